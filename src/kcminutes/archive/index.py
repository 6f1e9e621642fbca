"""The archive's index: the cards of files that have not changed, kept in the cache folder. The files are the truth.

It is an SQLite database for each workspace. Whatever is odd about it, the files are read instead; one that is damaged is thrown
away. Two programs may use it at once.
"""

import contextlib
import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from kcminutes.archive.cards import Card
from kcminutes.storage.durable.atomic import make_folder
from kcminutes.storage.folders import cache_folder
from kcminutes.storage.workspace import MeetingState

if TYPE_CHECKING:
    import sqlite3

_T = TypeVar("_T")

VERSION: Final = 1
"""Of the table, and of what is packed in it; each version has a file of its own."""
PATIENCE: Final = 0.5
"""Seconds to wait for another program that uses the index, before the files are read without it."""
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
_NEWEST: Final = "select name, packed from card order by day desc limit 60"
"""The items of those meetings that somebody is likely to ask; of others they are read one by one."""
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
        self._place = place or _usual_place(self._root)
        self._old = time.time_ns() - int(SETTLED * 1e9)

    def cards(self) -> dict[str, tuple[Stamp, Card]]:
        """The card of each file that has one, by its name, with the stamp of the file then; none where there is no index."""
        if self._place is None or not self._place.exists():
            return {}
        return self._use(self._read) or {}

    def put(self, cards: Iterable[tuple[Stamp, Card]], gone: Iterable[str]) -> None:
        """Keep the cards, but for those of files that were changed just now, and forget those of the files that are gone."""
        rows = [
            (
                *(card.name, *stamp, card.digest, card.body, card.day.isoformat(), card.document),
                *(card.state.value, card.agenda, card.waits_until, card.has_origins, card.packed()),
            )
            for stamp, card in cards
            if max(stamp[:2]) < self._old and _is_text(card.name)
        ]
        names = [(name,) for name in gone]

        def write(database: "sqlite3.Connection") -> None:
            with database:
                database.executemany(_PUT, rows)
                database.executemany("delete from card where name = ?", names)

        if rows or names:
            self._use(write)

    def _read(self, database: "sqlite3.Connection") -> dict[str, tuple[Stamp, Card]]:
        packed: dict[str, bytes] = dict(database.execute(_NEWEST))
        found: dict[str, tuple[Stamp, Card]] = {}
        for name, written, changed, size, digest, body, day, document, state, agenda, waits, origins in database.execute(_ALL):
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
                    packed=partial(self._packed, name, packed.get(name)),
                ),
            )
        return found

    def _packed(self, name: str, known: bytes | None) -> bytes:
        """The packed items of the file's card; empty if they can't be had."""
        if known is not None:
            return known
        found = self._use(lambda database: database.execute("select packed from card where name = ?", (name,)).fetchone())
        return found[0] if found and isinstance(found[0], bytes) else b""

    def _use(self, what: "Callable[[sqlite3.Connection], _T]") -> "_T | None":
        """What ``what`` makes of the open database; None if that can't be done. A damaged database is thrown away."""
        import sqlite3

        if self._place is None:
            return None
        database = None
        try:
            make_folder(self._place.parent, mode=0o700)
            database = sqlite3.connect(self._place, timeout=PATIENCE)
            database.execute(_TABLE)
            return what(database)
        except sqlite3.OperationalError:  # in use, on a full disk, or not to be written
            return None
        except (sqlite3.DatabaseError, KeyError, ValueError, TypeError):
            with contextlib.suppress(OSError):
                self._place.unlink()
            return None
        except OSError:
            return None
        finally:
            if database is not None:
                with contextlib.suppress(sqlite3.Error):
                    database.close()


def _is_text(name: str) -> bool:
    """Whether the file's name is text, and no bytes that are none."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _usual_place(root: Path) -> Path | None:
    try:
        folder = cache_folder()
    except RuntimeError:  # nobody knows the home folder
        return None
    return folder / "archive" / f"{hashlib.sha256(os.fsencode(root)).hexdigest()[:24]}-{VERSION}.sqlite"
