import contextlib
import errno
import os
import re
import subprocess
import sys
import threading
import time as clock
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from faults import MEETINGS, calls_of_a_save, faults, place, power_losses, trial
from kcminutes.meeting.place import Place
from kcminutes.session.session import Session
from kcminutes.storage.durable import saver as saving
from kcminutes.storage.durable.atomic import write_atomically
from kcminutes.storage.opening import Opened
from kcminutes.storage.toml.meetings import read
from kcminutes.tui.widgets.status import saved_text
from support.faulty_disk import Kind
from support.open_file import copied, saved

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the calls that are made to fail are POSIX's")
PATIENCE = 5.0


@pytest.mark.parametrize("kind", list(Kind))
def test_whatever_call_of_a_save_fails_the_file_is_whole_and_the_text_is_found(kind: Kind) -> None:
    with place() as where:
        # Every sixth call, beginning at another one for each kind; `python tests/faults.py` tries all.
        points = list(faults((errno.EIO,), (kind,)))[list(Kind).index(kind) :: 6]
        assert [lost for fault in points if (lost := trial(where, fault))] == []
    assert points


def test_whenever_the_power_goes_the_file_is_whole_and_what_was_promised_is_found() -> None:
    with place() as where:
        tried, losses = power_losses(where)
    assert losses == []
    assert tried > 200


def test_the_faults_are_under_every_kind_of_call_that_a_save_makes() -> None:
    assert {"open", "write", "fsync", "close", "replace", "stat", "mkdir", "chmod", "access", "read", "exchange"} <= set(
        calls_of_a_save()
    )
    assert len(MEETINGS) == len(set(MEETINGS))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with little room on it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = sys.platform == "linux" and os.geteuid() == 0
    options = ["-t", "tmpfs", "-o", "size=128k", "tmpfs", str(folder)]
    if not mounted or subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
        pytest.skip("a file system can be mounted on Linux only, and by root only")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_on_a_disk_that_is_really_full_typing_goes_on_and_is_saved_when_there_is_room(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY_DELAY", 0.05)
    minutes = small_disk / "2017-03-09.toml"
    session = Session(Opened(MEETINGS[0], minutes))
    session.recording.set_notes(Place(session.here), "Före. ")
    assert saved(session, PATIENCE)
    before = read(minutes)
    ballast = small_disk / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    writers: list[threading.Thread] = []

    def write(*args: Any, **kwargs: Any) -> None:
        writers.append(threading.current_thread())
        write_atomically(*args, **kwargs)

    monkeypatch.setattr(saving, "write_atomically", write)
    for count in range(1, 20):
        session.recording.set_notes(Place(session.here), "Före. " + "Växeln är full. " * count * 100)
    assert not saved(session, PATIENCE)
    assert threading.current_thread() not in writers  # which keys would wait for
    assert writers
    assert re.fullmatch(r"EJ SPARAT .*sedan \d\d\.\d\d: disken är full", saved_text(session))
    assert copied(session, PATIENCE)
    assert read(minutes) == before
    assert sorted(path.name for path in small_disk.iterdir()) == [minutes.name, ballast.name]
    ballast.unlink()
    deadline = clock.monotonic() + PATIENCE
    while not session.file.state.saved:
        assert clock.monotonic() < deadline, "it never caught up"
        clock.sleep(0.01)
    assert saved_text(session).startswith("✓ sparat")
    assert read(minutes) == session.meeting
    assert session.close()
