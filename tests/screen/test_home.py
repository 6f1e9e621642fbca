"""The home screen: the workspace's meetings, and what can be done with each."""

import re
import sys
import threading
from datetime import datetime
from pathlib import Path

import pytest

from kcminutes.storage import workspace
from kcminutes.storage.mailed import Mailing, note_mailed
from kcminutes.storage.toml.meetings import read
from kcminutes.tui.commands.home import HOME_COMMANDS, home_keys
from kcminutes.tui.commands.keymap import keymap
from kcminutes.tui.handbook import handbook_text
from kcminutes.tui.screens import home
from support.samples import AGENDA_2013, AGENDA_2016, MINUTES_2016
from support.screens import LARGE, Window, at_home, opened


def two_meetings(folder: Path) -> None:
    for name in ("agendas", "minutes"):
        (folder / name).mkdir()
    for file in (AGENDA_2013, AGENDA_2016):
        (folder / "agendas" / file.name).write_bytes(file.read_bytes())


async def test_meetings_stand_newest_first_with_their_state(tmp_path: Path) -> None:
    two_meetings(tmp_path)
    (tmp_path / "minutes" / "2016-12-08.toml").write_bytes(MINUTES_2016.read_bytes())
    async with at_home(tmp_path) as window:
        rows = [row for row in window.rows if "20" in row and "ärenden" in row]
        assert "2016-12-08 tor" in rows[0]
        assert "utkast" in rows[0]
        assert "2013-12-12 tor" in rows[1]
        assert "kallelse" in rows[1]
        assert str(tmp_path)[:10] in window.row("Arbetsmapp")


async def test_a_meeting_is_opened_typed_in_closed_and_shown_as_going_on(tmp_path: Path) -> None:
    two_meetings(tmp_path)
    async with at_home(tmp_path) as window:
        await window.type("<enter>", "text", "<ctrl+g>", "l")
        await window.until(lambda: "pågår" in window.text)
        assert read(tmp_path / "minutes" / "2016-12-08.toml").items[0].notes == "text"
        await window.type("<enter>", " mer", "<ctrl+q>")
        assert window.app.return_code == 0
        assert read(tmp_path / "minutes" / "2016-12-08.toml").items[0].notes == "text mer"


