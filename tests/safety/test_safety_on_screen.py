import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kcminutes.meeting.model import Meeting
from kcminutes.meeting.place import Cell, Part, Place
from kcminutes.storage.durable import saver as saving
from kcminutes.storage.durable.journal import Journal
from kcminutes.storage.durable.journal_lines import recovered
from kcminutes.storage.durable.safety_copy import journal_path
from support.open_file import copied
from support.places import place_at
from support.screens import opened

AGENDA = """version = 1
[mote]
organ = "Kommunchefsgruppen"
datum = 2016-12-08
[[deltagare]]
namn = "Frida Nevander"
[[arende]]
titel = "Ett"
anteckning = "rad\\nrad två"
[[arende.atgard]]
text = "Kalla till möte"
slutdatum = 2017-01-19
ansvarig = ["Frida Nevander"]
"""


def at(part: Part, **where: Any) -> Callable[[Meeting], Place]:
    """The place in the first item."""
    return lambda meeting: place_at(meeting, (0,), part, **where)


@pytest.mark.parametrize(("cell", "what"), [(0, Cell.TEXT), (1, Cell.DUE), (2, Cell.RESPONSIBLE)])
async def test_typing_goes_on_in_the_cell_of_the_row_where_it_was_cut_off(cell: int, what: Cell, tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA, cursor=at(Part.ACTIONS, cell=what, offset=4)) as window:
        row = window.screen.editor.actions.rows[0]
        await window.until(lambda: row.cell_at_hand is what)  # once the row is there
        await window.type("9")
        texts = [row.text.text, row.due.value, row.people.value]
        was = ["Kalla till möte", "2017-01-19", "Frida Nevander"]
        was[cell] = was[cell][:4] + "9" + was[cell][4:]
        assert texts == was


async def test_typing_goes_on_in_prose_where_it_was_cut_off(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA, cursor=at(Part.NOTES, offset=7)) as window:
        await window.type("n")
        assert window.item(1).notes == "rad\nradn två"


async def test_a_row_that_held_nothing_yet_is_opened_anew(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA, cursor=at(Part.ACTIONS, row=1)) as window:
        await window.type("Ny")
        assert [action.text for action in window.item(1).actions] == ["Kalla till möte", "Ny"]


async def test_the_safety_copy_knows_the_cell_and_the_column(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+o>", "Ring", "<tab>", "<tab>", "fri", "<left>", "n")
        await window.until(lambda: copied(window.session, 1))
        found = recovered(journal_path(window.session.path))
        assert found is not None
        assert found.moment.cursor == place_at(window.meeting, (0,), Part.ACTIONS, row=1, cell=Cell.RESPONSIBLE, offset=3)


async def test_a_meeting_that_is_read_only_refuses_every_command_in_the_session_itself(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+g>", "v", "<enter>")
        session, before = window.session, window.meeting
        assert session.locked
        assert session.proceedings.open_or_close() == session.proceedings.adjourn_or_resume() == session.locked
        session.recording.adopt_proposals(session.here or "")
        session.people.mark_all_present()
        session.people.toggle(0)
        session.agenda.remove_item(session.here or "")
        assert not session.agenda.move_item(session.here or "", 1)
        session.recording.set_notes(Place(session.here or ""), "annat")
        assert session.undo() is None
        assert session.meeting is before


@pytest.mark.parametrize(("stuck", "call"), [(saving, "write_atomically"), (Journal, "write")], ids=["minutes", "safety copy"])
async def test_keys_reach_the_screen_while_a_write_stands_still(
    stuck: Any, call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, goes_on = threading.Event(), threading.Event()
    write = getattr(stuck, call)

    def slowly(*args: Any, **options: Any) -> None:
        begun.set()
        assert goes_on.wait(60)
        write(*args, **options)

    monkeypatch.setattr(stuck, call, slowly)
    async with opened(tmp_path) as window:
        try:
            await window.type("Ja")
            await window.until(begun.is_set)
            await window.type(" och nej", "<f4>", "Beslutat.", "<ctrl+n>", "Mer")
            assert window.item(1).notes == "Ja och nej"
            assert "Mer" in window.text
        finally:
            goes_on.set()
        await window.until(lambda: "✓ sparat" in window.status)
        assert (await window.saved()).items[0].decisions == ("Beslutat.",)


async def test_what_a_killed_program_left_beside_the_minutes_is_cleared_once_they_are_open(tmp_path: Path) -> None:
    left = tmp_path / "minutes" / ".kcminutes-1-ab.tmp"
    left.parent.mkdir()
    left.write_bytes(b"halv")
    os.utime(left, (0, 0))
    async with opened(tmp_path, agenda=AGENDA) as window:
        left = window.session.path.parent / left.name
        await window.until(lambda: not left.exists())
