"""Places in meetings, for tests that know where an item stands and not its id."""

from kcminutes.meeting.model import ItemPath, Meeting
from kcminutes.meeting.place import Cell, Part, Place
from kcminutes.meeting.queries import item_at


def place_at(  # as many as a place has
    meeting: Meeting, path: ItemPath, part: Part = Part.NOTES, *, row: int = 0, cell: Cell = Cell.TEXT, offset: int = 0
) -> Place:
    """The place in the item at the path."""
    return Place(item_at(meeting, path).id, part, row, cell, offset)
