"""The ids of items and actions, which tie together what belongs together over files and meetings; nobody sees them."""

import hashlib
import os
from collections.abc import Container
from typing import Final

from msgspec.structs import replace

from kcminutes.meeting.model import Action, Item, Meeting

LENGTH: Final = 6
"""Characters of an id: letters and digits, 30 bits of them."""
_LETTERS: Final = b"abcdefghijklmnopqrstuvwxyz234567" * 8
"""A letter for each byte, those of base 32."""


def new_id(taken: Container[str] = ()) -> str:
    """An id that is not among those taken."""
    while (found := os.urandom(LENGTH).translate(_LETTERS).decode()) in taken:
        pass
    return found


def all_ids(meeting: Meeting) -> set[str]:
    """The ids of the meeting's items and actions."""
    found = set()
    for item in meeting.items:
        for one in (item, *item.subitems):
            found.add(one.id)
            found.update(action.id for action in one.actions)
    return found


def identified(meeting: Meeting) -> Meeting:
    """The meeting with an id on every item and action, no two the same; the meeting itself if that is so already.

    What has none gets one made from its content, so that the same file read twice, of which nothing need be written, gives the
    same ids: minutes of format 1 and agendas written by hand have none. Of two with the same id, as in what was copied within a
    file, the first keeps it.
    """
    assigner = _IdAssigner(all_ids(meeting) - {""})
    items = tuple(map(assigner.item, meeting.items))
    return meeting if all(new is old for new, old in zip(items, meeting.items, strict=True)) else replace(meeting, items=items)


class _IdAssigner:
    """Gives every item and action an id that no other has; ``given`` are those that stand in the meeting already."""

    def __init__(self, given: set[str]) -> None:
        self._given = given
        """The ids that stand in the meeting: one that is made must not be that of something further down."""
        self._taken: set[str] = set()
        self._turns: dict[tuple[str, ...], int] = {}
        """How many times an id was made from the same content, so that thousands of twins don't all try from the first."""

    def item(self, item: Item) -> Item:
        own = self._id(item.id, item.title)
        actions = tuple(self._action(action, own) for action in item.actions)
        subitems = tuple(map(self.item, item.subitems))
        parts = zip((*actions, *subitems), (*item.actions, *item.subitems), strict=True)
        if own == item.id and all(new is old for new, old in parts):
            return item
        return replace(item, id=own, actions=actions, subitems=subitems)

    def _action(self, action: Action, item: str) -> Action:
        own = self._id(action.id, item, action.text, str(action.due), action.when, *action.responsible)
        return action if own == action.id else replace(action, id=own)

    def _id(self, given: str, *content: str) -> str:
        found = given
        while not found or found in self._taken or (found != given and found in self._given):
            turn = self._turns.get(content, 0)
            self._turns[content] = turn + 1
            found = _written(hashlib.sha256("\0".join((*content, str(turn))).encode()).digest())
        self._taken.add(found)
        return found


def _written(data: bytes) -> str:
    from base64 import b32encode

    return b32encode(data)[:LENGTH].decode().lower()
