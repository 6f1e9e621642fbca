"""The document: what stands in it, in what order and in which Swedish words, so that each format only has to set it.

Everything in it is frozen and can be written as JSON by msgspec. Every template is given the `Document` under the names that it and
its parts have here, in `head`, `people`, `contents` and `items`.
"""

from msgspec import Struct

from kcminutes.documents.calling import absence_facts
from kcminutes.documents.coming import HEADING, coming_list
from kcminutes.documents.contents import OutlineEntry, Summary, outline_of, summary_of
from kcminutes.documents.head import Fact, Signature, approval_sentence, head_facts, officers_signatures
from kcminutes.documents.items import LAYOUTS, Composition, Layout, ProsePart, Section, section_of
from kcminutes.documents.people import Group, groups
from kcminutes.documents.presence import movements
from kcminutes.meeting.coming import coming_item
from kcminutes.meeting.model import ItemPath, Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import item_at
from kcminutes.meeting.schedule import planned_starts

__all__ = ["LAYOUTS", "Document", "Layout", "document", "section"]


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
    coming: ProsePart | None
    """The list of coming meetings; None if there are none, and where it stands in the section of an item about them."""
    signatures: tuple[Signature, ...]


def document(meeting: Meeting, layout: Layout = "2016", *, outline: bool = False, summary: bool = False) -> Document:
    """The meeting's document: a kallelse until something has been recorded, then minutes.

    ``outline`` puts a list of the items before them, ``summary`` one of all decisions and actions.
    """
    head = meeting.head
    composition = composition_of(meeting, layout)
    called = composition.called
    title = "Kallelse" if called else head.document
    return Document(
        language="sv",
        layout=layout,
        name=f"{title} – {head.body} {head.day}",
        title=title,
        body=head.body,
        day=str(head.day),
        note="",
        mark="" if called or head.is_final else "UTKAST",
        approval=approval_sentence(head),
        facts=(*head_facts(head), *(absence_facts(meeting) if called else ())),
        groups=groups(meeting, called=called),
        outline=outline_of(meeting, composition.starts) if outline else (),
        summary=summary_of(meeting) if summary else None,
        sections=tuple(section_of(item, (index,), composition) for index, item in enumerate(meeting.items)),
        coming=coming_part(composition),
        signatures=() if called else officers_signatures(meeting),
    )


def coming_part(composition: Composition) -> ProsePart | None:
    """The list of coming meetings where it stands after the items; None if there are none, or an item is about them."""
    return ProsePart("coming", HEADING, composition.coming) if composition.coming and not composition.coming_at else None


def section(meeting: Meeting, path: ItemPath, layout: Layout = "2016") -> Section:
    """One item's section, the same as `document` has it, without the cost of the others; IndexError if there is no such item."""
    return section_of(item_at(meeting, path), path, composition_of(meeting, layout))


def composition_of(meeting: Meeting, layout: Layout) -> Composition:
    """What all sections of the meeting's document depend on beside their items."""
    coming = coming_list(meeting.head)
    called = not meeting.is_recorded
    return Composition(
        layout=layout,
        called=called,
        numbering=numbering_of(meeting.head),
        movements=movements(meeting),
        coming=coming,
        coming_at=coming_item(meeting) if coming else None,
        starts=planned_starts(meeting) if called else {},
    )
