"""What Windows does with files that are open elsewhere, with hidden ones and with its own numbers: played, on any system."""

import contextlib
import ctypes
import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kcminutes.meeting.place import Place
from kcminutes.storage.durable import windows
from kcminutes.storage.durable.atomic import flush_to_disk, reason, write_atomically
from kcminutes.storage.durable.journal import SMALLEST, Journal
from kcminutes.storage.durable.journal_lines import Moment, recovered
from kcminutes.storage.durable.kept_file import KeptFile
from kcminutes.storage.durable.lock import Holder, MeetingLock
from kcminutes.storage.durable.windows import PAUSES
from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.source import read_text
from support.strategies import called_meeting

NUMBERS = (5, 21, 32, 33)


def refusal(number: int) -> PermissionError:
    """As Windows raises it: its own number, and for every one of these the same errno."""
    error = PermissionError(errno.EACCES, "Permission denied")
    error.winerror = number  # type: ignore[attr-defined]  # there on Windows only
    return error


@pytest.fixture
def no_pause(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, none of which takes time."""
    made: list[float] = []
    monkeypatch.setattr(windows, "time", SimpleNamespace(sleep=made.append))
    return made


@pytest.fixture
def no_renameat2(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that has no renames but the plain one."""
    for name in ("exchange", "move_to_free"):
        monkeypatch.setattr(f"kcminutes.storage.durable.atomic.{name}", lambda *_: False)


def fails(monkeypatch: pytest.MonkeyPatch, times: int, number: int) -> Callable[[], int]:
    """Let so many replacings fail with Windows' number; how many there were."""
    real, tries = os.replace, 0

    def replace(*args: Any) -> None:
        nonlocal tries
        tries += 1
        if tries <= times:
            raise refusal(number)
        real(*args)

    monkeypatch.setattr(os, "replace", replace)
    return lambda: tries


@pytest.mark.parametrize("number", NUMBERS)
def test_a_file_that_is_open_elsewhere_for_a_moment_is_replaced_when_it_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_pause: list[float], number: int
) -> None:
    path = tmp_path / "m.docx"
    path.write_bytes(b"gammalt")
    fails(monkeypatch, 3, number)
    write_atomically(path, b"nytt")
    assert path.read_bytes() == b"nytt"
    assert no_pause == list(PAUSES[:3])
    assert sum(PAUSES) <= 1


@pytest.mark.parametrize("number", NUMBERS)
def test_a_file_that_stays_open_is_told_with_where_to_close_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_pause: list[float], number: int
) -> None:
    path = tmp_path / "m.docx"
    path.write_bytes(b"gammalt")
    fails(monkeypatch, 99, number)
    with pytest.raises(OSError, match="Permission denied") as raised:
        write_atomically(path, b"nytt")
    assert "stäng den där, till exempel i Word" in reason(raised.value)
    assert "rätt" not in reason(raised.value)
    assert no_pause == list(PAUSES)
    assert path.read_bytes() == b"gammalt"
    assert [each.name for each in tmp_path.iterdir()] == ["m.docx"]


@pytest.mark.parametrize("number", [5, 112])
def test_what_will_not_pass_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_pause: list[float], number: int
) -> None:
    def open_(*_: Any) -> int:
        raise refusal(number)

    monkeypatch.setattr(os, "open", open_)
    with pytest.raises(PermissionError):
        write_atomically(tmp_path / "m.docx", b"nytt")
    assert not no_pause


def test_somebody_without_the_right_to_the_folder_is_told_that_too() -> None:
    assert "inte din att skriva på" in reason(refusal(5))
    assert reason(PermissionError(errno.EACCES, "x")) == "du har inte rätt att skriva där"


def test_a_file_that_another_program_reads_alone_is_told_as_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "m.toml").write_bytes(b"")

    def open_(*_: Any) -> int:
        raise refusal(32)

    monkeypatch.setattr(os, "open", open_)
    with pytest.raises(FileError, match="öppen i ett annat program"):
        read_text(tmp_path / "m.toml")


@pytest.mark.usefixtures("no_pause", "no_renameat2")
@pytest.mark.parametrize("times", [1, len(PAUSES) + 1, len(PAUSES) + 2])
def test_at_the_end_a_file_that_is_free_again_is_saved_and_nothing_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    kept = KeptFile(tmp_path / "m.toml")
    fails(monkeypatch, times, 5)
    kept.keep(called_meeting())
    assert kept.close(10.0)
    assert "Kommunchefsgruppen" in (tmp_path / "m.toml").read_text("utf-8")


