"""One meeting is open once: a lock beside the minutes file, which works on a shared folder too."""

import contextlib
import getpass
import os
import socket
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from filelock import FileLock, Timeout
from msgspec import Struct

from kcminutes.swedish.characters import one_line
from kcminutes.swedish.dates_written import clock

_LONGEST_NOTE: Final = 4096
"""Bytes; the folder is shared, and whatever stands there under the note's name is read."""


class Holder(Struct, frozen=True):
    """Who has the meeting open, where and since when."""

    user: str
    machine: str
    since: datetime

    def __str__(self) -> str:
        """As in "asa på KOMMUN-17 sedan kl. 09.12"; with the date if that was another day."""
        day = "" if self.since.date() == datetime.now().date() else f" {self.since:%Y-%m-%d}"
        return f"{one_line(self.user)[:40]} på {one_line(self.machine)[:40]} sedan{day} kl. {clock(self.since)}"


class MeetingLock:
    """The lock of one minutes file. The operating system frees it when the process ends, however it ends."""

    def __init__(self, minutes: Path) -> None:
        minutes = Path(os.path.realpath(minutes))  # two links to one file are one meeting
        self._lock = FileLock(minutes.with_name(f".{minutes.name}.lock"), timeout=0, thread_local=False)
        self._note = minutes.with_name(f".{minutes.name}.open")

    def acquire(self) -> Holder | None:
        """Take the lock: None if it is ours now, otherwise who has it.

        Where no lock can be made, as in a folder that can't be written, the meeting is opened without: what matters there is told
        when it is saved.
        """
        if holder := self._tried():
            return holder
        if self._lock.is_locked:
            note = Holder(_user(), socket.gethostname(), datetime.now().replace(microsecond=0))
            with contextlib.suppress(OSError):
                self._note.write_bytes(msgspec.json.encode(note))
        return None

    def holder(self) -> Holder | None:
        """Who has the meeting open now; None if nobody has. No folder is made for the lock, as taking it does."""
        if not self._note.parent.is_dir():
            return None
        holder = self._tried()
        self.release()
        return holder

    def _tried(self) -> Holder | None:
        """Take the lock if that can be done; who has it, if somebody has."""
        try:
            self._lock.acquire()
        except Timeout:
            return self._holder()
        except (OSError, NotImplementedError):  # filelock's word for a file system without locks
            return None
        return None

    def release(self) -> None:
        """Give the lock back, if it is ours."""
        if self._lock.is_locked:
            # While it is still ours: nobody waits for it, since whoever fails to get it opens the meeting for reading.
            for file in (self._note, Path(self._lock.lock_file)):
                with contextlib.suppress(OSError):  # Windows deletes no open file
                    file.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                self._lock.release()

    def _holder(self) -> Holder:
        try:
            with self._note.open("rb") as note:
                return msgspec.json.decode(note.read(_LONGEST_NOTE), type=Holder)
        except (OSError, msgspec.MsgspecError):
            return Holder("någon", "en annan dator", datetime.now().replace(microsecond=0))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "någon"
