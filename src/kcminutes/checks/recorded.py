"""What is missing or odd in what was recorded of an item: content, decisions, the rows of actions."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from kcminutes.checks.findings import Finding, Rule, quoted
from kcminutes.meeting.model import Action, Item
from kcminutes.meeting.place import Cell, Part, Place
from kcminutes.swedish.dates_written import iso_with_weekday

_EMPTY: Final = Rule("arende-tomt", "ett ärende har varken anteckning, beslut, åtgärd eller status")
_BLANK_DECISION: Final = Rule("beslut-tomt", "ett beslut är tomt")
_NO_TEXT: Final = Rule("atgard-text", "en åtgärd saknar text")
_NO_DUE: Final = Rule("atgard-datum", "en åtgärd saknar slutdatum")
_NO_PEOPLE: Final = Rule("atgard-ansvarig", "en åtgärd saknar ansvarig")
_DUE_BEFORE: Final = Rule("atgard-fore-motet", "en åtgärd ska vara klar före mötets dag")
_DUE_FAR: Final = Rule("atgard-langt-fram", "en åtgärd ska vara klar mer än 20 år efter mötet")
RULES: Final = (_EMPTY, _BLANK_DECISION, _NO_TEXT, _NO_DUE, _NO_PEOPLE, _DUE_BEFORE, _DUE_FAR)

_FAR_YEARS: Final = 20


def _has_words(text: str) -> bool:
    return re.search(r"[^\W_]", text) is not None


def has_content(item: Item) -> bool:
    """Whether the item says what became of it, or leaves that to its sub-items."""
    return bool(item.status or item.subitems or item.handed_on or item.follow_ups) or any(
        map(_has_words, (item.notes, *item.decisions, *(action.text for action in item.actions)))
    )


def empty_item(item: Item) -> Finding:
    """The finding for an item that has no content."""
    remedy = "Anteckna något, eller markera att ärendet utgick eller bordlades."
    return Finding(_EMPTY.name, "Ärendet har varken anteckning, beslut eller status", remedy, Place(item.id, Part.ITEM))


def recorded_findings(item: Item, day: date) -> Iterator[Finding]:
    """What is odd in the item itself, apart from its texts; ``day`` is the meeting's."""
    offset = 0
    for decision in item.decisions:
        if not _has_words(decision):
            place = Place(item.id, Part.DECISIONS, offset=offset)
            yield Finding(_BLANK_DECISION.name, "Ett beslut är tomt", "Skriv beslutet eller ta bort det.", place)
        offset += len(decision) + len("\n\n")
    for row, action in enumerate(item.actions):
        if not action.is_empty:
            for rule, cell, text, remedy in _action(action, day):
                yield Finding(rule.name, text, remedy, Place(item.id, Part.ACTIONS, row, cell))


def _action(action: Action, day: date) -> Iterator[tuple[Rule, Cell, str, str]]:
    label = f"Åtgärden {quoted(action.text)}" if _has_words(action.text) else "Åtgärden"
    if not _has_words(action.text):
        yield _NO_TEXT, Cell.TEXT, "Åtgärden saknar text", "Skriv vad som ska göras."
    if action.due is None:
        if not _has_words(action.when):
            yield _NO_DUE, Cell.DUE, f"{label} saknar slutdatum", "Skriv när den ska vara klar."
    elif action.due < day:
        text = f"{label} har slutdatum {iso_with_weekday(action.due)}, före mötets dag"
        yield _DUE_BEFORE, Cell.DUE, text, "Rätta slutdatumet."
    elif action.due.year - day.year > _FAR_YEARS:
        text = f"{label} har slutdatum {iso_with_weekday(action.due)}, långt efter mötet"
        yield _DUE_FAR, Cell.DUE, text, "Rätta årtalet."
    if not any(map(_has_words, action.responsible)):
        yield _NO_PEOPLE, Cell.RESPONSIBLE, f"{label} saknar ansvarig", "Skriv vem som ansvarar."
