"""What of a file has no place in the meeting, so that no word of it is lost."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from kcminutes.importing.guesses import guess_for
from kcminutes.importing.head_parts import HeadParts
from kcminutes.importing.result import DaySource, Imported, Reading, Unplaced
from kcminutes.importing.runs import Found
from kcminutes.importing.source import Line, Remark
from kcminutes.importing.words import lost, words_in_meeting, words_of
from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import Item, Meeting
from kcminutes.meeting.placing import UNPLACED_TITLE
from kcminutes.swedish.characters import plain


class Account:
    """The lines and remarks of a file, and what was made of them."""

    def __init__(self, lines: Sequence[Line], remarks: Sequence[Remark], found: Found, head: HeadParts) -> None:
        self._lines, self._remarks, self._head = lines, remarks, head
        self._order = {line.place: turn for turn, line in enumerate(lines)}
        main = (one for one in sorted(found.items, key=lambda one: one.line) if not one.sub)
        self._items_at = [(one.line, turn) for turn, one in enumerate(main)]

    def closed(self, meeting: Meeting, day_from: DaySource, readings: Sequence[Reading]) -> Imported:
        """The meeting with all that has no place in it put in a last item, and listed; ``readings`` became values of its items."""
        read = [reading for reading in (*self._head.readings, *readings) if re.search(r"[^\W_]", reading.text)]
        texts = [*self._unplaced(meeting, read), *((remark.text, remark.place) for remark in self._remarks)]
        guessed = {(text, line.place): belonging for line, text, belonging in self._head.left}
        unplaced = tuple(
            Unplaced(text, place, guess_for(text, self._order.get(place), guessed.get((text, place)), self._items_at, meeting))
            for text, place in texts
            if re.search(r"[^\W_]", text)
        )
        if unplaced:
            background = plain("\n\n".join(one.text.strip() for one in unplaced))
            meeting = identified(replace(meeting, items=(*meeting.items, Item(title=UNPLACED_TITLE, background=background))))
        return Imported(meeting, day_from, unplaced, tuple(read))

    def _unplaced(self, meeting: Meeting, readings: Sequence[Reading]) -> list[tuple[str, str]]:
        """The texts of the lines that were not understood, or whose words are nowhere, each with its place, in the file's order."""
        listed = [(text, line.place) for line, text, _ in self._head.left]
        elsewhere: dict[str, Counter[str]] = {}
        for text, place in (*((reading.text, reading.place) for reading in readings), *listed):
            elsewhere.setdefault(place, Counter()).update(words_of(text))
        listed += [(text, line.place) for line, text in lost(self._lines, words_in_meeting(meeting), elsewhere)]
        return sorted(listed, key=lambda each: self._order.get(each[1], 0))
