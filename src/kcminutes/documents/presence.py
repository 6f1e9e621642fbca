"""Who was in the room when: during which items, and what to say at those where somebody came or went."""

from collections.abc import Iterator
from datetime import time
from math import inf
from typing import Final

from kcminutes.meeting.model import Absence, ItemPath, Meeting, Participant
from kcminutes.meeting.queries import is_within, names_apart
from kcminutes.meeting.states import Attendance
from kcminutes.meeting.timeline import Timeline, Visit, whole_minute
from kcminutes.swedish.dates_written import clock
from kcminutes.swedish.typography import no_break

_A_MOMENT: Final = 1e-6
"""Seconds: less than any two recorded times are apart."""
_AROUND_A_STEP: Final = 60.0
"""Seconds at an item's beginning or end in which somebody who is out for the rest of it may be there without taking part."""


def came_to(moment: time, timeline: Timeline) -> Visit | None:
    """The visit during which somebody came, else the next one; None if nothing was handled then or later.

    Who comes in the second in which one item ends and the next begins comes to the next, and so does who was typed to have come in
    that minute.
    """
    when = _arrival(moment, timeline)
    during = [visit for visit in timeline.visits if timeline.at(visit.start) <= when < _finish(visit, timeline)]
    later = [visit for visit in timeline.visits if timeline.at(visit.start) > when]
    just_ended = [visit for visit in timeline.visits if when == _finish(visit, timeline)]
    return next(iter([*during[-1:], *later, *just_ended[-1:]]), None)


def left_during(moment: time, timeline: Timeline) -> Visit | None:
    """The visit during which somebody went, else the one before; None if nothing had been handled.

    Who goes in the second in which one item ends and the next begins has left after the one that ended.
    """
    return next((visit for visit in reversed(timeline.visits) if timeline.is_before(visit.start, moment)), None)


def left_early(person: Participant, timeline: Timeline) -> time | None:
    """When the person left; None for who stayed until the meeting was closed, or left in that minute or later."""
    return None if person.left is None or timeline.is_over_at(person.left) else person.left


def _arrival(moment: time, timeline: Timeline) -> float:
    """When somebody who came at the moment was there, in seconds from the opening; of a minute as typed, the last step in it."""
    when = timeline.at(moment)
    if moment != whole_minute(moment):
        return when
    return max([when, *(timeline.at(visit.start) for visit in timeline.visits if whole_minute(visit.start) == moment)])


def is_during(visit: Visit, moment: time, timeline: Timeline) -> bool:
    """Whether the item was being handled at the moment, its first and last included."""
    return timeline.at(visit.start) <= timeline.at(moment) <= _finish(visit, timeline)


def _finish(visit: Visit, timeline: Timeline) -> float:
    return inf if visit.end is None else timeline.at(visit.end)


def is_late(person: Participant, timeline: Timeline) -> bool:
    """Whether the person came after the opening; whoever came in its minute was there."""
    return person.arrived is not None and timeline.at(whole_minute(person.arrived)) > 0


def absences(person: Participant, timeline: Timeline) -> list[Absence]:
    """The stretches out of the room in the order that they happened, but for those that were over at the opening."""
    ordered = sorted(person.away, key=lambda absence: timeline.at(absence.start))
    return [absence for absence in ordered if absence.end is None or timeline.at(whole_minute(absence.end)) > 0]


def was_there(person: Participant, path: ItemPath, timeline: Timeline) -> bool:
    """Whether the person was in the room during some of the item or its sub-items; one without times counts as attended.

    Who is out for all of it but moments around a step had no part in it: people go out and come back around a step.
    """
    visits = [visit for visit in timeline.visits if is_within(visit.path, path)]
    stretches = list(_stretches(person, timeline))
    return not visits or any(
        any(_overlap(visit, start, end, timeline) for start, end in stretches)
        and not any(_is_out_for_all_of(visit, absence, timeline) for absence in person.away)
        for visit in visits
    )


