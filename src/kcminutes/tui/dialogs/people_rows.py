"""Rows of people in the dialogs' lists, and what is searched for above them."""

from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from kcminutes.meeting.model import Participant
from kcminutes.meeting.states import Attendance
from kcminutes.swedish.dates_written import clock

_MARKS: Final = {Attendance.PRESENT: "[x] här  ", Attendance.ABSENT: "[–] borta", None: "[ ] ?    "}
_LEFT: Final = "[–] gick "
"""The mark of somebody who was here and has left."""
_NAME: Final = 24
"""Cells of the column of names in a narrow window."""


def person_row(person: Participant, width: int) -> Text:
    """The person's row, at most ``width`` cells: mark, name, times, organisation, role; what is cut ends in "…"."""
    has_left = person.attendance is Attendance.PRESENT and person.left is not None
    text = Text(_LEFT if has_left else _MARKS[person.attendance])
    text.append(f"  {_name(person, width)}", "bold")
    roles = [*(["beslutande"] if person.voting else []), *person.roles]
    times = [
        *([f"kom {clock(person.arrived)}"] if person.arrived else []),
        *(f"ute {clock(absence.start)}–{clock(absence.end) if absence.end else ''}" for absence in person.away),
        *([f"gick {clock(person.left)}"] if person.left else []),
        *([f"ärende {person.items}"] if person.items else []),
        *([f"ersätter {person.replaces}"] if person.replaces else []),
    ]
    for part in (", ".join(times), person.organisation, ", ".join(roles), person.title):
        if part:
            text.append(f" · {part}")
    text.truncate(max(width, 1), overflow="ellipsis")
    return text


def called_row(person: Participant, width: int) -> Text:
    """The person's row, at most ``width`` cells; what is cut ends in "…"."""
    text = Text(_name(person, width), "bold")
    roles = ", ".join([*(["beslutande"] if person.voting else []), *person.roles])
    for part in (person.organisation, person.title, roles, f"ärende {person.items}" if person.items else ""):
        if part:
            text.append(f" · {part}", "not bold")
    text.truncate(max(width, 1), overflow="ellipsis")
    return text


def _name(person: Participant, width: int) -> str:
    """The name in its column, in a row of so many cells."""
    room = max(_NAME, width // 4)
    name = person.name if cell_len(person.name) <= room else f"{set_cell_size(person.name, room - 1).rstrip()}…"
    return set_cell_size(name, room)


def search_line(typed: str) -> Text:
    """What is searched for, or that one may."""
    return Text.assemble(("Sök: ", "bold"), f"{typed}▏") if typed else Text("Skriv ett namn för att söka", "italic")
