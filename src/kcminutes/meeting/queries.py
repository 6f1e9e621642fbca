"""What is asked of a meeting: its items in reading order, its people."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kcminutes.meeting.model import Item, ItemPath, Meeting, Participant
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.states import Attendance
from kcminutes.swedish.names import PARTICLES, matches, those_meant

TITLE: Final = r"(?:chef|direktör|strateg|samordnare|sekreterare|ledare|handläggare|råd)(?:en)?"
"""How a title ends, as a pattern: kommunchef, regionråd."""


def paths(meeting: Meeting) -> list[ItemPath]:
    """Every item's and sub-item's path, in reading order."""
    return [path for path, _ in walk(meeting)]


def walk(meeting: Meeting) -> Iterator[tuple[ItemPath, Item]]:
    """Every item and sub-item with its path, in reading order."""
    for index, item in enumerate(meeting.items):
        yield (index,), item
        for sub_index, sub in enumerate(item.subitems):
            yield (index, sub_index), sub


def has_item(meeting: Meeting, path: ItemPath) -> bool:
    """Whether an item stands at the path."""
    siblings = meeting.items
    for index in path:
        if not 0 <= index < len(siblings):
            return False
        siblings = siblings[index].subitems
    return bool(path)


def item_at(meeting: Meeting, path: ItemPath) -> Item:
    """The item at the path; IndexError if there is none."""
    item = meeting.items[path[0]]
    return item.subitems[path[1]] if len(path) > 1 else item


def nearest(meeting: Meeting, path: ItemPath) -> ItemPath | None:
    """The path itself, or the item before it, its parent or the last item, whichever is first to exist; None if there are none."""
    candidates = [path, (*path[:-1], path[-1] - 1), path[:1], (len(meeting.items) - 1,)]
    return next((candidate for candidate in candidates if has_item(meeting, candidate)), None)


def path_to(meeting: Meeting, item_id: str) -> ItemPath | None:
    """Where the item with the id stands; None if there is none."""
    return next((path for path, item in walk(meeting) if item.id == item_id), None)


def is_within(path: ItemPath, item: ItemPath) -> bool:
    """Whether the path is the item's own or that of one of its sub-items: who takes part in an item takes part in those too."""
    return path[: len(item)] == item


# People.


def names_apart(meeting: Meeting) -> tuple[str, ...]:
    """The participants' names, as `labels_apart` has them."""
    return labels_apart(meeting.participants)


def same_person(person: Participant) -> tuple[str, str]:
    """What two rows of one person have in common, in one meeting or in several: name and organisation, whatever the capitals."""
    return person.name.casefold(), person.organisation.casefold()


def labels_apart(people: Sequence[Participant]) -> tuple[str, ...]:
    """The people's names, in their order; of several people of one name each with what tells them apart in brackets.

    That is the organisation ("Eva Ek (Umeå kommun)"), else the title. Rows that neither tells apart are of one person.
    """
    namesakes: dict[str, list[Participant]] = {}
    for person in people:
        namesakes.setdefault(person.name.casefold(), []).append(person)
    return tuple(_name_apart(person, namesakes[person.name.casefold()]) for person in people)


def _name_apart(person: Participant, namesakes: list[Participant]) -> str:
    organisations, titles = [one.organisation for one in namesakes], [one.title for one in namesakes]
    for own, all_of_them in ((person.organisation, organisations), (person.title, titles)):
        told = {text.casefold() for text in all_of_them}
        if len(told) > 1 and "" not in told:
            return f"{person.name} ({own})"
    return person.name


def participants_and_presenters(meeting: Meeting) -> list[str]:
    """The names of those who take part or present an item, each once whatever the capitals, the participants' first.

    People of one name are told apart (see `names_apart`); the bare name, which is none of them, is left out.
    """
    apart = names_apart(meeting)
    shared = {person.name.casefold() for person in meeting.participants} - {name.casefold() for name in apart}
    presenters = [name for _, item in walk(meeting) for name in item.presenters if name.casefold() not in shared]
    return _each_once([*apart, *presenters])


def known_people(meeting: Meeting) -> list[str]:
    """Whom an action can be given to: participants, presenters, and then whoever else has been given one; each once.

    What is short for one of those called ("fne", left as typed when the program was cut off) is no name of its own, and neither is
    what was typed around such a name ("nö m.fl.", "Kommunchef Öhrvall").
    """
    called = names_apart(meeting)
    responsible = [name for _, item in walk(meeting) for action in item.actions for name in action.responsible]
    others = [name for name in dict.fromkeys(responsible) if not matches(name, called) and not _is_around(name, called)]
    return _each_once([*participants_and_presenters(meeting), *others])


def organisations(meeting: Meeting) -> tuple[str, ...]:
    """Whom the participants come from, each once: an action may be given to those too."""
    return tuple(_each_once([person.organisation for person in meeting.participants]))


def _is_around(text: str, names: Sequence[str]) -> bool:
    """Whether a text is words around a name, and no name: in small letters, cut off, or with a title or others beside it."""
    first, *rest = text.split() or [""]
    if not (first[:1].isupper() or first in PARTICLES) or text.endswith("-"):
        return True
    is_titled = re.fullmatch(rf"(?i)\w*(?:{TITLE}|ordförande)", first) is not None
    return those_meant(text, names) != [text] or (is_titled and bool(matches(" ".join(rest), names)))


def _each_once(names: list[str]) -> list[str]:
    found: dict[str, str] = {}
    for name in filter(None, names):
        found.setdefault(name.casefold(), name)
    return list(found.values())


def present_count(meeting: Meeting) -> tuple[int, int]:
    """How many seats have somebody present now, and how many there are; guests don't count.

    Each of those called to the whole meeting has a seat. Deciding members of one organisation for different items share one.
    """
    seats = [[person] for person in meeting.participants if not person.items]
    shared: list[tuple[list[Participant], set[ItemPath]]] = []
    numbering = numbering_of(meeting.head)
    for person in meeting.participants:
        if person.items and person.voting:
            items = set(numbering.paths(person.items) or ())
            seat = next((one for one in shared if one[0][0].organisation == person.organisation and not one[1] & items), None)
            if seat and person.organisation and items:
                seat[0].append(person)
                seat[1].update(items)
            else:
                shared.append(([person], items))
    seats += [people for people, _ in shared]
    return sum(any(map(_is_here, people)) for people in seats), len(seats)


def organisations_without_vote(meeting: Meeting, at: ItemPath | None = None) -> list[str]:
    """The organisations that were called with a deciding member and have none present now, for the item ``at`` if that is given."""
    numbering = numbering_of(meeting.head)

    def decides(person: Participant) -> bool:
        own = numbering.paths(person.items) if person.items and at else None
        return not own or any(is_within(at or (), path) for path in own)

    voting = [person for person in meeting.participants if person.voting and person.organisation and decides(person)]
    there = {person.organisation for person in voting if _is_here(person)}
    return [name for name in dict.fromkeys(person.organisation for person in voting) if name not in there]


def _is_here(person: Participant) -> bool:
    return person.attendance is Attendance.PRESENT and person.left is None


def people_with_role(meeting: Meeting, role: str) -> list[Participant]:
    """The participants with the role, however it is written, also those who are absent."""
    return [person for person in meeting.participants if person.has_role(role)]


def person_with_role(meeting: Meeting, role: str) -> Participant | None:
    """The first participant with the role who is not absent, or None."""
    return next((person for person in people_with_role(meeting, role) if person.attendance is not Attendance.ABSENT), None)
