import errno
import os
import threading
import time as clock
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from msgspec.structs import replace

from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import Item, Meeting
from kcminutes.storage.durable import saver as saving
from kcminutes.storage.durable.atomic import write_atomically
from kcminutes.storage.durable.newest_writer import SaveState
from kcminutes.storage.durable.saver import Saver
from kcminutes.storage.toml.meetings import read
from support.strategies import called_meeting
from support.waiting import limits_of_waits

PATIENCE: Final = 3.0
"""Seconds after which a thread that is waited for has failed; reached only when a test fails."""


def told(notes: str) -> Meeting:
    meeting = called_meeting()
    return identified(replace(meeting, items=(Item(title="Växel", notes=notes), *meeting.items[1:])))


def wait_until(happened: Callable[[], bool]) -> None:
    end = clock.monotonic() + PATIENCE
    while not happened():
        assert clock.monotonic() < end, "it never happened"
        clock.sleep(0.002)


class Disk:
    """Stands between the saver and the disk: counts writes, refuses them, and can hold one back while it is written."""

    def __init__(self) -> None:
        self.writes: list[bytes] = []
        self.attempts = 0
        self.refusal: int | None = None
        self.writing = threading.Event()
        self.may_write = threading.Event()
        self.may_write.set()

    def write(self, path: Path, data: bytes, **options: Any) -> None:
        self.attempts += 1
        self.writing.set()
        assert self.may_write.wait(PATIENCE)
        if self.refusal is not None:
            raise OSError(self.refusal, os.strerror(self.refusal))
        write_atomically(path, data, **options)
        self.writes.append(data)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    disk = Disk()
    monkeypatch.setattr(saving, "write_atomically", disk.write)
    yield disk
    disk.refusal = None
    disk.may_write.set()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "SAVE_DELAY", 0.01)
    monkeypatch.setattr(saving, "RETRY_DELAY", 0.01)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "SAVE_DELAY", 60.0)
    monkeypatch.setattr(saving, "RETRY_DELAY", 60.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "minutes" / "2017-03-09.toml"


def test_nothing_is_written_before_the_first_request(path: Path) -> None:
    saver = Saver(path)
    saver.writer.hurry()
    assert saver.writer.flush()
    assert saver.writer.close()
    assert not path.parent.exists()
    assert saver.writer.state.saved


def test_what_is_asked_for_waits_less_than_the_promised_second(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = limits_of_waits(monkeypatch, "saver")
    saver = Saver(path)
    saver.writer.request(told("ja"))
    wait_until(lambda: saver.writer.state.saved)
    assert saving.SAVE_DELAY in limits  # beside those of another test's saver that still tries
    assert saving.SAVE_DELAY < 1.0
    assert read(path) == told("ja")
    saver.writer.close()


def test_several_changes_in_a_short_time_are_one_write_of_the_newest(path: Path, disk: Disk) -> None:
    saver = Saver(path)
    for notes in ("j", "ja", "ja!"):
        saver.writer.request(told(notes))
        clock.sleep(0.02)
    wait_until(lambda: saver.writer.state.saved)
    assert len(disk.writes) == 1
    assert read(path) == told("ja!")
    saver.writer.close()


@pytest.mark.usefixtures("slow")
def test_hurrying_writes_without_the_wait(path: Path) -> None:
    saver = Saver(path)
    saver.writer.request(told("ja"))
    saver.writer.hurry()
    wait_until(lambda: saver.writer.state.saved)
    assert read(path) == told("ja")
    saver.writer.close()


@pytest.mark.usefixtures("slow")
def test_a_flush_comes_back_when_everything_is_in_the_file(path: Path) -> None:
    saver = Saver(path)
    saver.writer.request(told("ja"))
    assert saver.writer.flush(PATIENCE)
    assert read(path) == told("ja")
    assert saver.writer.flush(PATIENCE)
    saver.writer.close()


@pytest.mark.usefixtures("slow")
def test_closing_saves_and_ends_the_thread(path: Path) -> None:
    saver = Saver(path)
    saver.writer.request(told("ja"))
    thread = saver.writer._thread
    assert saver.writer.close(PATIENCE)
    assert read(path) == told("ja")
    wait_until(lambda: thread is not None and not thread.is_alive())


@pytest.mark.usefixtures("slow")
def test_what_is_asked_for_while_the_file_is_written_is_not_lost(path: Path, disk: Disk) -> None:
    saver = Saver(path)
    disk.may_write.clear()
    saver.writer.request(told("j"))
    saver.writer.hurry()
    assert disk.writing.wait(PATIENCE)
    saver.writer.request(told("ja"))
    disk.may_write.set()
    assert saver.writer.flush(PATIENCE)
    assert read(path) == told("ja")
    assert len(disk.writes) == 2
    saver.writer.close()


@pytest.mark.usefixtures("quick")
def test_it_is_not_called_saved_while_something_newer_waits(path: Path, disk: Disk) -> None:
    states: list[SaveState] = []
    saver = Saver(path)
    saver.writer.on_state = states.append
    disk.may_write.clear()
    saver.writer.request(told("j"))
    assert disk.writing.wait(PATIENCE)
    saver.writer.request(told("ja"))
    disk.may_write.set()
    wait_until(lambda: saver.writer.state.saved)
    assert read(path) == told("ja")
    assert len(disk.writes) == 2
    # The first write ended with the second meeting waiting, so that the file held everything only once.
    assert [state.saved for state in states].count(True) == 1
    saver.writer.close()


@pytest.mark.usefixtures("quick")
def test_a_refused_write_is_tried_again_until_it_succeeds(path: Path, disk: Disk) -> None:
    saver = Saver(path)
    disk.refusal = errno.ENOSPC
    saver.writer.request(told("ja"))
    wait_until(lambda: disk.attempts > 2)
    assert saver.writer.state == SaveState(saved=False, problem="disken är full")
    assert not path.exists()
    disk.refusal = None
    wait_until(lambda: saver.writer.state.saved)
    assert read(path) == told("ja")
    assert not saver.writer.state.problem
    saver.writer.close()


@pytest.mark.usefixtures("quick")
def test_what_was_typed_while_the_disk_was_full_is_saved_when_there_is_room(path: Path, disk: Disk) -> None:
    saver = Saver(path)
    disk.refusal = errno.ENOSPC
    saver.writer.request(told("j"))
    wait_until(lambda: bool(saver.writer.state.problem))
    saver.writer.request(told("ja"))
    saver.writer.request(told("ja!"))
    disk.refusal = None
    wait_until(lambda: saver.writer.state.saved)
    assert read(path) == told("ja!")
    saver.writer.close()


def test_a_refused_write_is_not_tried_again_at_once(path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "SAVE_DELAY", 0.001)
    monkeypatch.setattr(saving, "RETRY_DELAY", 60.0)
    saver = Saver(path)
    disk.refusal = errno.ENOSPC
    saver.writer.request(told("ja"))
    wait_until(lambda: bool(saver.writer.state.problem))
    clock.sleep(0.1)
    assert disk.attempts == 1
    disk.refusal = None
    assert saver.writer.close(PATIENCE)


@pytest.mark.usefixtures("slow")
def test_a_flush_that_fails_comes_back_and_says_so(path: Path, disk: Disk) -> None:
    saver = Saver(path)
    disk.refusal = errno.EACCES
    saver.writer.request(told("ja"))
    assert not saver.writer.flush(PATIENCE)
    assert saver.writer.state.problem == "du har inte rätt att skriva där"
    assert not saver.writer.close(PATIENCE)
    assert saver.writer._wanted == told("ja")


@pytest.mark.usefixtures("slow")
def test_a_flush_waits_no_longer_than_it_may(path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = limits_of_waits(monkeypatch, threading.current_thread().name)
    saver = Saver(path)
    disk.may_write.clear()
    saver.writer.request(told("ja"))
    assert not saver.writer.flush(0.05)
    assert limits == [0.05]
    disk.may_write.set()
    assert saver.writer.close(PATIENCE)


@pytest.mark.usefixtures("quick")
def test_after_a_close_that_failed_typing_goes_on_and_is_saved_when_it_can_be(path: Path, disk: Disk) -> None:
    saver = Saver(path)
    disk.refusal = errno.ENOSPC
    saver.writer.request(told("j"))
    assert not saver.writer.close(PATIENCE)
    clock.sleep(0.05)  # a thread that ends has ended
    disk.refusal = None
    saver.writer.request(told("ja"))
    wait_until(lambda: saver.writer.state.saved)
    assert read(path) == told("ja")
    assert saver.writer.close(PATIENCE)


@pytest.mark.usefixtures("slow")
def test_what_is_asked_for_after_a_close_is_saved_too(path: Path) -> None:
    saver = Saver(path)
    saver.writer.request(told("j"))
    assert saver.writer.close(PATIENCE)
    clock.sleep(0.05)  # a thread that ends has ended
    saver.writer.request(told("ja"))
    assert saver.writer.flush(PATIENCE)
    assert read(path) == told("ja")
    assert saver.writer.close(PATIENCE)


@pytest.mark.usefixtures("slow")
def test_a_change_that_is_taken_back_before_it_was_written_is_saved(path: Path) -> None:
    saver = Saver(path)
    first, second = told("j"), told("ja")
    saver.writer.request(first)
    assert saver.writer.flush(PATIENCE)
    saver.writer.request(second)
    saver.writer.request(first)
    assert saver.writer.flush(PATIENCE)
    assert saver.writer.state.saved
    assert read(path) == first
    saver.writer.close()


@pytest.mark.usefixtures("slow")
def test_a_change_that_is_taken_back_after_a_refused_write_is_saved(path: Path, disk: Disk) -> None:
    saver = Saver(path)
    first, second = told("j"), told("ja")
    saver.writer.request(first)
    assert saver.writer.flush(PATIENCE)
    disk.refusal = errno.ENOSPC
    saver.writer.request(second)
    assert not saver.writer.flush(PATIENCE)
    disk.refusal = None
    saver.writer.request(first)
    assert saver.writer.flush(PATIENCE)
    assert saver.writer.state.saved
    assert not saver.writer.state.problem
    assert read(path) == first
    saver.writer.close()


@pytest.mark.usefixtures("slow")
def test_a_text_that_cannot_be_written_is_a_problem_and_does_not_end_the_saving(path: Path) -> None:
    saver = Saver(path)
    saver.writer.request(told("\ud800"))
    assert not saver.writer.flush(0.5)
    assert saver.writer.state.problem
    saver.writer.request(told("ja"))
    assert saver.writer.flush(0.5)
    assert read(path) == told("ja")
    saver.writer.close()


@pytest.mark.usefixtures("slow")
def test_the_states_are_told_in_order(path: Path, disk: Disk) -> None:
    states: list[SaveState] = []
    saver = Saver(path)
    saver.writer.on_state = states.append
    saver.writer.request(told("j"))
    saver.writer.request(told("jo"))
    assert saver.writer.flush(PATIENCE)
    disk.refusal = errno.EROFS
    saver.writer.request(told("ja"))
    assert not saver.writer.flush(PATIENCE)
    saver.writer.request(told("ja!"))
    disk.refusal = None
    assert saver.writer.flush(PATIENCE)
    assert saver.writer.flush(PATIENCE)
    assert [(state.saved, state.problem) for state in states] == [
        (False, ""),
        (True, ""),
        (False, ""),
        (False, "enheten är skrivskyddad"),
        (True, ""),
    ]
    saved = [state.at for state in states]
    assert saved[0] is None
    assert saved[1] == saved[2] == saved[3] is not None
    assert saved[4] is not None
    assert saver.writer.state is states[-1]
    saver.writer.close()


def test_a_folder_that_is_missing_is_made(path: Path) -> None:
    saver = Saver(path)
    assert not path.parent.exists()
    saver.writer.request(told("ja"))
    assert saver.writer.close(PATIENCE)
    assert read(path) == told("ja")


def test_a_folder_that_cannot_be_made_is_a_problem_in_words(tmp_path: Path) -> None:
    (tmp_path / "minutes").write_text("en fil", encoding="utf-8")
    saver = Saver(tmp_path / "minutes" / "2017-03-09.toml")
    saver.writer.request(told("ja"))
    assert not saver.writer.close(PATIENCE)
    assert saver.writer.state.problem in ("mappen är en fil", "namnet är upptaget")
