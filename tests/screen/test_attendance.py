"""Närvaro: letters find a person and do nothing else, what is done with the one found, and what is seen in a small window."""

from collections.abc import Sequence
from datetime import time
from itertools import cycle
from pathlib import Path

import pytest

from kcminutes.meeting.states import Attendance
from kcminutes.tui.dialogs.attendance import AttendanceScreen
from kcminutes.tui.dialogs.attendance_keys import ATTENDANCE_KEYS
from kcminutes.tui.textual_seams.marked_list import SIGN
from support.rarely import rarely
from support.screens import LARGE, MEDIUM, SMALL, Window, opened

HERE, AWAY = Attendance.PRESENT, Attendance.ABSENT

NAMES = [
    "Anna Berg",
    "Anna Ek",
    "Anna-Karin Öberg",
    "Carl von Essen",
    "Frida Nordin Ekdahl",
    "Gun Åhl",
    "Niklas Öhrvall",
    "Nils D'Arc",
]


def agenda(names: list[str], organisations: Sequence[str] = ("Umeå kommun",)) -> str:
    rows = [
        f'[[deltagare]]\nnamn = "{name}"\norganisation = "{organisation}"\nbeslutande = true\n'
        for name, organisation in zip(names, cycle(organisations), strict=False)
    ]
    return "\n".join(
        [
            'version = 2\n[mote]\norgan = "KC"\ndatum = 2016-12-08\n',
            *rows,
            '[[arende]]\ntitel = "Ett"\n',
            '[[arende]]\ntitel = "Två"\n',
        ]
    )


def marks(window: Window) -> dict[str, str]:
    """Those who are marked, by their names."""
    return {person.name: person.attendance.value for person in window.meeting.participants if person.attendance}


def at_hand(window: Window) -> str:
    """The row with the sign."""
    return next(row.partition(SIGN)[2] for row in window.rows if SIGN in row and "Anteckning" not in row)


@pytest.mark.parametrize(
    "name",
    [
        *NAMES,
        *rarely(*(name.lower() for name in NAMES)),
        *rarely("frida", "nik", "Carl Von Essen", "kga nek", "Anna-Karin", "Åsa Gran"),
        "anna berg-ek",
        "carl v essen",
    ],
)
async def test_no_name_that_is_typed_changes_anything(name: str, tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=agenda(NAMES)) as window:
        before = window.meeting.participants
        await window.type("<ctrl+r>", name)
        assert window.meeting.participants == before
        assert isinstance(window.app.screen, AttendanceScreen)
        await window.type("<escape>", "<escape>", "text")
        assert window.item(1).notes == "text"
        assert window.meeting.participants == before


@pytest.mark.parametrize("name", NAMES)
async def test_a_name_and_space_marks_that_person_alone(name: str, tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=agenda(NAMES)) as window:
        await window.type("<ctrl+r>", name, "<space>")
        assert marks(window) == {name: "närvarande"}


async def test_a_search_ends_with_what_is_done_so_that_the_next_name_can_be_typed(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=agenda(NAMES)) as window:
        await window.type("<ctrl+r>", "fri", "<space>", "gun", "1", "nik", "<space>", "ce", "2")
        assert set(marks(window)) == {"Frida Nordin Ekdahl", "Gun Åhl", "Niklas Öhrvall", "Carl von Essen"}
        people = {person.name: person for person in window.meeting.participants}
        assert people["Gun Åhl"].arrived == time(8, 30)
        assert people["Carl von Essen"].left == time(8, 30)
        assert "Skriv ett namn för att söka" in window.text


async def test_a_space_is_one_of_the_name_while_that_fits_several_and_marks_once_one_is_chosen(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=agenda(NAMES)) as window:
        await window.type("<ctrl+r>", "anna", "<space>")
        assert marks(window) == {}
        assert "3 passar; skriv mer, eller välj med pilarna" in window.text
        await window.type("e", "<space>")
        assert marks(window) == {"Anna Ek": "närvarande"}
        await window.type("anna", "<down>", "<down>")
        chosen = next(name for name in NAMES if name in at_hand(window))
        await window.press("space")
        assert marks(window)[chosen] == ("frånvarande" if chosen == "Anna Ek" else "närvarande")


async def test_a_name_that_goes_on_after_a_space_takes_back_what_the_space_did(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=agenda(NAMES)) as window:
        await window.type("<ctrl+r>", "frida", "<space>")
        assert marks(window) == {"Frida Nordin Ekdahl": "närvarande"}
        await window.type("n")  # as well the beginning of Niklas
        assert marks(window) == {"Frida Nordin Ekdahl": "närvarande"}
        await window.type("or")
        assert marks(window) == {}
        assert "Sök: frida nor" in window.text
        await window.press("space")
        assert marks(window) == {"Frida Nordin Ekdahl": "närvarande"}


async def test_escape_ends_the_search_and_then_the_dialog(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=agenda(NAMES)) as window:
        await window.type("<ctrl+r>", "gun")
        assert "Sök: gun" in window.text
        await window.press("escape")
        assert "Sök:" not in window.text
        assert "Gun Åhl" in at_hand(window)
        await window.press("escape")
        assert window.place == "notes"


async def test_backspace_takes_a_letter_of_the_search_away(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=agenda(NAMES)) as window:
        await window.type("<ctrl+r>", "gux", "<backspace>", "n", "<space>")
        assert marks(window) == {"Gun Åhl": "närvarande"}


