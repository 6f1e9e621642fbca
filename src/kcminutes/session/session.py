"""One open file: its meeting, where the secretary is in it, undo, and what is told to whoever shows it; knows no screen."""

from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

from msgspec.structs import replace

from kcminutes.meeting import edits
from kcminutes.meeting.model import Action, Item, ItemPath, Meeting
from kcminutes.meeting.place import Part, Place
from kcminutes.meeting.queries import has_item, item_at, nearest, path_to, paths
from kcminutes.meeting.timeline import Timeline
from kcminutes.session.agenda import Agenda
from kcminutes.session.history import Change, History, meeting_after, meeting_before
from kcminutes.session.keystrokes import stroke
from kcminutes.session.news import Listener, News
from kcminutes.session.pending import Pending
from kcminutes.session.people import People
from kcminutes.session.preparing import Preparing
from kcminutes.session.proceedings import Proceedings
from kcminutes.session.recording import Recording
from kcminutes.session.visits import Visits, clock_time
from kcminutes.storage.durable.kept_file import KeptFile
from kcminutes.storage.durable.lock import reading_only
from kcminutes.storage.durable.remembered import remembered
from kcminutes.storage.opening import Opened


class Session:
    """An open meeting. Its parts have the commands: each leads to a new ``meeting``, can be undone, and is told to the listeners.

    ``prepares`` opens an agenda to write it. ``now`` gives local time; ``ticks`` seconds that go on whatever the clock is set to;
    without it those of ``now`` count.
    """

    def __init__(
        self,
        opened: Opened,
        now: Callable[[], datetime] = datetime.now,
        ticks: Callable[[], float] | None = None,
        *,
        prepares: bool = False,
    ) -> None:
        self.meeting: Meeting = opened.meeting
        """The newest value."""
        self.prepares = prepares
        """Whether it is the agenda that is written, before the meeting, so that no time is recorded."""
        self._now = now
        self.restored = opened.restored
        """A Swedish sentence that tells what was restored when the file was opened; empty if nothing was."""
        self.damaged = opened.damaged
        """A Swedish sentence on a safety copy that could not be read; empty if there was none."""
        self.doubtful = opened.doubtful
        """A safety copy that does not go on from the file; None once she has chosen, or if there is none."""
        self._holder = opened.holder
        self.file = KeptFile(opened.minutes, opened.saved, opened.lock, is_ours=opened.holder is None)
        """Where it is kept."""
        self._history = History()
        self._visits = Visits(now, ticks or (lambda: now().timestamp()))
        if opened.cursor:
            self._visits.touch()  # what she typed before the program was cut off was recorded in a visit that this ended
        self._listeners: list[Listener] = []
        self._pending = Pending()
        visits = Timeline(self.meeting).visits
        item = opened.cursor.item if opened.cursor else remembered(opened.minutes).item
        begun = path_to(self.meeting, item) if item else None
        self.at: ItemPath | None = begun or (visits[-1].path if visits else (0,) if self.meeting.items else None)
        """Where the item at hand stands; None in a meeting without items."""
        self.here = self.item.id if self.item else None
        """The id of the item at hand; None in a meeting without items."""
        self.cursor = opened.cursor if opened.cursor and opened.cursor.item == self.here else self._where_typing_begins()
        """Where the cursor was when something was typed or stepped to last."""
        self._kept_at = self.here
        self._written_in: str | None = None
        """The id of the item in which something was written last, since the file was opened."""
        self.recording = Recording(self)
        self.preparing = Preparing(self)
        self.agenda = Agenda(self)
        self.people = People(self)
        self.proceedings = Proceedings(self)
        if self.restored:
            self.file.keep(self.meeting)
        elif opened.saved and not opened.holder:
            self.file.begin_with(self.meeting)

    def listen(self, listener: Listener) -> None:
        """Tell the listener of every change of the meeting and of the item at hand, in the caller's thread, when it is done."""
        self._listeners.append(listener)

    @property
    def locked(self) -> str:
        """A Swedish sentence that tells why the meeting can only be read; empty if it can be changed."""
        if self._holder:
            return reading_only(self._holder)
        if self.meeting.head.is_final:
            return "Dokumentet är fastställt och kan inte ändras; kommandot Återöppna gör en ny version."
        return ""

    @property
    def is_somebody_elses(self) -> bool:
        """Whether somebody else has the file open, or may have, so that nothing of it is ours to write."""
        return self._holder is not None

    # Where she is.

    @property
    def item(self) -> Item | None:
        """The item at hand, or None in a meeting without items."""
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
            self.leave()
            self.move_to(path)
            self.tell()
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

    @property
    def minutes_here(self) -> int:
        """Whole minutes at this item, earlier visits included."""
        return self._visits.minutes_at(self.item, self.meeting)

    def now(self) -> datetime:
        """Local time now."""
        return self._now()

    @property
    def time(self) -> time:
        """The time now, in whole seconds, as it is recorded."""
        return clock_time(self.now())

    # What the commands are made of.

    def change(self, meeting: Meeting, label: str, place: Place) -> None:
        """Have the meeting instead, as a step of undo with the label ("Ångrat: …"); nothing happens in a locked one."""
        if meeting != self.meeting and not self.locked:
            self.record(meeting, label, place)

    def record(self, meeting: Meeting, label: str, place: Place) -> None:
        """The same, also in a final document: for reopening it."""
        if place.item is not None and place.item == self.here:
            self._visits.touch()
            self._written_in = self.here
        self._history.add(self.meeting, meeting, label, place, self.here)
        self._set(meeting)
        self.tell()

    def type(self, item: Item, label: str, place: Place) -> None:
        """Have the item instead of the one with its id, as typed at the place; keystrokes in a short time are one step of undo.

        Nothing happens if there is no such item, in a locked meeting, or if it is the same.
        """
        path = path_to(self.meeting, item.id)
        if path is None or self.locked or (was := item_at(self.meeting, path)) == item:
            return
        if item.id == self.here:
            self._visits.touch()
        self._written_in = item.id
        self.cursor = place
        meeting = edits.with_item(self.meeting, path, item)
        self._history.type(self.meeting, meeting, label, replace(place, offset=0), self.now(), stroke=stroke(was, item, place))
        self._set(meeting)
        self.tell(typed=True)

    def move_to(self, path: ItemPath | None, *, touched: bool = False) -> None:
        """Have another item at hand, where a visit begins; ``touched``: something is recorded there already."""
        self.at = path
        self.here = self.item.id if self.item else None
        self.cursor = self._where_typing_begins()
        self._visits.begin(touched=touched)

    def leave(self) -> None:
        """The visit at the item at hand ends; have everything saved."""
        if self.at and not self.locked and not self.prepares:
            meeting = self._visits.ended(self.meeting, self.at)
            if meeting is not self.meeting:
                self._set(meeting)
        self.file.save()

    def note_visit(self) -> None:
        """Have the visit recorded as far as it has come: somebody comes or goes in it, and whoever reads that asks during what."""
        if self.at and not self.locked and self.meeting.head.opened:
            self._visits.touch()
            meeting = self._visits.ended(self.meeting, self.at)
            if meeting is not self.meeting:
                self._set(meeting)

    def stay(self) -> None:
        """A new visit to the item at hand begins."""
        self._visits.begin()

    def tell(self, *, typed: bool = False) -> None:
        """Tell the listeners."""
        news = News(self.meeting, self.at, typed)
        for listener in [*self._listeners]:
            listener(news)

    def undo(self, *, steps: bool = True) -> Change | None:
        """Take the last change back, and step to where she was then unless ``steps`` is False; None if there is none."""
        change = None if self.locked else self._history.undo()
        return self._travel(change, meeting_before(change, self.meeting), change.origin if steps else None) if change else None

    def redo(self, *, steps: bool = True) -> Change | None:
        """Do again what was taken back last, and step to it unless ``steps`` is False; None if nothing was."""
        change = None if self.locked else self._history.redo()
        return self._travel(change, meeting_after(change, self.meeting), change.place.item if steps else None) if change else None

    def _travel(self, change: Change, meeting: Meeting, item: str | None) -> Change:
        self._set(meeting)
        wanted = path_to(meeting, item) if item is not None and change.place.item is not None else None
        if wanted is not None and wanted != self.at:
            self.move_to(wanted)
        self.tell()
        return change

    def _set(self, meeting: Meeting) -> None:
        """Have the meeting; the item at hand stays that, wherever it stands now, or the nearest one is if it is gone."""
        self.meeting = meeting
        if self.at is None or not has_item(meeting, self.at) or item_at(meeting, self.at).id != self.here:
            found = path_to(meeting, self.here) if self.here else None
            if found:
                self.at = found
            else:
                self.move_to(nearest(meeting, self.at) if self.at else ((0,) if meeting.items else None))
        self.file.keep(meeting)
        self._protect()

    def _where_typing_begins(self) -> Place:
        """At the end of what is written at the item at hand: its notes, or before the meeting its background."""
        text = (self.item.background if self.prepares else self.item.notes) if self.item else ""
        return Place(self.here, Part.BACKGROUND if self.prepares else Part.NOTES, offset=len(text))

    @property
    def path(self) -> Path:
        """The file."""
        return self.file.path

    def save_in(self, path: Path) -> str:
        """Save in another file from now on, or try the same once more; a Swedish sentence if that can't be, empty if it can."""
        if problem := self.file.move_to(path):
            return problem
        self.file.keep(self.meeting)
        self._protect()
        return ""

    def keep_place(self) -> None:
        """Have the safety copy know the item that was stepped to, if it does not and there is one."""
        if self.file.has_begun and self.here != self._kept_at and not self.locked:
            self._protect()

    def set_pending(self, item: str, actions: tuple[Action, ...] | None) -> None:
        """What stands in the item's åtgärd rows and is no value yet, such as half a date, written into their texts; or None.

        It is safe, but not recorded: the row will soon be finished.
        """
        if not self.locked and self._pending.set(item, actions):
            self._protect()

    def _protect(self) -> None:
        self.file.protect(self._pending.put_into(self.meeting), self.cursor)
        self._kept_at = self.here

    def close(self, timeout: float = 10.0) -> bool:
        """Leave the meeting: record the visit and save; whether the file now holds everything."""
        if self.is_somebody_elses:
            return True  # the safety copy and the lock are somebody else's
        self.leave()
        self._visits.forget()
        if self._written_in:
            self.file.written_in(self._written_in)
        return self.file.close(timeout, discard_copy=bool(self.restored))

    def let_go(self, timeout: float) -> bool:
        """From any thread, as the process ends: save what has been recorded and let the file go; whether it holds everything."""
        return self.is_somebody_elses or self.file.close(timeout)
