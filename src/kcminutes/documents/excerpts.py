"""Extracts of a meeting's document: some of its items with those who took part in them, or the actions of one person."""

from msgspec.structs import replace

from kcminutes.documents.errors import RenderError
from kcminutes.documents.head import Signature
from kcminutes.documents.items import ActionEntry, ActionsPart, Layout, Section
from kcminutes.documents.people import groups
from kcminutes.documents.phrases import enumeration, item_runs, item_word
from kcminutes.documents.presence import was_there
from kcminutes.documents.view import Document, document
from kcminutes.meeting.model import ItemPath, Meeting, Participant
from kcminutes.meeting.numbering import Numbering, numbering_of
from kcminutes.meeting.queries import has_item, is_within, participants_and_presenters, walk
from kcminutes.meeting.states import Attendance
from kcminutes.meeting.timeline import Timeline
from kcminutes.swedish.names import matches, the_one_meant, those_meant
from kcminutes.swedish.typography import no_break


def excerpt(meeting: Meeting, items: str, layout: Layout = "2016") -> Document:
    """An extract (utdrag) of the items in a list such as "4, 10-11, 15.1": the head, those items, and who took part in them.

    An item brings its sub-items; a sub-item brings its item's heading. Raises RenderError for a list that can't be read, or that
    has an item which the meeting lacks.
    """
    wanted = items_wanted(meeting, items)
    numbering = numbering_of(meeting.head)
    whole = document(meeting, layout)
    timeline = Timeline(meeting)
    there = [person for person in meeting.participants if _took_part(person, wanted, numbering, timeline)]
    called = not meeting.is_recorded
    return replace(
        whole,
        name=f"{whole.name}, utdrag",
        note=no_break(f"Utdrag: {item_word(wanted, numbering)} {enumeration(item_runs(wanted, numbering))}"),
        groups=groups(replace(meeting, participants=tuple(there)), called=called, shown=_shown(meeting, wanted)),
        sections=_kept(whole.sections, {numbering.number(path) for path in wanted}),
        coming=None,
        # What may still change is certified by nobody.
        signatures=(Signature("Utdraget bestyrks", ""),) if meeting.head.is_final else (),
    )


def items_wanted(meeting: Meeting, items: str) -> list[ItemPath]:
    """The items in a list such as "4, 10-11, 15.1"; raises RenderError as `excerpt` does."""
    numbering = numbering_of(meeting.head)
    wanted = numbering.paths(items)
    if not wanted:
        raise RenderError(f"”{items}” är ingen lista av ärenden; skriv som 4,15.1 eller 10-11.")
    if lacking := [path for path in wanted if not has_item(meeting, path)]:
        raise RenderError(f"Mötet har inget ärende {enumeration(item_runs(lacking, numbering))}; {_range(meeting, numbering)}.")
    return wanted


def given_to(meeting: Meeting, who: str) -> set[str]:
    """The ids of the actions of a person, by any part of the name; never none. Raises RenderError as `actions_of` does."""
    known = participants_and_presenters(meeting)
    name = _person(meeting, who, known)
    actions = [action for _, item in walk(meeting) for action in item.actions if not action.is_empty]
    own = {action.id for action in actions if _is_given(ActionEntry((), "", action.responsible), name, known)}
    if not own:
        raise RenderError(f"{name} har inga åtgärder i mötet {meeting.head.day}.")
    return own


def actions_of(meeting: Meeting, who: str, layout: Layout = "2016") -> Document:
    """The actions of one person, item by item; ``who`` is any part of the name, or initials.

    Raises RenderError if that is nobody or several, or somebody without actions.
    """
    known = participants_and_presenters(meeting)
    name = _person(meeting, who, known)
    whole = document(meeting, layout)
    sections = _with_actions_of(name, known, whole.sections)
    if not sections:
        raise RenderError(f"{name} har inga åtgärder i mötet {whole.day}.")
    called, note = f"{whole.name}, åtgärder för {name}", f"Åtgärder för {name}"
    return replace(whole, name=called, note=note, groups=(), sections=sections, coming=None, signatures=())


def _person(meeting: Meeting, who: str, known: list[str]) -> str:
    responsible = [
        name for _, item in walk(meeting) for action in item.actions for name in action.responsible if not _may_be_any(name, known)
    ]
    people = list(dict.fromkeys([*known, *(person for name in responsible for person in those_meant(name, known))]))
    if one := the_one_meant(who, people):
        return one
    if found := matches(who, people):
        raise RenderError(f"”{who}” kan vara {enumeration(found, 'eller')}; skriv mer av namnet.")
    raise RenderError(f"Ingen i mötet heter ”{who}”; skriv en del av namnet eller initialerna.")


def _range(meeting: Meeting, numbering: Numbering) -> str:
    """Which items there are, as the end of a sentence."""
    if not meeting.items:
        return "det har inga ärenden alls"
    first = f"det första är {numbering.first} och " if numbering.first > 1 else ""
    return f"{first}det sista är {numbering.number((len(meeting.items) - 1,))}"


def _shown(meeting: Meeting, wanted: list[ItemPath]) -> set[ItemPath]:
    """The items that stand in an extract of the wanted ones, but for headings alone."""
    return {path for path, _ in walk(meeting) if any(is_within(path, item) for item in wanted)}


def _took_part(person: Participant, wanted: list[ItemPath], numbering: Numbering, timeline: Timeline) -> bool:
    if person.attendance is Attendance.ABSENT:
        return False
    attended = numbering.paths(person.items) or None  # a guest whose items can't be read may have been at any of them
    return any(
        (attended is None or any(is_within(path, own) or is_within(own, path) for own in attended))
        and was_there(person, path, timeline)
        for path in wanted
    )


def _kept(sections: tuple[Section, ...], numbers: set[str]) -> tuple[Section, ...]:
    """The sections with these numbers; of one that is there for its sub-sections' sake, the heading."""
    kept = []
    for section in sections:
        inside = _kept(section.sections, numbers)
        if section.number in numbers:
            kept.append(section)
        elif inside:
            kept.append(_heading_of(section, inside))
    return tuple(kept)


def _with_actions_of(name: str, known: list[str], sections: tuple[Section, ...]) -> tuple[Section, ...]:
    kept = []
    for section in sections:
        parts = tuple(
            replace(part, rows=rows)
            for part in section.parts
            if isinstance(part, ActionsPart) and (rows := tuple(row for row in part.rows if _is_given(row, name, known)))
        )
        inside = _with_actions_of(name, known, section.sections)
        if parts or inside:
            kept.append(replace(_heading_of(section, inside), parts=parts))
    return tuple(kept)


def _is_given(row: ActionEntry, name: str, known: list[str]) -> bool:
    return any(name in those_meant(who, known) or (_may_be_any(who, known) and _may_be_any(who, [name])) for who in row.responsible)


def _may_be_any(who: str, known: list[str]) -> bool:
    """Whether the name is one that several people have, and tells none of them apart: what is theirs is told to each."""
    return any(name.casefold().startswith(f"{who.casefold()} (") for name in known)


def _heading_of(section: Section, inside: tuple[Section, ...]) -> Section:
    return replace(section, facts=(), status="", movements=(), parts=(), sections=inside)
