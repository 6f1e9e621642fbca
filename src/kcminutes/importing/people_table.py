"""People in a table whose head names its columns: "Kommun | Namn | Anm.", "Funktion | Namn | Deltar"."""

import enum
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.names_seen import ORGANISATION
from kcminutes.importing.people import Listed, listed_people
from kcminutes.importing.person_details import add_detail, attendance_marked, is_position
from kcminutes.importing.printed_rows import in_columns, is_name_alone
from kcminutes.importing.source import Line
from kcminutes.meeting.model import Participant
from kcminutes.meeting.states import Attendance

_LEGEND: Final = r"Närv\w*\.? ?\(N\),? ?(?:/ ?)?Frånv\w*\.? ?\(F\)"
"""The head of a column of marks that says what they are."""
_OF_MARKS: Final = {"F": Attendance.ABSENT, "Å": Attendance.ABSENT} | dict.fromkeys("LDTN", Attendance.PRESENT)
"""Förhinder, återbud; länk, digitalt, Teams, närvarande."""


_FEW_COLUMNS: Final = 2
"""Of a table whose column of names has no head; one with more is a list of who came and how they voted."""
_MARKS: Final = frozenset("xX1✓✔√")
_SIGNS: Final = "".join(sorted(_MARKS))
_MARK: Final = rf"[{_SIGNS}](?:\s*$|\s+§)"
"""One that says that somebody came, perhaps to some items: "X §§ 14-17"."""
_FEWEST_MARKS: Final = 2
_ALSO_POSTS: Final = ("ordförande", "vice ordförande")
"""Roles in a meeting that are posts as well, where nothing else stands in the column of posts."""
SECTION: Final = r"(?i)(?:ordinarie )?(?:ledamöter|ersättare|suppleanter)(?: \(\d+\))?:?|ordinarie:?"
"""A row over those of a kind, among people."""


class PeopleColumn(enum.Enum):
    """What a column tells of somebody."""

    NAME = "namn|namn på deltagare|ledamot|ledamöter|ersättare|ordinarie ledamöter|beslutande"
    ORGANISATION = "kommun|organisation|förvaltning|enhet|arbetsplats|företag|bolag|myndighet|avdelning"
    TITLE = "funktion|roll|befattning|titel|uppdrag|yrke"
    PARTY = "parti|partibeteckning"
    ATTENDANCE = "deltar|deltog|närvarande|närv|närv.|närvaro|på plats|med|tjg|tjg.|tjänstgörande|tjänstg."
    BESIDE = "ej tjg|ej tjg.|ej tj|ej tjänstgörande|ej tjänstg."
    """Those who came and decided nothing."""
    ABSENCE = "frånvarande|frånv|frånv.|ej närvarande|ej närv|ej närv."
    OTHER = "|ja|nej|avstår|avst|avst.|prot|prot."
    """Who voted how, for whom somebody came."""
    SIGN = "förk|förk.|förkortning|sign|sign.|signatur|initialer|init|init.|beteckning"
    """Letters that the minutes have for somebody, or for the firm."""
    NOTE = "anm|anm.|anmärkning|anmärkningar|anteckning|anteckningar|kommentar|notering|övrigt"


_WHO_CAME: Final = frozenset({PeopleColumn.ATTENDANCE, PeopleColumn.ABSENCE})
_TWICE: Final = [PeopleColumn.NAME, PeopleColumn.ATTENDANCE] * 2
_OF_WORDS: Final = {word: column for column in PeopleColumn for word in column.value.split("|")}


