"""The archive's index: the cards of files that have not changed, kept in the cache folder. The files are the truth.

It is an SQLite database for each workspace. Whatever is odd about it, the files are read instead; one that is damaged is thrown
away. Two programs may use it at once.
"""

import os
import sys
import time
from collections.abc import Iterable
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kcminutes.archive.cards import Card
from kcminutes.archive.database import Database, cache_place
from kcminutes.storage.workspace import MeetingState

if TYPE_CHECKING:
    import sqlite3

VERSION: Final = 1
"""Of the table, and of what is packed in it; each version has a file of its own."""
SETTLED: Final = 2.0
"""Seconds since a file's last change after which another change shows in its time: some disks count in twos."""

_TABLE: Final = """
create table if not exists card (
    name text primary key, written integer, changed integer, size integer, digest text,
    body text, day text, document text, state text, agenda text, waits_until text, has_origins integer, packed blob
)
"""
_ALL: Final = """
select name, written, changed, size, digest, body, day, document, state, agenda, waits_until, has_origins from card
"""
_NEWEST: Final = "select name, digest, packed from card order by day desc limit 80"
"""The items that somebody is likely to ask: few groups meet more often in two years. Other meetings' are read one by one."""
_PUT: Final = "insert or replace into card values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_STATES: Final = {state.value: state for state in MeetingState}

Stamp = tuple[int, int, int]
"""By which a file is known to be unchanged: when it was last written and when its entry was, in nanoseconds, and its size in bytes.
Who sets the first back, as a copy or a synchronised folder may, can't do so with the second."""


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp of the file with the status."""
    return status.st_mtime_ns, 0 if sys.platform == "win32" else status.st_ctime_ns, status.st_size


class Index:
    """The index of the workspace in the folder ``root``; ``place`` is its file, None for the usual one. No method raises."""

    def __init__(self, root: Path, place: Path | None = None) -> None:
        self._root = root.absolute()
        self._database = Database(place or cache_place(self._root, str(VERSION)), _TABLE)
        self._old = time.time_ns() - int(SETTLED * 1e9)

    def cards(self) -> dict[str, tuple[Stamp, Card]]:
        """The card of each file that has one, by its name, with the stamp of the file then; none where there is no index."""
        return (self._database.use(self._read) or {}) if self._database.is_there else {}

    def put(self, cards: Iterable[tuple[Stamp, Card]], gone: Iterable[str]) -> None:
        """Keep the cards, but for those of files that were changed just now, and forget those of the files that are gone."""
        rows = [
            (
                *(card.name, *stamp, card.digest, card.body, card.day.isoformat(), card.document),
                *(card.state.value, card.agenda, card.waits_until, card.has_origins, card.packed()),
            )
            for stamp, card in cards
            if max(stamp[:2]) < self._old and is_text(card.name)
        ]
        names = [(name,) for name in gone]

        def write(database: "sqlite3.Connection") -> None:
            with database:
                database.executemany(_PUT, rows)
                database.executemany("delete from card where name = ?", names)

        if rows or names:
            self._database.use(write)

    def _read(self, database: "sqlite3.Connection") -> dict[str, tuple[Stamp, Card]]:
        found: dict[str, tuple[Stamp, Card]] = {}
        for name, written, changed, size, digest, body, day, document, state, agenda, waits, origins in database.execute(_ALL):
            if not type(name) is type(digest) is type(body) is type(document) is type(agenda) is type(waits) is str:
                raise TypeError(name)
            found[name] = (
                (written, changed, size),
                Card(
                    root=self._root,
                    name=name,
                    digest=digest,
                    body=body,
                    day=date.fromisoformat(day),
                    document=document,
                    state=_STATES[state],
                    agenda=agenda,
                    waits_until=waits,
                    has_origins=bool(origins),
                    packed=partial(self._packed, name, digest),
                    give_up=self._database.throw_away,
                ),
            )
        return found

    @cached_property
    def _newest(self) -> dict[tuple[str, str], bytes]:
        """By the file's name and its content's digest the packed items that are likely to be asked: had at once with the first."""
        rows = self._database.use(lambda database: list(database.execute(_NEWEST)))
        return {(name, digest): packed for name, digest, packed in rows or ()}

    def _packed(self, name: str, digest: str) -> bytes:
        """The packed items of the card of the file with that content; empty if they can't be had."""
        query = "select packed from card where name = ? and digest = ?"
        found = self._newest.get((name, digest))
        if found is None:
            rows = self._database.use(lambda database: database.execute(query, (name, digest)).fetchall())
            found = rows[0][0] if rows else b""
        if not isinstance(found, bytes):
            self._database.throw_away()
            return b""
        return found


def is_text(name: str) -> bool:
    """Whether the file's name is text, and no bytes that are none."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
