"""Mail drafts made from the screen: the same ones as the command makes, and nothing old beside them."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kcminutes.archive.standing import open_before
from kcminutes.meeting.model import Action, Item, Meeting
from kcminutes.storage.mailed import mailings
from kcminutes.tui.open_actions import OpenActions, Tasks
from support.screens import Window, at_home
from support.workspaces import a_meeting, held, put

DECEMBER = date(2016, 12, 8)
FOLDER = Path("minutes", "2016-12-08-mejl")


def minutes_with(folder: Path, *responsible: str) -> None:
    actions = tuple(Action(text="Räkna", responsible=(name,)) for name in responsible)
    put(folder, held(a_meeting(DECEMBER, Item(title="Polisen", actions=actions))))


async def mailed(window: Window, words: str) -> None:
    await window.until(lambda: window.app.screen.is_mounted and "2016-12-08" in window.text)
    await window.press("m")
    await window.until(lambda: any(words in sentence for sentence in window.told))


def people(folder: Path) -> set[str]:
    return {found[1] for path in folder.iterdir() if (found := re.search(r"Åtgärder 2016-12-08 (.+)\.eml", path.name))}


async def test_a_draft_to_somebody_who_has_nothing_to_do_any_more_goes(tmp_path: Path) -> None:
    minutes_with(tmp_path, "Åsa Berg", "Bo Ek")
    async with at_home(tmp_path) as window:
        await mailed(window, "3 mejl finns i ")
        assert people(tmp_path / FOLDER) == {"Åsa Berg", "Bo Ek"}
        minutes_with(tmp_path, "Åsa Berg")
        await mailed(window, "2 mejl finns i ")
        assert people(tmp_path / FOLDER) == {"Åsa Berg"}
        assert [mailing.title for mailing in mailings()] == ["Minnesanteckningar (utkast)"] * 2


async def test_a_draft_that_was_changed_is_left_alone_and_what_to_do_is_told(tmp_path: Path) -> None:
    minutes_with(tmp_path)
    async with at_home(tmp_path) as window:
        await mailed(window, "Mejlet finns i ")
        [draft] = (tmp_path / FOLDER).iterdir()
        draft.write_bytes(draft.read_bytes() + b"mer")
        await mailed(window, "är ändrad sedan dess; välj ett annat namn, eller flytta undan det och mejla igen.")
        assert draft.read_bytes().endswith(b"mer")
        assert len(mailings()) == 1


def kallelse_after_a_meeting(folder: Path, *actions: Action) -> Path:
    put(folder, held(a_meeting(DECEMBER, Item(title="Polisen", actions=actions))))
    return put(folder, a_meeting(date(2017, 1, 19), "Öppnande"))


async def test_what_is_open_is_asked_about_before_a_kallelse_goes_out_and_without_it_comes_first(tmp_path: Path) -> None:
    agenda = kallelse_after_a_meeting(tmp_path, Action(text="Räkna bilar"), Action(text="Räkna hus"))
    async with at_home(tmp_path) as window:
        await window.until(lambda: "2017-01-19" in window.text)
        await window.press("e")
        await window.type("txt", "<enter>")
        await window.until(lambda: "Utan de 2 öppna åtgärderna" in window.text)
        await window.type("<enter>")
        await window.until(lambda: any("Dokumentet finns i" in sentence for sentence in window.told))
        assert "Räkna" not in agenda.with_suffix(".txt").read_text("utf-8")
        await window.press("e")
        await window.type("txt", "<enter>")
        await window.until(lambda: "Med de 2 öppna åtgärderna" in window.text)
        await window.type("<down>", "<enter>")
        await window.until(lambda: "Räkna hus" in agenda.with_suffix(".txt").read_text("utf-8"))
        await window.press("m")
        await window.until(lambda: "Med de 2 öppna åtgärderna" in window.text)
        await window.type("<enter>")
        await window.until(lambda: any("Mejlet finns i" in sentence for sentence in window.told))


async def test_nothing_is_asked_where_nothing_is_open(tmp_path: Path) -> None:
    kallelse_after_a_meeting(tmp_path)
    async with at_home(tmp_path) as window:
        await window.until(lambda: "2017-01-19" in window.text)
        await window.press("m")
        await window.until(lambda: any("Mejlet finns i" in sentence for sentence in window.told))


@pytest.mark.parametrize("actions", [(), (Action(text="Räkna bilar"),)])
async def test_what_is_found_before_the_question_is_there_stands_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, actions: tuple[Action, ...]
) -> None:
    kallelse_after_a_meeting(tmp_path, *actions)

    def found(self: OpenActions, meeting: Meeting, then: Callable[[Tasks], object]) -> None:
        then(open_before(self._workspace, meeting))

    monkeypatch.setattr(OpenActions, "_find", found)
    async with at_home(tmp_path) as window:
        await window.until(lambda: "2017-01-19" in window.text)
        await window.press("m", *["enter" for _ in actions])
        await window.until(lambda: any("Mejlet finns i" in sentence for sentence in window.told))


async def test_a_help_that_lies_over_the_question_stays_when_nothing_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kallelse_after_a_meeting(tmp_path)
    waiting: list[Callable[[Tasks], object]] = []
    monkeypatch.setattr(OpenActions, "_find", lambda _, __, then: waiting.append(then))
    async with at_home(tmp_path) as window:
        await window.until(lambda: "2017-01-19" in window.text)
        await window.press("m", "f1")
        assert "Retur väljer" not in window.text
        waiting[0](())
        await window.settled()
        await window.press("escape")
        assert "Utan öppna åtgärder" in window.text
        await window.press("enter")
        await window.until(lambda: any("Mejlet finns i" in sentence for sentence in window.told))


async def test_a_calendar_file_and_plain_data_are_exported_from_the_screen_too(tmp_path: Path) -> None:
    agenda = kallelse_after_a_meeting(tmp_path, Action(text="Räkna bilar"))
    async with at_home(tmp_path) as window:
        await window.until(lambda: "2017-01-19" in window.text)
        for name, words in (("ics", "BEGIN:VCALENDAR"), ("json", '"organ"')):
            await window.press("e")
            await window.type(name, "<enter>")
            await window.until(lambda name=name: agenda.with_suffix(f".{name}").exists())
            assert words in agenda.with_suffix(f".{name}").read_text("utf-8")
