"""What stands on every page of a text whose pages are gone: their numbers, and the lines around them that come again."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kcminutes.importing.labels import PARTS, label_before
from kcminutes.importing.numbers import candidate
from kcminutes.importing.references import REFERENCE
from kcminutes.importing.source import Cell, Line, Remark

PAGE_NUMBER: Final = (
    r"(?i)(?:sid(?:a|an)?\.?\s*)?(?P<page>\d{1,3})\s*(?:\(\s*\d{1,3}\s*\)|(?:av|/)\s*\d{1,3})|(?:sida|sid\.?)\s*(?P<alone>\d{1,3})"
)
"""A page's number, as it stands alone: "2 (38)", "Sida 2 av 3"."""
_AROUND: Final = 7
"""How many lines before and after the number may be of the page's head or foot."""


def without_furniture(lines: Sequence[Line]) -> tuple[list[Line], list[Remark]]:
    """The lines without what comes with each page's number, and each of those texts once."""
    numbers = [
        index
        for index, line in enumerate(lines)
        if not line.table and any(re.fullmatch(PAGE_NUMBER, cell.text.strip()) for cell in (Cell(line.plain), *line.cells))
    ]
    if len(numbers) < 2:
        return list(lines), []
    near: dict[int, list[int]] = {number: [] for number in numbers}
    for index, line in enumerate(lines):
        closest = min(numbers, key=lambda number: abs(number - index))
        if 0 < abs(closest - index) <= _AROUND and _may_be(index, line):
            near[closest].append(index)
    pages_of = pages_by_pattern({number: [(_pattern(lines[at]), lines[at].plain) for at in own] for number, own in near.items()})
    patterns = Counter(_pattern(lines[number]) for number in numbers)
    found = {at for at in numbers if re.fullmatch(PAGE_NUMBER, lines[at].plain) or patterns[_pattern(lines[at])] > 1}
    for number in numbers:
        for step in (-1, 1):
            index = number + step
            while index in near[number] and len(pages_of.get(_pattern(lines[index]), ())) > 1:
                found.add(index)
                index += step
    texts: dict[str, list[str]] = {}
    for index in sorted(found):
        texts.setdefault(_pattern(lines[index]), []).append(lines[index].plain)
    remarks = [Remark(_once(each), f"överst eller nederst på {len(each)} sidor") for each in texts.values()]
    return [line for index, line in enumerate(lines) if index not in found], remarks


def pages_by_pattern(at_edges: Mapping[int, Iterable[tuple[str, str]]]) -> dict[str, set[int]]:
    """The pages on which what may be of their head or foot stands, by pattern; ``at_edges``: each page's patterns, with the texts.

    Several texts of a pattern on a page, "Fastighet 37", "Fastighet 38", are a list that goes on over the page's end.
    """
    pages: dict[str, set[int]] = {}
    for page, own in at_edges.items():
        alike: dict[str, set[str]] = {}
        for pattern, text in own:
            alike.setdefault(pattern, set()).add(text)
        for pattern, texts in alike.items():
            if len(texts) == 1:
                pages.setdefault(pattern, set()).add(page)
    return pages


def _may_be(index: int, line: Line) -> bool:
    """Whether the line may be of a page's head or foot: short, and neither an item's heading nor a label in one."""
    label = label_before(line.text.strip())
    is_part = label is not None and label.among(PARTS) is not None
    return len(line.plain) < 80 and not line.table and not is_part and candidate(index, line) is None


def _pattern(line: Line) -> str:
    """What is alike in the line on each page: all but figures, and all of a reference, which else is an item's."""
    return line.plain if re.fullmatch(REFERENCE, line.plain) else re.sub(r"\d+", "#", line.plain).casefold()


def _once(texts: Sequence[str]) -> str:
    """The first of the texts, with what differs in the others after it."""
    said = set(re.findall(r"\w+", texts[0]))
    more = dict.fromkeys(word for text in texts[1:] for word in re.findall(r"\w+", text) if word not in said)
    return f"{texts[0]} ({', '.join(more)})" if more else texts[0]
