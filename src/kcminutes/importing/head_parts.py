"""What has been found of a meeting's head."""

from dataclasses import dataclass, field
from datetime import date, time

from kcminutes.importing.result import Belonging, Reading
from kcminutes.importing.source import Line
from kcminutes.meeting.model import ComingMeeting, Participant


@dataclass
class HeadParts:
    """What has been found at the top so far."""

    body: str = ""
    document: str = ""
    day: date | None = None
    day_told: int = 0
    """How surely it is the meeting's: `when_and_where.DayTold`, 0 for none."""
    day_may_be_of_signing: bool = False
    """Whether the day stands where it is told when the minutes are to be signed, so that the pages' header knows better."""
    start: time | None = None
    end: time | None = None
    place: list[str] = field(default_factory=list)
    people: list[Participant] = field(default_factory=list)
    coming: list[ComingMeeting] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    """Names by the initials that stand by them."""
    readings: list[Reading] = field(default_factory=list)
    left: list[tuple[Line, str, Belonging]] = field(default_factory=list)
    """What was not understood: the line, the text of it, and where it may belong."""
    absent: list[tuple[Line, str]] = field(default_factory=list)
    """The names of those who can't or didn't come, with the line."""
    informed: list[tuple[Line, str]] = field(default_factory=list)
    """The names of those who are only told of the meeting, with the line."""
    called: set[str] = field(default_factory=set)
    """Names under a label that doesn't say whether they came."""
    is_agenda: bool | None = None
    """Whether it says that it is a call; None if it says nothing."""
