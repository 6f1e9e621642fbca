"""The texts of a meeting that are searched, each with its place and what must be known of it."""

from collections.abc import Iterator
from datetime import date

from kcminutes.checks.findings import CheckedText, lower_case
from kcminutes.meeting.coming import is_about_coming
from kcminutes.meeting.model import Head, Item, Participant
from kcminutes.meeting.place import HEAD, Cell, Part, Place

PlacedText = tuple[Place, CheckedText]


def _checked(text: str, day: date, where: str, *, is_prepared: bool = False, is_of_next_meeting: bool = False) -> CheckedText:
    return CheckedText(text, lower_case(text), day, where, is_prepared, is_of_next_meeting)


def head_labels(head: Head) -> Iterator[PlacedText]:
    """The texts in the head; they are names, and no prose."""
    names = [head.body, head.document, head.place, *(coming.body for coming in head.coming)]
    for text in (*names, *(name for approval in head.approvals for name in approval.by)):
        yield HEAD, _checked(text, head.day, "mötets uppgifter")


def person_labels(person: Participant, row: int, day: date) -> Iterator[PlacedText]:
    """The texts of the participant in the row; ``day`` is the meeting's."""
    reasons = (absence.reason for absence in person.away)
    for text in (person.name, person.organisation, person.title, *person.roles, person.replaces, *reasons):
        yield Place(None, Part.PEOPLE, row), _checked(text, day, "närvaron")


def item_labels(item: Item, day: date) -> Iterator[PlacedText]:
    """The item's texts that are no prose."""
    heading = Place(item.id, Part.ITEM)
    yield heading, _checked(item.reference, day, "diarienumret")
    for name in item.presenters:
        yield heading, _checked(name, day, "föredragande")
    for name in item.attachments:
        yield heading, _checked(name, day, "bilagorna")
    if item.origin:
        yield heading, _checked(item.origin.body, day, "uppgiften om varifrån ärendet kommer")
    for handed_on in item.handed_on:
        yield heading, _checked(handed_on.body, day, "uppgiften om vart ärendet går vidare")
    for row, action in enumerate(item.actions):
        yield Place(item.id, Part.ACTIONS, row, Cell.DUE), _checked(action.when, day, "slutdatumet")
        for name in action.responsible:
            yield Place(item.id, Part.ACTIONS, row, Cell.RESPONSIBLE), _checked(name, day, "ansvarig")
    for row, follow_up in enumerate(item.follow_ups):
        for text in (
            follow_up.body,
            follow_up.text,
            follow_up.when,
            *follow_up.responsible,
            *follow_up.done_by,
            *follow_up.not_done,
        ):
            yield Place(item.id, Part.FOLLOW_UPS, row), _checked(text, day, "uppföljningen")


def item_prose(item: Item, day: date) -> Iterator[PlacedText]:
    """The item's prose."""
    is_next = is_about_coming(item.title)
    heading = Place(item.id, Part.ITEM)
    yield heading, _checked(item.title, day, "rubriken", is_prepared=True)
    yield heading, _checked(item.reason, day, "orsaken")
    background = _checked(item.background, day, "ärendebeskrivningen", is_prepared=True, is_of_next_meeting=is_next)
    yield Place(item.id, Part.BACKGROUND), background
    yield Place(item.id, Part.PROPOSALS), _checked("\n\n".join(item.proposals), day, "förslaget", is_prepared=True)
    yield Place(item.id, Part.NOTES), _checked(item.notes, day, "anteckningen", is_of_next_meeting=is_next)
    yield Place(item.id, Part.DECISIONS), _checked("\n\n".join(item.decisions), day, "beslutet")
    for row, action in enumerate(item.actions):
        yield Place(item.id, Part.ACTIONS, row), _checked(action.text, day, "åtgärden")
    for row, follow_up in enumerate(item.follow_ups):
        yield Place(item.id, Part.FOLLOW_UPS, row), _checked(follow_up.comment or "", day, "uppföljningen")
