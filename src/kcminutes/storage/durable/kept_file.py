"""One open file, kept: written within a second, safe within moments, locked, and true about how that stands."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.meeting.model import Meeting
from kcminutes.meeting.place import Place
from kcminutes.storage.durable.atomic import reason
from kcminutes.storage.durable.drafts import Drafts, drafts_path
from kcminutes.storage.durable.journal_lines import Moment
from kcminutes.storage.durable.lock import MeetingLock, Unlockable
from kcminutes.storage.durable.newest_writer import SaveState
from kcminutes.storage.durable.remembered import mark, remember, remembered
from kcminutes.storage.durable.safety_copy import SafetyCopy
from kcminutes.storage.durable.saver import Saver


class FileState(Struct, frozen=True):
    """How the file and its safety copy stand."""

    saved: bool = True
    """Whether the file holds everything."""
    at: datetime | None = None
    """When it was written last; None if it has not been."""
    problem: str = ""
    """Why it can't be written, in Swedish; empty if it can."""
    copy_problem: str = ""
    """Why the safety copy can't be written, in Swedish; empty if it can."""
    aside: Path | None = None
    """Where somebody else's version is, as long as that stands in the way."""


class KeptFile:
    """A meeting's file with its writer, its safety copy, its lock and what is typed in forms: they belong and move together.

    ``saved`` is the digest of the content that the meeting was read from, empty if there was no file. ``lock`` is held; None for
    a meeting that is only read. ``is_ours`` is False for somebody else's file: nothing of it may be asked to be kept, and what is
    typed in forms is in memory only.
    """

    def __init__(self, path: Path, saved: str = "", lock: MeetingLock | None = None, *, is_ours: bool = True) -> None:
        self.path = path
        self._is_ours = is_ours
        self._lock = lock
        self._listeners: list[Callable[[], None]] = []
        self._saver = Saver(path, saved=saved)
        self._copy = SafetyCopy(path)
        self.drafts = Drafts(drafts_path(path) if is_ours else None, self._is_safe, path)
        """What is typed in forms whose deed has not been done."""
        self._remembering = threading.Lock()
        self._is_closed = False
        self._left_copies: list[SafetyCopy] = []
        """Those of files that the meeting was kept in before: they have it all, until the new file has."""
        self._join()

    def _join(self) -> None:
        self._saver.announce = self._copy.announce
        self._saver.writer.on_state = self._copy.on_state = self._tell

    def listen(self, listener: Callable[[], None]) -> None:
        """Call the listener whenever `state` changes: from a writer's thread, or from the one that asks; it must not wait."""
        self._listeners.append(listener)
        self.drafts.listen(lambda: self._tell(None))

    def _tell(self, _: SaveState | None) -> None:
        for listener in self._listeners:
            listener()

    @property
    def state(self) -> FileState:
        """How the file and its safety copy stand now."""
        file = self._saver.writer.state
        return FileState(file.saved, file.at, file.problem, self._copy.problem or self.drafts.problem, self._saver.aside)

    @property
    def unfinished(self) -> str:
        """A Swedish sentence that tells in which forms something is typed and not done, if she has not read that; else empty."""
        read = remembered(self.path).read
        forms = dict.fromkeys(f"”{draft.form}”" for draft in self.drafts if mark(draft) not in read)
        return f"Skrivet men inte gjort i {', '.join(forms)}; det står kvar när formuläret öppnas." if forms else ""

    def unfinished_read(self) -> None:
        """She has read that sentence: it is not told again until something else is typed there."""
        self._remember(read=tuple(map(mark, self.drafts)))

    def written_in(self, item: str) -> None:
        """Remember the item, by its id, as the one in which something was written last."""
        self._remember(item=item)

    def _remember(self, **what: object) -> None:
        """Have that remembered beside what else is; of somebody else's file nothing."""
        if self._is_ours:
            with self._remembering:  # asked beside the screen's thread as well
                remember(self.path, replace(remembered(self.path), **what))

    @property
    def has_begun(self) -> bool:
        """Whether anything has been asked to be kept safe."""
        return self._copy.writer.state != SaveState(saved=True)

    def begin_with(self, meeting: Meeting) -> None:
        """Tell what the file holds as it was opened: it is written again if the file goes away."""
        self._saver.writer.begin_with(meeting)

    def look(self) -> None:
        """See soon, off the caller's thread, whether file and safety copy are as they were left, and write them again or tell."""
        if not self._is_closed:
            self._saver.writer.look()
            self._copy.writer.look()

    def copy_now(self) -> None:
        """Have what is waiting in the safety copy when this returns, or half a second has passed."""
        self._copy.writer.flush(0.5)

    def is_copied(self) -> bool:
        """Whether the safety copy is there and holds everything."""
        return self._copy.holds_all()

    def keep(self, meeting: Meeting) -> None:
        """Have the meeting in the file within a second; `protect` has it safe within moments."""
        self._is_closed = False
        self._saver.writer.request(meeting)

    def protect(self, meeting: Meeting, cursor: Place) -> None:
        """Have the meeting in the safety copy, with the cursor's place, within moments; nothing once it is closed."""
        if not self._is_closed:
            self._copy.writer.request(Moment(meeting, cursor, self._saver.saved))

    def save(self) -> None:
        """Write what is waiting now instead of soon; returns at once."""
        self._saver.writer.hurry()

    def save_now(self) -> None:
        """Write what is waiting, in a thread that may wait: it is written when this returns, or two seconds have passed."""
        self._saver.writer.flush(2.0)

    def _is_safe(self) -> bool:
        """Wait until the safety copy has what it has been asked to keep, or can't; whether it does, or the file is closed."""
        return self._is_closed or self._copy.writer.flush()

    def overwrite(self) -> None:
        """Write over what somebody else wrote, which is kept aside."""
        self._saver.overwrite()

    def move_to(self, path: Path) -> str:
        """Keep the meeting in another file from now on; a Swedish sentence that tells what is in the way of that, or empty.

        The old file stays as it is, and is free; its safety copy goes when the new file is closed. `keep` and `protect` are to
        follow. With the same file everything stays as it is.
        """
        if path == self.path:
            return ""
        try:
            path.lstat()
        except FileNotFoundError:
            pass
        except (OSError, ValueError) as error:
            why = reason(error) if isinstance(error, OSError) else "namnet har ett tecken som inte kan stå där"
            return f"Kan inte spara i {path}: {why}; välj en annan plats."
        else:
            return f"{path} finns redan; välj ett annat namn."
        lock = MeetingLock(path)
        if holder := lock.acquire():
            if isinstance(holder, Unlockable):
                return f"Kan inte spara i {path}: {holder.why}; välj en annan plats."
            return f"{path} är öppen hos {holder}; välj ett annat namn."
        self._saver.writer.abandon()
        if self._lock:
            self._lock.release()
        self._left_copies.append(self._copy)
        self.path, self._lock = path, lock
        self._saver, self._copy = Saver(path), SafetyCopy(path)
        self._join()
        self.drafts.move_to(drafts_path(path), path)
        return ""

    def close(self, timeout: float, *, discard_copy: bool = False) -> bool:
        """Write what is waiting and let the file go; whether it holds everything. If it does not, all stays as it is.

        ``discard_copy``: the safety copy goes too, though nothing new was written, as after what it held was taken back.
        """
        self.drafts.hurry()  # both disks are written to at once
        is_closed = self._close_file(timeout, discard_copy=discard_copy)
        self.drafts.close(timeout)
        return is_closed

    def _close_file(self, timeout: float, *, discard_copy: bool) -> bool:
        # What was in the way may be gone in a moment, as a virus scanner that looks at the file is: nothing is asked before that.
        saved = self._saver.writer.close(timeout) or (bool(self.state.problem) and self._saver.writer.close(timeout))
        self._copy.writer.flush(min(timeout, 0.5))
        if not saved:
            self._saver.writer.hurry()  # the meeting stays open, and is saved as soon as it can be
            return False
        self._is_closed = True
        self._copy.close(0.0)
        if self._copy.writer.state.at or discard_copy:
            self._copy.retire()
        for copy in self._left_copies:
            copy.retire()
        if self._lock:  # not saved: the meeting stays open, or the system frees the lock as the process ends
            self._lock.release()
        return True
