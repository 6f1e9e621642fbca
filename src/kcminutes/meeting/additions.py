"""What a changed agenda has that the minutes begun from it lack, and the minutes with that taken in."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from kcminutes.meeting import edits
from kcminutes.meeting.differences import Pairs, same_items
from kcminutes.meeting.ids import all_ids, new_id
from kcminutes.meeting.model import Item, ItemPath, Meeting, Participant
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import item_at, path_to, same_person, walk

_LISTED: Final = ("presenters", "attachments", "proposals")
_ALONE: Final = ("reference", "planned_minutes")
_OF_MEETING: Final = ("place", "start", "end")
_COUNTED: Final = {
    "items": ("nytt ärende", "nya ärenden"),
    "titles": ("ändrad rubrik", "ändrade rubriker"),
    "attachments": ("ny bilaga", "nya bilagor"),
    "background": ("ändrad ärendebeskrivning", "ändrade ärendebeskrivningar"),
    "proposals": ("nytt förslag till beslut", "nya förslag till beslut"),
    "presenters": ("ny föredragande", "nya föredragande"),
    "facts": ("ny uppgift om ett ärende", "nya uppgifter om ärenden"),
    "head": ("ändrad uppgift om mötet", "ändrade uppgifter om mötet"),
    "people": ("ny deltagare", "nya deltagare"),
    "coming": ("nytt kommande möte", "nya kommande möten"),
}


@dataclass(frozen=True)
class Additions:
    """What is new in an agenda since the minutes were begun from it."""

    meeting: Meeting
    """The minutes with all of it; what was recorded is as it was."""
    counts: tuple[tuple[str, int], ...]
    """How many there are of each kind, the items first."""

    def __bool__(self) -> bool:
        """Whether there is anything new."""
        return bool(self.counts)

    def __str__(self) -> str:
        """In Swedish words, as in "1 nytt ärende, 2 nya bilagor"."""
        return ", ".join(f"{count} {_COUNTED[kind][count > 1]}" for kind, count in self.counts)


def additions(minutes: Meeting, agenda: Meeting, before: Meeting | None = None) -> Additions:
    """What the agenda has that the minutes lack: items, what was prepared for them, people, coming meetings.

    An item is the same if it has the same id, else the same title. Nothing is taken away, and nothing replaced but a background,
    which is typed in agendas only. Where it is known how the agenda was ``before``, what has been changed in it since is changed
    in the minutes, unless she has changed it there; and what she took out of them is not put back.
    """
    taking = _Taking(minutes, agenda, before)
    taking.head()
    for path, item in walk(agenda):
        taking.item(path, item)
    taking.people()
    taking.coming()
    counts = tuple((kind, taking.counts[kind]) for kind in _COUNTED if taking.counts[kind])
    return Additions(taking.meeting, counts)


class _Taking:
    """The minutes while the agenda is gone through."""

    def __init__(self, minutes: Meeting, agenda: Meeting, before: Meeting | None) -> None:
        self.meeting = minutes
        self.counts: Counter[str] = Counter()
        self._agenda = agenda
        old, new = dict(walk(minutes)), dict(walk(agenda))
        pairs: Pairs = same_items(old, new)
        self._before = before
        was = dict(walk(before)) if before else {}
        self._was = {path: was[place] for path, place in same_items(was, new).items()}
        """For an item of the agenda, the same one as it was."""
        self._ids = {path: old[place].id for path, place in pairs.items()}
        """For an item of the agenda, the id that the same one has in the minutes."""

    def item(self, path: ItemPath, item: Item) -> None:
        """Complete the item that the minutes have, or put it in."""
        if path in self._ids:
            self._complete(self._ids[path], item, self._was.get(path))
        elif path not in self._was:  # else she has taken it out
            self._insert(self._place_after(path), path, item)

    def _complete(self, item_id: str, item: Item, was: Item | None) -> None:
        path = path_to(self.meeting, item_id)
        if path is None:
            return
        old = item_at(self.meeting, path)
        new = old
        if was and item.title != was.title and old.title == was.title:
            self.counts["titles"] += 1
            new = replace(new, title=item.title)
        for field in _LISTED:
            known = {*getattr(old, field), *(getattr(was, field) if was else ())}
            missing = [text for text in getattr(item, field) if text not in known]
            self.counts[field] += len(missing)
            new = replace(new, **{field: (*getattr(old, field), *missing)})
        for field in _ALONE:
            if _is_news(getattr(old, field), getattr(item, field), getattr(was, field) if was else None):
                self.counts["facts"] += 1
                new = replace(new, **{field: getattr(item, field)})
        if item.background.strip() and item.background != old.background:
            self.counts["background"] += 1
            new = replace(new, background=item.background)
        if new != old:
            self.meeting = edits.with_item(self.meeting, path, new)

    def _insert(self, place: ItemPath, path: ItemPath, item: Item) -> None:
        taken = all_ids(self.meeting)
        item_id = new_id(taken) if not item.id or item.id in taken else item.id
        new = Item(
            id=item_id,
            title=item.title,
            origin=item.origin,
            background=item.background,
            **{field: getattr(item, field) for field in (*_LISTED, *_ALONE)},
        )
        self._ids[path] = item_id
        self.meeting = edits.with_inserted(self.meeting, place, new)
        self.counts["items"] += 1

    def _place_after(self, path: ItemPath) -> ItemPath:
        """Where a new item goes: right after the one that it follows in the agenda, wherever the minutes have that now."""
        parent = self._where(path[:1]) if len(path) > 1 else None
        if parent is not None and len(parent) == 1:
            before = self._where((path[0], path[1] - 1)) if path[1] else None
            index = before[1] + 1 if before and before[:1] == parent and len(before) > 1 else 0
            return (*parent, index)
        for index in range(path[0] - (len(path) == 1), -1, -1):
            if before := self._where((index,)):
                return (before[0] + 1,)
        return (0,)

    def _where(self, path: ItemPath) -> ItemPath | None:
        return path_to(self.meeting, self._ids[path]) if path in self._ids else None

    def head(self) -> None:
        """Have the place and the times that have been changed since."""
        if self._before is None:
            return
        was, now, head = self._before.head, self._agenda.head, self.meeting.head
        changed = {
            field: getattr(now, field)
            for field in _OF_MEETING
            if getattr(now, field) != getattr(was, field) and getattr(head, field) == getattr(was, field)
        }
        if changed:
            self.counts["head"] += len(changed)
            self.meeting = replace(self.meeting, head=replace(head, **changed))

    def people(self) -> None:
        """Add the participants whom the minutes lack; a guest stays bound to the same items."""
        gone = self._before.participants if self._before else ()  # or never touched: whom she took out is not put back
        known = {same_person(person) for person in (*self.meeting.participants, *gone)}
        names = {name for name, _ in known}
        theirs, ours = numbering_of(self._agenda.head), numbering_of(self.meeting.head)
        for person in self._agenda.participants:
            name, organisation = same_person(person)
            if (name, organisation) in known or (name in names and not organisation):
                continue
            read = theirs.paths(person.items) if person.items else None
            bound = [where for path in read or () if (where := self._where(path))]
            new = Participant(
                name=person.name,
                organisation=person.organisation,
                title=person.title,
                roles=person.roles,
                voting=person.voting,
                items=ours.listed(sorted(bound)) if bound else person.items,
            )
            self.meeting = replace(self.meeting, participants=(*self.meeting.participants, new))
            self.counts["people"] += 1

    def coming(self) -> None:
        """Add the coming meetings that the minutes lack."""
        head = self.meeting.head
        known = {(one.day, one.body) for one in (*head.coming, *(self._before.head.coming if self._before else ()))}
        missing = tuple(one for one in self._agenda.head.coming if (one.day, one.body) not in known)
        if missing:
            self.meeting = replace(self.meeting, head=replace(head, coming=(*head.coming, *missing)))
            self.counts["coming"] += len(missing)


def _is_news(old: object, now: object, was: object) -> bool:
    """Whether the agenda's value is to stand in the place of that in the minutes."""
    return bool(now) and now != was and (not old or old == was)
