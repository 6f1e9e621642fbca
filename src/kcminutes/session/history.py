"""Undo and redo of everything: the steps that led from one meeting to the next, each with its place."""

from datetime import datetime
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.meeting.edits import with_item, with_visits, with_visits_of
from kcminutes.meeting.model import Item, Meeting, Span
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.place import Place
from kcminutes.meeting.queries import item_at, path_to, walk
from kcminutes.session.keystrokes import KEY, Stroke
from kcminutes.session.packing import packed, unpacked

TYPING_PAUSE: Final = 1.0
"""Seconds without typing after which the next character begins a new step of undo."""
TYPING_STEP: Final = 40
"""The keystrokes in one step of undo; a word that is begun belongs to it."""
LONGEST_WORD: Final = 200
"""Keystrokes after which a step ends also within a word."""


class Change(Struct):
    """One step of undo."""

    label: str
    place: Place
    before: Meeting
    after: Meeting
    typed: int = 0
    """Keystrokes in it so far; 0 for a step that is not typing."""
    origin: str | None = None
    """The id of the item that she was at."""
    at: datetime | None = None
    """When the last of them was; None where nothing that is typed now belongs to the step."""
    word: Meeting | None = None
    """The meeting before the word that was typed last in it was begun; None for a step that is not typing."""
    dropped: tuple[Span, ...] = ()
    """The item's visits that undo left out, for redo to bring back."""
    gone: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    """The visits of items that undo took away, by their ids, for redo to bring back."""
    end: int | None = None
    """Where in the text the last keystroke ended; None where that is not known."""


class _Packed(NamedTuple):
    """A step under another on its pile."""

    label: str
    place: Place
    typed: int
    origin: str | None
    near: object
    """The meeting on the side of the step above, packed against that step's meeting on this side."""
    far: object
    """The meeting on the other side, packed against the near one."""
    dropped: tuple[Span, ...]
    gone: tuple[tuple[str, tuple[Span, ...]], ...]


class Steps:
    """A pile of steps. Those under the uppermost cost what they changed, and are made whole again as they come up.

    ``above_is_later`` tells whether each step was done after the one under it, or before.
    """

    def __init__(self, *, above_is_later: bool) -> None:
        self._above_is_later = above_is_later
        self._packed: list[_Packed] = []
        self.top: Change | None = None
        """The uppermost step; None if there is none."""

    def push(self, change: Change) -> None:
        """Put the step on the pile."""
        if under := self.top:
            near, far = self._sides(under)
            _, against = self._sides(change)
            self._packed.append(
                _Packed(
                    label=under.label,
                    place=under.place,
                    typed=under.typed,
                    origin=under.origin,
                    near=packed(near, against),
                    far=packed(far, near),
                    dropped=under.dropped,
                    gone=under.gone,
                )
            )
        self.top = change

    def pop(self) -> Change | None:
        """Take the uppermost step off the pile; None if there is none."""
        change, self.top = self.top, None
        if change and self._packed:
            under = self._packed.pop()
            near = unpacked(under.near, self._sides(change)[1])
            far = unpacked(under.far, near)
            before, after = (far, near) if self._above_is_later else (near, far)
            self.top = Change(under.label, under.place, before, after, under.typed, under.origin)
            self.top.dropped, self.top.gone = under.dropped, under.gone
        return change

    def clear(self) -> None:
        """Have no step."""
        self._packed.clear()
        self.top = None

    def _sides(self, change: Change) -> tuple[Meeting, Meeting]:
        """The meeting on the side of the step above, and the one on the side of the step under it."""
        return (change.after, change.before) if self._above_is_later else (change.before, change.after)


