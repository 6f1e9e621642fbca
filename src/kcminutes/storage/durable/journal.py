"""The safety copy: a journal on the local disk that has every change within moments, whatever happens to the minutes file.

A journal is a file of lines, each a checksum and a JSON record. The first record has the whole meeting, those after it what
changed, so that a change costs what it is and not what the meeting is. A line that a crash tore does not fit its checksum and is
left out, with what comes after it; the records before it are whole. SQLite's write-ahead log is the model
(https://www.sqlite.org/wal.html).
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
from kcminutes.storage.durable.atomic import make_folder, write_atomically

COMPACT_AT: Final = 4
"""A journal is begun anew when it is this many times as long as its first record, and longer than `SMALLEST`."""
SMALLEST: Final = 256 * 1024
"""Bytes."""


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


class Recovered(Struct, frozen=True):
    """What a journal holds: the newest whole moment in it."""

    journal: Path
    minutes: Path
    moment: Moment
    at: datetime
    own: tuple[str, ...]
    """The digests that the minutes file can have if nobody else has written it: it may be before or after the last save."""


class Journal:
    """The journal of one open meeting."""

    def __init__(self, path: Path, minutes: Path) -> None:
        self.path = path
        self._minutes = minutes.absolute()
        self._last: Moment | None = None
        self._writing: tuple[str, ...] = ()
        self._busy = threading.RLock()
        self._file: int | None = None
        self._length = 0
        self._first = 0

    def write(self, moment: Moment) -> None:
        """Have what changed since the last call on the disk when this returns; raises OSError, and the next call begins anew."""
        with self._busy:
            last, self._last = self._last, None
            is_long = self._length > max(SMALLEST, COMPACT_AT * self._first)
            if last is None or self._file is None or is_long or not self.path.exists():
                self._begin(_line(replace(_change(None, moment), writing=self._writing, minutes=os.fsencode(self._minutes))))
            else:
                line = _line(replace(_change(last.meeting, moment), writing=self._writing))
                if os.write(self._file, line) != len(line):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(self._file)
                self._length += len(line)
            self._last = moment

    def announce(self, content: str) -> None:
        """Tell which content, by its digest, the minutes file is about to get; raises OSError.

        Without this a crash right after the file was written would leave a file that looks changed by somebody else.
        """
        with self._busy:
            self._writing = (*self._writing[-1:], content)
            if self._last is not None:
                self.write(self._last)

    def close(self) -> None:
        """Leave the journal where it is."""
        # Forgotten first: the number is free again even when closing fails, and may be another file's by the next call.
        descriptor, self._file = self._file, None
        if descriptor is not None:
            with contextlib.suppress(OSError):
                os.close(descriptor)

    def _begin(self, line: bytes) -> None:
        self.close()
        make_folder(self.path.parent, 0o700)
        write_atomically(self.path, line, private=True)
        self._file = os.open(self.path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        self._length = self._first = len(line)


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
    minutes, meeting = b"", None
    for record in _records(journal.read_bytes()):
        if meeting is None:
            if record.head is None or not record.minutes:
                return
            minutes, meeting = record.minutes, Meeting(head=record.head)
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
    )


def _line(record: Record) -> bytes:
    data = msgspec.json.encode(record)
    return b"%08x %s\n" % (zlib.crc32(data), data)


def _records(content: bytes) -> Iterator[Record]:
    """The records up to the first line that is not whole."""
    for line in content.split(b"\n")[:-1]:
        checksum, _, data = line.partition(b" ")
        if checksum != b"%08x" % zlib.crc32(data):
            return
        try:
            yield _record(data)
        except msgspec.MsgspecError:
            return


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
