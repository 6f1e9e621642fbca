"""What waits for a body's next meeting: what it postponed itself, and what other bodies handed on to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kcminutes.archive.archive import Archive
from kcminutes.archive.bodies import body_key, body_meant, is_same_body
from kcminutes.archive.cards import Card, CardItem
from kcminutes.archive.entries import folded
from kcminutes.meeting.states import ItemStatus

FORGOTTEN: Final = timedelta(days=366)
"""A matter that should have come up so long before the body's last meeting is told, but not taken along; after twice that it is
not told either."""

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
    """What was left to the body's meeting on the day, or to an earlier one, and what became of it since.

    What should have come up so long ago that it is not even told any more is left out (see `FORGOTTEN`).
    """

    def __init__(self, archive: Archive, body: str, day: date) -> None:
        self._items = archive.items
        self._by_title: dict[str, dict[str, list[CardItem]]] = {}
        self._bodies = [*archive.bodies, body]
        self._body = body
        self._own = archive.series(body)
        self.last = next((card.day for card in self._own if card.day <= day), None)
        """The day of the body's last meeting; None if it has had none."""
        since = _earlier(self.last, 2 * FORGOTTEN) if self.last else date.min
        earliest = str(since)
        late = [card for card in archive.cards if card.waits_until and card.waits_until >= earliest and card.day <= day]
        self.left = [each for card in late for each in self._left_by(card, day) if each.due >= since]
        """All of that, taken up since or not."""
        first = min((each.card.day for each in self.left), default=date.max)
        self._parents: dict[_Key, _Key] = {}
        threads = [card for card in archive.cards if card.has_origins and card.day >= first]
        for card in threads:
            for item in self._items(card):
                if item.origin:
                    self._parents[_key(card, item)] = self._source(card, item)
        self._taken: dict[_Key, set[str]] = {}
        for card in threads:
            if is_same_body(card.body, body):
                for item in self._items(card):
                    for before in self.ancestors(_key(card, item)) if item.origin else ():
                        self._taken.setdefault(before, set()).add(card.name)

    def _source(self, card: Card, item: CardItem) -> _Key:
        """The item that this one comes from; where its id was not written, the one of the same title among those that were left."""
        origin = item.origin
        if origin is None:
            raise ValueError("an item that comes from nowhere has no source")
        body = body_key(body_meant(origin.body, self._bodies)) if origin.body else body_key(card.body)
        if origin.item:
            return body, origin.meeting, origin.item
        title = folded(item.title)
        for each in self.left:
            if (body_key(each.card.body), each.card.day, folded(each.item.title)) == (body, origin.meeting, title):
                return _key(each.card, each.item)
        return body, origin.meeting, ""

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

        It is known by where it comes from; or by its title, from the day on that it was left to, where a meeting was called by
        hand, or the id that was given to an item without one has become another.
        """
        if self._taken.get(_key(card, item), set()) - {card.name}:
            return True
        title = folded(item.title)
        later = (other for other in self._own if other.day > card.day and other.day >= due)
        return any(
            other.origin is None or other.origin.meeting == card.day
            for meeting in later
            for other in self._titled(meeting).get(title, ())
        )

    def _titled(self, card: Card) -> dict[str, list[CardItem]]:
        """The meeting's items by their titles, folded; many matters are looked for among those of the same meetings."""
        found = self._by_title.get(card.name)
        if found is None:
            found = self._by_title[card.name] = {}
            for item in self._items(card):
                found.setdefault(folded(item.title), []).append(item)
        return found

    def _left_by(self, card: Card, day: date) -> Iterator[Waiting]:
        """What the meeting left to the body's meeting on the day, or to an earlier one."""
        is_own = is_same_body(card.body, self._body)
        for item in self._items(card):
            if not is_own:
                due = self._handed_due(card, item)
            else:
                due = max(item.postponed_to or card.day, card.day) if item.status is ItemStatus.POSTPONED else None
            if due and due <= day:
                yield Waiting(card, item, due, is_handed_on=not is_own)

    def _handed_due(self, card: Card, item: CardItem) -> date | None:
        """The first day on which the item was handed on to the body; None if it was not."""
        mine = (to for to in item.handed_on if is_same_body(body_meant(to.body, self._bodies), self._body))
        return min((max(to.day or card.day, card.day) for to in mine), default=None)


def waiting(matters: Matters) -> tuple[list[Waiting], list[Waiting]]:
    """What waits for the body's meeting, each matter once, in its newest standing, the oldest first; and what has waited too long.

    A sub-item whose item waits too goes with that.
    """
    found = [each for each in matters.left if not matters.is_taken_up(each.card, each.item, each.due)]
    older = {before for each in found for before in matters.ancestors(_key(each.card, each.item))}
    found = [each for each in found if _key(each.card, each.item) not in older]
    found.sort(key=lambda each: (each.is_handed_on, each.card.day))
    limit = _earlier(matters.last, FORGOTTEN) if matters.last else date.min
    late, forgotten = [each for each in found if each.due >= limit], [each for each in found if each.due < limit]
    return _without_parts(late), _without_parts(forgotten)


def _without_parts(found: list[Waiting]) -> list[Waiting]:
    """The matters without the sub-items of those among them."""
    there = {(each.card.name, each.item.id) for each in found}
    return [each for each in found if not each.item.parent or (each.card.name, each.item.parent) not in there]


def _earlier(day: date, span: timedelta) -> date:
    """The day so much earlier, or the calendar's first."""
    return date.fromordinal(max(1, day.toordinal() - span.days))


def _key(card: Card, item: CardItem) -> _Key:
    return body_key(card.body), card.day, item.id
