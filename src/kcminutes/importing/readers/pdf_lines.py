"""Words on pages into lines with cells, paragraphs told by their breaks, and what stands at the top or foot of every page."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.furniture import pages_by_pattern
from kcminutes.importing.labels import PARTS, label_before
from kcminutes.importing.names_seen import begins_with_name
from kcminutes.importing.numbers import candidate
from kcminutes.importing.readers.pdf_rows import BULLETS, Page, Row, rows_of_page
from kcminutes.importing.source import Cell, Line, Remark, first_word_width
from kcminutes.swedish.given_names import is_given_name

_Cell = tuple[float, float, str]
"""Where a cell begins and ends, and its text."""
_COLUMN_ROWS: Final = 8
"""Broad lines that a column of running text has at least."""
_EDGE: Final = 0.13
"""The share of the page's height at the top and the foot in which a repeated line is no text."""
_FULL_LINES: Final = 3
"""Lines that end at about the same place, at least, where that is where full ones end."""
_NEW: Final = r"(?:§|\d{1,3}[.)]\s|\d{1,3}\.\d|[A-ZÅÄÖ][\wåäö ]{2,30}:(?:\s|$))"
"""How a line begins that goes on with nothing: a number, a label."""
_NUMBERED: Final = r"\d{1,3}\s+[A-ZÅÄÖ]"
"""How an item's heading or a point begins that has its number without a full stop."""
_MORE_OF_TASK: Final = r"(?:Senast|Klart?|Slutdatum|Ansvarig)\b[^:]{0,20}:"
"""A label that goes on with what somebody is to do, after who it is."""
_INDENT: Final = 30
"""Points that a point's lines may begin right of its sign."""
_SPACE: Final = 0.6
"""Times the font's size: what a space between two words takes at most."""
_FAR: Final = 0.75
"""How much of a page's width a line reaches over, at least, that may be full."""


def lines_of_pages(pages: Sequence[Page]) -> tuple[list[Line], list[Remark]]:
    """The lines of all pages in reading order, and each thing that is repeated on the pages, once."""
    rows = [rows_of_page(page) for page in pages]
    margins = _margins(pages, rows)
    slanted = dict.fromkeys(page.slanted for page in pages if page.slanted)
    remarks = [*_remarks(margins), *(Remark(text, "snett över sidan") for text in slanted)]
    lines: list[Line] = []
    before: Row | None = None
    for page, own in zip(pages, rows, strict=True):
        body = [row for row in own if (row.page, row.turn) not in margins]
        flow = _in_columns(page, body)
        right = _right_edge(flow, page.width)
        spacing = _spacing(flow)
        for row in flow:
            lines.append(_line(row, before, right, spacing))
            before = row
    return lines, remarks


def _pattern(row: Row) -> str:
    return re.sub(r"\d+", "#", _text(row)).casefold()


def _text(row: Row) -> str:
    return " ".join(text for _, _, text in row.cells)


def _is_page_number(row: Row) -> bool:
    """Whether the row is a page's number and no more; a year may be the end of a title that was broken."""
    text = _text(row).strip()
    forms = r"(?:sid(?:a|an)?\.?\s*)?#?\s*\(?#\)?|(?:sida\s*)?#\s*(?:av|/)\s*#|sida\s*#"
    return re.fullmatch(forms, _pattern(row).strip()) is not None and re.fullmatch(r"(?:19|20)\d\d", text) is None


def _margins(pages: Sequence[Page], rows: Sequence[Sequence[Row]]) -> dict[tuple[int, int], Row]:
    """The rows at the top or the foot that are repeated on other pages, or are a page's number."""
    edges = [[row for row in own if _is_at_edge(row, page)] for page, own in zip(pages, rows, strict=True)]
    pages_of = pages_by_pattern({own[0].page: [(_pattern(row), _text(row)) for row in own] for own in edges if own})
    found = {}
    for own in edges:
        for row in own:
            repeated = len(pages_of.get(_pattern(row), ())) >= min(3, max(2, 0.4 * len(pages)))
            if repeated or _is_page_number(row):
                found[row.page, row.turn] = row
    return found


