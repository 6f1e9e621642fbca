"""What an open file tells whoever shows it."""

from collections.abc import Callable
from dataclasses import dataclass

from kcminutes.meeting.model import ItemPath, Meeting
from kcminutes.meeting.place import Place


@dataclass(frozen=True)
class News:
    """What is so now in an open file, and what of it is new."""

    meeting: Meeting
    at: ItemPath | None
    """The item at hand; None in a meeting without items."""
    place: Place | None = None
    """Where the change is; None if the meeting is as it was, and only the item at hand is another."""
    typed: bool = False
    """Whether the change was typed in the part at the place, which therefore shows it already."""
    has_moved: bool = False
    """Whether another item is at hand than before."""


Listener = Callable[[News], None]
