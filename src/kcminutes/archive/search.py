"""Search in every meeting of a workspace, as one types."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.archive.archive import Archive
from kcminutes.archive.bodies import is_same_body
from kcminutes.archive.cards import Card
from kcminutes.archive.packing import DamagedIndexError
from kcminutes.archive.passages import Packed, Passage, packed, passages_of, unpacked
from kcminutes.archive.word_index import WordIndex
from kcminutes.meeting.model import Meeting
from kcminutes.meeting.search import Hit
from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.meetings import read_with_digest
from kcminutes.storage.workspace import Workspace
from kcminutes.swedish.matching import Wanted

_MOST: Final = 100_000
"""Passages; more than any workspace has."""
_FOR_EACH: Final = 4
"""Passages that are looked through for each hit that is wanted at most, since some of them hold no exact one."""


class Found(Struct, frozen=True):
    """A hit in a meeting of the archive."""

    card: Card
    label: str
    """The item's number as it is shown; empty in the meeting's head and among its people."""
    title: str
    hit: Hit
    order: int = 0
    """The passage's, among those of its meeting."""


class Search:
    """Every word of the workspace's meetings, made ready to be searched when this is made, which takes a while the first time."""

    def __init__(self, workspace: Workspace, *, use_index: bool = True) -> None:
        self._new: dict[str, tuple[Packed, ...]] = {}
        self._index = WordIndex(workspace.root) if use_index else None
        self._known = self._index.known() if self._index else {}
        self.archive = Archive(workspace, use_index=use_index, seen=self._seen)
        self.left_out = self.archive.left_out
        """A Swedish sentence on each file or folder that can't be read."""
        self._cards = {card.name: card for card in self.archive.cards}
        self._beside: dict[str, tuple[Packed, ...]] = {}
        """The passages of the meetings that the index does not hold."""
        missing = [card for card in self.archive.cards if self._known.get(card.name) != card.digest]
        if self._index:
            self._index.forget(self._known.keys() - self._cards.keys())
            # The oldest first: FTS5 writes what it has so far whenever a number is lower than the one before.
            if missing and self._index.put(map(self._read, reversed(missing))):
                missing = []
        self._beside = {card.name: self._passages(card) for card in missing}
        self._new.clear()

    def find(self, wanted: Iterable[str], *, body: str = "", since: date | None = None, limit: int | None = None) -> list[Found]:
        """The hits of all that is wanted, each a word or several in their order, in the items that hold all of it.

        Exact ones come first, else the newest meeting's, in reading order. With a ``limit`` of hits those of the newest meetings.
        """
        words = [one for one in map(Wanted, dict.fromkeys(wanted)) if one]
        if not words:
            return []
        try:
            return self._found(words, body, since, limit)
        except DamagedIndexError:  # without it, for what it has told so far may not be all
            self._start_over()
            return self._found(words, body, since, limit)

    def _found(self, words: list[Wanted], body: str, since: date | None, limit: int | None) -> list[Found]:
        exact: list[Found] = []
        others: list[Found] = []
        for name, order, passage in self._candidates(words, since, limit * _FOR_EACH if limit else _MOST):
            card = self._cards.get(name)
            if card is None or (body and not is_same_body(card.body, body)):
                continue
            for hit in passage.hits(words):
                found = exact if hit.is_exact else others
                found.append(Found(card, passage.label, passage.title, hit, order))
            if limit and len(exact) >= limit:
                break
        return [*_ordered(exact), *_ordered(others)][:limit]

    def _candidates(self, words: list[Wanted], since: date | None, most: int) -> Iterator[tuple[str, int, Passage]]:
        """The passages that may hold all the words, the newest first as far as the index has them."""
        first = since.toordinal() if since else 0
        found: list[tuple[str, int, bytes]] = []
        if self._index and len(self._beside) < len(self._cards):
            loose = [loose for word in words for loose in word.loose]
            known = self._index.passages(loose, first, most)
            if known is None:  # it went away, or is in use: the files have it all
                left = (card for card in self.archive.cards if card.name not in self._beside)
                self._beside |= {card.name: self._passages(card) for card in left}
            found = known or []
        for name, passages in self._beside.items():
            if self._cards[name].day.toordinal() >= first:
                yield from ((name, order, unpacked(data)) for order, (data, _) in enumerate(passages))
        for name, order, data in found:
            yield name, order, unpacked(data)

    def _start_over(self) -> None:
        """Throw the index away, and make it anew; until that is there, the words are those in memory."""
        read = [self._read(card) for card in reversed(self.archive.cards)]
        self._beside = {card.name: passages for card, passages in read}
        if self._index:
            self._index.throw_away()
            self._index.put(read)

    def _seen(self, card: Card, meeting: Meeting) -> None:
        if self._known.get(card.name) != card.digest:
            self._new[card.name] = tuple(map(packed, passages_of(meeting)))

    def _passages(self, card: Card) -> tuple[Packed, ...]:
        return self._read(card)[1]

    def _read(self, card: Card) -> tuple[Card, tuple[Packed, ...]]:
        """The meeting's passages, and its card with the digest of the content that they are of."""
        known = self._new.get(card.name)
        if known is not None:
            return card, known
        try:
            meeting, content = read_with_digest(card.path)
            return replace(card, digest=content), tuple(map(packed, passages_of(meeting)))
        except FileError as error:
            self.left_out.append(f"{error.problems[0]} Mötet är inte med.")
            return card, ()


def _ordered(found: list[Found]) -> list[Found]:
    """The newest meeting first; of a meeting's hits those of its passages in their order."""
    in_order = sorted(found, key=lambda one: one.order)
    return sorted(in_order, key=lambda one: (one.card.day, one.card.name), reverse=True)


def words_typed(typed: str) -> list[str]:
    """What is looked for in a line that somebody types: each word by itself, and what stands in quotes as one."""
    return [quoted or word for quoted, word in re.findall(r'["”]([^"”]*)["”]?|([^\s"”]+)', typed) if quoted.strip() or word]
