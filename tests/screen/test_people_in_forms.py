"""Fields of people in forms: initials, parts and beginnings, shown as what they are taken for before it counts."""

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from kcminutes.tui.dialogs.form import Form
from support.rarely import rare_cases
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
        ("fne och cve", "→ Frida Nordin Ekdahl · Carl von Essen", ("Frida Nordin Ekdahl", "Carl von Essen")),
        ("ce + qq", "→ Carl von Essen · ”qq”: ingen i mötet heter så; det står som skrivet", ("Carl von Essen", "qq")),
        ("an, fne", "→ ”an” passar Anna Berg eller Anna Ek; skriv mer, annars står det så · Frida", ("an", "Frida Nordin Ekdahl")),
        *rare_cases(
            ("fne", "→ Frida Nordin Ekdahl", ("Frida Nordin Ekdahl",)),
            ("ce, frida", "→ Carl von Essen · Frida Nordin Ekdahl", ("Carl von Essen", "Frida Nordin Ekdahl")),
            ("ylva", "→ Ylva Strand", ("Ylva Strand",)),
            ("Anna Ek", "", ("Anna Ek",)),
            ("Runa Grip", "? ingen i mötet heter så; det står som skrivet", ("Runa Grip",)),
            ("fri ek", "→ Frida Nordin Ekdahl", ("Frida Nordin Ekdahl",)),
            ("anna", "→ ”anna” passar Anna Berg eller Anna Ek; skriv mer, annars står det så", ("anna",)),
            ("fne, Frida Nordin Ekdahl", "→ Frida Nordin Ekdahl", ("Frida Nordin Ekdahl",)),
        ),
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


async def test_a_newcomer_may_stand_in_for_any_participant(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+r>", "+", "Runa Grip", *["<tab>"] * 9, "fri nord")
        assert shown(window) == "→ Frida Nordin Ekdahl"
        await window.type("<enter>")
        assert window.meeting.participants[-1].replaces == "Frida Nordin Ekdahl"


@pytest.mark.parametrize("organisation", ["", "Umeå kommun", "umeå k"])
async def test_somebody_who_is_listed_already_is_not_listed_twice_unasked(organisation: str, tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        count = len(window.meeting.participants)
        await window.type("<ctrl+r>", "+", "anna ek")
        assert shown(window) == "? Anna Ek, Umeå kommun finns redan i listan."
        await window.type("<tab>", organisation, "<enter>")
        asked = str(window.app.screen.query_one("#wrong", Static).visual)
        assert asked == "? Anna Ek, Umeå kommun finns redan i listan. Retur en gång till gör det ändå."
        assert "Retur en gång till" in window.text  # at 80 columns and 24 rows
        assert len(window.meeting.participants) == count
        await window.type("<enter>")
        assert len(window.meeting.participants) == count + 1


async def test_a_namesake_of_another_organisation_is_nobody_who_is_listed(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+r>", "+", "Anna Ek", "<tab>", "Polisen", "<enter>")
        assert [(one.name, one.organisation) for one in window.meeting.participants[-1:]] == [("Anna Ek", "Polisen")]


@pytest.mark.parametrize(
    ("typed", "told", "stored"),
    [("umeå k", "→ Umeå kommun", "Umeå kommun"), ("Umeå", "", "Umeå"), ("kommun", "", "kommun"), ("Polisen", "", "Polisen")],
)
async def test_an_organisation_may_be_typed_as_the_beginning_of_one_that_is_known(
    typed: str, told: str, stored: str, tmp_path: Path
) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+r>", "+", "Runa Grip", "<tab>", typed)
        assert shown(window) == told
        await window.type("<enter>")
        assert window.meeting.participants[-1].organisation == stored


async def test_items_that_there_are_not_are_told_before_somebody_is_bound_to_them(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+r>", "+", "Runa Grip", *["<tab>"] * 5, "2, 99")
        assert shown(window) == "? Det finns inget ärende 99 i mötet."
        await window.type("<enter>")
        assert window.meeting.participants[-1].name != "Runa Grip"
        await window.type(*["<backspace>"] * 4, "<enter>")
        assert window.meeting.participants[-1].items == "2"


async def test_a_day_before_the_meeting_is_told_before_the_document_is_final(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+g>", "v", "fne", "<tab>", "2016-12-07")
        assert shown(window) == "→ Frida Nordin Ekdahl ? dagen är före mötet, som är 2016-12-08"
        await window.type("<enter>")
        assert not window.meeting.head.is_final
        await window.type("<backspace>", "8", "<enter>")
        assert window.meeting.head.is_final


async def test_what_was_wrong_with_a_field_is_told_until_the_field_is_changed(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+g>", "v", "fne", "<tab>", "trist", "<enter>")
        wrong = window.app.screen.query_one("#wrong", Static)
        assert str(wrong.visual).startswith("! Datum: förstår inte datumet")
        await window.type("<backspace>")
        assert not str(wrong.visual)


async def test_a_draft_keeps_the_space_before_the_next_word_and_the_deed_does_not(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+g>", "+", "Budget ", "<escape>", "<ctrl+g>", "+", "2017 ", "<enter>")
        assert window.meeting.items[1].title == "Budget 2017"


async def test_who_left_is_shown_as_gone(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+r>", "anna ek", "2")
        assert "[–] gick   Anna Ek" in window.text
        await window.type("<home>", "<down>", "1")
        assert "[x] här    Anna Ek" in window.text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("kalle anka", "? ingen i mötet heter så; det står som skrivet"),
        ("ce + qq", "→ Carl von Essen · ”qq”: ingen i mötet"),
    ],
)
async def test_a_responsible_person_who_is_nobody_is_told_while_it_is_typed(typed: str, told: str, tmp_path: Path) -> None:
    async with opened(tmp_path, MEDIUM, agenda=AGENDA) as window:
        await window.type("<ctrl+o>", "Ring", "<tab>", "<tab>", typed)
        assert told in window.text


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
