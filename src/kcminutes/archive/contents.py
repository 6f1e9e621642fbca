"""Of each meeting that was held what outlives it: its åtgärder, what was heard of earlier ones, its decisions."""

from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kcminutes.archive.packing import unpacked_by
from kcminutes.meeting.assigned import assigned
from kcminutes.meeting.model import Action, FollowUp, Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import walk


class OfItem(Struct, frozen=True, array_like=True):
    """An item that has any of it."""

    id: str
    label: str
    """Its number as it is shown."""
    title: str
    actions: tuple[Action, ...] = ()
    """Those in which anything was typed, the responsible with their whole names where the meeting knows them."""
    heard: tuple[FollowUp, ...] = ()
    decisions: tuple[str, ...] = ()


_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(tuple[OfItem, ...])


def contents_of(meeting: Meeting) -> tuple[OfItem, ...]:
    """The items that have any of it, in reading order."""
    numbering = numbering_of(meeting.head)
    actions: dict[str, list[Action]] = {}
    for task in assigned(meeting):
        actions.setdefault(task.item.id, []).append(replace(task.action, responsible=task.people))
    found = (
        OfItem(
            item.id,
            numbering.label(path),
            " ".join(item.title.split()),
            tuple(actions.get(item.id, ())),
            item.follow_ups,
            tuple(text for text in item.decisions if text.strip()),
        )
        for path, item in walk(meeting)
    )
    return tuple(one for one in found if one.actions or one.heard or one.decisions)


def packed(contents: tuple[OfItem, ...]) -> bytes:
    """The contents, to be kept in the index."""
    return _ENCODER.encode(contents)


def unpacked(data: bytes) -> tuple[OfItem, ...]:
    """What was packed; raises DamagedIndexError for anything else."""
    return unpacked_by(_DECODER, data)
