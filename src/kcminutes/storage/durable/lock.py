"""One meeting is open once: a lock beside the minutes file, which works on a shared folder too."""

import contextlib
import errno
import getpass
import os
import socket
import stat
import sys
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from kcminutes.storage.durable.atomic import SwedishError, reason
from kcminutes.storage.durable.kept_state import state_of
from kcminutes.storage.durable.system_lock import SystemLock
from kcminutes.storage.durable.windows import hide
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


class Unlockable(Struct, frozen=True):
    """A file that no lock can be taken on, so that nobody knows who else writes it."""

    why: str
    """In Swedish, for use after a colon."""


NotOurs = Holder | Unlockable
"""What it means that a lock could not be taken: somebody has it, or nobody can."""


def reading_only(not_ours: NotOurs) -> str:
    """The Swedish sentence on a meeting that can only be read as its lock is not ours."""
    if isinstance(not_ours, Holder):
        return f"Mötet är redan öppet hos {not_ours}: stäng det där och öppna igen; här går det bara att läsa."
    return f"Filen går inte att låsa för andra: {not_ours.why}; här går det bara att läsa. Med -o skriver du i en annan fil."


_NO_DISK: Final = frozenset(
    getattr(errno, name, 0)
    for name in ("ENOSPC", "EDQUOT", "EROFS", "EIO", "ESTALE", "ENOENT", "ENOTDIR", "EEXIST", "ETIMEDOUT", "EHOSTDOWN", "ENETDOWN")
)
"""What it is when nobody can write there now: typing must go on all the same, and the status line tells that nothing is saved."""

_NO_LOCKS: Final = frozenset({errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK})
"""What it is when the drive has no locks at all."""


class MeetingLock:
    """The lock of one minutes file. The operating system frees it when the process ends, however it ends."""

    def __init__(self, minutes: Path) -> None:
        minutes = Path(os.path.realpath(minutes))  # two links to one file are one meeting
        self._minutes = minutes
        self._lock = SystemLock(minutes.with_name(f".{minutes.name}.lock"))
        self._note = minutes.with_name(f".{minutes.name}.open")
        self._names: int | None = None
        """The minutes file, open and locked itself, as long as it has more names than one."""

    def acquire(self) -> NotOurs | None:
        """Take the lock: None if it is ours now, otherwise who has it, or why nobody can.

        Where nothing at all can be written now (`_NO_DISK`) it is None too: nobody else can write there either.
        """
        if self._lock.is_ours:
            return None
        if not_ours := self._tried():
            return not_ours
        self._write_note()
        return None

    def holder(self) -> Holder | None:
        """Who has the meeting open now; None if nobody has. No folder is made for the lock, as taking it does."""
        if self._lock.is_ours or not self._note.parent.is_dir():
            return None
        not_ours = self._tried()
        self.release()
        return not_ours if isinstance(not_ours, Holder) else None

    def _tried(self) -> NotOurs | None:
        """Take the lock if that can be done."""
        file = self._lock.file
        try:
            if _is_something_else(file):
                raise SwedishError(errno.EEXIST, f"{file.name} är ingen vanlig fil")
            is_ours = self._lock.acquire()
            hide(file)
        except OSError as error:
            if error.errno in {errno.EACCES, errno.EPERM} and os.path.lexists(file):
                return Unlockable(f"{file.name} tillhör någon annan (den får tas bort om mötet inte är öppet)")
            if error.errno in _NO_DISK and not isinstance(error, SwedishError):
                return None
            return Unlockable("enheten har inga lås" if error.errno in _NO_LOCKS else reason(error))
        if not is_ours:
            return self._holder()
        if not self._lock_names():
            self._lock.release()
            return self._holder()
        return None

    def _lock_names(self) -> bool:
        """Lock the minutes file itself for its other names (hard links), which have locks of their own; False if one is in use.

        A save parts the names, but whoever opens another one then still meets the file that it was.
        """
        if sys.platform == "win32":
            return True
        import fcntl

        try:
            descriptor = os.open(self._minutes, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        except OSError:
            return True
        has_more = os.fstat(descriptor).st_nlink > 1
        try:
            # Shared and for a moment only where there is one name: some network drives keep others from a locked file.
            fcntl.flock(descriptor, (fcntl.LOCK_EX if has_more else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        except OSError:
            has_more = False
        if has_more:
            self._names = descriptor
        else:
            os.close(descriptor)
        return True

    def release(self) -> None:
        """Give the lock back, if it is ours."""
        if self._lock.is_ours:
            if self._lock.is_whole:  # else the note is another's, as it would be later
                with contextlib.suppress(OSError):
                    self._note.unlink(missing_ok=True)
            self._lock.release()
        descriptor, self._names = self._names, None
        if descriptor is not None:
            with contextlib.suppress(OSError):
                os.close(descriptor)

    def _write_note(self) -> None:
        """Tell the others who has it: in a new file, for what stands there may be a link, a pipe or somebody else's."""
        note = Holder(_user(), socket.gethostname(), datetime.now().replace(microsecond=0))
        with contextlib.suppress(OSError):
            self._note.unlink(missing_ok=True)
            with open(os.open(self._note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644), "wb") as file:  # noqa: PTH123  # a descriptor
                file.write(msgspec.json.encode(note))
            self._note.chmod(0o644)  # whatever the umask: it is there for the others
            hide(self._note)

    def _holder(self) -> Holder:
        try:
            descriptor = os.open(self._note, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
            with open(descriptor, "rb") as note:  # noqa: PTH123  # a descriptor
                if stat.S_ISREG(os.fstat(descriptor).st_mode):
                    return state_of(note.read(_LONGEST_NOTE), Holder)
        except OSError:
            pass
        return Holder("någon", "en annan dator", datetime.now().replace(microsecond=0))


def _is_something_else(file: Path) -> bool:
    """Whether a link, a pipe or the like stands where a small file of the program's own should be."""
    try:
        return not stat.S_ISREG(file.lstat().st_mode)
    except OSError:
        return False


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # ImportError: Windows without a name in the environment
        return "någon"
