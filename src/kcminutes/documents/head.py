"""What stands at the top of the document about the whole meeting, and who signs at its end."""

from msgspec import Struct

from kcminutes.documents.phrases import enumeration
from kcminutes.meeting.model import Approval, Head, Meeting, Participant
from kcminutes.meeting.queries import names_apart
from kcminutes.meeting.roles import ADJUSTER, CHAIR, SECRETARY, VICE_CHAIR, is_role, rank
from kcminutes.meeting.states import Attendance
from kcminutes.meeting.timeline import whole_minute
from kcminutes.swedish.dates_written import clock, clock_span, long_date, short_date
from kcminutes.swedish.names import those_meant
from kcminutes.swedish.typography import no_break


class Fact(Struct, frozen=True):
    """A label and what stands beside it, each value on its own line."""

    label: str
    values: tuple[str, ...]


class Signature(Struct, frozen=True):
    """A line to sign on."""

    label: str
    name: str
    """Empty while nobody is known to have the role."""
    signed: str = ""
    """ISO, the day that it was done; empty for a line that is still to be signed."""


def known_facts(*facts: Fact) -> tuple[Fact, ...]:
    """The facts that have a value."""
    kept = (Fact(fact.label, tuple(no_break(value) for value in fact.values if value)) for fact in facts)
    return tuple(fact for fact in kept if fact.values)


def head_facts(head: Head) -> tuple[Fact, ...]:
    """Day, time and place, those that are known."""
    times = [_meeting_time(head)]
    times += [
        f"ajournering {'' if span.end else 'från '}{clock_span(span.start, span.end)}"
        for span in head.adjournments
        if span.end is None or whole_minute(span.end) != whole_minute(span.start)  # a break of no length is none to tell of
    ]
    return known_facts(
        Fact("Dag", (long_date(head.day),)),
        Fact("Tid", (", ".join(filter(None, times)),)),
        Fact("Plats", (" ".join(head.place.split()),)),
    )


def _meeting_time(head: Head) -> str:
    """From when until when: what was recorded, or what it was called to where neither was; never one end of each."""
    if head.opened and head.closed:
        return clock_span(head.opened, head.closed)
    if head.opened or head.closed:
        return f"öppnat kl. {clock(head.opened)}" if head.opened else f"avslutat kl. {clock(head.closed)}" if head.closed else ""
    return clock_span(head.start, head.end)


def approval_sentence(head: Head) -> str:
    """When and by whom the minutes were made final; empty for a draft."""
    if not head.is_final or not head.approvals:
        return ""
    last = head.approvals[-1]
    by = f" av {enumeration(last.by)}" if last.by else ""
    version = f", version {last.version}" if last.version > 1 else ""
    return no_break(f"Fastställt den {short_date(last.day)}{by}{version}.")


def officers_signatures(meeting: Meeting) -> tuple[Signature, ...]:
    """A line for each secretary, for the chair, and for each who has made the minutes final or is to adjust them."""
    chairs = _there(meeting, CHAIR) or _first(_there(meeting, VICE_CHAIR))
    adjusters = list(_there(meeting, ADJUSTER))
    head = meeting.head
    approval = head.approvals[-1] if head.is_final and head.approvals else None
    return (
        *_lines("Sekreterare", list(_there(meeting, SECRETARY))),
        *_lines("Ordförande", list(chairs)),
        *(_adjusted(adjusters, approval) if approval else _lines("Justeras", adjusters)),
    )


def _there(meeting: Meeting, role: str) -> dict[str, Participant]:
    """Those who have the role and are not absent, by their names as they are told apart.

    Whoever comes to an item only leads and adjusts nothing.
    """
    return {
        name: person
        for person, name in zip(meeting.participants, names_apart(meeting), strict=True)
        if person.has_role(role)
        and person.attendance is not Attendance.ABSENT
        and (person.voting or not person.items or role == SECRETARY)
    }


def _first(vice_chairs: dict[str, Participant]) -> list[str]:
    """Whoever of them stands in for the chair: "1:e" before "2:e", and else who is listed first."""

    def place(name: str) -> int:
        return min(rank(role) for role in vice_chairs[name].roles if is_role(role, VICE_CHAIR))

    return sorted(vice_chairs, key=place)[:1]


def _lines(label: str, names: list[str]) -> list[Signature]:
    """A line for each name; one without a name where nobody is known."""
    return [Signature(label, name) for name in names or [""]]


def _adjusted(adjusters: list[str], approval: Approval) -> list[Signature]:
    """The day beside each who did it, whoever that was; a line to sign on for an adjuster who did not."""
    done = list(dict.fromkeys(name for by in approval.by for name in those_meant(by, adjusters)))
    signed = [Signature("Justerat", name, str(approval.day)) for name in done]
    left = [name for name in adjusters if name not in done]
    return [*signed, *(_lines("Justeras", left) if left or not signed else [])]
