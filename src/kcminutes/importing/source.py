"""What every reader makes of a file: its lines in reading order, each with its cells, its looks and its place."""

import re
from datetime import date
from typing import Final

from msgspec import Struct


class Cell(Struct, frozen=True):
    """A piece of a line that stands apart from the next: a table's cell, or what a tab or a wide gap parts."""

    text: str
    """In a table it may have several lines."""
    x: float = 0.0
    """Where it begins, to compare with the cells of other lines: a column's number, or points on the page."""
    end: float = 0.0
    """Where it ends, on a page; 0 where that isn't known."""


def first_word_width(text: str, x: float, end: float) -> float:
    """About how wide the first word is of a text that stands between two places on a page, in points."""
    return (end - x) * len(text.split(maxsplit=1)[0]) / len(text)


class Line(Struct, frozen=True):
    """A line of the file: a paragraph, a row of a table, or a printed line where nothing tells the paragraphs."""

    cells: tuple[Cell, ...]
    place: str
    """In Swedish words: "sida 2, rad 14", "stycke 9", "tabell 1, rad 2"."""
    number: str = ""
    """The number that the program which wrote the file puts before the line by itself, as it is shown: "1.", "15.1"."""
    heading: int = 0
    """The level of the heading, from 1; 0 for no heading."""
    bold: bool = False
    """Whether all of it is bold."""
    size: float = 0.0
    """Points, where the file tells."""
    bullet: int = 0
    """How deep a point of a list it is, from 1; 0 for none."""
    table: int = 0
    """The number of the table that it is a row of, from 1; 0 for none."""
    continues: bool = False
    """Whether it goes on with the sentence of the line before, which was only broken for lack of room."""
    spaced: bool = False
    """Whether a blank line, or as much, stands before it."""

    @property
    def text(self) -> str:
        """The whole line, with a tab between two cells."""
        return "\t".join(cell.text for cell in self.cells)

    @property
    def plain(self) -> str:
        """The whole line as one, each run of white space a single space."""
        return " ".join(self.text.split())


class Remark(Struct, frozen=True):
    """A text of the file that is not in its flow: a comment, a page's header or footer."""

    text: str
    place: str


class Source(Struct, frozen=True):
    """A file, read."""

    name: str
    """The file's name, without its folder; empty for pasted text."""
    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...] = ()
    title: str = ""
    """What the file calls itself: a mail's subject."""
    written: date | None = None
    """The day that a mail was sent: it tells the year that is left unsaid."""


def line_of(text: str, place: str) -> Line:
    """A line of one cell."""
    return Line((Cell(text),), place)


_TIMES: Final = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|(?:mån|tis|ons|tors|fre|lör|sön)(?:dag)?)"
)
_OF_TIME: Final = rf"(?i)\b{_TIMES}-$"
_OF_TIME_AFTER: Final = rf"(?i){_TIMES}\b"


def joined(before: str, text: str) -> str:
    """Two printed lines as one: a word that was parted at the end of the first is whole again, "EU-" keeps its hyphen."""
    parted = re.search(r"(?<![\w-])[^\W\d_]*[a-zåäöé]{2}-$", before)
    is_pair = re.search(_OF_TIME, before) is not None and re.match(_OF_TIME_AFTER, text) is not None  # "måndag-torsdag"
    if parted and not is_pair and text[:1].islower() and not re.match(r"(?:och|eller|samt|till|respektive)\b", text):
        return before[:-1] + text
    return f"{before}{text}" if re.search(r"\w-$", before) and not re.match(r"(?:och|eller|samt)\b", text) else f"{before} {text}"
