"""Lists in prose: the mark of a point, the numbers after it, and lists as other programs paste them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from kcminutes.swedish.typography import AMOUNT

POINT: Final = re.compile(rf"(?P<indent>\s*)(?:(?P<dash>-)(?! +{AMOUNT})|(?P<number>\d{{1,3}})\.) (?P<text>.*)")
"""A point of a list: its indentation, its dash (and no minus) or number, and what it says."""

_TYPED_MARK: Final = re.compile(r"(?P<given>\s*(?:-|\d{1,3}\.) )(?P<indent>\s*)(?P<typed>[-*•]|\d{1,3}[.)])")
_SIGN: Final = r"[•●▪■◦○‣⁃·\uf0b7\uf0a7]"
_FOREIGN: Final = re.compile(
    rf"(?P<indent>[ \t]*)(?:(?P<sign>{_SIGN})[ \t\u00a0]+|(?P<mark>[-–*o§Øüvq➢►✓✔◆□→❖])\t\s*"
    r"|(?P<number>\d{1,3})[.)]\t\s*)(?P<text>.*)"
)
_LEAST_STEP: Final = 2


def mark_of(point: re.Match[str]) -> str:
    """The mark of the point that comes after it: the same dash, or the next number."""
    return point["indent"] + (point["dash"] or f"{int(point['number']) + 1}.") + " "


def mark_outside(above: list[str], indent: str) -> str | None:
    """The mark of the next point of the list that holds the one with the indentation, under these lines; None if none does."""
    for line in reversed(above):
        if not line.strip():
            return None
        point = POINT.fullmatch(line)
        if point and len(point["indent"]) < len(indent):
            return mark_of(point)
    return None


def without_second_mark(before: str) -> str | None:
    """What ought to stand before the cursor where somebody typed a list's mark after the one that was given; None if nobody did.

    The typed one counts, with its indentation: text that comes in as keys brings its marks along.
    """
    match = _TYPED_MARK.fullmatch(before)
    if match is None:
        return None
    typed = match["typed"]
    return match["indent"] + (f"{typed[:-1]}." if typed[0].isdigit() else "-")


def renumbered(lines: list[str], indent: str, number: int) -> list[str]:
    """The lines after a point with the number, up to the end of its list, numbered on from it; unchanged if nothing need be.

    Only so many lines are given back as belong to the list and come before its end.
    """
    changed: list[str] = []
    for line in lines:
        point = POINT.fullmatch(line)
        deep = len(line) - len(line.lstrip())
        if not line.strip() or deep < len(indent) or (deep == len(indent) and (point is None or point["dash"])):
            break
        if point and deep == len(indent):
            number += 1
            changed.append(f"{point['indent']}{number}. {point['text']}")
        else:
            changed.append(line)
    while changed and changed[-1] == lines[len(changed) - 1]:
        changed.pop()
    return changed


def closed_up(above: list[str], removed: list[str], below: list[str]) -> list[str]:
    """The lines below a deletion, numbered on over the gap that it made in their list; only so many as must be others.

    ``removed`` are the lines that are gone or have lost their beginning; those above begin wherever the text that is looked at
    does. Nothing is numbered anew where the numbers did not follow upon each other before.
    """
    for after in filter(None, map(POINT.fullmatch, _of_one_list(below))):
        indent = after["indent"]
        before = next((number for line in _of_one_list(above[::-1]) if (number := _number(line, indent)) is not None), None)
        gone = [number for line in removed if (number := _number(line, indent)) is not None]
        if before is None and gone:
            before = gone[0] - 1  # the list's first points
        if before is not None and _number(after[0], indent) == before + max(len(gone), 1) + 1:
            return renumbered(below, indent, before)
    return []


@dataclass
class _Numbered:
    """A list that is numbered on."""

    now: int
    """The last number that was given."""
    had: int
    """The number that the same point had."""
    is_over: bool = False
    """Whether a line has come that may be its end."""


def in_order(above: list[str], below: list[str]) -> list[str]:
    """The lines below with the numbers that follow on from those above, each list in each other's points for itself.

    As they are if those above do not follow on each other. A list that begins below begins with the number that it has.
    """
    lists: dict[str, _Numbered] = {}
    made: list[str] = []
    for turn, line in enumerate([*above, *below]):
        point = POINT.fullmatch(line)
        deep = len(line) - len(line.lstrip()) if line.strip() else 0
        if point is None:  # it ends the lists that it doesn't stand further in than, unless they go on with the next number
            for known, ended in lists.items():
                ended.is_over = ended.is_over or len(known) >= deep
            made.append(line)
            continue
        indent = point["indent"]
        lists = {known: outer for known, outer in lists.items() if len(known) < len(indent) or known == indent}
        if point["dash"]:
            lists.pop(indent, None)
            made.append(line)
            continue
        had = int(point["number"])
        one = lists.get(indent)
        if one is None or (one.is_over and had != one.had + 1):
            one = lists[indent] = _Numbered(had - 1, had - 1)
        one.now, one.had, one.is_over = one.now + 1, had, False
        if turn < len(above) and one.now != had:
            return below
        made.append(f"{indent}{one.now}. {point['text']}")
    return made[len(above) :]


def _of_one_list(lines: list[str]) -> Iterator[str]:
    return takewhile(str.strip, lines)


def _number(line: str, indent: str) -> int | None:
    """The number of the point that the line is, if it stands in so far; else None."""
    point = POINT.fullmatch(line)
    return int(point["number"]) if point and point["number"] and point["indent"] == indent else None


def as_list(text: str) -> str:
    """The text with the lists of a word processor ("•⇥") as lists in light Markdown, inner ones under the outer."""
    if re.search(rf"\t|{_SIGN}", text) is None:
        return text
    lines: list[str] = []
    levels: list[tuple[str, str, int]] = []
    """Of each list that goes on, the outermost first: its sign, where its points begin, and how wide their marks are."""
    for line in text.split("\n"):
        match = _FOREIGN.fullmatch(line)
        if match is None:
            levels.clear()
            lines.append(line)
            continue
        sign = (match["sign"] or match["mark"] or "1") + match["indent"]
        if any(sign == known for known, _, _ in levels):
            while levels[-1][0] != sign:
                levels.pop()
        else:
            outer = levels[-1] if levels else None
            indent = outer[1] + " " * outer[2] if outer else ""
            levels.append((sign, indent, _LEAST_STEP + (match["number"] is not None)))
        mark = f"{match['number']}." if match["number"] else "-"
        lines.append(f"{levels[-1][1]}{mark} {match['text']}")
    return "\n".join(lines)
