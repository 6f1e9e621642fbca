"""What was broken over lines made whole: paragraphs, and at a document's top names, labels, a name and its role."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.labels import label_before, meanings
from kcminutes.importing.names_seen import begins_with_name, looks_like_name
from kcminutes.importing.page_rows import more_of_row
from kcminutes.importing.source import Cell, Line, joined

POSITION: Final = r"(?i)(?:mötes)?(?:ordförande|sekreterare|justerare|justeringsperson|protokolljusterare)"
"""A role in the meeting that stands alone on its line."""
_SIGNS: Final = rf"{POSITION}|justera(?:nde|s)"
"""The same where somebody signs."""


_INNER_LABEL: Final = (
    r"(?<=\s)(?P<label>(?:Datum|Tid|Plats|Lokal|Ordförande|Sekreterare|Närvarande|Frånvarande|Justerare|Vid pennan"
    r"|Vid protokollet)):(?=\s)"
)


def whole_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines with what was broken over two of them whole in the first, and labels in a line apart."""
    lines = [each for line in lines for each in _signed_apart(line)]
    return _labels_whole([_labels_apart(line) for line in _names_with_roles(_with_all_marks(_rows_of_people(paragraphs(lines))))])


def _with_all_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines, where in a table of names with a mark by those who came, the others have that of those who didn't."""
    marked = [
        line.table for line in lines if line.table and len(line.cells) == 2 and re.fullmatch("[xX]", line.cells[1].text.strip())
    ]
    return [
        replace(line, cells=(line.cells[0], replace(line.cells[1], text="–")))
        if len(line.cells) == 2
        and marked.count(line.table) > 1
        and _is_named(line.cells[0].text)
        and not line.cells[1].text.strip()
        else line
        for line in lines
    ]


def _is_named(text: str) -> bool:
    return looks_like_name(re.sub(r"\s*\([^()]*\)$", "", text.strip()))


def are_names_over_roles(names: Line, roles: Line) -> bool:
    """Whether two lines are names beside each other, and what each is under them: "Bo Ek | Ida Al", "Ordförande | Sekreterare"."""
    above, below = ([cell.text.strip() for cell in line.cells if cell.text.strip()] for line in (names, roles))
    return len(above) == len(below) > 1 and all(map(begins_with_name, above)) and all(re.fullmatch(_SIGNS, text) for text in below)


def are_names_with_roles(line: Line) -> bool:
    """Whether each cell of a row has a name and below it what that is: "Bo Ek / Ordförande" beside "Ida Al / Sekreterare"."""
    cells = [cell.text.strip().split("\n") for cell in line.cells if cell.text.strip()]
    return bool(cells) and all(len(one) == 2 and _is_named(one[0]) and re.fullmatch(_SIGNS, one[1].strip()) for one in cells)


def _signed_apart(line: Line) -> list[Line]:
    """The line, or a line for each of those who sign beside each other in it."""
    if not are_names_with_roles(line):
        return [line]
    cells = [cell for cell in line.cells if cell.text.strip()]
    parted = [[replace(cell, text=text) for text in cell.text.strip().split("\n")] for cell in cells]
    return [_with_role(line, name, role) for name, role in parted]


def _is_name_before_role(line: Line) -> bool:
    """Whether the line is who signs and then as what: "Bo Ek | Sekreterare"."""
    return len(line.cells) == 2 and _is_named(line.cells[0].text) and re.fullmatch(_SIGNS, line.cells[1].text.strip()) is not None


def _with_role(line: Line, name: Cell, role: Cell) -> Line:
    """The line with who signs as what in one cell: "Bo Ek, sekreterare"."""
    as_what = re.sub(r"justera(?:nde|s)", "justerare", role.text.strip().lower())
    return replace(line, cells=(replace(name, text=f"{name.text.strip()}, {as_what}"),), table=0)


def _names_with_roles(lines: Sequence[Line]) -> list[Line]:
    """The lines, where names stand over what each is, or before it, with a line for each of them."""
    made: list[Line] = []
    for line in lines:
        if _is_name_before_role(line):
            made.append(_with_role(line, *line.cells))
        elif made and are_names_over_roles(made[-1], line):
            names, roles = ([cell for cell in each.cells if cell.text.strip()] for each in (made.pop(), line))
            made += [_with_role(line, name, role) for name, role in zip(names, roles, strict=True)]
        else:
            made.append(line)
    return made


