"""What an open file tells whoever shows it."""

from collections.abc import Callable

from msgspec import Struct

from kcminutes.meeting.model import ItemPath, Meeting


class News(Struct, frozen=True):
    """What is so now in an open file, and what of it is new."""

    meeting: Meeting
    at: ItemPath | None
    """The item at hand; None in a meeting without items."""
    typed: bool = False
    """Whether the change was typed in a part of the item at hand, which therefore shows it already."""


Listener = Callable[[News], None]
