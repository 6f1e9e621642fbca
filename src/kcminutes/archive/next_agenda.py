"""The next kallelse of a body, made from its last meeting and from what waits for it."""

import contextlib
from dataclasses import dataclass
from datetime import date

from kcminutes.archive.archive import Archive
from kcminutes.archive.cards import Card, CardItem
from kcminutes.archive.coming_days import coming_after, next_day, times_on
from kcminutes.archive.entries import Entry, prepared_item, with_waiting
from kcminutes.archive.people import people_called
from kcminutes.archive.previous import with_previous
from kcminutes.archive.recurring import Earlier, is_standing_text, standing_title
from kcminutes.archive.titles import is_closer, is_opener
from kcminutes.archive.waiting import Matters, Waiting, waiting
from kcminutes.meeting.ids import new_id
from kcminutes.meeting.model import Head, Item, Meeting, Origin
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import item_at, path_to, walk
from kcminutes.meeting.states import ItemStatus
from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.meetings import read
from kcminutes.storage.workspace import AGENDAS


@dataclass(frozen=True)
class NextAgenda:
    """A kallelse that was made, and what it was made from."""

    meeting: Meeting
    source: Card | None
    """The meeting that it grew out of; None for one from a template."""
    previous: Card | None
    """The meeting whose minutes it has to be noted; None if there are none."""
    taken: tuple[Waiting, ...]
    """The matters that waited, and that it has."""
    forgotten: tuple[Waiting, ...]
    """Matters that waited so long that it has them not."""


def day_of_next(archive: Archive, body: str) -> date | None:
    """The day on which the body meets next, by its last meeting; None if nobody has said. Raises FileError."""
    last = archive.last_meeting(body)
    return next_day(archive.meeting(last)) if last else None


def next_agenda(archive: Archive, body: str, day: date) -> NextAgenda | None:
    """The body's kallelse to the day; None if it has no meeting that this one could grow out of. Raises FileError.

    It grows out of the newest meeting before the day, held or only called; where there is none before it, of the newest.
    """
    last = archive.last_before(body, day)
    if last is None:
        return None
    base = archive.meeting(last)
    series = archive.series(body)
    return _made(archive, base, _recurring(base, Earlier(archive, series[series.index(last) + 1 :])), (body, day), last)


def agenda_from(archive: Archive, template: Meeting, body: str, day: date) -> NextAgenda:
    """The body's kallelse to the day, with everything that was prepared in the template, whatever that one's body and day.

    What waits for the body is taken along too. Raises FileError.
    """
    entries = []
    for index, item in enumerate(template.items):
        copy = prepared_item(item, subitems=map(prepared_item, item.subitems))
        entries.append(Entry(copy, template, (index,), tuple((index, sub) for sub in range(len(item.subitems)))))
    return _made(archive, template, entries, (body, day), None)


def what_waits(archive: Archive, agenda: Meeting) -> list[Item]:
    """The matters that wait for the agenda's meeting and that it has not, as items. Raises FileError."""
    matters = Matters(archive, agenda.head.body, agenda.head.day)
    origins = {(item.origin.meeting, item.origin.item) for _, item in walk(agenda) if item.origin}
    waits, _ = waiting(matters)
    return [_entry(archive, matters, each, agenda.head.day).item for each in waits if (each.card.day, each.item.id) not in origins]


def _made(archive: Archive, base: Meeting, entries: list[Entry], called: tuple[str, date], source: Card | None) -> NextAgenda:
    body, day = called
    matters = Matters(archive, body, day)
    taken, old = waiting(matters)
    for each in taken:
        entries = with_waiting(entries, _entry(archive, matters, each, day))
    previous = next((card for card in archive.series(body) if card.is_held and card.day <= day), None)
    if previous:
        entries = with_previous(entries, previous)
    head = _head(archive, base, body, day)
    people = people_called(base, _called_then(archive, source, base), entries, numbering_of(head))
    meeting = Meeting(head=head, participants=people, items=tuple(entry.item for entry in entries))
    return NextAgenda(meeting, source, previous, tuple(taken), tuple(old))


