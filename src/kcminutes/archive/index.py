"""The archive's index: the cards of files that have not changed, kept in the cache folder. The files are the truth.

It is an SQLite database for each workspace. Whatever is odd about it, the files are read instead; one that is damaged is thrown
away. Two programs may use it at once.
"""

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from kcminutes.archive.cards import Card, CardItem, unpacked_items
from kcminutes.archive.database import Database, cache_place
from kcminutes.archive.packing import DamagedIndexError, unpacked_by

if TYPE_CHECKING:
    import sqlite3

VERSION: Final = 3
"""Of the tables, and of what is packed in them; each version has a file of its own."""
SETTLED: Final = 2.0
"""Seconds since a file's last change after which another change shows in its time: some disks count in twos."""

_TABLES: Final = """
create table if not exists card (name text primary key, packed blob);
create table if not exists items (day text, name text unique, digest text, packed blob, primary key (day, name)) without rowid;
"""
_NEWEST: Final = "select name, digest, packed from items order by day desc limit 80"
"""The items that somebody is likely to ask: few groups meet more often in two years. Other meetings' are read one by one."""

Stamp = tuple[int, int, int]
"""By which a file is known to be unchanged: when it was last written and when its entry was, in nanoseconds, and its size in bytes.
Who sets the first back, as a copy or a synchronised folder may, can't do so with the second."""

_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(tuple[Stamp, Card])


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp of the file with the status."""
    return status.st_mtime_ns, 0 if sys.platform == "win32" else status.st_ctime_ns, status.st_size


class Index:
    """The index of the workspace in the folder ``root``; ``place`` is its file, None for the usual one. No method raises."""

    def __init__(self, root: Path, place: Path | None = None) -> None:
        self._database = Database(place or cache_place(root.absolute(), str(VERSION)), _TABLES)
        self._newest: dict[tuple[str, str], bytes] = {}
        """By the file's name and its content's digest the packed items that are likely to be asked."""
        self._old = time.time_ns() - int(SETTLED * 1e9)

    def cards(self) -> dict[str, tuple[Stamp, Card]]:
        """The card of each file that has one, by its name, with the stamp of the file then; none where there is no index."""
        return self._database.ask(self._read) or {}

    def put(self, cards: Iterable[tuple[Stamp, Card, bytes]], gone: Iterable[str]) -> None:
        """Keep the cards with their packed items, but not of files that were changed just now; forget the files that are gone."""
        kept = [(stamp, card, items) for stamp, card, items in cards if max(stamp[:2]) < self._old and is_text(card.name)]
        heads = [(card.name, _ENCODER.encode((stamp, card))) for stamp, card, _ in kept]
        rows = [(card.day.isoformat(), card.name, card.digest, items) for _, card, items in kept]
        names = [(name,) for name in gone]

        def write(database: "sqlite3.Connection") -> None:
            with database:
                database.executemany("insert or replace into card values (?, ?)", heads)
                database.executemany("insert or replace into items values (?, ?, ?, ?)", rows)
                database.executemany("delete from card where name = ?", names)
                database.executemany("delete from items where name = ?", names)

        if kept or names:
            self._database.use(write)

    def items(self, card: Card) -> tuple[CardItem, ...] | None:
        """The items of the meeting with the card; None if they can't be had."""
        found = self._newest.get((card.name, card.digest))
        if found is None:
            query = "select packed from items where name = ? and digest = ?"
            rows = self._database.ask(lambda database: database.execute(query, (card.name, card.digest)).fetchall())
            if not rows:
                return None
            found = rows[0][0]
        try:
            return unpacked_items(found)
        except DamagedIndexError:
            self._database.throw_away()
            return None

    def _read(self, database: "sqlite3.Connection") -> dict[str, tuple[Stamp, Card]]:
        self._newest = {(name, digest): packed for name, digest, packed in database.execute(_NEWEST)}
        rows = database.execute("select packed from card")
        return {kept[1].name: kept for kept in (unpacked_by(_DECODER, packed) for (packed,) in rows)}


def is_text(name: str) -> bool:
    """Whether the file's name is text, and no bytes that are none."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