def _is_at_edge(row: Row, page: Page) -> bool:
    """Whether the row stands where a page's head or foot may be, and is neither an item's heading nor a label in one."""
    if not (row.y > page.height * (1 - _EDGE) or row.y < page.height * 0.1):
        return False
    line = Line(tuple(Cell(text, x, end) for x, end, text in row.cells), "")
    label = label_before(line.text.strip())
    return (
        (label is None or label.among(PARTS) is None) and not row.cells[0][2].startswith(("•", "-")) and candidate(0, line) is None
    )


def _remarks(margins: dict[tuple[int, int], Row]) -> list[Remark]:
    """Each repeated line once, with what differs from page to page after it."""
    by_pattern: dict[str, list[Row]] = {}
    for row in margins.values():
        by_pattern.setdefault(_pattern(row), []).append(row)
    remarks = []
    for rows in by_pattern.values():
        texts = list(dict.fromkeys("\t".join(text for _, _, text in row.cells) for row in rows))
        said = set(re.findall(r"\w+", texts[0]))
        more = [word for text in texts[1:] for word in re.findall(r"\w+", text) if word not in said]
        text = f"{texts[0]} ({', '.join(dict.fromkeys(more))})" if more else texts[0]
        place = f"sida {rows[0].page}, rad {rows[0].turn}" if len(rows) == 1 else f"överst eller nederst på {len(rows)} sidor"
        remarks.append(Remark(text, place))
    return remarks


def _in_columns(page: Page, rows: list[Row]) -> list[Row]:
    """The rows; where a part of the page is set in two columns of running text, those of its left one first."""
    starts = Counter(
        round(x / 3) * 3 for row in rows for x, end, _ in row.cells if _is_broad(x, end, page) and x > 0.35 * page.width
    )
    if not starts or starts.most_common(1)[0][1] < _COLUMN_ROWS:
        return rows
    gutter = starts.most_common(1)[0][0] - 4
    first, last = _stretch(rows, gutter)
    while first < last and not any(abs(x - gutter - 4) < 4 for x, _, _ in rows[first].cells):
        first += 1  # what stands above the columns, beside each other too
    block = rows[first:last]
    cells = [cell for row in block for cell in row.cells]
    left, right = ([cell for cell in cells if (cell[0] >= gutter) is side] for side in (False, True))
    if min(sum(_is_broad(x, end, page) for x, end, _ in side) for side in (left, right)) < _COLUMN_ROWS:
        return rows
    parted = [
        replace(row, cells=own)
        for side in (False, True)
        for row in block
        if (own := tuple(cell for cell in row.cells if (cell[0] >= gutter) is side))
    ]
    return [*rows[:first], *parted, *rows[last:]]


def _is_broad(x: float, end: float, page: Page) -> bool:
    return end - x > 0.24 * page.width


def _stretch(rows: Sequence[Row], gutter: float) -> tuple[int, int]:
    """The longest run of rows in which nothing crosses the gutter, as the index of its first and after its last."""
    best, start = (0, 0), 0
    for at, row in enumerate([*rows, None]):
        if row is None or any(x < gutter < end for x, end, _ in row.cells):
            if at - start > best[1] - best[0]:
                best = (start, at)
            start = at + 1
    return best


def _right_edge(rows: Sequence[Row], width: float) -> float:
    """Where full lines end; by the left margin where few reach far over a page of the width, and none beyond that."""
    right = max((row.cells[-1][1] for row in rows), default=0.0)
    full = [row for row in rows if row.cells[-1][1] > right - 1.5 * row.size]
    if right > _FAR * width and len(full) >= _FULL_LINES:
        return right
    return max(right, width - min((row.cells[0][0] for row in rows), default=0.0))


