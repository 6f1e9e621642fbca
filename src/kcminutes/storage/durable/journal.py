"""The safety copy: a journal on the local disk that has every change within moments, whatever happens to the minutes file.

A line is handed to the system at once, which is all that the end of a program can ask for, and flushed to the disk beside that: a
disk that takes seconds to flush keeps nobody's text out of the journal.
"""

import contextlib
import errno
import os
import sys
import threading
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from kcminutes.storage.durable.atomic import flush_to_disk, sync_folder, waiting_place
from kcminutes.storage.durable.journal_lines import Moment, change, line_of
from kcminutes.storage.durable.windows import replace_patiently

COMPACT_AT: Final = 4
"""A journal is begun anew when it is this many times as long as its first record, and longer than `SMALLEST`."""
SMALLEST: Final = 256 * 1024
"""Bytes."""
UNKNOWN: Final = -1
"""The length of a journal after a write that failed."""
_PLAIN: Final = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


class Journal:
    """The journal of one open meeting. Threads may write and sync it at the same time; a write never waits for the disk."""

    def __init__(self, path: Path, minutes: Path) -> None:
        self.path = path
        self._minutes = minutes.absolute()
        self._wanted: Moment | None = None
        self._last: Moment | None = None
        """What the file's records lead to; None if the next record has to be a whole one."""
        self._writing: tuple[str, ...] = ()
        self._busy = threading.RLock()
        self._syncing = threading.Lock()
        self._file: int | None = None
        self._is_new = True
        """Whether this program has not had a file yet: what lies there goes on being kept, until a sync has it anew."""
        self._unnamed: tuple[Path, ...] = ()
        """Folders in which there are names that are not on the disk yet, the file's own first."""
        self._is_doubtful = False
        """Whether a sync failed: what reached the disk is not known then, and a later sync does not tell."""
        self._length = 0
        self._first = 0

    def write(self, moment: Moment) -> None:
        """Hand what changed since the last call to the system; no end of this program loses it then, but a power cut may.

        Raises OSError, and the next call begins with the whole meeting.
        """
        with self._busy:
            last, self._last, self._wanted = self._last, None, moment
            if not self.is_in_place():
                self._begin(self._whole(moment))
            elif last is None:
                self._append(b"\n" + self._whole(moment))  # after what a write that failed may have left
            else:
                self._append(line_of(replace(change(last.meeting, moment), writing=self._writing)))
            self._last = moment

    def sync(self) -> None:
        """Have on the disk what was written before; raises OSError."""
        with self._syncing:
            with self._busy:
                if self._file is None and self._wanted is None:
                    return
                if self._last is None and self._wanted is not None:
                    self.write(self._wanted)
                is_long = self._length > max(SMALLEST, COMPACT_AT * self._first)
                descriptor = os.dup(self._file) if self._file is not None else -1
            try:
                if is_long or self._is_doubtful:
                    self._begin_anew()
                else:
                    flush_to_disk(descriptor)
                self._sync_names()
            except OSError:
                self._is_doubtful = True
                raise
            finally:
                with contextlib.suppress(OSError):
                    os.close(descriptor)

    def _sync_names(self) -> None:
        with self._busy:
            folders, self._unnamed = self._unnamed, ()
        try:
            for folder in reversed(folders):
                sync_folder(folder)
        except OSError:
            with self._busy:
                self._unnamed += folders
            raise

    def announce(self, content: str) -> None:
        """Tell which content, by its digest, the minutes file is about to get; it is on the disk then. Raises OSError.

        Without this a crash right after the file was written would leave a file that looks changed by somebody else.
        """
        with self._busy:
            self._writing = (*self._writing[-1:], content)
            if self._last is None:
                return
            self.write(self._last)
        self.sync()

    def is_in_place(self) -> bool:
        """Whether the file lies where it should and as it was written; otherwise the next write begins anew. Raises OSError."""
        with self._busy:
            if self._file is None:
                return False
            try:
                there = self.path.lstat()
            except (FileNotFoundError, NotADirectoryError):
                return False
            ours = os.fstat(self._file)
            if self._length == UNKNOWN:
                self._length = ours.st_size
            return (there.st_dev, there.st_ino, there.st_size) == (ours.st_dev, ours.st_ino, self._length)

    def close(self) -> None:
        """Leave the journal where it is."""
        with self._busy:
            # Forgotten first: the number is free again even when closing fails, and may be another file's by the next call.
            descriptor, self._file, self._wanted, self._last = self._file, None, None, None
            if descriptor is not None:
                with contextlib.suppress(OSError):
                    os.close(descriptor)

    def _whole(self, moment: Moment) -> bytes:
        return line_of(replace(change(None, moment), writing=self._writing, minutes=os.fsencode(self._minutes)))

    def _append(self, line: bytes) -> None:
        if self._file is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        length, self._length = self._length, UNKNOWN
        _write_all(self._file, line)
        self._length = length + len(line)

    def _begin(self, line: bytes) -> None:
        """Have a file, with a whole record last. What lies there from before stays: it may be on the disk, this is not yet."""
        wanted = self._wanted
        self.close()
        self._wanted = wanted
        self._make_folder()
        if self._is_new and (found := self._found()) is not None:
            self._file, self._length, self._first = found, os.fstat(found).st_size, len(line)
            self._append(b"\n" + line)
        else:
            waiting, descriptor = self._waiting(line)
            self._take(waiting, descriptor)
            self._length = self._first = len(line)
        self._is_new = False

    def _make_folder(self) -> None:
        """Make the journals' folder if it is missing; that it is on the disk is for the next sync to see to."""
        missing = [folder for folder in (self.path.parent, *self.path.parent.parents) if not folder.is_dir()]
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._unnamed += tuple(folder.parent for folder in missing)

    def _found(self) -> int | None:
        """What a program before this one left in the journal's place, to be written on in; None if there is no such file."""
        if not self.path.is_file() or self.path.is_symlink():
            return None
        descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | _PLAIN)
        with contextlib.suppress(OSError, AttributeError):
            os.fchmod(descriptor, 0o600)
        return descriptor

    def _begin_anew(self) -> None:
        """Have a file of one record in the journal's place, and on the disk; writes go on meanwhile."""
        with self._busy:
            moment = self._last
            if moment is None:
                return  # a write has failed since, and will have a sync follow it
            line = self._whole(moment)
        waiting, descriptor = self._waiting(line)
        try:
            flush_to_disk(descriptor)
        except OSError:
            _drop(waiting, descriptor)
            raise
        with self._busy:
            if self._file is None or self._last is None:
                _drop(waiting, descriptor)
                return
            since = line_of(replace(change(moment.meeting, self._last), writing=self._writing)) if self._last is not moment else b""
            try:
                _write_all(descriptor, since)
            except OSError:
                _drop(waiting, descriptor)
                raise
            self._take(waiting, descriptor)
            self._length, self._first = len(line) + len(since), len(line)
            self._is_doubtful = False

    def _waiting(self, line: bytes) -> tuple[Path, int]:
        """A new file with the line, which is to take the journal's place; raises OSError."""
        waiting = waiting_place(self.path)
        descriptor = os.open(waiting, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | _PLAIN, 0o600)
        try:
            _write_all(descriptor, line)
        except BaseException:
            _drop(waiting, descriptor)
            raise
        return waiting, descriptor

    def _take(self, waiting: Path, descriptor: int) -> None:
        """Let the new file take the journal's place, and the old one go; raises OSError."""
        if sys.platform == "win32":
            descriptor = self._taken_closed(waiting, descriptor)
        else:
            try:
                waiting.replace(self.path)
            except BaseException:
                _drop(waiting, descriptor)
                raise
        old, self._file = self._file, descriptor
        if old is not None:
            with contextlib.suppress(OSError):
                os.close(old)
        self._unnamed = (self.path.parent, *(folder for folder in self._unnamed if folder != self.path.parent))

    def _taken_closed(self, waiting: Path, descriptor: int) -> int:
        """As `_take` on Windows, which moves no file that is open, and none to where one is: the new file, opened again."""
        old, self._file = self._file, None
        try:
            for each in (old, descriptor):
                if each is not None:
                    os.close(each)
            replace_patiently(waiting, self.path)
        except BaseException:
            with contextlib.suppress(OSError):
                waiting.unlink()
            raise
        return os.open(self.path, os.O_WRONLY | os.O_APPEND | _PLAIN)


def _write_all(descriptor: int, data: bytes) -> None:
    if os.write(descriptor, data) != len(data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _drop(waiting: Path, descriptor: int) -> None:
    """Take away a file that shall not be one."""
    with contextlib.suppress(OSError):
        os.close(descriptor)
    with contextlib.suppress(OSError):
        waiting.unlink()
