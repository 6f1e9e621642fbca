"""Words on a page into printed lines with cells, which the room between the words tells."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from kcminutes.importing.columns import columns_of
from kcminutes.importing.source import Cell, Line
from kcminutes.swedish.characters import plain

_SURE_GAP: Final = 1.6
"""Times the font's size: so much white space parts two cells, whatever stands there."""
_LIKELY_GAP: Final = 0.75
"""So much does where the next word is in line with words of other lines."""
_EVEN: Final = 0.1
"""So little do the gaps of a justified line differ."""
BULLETS: Final = "•●▪·◦‣○□■–-*\uf0b7\uf0a7\u2022"
"""What stands before a point of a list."""


class Word(Struct, frozen=True):
    """A word on a page."""

    text: str
    x: float
    """Points from the left."""
    end: float
    y: float
    """Its baseline, points from the foot."""
    size: float
    bold: bool


class Page(Struct, frozen=True):
    """A page's words, in the order that the file has them."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    slanted: str = ""
    """What stands across the page, as a watermark does."""


class Row(Struct, frozen=True):
    """A printed line."""

    page: int
    turn: int
    y: float
    size: float
    bold: bool
    cells: tuple[tuple[float, float, str], ...]
    """Where each begins and ends, and its text."""


def rows_of_page(page: Page) -> list[Row]:
    """The page's printed lines from the top down."""
    lines: list[list[Word]] = []
    for word in sorted(page.words, key=lambda each: (-each.y, each.x)):
        near = next((line for line in reversed(lines[-3:]) if abs(line[0].y - word.y) < 0.35 * max(word.size, line[0].size)), None)
        if near is None:
            lines.append([word])
        else:
            near.append(word)
    aligned = _aligned(lines)
    rows: list[Row] = []
    heads: list[float] = []
    for turn, line in enumerate(lines, 1):
        row = _row(page.number, turn, sorted(line, key=lambda each: each.x), aligned, heads)
        rows.append(row)
        starts = [x for x, _, _ in row.cells]
        if columns_of(Line(tuple(Cell(text, x, end) for x, end, text in row.cells), "")):
            heads = starts[1:]  # the columns of a table, to which its rows keep however narrow the gap is
        elif heads and (row.bold or (len(starts) == 1 and starts[0] < heads[0] - 3 and row.cells[0][1] > heads[0] + 40)):
            heads = []
    return rows


def _aligned(lines: Iterable[list[Word]]) -> set[int]:
    """Where, in whole points, words begin after a gap on several lines: columns."""
    starts: Counter[int] = Counter()
    for line in lines:
        words = sorted(line, key=lambda each: each.x)
        for before, word in itertools.pairwise(words):
            if word.x - before.end > _LIKELY_GAP * word.size:
                starts[round(word.x)] += 1
        starts[round(words[0].x)] += 1
    return {x for x in starts if starts[x - 1] + starts[x] + starts[x + 1] >= 3}


def _row(page: int, turn: int, words: list[Word], aligned: set[int], heads: Sequence[float]) -> Row:
    is_one = _is_justified(words) and not aligned & {round(word.x) for word in words[1:]}
    cells = [words] if is_one else _cells(words, aligned, heads)
    size = max(word.size for word in words)
    found = tuple((cell[0].x, cell[-1].end, _text(cell)) for cell in cells)
    return Row(page, turn, words[0].y, size, all(word.bold for word in words if re.search(r"\w", word.text)), found)


def _cells(words: Sequence[Word], aligned: set[int], heads: Sequence[float]) -> list[list[Word]]:
    cells: list[list[Word]] = [[words[0]]]
    for before, word in itertools.pairwise(words):
        gap = (word.x - before.end) / max(word.size, 1)
        is_point = len(cells) == 1 and len(cells[0]) == 1 and before.text in BULLETS
        in_column = any(abs(word.x - x) < 2.5 for x in heads) and gap > 0.15
        if not is_point and (gap > _SURE_GAP or (gap > _LIKELY_GAP and round(word.x) in aligned) or in_column):
            cells.append([word])
        else:
            cells[-1].append(word)
    return cells


def _is_justified(words: Sequence[Word]) -> bool:
    """Whether the words are one text that was spread evenly over its line's width."""
    gaps = [word.x - before.end for before, word in itertools.pairwise(words)]
    return len(gaps) > 2 and max(gaps) - min(gaps) < _EVEN * words[0].size


def _text(words: Sequence[Word]) -> str:
    text = words[0].text
    for before, word in itertools.pairwise(words):
        text += word.text if word.x - before.end < 0.06 * word.size else f" {word.text}"
    return plain(text).replace("\n", " ")