async def test_from_a_meeting_that_was_opened_by_name_one_comes_home_too(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+g>", "l")
        await window.until(lambda: "pågår" in window.text)
        await window.type("<enter>", " mer", "<ctrl+g>", "l")
        assert read(tmp_path / "minutes" / "2016-12-08.toml").items[0].notes == "text mer"


def at_hand(window: Window) -> str:
    """The name of the meeting whose row is chosen; empty if there is none."""
    entry = window.app.screen.entry if isinstance(window.app.screen, home.Home) else None
    return entry.path.stem if entry else ""


async def test_home_is_at_the_meeting_that_was_left(tmp_path: Path) -> None:
    two_meetings(tmp_path)
    agenda = AGENDA_2013.read_text(encoding="utf-8")
    async with at_home(tmp_path) as window:
        await window.until(lambda: at_hand(window))
        made = tmp_path / "agendas" / "2012-01-19.toml"
        made.write_text(re.sub(r"(?m)^datum = .*", "datum = 2012-01-19", agenda, count=1), encoding="utf-8")
        window.app.open_file(made)  # as one that was just made, which stands last in the list
        await window.type("text", "<ctrl+g>", "l")
        await window.until(lambda: at_hand(window) == "2012-01-19")


async def test_home_is_at_the_meeting_that_was_opened_by_name(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+g>", "l")
        await window.until(lambda: at_hand(window) == "2016-12-08")


async def test_the_second_meeting_is_opened_with_an_arrow(tmp_path: Path) -> None:
    two_meetings(tmp_path)
    async with at_home(tmp_path) as window:
        await window.press("down", "enter")
        assert str(window.meeting.head.day) == "2013-12-12"


async def test_a_meeting_is_shown_and_the_row_stays_chosen(tmp_path: Path) -> None:
    two_meetings(tmp_path)
    async with at_home(tmp_path, LARGE) as window:
        await window.press("down", "s")
        await window.until(lambda: "12 december 2013" in window.flat.replace("\xa0", " "))
        await window.press("escape")
        await window.app.workers.wait_for_complete()
        await window.settled()
        await window.press("enter")
        assert str(window.meeting.head.day) == "2013-12-12"


async def test_a_meeting_is_exported(tmp_path: Path) -> None:
    two_meetings(tmp_path)
    async with at_home(tmp_path) as window:
        await window.type("e", "md", "<enter>")
        await window.app.workers.wait_for_complete()
        out = next(tmp_path.rglob("2016-12-08.md"))
        assert "Kommunchefsgruppen" in out.read_text("utf-8")
        await window.until(lambda: any(str(out) in told for told in window.told))


async def test_a_folder_whose_name_looks_like_markup_is_told_as_it_is(tmp_path: Path) -> None:
    async with at_home(tmp_path / "[gamla]", LARGE) as window:
        await window.until(lambda: "Inga möten ännu" in window.flat)
        assert "[gamla]" in window.row("Kallelser som läggs i")


async def test_an_empty_workspace_tells_where_to_put_the_agenda(tmp_path: Path) -> None:
    async with at_home(tmp_path) as window:
        assert "Inga möten ännu" in window.flat
        assert "agendas" in "".join(window.text.split())
        await window.press("enter", "s", "e", "p", "down", "f1", "escape", "escape")
        assert "Inga möten ännu" in window.flat
        await window.press("ctrl+q")
        assert window.app.return_code == 0


async def test_a_broken_file_is_listed_told_about_and_in_nobodys_way(tmp_path: Path) -> None:
    two_meetings(tmp_path)
    (tmp_path / "agendas" / "2017-01-19.toml").write_text("version = 1\n[mote\n")
    async with at_home(tmp_path) as window:
        assert "trasig" in window.row("2017-01-19")
        for key in ("s", "e", "p"):
            await window.press(key)
        assert any("2017-01-19.toml" in told for told in window.told)
        await window.until(lambda: "2017-01-19.toml, rad 2" in window.flat)
        await window.type("<down>", "<enter>", "går bra")
        assert window.item(1).notes == "går bra"


async def test_a_file_with_brackets_in_its_fault_is_told_about_in_full(tmp_path: Path) -> None:
    (tmp_path / "agendas").mkdir()
    text = AGENDA_2016.read_text("utf-8").replace("[[deltagare]]", "[[delltagare]]")
    (tmp_path / "agendas" / "2017-01-19.toml").write_text(text, "utf-8")
    async with at_home(tmp_path) as window:
        await window.press("enter")
        assert any("delltagare" in told for told in window.told)
        await window.until(lambda: "delltagare" in window.flat)


async def test_help_is_there_at_home_too(tmp_path: Path) -> None:
    async with at_home(tmp_path) as window:
        await window.press("f1")
        await window.until(lambda: "Handbok: fem minuter" in window.text)


def home_of(window: Window) -> home.Home:
    assert isinstance(window.app.screen, home.Home)
    return window.app.screen


async def test_the_list_follows_the_folder_without_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "LOOKED_AT", 0.1)
    two_meetings(tmp_path)
    async with at_home(tmp_path) as window:
        await window.press("down")
        added = tmp_path / "agendas" / "2017-01-19.toml"
        added.write_text(AGENDA_2016.read_text("utf-8").replace("2016-12-08", "2017-01-19"), "utf-8")
        await window.until(lambda: "2017-01-19 tor" in window.text)
        assert home_of(window).entry.path.stem == "2013-12-12"  # she stays at the row that she chose
        added.write_text(added.read_text("utf-8").replace("Kommunchefsgruppen", "Regionrådet"), "utf-8")
        await window.until(lambda: "Regionrådet" in window.row("2017-01-19 tor"))
        added.unlink()
        await window.until(lambda: "2017-01-19" not in window.text)
        assert home_of(window).entry.path.stem == "2013-12-12"


async def test_a_folder_that_is_slow_stops_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    two_meetings(tmp_path)
    async with at_home(tmp_path) as window:
        there, may_go_on = threading.Event(), threading.Event()

        def look(listing: workspace.Listing) -> None:
            there.set()
            may_go_on.wait(30)

        monkeypatch.setattr(workspace.Listing, "look", look)
        home_of(window)._look()
        await window.until(there.is_set)
        home_of(window)._look()  # the next waits for this one
        await window.press("down")
        assert home_of(window).entry.path.stem == "2013-12-12"
        may_go_on.set()


@pytest.mark.parametrize(
    ("name", "kind"), [("Kallelse KC.docx", "Word"), ("k.PDF", "PDF"), ("m.eml", "mejl"), ("a.odt", "LibreOffice")]
)
async def test_others_files_among_the_agendas_are_told_what_they_are(tmp_path: Path, name: str, kind: str) -> None:
    two_meetings(tmp_path)
    (tmp_path / "agendas" / name).write_bytes(b"PK")
    async with at_home(tmp_path) as window:
        assert "annan fil" in window.row(name)
        assert kind in window.row(name)
        await window.press("end")
        assert f"{name} är " in window.flat
        for key in ("s", "e", "p"):
            await window.press(key)
            (told,) = window.told
            assert told.startswith(f"{name} är ")
            assert "".join(told.split()) in "".join(window.text.split())
            await window.press("escape")
            assert not window.told
        await window.press("enter")
        await window.until(lambda: "Läs in" in window.text)
        assert name in window.text
        await window.type("<escape>", "<home>", "<enter>", "går bra")
        assert window.item(1).notes == "går bra"


async def test_home_shows_each_of_its_keys_and_so_does_the_help(tmp_path: Path) -> None:
    two_meetings(tmp_path)
    usual, _ = keymap({})
    async with at_home(tmp_path) as window:
        help_text = handbook_text(usual)
        for command in HOME_COMMANDS:
            keys = home_keys(command, usual)
            assert not command.short or f"{keys[0]} {command.short}" in window.rows[-1]
            assert f"| {command.label} | {' · '.join(keys)} |" in help_text


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
async def test_a_meeting_whose_file_has_another_name_tells_that_only_this_one_is_saved(tmp_path: Path) -> None:
    two_meetings(tmp_path)
    minutes, other = tmp_path / "minutes" / "2016-12-08.toml", tmp_path / "minutes-kopia.toml"
    minutes.write_bytes(MINUTES_2016.read_bytes())
    other.hardlink_to(minutes)
    async with at_home(tmp_path, LARGE) as window:
        await window.press("enter")
        await window.until(lambda: "har fler namn på disken" in window.flat)
        await window.type("nytt", "<ctrl+q>")
    assert other.read_bytes() == MINUTES_2016.read_bytes() != minutes.read_bytes()


async def test_a_kallelse_that_was_mailed_has_that_for_its_state(tmp_path: Path) -> None:
    two_meetings(tmp_path)
    agenda = tmp_path / "agendas" / "2016-12-08.toml"
    head = read(agenda).head
    async with at_home(tmp_path) as window:
        assert "kallelse" in window.row("2016-12-08")
        note_mailed(Mailing(datetime(2016, 12, 1, 9).astimezone(), str(agenda), head.body, head.day, "Kallelse"))
        await window.until(lambda: "sänd 1/12" in window.row("2016-12-08"))
        assert "kallelse" in window.row("2013-12-12")


async def test_minutes_are_shown_as_mailed_only_once_they_themselves_were(tmp_path: Path) -> None:
    two_meetings(tmp_path)
    minutes = tmp_path / "minutes" / "2016-12-08.toml"
    minutes.write_bytes(MINUTES_2016.read_bytes())
    head = read(minutes).head
    agenda = tmp_path / "agendas" / "2016-12-08.toml"
    note_mailed(Mailing(datetime(2016, 12, 1, 9).astimezone(), str(agenda), head.body, head.day, "Kallelse"))
    async with at_home(tmp_path, LARGE) as window:
        assert "2016-12-01" not in window.row("2016-12-08")
        note_mailed(Mailing(datetime(2016, 12, 10, 9).astimezone(), str(minutes), head.body, head.day, "Protokoll (utkast)"))
        await window.until(lambda: "mejlad 2016-12-10" in window.row("2016-12-08"))
