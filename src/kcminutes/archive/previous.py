"""The item on the last meeting's minutes: which they are, and the proposal that they are noted."""

import dataclasses

from msgspec.structs import replace

from kcminutes.archive.cards import Card
from kcminutes.archive.entries import Entry
from kcminutes.archive.titles import is_opener, is_previous
from kcminutes.meeting.ids import new_id
from kcminutes.meeting.model import Item
from kcminutes.swedish.dates_written import short_date
from kcminutes.swedish.typography import NO_BREAK_SPACE


def with_previous(entries: list[Entry], minutes: Card) -> list[Entry]:
    """The entries with the item on the minutes: where one recurs, else after what opens the meeting."""
    attachments = (f"{minutes.document or 'Minnesanteckningar'} {minutes.day}",)
    proposals = (_proposal(minutes),)
    for index, entry in enumerate(entries):
        if is_previous(entry.item.title):
            # One that was postponed still has the minutes that were not noted then.
            before = entry.item if entry.waited else replace(entry.item, attachments=(), proposals=(), background="")
            item = replace(
                before,
                attachments=tuple(dict.fromkeys((*before.attachments, *attachments))),
                proposals=tuple(dict.fromkeys((*before.proposals, *proposals))),
            )
            return [*entries[:index], dataclasses.replace(entry, item=item), *entries[index + 1 :]]
    start = 0
    while start < len(entries) and not entries[start].waited and is_opener(entries[start].item.title):
        start += 1
    title = f"Föregående {_plain_name(minutes.document)}"
    item = Item(id=new_id(), title=title, attachments=attachments, proposals=proposals)
    return [*entries[:start], Entry(item), *entries[start:]]


def _plain_name(document: str) -> str:
    """What the minutes are called within a sentence."""
    name = document.casefold()
    return name if name.endswith(("anteckningar", "protokoll")) and " " not in name else "minnesanteckningar"


def _proposal(minutes: Card) -> str:
    name = _plain_name(minutes.document)
    definite = name.capitalize() + ("et" if name.endswith("protokoll") else "na")
    return f"{definite} från mötet den {short_date(minutes.day)} noteras.".replace(NO_BREAK_SPACE, " ")