def _overlap(visit: Visit, start: float, end: float, timeline: Timeline) -> bool:
    """Whether the stretch, in seconds from the opening, has something of the visit in it, if only the moment that it is."""
    begin, finish = timeline.at(visit.start), _finish(visit, timeline)
    return begin < max(end, start + _A_MOMENT) and finish > start


def _is_out_for_all_of(visit: Visit, absence: Absence, timeline: Timeline) -> bool:
    begin, finish = timeline.at(visit.start), _finish(visit, timeline)
    start, end = timeline.at(absence.start), inf if absence.end is None else timeline.at(absence.end)
    there_first, there_last = max(0.0, start - begin), 0.0 if end == inf else max(0.0, finish - end)
    return max(there_first, there_last) < _AROUND_A_STEP and min(end, finish) - max(start, begin) > there_first + there_last


def movements(meeting: Meeting) -> dict[ItemPath, tuple[str, ...]]:
    """What to say at each item about those who came or went while it was handled, in the order that it happened."""
    moved = [
        (person, name)
        for person, name in zip(meeting.participants, names_apart(meeting), strict=True)
        if person.attendance is not Attendance.ABSENT and (person.arrived or person.left or person.away)
    ]
    if not moved:
        return {}
    timeline = Timeline(meeting)
    moves = [(timeline.at(when), text, path) for person, name in moved for when, text, path in _moves(person, name, timeline)]
    said: dict[ItemPath, list[str]] = {}
    for _, text, path in sorted(moves):
        said.setdefault(path, []).append(no_break(text))
    return {path: tuple(texts) for path, texts in said.items()}


def _stretches(person: Participant, timeline: Timeline) -> Iterator[tuple[float, float]]:
    """From when until when the person was in the room, in seconds from the opening."""
    start = _arrival(person.arrived, timeline) if person.arrived and is_late(person, timeline) else -inf
    for absence in absences(person, timeline):
        yield start, timeline.at(absence.start)
        if absence.end is None:
            return
        start = timeline.at(absence.end)
    left = left_early(person, timeline)
    yield start, timeline.at(left) if left else inf


def _moves(person: Participant, name: str, timeline: Timeline) -> Iterator[tuple[time, str, ItemPath]]:
    if person.arrived and is_late(person, timeline) and (visit := came_to(person.arrived, timeline)):
        yield person.arrived, f"{name} kom kl. {clock(person.arrived)}.", visit.path
    if (left := left_early(person, timeline)) and (visit := left_during(left, timeline)):
        yield left, f"{name} lämnade mötet kl. {clock(left)}.", visit.path
    for absence in absences(person, timeline):
        if missed := _missed(absence, timeline):
            yield from _absence_moves(name, absence, missed[0].path, missed[-1].path)


def _missed(absence: Absence, timeline: Timeline) -> list[Visit]:
    """The visits that a stretch out of the room has something of, in order; none if it was over before the next began."""
    start, end = timeline.at(absence.start), inf if absence.end is None else timeline.at(absence.end)
    if not (absence.start.second or (absence.end and absence.end.second)):
        # Typed in whole minutes: whoever went and came in the minutes of two steps was out from the one to the other.
        steps = [timeline.at(visit.start) for visit in timeline.visits]
        start = next((step for step in steps if start <= step < min(start + 60, end)), start)
        end = next((step for step in steps if end <= step < end + 60), end)
    return [visit for visit in timeline.visits if _overlap(visit, start, end, timeline)]


def _absence_moves(name: str, absence: Absence, first: ItemPath, last: ItemPath) -> Iterator[tuple[time, str, ItemPath]]:
    """``first`` and ``last``: the items that the person missed some of."""
    left = f"{name} lämnade rummet kl. {clock(absence.start)}"
    reason = f" ({' '.join(absence.reason.split())})" if absence.reason.strip() else ""
    back = f"kom åter kl. {clock(absence.end)}" if absence.end else ""
    if not absence.end or first != last:
        yield absence.start, f"{left}{reason}.", first
        if absence.end:
            yield absence.end, f"{name} {back}.", last
    else:
        yield absence.start, f"{left} och {back}{reason}.", first
