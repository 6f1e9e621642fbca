"""The people of the document: who is listed where and in what words."""

from collections.abc import Callable, Collection, Iterator
from datetime import time
from typing import Final

from msgspec import Struct

from kcminutes.documents.phrases import item_runs, item_word
from kcminutes.documents.presence import absences, came_to, is_during, is_late, left_during, left_early
from kcminutes.meeting.model import Absence, ItemPath, Meeting, Participant
from kcminutes.meeting.numbering import Numbering, numbering_of
from kcminutes.meeting.states import Attendance
from kcminutes.meeting.timeline import Timeline, Visit
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
    def seen(visit: Visit | None) -> Visit | None:
        return visit if visit is None or shown is None or visit.path in shown else None

    if person.arrived and is_late(person, timeline):
        yield _came(person.arrived, seen, numbering, timeline)
    yield from map(_away, absences(person, timeline))
    if left := left_early(person, timeline):
        yield _left(left, seen, numbering, timeline)
    if person.replaces:
        yield f"ersätter {person.replaces}"


_Seen = Callable[[Visit | None], Visit | None]
"""The visit, or None if its item is not among those that the document shows."""


def _came(arrived: time, seen: _Seen, numbering: Numbering, timeline: Timeline) -> str:
    """ "fr.o.m. ärende 4, kl. 09.10", where the items were handled in the order of their numbers; else what was at hand then."""
    visit = seen(came_to(arrived, timeline))
    if _is_in_order(timeline):
        return f"fr.o.m. {f'{_item(visit, numbering)}, ' if visit else ''}kl. {clock(arrived)}"
    return f"kom kl. {clock(arrived)}{_at_hand(visit, arrived, 'före', numbering, timeline)}"


def _left(left: time, seen: _Seen, numbering: Numbering, timeline: Timeline) -> str:
    """ "t.o.m. ärende 4, kl. 09.10", as `_came` has it; else "lämnade kl. 09.10, under ärende 4"."""
    visit = seen(left_during(left, timeline))
    if _is_in_order(timeline):
        return f"t.o.m. {f'{_item(visit, numbering)}, ' if visit else ''}kl. {clock(left)}"
    return f"lämnade kl. {clock(left)}{_at_hand(visit, left, 'efter', numbering, timeline)}"


def _at_hand(visit: Visit | None, when: time, otherwise: str, numbering: Numbering, timeline: Timeline) -> str:
    """What was handled at the moment, or before or after it."""
    if visit is None:
        return ""
    return f", {'under' if is_during(visit, when, timeline) else otherwise} {_item(visit, numbering)}"


def _item(visit: Visit, numbering: Numbering) -> str:
    return f"{item_word([visit.path], numbering)}{NO_BREAK_SPACE}{numbering.number(visit.path)}"


def _is_in_order(timeline: Timeline) -> bool:
    """Whether no item was handled after a later one of the document: only then does "from item 4 on" tell which those are."""
    handled = [visit.path for visit in timeline.visits]
    return handled == sorted(handled)


def _away(absence: Absence) -> str:
    """A stretch out of the room, as it was: "lämnade kl. 09.00, kom åter kl. 09.40, jäv"."""
    back = f"kom åter kl. {clock(absence.end)}" if absence.end else ""
    return ", ".join(filter(None, (f"lämnade kl. {clock(absence.start)}", back, " ".join(absence.reason.split()))))
