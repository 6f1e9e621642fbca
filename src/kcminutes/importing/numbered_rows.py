"""Minutes that are one table, with a number in each row: "2 Tidplan", "2.1 Tidplanen håller.", with Ansvarig and Klart beside.

Rows with a whole number are the items, those with "2.1" what was said there; who and when beside that make it an åtgärd.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.columns import Column
from kcminutes.importing.grids import Grid, cells_by_column
from kcminutes.importing.result import Reading
from kcminutes.importing.source import Cell, Line

_ITEM: Final = re.compile(r"(?P<number>\d{1,3})\.?")
_POINT: Final = re.compile(r"\d{1,3}\.\d{1,3}\.?")
_FEWEST: Final = 2
"""Items, and points of them, that a table must have to be such minutes."""


def rows_opened(lines: Sequence[Line], grids: Sequence[Grid]) -> tuple[list[Line], list[Grid], list[Reading]]:
    """The lines with such tables as headings and paragraphs, the other tables, and what of those was only structure."""
    made: list[Line] = []
    kept: list[Grid] = []
    readings: list[Reading] = []
    at = 0
    for grid in sorted(grids, key=lambda one: one.line):
        made += lines[at : grid.line]
        rows, at = lines[grid.line : grid.end], grid.end
        if not _is_numbered(rows[1:], grid.columns):
            kept.append(replace(grid, line=len(made), end=len(made) + len(rows)))
            made += rows
            continue
        readings += [Reading(cell.text, rows[0].place) for cell in rows[0].cells]
        for row in rows[1:]:
            opened, number = _opened(row, grid.columns)
            made += opened
            readings += [Reading(number, row.place)] if number else []
    return [*made, *lines[at:]], kept, readings


def _is_numbered(rows: Sequence[Line], columns: Sequence[Column]) -> bool:
    if columns[:1] != (Column.NUMBER,) or Column.RESPONSIBLE not in columns or Column.TITLE in columns:
        return False
    numbers = [row.cells[0].text.strip() for row in rows]
    items = [int(found["number"]) for number in numbers if (found := _ITEM.fullmatch(number))]
    points = [number for number in numbers if _POINT.fullmatch(number)]
    return min(len(items), len(points)) >= _FEWEST and all(one < other for one, other in pairwise(items))


def _opened(row: Line, columns: Sequence[Column]) -> tuple[list[Line], str]:
    """The row as lines of text, a heading first if it is an item, and its number, which is no text of theirs."""
    texts: dict[Column, list[str]] = {}
    for column, text in cells_by_column(row, columns):
        kind = column if column in (Column.NUMBER, Column.RESPONSIBLE, Column.DUE) else Column.NOTES
        texts.setdefault(kind, []).append(" ".join(text.split()))
    number, said = "".join(texts.get(Column.NUMBER, [])), texts.get(Column.NOTES, [])
    lines: list[Line] = []
    if _ITEM.fullmatch(number):
        title, said = " ".join(said[:1]), said[1:]
        own = f"{number.rstrip('.')}."
        lines.append(replace(row, cells=(Cell(title),), number=own, table=0, heading=2, bold=True, spaced=True))
    labelled = ((" Ansvarig: ", Column.RESPONSIBLE), (" Klart: ", Column.DUE))
    beside = "".join(f"{label}{' '.join(texts[column])}" for label, column in labelled if column in texts)
    if text := f"{' '.join(said)}{beside if said else beside.replace(':', '')}".strip():
        lines.append(replace(row, cells=(Cell(text),), table=0, heading=0, spaced=True))
    return lines, number
