"""What is odd about who took part."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kcminutes.checks.findings import Finding, Rule, quoted
from kcminutes.checks.times import person_times
from kcminutes.meeting.model import ItemPath, Meeting, Participant
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.place import PEOPLE, Part, Place
from kcminutes.meeting.queries import has_item, item_at, names_apart, people_with_role
from kcminutes.meeting.roles import CHAIR, SECRETARY, VICE_CHAIR
from kcminutes.meeting.states import Attendance, ItemStatus
from kcminutes.meeting.timeline import Timeline
from kcminutes.swedish.names import words

_CHAIR: Final = Rule("ordforande", "ingen ordförande finns med")
_SECRETARY: Final = Rule("sekreterare", "ingen sekreterare finns med")
_UNMARKED: Final = Rule("narvaro", "närvaron är inte markerad")
_BOTH: Final = Rule("narvaro-motsagelse", "samma person är både närvarande och frånvarande")
_SUBSTITUTE: Final = Rule("ersattare", "någon ersätter en person som själv är närvarande")
_REPLACED: Final = Rule("ersatter-oklar", "den som någon ersätter är skriven som initialer eller en del av ett namn")
_GUEST: Final = Rule("gast", "en gäst hör till ett ärende som utgick eller inte finns")
_LONGEST_INITIALS: Final = 3
RULES: Final = (_CHAIR, _SECRETARY, _UNMARKED, _BOTH, _SUBSTITUTE, _REPLACED, _GUEST)


def attendance_findings(meeting: Meeting, timeline: Timeline, *, is_recorded: bool) -> Iterator[Finding]:
    """What is odd about the participants; of an agenda (not ``is_recorded``) only what can be known before the meeting."""
    yield from _roles(meeting)
    nobody_marked = not any(person.attendance for person in meeting.participants)
    if is_recorded and nobody_marked and meeting.participants:
        text = "Närvaron är inte markerad för någon"
        yield Finding(_UNMARKED.name, text, "Markera vilka som är närvarande.", PEOPLE)
    first_rows: dict[str, int] = {}
    names = names_apart(meeting)
    there = _there_throughout(meeting, names)
    is_anybody_replaced = any(person.replaces for person in meeting.participants)
    parts_of_names = {part for name in names for part in words(name)} if is_anybody_replaced else set()
    for row, person in enumerate(meeting.participants):
        name = names[row].casefold()
        twin = meeting.participants[first_rows.get(name, row)]
        if person.attendance:
            first_rows.setdefault(name, row)
        if is_recorded and not nobody_marked and person.attendance is None:
            remedy = "Markera personen som närvarande eller frånvarande."
            yield _about(row, _UNMARKED, f"Närvaron är inte markerad för {person.name}", remedy)
        yield from _contradictions(row, person, twin)
        if person.attendance is not Attendance.ABSENT:
            yield from person_times(person, row, meeting.head, timeline)
        yield from _substitution(there, row, person)
        if person.replaces and _is_part_of_a_name(person.replaces, parts_of_names):
            text = f"{person.name} ersätter {quoted(person.replaces)}, vilket inte är någon deltagares hela namn"
            yield _about(row, _REPLACED, text, "Skriv hela namnet.")
        yield from _guest(meeting, row, person)


def _about(row: int, rule: Rule, text: str, remedy: str) -> Finding:
    return Finding(rule.name, text, remedy, Place(None, Part.PEOPLE, row))


def _roles(meeting: Meeting) -> Iterator[Finding]:
    for rule, role, stand_in in ((_CHAIR, CHAIR, VICE_CHAIR), (_SECRETARY, SECRETARY, SECRETARY)):
        holders = [*people_with_role(meeting, role), *people_with_role(meeting, stand_in)]
        if not holders:
            text, remedy = f"Ingen deltagare har uppdraget {role}", "Ge någon av deltagarna uppdraget."
        elif all(person.attendance is Attendance.ABSENT for person in holders):
            text, remedy = f"Ingen närvarande har uppdraget {role}", "Ge någon av de närvarande uppdraget."
        else:
            continue
        yield Finding(rule.name, text, remedy, PEOPLE)


def _contradictions(row: int, person: Participant, twin: Participant) -> Iterator[Finding]:
    if person.attendance and twin.attendance and person.attendance is not twin.attendance:
        remedy = "Ta bort den ena raden eller ändra närvaron."
        yield _about(row, _BOTH, f"{person.name} står både som närvarande och som frånvarande", remedy)
    if person.attendance is Attendance.ABSENT and (person.arrived or person.left or person.away):
        when = "kom eller gick" if person.arrived or person.left else "var borta"
        remedy = "Markera personen som närvarande eller ta bort tiderna."
        yield _about(row, _BOTH, f"{person.name} är frånvarande men har en tid för när hen {when}", remedy)


def _there_throughout(meeting: Meeting, names: Sequence[str]) -> dict[tuple[str, ...], str]:
    """The names of those who were there all the time, by the words of what tells each apart.

    Somebody who came late, left early or was out may have been replaced for that time.
    """
    found: dict[tuple[str, ...], str] = {}
    for person, name in zip(meeting.participants, names, strict=True):
        if person.attendance is Attendance.PRESENT and not (person.arrived or person.left or person.away):
            found.setdefault(tuple(words(name)), person.name)
    return found


def _substitution(there: Mapping[tuple[str, ...], str], row: int, person: Participant) -> Iterator[Finding]:
    """``there`` is as `_there_throughout` has it."""
    if not person.replaces or person.attendance is Attendance.ABSENT:
        return
    if replaced := there.get(tuple(words(person.replaces))):
        remedy = "Markera den som ersätts som frånvarande, eller ta bort ersättandet."
        yield _about(row, _SUBSTITUTE, f"{person.name} ersätter {replaced}, som är närvarande", remedy)


def _is_part_of_a_name(replaced: str, parts_of_names: set[str]) -> bool:
    """Whether it is one word that is the part of a participant's name, or short enough for initials; a role is neither."""
    typed = words(replaced)
    return len(typed) == 1 and (typed[0] in parts_of_names or len(typed[0]) <= _LONGEST_INITIALS)


def _guest(meeting: Meeting, row: int, person: Participant) -> Iterator[Finding]:
    if not person.items:
        return
    numbering = numbering_of(meeting.head)
    paths = numbering.paths(person.items)
    who = person.name if person.voting else f"Gästen {person.name}"
    missing = [path for path in paths or [] if not has_item(meeting, path)]
    if paths is None:
        yield _about(row, _GUEST, f"{who} har ärenden som inte går att läsa", "Skriv dem som ”4, 10-11”.")
    elif missing:
        text = f"{who} hör till ärende {numbering.label(missing[0])}, som inte finns"
        yield _about(row, _GUEST, text, "Rätta ärendena som personen är med på.")
    elif person.attendance is not Attendance.ABSENT:
        for path in paths:
            if ItemStatus.WITHDRAWN in _statuses(meeting, path):
                there = "står som närvarande vid" if person.attendance else "hör till"
                text = f"{who} {there} ärende {numbering.label(path)}, som utgick"
                yield _about(row, _GUEST, text, "Markera personen som frånvarande eller rätta ärendena som hen är med på.")
                return


def is_put_off(meeting: Meeting, path: ItemPath) -> bool:
    """Whether the item, or the item above it, was withdrawn or postponed."""
    return any(_statuses(meeting, path))


def _statuses(meeting: Meeting, path: ItemPath) -> list[ItemStatus | None]:
    """The status of the item, and of the item above it if there is one."""
    return [item_at(meeting, path[:depth]).status for depth in range(1, len(path) + 1)]
