"""Search in everything that a meeting holds."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from kcminutes.meeting.model import Action, FollowUp, Head, Item, Meeting, Participant
from kcminutes.meeting.place import HEAD, Cell, Part, Place
from kcminutes.meeting.queries import walk
from kcminutes.swedish.matching import Wanted

AROUND: Final = 30
"""Characters shown on each side of a hit."""

_ONE_CELL: Final = ((0, Cell.TEXT),)


class Hit(Struct, frozen=True):
    """A place where the text was found."""

    place: Place
    """Where; its offset is the hit's first character, and 0 in the head, among the people, in headings and follow-ups."""
    label: str
    """The place's part in Swedish, for the screen."""
    excerpt: str
    """The hit with what stands around it."""
    at: int = 0
    """Where in the excerpt the hit begins."""
    length: int = 0
    """How many characters of the excerpt are the hit."""
    is_exact: bool = True
    """Whether every å, ä and ö stands where it was typed, and nowhere else."""


class SearchedText(Struct, frozen=True, omit_defaults=True, array_like=True):
    """A text to search in."""

    place: Place
    label: str
    text: str
    cells: tuple[tuple[int, Cell], ...] = ()
    """Where in the text each cell begins, in order; none where no cursor can stand in the text."""

    def place_at(self, offset: int) -> Place:
        """The place of the character at the offset."""
        for begin, cell in reversed(self.cells):
            if begin <= offset:
                return Place(self.place.item, self.place.part, self.place.row, cell, offset - begin)
        return self.place


def find(meeting: Meeting, typed: str) -> Iterator[Hit]:
    """Every hit, exact ones first, else in reading order (see `kcminutes.swedish.matching`). The items must have ids."""
    wanted = Wanted(typed)
    others: list[Hit] = []
    for searched in texts_of(meeting) if wanted else ():
        for found in wanted.places(searched.text):
            hit = hit_at(searched, found.start, found.end, is_exact=found.is_exact)
            if hit.is_exact:
                yield hit
            else:
                others.append(hit)
    yield from others


def hit_at(searched: SearchedText, start: int, end: int, *, is_exact: bool) -> Hit:
    """The hit from one place in the text to another on the same line."""
    text = searched.text
    line = text.rfind("\n", 0, start) + 1
    begin = max(line, start - AROUND)
    around = text[begin : end + AROUND].partition("\n")[0].rstrip()
    excerpt = around.lstrip()
    at = max(0, start - begin - (len(around) - len(excerpt)))
    if begin > line:
        excerpt, at = f"…{excerpt}", at + 1
    return Hit(searched.place_at(start), searched.label, excerpt, at, end - start, is_exact)


def around_hit(hit: Hit, room: int) -> tuple[str, str, str]:
    """What of the excerpt there is room for, so that the hit is in it: before it, the hit, and after it."""
    before, found, after = hit.excerpt[: hit.at], hit.excerpt[hit.at : hit.at + hit.length], hit.excerpt[hit.at + hit.length :]
    kept = max(room - len(found) - min(len(after), room // 3), 0)
    if len(before) > kept:
        before = f"…{before[len(before) - kept + 1 :]}" if kept > 1 else ""
    return before, found, after


def texts_of(meeting: Meeting) -> Iterator[SearchedText]:
    """Everything that a meeting holds, in reading order: first its head and its people, then each item. The items must have ids."""
    yield SearchedText(HEAD, "Mötet", _about_meeting(meeting.head))
    for row, person in enumerate(meeting.participants):
        yield SearchedText(Place(None, Part.PEOPLE, row), "Närvaro", _about_person(person))
    for _, item in walk(meeting):
        yield SearchedText(Place(item.id, Part.ITEM), "Rubrik", item.title)
        yield SearchedText(Place(item.id, Part.ITEM), "Uppgifter", _facts(item))
        yield SearchedText(Place(item.id, Part.BACKGROUND), "Ärendebeskrivning", item.background, _ONE_CELL)
        yield SearchedText(Place(item.id, Part.PROPOSALS), "Förslag", "\n\n".join(item.proposals), _ONE_CELL)
        yield SearchedText(Place(item.id, Part.NOTES), "Anteckning", item.notes, _ONE_CELL)
        yield SearchedText(Place(item.id, Part.DECISIONS), "BESLUT", "\n\n".join(item.decisions), _ONE_CELL)
        for row, action in enumerate(item.actions):
            yield _row(action, Place(item.id, Part.ACTIONS, row))
        for row, follow_up in enumerate(item.follow_ups):
            yield SearchedText(Place(item.id, Part.FOLLOW_UPS, row), "Uppföljning", _about_follow_up(follow_up))


def _about_meeting(head: Head) -> str:
    coming = (f"{coming.day} {coming.body}" for coming in head.coming)
    approvers = (name for approval in head.approvals for name in approval.by)
    return "\n".join((head.body, head.document, head.place, str(head.day), *coming, *approvers))


def _about_person(person: Participant) -> str:
    attendance = person.attendance.value if person.attendance else ""
    reasons = (away.reason for away in person.away)
    return " ".join(
        (person.name, person.organisation, person.title, *person.roles, person.items, attendance, person.replaces, *reasons)
    )


def _facts(item: Item) -> str:
    status = item.status.value if item.status else ""
    handed_on = (f"{handed.body} {handed.day or ''}" for handed in item.handed_on)
    came_from = f"{item.origin.body} {item.origin.meeting}" if item.origin else ""
    decided = (f"{status} {item.postponed_to or ''}", item.reason, *handed_on, came_from)
    return "\n".join((*item.presenters, *item.attachments, item.reference, *decided))


def _row(action: Action, place: Place) -> SearchedText:
    """The whole row as one text, so that a person's name is shown with what the person is to do."""
    due = str(action.due or action.when)
    until_people = f"{action.text} {due} "
    cells = ((0, Cell.TEXT), (len(action.text) + 1, Cell.DUE), (len(until_people), Cell.RESPONSIBLE))
    return SearchedText(place, "ÅTGÄRD", until_people + ", ".join(action.responsible), cells)


def _about_follow_up(follow_up: FollowUp) -> str:
    standing = follow_up.standing.value if follow_up.standing else ""
    due = f"{follow_up.due or follow_up.when} {follow_up.new_due or ''}"
    asked = (follow_up.body, str(follow_up.meeting), follow_up.text, due, *follow_up.responsible)
    return " ".join(filter(None, (*asked, standing, *follow_up.done_by, *follow_up.not_done, follow_up.comment)))
