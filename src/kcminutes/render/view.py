"""The document: what stands in it, in what order and in which Swedish words, so that each format only has to set it.

Everything here is frozen and can be written as JSON by msgspec. Every template is given the `Document` under the names below.
"""

from typing import Final, Literal, get_args

from msgspec import Struct

from kcminutes.dates import clock_span, duration, long_date, short_date
from kcminutes.model import DocumentState, Head, Item, ItemPath, ItemStatus, Meeting, item_at, number, person_with_role
from kcminutes.render.people import Group, groups, movements
from kcminutes.render.prose import Block, prose
from kcminutes.render.typography import no_break

Layout = Literal["2016", "2013"]
"""2016: background, notes, BESLUT, ÅTGÄRDER. 2013: Beslut, then Ärendebeskrivning with background and notes, then ÅTGÄRDER."""
LAYOUTS: Final[tuple[Layout, ...]] = get_args(Layout)


class Fact(Struct, frozen=True):
    """A label and what stands beside it, each value on its own line."""

    label: str
    values: tuple[str, ...]


class ProsePart(Struct, frozen=True):
    """A part of a section that is prose."""

    name: str
    """background, notes, decisions or proposals."""
    heading: str
    """Empty for a part that follows without a heading."""
    blocks: tuple[Block, ...]
    kind: Literal["prose"] = "prose"


class ActionRow(Struct, frozen=True):
    """One row of the table of actions."""

    text: tuple[Block, ...]
    due: str
    """ISO, or empty."""
    responsible: tuple[str, ...]


class ActionsPart(Struct, frozen=True):
    """The table of actions."""

    columns: tuple[str, str, str]
    rows: tuple[ActionRow, ...]
    kind: Literal["actions"] = "actions"


Part = ProsePart | ActionsPart


class Section(Struct, frozen=True):
    """An item, with its sub-items as sections of their own."""

    number: str
    """As in "15.1"; the heading puts a full stop after it."""
    title: str
    level: int
    """1 for an item, 2 for a sub-item."""
    facts: tuple[Fact, ...]
    status: str
    """A sentence, empty for an item that is dealt with as planned."""
    movements: tuple[str, ...]
    """A sentence for each person who came or left while the item was handled."""
    parts: tuple[Part, ...]
    sections: tuple["Section", ...]


class Signature(Struct, frozen=True):
    """A line to sign on."""

    label: str
    name: str
    """Empty while nobody is known to have the role."""


class Document(Struct, frozen=True):
    """The whole document."""

    language: str
    layout: str
    name: str
    """What the document is called among others: its title, body and day."""
    title: str
    """Its heading."""
    body: str
    """The group that meets."""
    day: str
    """ISO."""
    mark: str
    """UTKAST on every page until the minutes are final, else empty."""
    facts: tuple[Fact, ...]
    groups: tuple[Group, ...]
    sections: tuple[Section, ...]
    signatures: tuple[Signature, ...]


def document(meeting: Meeting, layout: Layout = "2016") -> Document:
    """The meeting's document: a kallelse until something has been recorded, then minutes."""
    called = not meeting.is_recorded
    head = meeting.head
    title = "Kallelse" if called else head.document
    moved = movements(meeting)
    return Document(
        language="sv",
        layout=layout,
        name=f"{title} – {head.body} {head.day}",
        title=title,
        body=head.body,
        day=str(head.day),
        mark="" if called or head.state is DocumentState.FINAL else "UTKAST",
        facts=_head_facts(head),
        groups=groups(meeting, called=called),
        sections=tuple(_section(item, (index,), layout, moved, called=called) for index, item in enumerate(meeting.items)),
        signatures=() if called else _signatures(meeting),
    )


def section(meeting: Meeting, path: ItemPath, layout: Layout = "2016") -> Section:
    """One item's section, the same as `document` has it, without the cost of the others; IndexError if there is no such item."""
    return _section(item_at(meeting, path), path, layout, movements(meeting), called=not meeting.is_recorded)


