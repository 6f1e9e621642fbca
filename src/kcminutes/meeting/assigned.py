"""The meeting's åtgärder, each with its item and whom it is given to."""

from collections.abc import Iterator

from msgspec import Struct

from kcminutes.meeting.model import Action, Item, ItemPath, Meeting
from kcminutes.meeting.queries import participants_and_presenters, walk
from kcminutes.swedish.names import those_meant


class Assigned(Struct, frozen=True):
    """An åtgärd."""

    path: ItemPath
    """Where its item stands."""
    item: Item
    action: Action
    people: tuple[str, ...]
    """Whom it is given to: those who are known in the meeting by their whole names, others as written."""


def assigned(meeting: Meeting) -> list[Assigned]:
    """The meeting's åtgärder in reading order, but for rows in which nothing has been typed."""
    return [*_assigned(meeting)]


def _assigned(meeting: Meeting) -> Iterator[Assigned]:
    known = participants_and_presenters(meeting)
    for path, item in walk(meeting):
        for action in item.actions:
            if not action.is_empty:
                people = (name for who in action.responsible for name in those_meant(who, known))
                yield Assigned(path, item, action, tuple(dict.fromkeys(people)))


def by_person(tasks: list[Assigned]) -> dict[str, list[Assigned]]:
    """The åtgärder of each who has any, each person's in the order given."""
    found: dict[str, list[Assigned]] = {}
    for task in tasks:
        for name in task.people:
            found.setdefault(name, []).append(task)
    return found
