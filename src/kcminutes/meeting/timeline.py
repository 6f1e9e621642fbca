"""The one order of a meeting's times: from its opening on, so that a meeting may pass midnight."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Final

from msgspec import Struct

from kcminutes.meeting.model import ItemPath, Meeting
from kcminutes.meeting.queries import walk

SECONDS_A_DAY: Final = 86_400
BEFORE: Final = 6 * 3600
"""Seconds before the opening that still are before it, and not a day after: who is early, and what was prepared."""


class Visit(Struct, frozen=True):
    """A stretch of the meeting in which an item was dealt with."""

    start: time
    end: time | None
    """None while it goes on."""
    path: ItemPath


class Timeline:
    """A meeting's times in the order that they come in.

    They are compared relative to when the meeting was opened, else to when it is called to begin, else to the time at which an
    item was handled after the longest time without any: 00.40 comes after 18.30 in a meeting that began in the evening.
    """

    def __init__(self, meeting: Meeting) -> None:
        self._meeting = meeting

    @cached_property
    def _origin(self) -> float:
        """Seconds from midnight to the moment that others are compared relative to."""
        head = self._meeting.head
        origin = head.opened or head.start or _after_longest_gap([start for start, _, _ in self._handled()])
        return seconds(origin) if origin else BEFORE

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """When each item was handled, in the order that it happened."""
        return tuple(sorted((Visit(*handled) for handled in self._handled()), key=lambda visit: self.at(visit.start)))

    def _handled(self) -> Iterator[tuple[time, time | None, ItemPath]]:
        for path, item in walk(self._meeting):
            for span in item.handled:
                yield span.start, span.end, path

    def at(self, moment: time) -> float:
        """Seconds from the opening to the moment; less than 0 for up to `BEFORE` before it."""
        return (seconds(moment) - self._origin + BEFORE) % SECONDS_A_DAY - BEFORE

    def moment(self, day: date, at: time) -> datetime:
        """When the time was, of a meeting that was opened, or is called, on the day."""
        return datetime.combine(day, time.min) + timedelta(seconds=self._origin + self.at(at))

    def is_over_at(self, moment: time) -> bool:
        """Whether the meeting was closed by the moment, or in its minute."""
        closed = self._meeting.head.closed
        return closed is not None and not self.is_before(whole_minute(moment), whole_minute(closed))

    def is_before(self, first: time, second: time) -> bool:
        """Whether the first moment comes before the second."""
        return self.at(first) < self.at(second)

    def length(self, start: time, end: time) -> float:
        """Seconds from the start to the end."""
        return self.at(end) - self.at(start)


def _after_longest_gap(moments: list[time]) -> time | None:
    """The moment with the longest time before it in which there is no other, around the clock; None of none."""
    ordered = sorted(moments)
    gaps = [(seconds(moment) - seconds(ordered[index - 1])) % SECONDS_A_DAY for index, moment in enumerate(ordered)]
    return ordered[gaps.index(max(gaps))] if ordered else None


def whole_minute(moment: time) -> time:
    """The beginning of the moment's minute: what is shown of it, and what a person types."""
    return moment.replace(second=0, microsecond=0)


def seconds(moment: time) -> float:
    """Seconds from midnight."""
    return moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