def _recurring(base: Meeting, earlier: Earlier) -> list[Entry]:
    """The items of the meeting that come again by themselves, without what was about that meeting only."""
    entries = []
    for index, item in enumerate(base.items):
        same = earlier.same(item)
        if same or is_opener(item.title) or is_closer(item.title):
            subs = [(sub_index, sub, earlier.same(sub, item.title)) for sub_index, sub in enumerate(item.subitems)]
            kept = [(sub_index, _standing(sub, like)) for sub_index, sub, like in subs if like]
            subpaths = tuple((index, sub_index) for sub_index, _ in kept)
            entries.append(Entry(_standing(item, same, tuple(sub for _, sub in kept)), base, (index,), subpaths))
    return entries


def _standing(item: Item, same: list[CardItem], subitems: tuple[Item, ...] = ()) -> Item:
    is_text = is_standing_text(item, same)
    return Item(
        id=new_id(),
        title=standing_title(item, same),
        planned_minutes=item.planned_minutes,
        presenters=item.presenters,
        background=item.background if is_text else "",
        proposals=item.proposals if is_text else (),
        subitems=subitems,
    )


def _entry(archive: Archive, matters: Matters, waited: Waiting, day: date) -> Entry:
    """The matter that waited, as an item: what was prepared for it, and where it comes from."""
    source = archive.meeting(waited.card)
    path = path_to(source, waited.item.id)
    if path is None:  # changed by somebody since its card was made
        return Entry(Item(id=new_id(), title=waited.item.title, origin=_origin(waited, waited.item.id)), waited=True)
    item = item_at(source, path)
    cards = {each.id: each for each in archive.items(waited.card)}
    going = [
        (index, sub)
        for index, sub in enumerate(item.subitems)
        if _goes_along(sub, waited, day) and not (sub.id in cards and matters.is_taken_up(waited.card, cards[sub.id], waited.due))
    ]
    subs = [prepared_item(sub, _origin(waited, sub.id)) for _, sub in going]
    copy = prepared_item(item, _origin(waited, item.id), subs)
    return Entry(copy, source, path, tuple((*path, index) for index, _ in going), waited=True)


def _goes_along(sub: Item, waited: Waiting, day: date) -> bool:
    """Whether a sub-item of a matter that waited is still to be dealt with on the day."""
    if waited.is_handed_on:
        return sub.status is not ItemStatus.WITHDRAWN
    if sub.status is ItemStatus.POSTPONED:
        return sub.postponed_to is None or sub.postponed_to <= day
    return sub.status is None and not sub.decisions


def _origin(waited: Waiting, item_id: str) -> Origin:
    return Origin(meeting=waited.card.day, item=item_id, body=waited.card.body if waited.is_handed_on else "")


def _head(archive: Archive, base: Meeting, body: str, day: date) -> Head:
    last = archive.last_before(body, day)
    about = archive.meeting(last) if last else base
    start, end = times_on(about, day, (base.head.start, base.head.end))
    return Head(
        body=body,
        document=base.head.document,
        day=day,
        start=start,
        end=end,
        place=base.head.place,
        numbering=base.head.numbering,
        first_number=_first_number(about if last else None, base, day),
        coming=coming_after(about, day, start),
    )


def _first_number(last: Meeting | None, base: Meeting, day: date) -> int:
    """Where the body's items are numbered from: on from the last meeting's, and from 1 each year, if the numbers run on at all."""
    before = last or base
    runs_on = base.head.numbering or before.head.first_number > 1
    if not runs_on or last is None or last.head.day.year != day.year or last.head.day > day:
        return 1
    return last.head.first_number + len(last.items)


def _called_then(archive: Archive, source: Card | None, minutes: Meeting) -> list[str] | None:
    """Who had been called to the meeting; None if no file tells, or nobody took somebody's place so that it doesn't matter."""
    if source and source.is_minutes and any(person.replaces for person in minutes.participants):
        with contextlib.suppress(FileError):
            agenda = archive.workspace.root / AGENDAS / archive.path(source).name
            return [person.name for person in read(agenda).participants]
    return None
