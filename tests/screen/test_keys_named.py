"""The keys that the screen names are those that the settings have bound."""

import re
from pathlib import Path

from kcminutes.session.session import Session
from kcminutes.storage.settings import Settings
from support.screens import EMPTY_AGENDA, LARGE, Window, at_home, opened

OTHERS = Settings(
    keys={
        "forslag": "f7",
        "bakgrund": "f20",
        "ga_till": "f6",
        "angra": "ctrl+e",
        "narvaro": "f2",
        "hjalp": "f3",
        "avsluta": "f1",
    }
)
"""Each of these keys is another command's or nobody's if the settings say nothing."""


def old_keys(window: Window) -> list[str]:
    """The usual keys of the commands that have others in `OTHERS`, where the screen or a message names one."""
    return re.findall(r"Ctrl\+[GQRZ]\b|F6 blir|F6 gör|F7 bakgrund|F1 hjälp", " ".join([window.text, *window.told]))


async def test_the_item_names_the_keys_in_force_and_they_do_what_it_says(tmp_path: Path) -> None:
    agenda = f'{EMPTY_AGENDA}\n[[arende]]\ntitel = "Budget"\nforslag = ["Att anta budgeten."]\n'
    async with opened(tmp_path, LARGE, agenda, OTHERS) as window:
        assert "Förslag: 1 (F7 blir beslut) · F20 bakgrund" in window.text
        await window.press("f20")
        assert "Förslag till beslut (F7 gör det till beslut)" in window.text
        assert not old_keys(window)
        await window.press("f7")
        assert window.item(1).decisions == ("Att anta budgeten.",)


async def test_the_status_line_names_the_go_to_key_in_force(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE, settings=OTHERS) as window:
        assert "ej öppnat (F6 o)" in window.status
        await window.press("f6", "o")
        assert window.meeting.head.opened


async def test_a_closed_meeting_names_the_way_to_its_times(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE, settings=OTHERS) as window:
        await window.press("f6", "o", "f6", "o")
        assert window.told[-1] == "Mötet avslutades kl. 08.30."
        await window.press("f6", "o")
        assert window.told[-1] == "Mötet är avslutat sedan kl. 08.30. F6 m ändrar tiderna."


async def test_an_agenda_without_items_names_the_way_to_add_one(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=EMPTY_AGENDA, settings=OTHERS) as window:
        assert "F6 + lägger till ett." in window.text
        await window.type("<f6>", "+", "Nytt", "<enter>")
        assert window.item(1).title == "Nytt"


async def test_what_is_removed_names_the_key_that_undoes(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE, settings=OTHERS) as window:
        before = window.meeting
        await window.press("f6", "-")
        assert window.told[-1] == "”Mötets öppnande” är borttaget; Ctrl+E ångrar."
        await window.press("ctrl+e")
        assert window.meeting.items == before.items


async def test_in_attendance_the_keys_in_force_undo_and_leave(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE, settings=OTHERS) as window:
        before = window.meeting
        await window.press("f2", "delete")
        assert window.told[-1].endswith("är borttagen; Ctrl+E ångrar.")
        await window.press("ctrl+z", "ctrl+r", "f3", "f3")
        assert len(window.meeting.participants) == len(before.participants) - 1
        await window.press("ctrl+e")
        assert window.meeting.participants == before.participants
        await window.press("f2")
        assert window.app.screen is window.screen


async def test_in_attendance_undo_without_a_key_is_reached_by_its_letter(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE, settings=Settings(keys={"angra": ""})) as window:
        before = window.meeting
        await window.press("ctrl+r", "delete")
        assert window.told[-1].endswith("är borttagen; Ctrl+G z ångrar.")
        await window.press("escape", "ctrl+g", "z")
        assert window.meeting.participants == before.participants


async def test_ctrl_c_names_the_key_that_ends(tmp_path: Path) -> None:
    async with opened(tmp_path, settings=OTHERS) as window:
        await window.press("ctrl+c")
        assert window.told == ["F1 avslutar; allt sparas av sig självt."]
        await window.press("f1")
        assert window.has_ended


async def test_a_file_that_somebody_else_changed_names_the_way_to_save_over_it(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE, settings=OTHERS) as window:
        await window.type("mitt")
        await window.saved()
        others_change(window.session)
        await window.type(" och mer")
        await window.until(lambda: any("F6 ä sparar över den." in message for message in window.told))
        await window.press("f6", "ä")
        assert (await window.saved()).items[0].notes == "mitt och mer"


def others_change(session: Session) -> None:
    """Change the meeting's file as another program would."""
    session.path.write_bytes(session.path.read_bytes().replace(b"mitt", b"ditt"))


async def test_home_names_help_and_the_end_by_the_keys_in_force(tmp_path: Path) -> None:
    async with at_home(tmp_path, settings=OTHERS) as window:
        assert "p skriv  F3 hjälp  F1 slut" in window.text
        assert not old_keys(window)
        await window.press("f3")
        await window.until(lambda: "Handbok: fem minuter" in window.text)
        await window.press("escape", "f1")
        assert window.has_ended


async def test_home_names_its_own_key_for_an_end_that_has_no_other(tmp_path: Path) -> None:
    async with at_home(tmp_path, settings=Settings(keys={"avsluta": "", "hjalp": ""})) as window:
        assert "p skriv  q slut" in window.text
        await window.press("q")
        assert window.has_ended
