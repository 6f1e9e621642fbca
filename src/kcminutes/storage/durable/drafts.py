"""What was typed in forms whose deed has not been done: in a small file of its own on the local disk until it is.

It is no part of the meeting, and so neither in the minutes nor in the journal, which is put away when a meeting is closed.
"""

import contextlib
import errno
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec
from msgspec import Struct

from kcminutes.storage.durable.atomic import SwedishError, make_folder, write_atomically
from kcminutes.storage.durable.kept_state import state_in
from kcminutes.storage.durable.lock import MeetingLock
from kcminutes.storage.durable.newest_writer import NewestWriter, SaveState
from kcminutes.storage.durable.safety_copy import DELAY, RETRY, SUFFIX, journal_path, unsaved_folder

DRAFTS: Final = ".drafts"
UNREADABLE: Final = f"{DRAFTS}.unreadable"
"""How the name of a file ends that could not be read and was set aside, after the time of that in seconds."""


class Draft(Struct, frozen=True):
    """What is typed in one form."""

    form: str
    """The form's title."""
    subject: str
    """What the form is about, such as an item's id; empty where there is only one of its kind."""
    texts: dict[str, str]
    """The fields that hold another text than they began with, by their keys."""


class DraftsFile(Struct, frozen=True):
    """The drafts of one meeting, or of home, as they are on the disk."""

    drafts: list[Draft]
    at: datetime
    """When they were written last."""
    minutes: bytes = b""
    """The path of the meeting's file as the system has it, which need not be UTF-8; empty for those of home."""


_FILE: Any = DraftsFile | list[Draft]
"""A list as it was at first."""
Kept = dict[tuple[str, str], dict[str, str]]
"""What is typed in each form, by its title and what it is about."""


