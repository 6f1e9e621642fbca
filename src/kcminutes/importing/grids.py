"""Tables whose head tells what each column is: printed rows made whole, and the columns of items and of åtgärder."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.importing.columns import Column, columns_of
from kcminutes.importing.furniture import PAGE_NUMBER
from kcminutes.importing.page_rows import NUMBER, columns_apart, rows_whole
from kcminutes.importing.printed_rows import BEGINS_WITH_TIME, in_columns, is_name_alone, may_be_title, printed_rows
from kcminutes.importing.result import Reading
from kcminutes.importing.source import Cell, Line

_LONGEST_TITLE: Final = 110
"""Characters of an item's title, where what is said of it may stand as well."""
_SURE: Final = 4
"""Columns with known heads that a row has which is surely a head."""


class Grid(Struct, frozen=True):
    """The head of a table."""

    line: int
    """Its line's index."""
    end: int
    """The index after the table's last row."""
    columns: tuple[Column, ...]

    @property
    def is_items(self) -> bool:
        """Whether its rows are items, and not åtgärder alone."""
        return Column.TITLE in self.columns


def with_tables(lines: Sequence[Line]) -> tuple[list[Line], list[Grid], list[Reading]]:
    """The lines with the rows under a table's head made whole, the tables that have such a head, and what only parted their pages.

    Where nothing but the columns' places tells that there is a table (PDF, tabs), its printed lines become rows. One that goes on
    after a page's number, with its head again, is one.
    """
    lines = rows_whole(columns_apart(lines))
    made: list[Line] = []
    grids: list[Grid] = []
    pages: list[Reading] = []
    at, tables = 0, max((line.table for line in lines), default=0)
    while at < len(lines):
        line = lines[at]
        columns = columns_of(line)
        if line.table and at and lines[at - 1].table == line.table and not (line.bold or _is_sure_head(columns)):
            columns = ()
        if not columns and not line.table and _is_of_votes(line):
            tables += 1
            made.append(replace(line, table=tables))
            at += 1
            while at < len(lines) and (len(lines[at].cells) > 1 or is_name_alone(lines[at], line)):
                if (cells := in_columns(lines[at], line)) is None:
                    break
                placed = tuple(Cell(text, of.x) for text, of in zip(cells, line.cells, strict=True))
                made.append(replace(lines[at], cells=placed, table=tables))
                at += 1
            continue
        if not columns:
            made.append(line)
            at += 1
            continue
        head = len(made)
        if line.table:
            end = next((index for index in range(at, len(lines)) if lines[index].table != line.table), len(lines))
            rows = list(lines[at:end])
        else:
            tables += 1
            end, rows = printed_rows(lines, at, columns, tables)
        if not line.table and (len(rows) < 2 or (columns[0] is Column.TITLE and _goes_on_below(rows, lines[end : end + 4]))):
            made.append(line)
            at += 1
            continue
        again = [row for row in rows[1:] if _texts(row) == _texts(line)]
        rows = [_placed(row, line) for row in rows if row not in again]
        if grids and _goes_on(made, grids[-1], line):
            again = [*made[grids[-1].end :], line, *again]
            made[grids[-1].end :] = rows[1:]
            grids[-1] = replace(grids[-1], end=len(made))
        else:
            columns = _with_times(_with_numbers(columns, rows), rows)
            made += rows
            grids.append(Grid(head, len(made), columns))
        pages += [Reading(one.text, one.place) for one in again]
        at = end
    return made, grids, pages


def _is_sure_head(columns: Sequence[Column]) -> bool:
    """Whether a row amid a table is the head of what is below it, as where the day and the people stand in the rows above."""
    return len(columns) >= _SURE and Column.OTHER not in columns and len(set(columns)) == len(columns)


def _goes_on(made: Sequence[Line], grid: Grid, head: Line) -> bool:
    """Whether a table with the head goes on with the one before, on the page after."""
    return _texts(made[grid.line]) == _texts(head) and all(re.fullmatch(PAGE_NUMBER, line.plain) for line in made[grid.end :])


def _texts(row: Line) -> list[str]:
    return [" ".join(cell.text.split()) for cell in row.cells]


