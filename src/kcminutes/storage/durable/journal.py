"""The safety copy: a journal on the local disk that has every change within moments, whatever happens to the minutes file.

A journal is a file of lines, each a checksum and a JSON record. The first record has the whole meeting, those after it what
changed, so that a change costs what it is and not what the meeting is. A line that a crash tore, or a disk spoiled, does not fit
its checksum and is left out; of those after it the ones are used that fit what is there. SQLite's write-ahead log is the model
(https://www.sqlite.org/wal.html).

A line is handed to the system at once, which is all that the end of a program can ask for, and flushed to the disk beside that: a
disk that takes seconds to flush keeps nobody's text out of the journal.
"""

import contextlib
import errno
import os
import threading
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import Head, Item, Meeting, Participant
from kcminutes.meeting.place import Place
from kcminutes.storage.durable.atomic import PREFIX, sync_folder

COMPACT_AT: Final = 4
"""A journal is begun anew when it is this many times as long as its first record, and longer than `SMALLEST`."""
SMALLEST: Final = 256 * 1024
"""Bytes."""
UNKNOWN: Final = -1
"""The length of a journal after a write that failed."""
_PLAIN: Final = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


class Moment(Struct, frozen=True):
    """What is to be safe: the meeting, where the cursor is, and which content of the minutes file this goes on from."""

    meeting: Meeting
    cursor: Place = Place()
    saved: str = ""
    """The digest of the minutes file as it was read or written last; empty if there was none."""


class Record(Struct, frozen=True, omit_defaults=True):
    """One line of a journal: what is not None replaces what was there."""

    at: datetime
    saved: str
    cursor: Place = Place()
    writing: tuple[str, ...] = ()
    """The digests of what was written to the minutes file last, or is just being written, the newest last."""
    minutes: bytes = b""
    """The minutes file's path as the system has it, which need not be UTF-8; in the first record."""
    head: Head | None = None
    participants: tuple[Participant, ...] | None = None
    begin: int = 0
    """Of the items before, those from ``begin`` to ``end`` are replaced by ``items``."""
    end: int = 0
    items: tuple[Item, ...] = ()
    count: int = -1
    """How many items there were before; -1 where that is not known."""
    was: tuple[str | None, ...] = ()
    """The ids of the items that are replaced. With the count they show whether the record fits after one that is lost."""


class Recovered(Struct, frozen=True):
    """What a journal holds: the newest whole moment in it."""

    journal: Path
    minutes: Path
    moment: Moment
    at: datetime
    own: tuple[str, ...]
    """The digests that the minutes file can have if nobody else has written it: it may be before or after the last save."""


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
            if not self._is_in_place():
                self._begin(self._whole(moment))
            elif last is None:
                self._append(b"\n" + self._whole(moment))  # after what a write that failed may have left
            else:
                self._append(_line(replace(_change(last.meeting, moment), writing=self._writing)))
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
                    os.fsync(descriptor)
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
            return self._is_in_place()

    def close(self) -> None:
        """Leave the journal where it is."""
        with self._busy:
            # Forgotten first: the number is free again even when closing fails, and may be another file's by the next call.
            descriptor, self._file, self._wanted, self._last = self._file, None, None, None
            if descriptor is not None:
                with contextlib.suppress(OSError):
                    os.close(descriptor)

    def _whole(self, moment: Moment) -> bytes:
        return _line(replace(_change(None, moment), writing=self._writing, minutes=os.fsencode(self._minutes)))

    def _append(self, line: bytes) -> None:
        if self._file is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        length, self._length = self._length, UNKNOWN
        _write_all(self._file, line)
        self._length = length + len(line)

    def _is_in_place(self) -> bool:
        """Whether the file that is written lies where it should, as it was written; raises OSError."""
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
            os.fsync(descriptor)
        except OSError:
            _drop(waiting, descriptor)
            raise
        with self._busy:
            if self._file is None or self._last is None:
                _drop(waiting, descriptor)
                return
            since = _line(replace(_change(moment.meeting, self._last), writing=self._writing)) if self._last is not moment else b""
            try:
                _write_all(descriptor, since)
            except OSError:
                _drop(waiting, descriptor)
                raise
            old = self._file
            self._take(waiting, descriptor)
            self._length, self._first = len(line) + len(since), len(line)
            self._is_doubtful = False
            with contextlib.suppress(OSError):
                os.close(old)

    def _waiting(self, line: bytes) -> tuple[Path, int]:
        """A new file with the line, which is to take the journal's place; raises OSError."""
        waiting = self.path.with_name(f"{PREFIX}{os.getpid()}-{os.urandom(6).hex()}.tmp")
        descriptor = os.open(waiting, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | _PLAIN, 0o600)
        try:
            _write_all(descriptor, line)
        except BaseException:
            _drop(waiting, descriptor)
            raise
        return waiting, descriptor

    def _take(self, waiting: Path, descriptor: int) -> None:
        """Let the new file take the journal's place; raises OSError."""
        try:
            waiting.replace(self.path)
        except BaseException:
            _drop(waiting, descriptor)
            raise
        self._file = descriptor
        self._unnamed = (self.path.parent, *(folder for folder in self._unnamed if folder != self.path.parent))


