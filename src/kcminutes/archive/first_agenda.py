"""The first kallelse of a group that has none: what every meeting has, and whom it is sent to."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from kcminutes.archive.shipped import starter
from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import Head, Meeting, Participant
from kcminutes.meeting.roles import SECRETARY


def first_agenda(body: str, day: date, *, secretary: str = "", municipalities: Iterable[str] = ()) -> Meeting:
    """The body's kallelse to the day, with the items that every meeting has.

    Nobody knows yet who comes from each municipality: it is called by its chief executive's post, to be named later.
    """
    called = tuple(Participant(name=f"Kommunchef, {name}", organisation=name, voting=True) for name in municipalities)
    own = (Participant(name=secretary, roles=(SECRETARY,)),) if secretary else ()
    return identified(replace(starter(), head=Head(body=body, day=day), participants=(*called, *own)))
