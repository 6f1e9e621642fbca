"""The lines of a journal: records that lead from one moment of a meeting to the next, written and read.

Each line is a checksum and a JSON record. The first record has the whole meeting, those after it what changed, so that a change
costs what it is and not what the meeting is. A line that a crash tore, or a disk spoiled, does not fit its checksum and is left
out; of those after it the ones are used that fit what is there. SQLite's write-ahead log is the model
(https://www.sqlite.org/wal.html).
"""

import contextlib
import os
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import Head, Item, Meeting, Participant
from kcminutes.meeting.place import Place
from kcminutes.storage.durable.kept_state import state_of


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
    """The minutes file's path as the system has it, which need not be UTF-8; in the first record, and where it has moved."""
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
    asked: str = ""
    """The digest of the minutes file that she is asked about, as this journal does not go on from it; empty if she is not."""


class Recovered(Struct, frozen=True):
    """What a journal holds: the newest whole moment in it."""

    journal: Path
    minutes: Path
    moment: Moment
    at: datetime
    own: tuple[str, ...]
    """The digests that the minutes file can have if nobody else has written it: it may be before or after the last save."""
    asked: str = ""
    """The digest that the minutes file had when she was asked which of the two counts; empty if she was not."""


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
        elif record.minutes:
            minutes = record.minutes
        items = (*meeting.items[: record.begin], *record.items, *meeting.items[record.end :])
        people = meeting.participants if record.participants is None else record.participants
        meeting = Meeting(head=record.head or meeting.head, participants=people, items=items)
        yield Recovered(
            journal,
            Path(os.fsdecode(minutes)),
            Moment(meeting, record.cursor, record.saved),
            record.at,
            (record.saved, *record.writing),
            record.asked,
        )


def _fits(record: Record, meeting: Meeting) -> bool:
    """Whether what the record replaces is in the meeting, where it says."""
    here = tuple(item.id for item in meeting.items[record.begin : record.end])
    return record.count == len(meeting.items) and record.was == here


def change(before: Meeting | None, moment: Moment) -> Record:
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


def question(found: Recovered, file: str, minutes: Path) -> Record:
    """What is added to a journal when she is asked about it and a file with the digest, at the place ``minutes``.

    It changes nothing else in it.
    """
    moment, path = found.moment, os.fsencode(minutes)
    return Record(found.at, moment.saved, moment.cursor, found.own[1:], path, count=len(moment.meeting.items), asked=file)


def line_of(record: Record) -> bytes:
    """The record's line."""
    data = msgspec.json.encode(record)
    return b"%08x %s\n" % (zlib.crc32(data), data)


def _records(content: bytes) -> Iterator[Record | None]:
    """The records; None for a line that is not whole. What stands after the last line end was torn by a crash."""
    for line in content.split(b"\n")[:-1]:
        checksum, _, data = line.partition(b" ")
        record = None
        if checksum == b"%08x" % zlib.crc32(data):
            with contextlib.suppress(OSError):
                record = _record(data)
        if record is not None or line:
            yield record


def _record(data: bytes) -> Record:
    """The record; raises OSError for what is none. Version 0.1.0 wrote a single text for who approved a document."""
    try:
        return state_of(data, Record)
    except OSError:
        found = state_of(data, dict[str, Any])
        head = found.get("head") or {}
        for approval in head.get("faststallt", ()):
            if isinstance(approval.get("av"), str):
                approval["av"] = [approval["av"]]
        return state_of(msgspec.json.encode(found), Record)
