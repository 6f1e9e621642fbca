"""Extracts of a meeting's document: some of its items with those who took part in them, or the actions of one person."""

from msgspec.structs import replace

from kcminutes.documents.errors import RenderError
from kcminutes.documents.people import groups
from kcminutes.documents.view import ActionRow, ActionsPart, Document, Layout, Section, Signature, document
from kcminutes.meeting.model import Attendance, Item, ItemPath, Meeting, Participant
from kcminutes.meeting.numbering import attended_paths, attended_text, number
from kcminutes.meeting.queries import has_item, item_at, walk
from kcminutes.swedish.names import matches, those_meant


def excerpt(meeting: Meeting, items: str, layout: Layout = "2016") -> Document:
    """An extract (utdrag) of the items in a list such as "4, 10-11, 15.1": the head, those items, and who took part in them.

    An item brings its sub-items; a sub-item brings its item's heading. Raises RenderError for a list that can't be read, or that
    has an item which the meeting lacks.
    """
    wanted = attended_paths(items)
    if not wanted:
        raise RenderError(f"”{items}” är ingen lista av ärenden; skriv som 4,15.1 eller 10-11.")
    if lacking := [path for path in wanted if not has_item(meeting, path)]:
        last = f"det sista är {len(meeting.items)}" if meeting.items else "det har inga ärenden alls"
        raise RenderError(f"Mötet har inget ärende {_numbers(lacking)}; {last}.")
    whole = document(meeting, layout)
    there = replace(meeting, participants=tuple(person for person in meeting.participants if _took_part(person, meeting, wanted)))
    called = not meeting.is_recorded
    return replace(
        whole,
        name=f"{whole.name}, utdrag",
        note=f"Utdrag: ärende {_numbers(wanted)}",
        groups=groups(there, called=called),
        sections=_kept(whole.sections, {number(path) for path in wanted}),
        signatures=() if called else (Signature("Utdraget bestyrks", ""),),
    )


def actions_of(meeting: Meeting, who: str, layout: Layout = "2016") -> Document:
    """The actions of one person, item by item; ``who`` is any part of the name, or initials.

    Raises RenderError if that is nobody or several, or somebody without actions.
    """
    known = _known(meeting)
    name = _person(meeting, who, known)
    whole = document(meeting, layout)
    sections = _with_actions_of(name, known, whole.sections)
    if not sections:
        raise RenderError(f"{name} har inga åtgärder i mötet {whole.day}.")
    called, note = f"{whole.name}, åtgärder för {name}", f"Åtgärder för {name}"
    return replace(whole, name=called, note=note, groups=(), sections=sections, signatures=())


def _known(meeting: Meeting) -> list[str]:
    """The participants and presenters, each once whatever the capitals."""
    names = [person.name for person in meeting.participants] + [name for _, item in walk(meeting) for name in item.presenters]
    return list({name.casefold(): name for name in reversed(names)}.values())[::-1]


def _person(meeting: Meeting, who: str, known: list[str]) -> str:
    responsible = [name for _, item in walk(meeting) for action in item.actions for name in action.responsible]
    people = list(dict.fromkeys([*known, *(person for name in responsible for person in those_meant(name, known))]))
    found = [name for name in people if name.casefold() == who.strip().casefold()] or matches(who, people)
    if not found:
        raise RenderError(f"Ingen i mötet heter ”{who}”; skriv en del av namnet eller initialerna.")
    if len(found) > 1:
        raise RenderError(f"”{who}” kan vara {_listed(found, 'eller')}; skriv mer av namnet.")
    return found[0]


def _took_part(person: Participant, meeting: Meeting, wanted: list[ItemPath]) -> bool:
    if person.attendance is Attendance.ABSENT:
        return False
    attended = attended_paths(person.items) or None  # a guest whose items can't be read may have been at any of them
    return any(
        (attended is None or any(path[: len(own)] == own or own[: len(path)] == path for own in attended))
        and _was_there(person, item_at(meeting, path))
        for path in wanted
    )


def _was_there(person: Participant, item: Item) -> bool:
    """Whether the person was in the room during some of the item; an item without times counts as attended."""
    spans = [span for one in (item, *item.subitems) for span in one.handled]
    return not spans or any(
        (person.arrived is None or span.end is None or span.end > person.arrived)
        and (person.left is None or span.start < person.left)
        for span in spans
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


def _is_given(row: ActionRow, name: str, known: list[str]) -> bool:
    return any(name in those_meant(who, known) for who in row.responsible)


def _heading_of(section: Section, inside: tuple[Section, ...]) -> Section:
    return replace(section, facts=(), status="", movements=(), parts=(), sections=inside)


def _numbers(paths: list[ItemPath]) -> str:
    """The items as a sentence has them: "4, 10–12 och 15.1"."""
    return _listed(attended_text(paths).replace("-", "–").split(", "))


def _listed(words: list[str], last: str = "och") -> str:
    """The words as a sentence has them: "Åsa, Bo och Cia"."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))
