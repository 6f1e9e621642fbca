"""The people of the document: who is listed where and in what words."""

from collections.abc import Collection, Iterator
from datetime import time
from typing import Final

from msgspec import Struct

from kcminutes.documents.phrases import item_runs, item_word
from kcminutes.documents.presence import absences, is_late, share_time
from kcminutes.meeting.model import Absence, Attendance, ItemPath, Meeting, Participant
from kcminutes.meeting.numbering import Numbering, numbering_of
from kcminutes.meeting.timeline import Timeline
from kcminutes.swedish.dates_written import clock
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


_LABELS: Final = ("Beslutande", "Övriga deltagande", "Kallade", "Övriga kallade", "Inbjudna", "Frånvarande")
"""The groups' headings, in the document's order."""


def groups(meeting: Meeting, *, called: bool, shown: Collection[ItemPath] | None = None) -> tuple[Group, ...]:
    """Everybody in the document's groups; ``called``: as they were called, before anything was recorded.

    ``shown``: the items of an extract, beyond which no remark refers; None for a whole document.
    """
    numbering, timeline = numbering_of(meeting.head), Timeline(meeting)
    found: dict[str, list[Person]] = {label: [] for label in _LABELS}
    for person in meeting.participants:
        found[_label(person, called=called)].append(_person(person, numbering, timeline, shown))
    if called and not found["Kallade"]:  # in a body where nobody is said to decide, all are called alike
        found["Kallade"], found["Övriga kallade"] = found["Övriga kallade"], []
    return tuple(Group(label, tuple(people)) for label, people in found.items() if people)


def _label(person: Participant, *, called: bool) -> str:
    """The person's group. What nobody marked is not known: such a person was called, and guests are invited either way."""
    if person.attendance is Attendance.ABSENT and not called:
        return "Frånvarande"
    if person.is_guest:
        return "Inbjudna"
    if called:
        return "Kallade" if person.voting else "Övriga kallade"
    if not person.is_recorded:
        return "Kallade"
    return "Beslutande" if person.voting else "Övriga deltagande"


def _person(person: Participant, numbering: Numbering, timeline: Timeline, shown: Collection[ItemPath] | None) -> Person:
    details = (person.title, person.organisation, *person.roles)
    remarks = [_attended(person.items, numbering)] if person.items else []
    if person.attendance is not Attendance.ABSENT:
        remarks += _attendance_remarks(person, numbering, timeline, shown)
    return Person(person.name, tuple(no_break(detail) for detail in details if detail), tuple(map(no_break, remarks)))


def _attended(items: str, numbering: Numbering) -> str:
    """The person's items: "ärende 5, 10–11"; items that are no list of numbers are left as typed."""
    paths = numbering.paths(items)
    if not paths:
        return f"ärende{NO_BREAK_SPACE}{items}"
    return f"{item_word(paths, numbering)}{NO_BREAK_SPACE}{', '.join(item_runs(paths, numbering))}"


def _attendance_remarks(
    person: Participant, numbering: Numbering, timeline: Timeline, shown: Collection[ItemPath] | None
) -> Iterator[str]:
    def seen(path: ItemPath | None) -> ItemPath | None:
        return path if path is None or shown is None or path in shown else None

    if person.arrived and is_late(person, timeline):
        yield _since("fr.o.m.", seen(_first_of_rest(person.arrived, timeline)), person.arrived, numbering)
    yield from map(_away, absences(person, timeline))
    if person.left:
        yield _since("t.o.m.", seen(_last_of_all(person.left, timeline)), person.left, numbering)
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
    """A stretch out of the room, as it was: "lämnade kl. 09.00, kom åter kl. 09.40, jäv"."""
    back = f"kom åter kl. {clock(absence.end)}" if absence.end else ""
    return ", ".join(filter(None, (f"lämnade kl. {clock(absence.start)}", back, " ".join(absence.reason.split()))))
