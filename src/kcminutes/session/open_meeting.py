"""One open meeting: where the secretary is in it, undo, the time at its items, and its file and safety copy; knows no screen."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from kcminutes.meeting import edits
from kcminutes.meeting.model import Action, Item, ItemPath, Meeting, Span
from kcminutes.meeting.queries import has_item, item_at, paths, walk
from kcminutes.session.history import Change, History, Place
from kcminutes.storage.durable.journal import Moment, SafetyCopy, Where
from kcminutes.storage.durable.newest_writer import SaveState
from kcminutes.storage.durable.saver import Saver
from kcminutes.storage.opening import Opened

SECONDS_A_DAY: Final = 86_400
SHORTEST_STAY: Final = 30.0
"""Seconds at an item that count as having handled it even if nothing was recorded there; shorter is passing by."""


class OpenMeeting:
    """One open meeting: where the secretary is in it, undo, the time at its items, and its file.

    ``meeting`` is always the newest value; every command replaces it, remembers how to undo that, and asks for it to be saved.
    ``now`` gives local time and is replaced in tests. ``restored`` is a Swedish sentence that tells what was restored when it was
    opened. ``where_is`` tells where the cursor is, and is set by the screen.
    """

    def __init__(
        self, meeting: Meeting, path: Path, *, now: Callable[[], datetime] = datetime.now, opened: Opened | None = None
    ) -> None:
        opened = opened or Opened(meeting, path)
        where = opened.where
        self.meeting = meeting
        self.path = path
        self.now = now
        self._holder = opened.holder
        self.restored = opened.restored
        self.doubtful = opened.doubtful
        self._lock = opened.lock
        self._pending: tuple[Action, ...] | None = None
        self.saver = Saver(path, saved=opened.saved)
        self.safety = SafetyCopy(path)
        self.saver.announce = self.safety.announce
        self.at: ItemPath | None = self._last_handled() or ((0,) if meeting.items else None)
        if where and where.path and has_item(meeting, where.path):
            self.at = where.path
        self.begins_at = where
        self._kept_at = self.at
        self.where_is: Callable[[], Where] = lambda: Where(self.at)
        if self.restored:
            self.saver.request(meeting)
        self._history = History()
        self._came = now()
        self._touched = False

    @property
    def locked(self) -> str:
        """A Swedish sentence that tells why the meeting can only be read; empty if it can be changed."""
        if self._holder:
            return f"Mötet är redan öppet hos {self._holder}; här går det bara att läsa."
        if self.meeting.head.is_final:
            return "Dokumentet är fastställt och kan inte ändras; kommandot Återöppna gör en ny version."
        return ""

    # Where she is.

    @property
    def item(self) -> Item | None:
        """The item that the secretary is at, or None in a meeting without items."""
        return item_at(self.meeting, self.at) if self.at else None

    @property
    def position(self) -> tuple[int, int]:
        """Which item in reading order this is (from 1; 0 if there is none), and how many there are."""
        all_paths = paths(self.meeting)
        return (all_paths.index(self.at) + 1 if self.at else 0), len(all_paths)

    def go_to(self, path: ItemPath) -> bool:
        """Step to the item at the path; False if there is none. What was typed is saved at once."""
        if not has_item(self.meeting, path):
            return False
        if path != self.at:
            self._leave()
            self.at = path
            self._came, self._touched = self.now(), False
        return True

    def next(self) -> bool:
        """Step to the next item or sub-item in the agenda's order; False at the last."""
        return self._step(1)

    def back(self) -> bool:
        """Step to the item or sub-item before; False at the first."""
        return self._step(-1)

    def _step(self, by: int) -> bool:
        all_paths = paths(self.meeting)
        if self.at is None:
            return False
        index = all_paths.index(self.at) + by
        return 0 <= index < len(all_paths) and self.go_to(all_paths[index])

    def _leave(self) -> None:
        """Record when the item was handled, if it was, and have everything saved."""
        now = self.now()
        stayed = (now - self._came).total_seconds()
        closed = self.meeting.head.closed is not None
        looked_at = bool(self.meeting.head.opened) and stayed >= SHORTEST_STAY and not self._history.can_redo
        counts = self._touched or looked_at
        if self.at and counts and not closed and not self.is_adjourned and not self.locked:
            item = item_at(self.meeting, self.at)
            span = self._span(self._came, now)
            self._amend(edits.with_item(self.meeting, self.at, replace(item, handled=self._spans_with(item, span))))
        self.saver.hurry()

    def _span(self, came: datetime, now: datetime) -> Span:
        """The visit's span, in whole seconds; a visit that began in the same second as an earlier one keeps its fraction.

        So the order of the starts is the order that it happened in, also where somebody steps twice in a second.
        """
        start, end = clock_time(came), clock_time(now)
        starts = (span.start for _, item in walk(self.meeting) for span in item.handled)
        last = max((earlier for earlier in starts if earlier <= came.time()), default=None)
        if last is not None and last >= start:
            start = max(came.time(), (datetime.combine(came, last) + timedelta(microseconds=1)).time())
        return Span(start=start, end=max(end, start) if now.date() == came.date() else end)

    def _spans_with(self, item: Item, span: Span) -> tuple[Span, ...]:
        """The item's spans and one more; a return with nothing else handled between continues the last one."""
        breaks = self.meeting.head.adjournments
        end = item.handled[-1].end if item.handled else None
        paused = end is not None and any(pause.start >= end.replace(second=0) for pause in breaks)
        if item.handled and not paused and self._last_handled() == self.at:
            return (*item.handled[:-1], Span(start=item.handled[-1].start, end=span.end))
        return (*item.handled, span)

    def _last_handled(self) -> ItemPath | None:
        handled = [(span.start, path) for path, item in walk(self.meeting) for span in item.handled]
        return max(handled)[1] if handled else None

    def minutes_here(self) -> int:
        """Whole minutes at this item, earlier visits included."""
        spent = (self.now() - self._came).total_seconds()
        for span in self.item.handled if self.item else ():
            if span.end:
                length = datetime.combine(date.min, span.end) - datetime.combine(date.min, span.start)
                spent += length.total_seconds() % SECONDS_A_DAY  # a meeting may go on past midnight
        return max(0, int(spent // 60))

    def minute(self) -> time:
        """The time now, in whole minutes, as it stands in the document."""
        return self.now().time().replace(second=0, microsecond=0)

    @property
    def is_adjourned(self) -> bool:
        """Whether a break goes on."""
        breaks = self.meeting.head.adjournments
        return bool(breaks) and breaks[-1].end is None

    def _nearest(self, path: ItemPath) -> ItemPath | None:
        """The path itself, or the item before it, its parent or the last item, whichever is first to exist."""
        candidates = [path, (*path[:-1], path[-1] - 1), path[:1], (len(self.meeting.items) - 1,)]
        return next((candidate for candidate in candidates if has_item(self.meeting, candidate)), None)

    # Undo, and what all commands end in.

    def undo(self) -> Change | None:
        """Take the last change back and step to its place; None if there is none."""
        change = None if self.locked else self._history.undo()
        return self._travel(change, change.before, change.origin) if change else None

    def redo(self) -> Change | None:
        """Do again what was taken back last; None if nothing was."""
        change = None if self.locked else self._history.redo()
        return self._travel(change, change.after, change.place.path) if change else None

    def _travel(self, change: Change, meeting: Meeting, path: ItemPath | None) -> Change:
        self.meeting = meeting
        path = (path if change.place.path else None) or self.at
        at = self._nearest(path) if path else ((0,) if meeting.items else None)
        if at != self.at:
            self.at = at
            self._came, self._touched = self.now(), False
        self._set(meeting)
        return change

    def restore_doubtful(self) -> None:
        """Take the safety copy that did not go on from the file; undo gives the file's version back."""
        if self.doubtful:
            self._change(self.doubtful.moment.meeting, "återställd säkerhetskopia", Place(None, "head"))
            self.at = self._nearest(self.at) if self.at else ((0,) if self.meeting.items else None)
            self.doubtful = None

    def _here(self) -> Item:
        if self.at is None:
            raise LookupError("the meeting has no items")
        return item_at(self.meeting, self.at)

    def _record(self, item: Item, label: str, place: Place) -> None:
        if self.at is not None:
            self._touched = True
            self._change(edits.with_item(self.meeting, self.at, item), label, place)

    def _type(self, item: Item, label: str, place: Place) -> None:
        """Record what was typed; keystrokes at one place within a short time are one step of undo."""
        if self.at is not None and not self.locked and item != item_at(self.meeting, self.at):
            self._touched = True
            self._set(self._history.type(self.meeting, edits.with_item(self.meeting, self.at, item), label, place, self.now()))

    def _change(self, meeting: Meeting, label: str, place: Place) -> None:
        if meeting != self.meeting and not self.locked:
            self._set(self._history.add(self.meeting, meeting, label, place, self.at))

    def _amend(self, meeting: Meeting) -> None:
        """Replace the meeting as part of the last change."""
        self._set(self._history.amend(meeting))

    def _set(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.saver.request(meeting)
        self._protect()

    def _protect(self) -> None:
        """Have the meeting, and where the cursor is, in the safety copy in a moment."""
        meeting = self.meeting
        if self._pending is not None and self.at:
            meeting = edits.with_item(meeting, self.at, replace(item_at(meeting, self.at), actions=self._pending))
        self._kept_at = self.at
        self.safety.request(Moment(meeting, self.where_is(), self.saver.saved))

    def keep_place(self) -> None:
        """Have the safety copy know the item that was stepped to, if it does not; told by the screen once the cursor is there."""
        has_begun = self.safety.state != SaveState(saved=True)
        if has_begun and self.at != self._kept_at and not self.locked:
            self._protect()

    def set_pending(self, actions: tuple[Action, ...] | None) -> None:
        """What stands in the åtgärd rows and is no value yet, such as half a date, written into their texts; None for nothing.

        It is safe, but not recorded: the row will soon be finished.
        """
        if actions != self._pending and not self.locked:
            self._pending = actions
            self._protect()

    # The file.

    def save_in(self, path: Path) -> None:
        """Save in another file from now on."""
        self.path = path
        self.saver.abandon()
        self.saver = Saver(path, self.saver.on_state)
        self.saver.announce = self.safety.announce
        self.saver.request(self.meeting)
        self._protect()

    def close(self, timeout: float = 10.0) -> bool:
        """Leave the meeting: record the time at the item at hand and save; whether the file now holds everything."""
        if self._holder:
            return True  # the safety copy and the lock are somebody else's
        self._leave()
        self._touched = False
        saved = self.saver.close(timeout)
        self.safety.close(timeout)
        if saved and (self.safety.state.at or self.restored):
            self.safety.retire()
        if saved and self._lock:  # not saved: the meeting stays open, or the system frees the lock as the process ends
            self._lock.release()
        if not saved:
            self.saver.hurry()  # the meeting stays open, and is saved as soon as it can be
        return saved


def clock_time(moment: datetime) -> time:
    """The moment's time of day in whole seconds."""
    return moment.time().replace(microsecond=0)


def ended(spans: tuple[Span, ...], now: time) -> tuple[Span, ...]:
    """The spans with the last one ended now, if it goes on."""
    if spans and spans[-1].end is None:
        return (*spans[:-1], Span(start=spans[-1].start, end=now))
    return spans
