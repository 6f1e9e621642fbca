"""What a check says: the rules it goes by, and the findings, each with its place and remedy."""

from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct

from kcminutes.meeting.place import Place
from kcminutes.swedish.characters import one_line

_LONGEST_QUOTE = 40


class Rule(Struct, frozen=True):
    """One kind of oddity."""

    name: str
    """In ASCII, as it is switched off in the settings."""
    meaning: str
    """What it finds, in Swedish, for the help."""
    hint: bool = False
    """Whether it is about house style only."""


class Finding(Struct, frozen=True):
    """One oddity in a meeting."""

    rule: str
    """The rule's name."""
    text: str
    """What is odd, in Swedish, without a final full stop."""
    remedy: str
    """What to do, a short Swedish sentence."""
    place: Place
    """Where; in a heading, the head and among the people no offset is told."""
    hint: bool = False
    """Whether it is about house style only."""


class CheckedText(Struct, frozen=True):
    """A text to be searched, with what must be known of it."""

    text: str
    """As it stands."""
    lower: str
    """The same in lower case, character by character, so that positions hold."""
    day: date
    """The meeting's day."""
    where: str = ""
    """The place, in the Swedish definite form: "anteckningen"."""
    is_prepared: bool = False
    """Whether it was written before the meeting's day."""
    is_of_next_meeting: bool = False
    """Whether its heading says that it tells of meetings to come."""


class Spot(Struct, frozen=True):
    """Something odd in a text, before it is known where the text stands."""

    rule: Rule
    offset: int
    text: str
    remedy: str


TextCheck = Callable[[CheckedText], Iterator[Spot]]
"""Looks through a text for one kind of oddity, in the order of the text."""


def lower_case(text: str) -> str:
    """The text in lower case, of the same length (İ has two letters in lower case, and stays)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def quoted(text: str) -> str:
    """The text in Swedish quotation marks (’ for those in it), on one line and not too long."""
    line = one_line(text[: 2 * _LONGEST_QUOTE]).replace("”", "’")
    return f"”{line[: _LONGEST_QUOTE - 1]}…”" if len(line) > _LONGEST_QUOTE else f"”{line}”"