def _head_facts(head: Head) -> tuple[Fact, ...]:
    times = [clock_span(head.opened or head.start, head.closed or head.end)]
    times += [f"ajournering {'' if span.end else 'från '}{clock_span(span.start, span.end)}" for span in head.adjournments]
    return _known(
        Fact("Dag", (long_date(head.day),)),
        Fact("Tid", (", ".join(filter(None, times)),)),
        Fact("Plats", (" ".join(head.place.split()),)),
    )


def _signatures(meeting: Meeting) -> tuple[Signature, ...]:
    def name(*roles: str) -> str:
        return next((person.name for role in roles if (person := person_with_role(meeting, role))), "")

    return (
        Signature("Sekreterare", name("sekreterare")),
        Signature("Ordförande", name("ordförande", "vice ordförande")),
        Signature("Justeras", name("justerare")),
    )


def _section(item: Item, path: ItemPath, layout: Layout, moved: dict[ItemPath, tuple[str, ...]], *, called: bool) -> Section:
    parts = _prose_parts(item, layout, called=called)
    rows = tuple(
        ActionRow(_prose(action.text), str(action.due or ""), action.responsible) for action in item.actions if not action.is_empty
    )
    actions = (ActionsPart(("ÅTGÄRDER", "SLUTDATUM", "ANSVARIG"), rows),) if rows else ()
    return Section(
        number=number(path),
        title=no_break(item.title.strip() or "Utan rubrik"),
        level=len(path),
        facts=_item_facts(item, called=called),
        status=no_break(_status(item)),
        movements=moved.get(path, ()),
        parts=(*parts, *actions),
        sections=tuple(_section(sub, (*path, index), layout, moved, called=called) for index, sub in enumerate(item.subitems)),
    )


def _item_facts(item: Item, *, called: bool) -> tuple[Fact, ...]:
    return _known(
        Fact("Dnr", (item.reference,)),
        Fact("Föredragande", (", ".join(item.presenters),)),
        Fact("Bilaga" if len(item.attachments) == 1 else "Bilagor", item.attachments),
        Fact("Beräknad tid", (duration(item.planned_minutes) if called and item.planned_minutes else "",)),
    )


def _known(*facts: Fact) -> tuple[Fact, ...]:
    """The facts that have a value."""
    kept = (Fact(fact.label, tuple(no_break(value) for value in fact.values if value)) for fact in facts)
    return tuple(fact for fact in kept if fact.values)


def _status(item: Item) -> str:
    if item.status is None:
        return ""
    words = "Utgick" if item.status is ItemStatus.WITHDRAWN else "Bordlagt"
    if item.status is ItemStatus.POSTPONED and item.postponed_to:
        words += f" till {short_date(item.postponed_to)}"
    reason = " ".join(item.reason.split())
    end = "" if reason.endswith((".", "!", "?", "…")) else "."
    return f"{words}: {reason}{end}" if reason else f"{words}."


def _prose_parts(item: Item, layout: Layout, *, called: bool) -> tuple[ProsePart, ...]:
    """The parts that have something in them, in the layout's order."""
    background = ProsePart("background", "Ärendebeskrivning", _prose(item.background))
    if called:
        resolved = ProsePart("proposals", "Förslag till beslut", _prose(*item.proposals))
    else:
        resolved = ProsePart("decisions", "Beslut" if layout == "2013" else "BESLUT", _prose(*item.decisions))
    # In 2013 what was said is the Ärendebeskrivning too, but has no heading in an item that has nothing else (its items 1 and 16).
    # In 2016 they have one only where they would otherwise be taken for what was sent out before the meeting.
    if layout == "2013":
        heading = "Ärendebeskrivning" if resolved.blocks and not background.blocks else ""
    else:
        heading = "Anteckning" if background.blocks else ""
    notes = ProsePart("notes", heading, _prose(item.notes))
    order = (resolved, background, notes) if layout == "2013" else (background, notes, resolved)
    return tuple(part for part in order if part.blocks)


def _prose(*texts: str) -> tuple[Block, ...]:
    return tuple(block for text in texts for block in prose(no_break(text)))
