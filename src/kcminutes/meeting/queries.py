"""What is asked of a meeting: its items in reading order, its people."""

from collections.abc import Iterator

from kcminutes.meeting.model import Attendance, Item, ItemPath, Meeting, Participant
from kcminutes.swedish.names import matches


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


def path_to(meeting: Meeting, item_id: str) -> ItemPath | None:
    """Where the item with the id stands; None if there is none."""
    return next((path for path, item in walk(meeting) if item.id == item_id), None)


def is_within(path: ItemPath, item: ItemPath) -> bool:
    """Whether the path is the item's own or that of one of its sub-items: who takes part in an item takes part in those too."""
    return path[: len(item)] == item


# People.


def participants_and_presenters(meeting: Meeting) -> list[str]:
    """The names of those who take part or present an item, each once whatever the capitals, the participants' first."""
    presenters = [name for _, item in walk(meeting) for name in item.presenters]
    return _each_once([*(person.name for person in meeting.participants), *presenters])


def known_people(meeting: Meeting) -> list[str]:
    """Whom an action can be given to: participants, presenters, and then whoever else has been given one; each once.

    What is short for one of those called ("fne", left as typed when the program was cut off) is no name of its own.
    """
    called = [person.name for person in meeting.participants]
    responsible = [name for _, item in walk(meeting) for action in item.actions for name in action.responsible]
    others = [name for name in dict.fromkeys(responsible) if not matches(name, called)]
    return _each_once([*participants_and_presenters(meeting), *others])


def _each_once(names: list[str]) -> list[str]:
    found: dict[str, str] = {}
    for name in filter(None, names):
        found.setdefault(name.casefold(), name)
    return list(found.values())


def present_count(meeting: Meeting) -> tuple[int, int]:
    """How many of those called are present now, and how many they are; guests don't count, who decides on some items does."""
    called = [person for person in meeting.participants if not person.is_guest]
    return sum(person.attendance is Attendance.PRESENT and person.left is None for person in called), len(called)


def organisations_without_vote(meeting: Meeting) -> list[str]:
    """The organisations that were called with a deciding member and have none present now."""
    voting = [person for person in meeting.participants if person.voting and person.organisation]
    there = {person.organisation for person in voting if person.attendance is Attendance.PRESENT and person.left is None}
    return [name for name in dict.fromkeys(person.organisation for person in voting) if name not in there]


def people_with_role(meeting: Meeting, role: str) -> list[Participant]:
    """The participants with the role, however it is written, also those who are absent."""
    return [person for person in meeting.participants if person.has_role(role)]


def person_with_role(meeting: Meeting, role: str) -> Participant | None:
    """The first participant with the role who is not absent, or None."""
    return next((person for person in people_with_role(meeting, role) if person.attendance is not Attendance.ABSENT), None)
