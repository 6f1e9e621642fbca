"""The meeting as plain data (JSON): the keys of its file, and each item's number as it is shown."""

from collections.abc import Collection
from typing import Any

import msgspec

from kcminutes.meeting.model import Item, ItemPath, Meeting
from kcminutes.meeting.numbering import Numbering, numbering_of
from kcminutes.meeting.queries import is_within


def plain_data(meeting: Meeting, *, items: Collection[ItemPath] | None = None, actions: Collection[str] | None = None) -> bytes:
    """The meeting as JSON in UTF-8, indented; if it is not None, with only those items, or only the åtgärder with those ids.

    Days are written as "2016-12-08", times as "08:30:00". What is not there has no key.
    """
    numbering = numbering_of(meeting.head)
    whole: dict[str, Any] = {"version": meeting.version} | msgspec.to_builtins(meeting)
    told = (_item(item, (index,), numbering, items, actions) for index, item in enumerate(meeting.items))
    whole["arende"] = [item for item in told if item]
    if actions is not None:
        whole.pop("deltagare", None)
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def _item(
    item: Item, path: ItemPath, numbering: Numbering, items: Collection[ItemPath] | None, actions: Collection[str] | None
) -> dict[str, Any]:
    """The item, or what of it belongs to what is wanted, with its number first; empty if nothing does."""
    known: dict[str, Any] = msgspec.to_builtins(item)
    known.pop("underarende", None)
    below = (_item(sub, (*path, index), numbering, items, actions) for index, sub in enumerate(item.subitems))
    told: dict[str, Any] = {"nummer": numbering.number(path)}
    subitems = [sub for sub in below if sub]
    if actions is not None:
        own = [action for action in known.get("atgard", ()) if action["id"] in actions]
        told |= _named(known) | ({"atgard": own} if own else {})
        is_wanted = bool(own)
    else:
        is_wanted = items is None or any(is_within(path, wanted) for wanted in items)
        told |= known if is_wanted else _named(known)
    if subitems:
        told["underarende"] = subitems
    return told if is_wanted or subitems else {}


def _named(known: dict[str, Any]) -> dict[str, Any]:
    """The item by its name alone."""
    return {key: known[key] for key in ("id", "titel") if key in known}
