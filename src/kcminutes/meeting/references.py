"""What texts say of the meeting's items by their numbers, "se ärende 2": a number is another item's when items are moved."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from kcminutes.meeting.model import Head, Item, Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import walk

_NUMBER: Final = r"[1-9][0-9]{0,3}(?:\.[1-9][0-9]?)?(?![0-9]|[.:/][0-9])"
_NUMBERS: Final = rf"{_NUMBER}(?:(?:, ?| och | samt ){_NUMBER})*"
_ELSEWHERE: Final = r"(?!\w| (?:i|på|vid|från|den|av|KC|KF|KS)\b| \w*(?:lagen|ordningen|reglementet|balken)\b)"
_REFERENCE: Final = re.compile(
    rf"(?<!\w)(?:(?:under)?ärende(?:na|n)?[ \xa0]|(?:se|jfr|jämför|enligt|under)[ \xa0]§+[ \xa0]?)({_NUMBERS}){_ELSEWHERE}",
    re.IGNORECASE,
)
"""Not what stands in other minutes: "ärende 4 i protokollet från november"."""


class Reference(Struct, frozen=True):
    """One number of an item in a text."""

    offset: int
    """Where in the text the words begin."""
    words: str
    """As they stand: "ärende 2", of several numbers with this one alone."""
    number: str


def references_in(text: str) -> Iterator[Reference]:
    """The numbers of items in the text, in order (see `is_of_items`)."""
    if "rende" not in text and "RENDE" not in text and "§" not in text:
        return
    for found in _REFERENCE.finditer(text):
        before = text[found.start() : found.start(1)]
        for number in re.finditer(_NUMBER, found[1]):
            yield Reference(found.start(), before + number[0], number[0])


def items_by_number(meeting: Meeting) -> dict[str, Item]:
    """The items by their numbers, without a sign."""
    numbering = numbering_of(meeting.head)
    return {numbering.number(path): item for path, item in walk(meeting)}


def is_of_items(reference: Reference, head: Head) -> bool:
    """Whether it can be an item's number: a paragraph is that of a law where the body doesn't number so."""
    return "§" not in reference.words or head.numbering == "§"


def led_astray(before: Meeting, after: Meeting) -> list[tuple[Item, Reference]]:
    """What texts say of items by a number that was another item's before, with the item whose text it is."""
    old, new = items_by_number(before), items_by_number(after)
    found = []
    for item in new.values():
        for text in (item.background, *item.proposals, item.notes, *item.decisions, *(action.text for action in item.actions)):
            for reference in references_in(text):
                meant, now = old.get(reference.number), new.get(reference.number)
                if meant and is_of_items(reference, after.head) and (not now or meant.id != now.id):
                    found.append((item, reference))
    return found
