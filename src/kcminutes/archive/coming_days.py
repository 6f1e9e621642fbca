"""When a body meets next, by what its last meeting has recorded and prepared: the day, the time, and the meetings after it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Final

from msgspec.structs import replace

from kcminutes.archive.bodies import is_same_body
from kcminutes.meeting.coming import coming_item, next_meeting
from kcminutes.meeting.edits import with_item
from kcminutes.meeting.model import ComingMeeting, Meeting
from kcminutes.meeting.queries import item_at
from kcminutes.swedish.almanac import MONTH_NUMBER, TWO_LETTER_WEEKDAY_NUMBER, WEEKDAY_NUMBER
from kcminutes.swedish.dates_in_prose import said_dates
from kcminutes.swedish.dates_read import read_time

_CLOCK: Final = r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d|[.:/]\d)"
_SPAN: Final = rf"(?<![\d.:/-])(?P<start>{_CLOCK})(?:\s*(?:[–-]|till)\s*(?P<end>{_CLOCK}))?"
_ANY_TIME: Final = rf"(?:\bkl(?:ockan)?\.?\s*)?{_SPAN}"
_SAYS_NOTHING: Final = {
    *("den", "kl", "klockan", "och", "i", "möte", "möten", "mötet", "kcmöte", "sammanträde", "vecka", "v"),
    *MONTH_NUMBER,
    *WEEKDAY_NUMBER,
    *TWO_LETTER_WEEKDAY_NUMBER,
    "fr",
}
"""Words that stand on a line with a coming meeting of the body itself; with any other one it may be another body's."""


def next_day(meeting: Meeting) -> date | None:
    """The day on which the meeting's body meets next; None if nobody has said.

    What was recorded at the item about it counts first, then the list of coming meetings, then what was prepared at the item.
    """
    listed = (coming.day for coming in meeting.head.coming if coming.day > meeting.head.day and _is_own(coming, meeting))
    return next_meeting(_without_prepared(meeting)) or min(listed, default=None) or next_meeting(meeting)


def _without_prepared(meeting: Meeting) -> Meeting:
    """The meeting with nothing of the coming ones but what was recorded at the item about them."""
    bare = replace(meeting, head=replace(meeting.head, coming=()))
    path = coming_item(bare)
    return with_item(bare, path, replace(item_at(bare, path), background="", proposals=())) if path else bare


_Times = tuple[time | None, time | None]
"""From when until when; None for what is not known."""


def times_on(meeting: Meeting, day: date, usual: _Times) -> _Times:
    """From when until when the body meets on the day: as said with it, else as it usually does."""
    same = (coming for coming in meeting.head.coming if coming.day == day and _is_own(coming, meeting))
    listed = next((coming for coming in same if coming.start), None)
    start, end = (listed.start, listed.end) if listed else _said_times(meeting, day)
    if start is None or (end is None and start == usual[0]):
        return usual
    return start, end


def coming_after(meeting: Meeting, day: date, start: time | None) -> tuple[ComingMeeting, ...]:
    """The coming meetings that the meeting lists, without those before the day, and without the body's own then.

    A list that stands as prose at the item about them counts where there is no other. Of two on the day, the one that begins at
    ``start`` is the body's own.
    """
    known = meeting.head.coming or tuple(_listed_in_prose(meeting))
    same = [coming for coming in known if coming.day == day and _is_own(coming, meeting)]
    own = next((coming for coming in same if coming.start == start), same[0] if same else None)
    return tuple(coming for coming in known if coming.day >= day and coming is not own)


def _is_own(coming: ComingMeeting, meeting: Meeting) -> bool:
    return not coming.body or is_same_body(coming.body, meeting.head.body)


def _lines(meeting: Meeting) -> Iterator[str]:
    """The lines at the item about coming meetings, what was recorded first."""
    if path := coming_item(meeting):
        item = item_at(meeting, path)
        for text in (item.notes, *item.decisions, item.background, *item.proposals):
            yield from text.split("\n")


def _said_times(meeting: Meeting, day: date) -> _Times:
    """The times on a line that names the day."""
    for line in _lines(meeting):
        if not (found := re.search(_SPAN, line)):
            continue
        if day in [said.coming(meeting.head.day) for said in said_dates(line.lower()) if said.day and said.exists]:
            return _times(found)
    return None, None


def _times(found: re.Match[str]) -> _Times:
    return read_time(found["start"]), read_time(found["end"]) if found["end"] else None


def _listed_in_prose(meeting: Meeting) -> Iterator[ComingMeeting]:
    """The lines that have nothing but a day, and perhaps a time; each day once."""
    found: dict[date, ComingMeeting] = {}
    for line in _lines(meeting):
        lower = line.lower()
        said = [each for each in said_dates(lower) if each.day and not each.to and each.exists]
        if len(lower) != len(line) or len(said) != 1 or not (day := said[0].coming(meeting.head.day)):
            continue
        rest = f"{lower[: said[0].start]} {lower[said[0].end :]}"
        if _says_nothing(re.findall(r"[^\W\d_]+", re.sub(_ANY_TIME, " ", rest))):
            start, end = _times(span) if (span := re.search(_SPAN, rest)) else (None, None)
            found.setdefault(day, ComingMeeting(day=day, start=start, end=end))
    yield from sorted(found.values(), key=lambda coming: coming.day)


def _says_nothing(words: Iterable[str]) -> bool:
    return all(word in _SAYS_NOTHING for word in words)