async def test_a_pasted_name_is_searched_for(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=agenda(NAMES)) as window:
        await window.press("ctrl+r")
        await window.paste("Carl von Essen\n")
        await window.press("space")
        assert marks(window) == {"Carl von Essen": "närvarande"}


async def test_a_name_that_nobody_has_is_told_and_becomes_that_of_the_new_participant(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=agenda(NAMES)) as window:
        await window.type("<ctrl+r>", "ylva strand", "<space>", "1", "2", "<enter>", "<delete>")
        assert marks(window) == {}
        assert "Ingen heter så; + lägger till." in window.text
        await window.type("+", "<enter>")
        assert window.meeting.participants[-1].name == "ylva strand"


async def test_everybody_here_is_undone_in_one_key(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=agenda(NAMES)) as window:
        before = window.meeting.participants
        await window.press("ctrl+r", "down", "space", "3")
        assert set(marks(window)) == set(NAMES)
        assert any("7 markerade som här; Ctrl+Z ångrar." in told for told in window.told)
        await window.press("ctrl+z")
        assert marks(window) == {"Anna Ek": "närvarande"}
        await window.press("ctrl+z")
        assert window.meeting.participants == before


async def test_space_twice_loses_no_time(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=agenda(NAMES)) as window:
        await window.press("ctrl+r", "home", "1")
        window.clock.pass_by(minutes=40)
        await window.press("2")
        window.clock.pass_by(minutes=5)
        await window.press("1")
        before = window.meeting.participants
        assert (before[0].arrived, before[0].away) != (None, ())
        await window.press("space")
        assert (window.meeting.participants[0].attendance, window.meeting.participants[0].arrived) == (AWAY, None)
        await window.press("space")
        assert window.meeting.participants == before


async def test_came_now_and_left_now_take_three_keys_for_the_items_guest(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+r>", "3", "<escape>", "<ctrl+g>", "6", "<enter>")
        await window.press("ctrl+r", "1", "escape")
        guest = next(person for person in window.meeting.participants if person.items == "6")
        assert (guest.attendance, guest.arrived) == (HERE, time(8, 30))
        await window.press("ctrl+r", "2", "escape")
        assert next(person for person in window.meeting.participants if person.items == "6").left == time(8, 30)
        assert window.place == "notes"


MUNICIPALITIES = ["Umeå", "Vännäs", "Bjurholm", "Nordmaling", "Robertsfors", "Vindeln", "Örnsköldsvik", "Dorotea", "Lycksele"]
MUNICIPALITIES += ["Malå", "Norsjö", "Sorsele", "Storuman", "Vilhelmina", "Åsele"]
THIRTY = [f"Deltagare-Långtfrån Medettefternamn-Nummer{number:02}" for number in range(30)]


async def test_with_thirty_people_and_fifteen_municipalities_everything_is_seen_in_a_small_window(tmp_path: Path) -> None:
    text = agenda(THIRTY, [f"{name} kommun" for name in MUNICIPALITIES])
    async with opened(tmp_path, SMALL, agenda=text) as window:
        await window.press("ctrl+r")
        for key in ATTENDANCE_KEYS:
            assert not key.short or f"{key.shown} {key.short}" in window.flat.replace(" │ │ ", " "), key
        assert "F1 hjälp" in window.text
        summed = window.flat.replace("│", "").replace("  ", " ").partition("Utan beslutande:")[2]
        assert [name for name in MUNICIPALITIES if name not in summed] == []
        listed = [row for row in window.rows if "[ ] ?" in row]
        assert len(listed) >= 12
        assert all("…" in row for row in listed)
        await window.press("end")
        assert "Nummer29" not in window.text  # the name is cut
        await window.press("1")
        assert [person.name for person in window.meeting.participants if person.arrived] == [THIRTY[-1]]
        await window.press("home", "1", "pagedown", "1")
        arrived = [index for index, person in enumerate(window.meeting.participants) if person.arrived]
        assert arrived[0] == 0
        assert len(listed) - 2 <= arrived[1] <= len(listed) + 1  # the sums have become shorter
        await window.press("pageup")
        assert at_hand(window).rstrip() == window.row("kom 08.30").partition(SIGN)[2].rstrip()


@pytest.mark.parametrize("size", [SMALL, MEDIUM, LARGE])
async def test_a_name_that_is_cut_ends_in_dots_and_one_that_is_not_stands_whole(size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(tmp_path, size, agenda=agenda([*NAMES, "Hannes-Emanuel Silfverstolpe-Bergenstråhle"])) as window:
        await window.press("ctrl+r")
        assert all(name in window.text for name in NAMES)
        assert "Hannes-Emanuel Silfver" in window.text
        assert window.row("Hannes").partition("Hannes")[2].partition(" · ")[0].rstrip().endswith(("…", "stråhle"))


async def test_the_number_of_rows_does_not_change_while_one_searches(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE, agenda=agenda(NAMES)) as window:
        await window.press("ctrl+r")
        frame = window.app.screen.query_one("#dialog").region
        await window.type("gun")
        assert window.app.screen.query_one("#dialog").region == frame


async def test_a_meeting_that_can_only_be_read_tells_so_and_is_searched_all_the_same(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=agenda(NAMES)) as window:
        await window.type("<ctrl+g>", "v", "Gun Åhl", "<enter>", "<ctrl+r>")
        before = window.meeting
        await window.press("space", "1", "2", "3", "plus", "enter", "delete", "ctrl+z")
        assert window.meeting == before
        assert any("kan inte ändras" in told for told in window.told)
        await window.type("gun")
        print(window.text)
        assert "Gun Åhl" in at_hand(window)
