"""What a meeting has in common with those before it: its standing items, and the texts that stand in them."""

from collections.abc import Iterable
from typing import Final

from kcminutes.archive.archive import Archive
from kcminutes.archive.cards import Card, CardItem, prepared_digest
from kcminutes.archive.titles import title_key, undated
from kcminutes.meeting.model import Item
from kcminutes.meeting.states import ItemStatus

LOOKED_AT: Final = 2
"""How many meetings before the last are looked at: an item that one of them had too is a standing one."""


class Earlier:
    """What the meetings before the last had, the newest of them first, to be asked of the last one's items.

    A matter that was postponed, or came from another meeting, was there on its own account and makes no standing item.
    """

    def __init__(self, archive: Archive, cards: Iterable[Card]) -> None:
        self._found: dict[tuple[str, str], list[CardItem]] = {}
        for card in [*cards][:LOOKED_AT]:
            items = archive.items(card)
            titles = {item.id: item.title for item in items}
            for item in items:
                if item.status is not ItemStatus.POSTPONED and item.origin is None:
                    key = (title_key(titles.get(item.parent, "")), title_key(item.title))
                    self._found.setdefault(key, []).append(item)

    def same(self, item: Item, parent: str = "") -> list[CardItem]:
        """The items that were this one then, or the sub-items of one titled ``parent``; none for one that is no standing item."""
        if item.status is ItemStatus.POSTPONED or item.origin is not None:
            return []
        return self._found.get((title_key(parent), title_key(item.title)), [])


def standing_title(item: Item, same: list[CardItem]) -> str:
    """The item's title without the days and numbers in it, if it had others then: "Inför regionrådet 9/12"."""
    return item.title if not same or any(each.title == item.title for each in same) else undated(item.title) or item.title


def is_standing_text(item: Item, same: list[CardItem]) -> bool:
    """Whether the item's background and proposals stood there then too."""
    prepared = prepared_digest(item)
    return bool(prepared) and any(each.prepared == prepared for each in same)
