"""Rows of a table on the pages of a PDF, whose cells go on on the lines below: nothing but where words stand tells them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.names_seen import NAME, begins_with_name, is_known_name
from kcminutes.importing.source import Cell, Line, first_word_width, joined

_BREAK: Final = r"(?:Paus|Lunch|Kaffe|Rast|Fika|Bensträckare)\b"
"""A row of its own, without a number."""
NUMBER: Final = r"(?:§\s*)?\d{1,3}[.)]?"
"""An item's number alone in its cell."""
_BESIDE: Final = 22
"""Points, at most, that stay empty between two columns of a page, with a space and what a word may be longer than others."""
_FEWEST_ROWS: Final = 3
"""Lines of a block that have something at a place which is a column of theirs."""
_NARROWEST: Final = 20
"""Points on both sides of a place where a cell may be parted."""
_NEAR: Final = 2.5
"""Letters between where a column begins, by the cell's average letter, and the space before its text."""


def columns_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines of pages, with a cell parted where it goes on into a column that other lines of its block have."""
    made: list[Line] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and lines[end].cells[0].end and not (lines[end].spaced or lines[end].table):
            end += 1
        block = lines[at:end]
        rows = [line for line in block if len(line.cells) > 1 and line.cells[0].end and not line.table]
        counted = Counter(round(cell.x) for line in rows for cell in line.cells[1:])
        starts = sorted(float(x) for x, count in counted.items() if count >= _FEWEST_ROWS)
        made += [_with_cells_parted(line, starts) if line in rows else line for line in block]
        at = end
    return made


def _with_cells_parted(line: Line, starts: Sequence[float]) -> Line:
    return replace(line, cells=tuple(piece for cell in line.cells for piece in _parted(cell, starts)))


def _parted(cell: Cell, starts: Sequence[float]) -> list[Cell]:
    """The cell in two where it goes on into the next column: what is almost as wide as its column leaves no gap after it.

    It is parted at the space that is nearest to where that column begins, if one is near.
    """
    inside = next((start for start in starts if cell.x + _NARROWEST < start < cell.end - _NARROWEST), None)
    if inside is None or not cell.end:
        return [cell]
    place = len(cell.text) * (inside - cell.x) / (cell.end - cell.x)
    spaces = [match.start() for match in re.finditer(" ", cell.text)]
    at = min(spaces, key=lambda space: abs(space - place), default=-1)
    if at < 0 or abs(at - place) > _NEAR:
        return [cell]
    return [Cell(cell.text[:at], cell.x, inside - 1), Cell(cell.text[at + 1 :], inside, cell.end)]


def rows_whole(lines: Sequence[Line]) -> list[Line]:
    """The lines of pages, with the titles whole that stand after numbers in a column, where another column stands after some."""
    ends: dict[int, float] = {}
    for line in lines:
        if len(line.cells) > 2 and line.cells[0].end and re.fullmatch(NUMBER, line.cells[0].text):
            column = round(line.cells[1].x)
            ends[column] = min(line.cells[2].x, ends.get(column, line.cells[2].x))
    made: list[Line] = []
    for line in lines:
        row = made[-1].cells if ends and made else ()
        if len(row) > 1 and re.fullmatch(NUMBER, row[0].text) and _is_in_column(line, row[1], ends):
            title = replace(row[1], text=joined(row[1].text, line.text), end=line.cells[0].end)
            made[-1] = replace(made[-1], cells=(row[0], title, *row[2:]))
        elif len(row) > 2 and re.fullmatch(NUMBER, row[0].text) and (more := more_of_row(made[-1], line)):
            made[-1] = more
        else:
            made.append(line)
    return made


def more_of_row(row: Line, line: Line) -> Line | None:
    """The row of a page with what the line below adds to its cells but the first; None for another line."""
    if line.table or line.spaced or line.bullet or not line.cells[0].end or any(begins_with_name(cell.text) for cell in line.cells):
        return None  # somebody is one of several below each other
    columns = {round(cell.x): at for at, cell in enumerate(row.cells) if at}
    more = {columns[round(cell.x)]: cell for cell in line.cells if round(cell.x) in columns}
    if len(more) < len(line.cells):
        return None
    cells = [
        replace(cell, text=joined(cell.text, more[at].text), end=more[at].end) if at in more else cell
        for at, cell in enumerate(row.cells)
    ]
    return replace(row, cells=tuple(cells))


def _is_in_column(line: Line, title: Cell, ends: Mapping[int, float]) -> bool:
    """Whether the line goes on with the title above it, in the column that ends there."""
    cell, end = line.cells[0], ends.get(round(title.x), 0.0)
    is_alone = len(line.cells) == 1 and not (line.table or line.spaced or line.bullet)
    if not is_alone or abs(cell.x - title.x) > 1 or cell.end > end or re.match(_BREAK, cell.text):
        return False
    had_room = title.end + first_word_width(cell.text, cell.x, cell.end) < end - _BESIDE
    named = re.match(NAME, cell.text)  # who presents, below a title that says all
    is_whole = re.search(r"[-–,]$|\b[a-zåäö]{1,4}$", title.text) is None
    return not had_room and not (named and is_known_name(named.group()) and is_whole)
