"""Prose as it is typed, in light Markdown, into blocks that every format can set: paragraphs, nested lists, bold and italic.

Everything else that Markdown knows (headings, links, code, HTML, entities, backslashes, underscores) is plain text here and stays
as typed; a line break is a line break. A list opens with ``-`` or ``1.`` only, a single space of indent is enough to nest it, and
asterisks emphasise at the ends of words only: ``+ 700 000``, ``- 300 tkr`` and ``3*4*5`` are text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, Literal

from msgspec import Struct

from kcminutes.swedish.typography import AMOUNT

MAX_DEPTH: Final = 8
"""How deep lists nest; a marker deeper than that is text."""


class Run(Struct, frozen=True):
    """A stretch of text in one style, without line breaks."""

    text: str
    bold: bool = False
    italic: bool = False


ProseLine = tuple[Run, ...]
"""What stands on one line as typed; the paper may break it into several."""


class Paragraph(Struct, frozen=True):
    """A paragraph: one or more lines, none of them empty."""

    lines: tuple[ProseLine, ...]
    kind: Literal["paragraph"] = "paragraph"


class ListEntry(Struct, frozen=True):
    """One entry of a list: its typed number (None for a bullet) and what it holds."""

    number: int | None
    blocks: tuple["Block", ...]


class ListBlock(Struct, frozen=True):
    """A bulleted or a numbered list."""

    ordered: bool
    entries: tuple[ListEntry, ...]
    kind: Literal["list"] = "list"


Block = Paragraph | ListBlock


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text; any text has some, and only an empty one has none."""
    reader = _Reader()
    for line in text.expandtabs(4).split("\n"):
        reader.read(line)
    return _frozen(reader.root)


def text_of(blocks: tuple[Block, ...]) -> str:
    """The blocks' words without their styles, a line for each line."""
    lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += ["".join(run.text for run in line) for line in block.lines]
        else:
            lines += [text_of(entry.blocks) for entry in block.entries]
    return "\n".join(lines)


def rows_of(blocks: tuple[Block, ...], width: int) -> int:
    """About how many rows of so many characters the blocks take, with the room below each."""
    rows = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            rows += 1 + sum(max(1, -(-sum(len(run.text) for run in line) // width)) for line in block.lines)
        else:
            rows += 1 + sum(rows_of(entry.blocks, width) for entry in block.entries)
    return rows


# From lines to blocks.

_AMOUNT = re.compile(AMOUNT)
_MARKER = re.compile(r"(?:-|([0-9]{1,9})\.)(?: +|$)")


@dataclass
class _OpenList:
    """A list that the next line may go on with."""

    indent: int
    """Where its markers stand, as typed."""
    ordered: bool
    entries: list[tuple[int | None, list["_Open"]]] = field(default_factory=list)


_Open = list[str] | _OpenList
"""A block that may still grow: a paragraph's lines, or a list."""


class _Reader:
    """Reads a text line by line; keeps the open lists, the outermost first."""

    def __init__(self) -> None:
        self.root: list[_Open] = []
        self.lists: list[_OpenList] = []
        self.paragraph: list[str] | None = None
        """What the next line goes on with, unless it opens something."""
        self.after_blank = True

    def read(self, line: str) -> None:
        """Take the next line."""
        body = line.strip()
        if not body:
            self.paragraph = None
            self.after_blank = True
            return
        indent = len(line) - len(line.lstrip(" "))
        while (marker := _MARKER.match(body)) and self._opens(marker, indent):
            number = int(marker[1]) if marker[1] else None
            self.lists[-1].entries.append((number, []))
            self.paragraph = None
            self.after_blank = False
            indent += marker.end()
            body = body[marker.end() :]
            if not body:
                return
        if self.paragraph is None:
            while self.after_blank and self.lists and indent <= self.lists[-1].indent:
                self.lists.pop()
            self.paragraph = []
            self._blocks().append(self.paragraph)
        self.paragraph.append(body)

    def _opens(self, marker: re.Match[str], indent: int) -> bool:
        """Whether the marker begins an entry; its list is then the innermost open one."""
        ordered = marker[1] is not None
        depth = len(self.lists)
        while depth and self.lists[depth - 1].indent >= indent:
            depth -= 1
        if depth < len(self.lists) and self.lists[depth].ordered == ordered:
            del self.lists[depth + 1 :]
            return True
        # As in CommonMark: a line of a paragraph that happens to begin with "8." or to be a lone dash opens no list.
        if self.paragraph and ((ordered and int(marker[1]) != 1) or marker.end() == len(marker.string)):
            return False
        # A minus, unless it is in a list of other points already: a bullet in its place would make a deficit a surplus.
        if not ordered and _AMOUNT.match(marker.string, marker.end()):
            return False
        if depth == MAX_DEPTH:
            return False
        del self.lists[depth:]
        opened = _OpenList(indent, ordered)
        self._blocks().append(opened)
        self.lists.append(opened)
        return True

    def _blocks(self) -> list[_Open]:
        """Where the next block goes."""
        return self.lists[-1].entries[-1][1] if self.lists else self.root


def _frozen(blocks: Iterable[_Open]) -> tuple[Block, ...]:
    return tuple(
        ListBlock(block.ordered, tuple(ListEntry(number, _frozen(inside)) for number, inside in block.entries))
        if isinstance(block, _OpenList)
        else Paragraph(_styled(block))
        for block in blocks
    )


# From a paragraph's text to runs.

_STARS = re.compile(r"\*+")


def _styled(lines: list[str]) -> tuple[ProseLine, ...]:
    """The lines with their bold and italic, which may go on from one line to the next."""
    text = "\n".join(lines)
    if "*" not in text:
        return tuple([(Run(line),) for line in lines])
    line: list[Run] = []
    styled = [line]
    bold = italic = at = 0
    breaks = [(end - 1, 0) for end in accumulate(len(words) + 1 for words in lines)]  # after the last line, too
    for place, change in sorted([*_changes(text), *breaks]):
        if place > at:
            run = Run(text[at:place], bold > 0, italic > 0)
            if line and line[-1].bold == run.bold and line[-1].italic == run.italic:
                run = Run(line.pop().text + run.text, run.bold, run.italic)
            line.append(run)
        at = place + (abs(change) or 1)
        if not change:
            line = []
            styled.append(line)
        elif change in {2, -2}:
            bold += change // 2
        else:
            italic += change
    return tuple(tuple(line) for line in styled if line)


def _changes(text: str) -> list[tuple[int, int]]:
    """Where italic begins (1) and ends (-1) and bold begins (2) and ends (-2): at as many asterisks, well nested."""
    changes = []
    openers: list[tuple[int, int]] = []  # where asterisks without a partner stand, and where they end
    for stars in _STARS.finditer(text):
        start, end = stars.span()
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        if not before.isspace() and not after.isalnum():
            while openers and start < end:
                opener_start, opener_end = openers.pop()
                count = 2 if end - start >= 2 and opener_end - opener_start >= 2 else 1
                changes += [(opener_end - count, count), (start, -count)]
                start += count
                if opener_start < opener_end - count:
                    openers.append((opener_start, opener_end - count))
        if start < end and not after.isspace() and not before.isalnum():
            openers.append((start, end))
    return changes
