"""What waits for a body's next meeting: what it postponed itself, and what other bodies handed on to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from kcminutes.archive.archive import Archive
from kcminutes.archive.bodies import body_key, body_meant, is_same_body
from kcminutes.archive.cards import Card, CardItem
from kcminutes.archive.entries import folded
from kcminutes.meeting.model import ItemStatus

if TYPE_CHECKING:
    from pathlib import Path

FORGOTTEN: Final = timedelta(days=366)
"""A matter that should have come up so long before the body's last meeting is told, but not taken along."""

_Key = tuple[tuple[str, ...], date, str]
"""An item of a meeting: the body, the day, and the item's id."""


@dataclass(frozen=True)
class Waiting:
    """A matter that waits, in its newest standing."""

    card: Card
    """The meeting that left it."""
    item: CardItem
    due: date
    """The day of the meeting that it was left to; that of the meeting that left it, where none was said."""
    is_handed_on: bool
    """Whether another body handed it on, and not this one postponed it."""


class Matters:
    """The matters of the archive as the body sees them: which item is the same matter as which."""

    def __init__(self, archive: Archive, body: str) -> None:
        self._bodies = [*archive.bodies, body]
        self._body = body
        self.own = [card for card in archive.cards if is_same_body(card.body, body)]
        """The body's own meetings, the newest first."""
        self.others = [card for card in archive.cards if card.has_threads and not is_same_body(card.body, body)]
        """The other bodies' meetings in which something was left to somebody, or came from somewhere."""
        self._parents: dict[_Key, _Key] = {}
        self._ids: dict[tuple[tuple[str, ...], date, str], str] = {}
        threads = [card for card in (*self.own, *self.others) if card.has_threads]
        for card in threads:
            for item in card.items:
                self._ids.setdefault((body_key(card.body), card.day, folded(item.title)), item.id)
        for card in threads:
            for item in card.items:
                if item.origin:
                    self._parents[_key(card, item)] = self._source(card, item)
        self._taken: dict[_Key, set[Path]] = {}
        for card in self.own:
            if card.has_threads:
                for item in card.items:
                    for before in self.ancestors(_key(card, item)) if item.origin else ():
                        self._taken.setdefault(before, set()).add(card.path)

    def _source(self, card: Card, item: CardItem) -> _Key:
        """The item that this one comes from; where its id was not written, the one of the same title."""
        origin = item.origin
        if origin is None:
            raise ValueError("an item that comes from nowhere has no source")
        body = body_key(body_meant(origin.body, self._bodies)) if origin.body else body_key(card.body)
        return body, origin.meeting, origin.item or self._ids.get((body, origin.meeting, folded(item.title)), "")

    def ancestors(self, key: _Key) -> set[_Key]:
        """The items that the matter was before, in earlier meetings; not the item itself."""
        found: set[_Key] = set()
        before = self._parents.get(key)
        while before is not None and before not in found:
            found.add(before)
            before = self._parents.get(before)
        return found

    def is_taken_up(self, card: Card, item: CardItem, due: date) -> bool:
        """Whether a meeting of the body has the matter since the meeting that left it.

        It is known by where it comes from; or in a meeting that was called by hand, from the day on that it was left to, by its
        title.
        """
        if self._taken.get(_key(card, item), set()) - {card.path}:
            return True
        title = folded(item.title)
        later = (other for other in self.own if other.day > card.day and other.day >= due)
        return any(not other.origin and folded(other.title) == title for meeting in later for other in meeting.items)

    def left_to(self, day: date) -> Iterator[Waiting]:
        """All that was ever left to the body's meeting on the day or an earlier one, taken up since or not."""
        for card in self.own:
            if card.has_threads and card.day <= day:
                for item in card.items:
                    due = item.postponed_to or card.day
                    if item.status is ItemStatus.POSTPONED and due <= day:
                        yield Waiting(card, item, max(due, card.day), is_handed_on=False)
        for card in self.others:
            if card.day <= day:
                for item in card.items:
                    handed = self._handed_due(card, item)
                    if handed and handed <= day:
                        yield Waiting(card, item, handed, is_handed_on=True)

    def _handed_due(self, card: Card, item: CardItem) -> date | None:
        """The first day on which the item was handed on to the body; None if it was not."""
        mine = (to for to in item.handed_on if is_same_body(body_meant(to.body, self._bodies), self._body))
        return min((max(to.day or card.day, card.day) for to in mine), default=None)


def waiting(matters: Matters, day: date) -> list[Waiting]:
    """What waits for the body's meeting on the day, each matter once, in its newest standing; the oldest first.

    A sub-item whose item waits too goes with that.
    """
    found = [each for each in matters.left_to(day) if not matters.is_taken_up(each.card, each.item, each.due)]
    older = {before for each in found for before in matters.ancestors(_key(each.card, each.item))}
    found = [each for each in found if _key(each.card, each.item) not in older]
    there = {(each.card.path, each.item.id) for each in found}
    found = [each for each in found if not each.item.parent or (each.card.path, each.item.parent) not in there]
    return sorted(found, key=lambda each: (each.is_handed_on, each.card.day))


def forgotten(found: Iterable[Waiting], last: date | None) -> list[Waiting]:
    """Those of the matters that should have come up so long before the body's last meeting that they can hardly be meant still."""
    return [each for each in found if last is not None and each.due < last - FORGOTTEN]


def _key(card: Card, item: CardItem) -> _Key:
    return body_key(card.body), card.day, item.id
