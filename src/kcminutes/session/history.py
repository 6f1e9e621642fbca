"""Undo and redo of everything: the steps that led from one meeting to the next, each with its place."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from msgspec.structs import replace

from kcminutes.meeting.edits import with_item
from kcminutes.meeting.model import Item, Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.place import Place
from kcminutes.meeting.queries import item_at, path_to
from kcminutes.session.packing import packed, unpacked

TYPING_PAUSE: Final = 1.0
"""Seconds without typing after which the next character begins a new step of undo."""
TYPING_STEP: Final = 40
"""The most keystrokes in one step of undo."""


@dataclass
class Change:
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
    """When the last of them was."""


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


class Steps:
    """A pile of steps. Those under the uppermost cost what they changed, and are made whole again as they come up.

    ``above_is_later`` tells whether each step was done after the one under it, or before.
    """

    def __init__(self, *, above_is_later: bool) -> None:
        self._above_is_later = above_is_later
        self._packed: list[_Packed] = []
        self.top: Change | None = None
        """The uppermost step; None if there is none."""

    @property
    def count(self) -> int:
        """How many steps there are."""
        return len(self._packed) + (self.top is not None)

    def push(self, change: Change) -> None:
        """Put the step on the pile."""
        if under := self.top:
            near, far = self._sides(under)
            _, against = self._sides(change)
            self._packed.append(
                _Packed(under.label, under.place, under.typed, under.origin, packed(near, against), packed(far, near))
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
        self._visits: list[tuple[int, Item, Item]] = []
        """The visits since something was taken back: how many steps could be done again then, and the item before and after it."""

    def add(self, before: Meeting, after: Meeting, label: str, place: Place, origin: str | None) -> Meeting:
        """Remember a change; what was taken back can't be done again any more. Returns the meeting after it."""
        self._done.push(Change(label, place, before, after, origin=origin))
        self._undone.clear()
        self._visits.clear()
        return after

    def type(self, before: Meeting, after: Meeting, label: str, place: Place, at: datetime) -> Meeting:
        """Remember a keystroke, as part of the last step if that is typing at the same place a moment ago."""
        last = None if self._undone.top else self._done.top
        if (
            last
            and last.at
            and (last.label, last.place) == (label, place)
            and last.typed < TYPING_STEP
            and abs((at - last.at).total_seconds()) < TYPING_PAUSE
        ):
            last.typed, last.at = last.typed + 1, at
            return self.amend(after)
        self.add(before, after, label, place, place.item)
        if self._done.top:
            self._done.top.typed, self._done.top.at = 1, at
        return after

    def amend(self, after: Meeting) -> Meeting:
        """Let the last step lead to this meeting instead. Returns the meeting."""
        if self._done.top:
            self._done.top.after = after
        return after

    def add_visit(self, before: Item, after: Item) -> None:
        """Let what can be done again have the visit that makes the item before the item after: redo takes no time back."""
        if self._undone.top:
            self._visits.append((self._undone.count, before, after))

    def undo(self) -> Change | None:
        """Take the last step back; None if there is none."""
        change = self._done.pop()
        if change:
            change.at = None
            self._undone.push(change)
        return change

    def redo(self) -> Change | None:
        """Do the step again that was taken back last; None if there is none."""
        index = self._undone.count
        change = self._undone.pop()
        if change is None:
            return None
        meetings = change.before, change.after
        for steps, before, after in self._visits:
            if index <= steps:  # the step was taken back before that visit
                meetings = _with_visit(meetings[0], before, after), _with_visit(meetings[1], before, after)
        self._visits = [(min(steps, index - 1), before, after) for steps, before, after in self._visits] if index > 1 else []
        change = dataclasses.replace(change, before=meetings[0], after=meetings[1], at=None)
        self._done.push(change)
        return change


def _with_visit(meeting: Meeting, before: Item, after: Item) -> Meeting:
    """The meeting with the visit that makes the item before the item after, if the item is as it was before."""
    path = path_to(meeting, after.id)
    if path is None or (found := item_at(meeting, path)).handled != before.handled:
        return meeting
    return with_item(meeting, path, replace(found, handled=after.handled))


def undone(change: Change | None, meeting: Meeting) -> str:
    """The sentence that tells what was undone."""
    return f"Ångrat: {change.label}{_where(change, meeting)}." if change else "Det finns inget att ångra."


def redone(change: Change | None, meeting: Meeting) -> str:
    """The sentence that tells what was done again."""
    return f"Gjort om: {change.label}{_where(change, meeting)}." if change else "Det finns inget att göra om."


def _where(change: Change, meeting: Meeting) -> str:
    path = path_to(meeting, change.place.item) if change.place.item else None
    return f" i ärende {numbering_of(meeting.head).number(path)}" if path else ""
