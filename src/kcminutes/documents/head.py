"""What stands at the top of the document about the whole meeting, and who signs at its end."""

from msgspec import Struct

from kcminutes.documents.phrases import enumeration
from kcminutes.meeting.model import Head, Meeting
from kcminutes.meeting.queries import person_with_role
from kcminutes.meeting.roles import ADJUSTER, CHAIR, SECRETARY, VICE_CHAIR
from kcminutes.swedish.dates_written import clock_span, long_date, short_date
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
    times = [clock_span(head.opened or head.start, head.closed or head.end)]
    times += [f"ajournering {'' if span.end else 'från '}{clock_span(span.start, span.end)}" for span in head.adjournments]
    return known_facts(
        Fact("Dag", (long_date(head.day),)),
        Fact("Tid", (", ".join(filter(None, times)),)),
        Fact("Plats", (" ".join(head.place.split()),)),
    )


def approval_sentence(head: Head) -> str:
    """When and by whom the minutes were made final; empty for a draft."""
    if not head.is_final or not head.approvals:
        return ""
    last = head.approvals[-1]
    by = f" av {enumeration(last.by)}" if last.by else ""
    version = f", version {last.version}" if last.version > 1 else ""
    return no_break(f"Fastställt den {short_date(last.day)}{by}{version}.")


def officers_signatures(meeting: Meeting) -> tuple[Signature, ...]:
    """The lines of the secretary, the chair and the adjuster."""

    def name(*roles: str) -> str:
        return next((person.name for role in roles if (person := person_with_role(meeting, role))), "")

    head = meeting.head
    last = head.approvals[-1] if head.is_final and head.approvals else None
    adjuster = name(ADJUSTER)
    return (
        Signature("Sekreterare", name(SECRETARY)),
        Signature("Ordförande", name(CHAIR, VICE_CHAIR)),
        Signature("Justerat", adjuster or enumeration(last.by), str(last.day)) if last else Signature("Justeras", adjuster),
    )