def _write_all(descriptor: int, data: bytes) -> None:
    if os.write(descriptor, data) != len(data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _drop(waiting: Path, descriptor: int) -> None:
    """Take away a file that shall not be one."""
    with contextlib.suppress(OSError):
        os.close(descriptor)
    with contextlib.suppress(OSError):
        waiting.unlink()


def recovered(journal: Path) -> Recovered | None:
    """The newest whole moment in the journal; None if there is none. Raises OSError if it can't be read."""
    newest = None
    for moment in _moments(journal):
        newest = moment
    # Version 0.1.0 gave no ids; whoever reads the file gives the same ones.
    return newest and replace(newest, moment=replace(newest.moment, meeting=identified(newest.moment.meeting)))


def has_passed(journal: Path, meeting: Meeting) -> bool:
    """Whether the meeting is one of those that the journal went through; raises OSError if it can't be read."""
    return any(identified(one.moment.meeting) == meeting for one in _moments(journal))


def _moments(journal: Path) -> Iterator[Recovered]:
    """What the journal went through, oldest first."""
    minutes, meeting, is_whole = b"", None, True
    for record in _records(journal.read_bytes()):
        if record is None:
            is_whole = False  # what it changed is missing, unless a record after it has the same item
            continue
        if record.minutes and record.head is not None:
            minutes, meeting, is_whole = record.minutes, Meeting(head=record.head), True
        elif meeting is None or not (is_whole or _fits(record, meeting)):
            continue
        items = (*meeting.items[: record.begin], *record.items, *meeting.items[record.end :])
        people = meeting.participants if record.participants is None else record.participants
        meeting = Meeting(head=record.head or meeting.head, participants=people, items=items)
        yield Recovered(
            journal,
            Path(os.fsdecode(minutes)),
            Moment(meeting, record.cursor, record.saved),
            record.at,
            (record.saved, *record.writing),
        )


def _fits(record: Record, meeting: Meeting) -> bool:
    """Whether what the record replaces is in the meeting, where it says."""
    here = tuple(item.id for item in meeting.items[record.begin : record.end])
    return record.count == len(meeting.items) and record.was == here


def _change(before: Meeting | None, moment: Moment) -> Record:
    """What leads from one meeting to the next; the same object is unchanged, as `edits` shares what it does not touch."""
    now, cursor, saved = datetime.now().astimezone(), moment.cursor, moment.saved
    after = moment.meeting
    if before is None:
        return Record(now, saved, cursor, head=after.head, participants=after.participants, items=after.items)
    same = min(len(before.items), len(after.items))
    begin = next((i for i in range(same) if before.items[i] is not after.items[i]), same)
    most = same - begin
    rest = next((i for i in range(most) if before.items[-1 - i] is not after.items[-1 - i]), most)
    return Record(
        now,
        saved,
        cursor,
        head=None if before.head is after.head else after.head,
        participants=None if before.participants is after.participants else after.participants,
        begin=begin,
        end=len(before.items) - rest,
        items=after.items[begin : len(after.items) - rest],
        count=len(before.items),
        was=tuple(item.id for item in before.items[begin : len(before.items) - rest]),
    )


def _line(record: Record) -> bytes:
    data = msgspec.json.encode(record)
    return b"%08x %s\n" % (zlib.crc32(data), data)


def _records(content: bytes) -> Iterator[Record | None]:
    """The records; None for a line that is not whole. What stands after the last line end was torn by a crash."""
    for line in content.split(b"\n")[:-1]:
        checksum, _, data = line.partition(b" ")
        record = None
        if checksum == b"%08x" % zlib.crc32(data):
            with contextlib.suppress(msgspec.MsgspecError):
                record = _record(data)
        if record is not None or line:
            yield record


def _record(data: bytes) -> Record:
    """The record; raises MsgspecError. Version 0.1.0 wrote a single text for who approved a document."""
    try:
        return msgspec.json.decode(data, type=Record)
    except msgspec.ValidationError:
        found: dict[str, Any] = msgspec.json.decode(data)
        head = found.get("head") or {}
        for approval in head.get("faststallt", ()):
            if isinstance(approval.get("av"), str):
                approval["av"] = [approval["av"]]
        return msgspec.convert(found, Record, strict=False)