# The journal: Windows moves no file that is open, and none to where one is.


@contextlib.contextmanager
def moves_no_open_file(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    real = os.replace

    def replace(source: Any, target: Any) -> None:
        open_here = {os.path.realpath(number) for number in Path("/proc/self/fd").iterdir()}
        if {os.path.realpath(source), os.path.realpath(target)} & open_here:
            raise refusal(32)
        real(source, target)

    with monkeypatch.context() as changed:
        changed.setattr(sys, "platform", "win32")
        changed.setattr(os, "replace", replace)
        changed.setattr(ctypes, "windll", SimpleNamespace(kernel32=Kernel()), raising=False)
        yield


class Kernel:
    """Windows' attributes of files."""

    def __init__(self) -> None:
        self.attributes: dict[str, int] = {}
        self.was_hidden: set[str] = set()

    def GetFileAttributesW(self, file: str) -> int:  # noqa: N802  # Windows' own name
        return self.attributes.get(file, 32) if os.path.lexists(file) else -1

    def SetFileAttributesW(self, file: str, attributes: int) -> int:  # noqa: N802
        self.attributes[file] = attributes
        if attributes & 2:
            self.was_hidden.add(file)
        return 1


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="tells which files are open")
def test_the_safety_copy_is_written_and_begun_anew_where_no_open_file_is_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_pause: list[float]
) -> None:
    path = tmp_path / "unsaved" / "m.journal"
    journal, meeting = Journal(path, tmp_path / "m.toml"), called_meeting()
    with moves_no_open_file(monkeypatch):
        for number in range(3):
            long = "å" * (SMALLEST // 2) + str(number)
            (first, *others) = meeting.items
            meeting = type(meeting)(head=meeting.head, items=(type(first)(id=first.id, title="Växel", notes=long), *others))
            for _ in range(3):
                journal.write(Moment(meeting, Place(), "x"))
                journal.sync()
                assert journal.is_in_place()
        journal.close()
    found = recovered(path)
    assert found is not None
    assert found.moment.meeting.items[0].notes == long
    assert not no_pause
    assert [each.name for each in path.parent.iterdir()] == ["m.journal"]


# Hidden files.


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Kernel:
    kernel = Kernel()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    return kernel


def test_a_file_is_hidden_while_it_is_written_and_not_when_it_has_its_name(tmp_path: Path, kernel: Kernel) -> None:
    write_atomically(tmp_path / "m.toml", b"nytt")
    (waiting,) = kernel.was_hidden
    assert waiting.endswith(".tmp")
    assert not kernel.attributes[waiting] & 2
    assert str(tmp_path / "m.toml") not in kernel.attributes


def test_lock_and_note_are_hidden_and_a_hidden_lock_left_by_a_crash_can_be_taken(
    tmp_path: Path, kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / ".m.toml.lock"
    left.write_bytes(b"")
    kernel.attributes[str(left)] = 34
    fcntl = pytest.importorskip("fcntl")
    how = {"LK_NBLCK": fcntl.LOCK_EX | fcntl.LOCK_NB, "LK_UNLCK": fcntl.LOCK_UN}
    locking = SimpleNamespace(**how, locking=lambda file, how, _: fcntl.flock(file, how))
    monkeypatch.setitem(sys.modules, "msvcrt", locking)
    lock = MeetingLock(tmp_path / "m.toml")
    assert lock.acquire() is None
    assert isinstance(MeetingLock(tmp_path / "m.toml").acquire(), Holder)
    assert kernel.attributes[str(left)] & 2
    assert kernel.attributes[str(tmp_path / ".m.toml.open")] & 2
    lock.release()


# macOS.


def test_macos_is_asked_for_more_than_fsync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")
    asked: list[object] = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda *args: asked.append(args[1]))
    with (tmp_path / "m").open("wb") as file:
        flush_to_disk(file.fileno())
    assert asked == [51]


def test_where_macos_has_no_more_than_fsync_that_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")
    synced: list[int] = []

    def refuse(*_: object) -> int:
        raise OSError(errno.ENOTSUP, "x")

    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", refuse)
    monkeypatch.setattr(os, "fsync", synced.append)
    with (tmp_path / "m").open("wb") as file:
        flush_to_disk(file.fileno())
    assert len(synced) == 1


def test_a_moment_of_somebody_elses_costs_the_writers_thread_no_more_than_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    fails(monkeypatch, 99, 32)
    with pytest.raises(PermissionError):
        write_atomically(tmp_path / "m", b"")
    assert 0.5 < sum(slept) <= 1.0
