"""Search in everything that a meeting holds."""

import enum
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from kcminutes.meeting.model import Action, FollowUp, Head, Item, Meeting, Participant
from kcminutes.meeting.place import Cell, Part, Place
from kcminutes.meeting.queries import walk
from kcminutes.swedish.matching import Found, Wanted

AROUND: Final = 30
"""Characters shown on each side of a hit."""

_CELLS: Final = (Cell.TEXT, Cell.DUE, Cell.RESPONSIBLE)
_ONE_CELL: Final = (0,)


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


class Kind(enum.Enum):
    """A kind of text to search in: the part that it is of, and its name in Swedish, for the screen."""

    MEETING = Part.HEAD, "Mötet"
    PERSON = Part.PEOPLE, "Närvaro"
    TITLE = Part.ITEM, "Rubrik"
    FACTS = Part.ITEM, "Uppgifter"
    BACKGROUND = Part.BACKGROUND, "Ärendebeskrivning"
    PROPOSALS = Part.PROPOSALS, "Förslag"
    NOTES = Part.NOTES, "Anteckning"
    DECISIONS = Part.DECISIONS, "BESLUT"
    ACTION = Part.ACTIONS, "ÅTGÄRD"
    FOLLOW_UP = Part.FOLLOW_UPS, "Uppföljning"


class SearchedText(Struct, frozen=True):
    """A text to search in."""

    item: str | None
    """The id of the item that it is of; None in the head and among the people."""
    kind: Kind
    text: str
    row: int = 0
    cells: Sequence[int] = ()
    """Where in the text each cell of a row begins, one that is no row's being one cell; none where no cursor can stand in it."""

    def hit(self, found: Found) -> Hit:
        """What was found in the text."""
        part, label = self.kind.value
        excerpt, at = excerpt_of(self.text, found.start, found.end)
        place = place_in(self.item, part, self.row, self.cells, found.start)
        return Hit(place, label, excerpt, at, found.end - found.start, found.is_exact)


def find(meeting: Meeting, typed: str) -> Iterator[Hit]:
    """Every hit, exact ones first, else in reading order (see `kcminutes.swedish.matching`). The items must have ids."""
    wanted = Wanted(typed)
    others: list[Hit] = []
    for searched in texts_of(meeting) if wanted else ():
        for found in wanted.places(searched.text):
            hit = searched.hit(found)
            if hit.is_exact:
                yield hit
            else:
                others.append(hit)
    yield from others


def place_in(item: str | None, part: Part, row: int, cells: Sequence[int], offset: int) -> Place:
    """The place of the character at the offset into a `SearchedText`."""
    for number in range(len(cells) - 1, -1, -1):
        if cells[number] <= offset:
            return Place(item, part, row, _CELLS[number], offset - cells[number])
    return Place(item, part, row)


def excerpt_of(text: str, start: int, end: int) -> tuple[str, int]:
    """What stands around a hit on its line, and where in that the hit begins."""
    begin = max(start - AROUND, 0)
    line = text.rfind("\n", max(begin - 1, 0), start) + 1
    cut = begin > 0 and not line
    begin = line or begin
    stop = text.find("\n", end, end + AROUND)
    around = text[begin : end + AROUND if stop < 0 else stop].rstrip()
    excerpt = around.lstrip()
    at = max(start - begin - (len(around) - len(excerpt)), 0)
    return (f"…{excerpt}", at + 1) if cut else (excerpt, at)


def around_hit(hit: Hit, room: int) -> tuple[str, str, str]:
    """What of the excerpt there is room for, so that the hit is in it: before it, the hit, and after it."""
    before, found, after = hit.excerpt[: hit.at], hit.excerpt[hit.at : hit.at + hit.length], hit.excerpt[hit.at + hit.length :]
    kept = max(room - len(found) - min(len(after), room // 3), 0)
    if len(before) > kept:
        before = f"…{before[len(before) - kept + 1 :]}" if kept > 1 else ""
    return before, found, after


def texts_of(meeting: Meeting) -> Iterator[SearchedText]:
    """Everything that a meeting holds, in reading order: first its head and its people, then each item. The items must have ids."""
    yield SearchedText(None, Kind.MEETING, _about_meeting(meeting.head))
    for row, person in enumerate(meeting.participants):
        yield SearchedText(None, Kind.PERSON, _about_person(person), row)
    for _, item in walk(meeting):
        yield SearchedText(item.id, Kind.TITLE, item.title)
        yield SearchedText(item.id, Kind.FACTS, _facts(item))
        yield SearchedText(item.id, Kind.BACKGROUND, item.background, cells=_ONE_CELL)
        yield SearchedText(item.id, Kind.PROPOSALS, "\n\n".join(item.proposals), cells=_ONE_CELL)
        yield SearchedText(item.id, Kind.NOTES, item.notes, cells=_ONE_CELL)
        yield SearchedText(item.id, Kind.DECISIONS, "\n\n".join(item.decisions), cells=_ONE_CELL)
        for row, action in enumerate(item.actions):
            yield _row(action, item.id, row)
        for row, follow_up in enumerate(item.follow_ups):
            yield SearchedText(item.id, Kind.FOLLOW_UP, _about_follow_up(follow_up), row)


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


def _row(action: Action, item: str, row: int) -> SearchedText:
    """The whole row as one text, so that a person's name is shown with what the person is to do."""
    due = str(action.due or action.when)
    until_people = f"{action.text} {due} "
    cells = (0, len(action.text) + 1, len(until_people))
    return SearchedText(item, Kind.ACTION, until_people + ", ".join(action.responsible), row, cells)


def _about_follow_up(follow_up: FollowUp) -> str:
    standing = follow_up.standing.value if follow_up.standing else ""
    due = f"{follow_up.due or follow_up.when} {follow_up.new_due or ''}"
    asked = (follow_up.body, str(follow_up.meeting), follow_up.text, due, *follow_up.responsible)
    return " ".join(filter(None, (*asked, standing, *follow_up.done_by, *follow_up.not_done, follow_up.comment)))
