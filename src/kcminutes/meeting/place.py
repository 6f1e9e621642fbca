"""Where something is in a meeting: said in one way for undo, findings, search hits, the safety copy and the cursor."""

import enum

from msgspec import Struct


class Part(enum.Enum):
    """A part of an item, or of the meeting itself."""

    ITEM = "item"
    """The item's heading and the facts under it."""
    BACKGROUND = "background"
    PROPOSALS = "proposals"
    NOTES = "notes"
    DECISIONS = "decisions"
    ACTIONS = "actions"
    FOLLOW_UPS = "follow-ups"
    HEAD = "head"
    """The meeting's head; of no item."""
    PEOPLE = "people"
    """The participants; of no item."""


class Cell(enum.Enum):
    """A cell of an action's row."""

    TEXT = "text"
    DUE = "due"
    RESPONSIBLE = "responsible"


class Place(Struct, frozen=True, omit_defaults=True):
    """Where something is. An item is named by its id, so that the place stays right when items are moved."""

    item: str | None = None
    """The item's id; None for the head and the people."""
    part: Part = Part.NOTES
    row: int = 0
    """Of an action, a follow-up or a participant, from 0."""
    cell: Cell = Cell.TEXT
    """Of an action's row."""
    offset: int = 0
    """Characters into the text there; decisions and proposals are one text, each with a blank line between two."""


HEAD = Place(None, Part.HEAD)
PEOPLE = Place(None, Part.PEOPLE)
