"""The part of the archive's index that knows which passage holds which words: SQLite's FTS5, three letters at a time.

A passage's number begins with its meeting's day, so that the newest are found first.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kcminutes.archive.cards import Card
from kcminutes.archive.database import Database, cache_place
from kcminutes.archive.passages import Packed

if TYPE_CHECKING:
    import sqlite3

VERSION: Final = "words-3"
"""Of the tables, and of what is packed in them; each version has a file of its own."""
_TABLES: Final = """
create table if not exists file (name text primary key, digest text, first integer, last integer);
create table if not exists passage (id integer primary key, name text, packed blob);
create virtual table if not exists words using fts5(loose, tokenize = 'trigram', detail = none);
"""
_A_DAY: Final = 1 << 20
"""Passages that a day has room for."""
_LEAST: Final = 3
"""Letters that the index needs to find anything by; for fewer all words are looked through."""


class WordIndex:
    """The words of the meetings of the workspace in the folder ``root``; ``place`` is its file, None for the usual one."""

    def __init__(self, root: Path, place: Path | None = None) -> None:
        self._database = Database(place or cache_place(root.absolute(), VERSION), _TABLES)
        self._made: Database | None = None
        """The one that is being made, where there was none."""

    def known(self) -> dict[str, str]:
        """The digest of each file whose words it holds, by the file's name."""

        def read(database: "sqlite3.Connection") -> dict[str, str]:
            return dict(database.execute("select name, digest from file"))

        return self._database.ask(read) or {}

    def put(self, meetings: Mapping[Card, tuple[Packed, ...]]) -> bool:
        """Have the meetings' words, and those of no earlier version of their files; whether that could be done.

        Where there was no index, one is made with the first of them, and is there when it is `finish`ed.
        """
        if not self._made and not self._database.is_there:
            self._made = self._database.beside()
        is_put = False
        try:
            is_put = (self._made or self._database).use(partial(_put, meetings=meetings)) is True
        finally:
            if self._made and not is_put:  # it may hold half a meeting
                self._made.throw_away()
        return is_put

    def finish(self) -> None:
        """Have an index that was made in its place, if that can be done."""
        made, self._made = self._made, None
        if made:
            self._database.put_in_place(made)

    def throw_away(self) -> None:
        """Have no index, as something about it is odd: the next time it is made anew."""
        self._database.throw_away()

    def forget(self, names: Iterable[str]) -> None:
        """Have no words of the files with the names."""
        gone = list(names)

        def write(database: "sqlite3.Connection") -> None:
            with database:
                for name in gone:
                    _forget(database, name)

        if gone:
            self._database.use(write)

    def passages(self, wanted: list[str], since: int, limit: int) -> list[tuple[str, int, bytes]] | None:
        """The newest passages that may hold all the words, loosened: file, order there, what is packed; None without an index.

        ``since`` is the first day that counts, as an ordinal.
        """
        long = [word for word in wanted if len(word) >= _LEAST]
        short = [word for word in wanted if len(word) < _LEAST]
        conditions = ["words.rowid >= ?", *(["words match ?"] if long else []), *("instr(loose, ?)" for _ in short)]
        matched = [" AND ".join(map(_trigrams, long))] if long else []
        query = (
            "select passage.name, passage.id, passage.packed from words join passage on passage.id = words.rowid "  # noqa: S608  # no value is in it
            f"where {' and '.join(conditions)} order by words.rowid desc limit ?"
        )

        def read(database: "sqlite3.Connection") -> list[tuple[str, int, bytes]]:
            return list(database.execute(query, (since * _A_DAY, *matched, *short, limit)))

        return self._database.ask(read)


def _put(database: "sqlite3.Connection", meetings: Mapping[Card, tuple[Packed, ...]]) -> bool:
    with database:
        # FTS5 writes what it has so far whenever a number is lower than the one before.
        for card in sorted(meetings, key=lambda card: card.day):
            _forget(database, card.name)
            first = _free(database, card)
            rows = list(enumerate(meetings[card], first))
            database.executemany("insert into passage values (?, ?, ?)", ((at, card.name, data) for at, (data, _) in rows))
            database.executemany("insert into words (rowid, loose) values (?, ?)", ((at, loose) for at, (_, loose) in rows))
            database.execute("insert into file values (?, ?, ?, ?)", (card.name, card.digest, first, first + len(rows) - 1))
    return True


def _trigrams(word: str) -> str:
    """What FTS5 is asked for the word: threes of letters with every letter in one, wherever they are, for that it does not know.

    All its threes would take twice the time, and hardly find less that is none.
    """
    last = len(word) - _LEAST
    threes = dict.fromkeys(word[start : start + _LEAST] for start in (*range(0, last, _LEAST), last))
    return " AND ".join('"' + three.replace('"', '""') + '"' for three in threes)


def _free(database: "sqlite3.Connection", card: Card) -> int:
    """The first free number among those of the meeting's day."""
    begin = card.day.toordinal() * _A_DAY
    (last,) = database.execute("select max(id) from passage where id >= ? and id < ?", (begin, begin + _A_DAY)).fetchone()
    return begin if last is None else int(last) + 1


def _forget(database: "sqlite3.Connection", name: str) -> None:
    for first, last in database.execute("select first, last from file where name = ?", (name,)).fetchall():
        for table, key in (("words", "rowid"), ("passage", "id")):
            database.execute(f"delete from {table} where {key} between ? and ?", (first, last))  # noqa: S608  # names of our own
    database.execute("delete from file where name = ?", (name,))
