"""Minutes that are one table, its items in rows of their own: "2 Tidplan", "2.1 Tidplanen håller.", with Ansvarig and Klart beside.

Rows with a whole number are the items, those with "2.1" what was said there. Or those with a number are the items, "7.1 Tidplan" at
the seventh meeting, and those without what was said. Who and when beside that make it an åtgärd.
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
_NUMBERED: Final = r"\d{1,3}(?:\.\d{1,3})?"
_FEWEST_COLUMNS: Final = 3
_LONGEST_TITLE: Final = 80
"""Characters."""
_SOMEBODY: Final = re.compile(r"(?!Info(?:rmation)?\b)[A-ZÅÄÖ]")
"""What the column of those responsible has where somebody is, and not "Info"."""
_DONE: Final = re.compile(r"(?i)klart?|gjort|ok|utgår")
"""What the column of days has where nothing is left to do."""
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
        titled = _titled(rows[1:], grid.columns)
        if titled is None and not _is_numbered(rows[1:], grid.columns):
            kept.append(replace(grid, line=len(made), end=len(made) + len(rows)))
            made += rows
            continue
        readings += [Reading(cell.text, rows[0].place) for cell in rows[0].cells]
        for row in rows[1:]:
            opened, number = _opened(row, grid.columns, titled)
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


def _titled(rows: Sequence[Line], columns: Sequence[Column]) -> str | None:
    """What the number of every item begins with ("7." of "7.1"), which may be nothing, if the rows with a number are titles.

    None for any other table: rows without one must say what was told, and those with one have nobody beside them.
    """
    if columns[:1] != (Column.NUMBER,) or Column.RESPONSIBLE not in columns or len(columns) < _FEWEST_COLUMNS:
        return None
    texts = [dict(cells_by_column(row, (Column.NUMBER, Column.TITLE, *columns[2:]))) for row in rows]
    titles = [one for one in texts if Column.NUMBER in one]
    told = [one for one in texts if Column.NUMBER not in one and Column.TITLE in one]
    numbers = [one[Column.NUMBER].rstrip(".") for one in titles]
    are_titles = all(
        Column.RESPONSIBLE not in one and len(one.get(Column.TITLE, "")) <= _LONGEST_TITLE and re.fullmatch(_NUMBERED, number)
        for one, number in zip(titles, numbers, strict=True)
    )
    if len(titles) < _FEWEST or 2 * len(told) < len(titles) or not are_titles:
        return None
    majors = {number.partition(".")[0] for number in numbers}
    return f"{majors.pop()}." if len(majors) == 1 and all("." in number for number in numbers) else ""


def _opened(row: Line, columns: Sequence[Column], titled: str | None) -> tuple[list[Line], str]:
    """The row as lines of text, a heading first if it is an item, and its number, which is no text of theirs.

    ``titled`` is as of `_titled`: what is cut from the number of a table whose rows with one are the titles.
    """
    texts: dict[Column, list[str]] = {}
    for column, text in cells_by_column(row, columns):
        kind = column if column in (Column.NUMBER, Column.RESPONSIBLE, Column.DUE) else Column.NOTES
        texts.setdefault(kind, []).append(" ".join(text.split()))
    number, said = "".join(texts.get(Column.NUMBER, [])), texts.get(Column.NOTES, [])
    lines: list[Line] = []
    if _ITEM.fullmatch(number) or (titled is not None and number):
        title, said = " ".join(said[:1]), said[1:]
        own = number.removeprefix(titled or "").rstrip(".")
        own = own if "." in own else f"{own}."
        lines.append(replace(row, cells=(Cell(title),), number=own, table=0, heading=2, bold=True, spaced=True))
    if not _SOMEBODY.search(" ".join(texts.get(Column.RESPONSIBLE, []))) or _DONE.fullmatch(" ".join(texts.get(Column.DUE, []))):
        said_beside = [text for column in (Column.RESPONSIBLE, Column.DUE) for text in texts.pop(column, [])]
        said += [f"– {', '.join(said_beside)}"] if any(re.search(r"\w", text) for text in said_beside) else []
    labelled = ((" Ansvarig: ", Column.RESPONSIBLE), (" Klart: ", Column.DUE))
    told = {column: " ".join(texts.get(column, [])) for _, column in labelled}
    beside = "".join(f"{label}{told[column]}" for label, column in labelled if re.search(r"\w", told[column]))
    if text := f"{' '.join(said)}{beside if said else beside.replace(':', '')}".strip():
        is_point = not lines  # a row of its own, whose whole text is what is to be done
        lines.append(
            replace(row, cells=(Cell(text),), table=0, heading=0, spaced=True, bullet=1 if is_point and beside else row.bullet)
        )
    return lines, number
