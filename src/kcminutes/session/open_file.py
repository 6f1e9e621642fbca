"""The file of an open meeting, its safety copy, and what is typed in forms: how they stand, where they are, and their end."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

from kcminutes.meeting.model import Meeting
from kcminutes.meeting.place import Place
from kcminutes.storage.durable.atomic import reason
from kcminutes.storage.durable.drafts import Drafts, drafts_path
from kcminutes.storage.durable.kept_file import FileState, KeptFile
from kcminutes.storage.durable.lock import Unlockable
from kcminutes.storage.opening import Opened


class OpenFile:
    """Where an open meeting is kept. What is in somebody else's file is not kept by us: then nothing is asked of it."""

    def __init__(self, opened: Opened) -> None:
        self._kept = KeptFile(opened.minutes, opened.saved, opened.lock)
        self.drafts = Drafts(None if opened.holder else drafts_path(opened.minutes), self._kept.is_safe)
        """What is typed in forms whose deed has not been done."""

    @property
    def path(self) -> Path:
        """The file."""
        return self._kept.path

    @property
    def state(self) -> FileState:
        """How the file and its safety copy stand now."""
        state = self._kept.state
        if self.drafts.problem and not state.copy_problem:
            return dataclasses.replace(state, copy_problem=self.drafts.problem)
        return state

    @property
    def has_begun(self) -> bool:
        """Whether anything has been asked to be kept safe."""
        return self._kept.has_begun

    @property
    def unfinished(self) -> str:
        """A Swedish sentence that tells in which forms something is typed and not done; empty if there is nothing."""
        forms = dict.fromkeys(f"”{draft.form}”" for draft in self.drafts)
        return f"Skrivet men inte gjort i {', '.join(forms)}; det står kvar när formuläret öppnas." if forms else ""

    def listen(self, listener: Callable[[], None]) -> None:
        """Call the listener whenever `state` changes, from another thread; it must not wait."""
        self._kept.listen(listener)
        self.drafts.listen(listener)

    def begin_with(self, meeting: Meeting) -> None:
        """Know that the file holds the meeting."""
        self._kept.begin_with(meeting)

    def keep(self, meeting: Meeting) -> None:
        """Have the meeting in the file within a second; `protect` has it safe within moments."""
        self._kept.keep(meeting)

    def protect(self, meeting: Meeting, cursor: Place) -> None:
        """Have the meeting in the safety copy, with the cursor's place, within moments."""
        self._kept.protect(meeting, cursor)

    def copy_now(self) -> None:
        """Have what was protected in the safety copy before this returns."""
        self._kept.copy_now()

    def save(self) -> None:
        """Save now; returns at once."""
        self._kept.hurry()

    def look(self) -> None:
        """See soon whether the file and its safety copy are as they were left; returns at once."""
        self._kept.look()

    def is_copied(self) -> bool:
        """Whether the safety copy is there and holds everything."""
        return self._kept.is_copied()

    def overwrite(self) -> None:
        """Save over what somebody else wrote, which is kept aside."""
        self._kept.overwrite()

    def move_to(self, path: Path) -> str:
        """Keep the meeting in another file from now on, or in the same; a Swedish sentence if that can't be, empty if it can.

        `keep` and `protect` are to follow.
        """
        if path != self.path:
            try:
                path.lstat()
            except FileNotFoundError:
                pass
            except (OSError, ValueError) as error:
                why = reason(error) if isinstance(error, OSError) else "namnet har ett tecken som inte kan stå där"
                return f"Kan inte spara i {path}: {why}; välj en annan plats."
            else:
                return f"{path} finns redan; välj ett annat namn."
        if holder := self._kept.move_to(path):
            if isinstance(holder, Unlockable):
                return f"Kan inte spara i {path}: {holder.why}; välj en annan plats."
            return f"{path} är öppen hos {holder}; välj ett annat namn."
        self.drafts.move_to(drafts_path(path))
        return ""

    def close(self, timeout: float, *, discard_copy: bool = False) -> bool:
        """Write what is waiting and let the file go; whether it holds everything. If it does not, all stays as it is.

        ``discard_copy``: the safety copy goes too, though nothing new was written, as after what it held was taken back.
        """
        self.drafts.hurry()  # both disks are written to at once
        saved = self._kept.close(timeout, discard_copy=discard_copy)
        self.drafts.close(timeout)
        return saved
