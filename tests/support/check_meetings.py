"""Meetings for the tests of the checks: minutes in which nothing is odd but what a test puts there."""

from datetime import date, time
from typing import Any

from msgspec.structs import replace

from kcminutes.checks import Checker, Finding
from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import Action, Head, Item, ItemPath, Meeting, Participant
from kcminutes.meeting.place import Place
from kcminutes.meeting.queries import path_to
from kcminutes.meeting.states import Attendance

CHAIR = Participant(
    name="Majken Fjällström",
    organisation="Krokoms kommun",
    title="kommunchef",
    roles=("ordförande",),
    voting=True,
    attendance=Attendance.PRESENT,
)
SECRETARY = Participant(name="Ture Ahl Sundbom", organisation="Kansliet", roles=("sekreterare",), attendance=Attendance.PRESENT)
ACTION = Action(text="Räkna på det", due=date(2017, 1, 12), responsible=("Majken Fjällström",))
ITEM = Item(title="Gemensam växel", notes="Gruppen talade om växeln.")


def minutes(*items: Item, people: tuple[Participant, ...] = (), **head: Any) -> Meeting:
    """Minutes of 8 December 2016 with the items (else one that is as it should be) and people beside chair and secretary."""
    times: dict[str, Any] = {"opened": time(8, 30), "closed": time(12)} | head
    meeting = Meeting(
        head=Head(body="Kommunchefsgruppen", day=times.pop("day", date(2016, 12, 8)), **times),
        participants=(CHAIR, SECRETARY, *people),
        items=items or (ITEM,),
    )
    return identified(meeting)


def with_notes(text: str, **other: Any) -> Meeting:
    """Minutes of one item with these notes."""
    return minutes(replace(ITEM, notes=text, **other))


def with_actions(*actions: Action) -> Meeting:
    """Minutes of one item with these actions."""
    return minutes(replace(ITEM, actions=actions))


def findings(meeting: Meeting) -> list[Finding]:
    """All findings; items that a test put in beside those of `minutes` get their ids first."""
    return Checker().findings(identified(meeting))


def found(meeting: Meeting, rule: str) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in findings(meeting) if finding.rule == rule]


def rules(meeting: Meeting) -> list[str]:
    """The names of the rules of all findings."""
    return [finding.rule for finding in findings(meeting)]


def path_of(meeting: Meeting, place: Place) -> ItemPath | None:
    """Where the place's item stands; None for a place of no item."""
    return path_to(meeting, place.item) if place.item else None
