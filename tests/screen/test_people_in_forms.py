"""Fields of people in forms: initials, parts and beginnings, shown as what they are taken for before it counts."""

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from kcminutes.tui.dialogs.form import Form
from support.screens import MEDIUM, SMALL, Window, opened

NAMES = ["Anna Berg", "Anna Ek", "Carl von Essen", "Frida Nordin Ekdahl", "Öhrvall, Niklas"]
AGENDA = "\n".join(
    [
        'version = 2\n[mote]\norgan = "KC"\ndatum = 2016-12-08\n',
        *(f'[[deltagare]]\nnamn = "{name}"\norganisation = "Umeå kommun"\n' for name in NAMES),
        '[[arende]]\ntitel = "Ett"\nforedragande = ["Ylva Strand", "Bygg- och miljönämnden", "Lag & Rätt AB"]\n',
        '[[arende]]\ntitel = "Två"\n',
    ]
)


def shown(window: Window) -> str:
    """What stands under the fields."""
    return " ".join(str(row.visual) for row in window.app.screen.query(".taken-for").results(Static) if row.display)


@pytest.mark.parametrize(
    ("typed", "told", "presenters"),
    [
        ("fne", "→ Frida Nordin Ekdahl", ("Frida Nordin Ekdahl",)),
        ("ce, frida", "→ Carl von Essen · Frida Nordin Ekdahl", ("Carl von Essen", "Frida Nordin Ekdahl")),
        ("fne och cve", "→ Frida Nordin Ekdahl · Carl von Essen", ("Frida Nordin Ekdahl", "Carl von Essen")),
        ("ylva", "→ Ylva Strand", ("Ylva Strand",)),
        ("Anna Ek", "", ("Anna Ek",)),
        ("Runa Grip", "", ("Runa Grip",)),
        ("anna", "→ ”anna” passar Anna Berg eller Anna Ek; skriv mer, annars står det så", ("anna",)),
        ("an, fne", "→ ”an” passar Anna Berg eller Anna Ek; skriv mer, annars står det så · Frida", ("an", "Frida Nordin Ekdahl")),
        ("fne, Frida Nordin Ekdahl", "→ Frida Nordin Ekdahl", ("Frida Nordin Ekdahl",)),
    ],
)
async def test_presenters_are_read_as_the_people_of_an_action_are(
    typed: str, told: str, presenters: tuple[str, ...], tmp_path: Path
) -> None:
    async with opened(tmp_path, MEDIUM, agenda=AGENDA) as window:
        await window.type("<ctrl+n>", "<ctrl+g>", "r", "<tab>", typed)
        assert shown(window).startswith(told)
        assert bool(shown(window)) == bool(told)
        await window.type("<tab>")
        assert bool(shown(window)) == bool(told)  # also where she does not stand any more
        await window.type("<enter>")
        assert window.item(2).presenters == presenters


async def test_what_a_name_is_taken_for_is_whole_at_80_columns(tmp_path: Path) -> None:
    async with opened(tmp_path, SMALL, agenda=AGENDA) as window:
        await window.type("<ctrl+n>", "<ctrl+g>", "r", "<tab>", "anna, fne, ce, ylva")
        flat = " ".join(window.text.replace("│", "").split())
        assert "Anna Ek; skriv mer, annars står det så · Frida Nordin Ekdahl · Carl von Essen · Ylva Strand" in flat
        assert "F1 hjälp" in str(window.app.screen.query_one(".hints", Static).visual)


async def test_names_that_stand_there_survive_any_edit_of_the_field(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        held = window.item(1).presenters
        await window.type("<ctrl+g>", "r", "<tab>", ", fne", "<enter>")
        assert window.item(1).presenters == (*held, "Frida Nordin Ekdahl")
        await window.type("<ctrl+g>", "r", "<tab>", "<home>", "ce; ", "<enter>")
        assert window.item(1).presenters == ("Carl von Essen", *held, "Frida Nordin Ekdahl")


@pytest.mark.parametrize("letter", ["+", "."])
async def test_the_presenter_of_a_new_item_is_read_so_too(letter: str, tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+g>", letter, "Nytt", "<tab>", "fne", "<enter>")
        item = window.item(2) if letter == "+" else window.item(1, 1)
        assert (item.title, item.presenters) == ("Nytt", ("Frida Nordin Ekdahl",))


async def test_whom_somebody_stands_in_for_is_read_so_too_and_is_nobody_else_than_a_participant(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+r>", "anna ek", "<enter>", *["<tab>"] * 9, "fne")
        assert shown(window) == "→ Frida Nordin Ekdahl"
        await window.type("<enter>", "<home>", "<enter>", *["<tab>"] * 9, "niklas", "<enter>")
        assert {person.name: person.replaces for person in window.meeting.participants if person.replaces} == {
            "Anna Ek": "Frida Nordin Ekdahl",
            "Anna Berg": "Öhrvall, Niklas",
        }


async def test_who_made_it_final_is_read_so_too(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+g>", "v", "fne, anna", "<enter>")
        assert window.meeting.head.approvals[-1].by == ("Frida Nordin Ekdahl", "anna")


async def test_a_new_participant_who_is_known_is_read_so_too_but_is_never_one_who_is_there(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+r>", "+", "ys")
        assert shown(window) == "→ Ylva Strand"
        await window.type("<enter>", "+", "frida", "<enter>")
        assert [person.name for person in window.meeting.participants[-2:]] == ["Ylva Strand", "frida"]


async def test_a_person_who_is_renamed_is_called_what_is_typed(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+r>", "anna ek", "<enter>", *["<backspace>"] * 7, "frida", "<enter>")
        assert window.meeting.participants[1].name == "frida"


async def test_whose_actions_are_exported_is_shown_before(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+g>", "c", "<tab>", "fne")
        assert shown(window) == "→ Frida Nordin Ekdahl"


async def test_a_day_is_shown_before_it_counts(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+g>", "j", "<tab>", "24/4")
        assert shown(window) == "→ 2017-04-24 mån"
        await window.type("x")
        assert shown(window).startswith("? förstår inte datumet ”24/4x”")
        assert isinstance(window.app.screen, Form)
        await window.type("<backspace>")
        assert [field.value for field in window.app.screen.query(Input)] == ["", "24/4"]
