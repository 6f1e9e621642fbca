"""The document: what stands in it, in what order and in which Swedish words, so that each format only has to set it.

Everything here is frozen and can be written as JSON by msgspec. Every template is given the `Document` under the names below.
"""

from typing import Final, Literal, get_args

from msgspec import Struct

from kcminutes.documents.blocks import Block, prose
from kcminutes.documents.people import Group, groups, movements
from kcminutes.meeting.model import Head, Item, ItemPath, ItemStatus, Meeting
from kcminutes.meeting.numbering import number
from kcminutes.meeting.queries import item_at, person_with_role, walk
from kcminutes.swedish.dates_written import clock_span, duration, long_date, short_date
from kcminutes.swedish.typography import no_break

Layout = Literal["2016", "2013"]
"""2016: background, notes, BESLUT, ÅTGÄRDER. 2013: Beslut, then Ärendebeskrivning with background and notes, then ÅTGÄRDER."""
LAYOUTS: Final[tuple[Layout, ...]] = get_args(Layout)
COLUMNS: Final = ("ÅTGÄRDER", "SLUTDATUM", "ANSVARIG")


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
    signed: str = ""
    """ISO, the day that it was done; empty for a line that is still to be signed."""


class OutlineEntry(Struct, frozen=True):
    """An item in the list of items (dagordning)."""

    number: str
    title: str
    level: int
    status: str
    """As in `Section`."""


class SummedDecisions(Struct, frozen=True):
    """An item's decisions, in the summary."""

    number: str
    title: str
    blocks: tuple[Block, ...]


class SummedAction(Struct, frozen=True):
    """A row of the summary's table of actions."""

    number: str
    """The item's."""
    text: tuple[Block, ...]
    due: str
    responsible: tuple[str, ...]


class Summary(Struct, frozen=True):
    """All decisions and all actions in one place; one of them may be missing, not both."""

    decisions: tuple[SummedDecisions, ...]
    columns: tuple[str, str, str, str]
    actions: tuple[SummedAction, ...]


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
    note: str
    """What the document is an extract of; empty for a whole one."""
    mark: str
    """UTKAST on every page until the minutes are final, else empty."""
    approval: str
    """A sentence that tells when and by whom it was made final; empty for a draft."""
    facts: tuple[Fact, ...]
    groups: tuple[Group, ...]
    outline: tuple[OutlineEntry, ...]
    """The list of items, empty unless it was asked for."""
    summary: Summary | None
    """None unless it was asked for, and there are decisions or actions."""
    sections: tuple[Section, ...]
    signatures: tuple[Signature, ...]


def document(meeting: Meeting, layout: Layout = "2016", *, outline: bool = False, summary: bool = False) -> Document:
    """The meeting's document: a kallelse until something has been recorded, then minutes.

    ``outline`` puts a list of the items before them, ``summary`` one of all decisions and actions.
    """
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
        note="",
        mark="" if called or head.is_final else "UTKAST",
        approval=_approval(head),
        facts=_head_facts(head),
        groups=groups(meeting, called=called),
        outline=_outline(meeting) if outline else (),
        summary=_summary(meeting) if summary else None,
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


def _approval(head: Head) -> str:
    if not head.is_final or not head.approvals:
        return ""
    last = head.approvals[-1]
    by = f" av {last.by}" if last.by.strip() else ""
    version = f", version {last.version}" if last.version > 1 else ""
    return no_break(f"Fastställt den {short_date(last.day)}{by}{version}.")


def _outline(meeting: Meeting) -> tuple[OutlineEntry, ...]:
    return tuple(OutlineEntry(number(path), _title(item), len(path), no_break(_status(item))) for path, item in walk(meeting))


def _summary(meeting: Meeting) -> Summary | None:
    decisions = tuple(
        SummedDecisions(number(path), _title(item), blocks) for path, item in walk(meeting) if (blocks := _prose(*item.decisions))
    )
    actions = tuple(
        SummedAction(number(path), row.text, row.due, row.responsible) for path, item in walk(meeting) for row in _rows(item)
    )
    return Summary(decisions, ("ÄRENDE", *COLUMNS), actions) if decisions or actions else None


def _title(item: Item) -> str:
    return no_break(item.title.strip() or "Utan rubrik")


def _rows(item: Item) -> tuple[ActionRow, ...]:
    return tuple(
        ActionRow(_prose(action.text), str(action.due or ""), action.responsible) for action in item.actions if not action.is_empty
    )


def _signatures(meeting: Meeting) -> tuple[Signature, ...]:
    def name(*roles: str) -> str:
        return next((person.name for role in roles if (person := person_with_role(meeting, role))), "")

    head = meeting.head
    last = head.approvals[-1] if head.is_final and head.approvals else None
    adjuster = name("justerare")
    return (
        Signature("Sekreterare", name("sekreterare")),
        Signature("Ordförande", name("ordförande", "vice ordförande")),
        Signature("Justerat", adjuster or last.by, str(last.day)) if last else Signature("Justeras", adjuster),
    )


def _section(item: Item, path: ItemPath, layout: Layout, moved: dict[ItemPath, tuple[str, ...]], *, called: bool) -> Section:
    parts = _prose_parts(item, layout, called=called)
    rows = _rows(item)
    actions = (ActionsPart(COLUMNS, rows),) if rows else ()
    return Section(
        number=number(path),
        title=_title(item),
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
