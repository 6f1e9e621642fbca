"""Rows of tables of which only the printed lines are known: which column each text is of, and where a row begins."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.columns import Column
from kcminutes.importing.labels import label_before
from kcminutes.importing.names_seen import looks_like_name
from kcminutes.importing.page_rows import NUMBER
from kcminutes.importing.source import Cell, Line, joined

BEGINS_WITH_TIME: Final = re.compile(r"(?:[Kk]l\.?\s*)?(?:[01]?\d|2[0-3])[.:][0-5]\d(?![\d.:])")
"""How the cell of a row begins that is timed."""
_HEADING: Final = 80
"""Characters of what stands over several rows."""


def may_be_title(text: str) -> bool:
    """Whether the text is more than a number, with signs or a letter beside it."""
    return re.search(r"[^\W\d_]{3}", text) is not None


def printed_rows(lines: Sequence[Line], at: int, columns: Sequence[Column], table: int) -> tuple[int, list[Line]]:
    """The index after the table, and its rows, of lines that only keep to the head's columns."""
    head = lines[at]
    rows = [replace(head, table=table)]
    end = at + 1
    first = in_columns(lines[end], head) if end < len(lines) else None
    if first and any(first[1:]) and re.fullmatch(NUMBER, first[0]):
        columns = (Column.NUMBER, *columns[1:])  # whatever stands over them
    elif first and may_be_title(first[0]) and Column.TITLE not in columns and columns[0] is Column.NUMBER:
        columns = (Column.TITLE, *columns[1:])
    while end < len(lines):
        line = lines[end]
        cells = in_columns(line, head)
        if cells is None or (line.table and line.table != head.table):
            break
        if _is_outside(line, cells, head, columns) and not _is_amid_times(lines[end : end + 5], head, columns):
            break
        if len(rows) > 1 and not _begins_row(line, cells, columns, rows[-1]):
            before = rows[-1]
            texts = [_more(old.text, new) for old, new in zip(before.cells, cells, strict=True)]
            rows[-1] = replace(before, cells=tuple(Cell(text, of.x) for text, of in zip(texts, head.cells, strict=True)))
        else:
            rows.append(
                replace(
                    line,
                    cells=tuple(Cell(text, of.x) for text, of in zip(cells, head.cells, strict=True)),
                    table=table,
                    continues=False,
                )
            )
        end += 1
    return end, rows


def in_columns(line: Line, head: Line) -> list[str] | None:
    """The line's text in each of the head's columns; None if it stands left of them all."""
    starts = [cell.x for cell in head.cells]
    is_page = any(cell.end for cell in head.cells)
    if is_page and line.cells[0].x < starts[0] - 12:
        return None
    found = ["" for _ in starts]
    for cell in line.cells:
        reach = max(cell.x, min(cell.x + 14, cell.end))  # on a page it may begin left of the head's word, and go on below it
        column = max((turn for turn, start in enumerate(starts) if start <= reach), default=0)
        found[column] = f"{found[column]} {cell.text}".strip()
    return found


def is_name_alone(line: Line, head: Line) -> bool:
    """Whether a line that only keeps to the columns is a row of a table of people with nothing beside the name: "Bo Ek (S)"."""
    cell = line.cells[0]
    is_below = not line.spaced and abs(cell.x - head.cells[0].x) < 1 and cell.end < head.cells[1].x
    return is_below and len(line.cells) == 1 and looks_like_name(re.sub(r"\s*\([^()]*\)$", "", cell.text))


def _is_outside(line: Line, cells: Sequence[str], head: Line, columns: Sequence[Column]) -> bool:
    """Whether the line is text after the table: alone in its first column, where that has something else or less room."""
    alone = bool(cells[0]) and not any(cells[1:])
    if not alone:
        return False
    if columns[0] is Column.NUMBER:
        return re.fullmatch(r"(?:§\s*)?\d[\d.:)\s]{0,11}", cells[0]) is None
    room = head.cells[1].x - head.cells[0].x
    if line.cells[0].end and line.cells[0].end - line.cells[0].x > room + 6:
        return True
    if not line.cells[0].end:
        return True
    return (
        line.bold
        or label_before(line.text.strip()) is not None
        or (re.match(r"(?:§\s*)?\d{1,3}[.)\s]\s*\S", cells[0]) is not None and line.spaced)
    )


def _is_amid_times(lines: Sequence[Line], head: Line, columns: Sequence[Column]) -> bool:
    """Whether a line alone in a table that begins with times has a timed row right after it: it is a heading of several."""
    if columns[0] not in (Column.TIME, Column.DUE) or BEGINS_WITH_TIME.match(lines[0].plain):
        return False
    rows = [line for line in lines[1:] if (cells := in_columns(line, head)) and BEGINS_WITH_TIME.match(cells[0]) and any(cells[1:])]
    return bool(rows) and len(lines[0].plain) < _HEADING


def _is_one_more_action(cells: Sequence[str], columns: Sequence[Column], above: Line) -> bool:
    """Whether the printed line, without a title, begins an åtgärd of its own: one with a person beside it, who is whole above."""
    beside = {column for column, cell in zip(columns, cells, strict=True) if cell[:1].isupper()}
    whom = next((cell.text for column, cell in zip(columns, above.cells, strict=True) if column is Column.RESPONSIBLE), "")
    is_whole = re.search(r"(?:[-,/&+]|\b(?:och|till|med|för|av|i|på|samt))$", whom) is None
    return is_whole and Column.RESPONSIBLE in beside and bool({Column.ACTIONS, Column.NOTES} & beside)


def _begins_row(line: Line, cells: Sequence[str], columns: Sequence[Column], above: Line) -> bool:
    """Whether the printed line begins a row of its own, and is no more of the one above."""
    if not line.cells[0].end:  # text with tabs: each line is a row, but one that goes on with a sentence
        return bool(cells[0]) or not line.plain[:1].islower()
    if not cells[0] and _is_one_more_action(cells, columns, above):
        return True
    if columns[0] is Column.NUMBER or re.match(r"(?:[Kk]l\.?\s*)?\d{1,2}[.:]\d\d\b", cells[0]):
        return bool(cells[0])
    if re.match(r"(?:§\s*)?\d{1,3}[.)]?(?:\s|$)", cells[0]) and sum(map(bool, cells)) > 1:
        return True
    tells = any(cell for column, cell in zip(columns, cells, strict=True) if column in (Column.DUE, Column.RESPONSIBLE))
    if tells and cells[0][:1].isupper() and sum(map(bool, cells)) > 1:
        return True
    return line.spaced and (bool(cells[0]) or sum(map(bool, cells)) > 1)


def _more(old: str, new: str) -> str:
    return joined(old, new) if old and new else old or new
