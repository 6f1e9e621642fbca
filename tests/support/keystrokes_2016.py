"""The meeting of 2016-12-08 as its secretary types it: what the minutes have beyond the agenda, in the order it was handled."""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from kcminutes.meeting.model import Item, ItemPath, Meeting, Participant
from kcminutes.meeting.numbering import PLAIN
from kcminutes.meeting.queries import has_item, item_at, walk
from kcminutes.meeting.states import Attendance, ItemStatus
from kcminutes.storage.toml import meetings as toml
from support.samples import AGENDA_2016, MINUTES_2016

TODAY: Final = date(2016, 12, 8)
"""The day of the meeting, from which the typed dates count."""


@dataclass(frozen=True)
class TypedAction:
    """A row of ÅTGÄRDER as typed."""

    text: str
    due: str
    """The date in one of the forms a person says it in."""
    responsible: tuple[str, ...]
    """Initials or parts of names; empty when nobody was named."""


@dataclass(frozen=True)
class Step:
    """What the secretary does while one item is handled; what is empty, nothing is done about."""

    number: str
    """As she types it to go there, as in ``15.1``."""
    title: str = ""
    """The title of an item that is added live; empty for one that the agenda has."""
    presenters: tuple[str, ...] = ()
    """Presenters added live, full names."""
    attachments: tuple[str, ...] = ()
    """Attachments added live."""
    present: tuple[str, ...] = ()
    """Full names of those she marks as present: at the first item everyone who is there, at a later one its guest."""
    absent: tuple[str, ...] = ()
    """Full names of those she marks as absent."""
    late: tuple[str, ...] = ()
    """Full names of those who arrive late, while this item is handled."""
    withdrawn: str = ""
    """Why the item is withdrawn."""
    notes: str = ""
    decisions: tuple[str, ...] = ()
    actions: tuple[TypedAction, ...] = ()

    @property
    def path(self) -> ItemPath:
        """Where the item stands in the minutes."""
        path = PLAIN.path(self.number)
        assert path is not None, self.number
        return path


# The due date and the people of each action, as typed, by the item's number: another form of date and of name in each.
_TYPED: Final[dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "6": (("8 maj", ("fne",)),),
    "9": (("24/4", ("Frida",)),),
    "10": (("tors v 20", ("ekd",)),),
    "15.1": (("2017-01-11", ()),),
    "15.2": (("+33", ("nordin",)),),
}


def steps() -> list[Step]:
    """The whole meeting, a step an item, in the order the items were handled; a withdrawn one comes after its predecessor."""
    agenda, minutes = toml.read(AGENDA_2016), toml.read(MINUTES_2016)
    in_order = _in_handled_order(minutes)
    return [_step(agenda, minutes, path, is_first=path == in_order[0]) for path in in_order]


def _in_handled_order(minutes: Meeting) -> list[ItemPath]:
    began: dict[ItemPath, time] = {}
    latest = time.min
    for path, item in walk(minutes):
        latest = item.handled[0].start if item.handled else latest
        began[path] = latest
    return sorted(began, key=lambda path: (began[path], path))


def _step(agenda: Meeting, minutes: Meeting, path: ItemPath, *, is_first: bool) -> Step:
    item = item_at(minutes, path)
    called = item_at(agenda, path) if has_item(agenda, path) else None
    here = [person for person in minutes.participants if _is_marked_at(person, path, item, is_first=is_first)]
    there = [person for person in here if person.attendance is Attendance.PRESENT]
    return Step(
        number=PLAIN.number(path),
        title="" if called else item.title,
        presenters=tuple(name for name in item.presenters if not called or name not in called.presenters),
        attachments=tuple(name for name in item.attachments if not called or name not in called.attachments),
        present=tuple(person.name for person in there if person.arrived is None),
        absent=tuple(person.name for person in here if person.attendance is Attendance.ABSENT),
        late=tuple(person.name for person in there if person.arrived),
        withdrawn=item.reason if item.status is ItemStatus.WITHDRAWN else "",
        notes=item.notes,
        decisions=item.decisions,
        actions=_typed_actions(PLAIN.number(path), item),
    )


def _is_marked_at(person: Participant, path: ItemPath, item: Item, *, is_first: bool) -> bool:
    """Whether the person's attendance is marked at the item: when arriving late, at a guest's own item, or at the first of all."""
    if person.arrived:
        return any(span.end is not None and span.start <= person.arrived < span.end for span in item.handled)
    if person.is_guest:
        return path == (PLAIN.paths(person.items) or [path])[0]
    return is_first


def _typed_actions(of_item: str, item: Item) -> tuple[TypedAction, ...]:
    rows = zip(item.actions, _TYPED.get(of_item, ()), strict=True)
    return tuple(TypedAction(action.text, due, responsible) for action, (due, responsible) in rows)
