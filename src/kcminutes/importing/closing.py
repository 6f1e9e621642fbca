"""Where the items end and the signing begins: "Vid protokollet", "Justeras", and the greetings of a mail."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.importing.broken_lines import are_names_over_roles, are_names_with_roles
from kcminutes.importing.label import Label
from kcminutes.importing.labels import label_before
from kcminutes.importing.names_seen import begins_with_name, looks_like_name
from kcminutes.importing.person_details import is_position
from kcminutes.importing.runs import Found
from kcminutes.importing.source import Cell, Line

_SIGNING: Final = frozenset({Label.SECRETARY, Label.ADJUSTER, Label.CLOSING})
_PEOPLE: Final = frozenset({Label.VOTING, Label.PRESENT, Label.CALLED, Label.TAKING_PART, Label.ABSENT})
_HEAD: Final = _PEOPLE | _SIGNING | {Label.DAY, Label.TIME, Label.PLACE, Label.TIME_AND_PLACE, Label.CHAIR}
_BEGINS: Final = (
    r"(?i)(?:vid (?:protokollet|pennan|anteckningarna|tangentbordet)|justera[st]|med vänlig|vänliga hälsningar|hälsningar"
    r"|underskrifter|mvh\b|protokollet (?:är|har) (?:\w+ )?(?:justerat|justerats|signerat|signerats)\b(?!.*\blägg)"
    r"|(?:varmt |hjärtligt )?välkom(?:na|men)(?: och väl mött)?\s*!$"
    r"|(?:ha det (?:gott|bra)|trevlig (?:helg|sommar)|glad sommar|god jul|vi ses)[^\d.]{0,30}[.!]?$)"
)
_LAST: Final = 40
"""Lines from the end in which signatures may stand."""


class Closing(Struct, frozen=True):
    """The lines after the items."""

    start: int
    """The index of the first of them; the number of lines if there are none."""
    lines: tuple[Line, ...]


def closing_of(lines: Sequence[Line], found: Found) -> Closing:
    """The lines that close the file, after the last item's text."""
    first = max((one.line for one in found.items if not one.is_bare), default=len(lines)) + 1
    start = len(lines)
    for index in range(max(first, len(lines) - _LAST), len(lines)):
        if _is_signing(lines, index):
            start = index
            break
    return Closing(start, tuple(map(_in_cells, lines[start:])))


def _in_cells(line: Line) -> Line:
    """The line with a cell for each of those who sign beside each other, parted by runs of spaces; only their order counts."""
    pieces = re.split(r"\s{3,}", line.cells[0].text.strip())
    if len(line.cells) > 1 or len(pieces) < 2:
        return line
    return replace(line, cells=tuple(Cell(piece, float(at)) for at, piece in enumerate(pieces)))


def _is_head_at_the_end(lines: Sequence[Line], index: int) -> bool:
    """Whether what mostly stands at the top begins here: three labels under each other, one of them the day's or the time's."""
    labels = [label_before(line.text.strip()) for line in lines[index : index + 3]]
    kinds = [label.among(_HEAD) if label and label.rest else None for label in labels]
    return len(kinds) == 3 and None not in kinds and any(kind in (Label.DAY, Label.TIME) for kind in kinds)


def _is_signing(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].cells[0].text.strip()
    label = label_before(text)
    if label is not None and any(one in _SIGNING for one in label.labels):
        return True
    if _is_head_at_the_end(lines, index):
        return True
    if label is not None and lines[index].spaced and any(one in _PEOPLE for one in label.labels):
        # Who is called may stand last, as in a mail; one name alone may be the last item's guest.
        names = [begins_with_name(one) for one in label.rest.split(";")]
        if len(names) > 1 and all(names):
            return True
    follows = lines[index + 1].plain if index + 1 < len(lines) else ""
    if label is not None and Label.CHAIR in label.labels and index > len(lines) - 8 and looks_like_name(label.rest or follows):
        return True
    if re.match(_BEGINS, text):
        return len(text) < 80
    if re.fullmatch(r"[_.…\s]{6,}.*", text):
        return True
    if are_names_with_roles(lines[index]) or (index + 1 < len(lines) and are_names_over_roles(lines[index], lines[index + 1])):
        return True
    bare = re.sub(r"\s*\([^()]{1,4}\)", "", text)  # without the party
    name, comma, post = bare.partition(",")
    if comma and index > len(lines) - 8 and len(text) < 70 and looks_like_name(name) and is_position(post):
        return True
    # A name, and under it what the person is: "Peder Westling / Ordförande".
    role = label_before(follows)
    return (
        looks_like_name(bare)
        and role is not None
        and not role.rest
        and any(one in (Label.CHAIR, Label.SECRETARY, Label.ADJUSTER) for one in role.labels)
    )