def _spacing(rows: Sequence[Row]) -> float:
    """The usual distance between two lines, in times of the font's size."""
    steps = sorted(
        (before.y - row.y) / max(row.size, 1) for before, row in itertools.pairwise(rows) if 0 < before.y - row.y < 3 * row.size
    )
    return steps[len(steps) // 10] if steps else 1.3


def _line(row: Row, before: Row | None, right: float, spacing: float) -> Line:
    cells, bullet = list(row.cells), 0
    first = cells[0][2]
    if match := re.match(rf"([{re.escape(BULLETS)}]|o(?=\s))\s*(?=\S)", first):
        sign = match[1]
        if sign not in "–-*·" or match.end() > 1:
            bullet, cells[0] = 1, (cells[0][0], cells[0][1], first[match.end() :])
    elif len(cells) > 1 and len(first) == 1 and first in BULLETS and first not in "-–":
        bullet, cells = 1, cells[1:]
    spaced = (
        before is None
        or before.page != row.page
        or before.y - row.y > (spacing + 0.35) * max(row.size, before.size)
        or before.y <= row.y
    )
    goes_on = before is not None and not bullet and _goes_on(row, before, right, spaced=spaced)
    return Line(
        tuple(Cell(text, x, end) for x, end, text in cells),
        f"sida {row.page}, rad {row.turn}",
        bold=row.bold,
        size=round(row.size, 1),
        bullet=bullet,
        continues=goes_on,
        spaced=spaced and not goes_on,
    )


def _goes_on(row: Row, before: Row, right: float, *, spaced: bool) -> bool:
    """Whether the row goes on with the sentence of the one before."""
    text, last = row.cells[0][2], before.cells[-1]
    if len(row.cells) > 1 or row.bold != before.bold or abs(row.size - before.size) > 0.6:
        return False
    if row.page != before.page or before.y <= row.y:
        return text[:1].islower() and not re.search(r"[.:;!?]$", last[2])
    if spaced:
        return False
    is_new = re.match(_NEW, text) is not None
    is_numbered = re.match(_NUMBERED, text) is not None
    is_open = _is_cut(last[2], text) or (not (is_new or is_numbered) and _is_unfinished(last[2], text))
    if is_open and -4 < row.cells[0][0] - last[0] < _INDENT:
        return True
    if re.match(_MORE_OF_TASK, text) and re.search(r"\bAnsvarig\w*: ", last[2]):
        return _had_no_room(row, last, right)
    if is_new or (is_numbered and re.search(r"[.!?:]$", last[2])) or _is_next_person(before, text):
        return False
    return _goes_on_in_cell(row, before, right) if len(before.cells) > 1 else _goes_on_below(row, last, right)


def _is_next_person(before: Row, text: str) -> bool:
    """Whether the text, as the row above it, begins with somebody's name, of whom each line tells what they are."""
    last = before.cells[-1][2]
    is_open = last.endswith((",", ";")) or is_given_name(re.split(r"[\s,]", last)[-1])
    return begins_with_name(text) and begins_with_name(before.cells[0][2]) and not is_open


def _goes_on_below(row: Row, last: _Cell, right: float) -> bool:
    """Whether the row goes on with the one line above it."""
    x, _, text = row.cells[0]
    ends = re.search(r"[.!?:]$", last[2]) is not None
    if text[:1].islower() and not ends and abs(x - last[0]) < _INDENT:
        return True
    if ends:  # a sentence ends there: another paragraph unless the line is full
        return right - last[1] < 0.6 * row.size and abs(x - last[0]) < 3
    return _had_no_room(row, last, right) and x < last[1] and (text.isupper() or not last[2].isupper())


def _goes_on_in_cell(row: Row, before: Row, right: float) -> bool:
    """Whether the row goes on with the last of the cells above it: a sentence, names in a row, a title in capitals."""
    (x, _, text), last = row.cells[0], before.cells[-1]
    may_go_on = ";" in last[2] or (last[2].count(",") > 1 and begins_with_name(last[2])) or (last[2].isupper() and text.isupper())
    is_list = last[2].endswith((",", ";")) or (may_go_on and _had_no_room(row, last, right))
    return (text[:1].islower() or is_list) and abs(x - last[0]) < 4


def _is_cut(text: str, after: str) -> bool:
    """Whether a text ends within something that what stands after it ends: a date, a time, a bracket."""
    if re.match(r"\d", after) and re.search(r"\d[-–]$|\b[Kk]l(?:ockan)?[.:]?$", text):
        return True
    return text.count("(") > text.count(")") and after.count(")") > after.count("(")


def _is_unfinished(text: str, after: str) -> bool:
    """Whether a text ends in a word that ends no paragraph, or with a label that what stands after it is of."""
    if re.search(r" (?:den|det|en|ett|och|för|från|i|samt|eller|kl\.?)$", text):
        return not re.match(r"att\b", after)
    return after[:1].islower() and re.search(r"[.;]\s+[A-ZÅÄÖ]\w+:$", text) is not None  # a label within the line, as "Klart:"


def _had_no_room(row: Row, last: _Cell, right: float) -> bool:
    """Whether the row's first word had no room after the cell above it."""
    x, end, text = row.cells[0]
    return right - last[1] < first_word_width(text, x, end) + _SPACE * row.size
