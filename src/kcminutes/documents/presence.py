"""Who was in the room when: during which items, and what to say at those where somebody came or went."""

from collections.abc import Iterator
from datetime import time

from kcminutes.meeting.model import Absence, Attendance, ItemPath, Meeting, Participant
from kcminutes.meeting.queries import is_within, names_apart
from kcminutes.meeting.timeline import Timeline, Visit, whole_minute
from kcminutes.swedish.dates_written import clock
from kcminutes.swedish.typography import no_break


def share_time(visit: Visit, start: time | None, end: time | None, timeline: Timeline) -> bool:
    """Whether a stretch of time has something of the item's visit in it; None for the meeting's own start or end.

    Who comes in the minute in which one item ends and the next begins comes to the next, and who goes then has left after the
    one that ended: people act around a step, and many files have whole minutes only.
    """
    begin, finish = timeline.at(visit.start), None if visit.end is None else timeline.at(visit.end)
    goes_on = start is None or finish is None or finish >= timeline.at(whole_minute(start)) + 60 or begin >= timeline.at(start)
    has_begun = end is None or begin < timeline.at(whole_minute(end)) or (finish is not None and finish <= timeline.at(end))
    return goes_on and has_begun


def is_late(person: Participant, timeline: Timeline) -> bool:
    """Whether the person came after the opening; whoever came in its minute was there."""
    return person.arrived is not None and timeline.at(whole_minute(person.arrived)) > 0


def absences(person: Participant, timeline: Timeline) -> list[Absence]:
    """The stretches out of the room in the order that they happened, but for those that were over at the opening."""
    ordered = sorted(person.away, key=lambda absence: timeline.at(absence.start))
    return [absence for absence in ordered if absence.end is None or timeline.at(whole_minute(absence.end)) > 0]


def was_there(person: Participant, path: ItemPath, timeline: Timeline) -> bool:
    """Whether the person was in the room during some of the item or its sub-items; one without times counts as attended."""
    visits = [visit for visit in timeline.visits if is_within(visit.path, path)]
    return not visits or any(
        share_time(visit, start, end, timeline) for start, end in _stretches(person, timeline) for visit in visits
    )


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


def _stretches(person: Participant, timeline: Timeline) -> Iterator[tuple[time | None, time | None]]:
    """From when until when the person was in the room; None for the meeting's own start and end."""
    start = person.arrived if is_late(person, timeline) else None
    for absence in absences(person, timeline):
        yield start, absence.start
        if absence.end is None:
            return
        start = absence.end
    yield start, person.left


def _moves(person: Participant, name: str, timeline: Timeline) -> Iterator[tuple[time, str, ItemPath]]:
    def paths(start: time | None, end: time | None) -> list[ItemPath]:
        return [visit.path for visit in timeline.visits if share_time(visit, start, end, timeline)]

    if person.arrived and is_late(person, timeline) and (attended := paths(person.arrived, None)):
        yield person.arrived, f"{name} kom kl. {clock(person.arrived)}.", attended[0]
    if person.left and (attended := paths(None, person.left)):
        yield person.left, f"{name} lämnade mötet kl. {clock(person.left)}.", attended[-1]
    for absence in absences(person, timeline):
        if missed := paths(absence.start, absence.end):
            yield from _absence_moves(name, absence, missed[0], missed[-1])


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
