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
from kcminutes.archive.index import is_text
from kcminutes.archive.packing import DamagedIndexError
from kcminutes.archive.passages import Packed, Passage, packed, passages_of, unpacked
from kcminutes.archive.word_index import WordIndex
from kcminutes.meeting.model import Meeting
from kcminutes.meeting.search import Hit
from kcminutes.storage.errors import FileError
from kcminutes.storage.workspace import Workspace
from kcminutes.swedish.matching import Wanted

_MOST: Final = 100_000
"""Passages; more than any workspace has."""
_AT_ONCE: Final = 100
"""Meetings whose words are put in the index at a time, so that they take little room, and another program has its turn."""
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
        self._index = WordIndex(workspace.root) if use_index else None
        self._takes = use_index
        """Whether the index takes what it is given."""
        self._known = self._index.known() if self._index else {}
        self._given: dict[str, str] = {}
        """The digests of the files whose words it was given now."""
        self._waiting: dict[Card, tuple[Packed, ...]] = {}
        """What was read and is to be given to it, which is done soon, for it takes much room."""
        self._beside: dict[str, tuple[Packed, ...]] = {}
        """The passages of the meetings that it does not hold."""
        try:
            self.archive = Archive(workspace, use_index=use_index, seen=self._seen)
            self.left_out = self.archive.left_out
            """A Swedish sentence on each file or folder that can't be read."""
            self._cards = {card.name: card for card in self.archive.cards}
            self._give()
            for card in reversed(self.archive.cards):
                if self._holds(card) or card.name in self._beside:
                    continue
                if found := self._read(card):
                    self._add(*found)
            self._give()
        finally:
            if self._index:
                self._index.finish()  # if that can't be done, the files have it all
        if self._index and self.archive.is_whole:
            self._index.forget(self._known.keys() - self._cards.keys())

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
                left = [card for card in self.archive.cards if card.name not in self._beside]
                self._beside |= {card.name: passages for card, passages in filter(None, map(self._read, left))}
            found = known or []
        for name, passages in self._beside.items():
            if self._cards[name].day.toordinal() >= first:
                yield from ((name, order, unpacked(data)) for order, (data, _) in enumerate(passages))
        for name, order, data in found:
            yield name, order, unpacked(data)

    def _start_over(self) -> None:
        """Throw the index away, and make it anew; until that is there, the words are those in memory."""
        read = dict(filter(None, map(self._read, reversed(self.archive.cards))))
        self._beside = {card.name: passages for card, passages in read.items()}
        if self._index:
            self._index.throw_away()
            self._index.put({card: passages for card, passages in read.items() if is_text(card.name)})
            self._index.finish()

    def _holds(self, card: Card) -> bool:
        """Whether the index holds the meeting's words as they are."""
        return self._given.get(card.name, self._known.get(card.name)) == card.digest

    def _seen(self, card: Card, meeting: Meeting) -> None:
        if card.is_minutes and not self._holds(card):  # of the kallelser few have no minutes in their place: they are read after
            self._add(card, tuple(map(packed, passages_of(meeting))))

    def _add(self, card: Card, passages: tuple[Packed, ...]) -> None:
        if self._takes and is_text(card.name):
            self._waiting[card] = passages
        else:
            self._beside[card.name] = passages
        if len(self._waiting) == _AT_ONCE:
            self._give()

    def _give(self) -> None:
        """Have the index hold what waits for it; what it does not take is kept beside it."""
        waiting, self._waiting = self._waiting, {}
        if not waiting or not self._index:
            return
        self._takes = self._index.put(waiting)
        if self._takes:
            self._given |= {card.name: card.digest for card in waiting}
        else:
            self._beside |= {card.name: passages for card, passages in waiting.items()}

    def _read(self, card: Card) -> tuple[Card, tuple[Packed, ...]] | None:
        """The meeting's passages, and its card with the digest of the content that they are of; None if it can't be read.

        The index must not have that: the file can be read again with the same content.
        """
        from kcminutes.storage.toml.meetings import read_with_digest

        try:
            meeting, content = read_with_digest(self.archive.path(card))
            return replace(card, digest=content), tuple(map(packed, passages_of(meeting)))
        except FileError as error:
            self.left_out.append(f"{error.problems[0]} Mötet är inte med.")
            return None


def _ordered(found: list[Found]) -> list[Found]:
    """The newest meeting first; of a meeting's hits those of its passages in their order."""
    return sorted(found, key=lambda one: (one.card.day, one.card.name, -one.order), reverse=True)


def words_typed(typed: str) -> list[str]:
    """What is looked for in a line that somebody types: each word by itself, and what stands in quotes as one."""
    return [quoted or word for quoted, word in re.findall(r'["”]([^"”]*)["”]?|([^\s"”]+)', typed) if quoted.strip() or word]
