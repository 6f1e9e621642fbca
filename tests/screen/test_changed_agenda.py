"""A kallelse that is changed after its minutes were begun: told when they are opened, taken in with one key, undone."""

import os
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from kcminutes.meeting.model import Item
from kcminutes.storage.toml.meetings import encode, read
from support.screens import MEDIUM, Window, at_home, workspace_with


def agenda_of(folder: Path) -> Path:
    return folder / "agendas" / "2016-12-08.toml"


async def begun(window: Window, folder: Path) -> None:
    """Begin the minutes, and close them when the agenda as it was is kept."""
    await window.press("enter")
    await window.type("Sagt.")
    await window.until(lambda: len(list((folder / "state").rglob("agendas-read/*.toml"))) == 1)
    await closed(window)


async def closed(window: Window) -> None:
    await window.type("<ctrl+g>", "l")
    await window.until(lambda: "Arbetsmapp" in window.text)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


async def test_what_is_new_is_told_taken_in_with_one_key_and_undone(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path, MEDIUM) as window:
        await begun(window, tmp_path)
        agenda = read(agenda_of(tmp_path))
        changed = replace(agenda, head=replace(agenda.head, place="Skölden"), items=(*agenda.items, Item(title="Nytt på slutet")))
        agenda_of(tmp_path).write_text(encode(changed), "utf-8")
        await window.press("enter")
        await window.until(lambda: "Kallelsen har ändrats sedan du började: 1 nytt ärende, 1 ändrad uppgift" in window.flat)
        await window.type("<ctrl+g>", "*")
        await window.until(lambda: window.meeting.items[-1].title == "Nytt på slutet")
        assert window.meeting.head.place == "Skölden"
        assert window.meeting.items[0].notes == "Sagt."
        await window.press("ctrl+z")
        assert window.meeting.head.place == agenda.head.place
        assert window.meeting.items[-1].title == agenda.items[-1].title


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
@pytest.mark.parametrize("what", ["gone", "damaged", "pipe"])
async def test_an_agenda_that_cannot_be_read_is_told_when_it_is_to_be_taken_in(tmp_path: Path, what: str) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path, MEDIUM) as window:
        await begun(window, tmp_path)
        await window.press("enter")
        await window.until(lambda: "Sagt." in window.text)
        if what == "damaged":
            agenda_of(tmp_path).write_text("[mote\n")
        else:
            agenda_of(tmp_path).unlink()
        if what == "pipe":
            os.mkfifo(agenda_of(tmp_path))
        await window.type("<ctrl+g>", "*")
        await window.until(lambda: ("rad 1" if what == "damaged" else "går inte att läsa") in window.flat)
        await window.type("Mer.")
        assert window.meeting.items[0].notes == "Sagt.Mer."
