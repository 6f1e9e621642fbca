"""What only a kallelse has: when each item begins by plan, and whom to tell if one can't come."""

from datetime import time

from kcminutes.documents.head import Fact, known_facts
from kcminutes.documents.phrases import enumeration
from kcminutes.meeting.model import ItemPath, Meeting
from kcminutes.meeting.queries import people_with_role
from kcminutes.meeting.roles import SECRETARY
from kcminutes.swedish.dates_written import clock
from kcminutes.swedish.typography import NO_BREAK_SPACE


def planned_clock(path: ItemPath, starts: dict[ItemPath, time]) -> str:
    """When the item begins by plan, as in "kl. 08.35"; empty if that is not known."""
    return f"kl.{NO_BREAK_SPACE}{clock(starts[path])}" if path in starts else ""


def absence_facts(meeting: Meeting) -> tuple[Fact, ...]:
    """Whom to tell if one can't come: the secretary; nothing where nobody is."""
    secretaries = [", ".join(filter(None, (one.name, one.organisation))) for one in people_with_role(meeting, SECRETARY)]
    return known_facts(Fact("Förhinder", (f"Meddelas {enumeration(secretaries, 'eller')}" if secretaries else "",)))
