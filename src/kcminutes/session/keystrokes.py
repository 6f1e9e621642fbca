"""What one change of a text is, for undo: a letter in a word, the beginning of another, a paste."""

import re
from typing import Final

from msgspec import Struct

from kcminutes.meeting.model import Item
from kcminutes.meeting.place import Cell, Part, Place
from kcminutes.session.packing import common_end, common_start

_NEW_LINE: Final = r"\n\s*(?:-|\d{1,3}\.)? ?"
"""What Enter puts in."""


class Stroke(Struct, frozen=True):
    """One change of a text that is typed in."""

    begins: bool = False
    """Whether it is a step of its own or the beginning of one: a paste, what was marked and is replaced or taken away."""
    ends: bool = False
    """Whether nothing that is typed after it belongs to its step: a paste, what was marked and is taken away."""
    is_in_word: bool = False
    """Whether it is a letter after another, so that no step may begin with it."""
    span: tuple[int, int] | None = None
    """The characters that it took the place of, from one to before another; None where that is not known."""
    end: int | None = None
    """Where what it put in ends."""

    def goes_on_from(self, end: int | None) -> bool:
        """Whether it is done where another change ended: the cursor was not moved between them."""
        return end is None or self.span is None or self.span[0] <= end <= self.span[1]


KEY: Final = Stroke()
"""A key of which nothing more is known."""


def stroke(before: Item, after: Item, place: Place) -> Stroke:
    """What was done at the place, which led from the one item to the other."""
    old, new = _text_at(before, place), _text_at(after, place)
    if old is None or new is None:
        return KEY
    begin = common_start(old, new)
    end = common_end(old[begin:], new[begin:])
    removed, inserted = old[begin : len(old) - end].strip(), new[begin : len(new) - end]
    taken = len(old) - end - begin
    if 0 <= (at := place.offset - len(inserted)) < begin and old[:at] + new[at : place.offset] + old[at + taken :] == new:
        begin = at  # the cursor tells where; a letter like the one after it could have been put in after that
    # A new line may bring a list's mark with it, and other numbers below.
    is_enter = inserted.startswith("\n") and (removed or re.fullmatch(_NEW_LINE, inserted))
    is_many = len(inserted.strip()) > 1 and not is_enter
    takes_many = len(removed) > 1
    return Stroke(
        begins=is_many or takes_many,
        ends=is_many or (takes_many and not inserted.strip()),
        is_in_word=not removed and len(inserted) == 1 and begin > 0 and _is_of_word(inserted) and _is_of_word(new[begin - 1]),
        span=(begin, begin + taken),
        end=None if "\n" in inserted else begin + len(inserted),  # lines below may have got other numbers
    )


def _text_at(item: Item, place: Place) -> str | None:
    match place.part:
        case Part.NOTES:
            return item.notes
        case Part.DECISIONS:
            return "\n\n".join(item.decisions)
        case Part.ACTIONS if place.cell is Cell.TEXT and place.row < len(item.actions):
            return item.actions[place.row].text
    return None


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char in "-_’'"
