"""Search in everything that a meeting holds."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kcminutes.meeting.model import Item, ItemPath, Meeting, Participant
from kcminutes.meeting.queries import walk
from kcminutes.swedish.characters import plain

AROUND = 30
"""Characters shown on each side of a hit."""


@dataclass(frozen=True)
class Hit:
    """A place where the text was found. ``part`` is notes, decisions, actions, background, item, attendance or head."""

    path: ItemPath | None
    part: str
    label: str
    excerpt: str
    row: int = 0
    offset: int = 0
    """Characters from the beginning of the part's text (decisions are joined by a blank line) to the hit."""


def find(meeting: Meeting, wanted: str, limit: int = 200) -> list[Hit]:
    """The hits in reading order, one at most for each paragraph; capitals and accents don't matter."""
    needle = _folded(plain(wanted.strip()))
    hits: list[Hit] = []
    if not needle:
        return hits
    for path, part, label, row, text in _texts(meeting):
        start = 0
        for line in text.split("\n"):
            position = _folded(line).find(needle)
            if position >= 0:
                begin = max(0, position - AROUND)
                excerpt = ("…" if begin else "") + line[begin : position + len(needle) + AROUND].strip()
                hits.append(Hit(path, part, label, excerpt, row, start + position))
                if len(hits) >= limit:
                    return hits
            start += len(line) + 1
    return hits


def _texts(meeting: Meeting) -> Iterator[tuple[ItemPath | None, str, str, int, str]]:
    head = meeting.head
    yield None, "head", "Mötet", 0, "\n".join((head.body, head.document, head.place, str(head.day)))
    for row, person in enumerate(meeting.participants):
        yield None, "attendance", "Närvaro", row, _about(person)
    for path, item in walk(meeting):
        yield path, "item", "Rubrik", 0, item.title
        yield path, "item", "Uppgifter", 0, _facts(item)
        yield path, "background", "Ärendebeskrivning", 0, "\n".join((item.background, *item.proposals))
        yield path, "notes", "Anteckning", 0, item.notes
        yield path, "decisions", "BESLUT", 0, "\n\n".join(item.decisions)
        yield from _action_texts(path, item)


def _about(person: Participant) -> str:
    attendance = person.attendance.value if person.attendance else ""
    return " ".join((person.name, person.organisation, person.title, *person.roles, person.items, attendance, person.replaces))


def _facts(item: Item) -> str:
    status = item.status.value if item.status else ""
    return "\n".join((*item.presenters, *item.attachments, item.reference, f"{status} {item.postponed_to or ''}", item.reason))


def _action_texts(path: ItemPath, item: Item) -> Iterator[tuple[ItemPath, str, str, int, str]]:
    for row, action in enumerate(item.actions):
        due = str(action.due) if action.due else ""
        yield path, "actions", "ÅTGÄRD", row, f"{action.text} {due} {', '.join(action.responsible)}"


def _folded(text: str) -> str:
    """The text without capitals and accents, a character for each character, so that positions hold."""
    return "".join((unicodedata.normalize("NFD", char)[0].casefold() or char)[0] for char in text)
