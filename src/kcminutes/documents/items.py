"""The items of the document: each a section, with its facts, its prose and its tables."""

from datetime import time
from typing import Final, Literal, get_args

from msgspec import Struct

from kcminutes.documents.blocks import Block, Paragraph, Run, blocks_of
from kcminutes.documents.calling import planned_clock
from kcminutes.documents.coming import HEADING
from kcminutes.documents.head import Fact, known_facts
from kcminutes.meeting.model import Action, FollowUp, HandedOn, Item, ItemPath, Origin
from kcminutes.meeting.numbering import Numbering
from kcminutes.meeting.states import ItemStatus, Purpose, Standing
from kcminutes.swedish.dates_written import duration, short_date
from kcminutes.swedish.typography import no_break

Layout = Literal["2016", "2013"]
"""2016: background, notes, BESLUT, ÅTGÄRDER. 2013: Beslut, then Ärendebeskrivning with background and notes, then ÅTGÄRDER."""
LAYOUTS: Final[tuple[Layout, ...]] = get_args(Layout)
COLUMNS: Final = ("ÅTGÄRDER", "SLUTDATUM", "ANSVARIG")
FOLLOW_UP_COLUMNS: Final = ("UPPFÖLJNING", "SLUTDATUM", "ANSVARIG", "LÄGE")


class ProsePart(Struct, frozen=True):
    """A part of a section that is prose."""

    name: str
    """background, notes, decisions, proposals, handed-on or coming."""
    heading: str
    """Empty for a part that follows without a heading."""
    blocks: tuple[Block, ...]
    kind: Literal["prose"] = "prose"


class ActionEntry(Struct, frozen=True):
    """One row of the table of actions."""

    text: tuple[Block, ...]
    due: str
    """ISO, or words, or empty."""
    responsible: tuple[str, ...]


class ActionsPart(Struct, frozen=True):
    """The table of actions."""

    columns: tuple[str, str, str]
    rows: tuple[ActionEntry, ...]
    kind: Literal["actions"] = "actions"


class FollowUpEntry(Struct, frozen=True):
    """One row of the table of what was heard of earlier meetings' actions."""

    text: tuple[Block, ...]
    """The action, where it comes from, and what was said of it."""
    due: str
    """When it was to be done: ISO, or words, or empty."""
    responsible: tuple[str, ...]
    standing: tuple[str, ...]
    """How far it has come, and the new day: a line each."""


class FollowUpsPart(Struct, frozen=True):
    """The table of what was heard of earlier meetings' actions."""

    columns: tuple[str, str, str, str]
    rows: tuple[FollowUpEntry, ...]
    kind: Literal["follow-ups"] = "follow-ups"


SectionPart = ProsePart | FollowUpsPart | ActionsPart


class Section(Struct, frozen=True):
    """An item, with its sub-items as sections of their own."""

    number: str
    """As in "15.1", without a sign, to refer to."""
    prefix: str
    """What the heading has before the title: "15.1.", or "§ 65"."""
    title: str
    level: int
    """1 for an item, 2 for a sub-item."""
    facts: tuple[Fact, ...]
    status: str
    """A sentence, empty for an item that is dealt with as planned."""
    clock: str
    """In a kallelse when the item begins by plan, as in "kl. 08.35", where that is known; else empty."""
    movements: tuple[str, ...]
    """A sentence for each person who came or went while the item was handled."""
    parts: tuple[SectionPart, ...]
    sections: tuple["Section", ...]


class Composition(Struct, frozen=True):
    """What an item's section depends on beside the item."""

    layout: Layout
    called: bool
    """Whether nothing has been recorded yet, so that the document is a kallelse."""
    numbering: Numbering
    movements: dict[ItemPath, tuple[str, ...]]
    """The sentences about people, by item."""
    coming: tuple[Block, ...]
    """The list of coming meetings."""
    coming_at: ItemPath | None
    """The item that the list stands at."""
    starts: dict[ItemPath, time]
    """When each item begins by plan, in a kallelse, as far as that is known."""


def section_of(item: Item, path: ItemPath, composition: Composition) -> Section:
    """The item's section."""
    parts: list[SectionPart] = [*_prose_parts(item, path, composition)]
    if follow_ups := tuple(map(_follow_up_entry, item.follow_ups)):
        parts.append(FollowUpsPart(FOLLOW_UP_COLUMNS, follow_ups))
    if actions := action_entries(item):
        parts.append(ActionsPart(COLUMNS, actions))
    return Section(
        number=composition.numbering.number(path),
        prefix=prefix(path, composition.numbering),
        title=title_of(item),
        level=len(path),
        facts=_item_facts(item, path, composition),
        status=status_sentence(item),
        clock=planned_clock(path, composition.starts),
        movements=composition.movements.get(path, ()),
        parts=tuple(parts),
        sections=tuple(section_of(sub, (*path, index), composition) for index, sub in enumerate(item.subitems)),
    )


def prefix(path: ItemPath, numbering: Numbering) -> str:
    """What stands before the item's title: "15.1.", or without a full stop where the body has a sign of its own: "§ 65"."""
    return numbering.label(path) + ("" if numbering.sign else ".")