def people_columns(line: Line) -> tuple[PeopleColumn, ...]:
    """What each column tells, if the line is the head of a table of people; empty if it isn't.

    Where a column tells who came and another who didn't, any others may stand beside them.
    """
    found = _named(line)
    if set(found) >= _WHO_CAME and {PeopleColumn.NAME, PeopleColumn.ORGANISATION} & set(found):
        first = found.index(PeopleColumn.NAME) if PeopleColumn.NAME in found else -1
        # A later column of names is of those who came for somebody.
        return tuple(
            column if column and (at == first or column is not PeopleColumn.NAME) else PeopleColumn.OTHER
            for at, column in enumerate(found)
        )
    if found[0] is PeopleColumn.OTHER and PeopleColumn.ATTENDANCE in found and len(found) > _FEW_COLUMNS:
        return (PeopleColumn.NAME, *(one if one is PeopleColumn.ATTENDANCE else PeopleColumn.OTHER for one in found[1:]))
    came = next((at for at, cell in enumerate(line.cells) if re.match(_LEGEND, cell.text.strip())), None)
    if came is not None and PeopleColumn.NAME in found:
        known_at = {came: PeopleColumn.ATTENDANCE, found.index(PeopleColumn.NAME): PeopleColumn.NAME}
        return tuple(known_at.get(at, PeopleColumn.OTHER) for at in range(len(found)))
    if {PeopleColumn.NAME, PeopleColumn.PARTY, PeopleColumn.ATTENDANCE} <= set(found):
        once = [column for column in found if column not in (None, PeopleColumn.OTHER)]
        return tuple(column or PeopleColumn.OTHER for column in found) if len(once) == len(set(once)) else ()
    if found[0] is PeopleColumn.NAME and PeopleColumn.BESIDE in found and None not in found:
        return tuple(filter(None, found))
    if found[0] in _WHO_CAME and PeopleColumn.NAME not in found and PeopleColumn.SIGN in found:
        found = [PeopleColumn.NAME, *found[1:]]  # "Närvarande | Sign | Företag"
    if None not in found and {PeopleColumn.NAME, PeopleColumn.ORGANISATION, PeopleColumn.ATTENDANCE} <= set(found):
        return tuple(filter(None, found))
    known = tuple(column for column in found if column is not None and column is not PeopleColumn.OTHER)
    is_head = len(found) > 1 and len(known) == len(found) == len(set(known)) and PeopleColumn.NAME in known
    return known if is_head else ()


def halves_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines, where a table has members and substitutes beside each other, each with marks, with the one below the other."""
    made: list[Line] = []
    at = 0
    while at < len(lines):
        head = lines[at]
        end = at + 1
        if head.table and _named(head) == _TWICE:
            end = next((index for index in range(at, len(lines)) if lines[index].table != head.table), len(lines))
            rows = lines[at:end]
            made += [replace(row, cells=tuple(cell for cell in row.cells if cell.x < head.cells[2].x)) for row in rows]
            made += [replace(row, cells=row.cells[2:], table=-head.table) for row in rows if len(row.cells) == len(head.cells)]
        else:
            made.append(head)
        at = end
    return made


def _named(line: Line) -> list[PeopleColumn | None]:
    """What each cell says that its column tells; None for words that are not known."""
    return [_column(" ".join(cell.text.split()).casefold().strip(" :")) for cell in line.cells]


def _column(text: str) -> PeopleColumn | None:
    if re.fullmatch(r"\w(?:/[\w–-])+", text):  # "X/L/F": marks
        return PeopleColumn.ATTENDANCE
    return _OF_WORDS.get(text, _OF_WORDS.get(text.split("/", maxsplit=1)[0]))


def rows_of(head: Line, lines: Sequence[Line]) -> Iterator[list[str]]:
    """The texts in the head's columns of each of the table's rows, which ``lines`` begin with."""
    for line in lines:
        if people_columns(line):
            return
        is_row = line.table == head.table and (
            line.table or len(line.cells) > 1 or is_name_alone(line, head) or _is_section(line, head)
        )
        cells = in_columns(line, head) if is_row else None
        if cells is None:
            return
        yield cells


def _is_section(line: Line, head: Line) -> bool:
    """Whether the line stands over those of a kind in the table: "Ersättare"."""
    is_below = len(line.cells) == 1 and abs(line.cells[0].x - head.cells[0].x) < 1
    return is_below and re.fullmatch(SECTION, line.plain) is not None


def has_marks(columns: Sequence[PeopleColumn], rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows mark those who came, so that whoever has no mark didn't: not an empty form, nor one mark of its own."""
    if PeopleColumn.ATTENDANCE not in columns or PeopleColumn.NAME not in columns:
        return False
    at = [turn for turn, column in enumerate(columns) if column in (PeopleColumn.ATTENDANCE, PeopleColumn.BESIDE)]
    return sum(any(re.match(_MARK, cells[turn].strip()) for turn in at) for cells in rows) >= _FEWEST_MARKS