class Drafts:
    """The drafts of one meeting, kept up to date on the disk by a thread of their own.

    ``path`` is the file; None keeps them in memory only, for a meeting that somebody else has open. ``deed_is_safe`` is called in
    that thread before a draft is forgotten: whether what was done with it is on the disk. ``minutes`` is the meeting's own file,
    None for forms that are asked for with no meeting open. ``lock`` is the file's, where no other program may take it; ``left`` is
    what others have left, each in its file with its lock, which is held.
    """

    def __init__(
        self,
        path: Path | None,
        deed_is_safe: Callable[[], bool] = lambda: True,
        minutes: Path | None = None,
        *,
        lock: MeetingLock | None = None,
        left: Mapping[Path, tuple[Kept, MeetingLock]] = MappingProxyType({}),
    ) -> None:
        self._path = path
        self._minutes = minutes
        self._deed_is_safe = deed_is_safe
        self._lock = lock
        self._is_locked = False
        self._left: tuple[Path, ...] = tuple(left)
        """Files that they were kept in before, and are still on the disk."""
        self._moving = threading.Lock()
        """Held while it is said, or read, in which file they are."""
        self._kept: Kept = drafts_in(path) if path else {}
        self._locks = {file: its_lock for file, (_, its_lock) in left.items()}
        for found, _ in left.values():
            self._kept |= found
        self._written: Kept = dict(self._kept)
        self._writer = NewestWriter("drafts", self._put, lambda: RETRY if self.problem else DELAY)

    def __iter__(self) -> Iterator[Draft]:
        """The drafts that there are, those of the oldest forms first."""
        return iter([Draft(form, subject, texts) for (form, subject), texts in self._kept.items()])

    @property
    def problem(self) -> str:
        """Why they can't be written, in Swedish; empty if they can."""
        return self._writer.state.problem

    def listen(self, listener: Callable[[], None]) -> None:
        """Call the listener whenever `problem` may have changed, also from another thread; it must not wait."""

        def tell(_: SaveState) -> None:
            listener()

        self._writer.on_state = tell

    def texts(self, form: str, subject: str) -> Mapping[str, str]:
        """What is typed in the form; empty if nothing is."""
        return self._kept.get((form, subject), {})

    def keep(self, form: str, subject: str, texts: Mapping[str, str]) -> None:
        """Have the texts safe within moments; none at all is a draft that is done, or that says what the form says itself."""
        if self.texts(form, subject) == texts:
            return
        self._kept = {key: kept for key, kept in self._kept.items() if key != (form, subject)}
        if texts:
            self._kept[form, subject] = dict(texts)
        self._ask()

    def move_to(self, path: Path, minutes: Path) -> None:
        """Keep them in another file from now on, for the meeting that is in another one now."""
        if self._path and path != self._path:
            with self._moving:
                self._left = tuple(left for left in (*self._left, self._path) if left != path)
                self._path, self._minutes = path, minutes
            if self._kept or self._written:
                self._kept = dict(self._kept)
                self._ask()

    def hurry(self) -> None:
        """Write what is waiting now instead of soon; returns at once."""
        self._writer.hurry()

    def close(self, timeout: float = 10.0) -> bool:
        """Write what is waiting and end the thread; whether everything is written."""
        is_written = self._writer.close(timeout)
        self._unlock()
        for left in self._left:
            self._release(left)
        return is_written

    def _unlock(self) -> None:
        if self._lock:
            self._lock.release()
            self._is_locked = False

    def _release(self, left: Path) -> None:
        if left in self._locks:
            self._locks[left].release()

    def _ask(self) -> None:
        if self._path:
            self._writer.request(self._kept)

    def _put(self, wanted: Kept) -> None:
        with self._moving:
            path, of, files_left = self._path, self._minutes, self._left
        if path is None:
            return
        done = {key: texts for key, texts in self._written.items() if key not in wanted}
        if done and self._deed_is_safe():
            done = {}
        kept = wanted | done
        if kept:
            make_folder(path.parent, 0o700)
            if self._lock and not self._is_locked:
                self._is_locked = self._lock.acquire() is None
            drafts = [Draft(form, subject, texts) for (form, subject), texts in kept.items()]
            minutes = os.fsencode(of.absolute()) if of else b""
            file = DraftsFile(drafts, datetime.now().astimezone(), minutes)
            write_atomically(path, msgspec.json.encode(file), private=True)
        else:
            path.unlink(missing_ok=True)
            self._unlock()
        self._written = kept
        for left in files_left:  # what has been moved from since is not among them: it goes when the next file is written
            left.unlink(missing_ok=True)
            self._release(left)
        with self._moving:
            self._left = tuple(left for left in self._left if left not in files_left)
        if done:
            raise SwedishError(errno.EIO, "säkerhetskopian kan inte skrivas")


def drafts_path(minutes: Path) -> Path:
    """Where the drafts of the minutes' meeting are: beside its journal."""
    return unsaved_folder() / f"{journal_path(minutes).name.removesuffix(SUFFIX)}{DRAFTS}"


def drafts_file(path: Path) -> DraftsFile:
    """What the file holds; raises OSError, also if it is damaged."""
    found = state_in(path, _FILE)
    if isinstance(found, DraftsFile):
        return found
    return DraftsFile(found, datetime.fromtimestamp(path.stat().st_mtime).astimezone())


def kept_since(path: Path) -> float | None:
    """Since when a file of drafts is left as it is, in seconds as time.time() gives them; None if nobody knows.

    Raises OSError, as `drafts_file`.
    """
    if path.name.endswith(UNREADABLE):
        seconds = path.name.removesuffix(UNREADABLE).rpartition("-")[2]
        return float(seconds) if seconds.isdecimal() else None
    try:
        return drafts_file(path).at.timestamp()
    except (ValueError, OverflowError):  # a year that the system's clock does not have
        return None


def drafts_in(path: Path) -> Kept:
    """The drafts in the file; none without one. One that can't be read is set aside, for the next would be written in its place."""
    try:
        found = drafts_file(path).drafts
    except FileNotFoundError:
        return {}
    except OSError:
        with contextlib.suppress(OSError):
            path.replace(path.with_name(f"{path.name.removesuffix(DRAFTS)}-{int(time.time())}{UNREADABLE}"))
        return {}
    with contextlib.suppress(OSError):
        os.utime(path)  # she sees them now: if they were about to be taken away as old, they are not
    return {(draft.form, draft.subject): draft.texts for draft in found}
