"""The pure edits: each takes a meeting and returns a new one that shares what it did not touch."""

from collections.abc import Callable
from datetime import time

from msgspec.structs import replace

from kcminutes.meeting.model import Head, Item, ItemPath, Meeting, Participant, Span
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import item_at, walk
from kcminutes.meeting.timeline import Timeline


def with_item(meeting: Meeting, path: ItemPath, item: Item) -> Meeting:
    """The meeting with another item at the path."""
    return _with_siblings(meeting, path, lambda siblings, index: (*siblings[:index], item, *siblings[index + 1 :]))


def with_inserted(meeting: Meeting, path: ItemPath, item: Item) -> Meeting:
    """The meeting with an item put in at the path; what stood there, and after, moves down and keeps its guests."""
    changed = _with_siblings(meeting, path, lambda siblings, index: (*siblings[:index], item, *siblings[index:]))
    return _with_guests_moved(meeting, changed, path, lambda index: index + 1 if index >= path[-1] else index)


def with_removed(meeting: Meeting, path: ItemPath) -> Meeting:
    """The meeting without the item at the path, and without those who were its guests only; what stood after moves up."""

    def moved(index: int) -> int | None:
        return None if index == path[-1] else index - 1 if index > path[-1] else index

    changed = _with_siblings(meeting, path, lambda siblings, index: (*siblings[:index], *siblings[index + 1 :]))
    return _with_guests_moved(meeting, changed, path, moved)


def with_moved(meeting: Meeting, path: ItemPath, to: int) -> Meeting:
    """The meeting with the item at the path moved to the place ``to`` (from 0) among its siblings."""

    def reordered(siblings: tuple[Item, ...], index: int) -> tuple[Item, ...]:
        rest = (*siblings[:index], *siblings[index + 1 :])
        return (*rest[:to], siblings[index], *rest[to:])

    def moved(index: int) -> int:
        if index == path[-1]:
            return to
        index -= index > path[-1]
        return index + (index >= to)

    return _with_guests_moved(meeting, _with_siblings(meeting, path, reordered), path, moved)


def with_visits_of(meeting: Meeting, other: Meeting, *, but: str | None) -> Meeting:
    """The meeting with the visits that its items have in the other, except those of the item with the id ``but``.

    Undo takes back what was recorded in an item, not that time passed at others.
    """
    handled = {item.id: item.handled for _, item in walk(other) if item.id != but}
    return with_visits(meeting, lambda item: handled.get(item.id, item.handled))


def without_visits_to_come(meeting: Meeting, now: time) -> Meeting:
    """The meeting without the visits that would lie after ``now``, at which it was opened: they are of the evening before."""
    timeline = Timeline(meeting)
    return with_visits(meeting, lambda item: tuple(span for span in item.handled if not timeline.is_before(now, span.start)))


def with_visits(meeting: Meeting, visits: Callable[[Item], tuple[Span, ...]]) -> Meeting:
    """The meeting with the visits at each item that ``visits`` gives."""
    for path, item in walk(meeting):
        if (handled := visits(item)) != item.handled:
            here = item_at(meeting, path)  # with the sub-items that were given theirs already
            meeting = with_item(meeting, path, replace(here, handled=handled))
    return meeting


def with_head(meeting: Meeting, head: Head) -> Meeting:
    """The meeting with another head; if that numbers the items otherwise, every guest stays bound to the same items."""
    before, after = numbering_of(meeting.head), numbering_of(head)

    def follow(person: Participant) -> Participant:
        bound = before.paths(person.items) if person.items else None
        return replace(person, items=after.listed(bound)) if bound else person

    people = meeting.participants if before == after else tuple(map(follow, meeting.participants))
    return replace(meeting, head=head, participants=people)


def with_participant(meeting: Meeting, index: int, person: Participant | None) -> Meeting:
    """The meeting with another person at the index among the participants, or with nobody there; one past the end adds."""
    people = meeting.participants
    return replace(meeting, participants=(*people[:index], *([person] if person else []), *people[index + 1 :]))


def _with_siblings(meeting: Meeting, path: ItemPath, change: Callable[[tuple[Item, ...], int], tuple[Item, ...]]) -> Meeting:
    """The meeting in which the siblings at the path are what ``change`` makes of them and the path's last index."""
    if len(path) == 1:
        return replace(meeting, items=change(meeting.items, path[0]))
    parent = meeting.items[path[0]]
    changed = replace(parent, subitems=change(parent.subitems, path[1]))
    return replace(meeting, items=(*meeting.items[: path[0]], changed, *meeting.items[path[0] + 1 :]))


def _with_guests_moved(before: Meeting, after: Meeting, path: ItemPath, moved: Callable[[int], int | None]) -> Meeting:
    """``after``, with every guest still bound to the same items; ``moved`` tells an index's new place, None for gone.

    A guest whose only item is gone is bound to the item above it, if it was a sub-item, and otherwise gone too: bound to none would
    be called to the whole meeting.
    """

    def place(guest_path: ItemPath) -> ItemPath | None:
        depth = len(path) - 1
        if guest_path[:depth] != path[:depth] or len(guest_path) <= depth:
            return guest_path
        index = moved(guest_path[depth])
        return None if index is None else (*guest_path[:depth], index, *guest_path[depth + 1 :])

    numbering = numbering_of(before.head)

    def follow(person: Participant) -> Participant | None:
        old = numbering.paths(person.items) or []
        new = sorted(filter(None, map(place, old))) or ([path[:-1]] if old and len(path) > 1 else [])
        if new == old:
            return person
        return replace(person, items=numbering.listed(new)) if new else None

    return replace(after, participants=tuple(filter(None, map(follow, before.participants))))
