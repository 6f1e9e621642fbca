"""The steps of undo in the plainest way, with every meeting whole: what the program's own are held against."""

from datetime import datetime

from kcminutes.meeting.model import Meeting
from kcminutes.meeting.place import Place
from kcminutes.session.history import Change, History
from kcminutes.session.keystrokes import KEY, Stroke


class WholeHistory:
    """The steps of undo with every meeting whole, beside the steps that are looked at: both must say the same."""

    def __init__(self) -> None:
        self._looked_at = History()
        self._done: list[Change] = []
        self._undone: list[Change] = []

    def add(self, before: Meeting, after: Meeting, label: str, place: Place, origin: str | None) -> Meeting:
        self._done.append(Change(label, place, before, after, origin=origin))
        self._undone.clear()
        return self._looked_at.add(before, after, label, place, origin)

    def type(  # as the history's own
        self, before: Meeting, after: Meeting, label: str, place: Place, at: datetime, *, stroke: Stroke = KEY
    ) -> Meeting:
        top = self._looked_at._done.top
        meeting = self._looked_at.type(before, after, label, place, at, stroke=stroke)
        if (new := self._looked_at._done.top) is not top:
            if new and top and new.before is not before:  # a word begun in the last step is taken into this one
                before = self._done[-1].after = new.before
            self._done.append(Change(label, place, before, after, origin=place.item))
            self._undone.clear()
        else:
            self._done[-1].after = after
        return meeting

    def undo(self) -> Change | None:
        return self._moved(self._done, self._undone, self._looked_at.undo())

    def redo(self) -> Change | None:
        return self._moved(self._undone, self._done, self._looked_at.redo())

    @staticmethod
    def _moved(source: list[Change], target: list[Change], found: Change | None) -> Change | None:
        if not source:
            assert found is None
            return None
        change = source.pop()
        target.append(change)
        assert found
        assert (found.label, found.place, found.origin) == (change.label, change.place, change.origin)
        assert (found.before, found.after) == (change.before, change.after)
        return found
