"""Tables that only lay out the text: a box around it, or a label with its text beside it; what is in them becomes lines."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kcminutes.importing.columns import columns_of
from kcminutes.importing.labels import HEAD, PARTS, label_before, meanings
from kcminutes.importing.source import Cell, Line


def without_boxes(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those of boxes and of labels beside an item's text as lines of their own; other tables stay."""
    made: list[Line] = []
    tables: set[int] = set()
    for line in lines:
        if line.table and columns_of(line):
            tables.add(line.table)  # its rows are items or åtgärder
        made += [line] if not line.table or line.table in tables else _unboxed(line)
    return made


def _unboxed(line: Line) -> list[Line]:
    full = [cell for cell in line.cells if cell.text.strip()]
    if len(full) == 1 and "\n" in full[0].text:
        return list(_lines_of(full[0], line))
    label = label_before(full[0].text) if len(full) == 2 else None
    is_head = len(full) == 2 and bool(meanings(full[1].text)[0])  # "Aktivitet | När": two labels are over a table
    if label is not None and label.among(PARTS) is not None and label.among(HEAD) is None and not label.rest and not is_head:
        return [replace(line, cells=(full[0],), table=0), *_lines_of(full[1], line)]
    return [line]


def _lines_of(cell: Cell, line: Line) -> Iterator[Line]:
    """Each line of the cell, with its point or number."""
    for turn, text in enumerate(text for text in cell.text.split("\n") if text.strip()):
        point = re.match(r"(\s*)-\s+", text)
        bare = text[point.end() :] if point else text.strip()
        bullet = 1 + len(point[1]) // 2 if point else 0
        yield Line((Cell(bare),), line.place, line.number if not turn else "", 0, line.bold, bullet=bullet, spaced=not turn)
