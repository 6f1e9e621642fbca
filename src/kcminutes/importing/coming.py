"""The coming meetings that minutes or an agenda tell of: in an item of that name, or a sentence that begins so."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from kcminutes.importing.days import days_in, times_in
from kcminutes.importing.label import Label
from kcminutes.importing.labels import meanings
from kcminutes.meeting.model import ComingMeeting, Item

_BEGINS: Final = (
    r"(?i)\W*(?:nästa|nästkommande|kommande)\s+\w*(?:möten?|sammanträden?|träff(?:ar)?|mötestid(?:er)?|sammanträdestid(?:er)?)\b"
)
_MOST: Final = 60


def coming_in(items: Iterable[Item], day: date) -> tuple[ComingMeeting, ...]:
    """The meetings after ``day`` that the items' texts name, each day once, in their order."""
    found: dict[date, ComingMeeting] = {}
    for item in items:
        for one in (item, *item.subitems):
            if re.match(_BEGINS, one.title):
                for meeting in _of_line(one.title, day):
                    found.setdefault(meeting.day, meeting)
            named = Label.COMING in meanings(one.title)[0] or re.match(_BEGINS, one.title) is not None
            below = False
            for text in filter(str.strip, f"{one.notes}\n{one.background}".split("\n")):
                begins = re.match(_BEGINS, text)
                meetings = list(_of_line(text, day)) if named or begins or below else []
                for meeting in meetings:
                    found.setdefault(meeting.day, meeting)
                # Under words that are a heading alone, lines with days follow.
                below = bool(meetings) if below else begins is not None and not text[begins.end() :].strip(" :")
    return tuple(found.values())[:_MOST]


def _of_line(text: str, day: date) -> Iterator[ComingMeeting]:
    days = [one for one in days_in(text, after=day) if one.day > day]
    for at, one in enumerate(days):
        until = days[at + 1].start if at + 1 < len(days) else len(text)
        start, end, _ = times_in(text[one.end : until], bare=False)
        yield ComingMeeting(day=one.day, start=start, end=end)
