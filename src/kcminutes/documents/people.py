"""The people of the document: who is listed where and in what words."""

from collections.abc import Iterator
from datetime import time

from msgspec import Struct

from kcminutes.documents.phrases import item_runs, item_word
from kcminutes.documents.presence import is_late, share_time
from kcminutes.meeting.model import Absence, Attendance, ItemPath, Meeting, Participant
from kcminutes.meeting.numbering import Numbering, numbering_of
from kcminutes.meeting.timeline import Timeline
from kcminutes.swedish.dates_written import clock, clock_span
from kcminutes.swedish.typography import NO_BREAK_SPACE, no_break


class Person(Struct, frozen=True):
    """One person as listed."""

    name: str
    details: tuple[str, ...]
    """Title, organisation and roles, those that are known."""
    remarks: tuple[str, ...]
    """What sets the person's attendance apart: items attended, late arrival, absences, early departure, whose place is taken."""


class Group(Struct, frozen=True):
    """The people under one heading, never none."""

    label: str
    people: tuple[Person, ...]


def groups(meeting: Meeting, *, called: bool) -> tuple[Group, ...]:
    """Everybody in the document's groups; ``called``: as they were called, before anything was recorded."""
    numbering, timeline = numbering_of(meeting.head), Timeline(meeting)

    def label(person: Participant) -> str:
        if person.attendance is Attendance.ABSENT and not called:
            return "Frånvarande"
        if person.voting:
            return "Beslutande"
        return "Inbjudna" if person.is_guest else "Övriga deltagande"

    def group(wanted: str) -> Group:
        found = (person for person in meeting.participants if label(person) == wanted)
        return Group(wanted, tuple(_person(person, numbering, timeline) for person in found))

    every = (group(wanted) for wanted in ("Beslutande", "Övriga deltagande", "Inbjudna", "Frånvarande"))
    return tuple(group for group in every if group.people)


def _person(person: Participant, numbering: Numbering, timeline: Timeline) -> Person:
    details = (person.title, person.organisation, *person.roles)
    remarks = [_attended(person.items, numbering)] if person.is_guest else []
    if person.attendance is not Attendance.ABSENT:
        remarks += _attendance_remarks(person, numbering, timeline)
    return Person(person.name, tuple(no_break(detail) for detail in details if detail), tuple(map(no_break, remarks)))


def _attended(items: str, numbering: Numbering) -> str:
    """A guest's items: "ärende 5, 10–11"; items that are no list of numbers are left as typed."""
    paths = numbering.paths(items)
    if not paths:
        return f"ärende{NO_BREAK_SPACE}{items}"
    return f"{item_word(paths, numbering)}{NO_BREAK_SPACE}{', '.join(item_runs(paths, numbering))}"


def _attendance_remarks(person: Participant, numbering: Numbering, timeline: Timeline) -> Iterator[str]:
    if person.arrived and is_late(person, timeline):
        yield _since("fr.o.m.", _first_of_rest(person.arrived, timeline), person.arrived, numbering)
    yield from map(_away, person.away)
    if person.left:
        yield _since("t.o.m.", _last_of_all(person.left, timeline), person.left, numbering)
    if person.replaces:
        yield f"ersätter {person.replaces}"


def _first_of_rest(arrived: time, timeline: Timeline) -> ItemPath | None:
    """The first item attended, if all that come after it in the document were attended too, and none before it."""
    attended = {visit.path for visit in timeline.visits if share_time(visit, arrived, None, timeline)}
    missed = {visit.path for visit in timeline.visits} - attended
    return min(attended) if attended and (not missed or max(missed) < min(attended)) else None


def _last_of_all(left: time, timeline: Timeline) -> ItemPath | None:
    """The last item attended, if all that come before it in the document were attended too, and none after it."""
    attended = {visit.path for visit in timeline.visits if share_time(visit, None, left, timeline)}
    missed = {visit.path for visit in timeline.visits} - attended
    return max(attended) if attended and (not missed or min(missed) > max(attended)) else None


def _since(word: str, path: ItemPath | None, when: time, numbering: Numbering) -> str:
    item = f"{item_word([path], numbering)}{NO_BREAK_SPACE}{numbering.number(path)}, " if path else ""
    return f"{word} {item}kl. {clock(when)}"


def _away(absence: Absence) -> str:
    span = clock_span(absence.start, absence.end)
    reason = " ".join(absence.reason.split())
    return f"borta {'' if absence.end else 'från '}{span}{f', {reason}' if reason else ''}"
