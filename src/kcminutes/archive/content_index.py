"""The part of the archive's index that holds what outlives each meeting, and its words for search. The files are the truth.

What is kept of a file is known by the digest of its content, so that it holds for that content and no other.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kcminutes.archive.cards import Card
from kcminutes.archive.contents import OfItem, unpacked
from kcminutes.archive.database import Database, cache_place
from kcminutes.archive.index import is_text

if TYPE_CHECKING:
    import sqlite3

VERSION: Final = "contents-2"
"""Of the tables, and of what is packed in them; each version has a file of its own."""
_TABLES: Final = "create table if not exists content (name text primary key, digest text, packed blob);"


class ContentIndex:
    """The contents of the meetings of the workspace in the folder ``root``; ``place`` is its file, None for the usual one."""

    def __init__(self, root: Path, place: Path | None = None) -> None:
        self._database = Database(place or cache_place(root.absolute(), VERSION), _TABLES)

    def contents(self, cards: Iterable[Card]) -> dict[str, tuple[OfItem, ...]]:
        """What is kept of those of the cards of which something is, by their names."""
        wanted = {card.name: card.digest for card in cards}

        def read(database: "sqlite3.Connection") -> dict[str, tuple[OfItem, ...]]:
            rows = database.execute("select name, digest, packed from content")
            return {name: unpacked(data) for name, digest, data in rows if wanted.get(name) == digest}

        return self._database.ask(read) or {}

    def put(self, contents: Mapping[Card, bytes], cards: Iterable[Card] | None) -> None:
        """Keep what was packed of the meetings, and forget those that are none of the cards; none where that is None."""
        there = None if cards is None else {card.name for card in cards}
        rows = [(card.name, card.digest, data) for card, data in contents.items() if is_text(card.name)]

        def write(database: "sqlite3.Connection") -> None:
            with database:
                database.executemany("insert or replace into content values (?, ?, ?)", rows)
                if there is not None:
                    gone = [(name,) for (name,) in database.execute("select name from content") if name not in there]
                    database.executemany("delete from content where name = ?", gone)

        if rows:
            self._database.use(write)
