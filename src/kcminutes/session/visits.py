"""When the items were dealt with: the secretary's visits, in the order that they happened."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Final

from msgspec.structs import replace

from kcminutes.meeting import edits
from kcminutes.meeting.model import Head, Item, ItemPath, Meeting, Span
from kcminutes.meeting.queries import item_at
from kcminutes.meeting.timeline import Timeline, whole_minute

SHORTEST_STAY: Final = 30.0
"""Seconds at an item that count as having handled it even if nothing was recorded there; shorter is passing by."""
SHORTEST_RETURN: Final = 60.0
"""The same at an item that was handled before, with others since: shorter is correcting a word, also if something was typed."""
LONGEST_SILENCE: Final = 1800.0
"""Seconds since anything was handled, breaks left out, after which what is typed in an item that was handled corrects it."""
_FORGOTTEN: Final = 3600.0
"""Seconds without a key, and after the planned end, after which the meeting is over though nobody closed it."""
_SAME_MOMENT: Final = 1.0
"""Seconds that a clock may be behind the last visit's beginning and still be taken for the same moment."""


class Visits:
    """The visit at hand, and how it becomes one of the item's spans."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._came = self._active = now()
        self._touched = False

    def begin(self, *, touched: bool = False) -> None:
        """A visit begins; ``touched``: something has been recorded there already."""
        self._came = self._active = self._now()
        self._touched = touched

    def touch(self) -> None:
        """Something is recorded at the item at hand."""
        self._touched, self._active = True, self._now()

    @property
    def seconds(self) -> float:
        """How long the visit is now."""
        return (self._now() - self._came).total_seconds()

    def ended(self, meeting: Meeting, path: ItemPath) -> Meeting:
        """The meeting with the visit that ends now, if it was one: something was recorded, or she stayed a while.

        No time passes at an item while the meeting is adjourned or after it was closed, nor while an item that was handled
        earlier is corrected.
        """
        head = meeting.head
        looked_at = bool(head.opened) and self.seconds >= SHORTEST_STAY
        if head.closed is not None or head.is_adjourned or not (self._touched or looked_at):
            return meeting
        timeline = Timeline(meeting)
        if timeline.visits and timeline.length(timeline.visits[-1].start, clock_time(self._came)) < -_SAME_MOMENT:
            return meeting  # no clock goes backwards: it is another day, and what was handled is corrected
        item = item_at(meeting, path)
        if item.handled and self._is_correction(meeting, timeline, path):
            return meeting
        spans = self._spans_with(meeting, timeline, path, item, self._span(timeline, head))
        return edits.with_item(meeting, path, replace(item, handled=spans))

    def forget(self) -> None:
        """What was recorded in the visit has been told."""
        self._touched = False

    def minutes_at(self, item: Item | None, meeting: Meeting) -> int:
        """Whole minutes at the item, earlier visits included."""
        timeline = Timeline(meeting)
        earlier = (timeline.length(span.start, span.end) for span in (item.handled if item else ()) if span.end)
        return max(0, int((self.seconds + sum(earlier)) // 60))

    def _is_correction(self, meeting: Meeting, timeline: Timeline, path: ItemPath) -> bool:
        """Whether the visit is to an item that was done with: a short one after others, or one after a long silence."""
        last = timeline.visits[-1]
        ends = [last.end or last.start, *(pause.end for pause in meeting.head.adjournments if pause.end)]
        since = timeline.at(clock_time(self._came)) - max(map(timeline.at, ends))
        return since > LONGEST_SILENCE or (last.path != path and self.seconds < SHORTEST_RETURN)

    def _end(self, timeline: Timeline, head: Head) -> time:
        """Now; or when the meeting was over, where somebody left it open and comes back to it hours later."""
        now, active = self._now(), clock_time(self._active)
        silence = (now - self._active).total_seconds()
        if head.end is None or silence < _FORGOTTEN or timeline.length(head.end, clock_time(now)) < _FORGOTTEN:
            return clock_time(now)
        return head.end if timeline.is_before(active, head.end) else active

    def _span(self, timeline: Timeline, head: Head) -> Span:
        """The visit, in whole seconds; one that began in the same second as another keeps its fraction.

        So the order of the beginnings is the order that it happened in, also where somebody steps twice in a second, and where
        the clock does not tick meanwhile.
        """
        start, end = clock_time(self._came), self._end(timeline, head)
        if timeline.visits:
            last = timeline.visits[-1].start
            if 0 <= timeline.length(start, last) < _SAME_MOMENT:
                start = self._came.time()
                if not timeline.is_before(last, start):
                    start = (datetime.combine(self._came, last) + timedelta(microseconds=1)).time()
        return Span(start=start, end=end if timeline.is_before(start, end) else start)

    @staticmethod
    def _spans_with(meeting: Meeting, timeline: Timeline, path: ItemPath, item: Item, span: Span) -> tuple[Span, ...]:
        """The item's spans and one more; a return with nothing else handled between continues the last one."""
        last = timeline.visits[-1] if timeline.visits else None
        if last is None or last.path != path or not item.handled:
            return (*item.handled, span)
        end = last.end or last.start
        breaks = meeting.head.adjournments
        if any(not timeline.is_before(pause.start, whole_minute(end)) for pause in breaks):
            return (*item.handled, span)
        return (*item.handled[:-1], replace(item.handled[-1], end=span.end))


def clock_time(moment: datetime) -> time:
    """The moment's time of day in whole seconds."""
    return moment.time().replace(microsecond=0)
