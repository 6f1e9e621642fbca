"""The grey text after the cursor: what is offered there, as much of it as the row has room for, and taking it."""

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from rich.cells import cell_len

from kcminutes.completion.offer import Offer

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD: Final = re.compile(r"\s*[\w-]+(?:[:.]\w+)*|\s*\S")
_LEAST: Final = 3
"""Characters below which nothing is shown: taking them would spare no two keys."""


class GreyText:
    """What is offered in one field. Quiet after undo, a deletion or a move of the cursor, until the next word begins."""

    def __init__(self) -> None:
        self.source: Callable[[str], Offer | None] | None = None
        """Gives what is offered after the text before the cursor; None for a field in which nothing ever is."""
        self.offer: Offer | None = None
        """What is shown, as far as it is not typed or taken yet."""
        self.is_quiet = True
        self.is_undone = False
        """Whether undo was the last that happened to this word: what it gave back is not made a brief's long form again."""

    def typed(self, text: str) -> None:
        """The text was typed at the cursor; nothing at all for a deletion."""
        if not text:
            self.hush()
            return
        if self.is_quiet and text[-1].isspace():
            self.is_quiet = False
        offer = self.offer
        if offer and not offer.replaces and offer.text.startswith(text) and len(offer.text) > len(text):
            self.offer = replace(offer, text=offer.text[len(text) :])
        else:
            self.offer = None

    def hush(self) -> None:
        """Offer nothing until the next word begins."""
        self.offer, self.is_quiet = None, True

    def wake(self) -> None:
        """Offer something here: a field is entered that is still empty."""
        self.is_quiet = False

    def look(self, before: str, room: int) -> str:
        """What is to be shown after the text before the cursor, in so many cells; empty for nothing."""
        if self.is_quiet or self.source is None or room < _LEAST:
            self.offer = None
            return ""
        going_on, new = self.offer, self.source(before)
        if going_on is None or (new and not new.replaces and new.text.startswith(going_on.text)):
            self.offer = new
        return self._shown(room)

    def _shown(self, room: int) -> str:
        offer = self.offer
        if offer is None:
            return ""
        text = f" → {offer.text}" if offer.replaces else offer.text
        line, more, _ = text.partition("\n")
        if not more and cell_len(line) <= room:
            return line
        if offer.is_whole:
            return f"{line[: room - 1].rstrip()}…" if len(line) == cell_len(line) else ""
        words = _within(line, room) if len(line) == cell_len(line) and not offer.replaces else ""
        self.offer = replace(offer, text=words) if len(words.strip()) >= _LEAST else None
        return words if self.offer else ""

    def take_word(self) -> Offer | None:
        """What → takes: a word of what is shown, or all of what stands in place of something else; None if nothing is shown."""
        offer = self.offer
        if offer is None or offer.replaces or (word := _WORD.match(offer.text)) is None or word.end() == len(offer.text):
            return self.take_all()
        return replace(offer, text=word.group(), task=None)

    def take_all(self) -> Offer | None:
        """What End takes; None if nothing is shown."""
        return self.offer


def _within(line: str, room: int) -> str:
    """As many whole words of the line as there is room for; if not even one is, as much of it: what is taken is what is seen."""
    whole = line[:room] if line[room : room + 1] in (" ", "") else line[: max(line.rfind(" ", 0, room), 0)]
    return whole if whole.strip() else line[:room]
