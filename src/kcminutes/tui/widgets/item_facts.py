"""What is told of an item over the fields that are typed in: its status, what she needs at hand, its background."""

from rich.text import Text

from kcminutes.archive.titles import is_follow_up
from kcminutes.meeting.coming import is_about_coming
from kcminutes.meeting.model import HandedOn, Item, ItemPath, Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import is_within
from kcminutes.meeting.states import ItemStatus


def item_status(item: Item) -> str:
    """The item's status in words, and whom it is handed on to, as in "bordlagt till 2017-01-19: underlag saknas"."""
    parts = []
    if item.status:
        to = f" till {item.postponed_to}" if item.status is ItemStatus.POSTPONED and item.postponed_to else ""
        parts.append(f"{item.status.value}{to}{': ' + item.reason if item.reason else ''}")
    parts += [handed_on_in_words(handed_on) for handed_on in item.handed_on]
    return "; ".join(parts)


def handed_on_in_words(handed_on: HandedOn) -> str:
    """Whom an item is handed on to, as in "lämnas vidare till Regionrådet 2016-12-09"."""
    return f"lämnas vidare till {handed_on.body}{f' {handed_on.day}' if handed_on.day else ''}"


def facts(meeting: Meeting, path: ItemPath, item: Item, adopting: str, unfolding: str) -> list[str]:
    """What she needs at hand while typing: presenters, guests, attachments, proposals, background, and the ways to the last two."""
    numbering = numbering_of(meeting.head)
    guests = [
        person.name
        for person in meeting.participants
        if any(is_within(path, own) for own in numbering.paths(person.items) or ()) and person.name not in item.presenters
    ]
    return [
        *([f"Föredragande: {', '.join(item.presenters)}"] if item.presenters else []),
        *([f"Gäst: {', '.join(guests)}"] if guests else []),
        *([f"Förslag: {len(item.proposals)} ({adopting} blir beslut)"] if item.proposals else []),
        *([f"Uppföljning: {len(item.follow_ups)}"] if item.follow_ups else []),
        *_what_unfolds(item, unfolding, meeting.head.body),
        *([f"Bilaga: {', '.join(item.attachments)}"] if item.attachments else []),
        *([item.reference] if item.reference else []),
    ] or ["Inga uppgifter i kallelsen."]


def _what_unfolds(item: Item, unfolding: str, body: str) -> list[str]:
    """What the key that unfolds something shows at the item, with the key; nothing if there is nothing."""
    if item.follow_ups or is_follow_up(item.title):
        return [f"{unfolding} öppna åtgärder"]
    if item.background or item.proposals:
        return [f"{unfolding} bakgrund"]
    return [f"{unfolding} kommande möten"] if is_about_coming(item.title, body) else []


def background_text(item: Item, adopting: str) -> Text:
    """Background, proposals and the way to make them decisions, and attachments, as prepared before the meeting."""
    text = Text()
    for heading, lines in (
        ("Ärendebeskrivning", [item.background.strip()] if item.background.strip() else []),
        (f"Förslag till beslut ({adopting} gör det till beslut)", [f"• {proposal}" for proposal in item.proposals]),
        ("Bilagor", [f"• {name}" for name in item.attachments]),
    ):
        if lines:
            text.append(f"{heading}\n", "bold").append("\n".join(lines) + "\n")
    return text or Text("Ingen ärendebeskrivning och inget förslag i kallelsen.")