def _with_numbers(columns: tuple[Column, ...], rows: Sequence[Line]) -> tuple[Column, ...]:
    """The columns, where nothing stands over the items' numbers, or over their titles and the word for them over the numbers.

    Where titles stand in the numbers' column, "1. Tidplan", it is theirs.
    """
    if Column.TITLE not in columns and columns[0] is Column.NUMBER:
        named = [may_be_title(text) for row in rows[1:] if (text := row.cells[0].text.strip())]
        return (Column.TITLE, *columns[1:]) if sum(named) > len(named) / 2 else columns
    at = columns.index(Column.TITLE) if Column.TITLE in columns else len(columns)
    heads = [cell.text.strip() for cell in rows[0].cells]
    if 0 < at < len(columns) and columns[at - 1] is Column.OTHER and not heads[at - 1] and len(_numbers(rows, at - 1)) > 1:
        return (*columns[: at - 1], Column.NUMBER, *columns[at:])
    if at + 1 < len(columns) and _are_titles(columns[at + 1], heads[at + 1], rows, at + 1) and _numbers(rows, at):
        return (*columns[:at], Column.NUMBER, Column.TITLE, *columns[at + 2 :])
    return columns


def _are_titles(column: Column, head: str, rows: Sequence[Line], at: int) -> bool:
    """Whether titles may stand in the column: nothing stands over it, or "Information" and the like over mostly short texts."""
    if column is Column.OTHER:
        return not head
    short = [row for row in rows if len(row.cells[at].text) <= _LONGEST_TITLE]
    return column in (Column.NOTES, Column.BACKGROUND) and 4 * len(short) >= 3 * len(rows)


def _with_times(columns: tuple[Column, ...], rows: Sequence[Line]) -> tuple[Column, ...]:
    """The columns, where "Tid" stands over the clock times of an agenda, and not over days by which something is to be done."""
    if Column.TITLE not in columns or Column.DUE not in columns:
        return columns
    at = columns.index(Column.DUE)
    texts = [text for row in rows[1:] if (text := row.cells[at].text.strip()) and re.search(r"\d", text)]
    return (
        (*columns[:at], Column.TIME, *columns[at + 1 :])
        if texts and all(BEGINS_WITH_TIME.match(text) for text in texts)
        else columns
    )


def _numbers(rows: Sequence[Line], at: int) -> list[str]:
    """The numbers in the column below its head; none if much else stands there than headings over some rows."""
    own = [text for row in rows[1:] if (text := row.cells[at].text.strip())]
    numbers = [text for text in own if re.fullmatch(NUMBER, text)]
    return numbers if 3 * len(numbers) >= 2 * len(own) else []


def _goes_on_below(rows: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether the rows are the first lines of a list, whose numbers go on after a line that is none of the table's."""
    numbers = [int(match[1]) for row in rows if (match := re.match(r"(?:§\s*)?(\d{1,3})[.)]?\s", row.cells[0].text))]
    if len(numbers) < len(rows) - 1 or not numbers:
        return False
    return any(re.match(rf"(?:§\s*)?{numbers[-1] + 1}[.)]?\s", line.plain) for line in after)


def _is_of_votes(line: Line) -> bool:
    """Whether the line is the head of a table of who voted how."""
    texts = {cell.text.strip(" :").casefold() for cell in line.cells}
    return {"ja", "nej"} <= texts and len(line.cells) <= 6


def _placed(row: Line, head: Line) -> Line:
    """The row with a cell for each of the head's columns, in their order; empty where it has none."""
    if len(row.cells) == len(head.cells):
        return row
    cells = ["" for _ in head.cells]
    for cell in row.cells:
        column = min(range(len(cells)), key=lambda turn: abs(head.cells[turn].x - cell.x))
        cells[column] = f"{cells[column]}\n{cell.text}".strip()
    return replace(row, cells=tuple(Cell(text, of.x) for text, of in zip(cells, head.cells, strict=True)))


def cells_by_column(line: Line, columns: Sequence[Column]) -> Iterator[tuple[Column, str]]:
    """The row's texts, each with what its column holds."""
    for column, cell in zip(columns, line.cells, strict=False):
        if cell.text.strip():
            yield column, cell.text.strip()


def grid_at(grids: Iterable[Grid], line: int) -> Grid | None:
    """The table that the line is a row of; None for none."""
    return next((grid for grid in grids if grid.line <= line < grid.end), None)