def _labels_apart(line: Line) -> Line:
    """The line with a cell for each of several labels that stand in it: "Datum: 2025-02-14 Tid: 9–11 Plats: Teams"."""
    if len(line.cells) > 1 or line.table or label_before(line.text) is None:
        return line
    begins = [match.start() for match in re.finditer(_INNER_LABEL, line.text) if meanings(match["label"])[0]]
    if not begins:
        return line
    cell, edges = line.cells[0], [0, *begins, len(line.text)]
    cells = [Cell(line.text[start:end].strip(), cell.x + start) for start, end in pairwise(edges)]
    return replace(line, cells=tuple(cells))


def paragraphs(lines: Sequence[Line], *, but: str = r"(?!)") -> list[Line]:
    """The lines with each that only goes on with the one before joined to it, but for those that begin as a pattern says."""
    made: list[Line] = []
    for line in lines:
        if line.continues and made and not line.table and len(line.cells) == 1 and not _begins_apart(line, made[-1], but):
            cells, x = list(made[-1].cells), line.cells[0].x
            at = next((at for at, cell in enumerate(cells) if line.cells[0].end and abs(cell.x - x) < 1), len(cells) - 1)
            cells[at] = replace(cells[at], text=joined(cells[at].text, line.text))
            made[-1] = replace(made[-1], cells=tuple(cells))
        else:
            made.append(line)
    return made


def _rows_of_people(lines: Sequence[Line]) -> list[Line]:
    """The lines, where what goes on below in the columns beside somebody's name on a page is in the row of the name."""
    made: list[Line] = []
    for line in lines:
        if made and begins_with_name(made[-1].cells[0].text) and (more := more_of_row(made[-1], line)):
            made[-1] = more
        else:
            made.append(line)
    return made


def _begins_apart(line: Line, before: Line, pattern: str) -> bool:
    """Whether the line begins as the pattern says, and the one before it is not open: "… och", "uppdra åt kanslichefen"."""
    is_open = re.search(r"^(?!att\b).*\b(?:och|samt|eller)$|\bi uppdrag$|\buppdrar? åt (?:(?!\batt\b).)*$", before.plain)
    return re.match(pattern, line.text) is not None and not is_open


def _labels_whole(lines: Sequence[Line]) -> list[Line]:
    """The lines with what was broken over two of them whole in the first: "Justeringens / plats och tid", a name and its role."""
    made: list[Line] = []
    for turn, line in enumerate(lines):
        above = label_before(made[-2].text) if len(made) > 1 else None
        labelled = above is not None and not above.rest  # the role stands above the name, not below it
        is_heading = bool(made) and ((line.bold and not made[-1].bold) or _stands_over_one(made, lines[turn + 1 : turn + 3]))
        if made and not labelled and not is_heading and re.fullmatch(POSITION, line.plain) and _is_named_alone(made[-1]):
            made[-1] = replace(made[-1], cells=(Cell(f"{made[-1].plain}, {line.plain}"),))
        else:
            made.append(line)
    for at in range(len(made) - 1):
        first, second = made[at], made[at + 1]
        one, two = first.cells[0].text.strip(), second.cells[0].text.strip()
        is_column = len(first.cells) > 1 or len(second.cells) > 1
        if not (one and two and is_column and abs(first.cells[0].x - second.cells[0].x) < 3) or len(one) + len(two) > 60:
            continue
        labels, sure = meanings(f"{one} {two}")
        if labels and sure > 0.85 and not (meanings(one)[0] and meanings(two)[0]):
            made[at] = replace(first, cells=(replace(first.cells[0], text=f"{one} {two}"), *first.cells[1:]))
            rest = second.cells[1:] or (replace(second.cells[0], text=""),)
            made[at + 1] = replace(second, cells=(replace(second.cells[0], text=""), *rest) if second.cells[1:] else rest)
    return made


def _is_named_alone(line: Line) -> bool:
    """Whether the line is somebody's name, with a party at most."""
    return looks_like_name(re.sub(r"\s*\([^()]{1,4}\)$", "", line.plain))


def _stands_over_one(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether a role between names is the one's below: of those above nobody has one, and after the one below comes a label."""
    names = [re.split(r"[,(]", line.plain)[0] for line in (*above[-2:], *below[:1])]
    if len(names) < 3 or not all(map(looks_like_name, names)):
        return False
    return len(below) < 2 or label_before(below[1].text) is not None
