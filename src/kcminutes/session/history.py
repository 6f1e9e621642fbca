"""Undo and redo of everything: the steps that led from one meeting to the next, each with its place."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from msgspec.structs import replace

from kcminutes.meeting.edits import with_item
from kcminutes.meeting.model import Item, Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.place import Place
from kcminutes.meeting.queries import item_at, path_to

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


class History:
    """The steps of undo and redo. Meetings share what they have in common, so that a step costs what it changed."""

    def __init__(self) -> None:
        self._done: list[Change] = []
        self._undone: list[Change] = []

    def add(self, before: Meeting, after: Meeting, label: str, place: Place, origin: str | None) -> Meeting:
        """Remember a change; what was taken back can't be done again any more. Returns the meeting after it."""
        self._done.append(Change(label, place, before, after, origin=origin))
        self._undone.clear()
        return after

    def type(self, before: Meeting, after: Meeting, label: str, place: Place, at: datetime) -> Meeting:
        """Remember a keystroke, as part of the last step if that is typing at the same place a moment ago."""
        last = self._done[-1] if self._done and not self._undone else None
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
        self._done[-1].typed, self._done[-1].at = 1, at
        return after

    def amend(self, after: Meeting) -> Meeting:
        """Let the last step lead to this meeting instead. Returns the meeting."""
        if self._done:
            self._done[-1].after = after
        return after

    def add_visit(self, before: Item, after: Item) -> None:
        """Let what can be done again have the visit that makes the item before the item after: redo takes no time back."""

        def with_visit(meeting: Meeting) -> Meeting:
            path = path_to(meeting, after.id)
            if path is None or (found := item_at(meeting, path)).handled != before.handled:
                return meeting
            return with_item(meeting, path, replace(found, handled=after.handled))

        for change in self._undone:
            change.before, change.after = with_visit(change.before), with_visit(change.after)

    def undo(self) -> Change | None:
        """Take the last step back; None if there is none."""
        return self._move(self._done, self._undone)

    def redo(self) -> Change | None:
        """Do the step again that was taken back last; None if there is none."""
        return self._move(self._undone, self._done)

    @staticmethod
    def _move(source: list[Change], target: list[Change]) -> Change | None:
        if not source:
            return None
        change = source.pop()
        change.at = None
        target.append(change)
        return change


def undone(change: Change | None, meeting: Meeting) -> str:
    """The sentence that tells what was undone."""
    return f"Ångrat: {change.label}{_where(change, meeting)}." if change else "Det finns inget att ångra."


def redone(change: Change | None, meeting: Meeting) -> str:
    """The sentence that tells what was done again."""
    return f"Gjort om: {change.label}{_where(change, meeting)}." if change else "Det finns inget att göra om."


def _where(change: Change, meeting: Meeting) -> str:
    path = path_to(meeting, change.place.item) if change.place.item else None
    return f" i ärende {numbering_of(meeting.head).number(path)}" if path else ""
