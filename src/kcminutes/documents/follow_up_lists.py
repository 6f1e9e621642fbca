"""Lists over many meetings as documents: åtgärder by person, and decisions by meeting. Each format sets them as it sets minutes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from kcminutes.documents.blocks import Block, Paragraph, Run
from kcminutes.documents.head import Fact, known_facts
from kcminutes.documents.items import FollowUpEntry, FollowUpsPart, Layout, ProsePart, Section, typed_blocks
from kcminutes.documents.view import Document
from kcminutes.meeting.decided import Decided, Source
from kcminutes.meeting.standing import Followed, by_responsible, by_urgency, source_words, standing_words
from kcminutes.swedish.dates_written import long_date, short_date
from kcminutes.swedish.typography import no_break

COLUMNS: Final = ("ÅTGÄRD", "SLUTDATUM", "ANSVARIG", "LÄGE")
NOBODY: Final = "Utan ansvarig"
TO_FOLLOW_UP: Final = "Öppna åtgärder att följa upp"


def action_list(tasks: Sequence[Followed], today: date, *, body: str = "", person: str = "", layout: Layout = "2016") -> Document:
    """The åtgärder, those of each person in a section of their own; those of ``person`` alone if that is not empty."""
    people = by_responsible(by_urgency(tasks, today))
    if person:
        people = {name: own for name, own in people.items() if name == person}
    sections = tuple(
        _section(number, name or NOBODY, (FollowUpsPart(COLUMNS, tuple(_row(task, today) for task in own)),))
        for number, (name, own) in enumerate(people.items(), 1)
    )
    return _document("Åtgärder", body, today, _counted(tasks, today), sections, layout, f"för {person}" if person else "")


def decision_list(decisions: Sequence[Decided], today: date, *, body: str = "", layout: Layout = "2016") -> Document:
    """The decisions, those of each meeting in a section of their own, item by item."""
    meetings = groupby(decisions, key=lambda one: (one.source.file, one.source.body, one.source.day))
    sections = tuple(
        _section(number, f"{name} {short_date(day)}", (), tuple(_decided(number, list(own))))
        for number, ((_, name, day), own) in enumerate(meetings, 1)
    )
    count = "1 beslut" if len(decisions) == 1 else f"{len(decisions)} beslut"
    return _document("Beslut", body, today, count, sections, layout)


def with_open_actions(kallelse: Document, tasks: Sequence[Followed], today: date) -> Document:
    """The kallelse with the åtgärder as a table after its items, the overdue first; as it was where there are none."""
    if not tasks:
        return kallelse
    rows = tuple(_row(task, today) for task in by_urgency(tasks, today))
    part = FollowUpsPart(COLUMNS, rows)
    section = replace(_section(0, TO_FOLLOW_UP, (part,)), number="atgarder", prefix="")
    return replace(kallelse, sections=(*kallelse.sections, section))


def _row(task: Followed, today: date) -> FollowUpEntry:
    source = Paragraph(((Run(no_break(source_words(task)), italic=True),),))
    text: tuple[Block, ...] = (*typed_blocks(task.asked.action.text), source, *typed_blocks(task.comment))
    due = str(task.due) if task.due else no_break(task.when)
    return FollowUpEntry(text, due, task.asked.action.responsible, standing_words(task, today))


def _counted(tasks: Sequence[Followed], today: date) -> str:
    late = sum(task.is_overdue(today) for task in tasks)
    count = "1 åtgärd" if len(tasks) == 1 else f"{len(tasks)} åtgärder"
    return count + (f", varav {late} {'försenad' if late == 1 else 'försenade'}" if late else "")


def _decided(number: int, decisions: Iterable[Decided]) -> Iterator[Section]:
    """A section an item, with its decisions."""
    for count, (source, own) in enumerate(groupby(decisions, key=lambda one: one.source), 1):
        blocks: list[Block] = []
        for one in own:
            blocks += typed_blocks(one.text)
            note = f"Beslut {one.number}/{source.day.year}"
            replaced = f", ersatt av {source_of_decision(one.replaced_by)}" if one.replaced_by else ""
            blocks.append(Paragraph(((Run(no_break(note + replaced), italic=True),),)))
        title = " ".join(filter(None, (source.label, source.title)))
        yield _section(count, title, (ProsePart("notes", "", tuple(blocks)),), above=f"{number}.")


def source_of_decision(source: Source) -> str:
    """Where a decision was made, in words."""
    item = " ".join(filter(None, (source.label, source.title)))
    return ", ".join(filter(None, (f"{source.body} {source.day}", item)))


def _section(
    number: int,
    title: str,
    parts: tuple[FollowUpsPart | ProsePart, ...],
    sections: tuple[Section, ...] = (),
    *,
    above: str = "",
) -> Section:
    name = f"{above}{number}"
    return Section(
        number=name,
        prefix=f"{name}.",
        title=no_break(title),
        level=2 if above else 1,
        facts=(),
        status="",
        clock="",
        movements=(),
        parts=parts,
        sections=sections,
    )


def _document(  # noqa: PLR0913, PLR0917  # what a list's head has
    title: str, body: str, today: date, count: str, sections: tuple[Section, ...], layout: Layout, note: str = ""
) -> Document:
    whose = body or "Alla organ"
    return Document(
        language="sv",
        layout=layout,
        name=f"{title} – {whose} {today}",
        title=title,
        body=whose,
        day=str(today),
        note=f"{title} {note}" if note else "",
        mark="",
        approval="",
        facts=known_facts(Fact("Dag", (long_date(today),)), Fact("Antal", (count,))),
        groups=(),
        outline=(),
        summary=None,
        sections=sections,
        coming=None,
        signatures=(),
    )