def people_of_row(columns: Sequence[PeopleColumn], cells: Sequence[str], attendance: Attendance | None) -> list[Listed]:
    """Those whom a row of the table names; nobody for an empty seat."""
    told: Mapping[PeopleColumn, str] = dict(zip(columns, cells, strict=True))
    if PeopleColumn.NAME not in told:  # "Kommun | Närvarande | Frånvarande": the names stand below whether they came
        came = listed_people(told[PeopleColumn.ATTENDANCE], Attendance.PRESENT, voting=False)
        away = listed_people(told[PeopleColumn.ABSENCE], Attendance.ABSENT, voting=False)
        of = told.get(PeopleColumn.ORGANISATION, "")
        named = [one for one in (*came, *away) if one.person.name]
        return [replace(one, person=replace(one.person, organisation=one.person.organisation or of)) for one in named]
    listed = listed_people(told[PeopleColumn.NAME], attendance, voting=False)
    others = [cell for column, cell in zip(columns, cells, strict=True) if column is PeopleColumn.OTHER]
    return [_with_columns(one, told, others) for one in listed if one.person.name]


def _with_columns(one: Listed, told: Mapping[PeopleColumn, str], others: Sequence[str]) -> Listed:
    person, left = one.person, [one.rest]
    left += [other for other in others if re.search(r"\w{2}|\d", other)]  # not a mark by a vote
    sign = told.get(PeopleColumn.SIGN, "").strip()
    left.append(sign)
    organisation, party = told.get(PeopleColumn.ORGANISATION, ""), told.get(PeopleColumn.PARTY, "")
    roles, of, title = _parts_of_post(told.get(PeopleColumn.TITLE, ""))
    person = replace(
        person,
        organisation=organisation or party or person.organisation or of,
        title=", ".join(filter(None, (title, of if organisation else "", party if organisation else "", person.title))),
        roles=tuple(dict.fromkeys((*person.roles, *roles))),
    )
    if PeopleColumn.BESIDE in told:
        person = replace(person, voting=re.match(_MARK, told.get(PeopleColumn.ATTENDANCE, "").strip()) is not None)
    if re.search(r"\w|[✓✔√]", absence := told.get(PeopleColumn.ABSENCE, "").strip()) and absence.casefold() != "nej":
        person = replace(person, attendance=Attendance.ABSENT)
        if absence not in _MARKS:
            left.append(absence)
    for column in (PeopleColumn.ATTENDANCE, PeopleColumn.BESIDE, PeopleColumn.NOTE):
        text = told.get(column, "").strip()
        marked = _OF_MARKS.get(text) if column is PeopleColumn.ATTENDANCE else None
        if column is PeopleColumn.ATTENDANCE and (how := re.fullmatch(rf"(?P<mark>[{_SIGNS}]), (?P<how>\w+)", text)):
            text = how["mark"]  # "X, distans"
            left.append(how["how"])
        marked = marked or attendance_marked(text)
        if marked is not None:
            person = replace(person, attendance=marked)
        elif text:
            items = person.items
            person, left_over = _with_note(person, text)
            if items and items != person.items:  # "X §§ 14-17 | X §§ 12-13": to all of them
                person = replace(person, items=f"{items}, {person.items}")
            left.append(left_over)
    is_own = re.fullmatch(r"[A-ZÅÄÖ]{2,5}", sign) is not None and _is_of_name(sign, person.name)
    return replace(one, person=person, rest=", ".join(filter(None, left)), alias=sign if is_own else one.alias)


def _is_of_name(sign: str, name: str) -> bool:
    """Whether the letters are some of the name's in its order, from the first on, and not the firm's."""
    return re.match(".*".join(sign.casefold()), name.casefold()) is not None


def _parts_of_post(text: str) -> tuple[list[str], str, str]:
    """The roles in the meeting, the organisation and the rest of what stands in a column of posts: "Byggledare, Region Dalarna"."""
    roles: list[str] = []
    of, rest = "", list[str]()
    pieces = text.split(", ")
    for piece in pieces:
        if is_position(piece) and (len(pieces) > 1 or piece.casefold() not in _ALSO_POSTS):
            roles.append(piece)
        elif (rest or roles) and not of and piece[:1].isupper() and re.search(ORGANISATION, piece):
            of = piece
        else:
            rest.append(piece)
    return roles, of, ", ".join(rest)


def _with_note(person: Participant, text: str) -> tuple[Participant, str]:
    """The person with what the note tells, and the note if it isn't understood or says no more than where they sat."""
    noted, understood = add_detail(person, text)
    is_kept = understood and noted.title == person.title and noted.organisation == person.organisation
    return (noted, "") if is_kept else (person, text)