def title_of(item: Item) -> str:
    """The item's title, or what stands where it has none."""
    return no_break(item.title.strip() or "Utan rubrik")


def status_sentence(item: Item) -> str:
    """Why the item was not dealt with; empty for one that was."""
    if item.status is None:
        return ""
    words = "Utgick" if item.status is ItemStatus.WITHDRAWN else "Bordlagt"
    if item.status is ItemStatus.POSTPONED and item.postponed_to:
        words += f" till {short_date(item.postponed_to)}"
    reason = " ".join(item.reason.split())
    end = "" if reason.endswith((".", "!", "?", "…")) else "."
    return no_break(f"{words}: {reason}{end}" if reason else f"{words}.")


def typed_blocks(*texts: str) -> tuple[Block, ...]:
    """The texts' blocks, one text after the other."""
    return tuple(block for text in texts for block in blocks_of(no_break(text)))


def action_entries(item: Item) -> tuple[ActionEntry, ...]:
    """The item's actions, but for rows in which nothing has been typed."""
    return tuple(
        ActionEntry(typed_blocks(action.text), _due(action), action.responsible) for action in item.actions if not action.is_empty
    )


def _due(action: Action | FollowUp) -> str:
    return str(action.due) if action.due else no_break(" ".join(action.when.split()))


def _item_facts(item: Item, path: ItemPath, composition: Composition) -> tuple[Fact, ...]:
    planned = duration(item.planned_minutes) if composition.called and item.planned_minutes else ""
    return known_facts(
        Fact("Dnr", (item.reference,)),
        Fact("Tidigare", (_origin(item.origin) if item.origin else "",)),
        Fact("Föredragande", (", ".join(item.presenters),)),
        Fact("Bilaga" if len(item.attachments) == 1 else "Bilagor", item.attachments),
        Fact("Beräknad tid", (", ".join(filter(None, (planned_clock(path, composition.starts), planned))),)),
    )


def _origin(origin: Origin) -> str:
    body = " ".join(origin.body.split())
    return f"{f'Lämnat vidare av {body}' if body else 'Bordlagt'} {short_date(origin.meeting)}"


def _prose_parts(item: Item, path: ItemPath, composition: Composition) -> tuple[ProsePart, ...]:
    """The parts that have something in them, in the layout's order."""
    layout = composition.layout
    background = ProsePart("background", "Ärendebeskrivning", typed_blocks(item.background))
    if composition.called:
        resolved = ProsePart("proposals", "Förslag till beslut", typed_blocks(*item.proposals))
    else:
        resolved = ProsePart("decisions", "Beslut" if layout == "2013" else "BESLUT", typed_blocks(*item.decisions))
    # In 2013 what was said is the Ärendebeskrivning too, but has no heading in an item that has nothing else (its items 1 and 16).
    # In 2016 they have one only where they would otherwise be taken for what was sent out before the meeting.
    if layout == "2013":
        heading = "Ärendebeskrivning" if resolved.blocks and not background.blocks else ""
    else:
        heading = "Anteckning" if background.blocks else ""
    notes = ProsePart("notes", heading, typed_blocks(item.notes))
    order = (resolved, background, notes) if layout == "2013" else (background, notes, resolved)
    handed_on = ProsePart("handed-on", "", tuple(map(_handed_on, item.handed_on)))
    coming = ProsePart("coming", HEADING, composition.coming if path == composition.coming_at else ())
    return tuple(part for part in (*order, handed_on, coming) if part.blocks)


def _handed_on(handed_on: HandedOn) -> Paragraph:
    """A sentence that is right for whatever the body is called; in bold, since it is no note but what becomes of the matter."""
    words = ["Lämnas vidare till", " ".join(handed_on.body.split())]
    if handed_on.day:
        words.append(short_date(handed_on.day))
    if handed_on.purpose:
        words.append("för beslut" if handed_on.purpose is Purpose.DECISION else "som information")
    return Paragraph(((Run(no_break(" ".join(words) + "."), bold=True),),))


def _follow_up_entry(follow_up: FollowUp) -> FollowUpEntry:
    body = " ".join(follow_up.body.split())
    source = Run(no_break(f"Från {body or 'mötet'} {short_date(follow_up.meeting)}"), italic=True)
    text = (*typed_blocks(follow_up.text), Paragraph(((source,),)), *typed_blocks(follow_up.comment or ""))
    return FollowUpEntry(text, _due(follow_up), follow_up.responsible, _standing(follow_up))


def _standing(follow_up: FollowUp) -> tuple[str, ...]:
    known = follow_up.standing.value if follow_up.standing else ""
    done = f"{Standing.DONE.value}: {', '.join(follow_up.done_by)}" if follow_up.done_by else ""
    back = f"inte {Standing.DONE.value}: {', '.join(follow_up.not_done)}" if follow_up.not_done else ""
    new_due = f"nytt slutdatum {follow_up.new_due}" if follow_up.new_due else ""
    lines = (done if follow_up.standing is Standing.DONE and done else known, done, back, new_due)
    return tuple(dict.fromkeys(filter(None, lines)))
