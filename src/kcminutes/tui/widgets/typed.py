"""How an editor of an item tells that something was typed in it, and what."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from textual.message import Message

from kcminutes.meeting.model import Action
from kcminutes.meeting.place import Place


class Edited(Message):
    """Something was typed in a part of the item; the editor's `take_typed` tells what."""


class Typed(Struct, frozen=True):
    """What was typed in a part of an item, with the item that the part was shown for."""

    place: Place
    """The item, the part, and where the cursor is in it."""
    value: str | tuple[str, ...] | tuple[Action, ...] | Mapping[str, Any]
    """The text, the paragraphs, the actions, or other fields by their names."""
