"""What is odd about the meeting's times: when it was opened and closed, when people came, went and were out of the room."""

from collections.abc import Iterator
from datetime import time
from typing import Final

from kcminutes.checks.findings import Finding, Rule
from kcminutes.meeting.model import Head, Participant
from kcminutes.meeting.place import HEAD, Part, Place
from kcminutes.meeting.timeline import SECONDS_A_DAY, Timeline, seconds, whole_minute
from kcminutes.swedish.dates_written import clock

_TIMES: Final = Rule("motestider", "mötet är öppnat men inte avslutat, eller avslutat utan eller före öppnandet")
_PLAN: Final = Rule(
    "kallad-tid", "mötet öppnades eller avslutades mer än 6 timmar från den kallade tiden, eller är kallat till en orimlig tid"
)
_BREAKS: Final = Rule(
    "ajournering", "en ajournering ligger utanför mötets tid, går in i en annan eller har ett slut före sin början"
)
_ORDER: Final = Rule("kom-och-gick", "någon gick innan hen kom, kom efter mötets slut eller gick före dess början")
_AWAY: Final = Rule("borta", "någon är borta utanför mötets tid, två gånger samtidigt eller med ett slut före början")
RULES: Final = (_TIMES, _PLAN, _BREAKS, _ORDER, _AWAY)

_FAR_FROM_PLAN: Final = 6 * 3600
"""Seconds from the planned time: later, or earlier, is hardly the same meeting."""
_LONGEST_PLAN: Final = 16 * 3600
"""Seconds: what is called to be longer has its times the wrong way round."""


def head_times(head: Head, timeline: Timeline) -> Iterator[Finding]:
    """What is odd about when the meeting was opened, adjourned and closed."""
    yield from _opened_and_closed(head, timeline)
    yield from _plan(head)
    for text in _breaks(head, timeline):
        yield Finding(_BREAKS.name, f"Ajourneringen {text}", "Rätta ajourneringens tider.", HEAD)


def _opened_and_closed(head: Head, timeline: Timeline) -> Iterator[Finding]:
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


def _plan(head: Head) -> Iterator[Finding]:
    for planned, real, what in ((head.start, head.opened, "öppnades"), (head.end, head.closed, "avslutades")):
        if planned and real and _apart(planned, real) > _FAR_FROM_PLAN:
            text = f"Mötet {what} kl. {clock(real)}, mer än 6 timmar från den kallade tiden kl. {clock(planned)}"
            yield Finding(_PLAN.name, text, "Rätta den ena tiden.", HEAD)
    if head.start and head.end and not 0 < (seconds(head.end) - seconds(head.start)) % SECONDS_A_DAY <= _LONGEST_PLAN:
        text = f"Mötet är kallat till kl. {clock(head.start)} och ska sluta kl. {clock(head.end)}"
        yield Finding(_PLAN.name, text, "Rätta starten eller slutet.", HEAD)


def _apart(one: time, other: time) -> float:
    """Seconds between the two, the shorter way round the clock."""
    between = abs(seconds(one) - seconds(other))
    return min(between, SECONDS_A_DAY - between)


def _breaks(head: Head, timeline: Timeline) -> Iterator[str]:
    """What is odd about the adjournments, one oddity at most for each."""
    last_end: time | None = None
    for span in sorted(head.adjournments, key=lambda span: timeline.at(span.start)):
        start, end = span.start, span.end
        if end and _is_shown_before(timeline, end, start):
            yield f"kl. {clock(start)} slutar kl. {clock(end)}, innan den börjar"
            continue
        if head.opened and _is_shown_before(timeline, start, head.opened):
            yield f"kl. {clock(start)} börjar innan mötet öppnades kl. {clock(head.opened)}"
        elif head.closed and _is_shown_before(timeline, head.closed, end or start):
            yield f"kl. {clock(start)} slutar efter att mötet avslutades kl. {clock(head.closed)}"
        elif head.closed and end is None:
            yield f"kl. {clock(start)} har inget slut, fast mötet är avslutat"
        elif last_end and _is_shown_before(timeline, start, last_end):
            yield f"kl. {clock(start)} börjar innan den förra slutade kl. {clock(last_end)}"
        if end and (last_end is None or timeline.is_before(last_end, end)):
            last_end = end


def person_times(person: Participant, row: int, head: Head, timeline: Timeline) -> Iterator[Finding]:
    """What is odd about when the participant in the row, who is not absent, came, went and was out of the room."""
    place = Place(None, Part.PEOPLE, row)
    if person.arrived and person.left and _is_shown_before(timeline, person.left, person.arrived):
        text = f"{person.name} gick kl. {clock(person.left)}, innan hen kom kl. {clock(person.arrived)}"
        yield Finding(_ORDER.name, text, "Rätta den ena tiden.", place)
    elif person.arrived and head.closed and _is_shown_before(timeline, head.closed, person.arrived):
        text = f"{person.name} kom kl. {clock(person.arrived)}, efter att mötet avslutades kl. {clock(head.closed)}"
        yield Finding(_ORDER.name, text, "Rätta tiden, eller markera personen som frånvarande.", place)
    elif person.left and head.opened and _is_shown_before(timeline, person.left, head.opened):
        text = f"{person.name} gick kl. {clock(person.left)}, innan mötet öppnades kl. {clock(head.opened)}"
        yield Finding(_ORDER.name, text, "Rätta tiden, eller markera personen som frånvarande.", place)
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
