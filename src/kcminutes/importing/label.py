"""What a label can say that its text is."""

import enum


class Label(enum.Enum):
    """What a label says that its text is."""

    DAY = enum.auto()
    TIME = enum.auto()
    PLACE = enum.auto()
    TIME_AND_PLACE = enum.auto()
    BODY = enum.auto()
    VOTING = enum.auto()
    PRESENT = enum.auto()
    CALLED = enum.auto()
    """People of whom it isn't said whether they came."""
    TAKING_PART = enum.auto()
    """People who are called in a kallelse, and were there in minutes."""
    ABSENT = enum.auto()
    CHAIR = enum.auto()
    SECRETARY = enum.auto()
    ADJUSTER = enum.auto()
    COMING = enum.auto()
    CLOSING = enum.auto()
    """What belongs to the signing and posting of minutes."""
    COURSE = enum.auto()
    """What tells how the meeting goes and no more: breaks, meetings of parties before it; it may stand in an item too."""
    AGENDA = enum.auto()
    """The list of items comes."""
    RECORD = enum.auto()
    """The record of the items comes."""
    PRESENTERS = enum.auto()
    ATTACHMENTS = enum.auto()
    BACKGROUND = enum.auto()
    PROPOSALS = enum.auto()
    DECISIONS = enum.auto()
    ACTIONS = enum.auto()
    DUE = enum.auto()
    RESPONSIBLE = enum.auto()
    NOTES = enum.auto()
    REFERENCE = enum.auto()
