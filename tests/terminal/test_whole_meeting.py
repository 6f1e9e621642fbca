"""The whole meeting of 2016, typed with keys alone in a real terminal."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from kcminutes.meeting.model import Item, Meeting
from kcminutes.meeting.queries import item_at, walk
from kcminutes.meeting.states import Attendance
from kcminutes.storage.toml import meetings as toml
from support.keystrokes_2016 import steps
from support.samples import AGENDA_2016, MINUTES_2016
from support.secretary import Secretary
from support.terminal import Terminal


def start(folder: Path, rows: int = 24, columns: int = 80) -> Terminal:
    environment = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "XDG_STATE_HOME": str(folder / "state")}
    command = [sys.executable, "-m", "kcminutes", "agendas/2016-12-08.toml"]
    terminal = Terminal.start(command, rows, columns, env=environment, cwd=folder)
    terminal.wait_for("Anteckning")
    return terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "agendas").mkdir()
    shutil.copy(AGENDA_2016, tmp_path / "agendas")
    return tmp_path


def without_times(item: Item) -> Item:
    """The item without what nobody typed: when it was handled, and ids."""
    actions = tuple(replace(action, id="") for action in item.actions)
    return replace(item, id="", handled=(), actions=actions, subitems=tuple(map(without_times, item.subitems)))


def handled_order(meeting: Meeting) -> list[tuple[int, ...]]:
    spans = [(span.start, path) for path, item in walk(meeting) for span in item.handled]
    return list(dict.fromkeys(path for _, path in sorted(spans)))


def words(text: str) -> str:
    """The text's letters and digits alone, as PDF text has other spaces and line ends."""
    return "".join(char for char in text if char.isalnum())


def test_the_whole_meeting_of_2016_is_typed_with_keys_found_again_and_exported(folder: Path) -> None:
    typed = steps()
    with start(folder) as terminal:
        secretary = Secretary(terminal, toml.read(AGENDA_2016))
        secretary.press("ctrl+g", "o")
        for step in typed:
            secretary.step(step)
        secretary.press("ctrl+g", "o", "ctrl+q")
        assert terminal.exit_code(200) == 0

    minutes = folder / "minutes" / "2016-12-08.toml"
    recorded, expected = toml.read(minutes), toml.read(MINUTES_2016)
    assert toml.read(folder / "agendas" / "2016-12-08.toml") == toml.read(AGENDA_2016)
    for path, item in walk(expected):
        assert without_times(item_at(recorded, path)) == without_times(item)
    assert [item.title for _, item in walk(recorded)] == [item.title for _, item in walk(expected)]
    assert [person.attendance for person in recorded.participants] == [person.attendance for person in expected.participants]
    assert [bool(person.arrived) for person in recorded.participants] == [bool(person.arrived) for person in expected.participants]
    assert recorded.head.opened
    assert recorded.head.closed
    order = [step.path for step in typed if step.notes or step.decisions or step.actions]
    assert [path for path in handled_order(recorded) if path in order] == order
    assert order != sorted(order)

    with start(folder) as terminal:
        terminal.wait_for("avslutat")
        terminal.press("ctrl+g")
        terminal.type("15.2")
        terminal.press("enter")
        terminal.wait_for("15.2 Digitala Västerbotten")
        terminal.wait_for(lambda text: "Å" in text and "2017-01-10" in text)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    assert toml.read(minutes) == recorded

    pdf = folder / "utkast.pdf"
    subprocess.run([sys.executable, "-m", "kcminutes", "export", minutes, "-f", "pdf", "-o", pdf], check=True, timeout=60)
    assert_everything_stands_in_order(recorded, pdf_text(pdf))
    present = [person for person in recorded.participants if person.attendance is Attendance.PRESENT]
    assert len(present) == 10


def pdf_text(pdf: Path) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(pdf).pages)


def assert_everything_stands_in_order(meeting: Meeting, text: str) -> None:
    """Every line of every item's notes, decisions and actions is in the text, the items in the agenda's order."""
    found = words(text)
    position = 0
    for path, item in walk(meeting):
        position = found.index(words(item.title), position)
        for part in (item.notes, *item.decisions, *(action.text for action in item.actions)):
            for line in part.replace("*", "").split("\n"):
                assert words(line) in found[position:], (path, line)
        for line in item.notes.replace("*", "").split("\n"):
            position = found.index(words(line), position)
