"""What a document can have before its items: the list of them, and all decisions and actions in one place."""

from datetime import time

from msgspec import Struct

from kcminutes.documents.blocks import Block
from kcminutes.documents.calling import planned_clock
from kcminutes.documents.items import COLUMNS, action_entries, prefix, status_sentence, title_of, typed_blocks
from kcminutes.meeting.model import Item, ItemPath, Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import walk


class OutlineEntry(Struct, frozen=True):
    """An item in the list of items (dagordning)."""

    number: str
    """As in `Section`, and so are the others."""
    prefix: str
    title: str
    level: int
    status: str
    """As in `Section`, or where it is empty, in a kallelse, the section's ``clock``."""


class SummedDecisions(Struct, frozen=True):
    """An item's decisions, in the summary."""

    number: str
    prefix: str
    title: str
    blocks: tuple[Block, ...]


class SummedAction(Struct, frozen=True):
    """A row of the summary's table of actions."""

    number: str
    """The item's, to refer to."""
    label: str
    """The item's as the table shows it: "15.1" or "§ 65"."""
    text: tuple[Block, ...]
    due: str
    responsible: tuple[str, ...]


class Summary(Struct, frozen=True):
    """All decisions and all actions in one place; one of them may be missing, not both."""

    decisions: tuple[SummedDecisions, ...]
    columns: tuple[str, str, str, str]
    actions: tuple[SummedAction, ...]


def outline_of(meeting: Meeting, starts: dict[ItemPath, time]) -> tuple[OutlineEntry, ...]:
    """All items and sub-items in order; ``starts`` tells when each begins by plan, where that is known."""
    numbering = numbering_of(meeting.head)

    def entry(path: ItemPath, item: Item) -> OutlineEntry:
        remark = status_sentence(item) or planned_clock(path, starts)
        return OutlineEntry(numbering.number(path), prefix(path, numbering), title_of(item), len(path), remark)

    return tuple(entry(path, item) for path, item in walk(meeting))


def summary_of(meeting: Meeting) -> Summary | None:
    """All decisions and actions; None if there are neither."""
    numbering = numbering_of(meeting.head)
    decisions = tuple(
        SummedDecisions(numbering.number(path), prefix(path, numbering), title_of(item), blocks)
        for path, item in walk(meeting)
        if (blocks := typed_blocks(*item.decisions))
    )
    actions = tuple(
        SummedAction(numbering.number(path), numbering.label(path), row.text, row.due, row.responsible)
        for path, item in walk(meeting)
        for row in action_entries(item)
    )
    return Summary(decisions, ("ÄRENDE", *COLUMNS), actions) if decisions or actions else None
