"""The people of the document: who is listed where and in what words, and who came late to or left early from which item."""

from collections.abc import Iterator
from datetime import time

from msgspec import Struct

from kcminutes.meeting.model import Attendance, ItemPath, Meeting, Participant
from kcminutes.meeting.numbering import attended_paths, attended_text, number
from kcminutes.meeting.queries import walk
from kcminutes.swedish.dates_written import clock
from kcminutes.swedish.typography import NO_BREAK_SPACE, no_break


class Person(Struct, frozen=True):
    """One person as listed."""

    name: str
    details: tuple[str, ...]
    """Title, organisation and roles, those that are known."""
    remarks: tuple[str, ...]
    """What sets the person's attendance apart: items attended, late arrival, early departure, whose place is taken."""


class Group(Struct, frozen=True):
    """The people under one heading, never none."""

    label: str
    people: tuple[Person, ...]


def groups(meeting: Meeting, *, called: bool) -> tuple[Group, ...]:
    """Everybody in the document's groups; ``called``: as they were called, before anything was recorded."""
    spans = _spans(meeting)

    def label(person: Participant) -> str:
        if person.attendance is Attendance.ABSENT and not called:
            return "Frånvarande"
        if person.is_guest:
            return "Inbjudna"
        return "Beslutande" if person.voting else "Övriga deltagande"

    def group(wanted: str) -> Group:
        return Group(wanted, tuple(_person(person, spans) for person in meeting.participants if label(person) == wanted))

    found = (group(wanted) for wanted in ("Beslutande", "Övriga deltagande", "Inbjudna", "Frånvarande"))
    return tuple(group for group in found if group.people)


def movements(meeting: Meeting) -> dict[ItemPath, tuple[str, ...]]:
    """What to say at each item about those who came or left while it was handled, in the order that it happened."""
    moved = [
        person for person in meeting.participants if person.attendance is not Attendance.ABSENT and (person.arrived or person.left)
    ]
    spans = _spans(meeting) if moved else []
    moves = [move for person in moved for move in _moves(person, spans)]
    said: dict[ItemPath, tuple[str, ...]] = {}
    for _, text, path in sorted(moves):
        said[path] = (*said.get(path, ()), text)
    return said


_Spans = list[tuple[time, time | None, ItemPath]]


def _spans(meeting: Meeting) -> _Spans:
    """When each item was handled, in the order that it happened."""
    return sorted(((span.start, span.end, path) for path, item in walk(meeting) for span in item.handled), key=lambda span: span[0])


def _first_attended(arrived: time, spans: _Spans) -> ItemPath | None:
    """The item that was going on when somebody came, else the next one; None if none was left."""
    return next((path for _, end, path in spans if end is None or end > arrived), None)


def _last_attended(left: time, spans: _Spans) -> ItemPath | None:
    """The item that was going on when somebody left, else the one before; None if there was none."""
    return next((path for start, _, path in reversed(spans) if start < left), None)


def _first_of_rest(arrived: time, spans: _Spans) -> ItemPath | None:
    """The first item attended, if all that come after it in the document were attended too, and none before it."""
    attended = {path for _, end, path in spans if end is None or end > arrived}
    missed = {path for _, _, path in spans} - attended
    return min(attended) if attended and (not missed or max(missed) < min(attended)) else None


def _last_of_all(left: time, spans: _Spans) -> ItemPath | None:
    """The last item attended, if all that come before it in the document were attended too, and none after it."""
    attended = {path for start, _, path in spans if start < left}
    missed = {path for _, _, path in spans} - attended
    return max(attended) if attended and (not missed or min(missed) > max(attended)) else None


def _moves(person: Participant, spans: _Spans) -> Iterator[tuple[time, str, ItemPath]]:
    if person.arrived and (path := _first_attended(person.arrived, spans)):
        yield person.arrived, no_break(f"{person.name} kom kl. {clock(person.arrived)}."), path
    if person.left and (path := _last_attended(person.left, spans)):
        yield person.left, no_break(f"{person.name} lämnade mötet kl. {clock(person.left)}."), path


def _person(person: Participant, spans: _Spans) -> Person:
    details = (person.title, person.organisation, *person.roles)
    remarks = [_attended(person.items)] if person.is_guest else []
    if person.attendance is not Attendance.ABSENT:
        if person.arrived:
            remarks.append(_since("fr.o.m.", _first_of_rest(person.arrived, spans), person.arrived))
        if person.left:
            remarks.append(_since("t.o.m.", _last_of_all(person.left, spans), person.left))
        if person.replaces:
            remarks.append(f"ersätter {person.replaces}")
    return Person(person.name, tuple(no_break(detail) for detail in details if detail), tuple(map(no_break, remarks)))


def _attended(items: str) -> str:
    """A guest's items: "ärende 5, 10–11"; items that are no list of numbers are left as typed."""
    paths = attended_paths(items)
    text = attended_text(paths).replace("-", "–") if paths else items
    return f"ärende{NO_BREAK_SPACE}{text}"


def _since(word: str, path: ItemPath | None, when: time) -> str:
    item = f"ärende{NO_BREAK_SPACE}{number(path)}, " if path else ""
    return f"{word} {item}kl. {clock(when)}"
