"""When the items were dealt with: the secretary's visits, in the order that they happened.

When a visit began is told by the computer's clock, and how long it was by one that nobody sets: the first may step while the
meeting goes on, as computers on a network have theirs set right. No length is longer or shorter for that.
"""

import time as system
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
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
_LONGEST_STEP: Final = 3 * 3600.0
"""Seconds that a clock may be set back during a meeting; more, or another date, is another day."""
_ANY_DAY: Final = date(2000, 1, 1)


def seconds_gone() -> float:
    """Seconds since some moment, by a clock that nobody sets and that goes on while the computer sleeps."""
    clock = getattr(system, "CLOCK_BOOTTIME", getattr(system, "CLOCK_MONOTONIC", None))
    return system.monotonic() if clock is None else system.clock_gettime(clock)


class Visits:
    """The visit at hand, and how it becomes one of the item's spans.

    ``now`` gives local time, and ``ticks`` seconds that only go forward.
    """

    def __init__(self, now: Callable[[], datetime], ticks: Callable[[], float]) -> None:
        self._now, self._ticks = now, ticks
        self._came, self._came_at = now(), ticks()
        self._active_at = self._came_at
        self._touched = False
        self._is_noted = False
        """Whether the visit at hand has been recorded already, as far as it had come."""
        self._last: datetime | None = None
        """When the last visit that was recorded here began; None before any was."""

    def begin(self, *, touched: bool = False) -> None:
        """A visit begins; ``touched``: something has been recorded there already."""
        self._came, self._came_at = self._now(), self._ticks()
        self._active_at = self._came_at
        self._touched = touched
        self._is_noted = False

    def touch(self) -> None:
        """Something is recorded at the item at hand."""
        self._touched, self._active_at = True, self._ticks()

    @property
    def seconds(self) -> float:
        """How long the visit is now."""
        return self._ticks() - self._came_at

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
        if timeline.visits and self._is_another_day(timeline, head):
            return meeting  # what was handled is corrected
        item = item_at(meeting, path)
        if item.handled and self._is_correction(meeting, timeline, path):
            return meeting
        spans = self._spans_with(meeting, timeline, path, item, self._span(timeline, head))
        self._last, self._is_noted = self._came, True
        return edits.with_item(meeting, path, replace(item, handled=spans))

    def forget(self) -> None:
        """What was recorded in the visit has been told."""
        self._touched = False

    def minutes_at(self, item: Item | None, meeting: Meeting) -> int:
        """Whole minutes at the item, earlier visits included; they stand still in a break and after the end."""
        timeline = Timeline(meeting)
        earlier = (timeline.length(span.start, span.end) for span in (item.handled if item else ()) if span.end)
        stands_still = meeting.head.closed is not None or meeting.head.is_adjourned
        return max(0, int(((0 if stands_still else self.seconds) + sum(earlier)) // 60))

    def _is_another_day(self, timeline: Timeline, head: Head) -> bool:
        """Whether the visit began before the last one did, and its clock was not just set back meanwhile."""
        last = timeline.visits[-1].start
        if timeline.length(last, clock_time(self._came)) >= -_SAME_MOMENT:
            return False
        apart = self._came - (self._last or timeline.moment(head.day, last))
        return abs(apart.total_seconds()) > _LONGEST_STEP

    def _is_correction(self, meeting: Meeting, timeline: Timeline, path: ItemPath) -> bool:
        """Whether the visit is to an item that was done with: a short one after others, or one after a long silence."""
        last = timeline.visits[-1]
        ends = [last.end or last.start, *(pause.end for pause in meeting.head.adjournments if pause.end)]
        since = timeline.at(clock_time(self._came)) - max(map(timeline.at, ends))
        return since > LONGEST_SILENCE or (last.path != path and self.seconds < SHORTEST_RETURN)

    def _end(self, timeline: Timeline, head: Head) -> time:
        """Now; or when the meeting was over, where somebody left it open and comes back to it hours later."""
        now, active = (clock_time(self._came + timedelta(seconds=at - self._came_at)) for at in (self._ticks(), self._active_at))
        silence = self._ticks() - self._active_at
        if head.end is None or silence < _FORGOTTEN or timeline.length(head.end, now) < _FORGOTTEN:
            return now
        return head.end if timeline.is_before(active, head.end) else active

    def _span(self, timeline: Timeline, head: Head) -> Span:
        """The visit, in whole seconds; one that began in the same second as another keeps its fraction.

        So the order of the beginnings is the order that it happened in, also where somebody steps twice in a second, and where
        the clock does not tick meanwhile, or is set back: what then began before the last visit begins right after its beginning.
        """
        start, end = clock_time(self._came), self._end(timeline, head)
        if timeline.visits:
            last = timeline.visits[-1].start
            behind = timeline.length(start, last)
            if behind >= 0:
                start = self._came.time()
                if not timeline.is_before(last, start):
                    start = _later(last, timedelta(microseconds=1))
            if behind >= _SAME_MOMENT:
                end = _later(last, timedelta(seconds=timeline.length(clock_time(self._came), end))).replace(microsecond=0)
        return Span(start=start, end=end if timeline.is_before(start, end) else start)

    def _spans_with(self, meeting: Meeting, timeline: Timeline, path: ItemPath, item: Item, span: Span) -> tuple[Span, ...]:
        """The item's spans and one more; a return with nothing else handled between continues the last one."""
        last = timeline.visits[-1] if timeline.visits else None
        if last is None or last.path != path or not item.handled:
            return (*item.handled, span)
        end = last.end or last.start
        breaks = meeting.head.adjournments
        if any(not timeline.is_before(pause.start, whole_minute(end)) for pause in breaks):
            return (*item.handled, span)
        if not self._is_noted and span.end and timeline.is_before(span.start, end):  # the clock was set back
            span = replace(span, end=_later(end, timedelta(seconds=round(timeline.length(span.start, span.end)))))
        return (*item.handled[:-1], replace(item.handled[-1], end=span.end))


def _later(moment: time, by: timedelta) -> time:
    return (datetime.combine(_ANY_DAY, moment) + by).time()


def clock_time(moment: datetime) -> time:
    """The moment's time of day in whole seconds."""
    return moment.time().replace(microsecond=0)
