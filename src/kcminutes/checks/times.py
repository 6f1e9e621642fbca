"""What is odd about the meeting's times: when it was opened and closed, when people came, went and were out of the room."""

from collections.abc import Iterator
from datetime import time
from typing import Final

from kcminutes.checks.findings import Finding, Rule
from kcminutes.meeting.model import Head, Participant
from kcminutes.meeting.place import HEAD, Part, Place
from kcminutes.meeting.timeline import Timeline, whole_minute
from kcminutes.swedish.dates_written import clock

_TIMES: Final = Rule("motestider", "mötet är öppnat men inte avslutat, eller avslutat utan eller före öppnandet")
_ORDER: Final = Rule("kom-och-gick", "någon gick innan hen kom")
_AWAY: Final = Rule("borta", "någon är borta utanför mötets tid, två gånger samtidigt eller med ett slut före början")
RULES: Final = (_TIMES, _ORDER, _AWAY)


def head_times(head: Head, timeline: Timeline) -> Iterator[Finding]:
    """What is odd about when the meeting was opened and closed."""
    if head.opened and not head.closed:
        text, remedy = (
            f"Mötet öppnades kl. {clock(head.opened)} men är inte avslutat",
            "Avsluta mötet eller fyll i när det slutade.",
        )
    elif head.closed and not head.opened:
        text, remedy = f"Mötet avslutades kl. {clock(head.closed)} men är inte öppnat", "Fyll i när mötet öppnades."
    elif head.opened and head.closed and _is_shown_before(timeline, head.closed, head.opened):
        text = f"Mötet avslutades kl. {clock(head.closed)}, innan det öppnades kl. {clock(head.opened)}"
        remedy = "Rätta den ena tiden."
    else:
        return
    yield Finding(_TIMES.name, text, remedy, HEAD)


def person_times(person: Participant, row: int, head: Head, timeline: Timeline) -> Iterator[Finding]:
    """What is odd about when the participant in the row, who is not absent, came, went and was out of the room."""
    place = Place(None, Part.PEOPLE, row)
    if person.arrived and person.left and _is_shown_before(timeline, person.left, person.arrived):
        text = f"{person.name} gick kl. {clock(person.left)}, innan hen kom kl. {clock(person.arrived)}"
        yield Finding(_ORDER.name, text, "Rätta den ena tiden.", place)
    for text in _away(person, head, timeline):
        yield Finding(_AWAY.name, f"{person.name} {text}", "Rätta tiderna för när hen var borta.", place)


def _away(person: Participant, head: Head, timeline: Timeline) -> Iterator[str]:
    """What is odd about the stretches out of the room, one oddity at most for each."""
    last_end: time | None = None
    is_out = False
    for away in sorted(person.away, key=lambda away: timeline.at(away.start)):
        start, end = away.start, away.end
        if end and _is_shown_before(timeline, end, start):
            yield f"kom tillbaka kl. {clock(end)}, innan hen gick ut kl. {clock(start)}"
            continue
        if is_out or (last_end and _is_shown_before(timeline, start, last_end)):
            yield f"gick ut kl. {clock(start)} fast hen redan var borta"
        elif outside := _outside(person, head, timeline, start, end):
            yield outside
        is_out = is_out or end is None
        if end and (last_end is None or timeline.is_before(last_end, end)):
            last_end = end


def _outside(person: Participant, head: Head, timeline: Timeline, start: time, end: time | None) -> str:
    """What tells that the stretch is not within the time that the person was at the meeting; empty if it is."""
    for begin, what in ((person.arrived, "hen kom"), (head.opened, "mötet öppnades")):
        if begin and _is_shown_before(timeline, start, begin):
            return f"gick ut kl. {clock(start)}, innan {what} kl. {clock(begin)}"
    for finish, what in ((person.left, "hen gick"), (head.closed, "mötet avslutades")):
        if finish and _is_shown_before(timeline, finish, start):
            return f"gick ut kl. {clock(start)}, efter att {what} kl. {clock(finish)}"
        if finish and end and _is_shown_before(timeline, finish, end):
            return f"kom tillbaka kl. {clock(end)}, efter att {what} kl. {clock(finish)}"
    return ""


def _is_shown_before(timeline: Timeline, first: time, second: time) -> bool:
    """Whether the first comes before the second in whole minutes, which are what is shown, and what a person types."""
    return timeline.is_before(whole_minute(first), whole_minute(second))
