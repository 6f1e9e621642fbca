"""The archive's cards: of each meeting what it takes to find it, and to know what waits in it, without reading its file again."""

from datetime import date
from typing import Final

import msgspec
from msgspec import Struct

from kcminutes.archive.packing import unpacked_by
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


class Card(Struct, frozen=True, kw_only=True, array_like=True, eq=False):
    """A meeting of the archive: its file and its head. The `Archive` has its items, for which of most meetings nobody asks.

    It is kept packed, its fields in their order: whoever changes them counts up `kcminutes.archive.index.VERSION`.
    """

    name: str
    """The file in the workspace, as "minutes/2017-01-19.toml": the minutes, or the agenda where there are none."""
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

    @property
    def is_minutes(self) -> bool:
        """Whether the file lies in the folder of minutes."""
        return self.name.startswith(_AMONG_MINUTES)

    @property
    def is_held(self) -> bool:
        """Whether something was recorded, so that the meeting was more than called."""
        return self.state is not MeetingState.CALLED


def card_of(name: str, meeting: Meeting, digest: str, items: tuple[CardItem, ...]) -> Card:
    """The card of a meeting with the items that was read from the workspace's file of the name, whose content has the digest."""
    head = meeting.head
    left = [day for item in items for day in _left_to(item, head.day)]
    return Card(
        name=name,
        digest=digest,
        body=head.body,
        day=head.day,
        document=head.document,
        state=meeting_state(meeting),
        agenda=head.agenda,
        waits_until=str(max(left)) if left else "",
        has_origins=any(item.origin for item in items),
    )


def _left_to(item: CardItem, day: date) -> list[date]:
    """The days of the meetings to which the item was left; that of its own meeting where none was said."""
    own = [item.postponed_to or day] if item.status is ItemStatus.POSTPONED else []
    return [max(left, day) for left in (*own, *(to.day or day for to in item.handed_on))]


def items_of(meeting: Meeting) -> tuple[CardItem, ...]:
    """The meeting's items and sub-items as its card's, in reading order."""
    return tuple(
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
    )


def packed_items(items: tuple[CardItem, ...]) -> bytes:
    """The items, to be kept."""
    return _ENCODER.encode(items)


def unpacked_items(data: bytes) -> tuple[CardItem, ...]:
    """What was packed; raises DamagedIndexError for anything else."""
    return unpacked_by(_DECODER, data)


def prepared_digest(item: Item) -> str:
    """A digest of what was prepared to be read at the item; empty if that is nothing."""
    if not (item.background or item.proposals):
        return ""
    import hashlib  # not before a file is read: it takes a while

    return hashlib.sha256("\0".join((item.background, *item.proposals)).encode()).hexdigest()[:12]