class History:
    """The steps of undo and redo; a step costs what it changed."""

    def __init__(self) -> None:
        self._done = Steps(above_is_later=True)
        self._undone = Steps(above_is_later=False)

    def add(self, before: Meeting, after: Meeting, label: str, place: Place, origin: str | None) -> Meeting:
        """Remember a change; what was taken back can't be done again any more. Returns the meeting after it."""
        self._done.push(Change(label, place, before, after, origin=origin))
        self._undone.clear()
        return after

    def type(  # noqa: PLR0913  # a keystroke is what it changed, where, when and of which kind
        self, before: Meeting, after: Meeting, label: str, place: Place, at: datetime, *, stroke: Stroke = KEY
    ) -> Meeting:
        """Remember a keystroke, as part of the last step if that is typing at the same place a moment ago.

        A keystroke where the cursor was moved to begins a step. Steps begin with a word: one that was begun before the step became
        too long, or typing paused, is taken into the next.
        """
        last = None if self._undone.top or stroke.begins else self._done.top
        if last and last.at and (last.label, last.place) == (label, place) and stroke.goes_on_from(last.end):
            goes_on = last.typed < TYPING_STEP and abs((at - last.at).total_seconds()) < TYPING_PAUSE
            is_one_word = stroke.is_in_word and last.word is last.before and last.typed < LONGEST_WORD
            if goes_on or is_one_word:
                last.typed, last.at, last.after, last.end = last.typed + 1, at, after, stroke.end
                last.word = last.word if stroke.is_in_word else before
                return after
            if stroke.is_in_word and last.word and last.word is not last.before:
                before = last.after = last.word
        self.add(before, after, label, place, place.item)
        if top := self._done.top:
            top.typed, top.at, top.word, top.end = 1, None if stroke.ends else at, before, stroke.end
        return after

    def undo(self) -> Change | None:
        """Take the last step back; None if there is none."""
        change = self._done.pop()
        if change:
            change.at = None
            self._undone.push(change)
        return change

    def redo(self) -> Change | None:
        """Do the step again that was taken back last; None if there is none."""
        change = self._undone.pop()
        if change:
            change.at = None
            self._done.push(change)
        return change


def meeting_before(change: Change, now: Meeting) -> Meeting:
    """The meeting before the change, with the visits made since: undo takes back what was recorded, not that time passed.

    An item in which nothing is left is as if it had not been touched; its visits are kept in the change.
    """
    was, became, is_now = (_item(meeting, change) for meeting in (change.before, change.after, now))
    if was is None or became is None or is_now is None:
        stay = {item.id for _, item in walk(change.before)}
        change.gone = tuple((item.id, item.handled) for _, item in walk(now) if item.handled and item.id not in stay)
        return with_visits_of(change.before, now, but=change.place.item)
    if was.handled != became.handled:  # the change is of the visits
        return _with_visits(change.before, now, was, _and(was.handled, is_now.handled, became.handled))
    if replace(was, handled=()).is_recorded:
        return _with_visits(change.before, now, was, is_now.handled)
    change.dropped = is_now.handled
    return _with_visits(change.before, now, was, was.handled)


def meeting_after(change: Change, now: Meeting) -> Meeting:
    """The meeting after the change, with the visits made since it was undone, and those that undo left out."""
    was, became, is_now = (_item(meeting, change) for meeting in (change.before, change.after, now))
    if was is None or became is None or is_now is None:
        gone, meeting = dict(change.gone), with_visits_of(change.after, now, but=change.place.item)
        return with_visits(meeting, lambda item: gone.get(item.id, item.handled))
    if was.handled != became.handled:
        return _with_visits(change.after, now, became, _and(became.handled, is_now.handled, was.handled))
    known = (*change.dropped, *was.handled) if change.dropped else ()
    return _with_visits(change.after, now, became, _and(change.dropped, is_now.handled, known))


def _item(meeting: Meeting, change: Change) -> Item | None:
    path = path_to(meeting, change.place.item) if change.place.item else None
    return item_at(meeting, path) if path else None


def _and(spans: tuple[Span, ...], others: tuple[Span, ...], known: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans, and those of the others that were not known."""
    return (*spans, *(span for span in others if span not in known))


def _with_visits(meeting: Meeting, now: Meeting, item: Item, spans: tuple[Span, ...]) -> Meeting:
    """The meeting with the visits that there are now, and these at the item."""
    meeting = with_visits_of(meeting, now, but=item.id)
    path = path_to(meeting, item.id)
    return meeting if path is None else with_item(meeting, path, replace(item_at(meeting, path), handled=spans))


def undone(change: Change | None, meeting: Meeting) -> str:
    """The sentence that tells what was undone."""
    return f"Ångrat: {change.label}{_where(change, meeting)}." if change else "Det finns inget att ångra."


def redone(change: Change | None, meeting: Meeting) -> str:
    """The sentence that tells what was done again."""
    return f"Gjort om: {change.label}{_where(change, meeting)}." if change else "Det finns inget att göra om."


def _where(change: Change, meeting: Meeting) -> str:
    path = path_to(meeting, change.place.item) if change.place.item else None
    return f" i ärende {numbering_of(meeting.head).number(path)}" if path else ""
