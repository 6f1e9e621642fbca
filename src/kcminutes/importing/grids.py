"""Tables whose head tells what each column is: printed rows made whole, and the columns of items and of åtgärder."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.importing.columns import Column, columns_of
from kcminutes.importing.furniture import PAGE_NUMBER
from kcminutes.importing.labels import label_before
from kcminutes.importing.names_seen import looks_like_name
from kcminutes.importing.page_rows import NUMBER, rows_whole
from kcminutes.importing.result import Reading
from kcminutes.importing.source import Cell, Line, joined

BEGINS_WITH_TIME: Final = re.compile(r"(?:[Kk]l\.?\s*)?(?:[01]?\d|2[0-3])[.:][0-5]\d(?![\d.:])")
"""How the cell of a row begins that is timed."""


_LONGEST_TITLE: Final = 110
"""Characters of an item's title, where what is said of it may stand as well."""
_HEADING: Final = 80
"""Characters of what stands over several rows."""


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
    lines = rows_whole(lines)
    made: list[Line] = []
    grids: list[Grid] = []
    pages: list[Reading] = []
    at, tables = 0, max((line.table for line in lines), default=0)
    while at < len(lines):
        line = lines[at]
        columns = columns_of(line) if not line.table or at == 0 or lines[at - 1].table != line.table or line.bold else ()
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
            end, rows = _printed(lines, at, columns, tables)
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
        named = [_may_be_title(text) for row in rows[1:] if (text := row.cells[0].text.strip())]
        return (Column.TITLE, *columns[1:]) if sum(named) > len(named) / 2 else columns
    at = columns.index(Column.TITLE) if Column.TITLE in columns else len(columns)
    heads = [cell.text.strip() for cell in rows[0].cells]
    if 0 < at < len(columns) and columns[at - 1] is Column.OTHER and not heads[at - 1] and len(_numbers(rows, at - 1)) > 1:
        return (*columns[: at - 1], Column.NUMBER, *columns[at:])
    if at + 1 < len(columns) and _are_titles(columns[at + 1], heads[at + 1], rows, at + 1) and _numbers(rows, at):
        return (*columns[:at], Column.NUMBER, Column.TITLE, *columns[at + 2 :])
    return columns


def _may_be_title(text: str) -> bool:
    """Whether the text is more than a number, with signs or a letter beside it."""
    return re.search(r"[^\W\d_]{3}", text) is not None


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


def _printed(lines: Sequence[Line], at: int, columns: Sequence[Column], table: int) -> tuple[int, list[Line]]:
    """The index after the table, and its rows, of lines that only keep to the head's columns."""
    head = lines[at]
    rows = [replace(head, table=table)]
    end = at + 1
    first = in_columns(lines[end], head) if end < len(lines) else None
    if first and any(first[1:]) and re.fullmatch(NUMBER, first[0]):
        columns = (Column.NUMBER, *columns[1:])  # whatever stands over them
    elif first and _may_be_title(first[0]) and Column.TITLE not in columns and columns[0] is Column.NUMBER:
        columns = (Column.TITLE, *columns[1:])
    while end < len(lines):
        line = lines[end]
        cells = in_columns(line, head)
        if cells is None or (line.table and line.table != head.table):
            break
        if _is_outside(line, cells, head, columns) and not _is_amid_times(lines[end : end + 5], head, columns):
            break
        if len(rows) > 1 and not _begins_row(line, cells, columns):
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
        if column >= len(found):
            return None
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


def _begins_row(line: Line, cells: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether the printed line begins a row of its own."""
    if not line.cells[0].end:  # text with tabs: each line is a row, but one that goes on with a sentence
        return bool(cells[0]) or not line.plain[:1].islower()
    if columns[0] is Column.NUMBER or re.match(r"(?:[Kk]l\.?\s*)?\d{1,2}[.:]\d\d\b", cells[0]):
        return bool(cells[0])
    if re.match(r"(?:§\s*)?\d{1,3}[.)]?(?:\s|$)", cells[0]) and sum(map(bool, cells)) > 1:
        return True
    beside = {column for column, cell in zip(columns, cells, strict=True) if cell[:1].isupper()}
    if not cells[0] and {Column.ACTIONS, Column.RESPONSIBLE} <= beside:
        return True  # one more åtgärd of the item above
    tells = any(cell for column, cell in zip(columns, cells, strict=True) if column in (Column.DUE, Column.RESPONSIBLE))
    if tells and cells[0][:1].isupper() and sum(map(bool, cells)) > 1:
        return True
    return line.spaced and (bool(cells[0]) or sum(map(bool, cells)) > 1)


def _more(old: str, new: str) -> str:
    return joined(old, new) if old and new else old or new


def cells_by_column(line: Line, columns: Sequence[Column]) -> Iterator[tuple[Column, str]]:
    """The row's texts, each with what its column holds."""
    for column, cell in zip(columns, line.cells, strict=False):
        if cell.text.strip():
            yield column, cell.text.strip()


def grid_at(grids: Iterable[Grid], line: int) -> Grid | None:
    """The table that the line is a row of; None for none."""
    return next((grid for grid in grids if grid.line <= line < grid.end), None)
