"""What an import gives: the meeting, how each thing was taken, and what was not understood."""

import enum

from msgspec import Struct

from kcminutes.meeting.model import Meeting


class Belonging(enum.Enum):
    """Where something that was not understood may belong."""

    BACKGROUND = "ärendebeskrivning"
    NEW_ITEM = "nytt ärende"
    PARTICIPANT = "deltagare"
    NOISE = "kan kastas"


class Guess(Struct, frozen=True):
    """A guess where a text belongs."""

    belonging: Belonging
    item: str = ""
    """The id of the item whose background it may be; empty for another guess."""


class Unplaced(Struct, frozen=True):
    """A text of the file that was not understood."""

    text: str
    place: str
    """Where it stands in the file, in Swedish words."""
    guess: Guess


class Reading(Struct, frozen=True):
    """A text of the file that became something else than a text: a label, a day, a time."""

    text: str
    place: str


class DaySource(enum.Enum):
    """Where the meeting's day was found."""

    TEXT = "texten"
    NAME = "filens namn"
    ASKED = "angiven"


class Imported(Struct, frozen=True):
    """A file that was read in."""

    meeting: Meeting
    day_from: DaySource
    unplaced: tuple[Unplaced, ...]
    """In the file's order; all of it also stands in the meeting's last item."""
    readings: tuple[Reading, ...]
    """What became values or structure, in the file's order."""

    @property
    def is_minutes(self) -> bool:
        """Whether something is recorded in it; else it is an agenda."""
        return self.meeting.is_recorded
