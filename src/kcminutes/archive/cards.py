"""The archive's cards: of each meeting what it takes to find it, and to know what waits in it, without reading its file again."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from kcminutes.archive.packing import DamagedIndexError, unpacked_by
from kcminutes.meeting.model import HandedOn, Item, Meeting, Origin
from kcminutes.meeting.queries import walk
from kcminutes.meeting.states import ItemStatus
from kcminutes.storage.workspace import MINUTES, MeetingState, meeting_state


class CardItem(Struct, frozen=True, kw_only=True, omit_defaults=True, array_like=True):
    """An item of a meeting, as its card has it."""

    id: str
    title: str
    parent: str = ""
    """The id of the item that it is a sub-item of; empty for an item."""
    prepared: str = ""
    """A digest of its background and proposals, to tell whether two are the same; empty if it has neither."""
    status: ItemStatus | None = None
    postponed_to: date | None = None
    handed_on: tuple[HandedOn, ...] = ()
    origin: Origin | None = None
    is_decided: bool = False
    """Whether something was decided on it."""


_AMONG_MINUTES: Final = f"{MINUTES}/"
_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(tuple[CardItem, ...])


class Card(Struct, frozen=True, kw_only=True, dict=True, eq=False):
    """A meeting of the archive: its file, its head, and its items in short."""

    root: Path
    """The workspace's folder."""
    name: str
    """The file in it, as "minutes/2017-01-19.toml": the minutes, or the agenda where there are none."""
    digest: str
    """Of the file's content."""
    body: str
    day: date
    document: str
    """The document's heading."""
    state: MeetingState
    agenda: str
    """The digest of the agenda that the minutes were begun from; empty if that is not known."""
    waits_until: str
    """The last day to which an item was left, ISO; empty if none was left to a later meeting."""
    has_origins: bool
    """Whether any item comes from another meeting."""
    packed: Callable[[], bytes]
    """Gives the items, packed, for of most meetings nobody asks them; empty where they can't be had."""
    give_up: Callable[[], object] = lambda: None
    """Called where what was packed is damaged."""

    @cached_property
    def path(self) -> Path:
        """The file."""
        return self.root / self.name

    @property
    def is_minutes(self) -> bool:
        """Whether the file lies in the folder of minutes."""
        return self.name.startswith(_AMONG_MINUTES)

    @cached_property
    def items(self) -> tuple[CardItem, ...]:
        """The items and sub-items in reading order; raises FileError where they have to be read from the file, and can't."""
        if data := self.packed():
            try:
                return unpacked_by(_DECODER, data)
            except DamagedIndexError:
                self.give_up()
        from kcminutes.storage.toml.meetings import read

        return tuple(_card_items(read(self.path)))

    @property
    def is_held(self) -> bool:
        """Whether something was recorded, so that the meeting was more than called."""
        return self.state is not MeetingState.CALLED


def card_of(root: Path, name: str, meeting: Meeting, digest: str) -> Card:
    """The card of a meeting that was read from the workspace's file of the name, whose content has the digest."""
    items = tuple(_card_items(meeting))
    head = meeting.head
    packed = _ENCODER.encode(items)
    left = [day for item in items for day in _left_to(item, head.day)]
    return Card(
        root=root,
        name=name,
        digest=digest,
        body=head.body,
        day=head.day,
        document=head.document,
        state=meeting_state(meeting),
        agenda=head.agenda,
        waits_until=str(max(left)) if left else "",
        has_origins=any(item.origin for item in items),
        packed=lambda: packed,
    )


def _left_to(item: CardItem, day: date) -> list[date]:
    """The days of the meetings to which the item was left; that of its own meeting where none was said."""
    own = [item.postponed_to or day] if item.status is ItemStatus.POSTPONED else []
    return [max(left, day) for left in (*own, *(to.day or day for to in item.handed_on))]


def _card_items(meeting: Meeting) -> list[CardItem]:
    return [
        CardItem(
            id=item.id,
            title=item.title,
            parent=meeting.items[path[0]].id if len(path) > 1 else "",
            prepared=prepared_digest(item),
            status=item.status,
            postponed_to=item.postponed_to,
            handed_on=item.handed_on,
            origin=item.origin,
            is_decided=bool(item.decisions),
        )
        for path, item in walk(meeting)
    ]


def prepared_digest(item: Item) -> str:
    """A digest of what was prepared to be read at the item; empty if that is nothing."""
    if not (item.background or item.proposals):
        return ""
    import hashlib  # not before a file is read: it takes a while

    return hashlib.sha256("\0".join((item.background, *item.proposals)).encode()).hexdigest()[:12]
