"""What is odd about the meeting's times and about who took part."""

from collections.abc import Iterator
from typing import Final

from kcminutes.checks.findings import Finding, Rule
from kcminutes.meeting.model import Attendance, ItemPath, ItemStatus, Meeting, Participant
from kcminutes.meeting.numbering import attended_paths, number
from kcminutes.meeting.queries import has_item, item_at
from kcminutes.swedish.dates_written import clock

_TIMES: Final = Rule("motestider", "mötet är öppnat men inte avslutat, eller avslutat utan eller före öppnandet")
_CHAIR: Final = Rule("ordforande", "ingen ordförande finns med")
_SECRETARY: Final = Rule("sekreterare", "ingen sekreterare finns med")
_UNMARKED: Final = Rule("narvaro", "närvaron är inte markerad")
_BOTH: Final = Rule("narvaro-motsagelse", "samma person är både närvarande och frånvarande")
_ORDER: Final = Rule("kom-och-gick", "någon gick innan hen kom")
_SUBSTITUTE: Final = Rule("ersattare", "någon ersätter en person som själv är närvarande")
_GUEST: Final = Rule("gast", "en gäst hör till ett ärende som utgick eller inte finns")
RULES: Final = (_TIMES, _CHAIR, _SECRETARY, _UNMARKED, _BOTH, _ORDER, _SUBSTITUTE, _GUEST)


def head_findings(meeting: Meeting) -> Iterator[Finding]:
    """What is odd about when the meeting was opened and closed."""
    head = meeting.head
    if head.opened and not head.closed:
        text, remedy = (
            f"Mötet öppnades kl. {clock(head.opened)} men är inte avslutat",
            "Avsluta mötet eller fyll i när det slutade.",
        )
    elif head.closed and not head.opened:
        text, remedy = f"Mötet avslutades kl. {clock(head.closed)} men är inte öppnat", "Fyll i när mötet öppnades."
    elif head.opened and head.closed and head.closed < head.opened:
        text = f"Mötet avslutades kl. {clock(head.closed)}, innan det öppnades kl. {clock(head.opened)}"
        remedy = "Rätta den ena tiden."
    else:
        return
    yield Finding(_TIMES.name, text, remedy, part="head")


def attendance_findings(meeting: Meeting, *, is_recorded: bool) -> Iterator[Finding]:
    """What is odd about the participants; of an agenda (not ``is_recorded``) only what can be known before the meeting."""
    yield from _roles(meeting)
    nobody_marked = not any(person.attendance for person in meeting.participants)
    if is_recorded and nobody_marked and meeting.participants:
        text = "Närvaron är inte markerad för någon"
        yield Finding(_UNMARKED.name, text, "Markera vilka som är närvarande.", part="attendance")
    first_rows: dict[str, int] = {}
    for row, person in enumerate(meeting.participants):
        name = person.name.casefold()
        twin = meeting.participants[first_rows.get(name, row)]
        if person.attendance:
            first_rows.setdefault(name, row)
        if is_recorded and not nobody_marked and person.attendance is None:
            remedy = "Markera personen som närvarande eller frånvarande."
            yield _about(row, _UNMARKED, f"Närvaron är inte markerad för {person.name}", remedy)
        yield from _contradictions(row, person, twin)
        yield from _substitution(meeting, row, person)
        yield from _guest(meeting, row, person)


def _about(row: int, rule: Rule, text: str, remedy: str) -> Finding:
    return Finding(rule.name, text, remedy, part="attendance", row=row)


def _roles(meeting: Meeting) -> Iterator[Finding]:
    for rule, role in ((_CHAIR, "ordförande"), (_SECRETARY, "sekreterare")):
        # "vice ordförande" and "mötessekreterare" do as well.
        holders = [person for person in meeting.participants if any(role in own.casefold() for own in person.roles)]
        if not holders:
            text, remedy = f"Ingen deltagare har uppdraget {role}", "Ge någon av deltagarna uppdraget."
        elif all(person.attendance is Attendance.ABSENT for person in holders):
            text, remedy = f"Ingen närvarande har uppdraget {role}", "Ge någon av de närvarande uppdraget."
        else:
            continue
        yield Finding(rule.name, text, remedy, part="attendance")


def _contradictions(row: int, person: Participant, twin: Participant) -> Iterator[Finding]:
    if person.attendance and twin.attendance and person.attendance is not twin.attendance:
        remedy = "Ta bort den ena raden eller ändra närvaron."
        yield _about(row, _BOTH, f"{person.name} står både som närvarande och som frånvarande", remedy)
    if person.attendance is Attendance.ABSENT and (person.arrived or person.left):
        remedy = "Markera personen som närvarande eller ta bort tiderna."
        yield _about(row, _BOTH, f"{person.name} är frånvarande men har en tid för när hen kom eller gick", remedy)
    elif person.arrived and person.left and person.left < person.arrived:
        text = f"{person.name} gick kl. {clock(person.left)}, innan hen kom kl. {clock(person.arrived)}"
        yield _about(row, _ORDER, text, "Rätta den ena tiden.")


def _substitution(meeting: Meeting, row: int, person: Participant) -> Iterator[Finding]:
    if not person.replaces or person.attendance is Attendance.ABSENT:
        return
    wanted = person.replaces.casefold()
    for other in meeting.participants:
        # Somebody who came late or left early may have been replaced for the rest of the time.
        if other.name.casefold() == wanted and other.attendance is Attendance.PRESENT and not (other.arrived or other.left):
            remedy = "Markera den som ersätts som frånvarande, eller ta bort ersättandet."
            yield _about(row, _SUBSTITUTE, f"{person.name} ersätter {other.name}, som är närvarande", remedy)
            return


def _guest(meeting: Meeting, row: int, person: Participant) -> Iterator[Finding]:
    if not person.items:
        return
    paths = attended_paths(person.items)
    missing = [path for path in paths or [] if not has_item(meeting, path)]
    if paths is None:
        yield _about(row, _GUEST, f"Gästen {person.name} har ärenden som inte går att läsa", "Skriv dem som ”4, 10-11”.")
    elif missing:
        text = f"Gästen {person.name} hör till ärende {number(missing[0])}, som inte finns"
        yield _about(row, _GUEST, text, "Rätta gästens ärenden.")
    elif person.attendance is not Attendance.ABSENT:
        for path in paths:
            if ItemStatus.WITHDRAWN in _statuses(meeting, path):
                there = "står som närvarande vid" if person.attendance else "hör till"
                text = f"Gästen {person.name} {there} ärende {number(path)}, som utgick"
                yield _about(row, _GUEST, text, "Markera gästen som frånvarande eller rätta gästens ärenden.")
                return


def is_put_off(meeting: Meeting, path: ItemPath) -> bool:
    """Whether the item, or the item above it, was withdrawn or postponed."""
    return any(_statuses(meeting, path))


def _statuses(meeting: Meeting, path: ItemPath) -> list[ItemStatus | None]:
    """The status of the item, and of the item above it if there is one."""
    return [item_at(meeting, path[:depth]).status for depth in range(1, len(path) + 1)]
