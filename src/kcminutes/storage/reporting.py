"""What is reported between meetings, kept: safe on the local disk within moments, and in ``uppfoljning.toml`` within a second.

The file is nobody's for longer than a write takes: each reads it anew, adds its own at the end, and leaves the rest as it stands.
"""

import contextlib
import errno
import hashlib
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kcminutes.meeting.reports import NAME, Replacement, Report, Reports
from kcminutes.storage.durable.atomic import SwedishError, make_folder, write_atomically
from kcminutes.storage.durable.kept_state import state_in
from kcminutes.storage.durable.lock import Holder, MeetingLock
from kcminutes.storage.durable.newest_writer import NewestWriter
from kcminutes.storage.durable.reading import content_of
from kcminutes.storage.durable.saver import RETRY_DELAY, SAVE_DELAY, digest
from kcminutes.storage.errors import FileError
from kcminutes.storage.folders import state_folder
from kcminutes.storage.toml.reports import block, encode_reports, parse_reports, with_block, without_block
from kcminutes.storage.toml.source import text_of

COPY_DELAY: Final = 0.02
"""Seconds that a report waits for others on its way to the safety copy."""
_PATIENCE: Final = 1.0
"""Seconds to wait for another program that writes the file, before it is told and tried again."""


class Step(Struct, frozen=True, array_like=True):
    """One change of the file."""

    deed: Literal["add", "remove"]
    text: str
    """The table that is added or removed, as it is written."""


class Reporting:
    """The reports of the workspace in the folder ``root``, being made. ``state`` tells how the file stands.

    What an ended program had not written is written now; ``restored`` tells that in a Swedish sentence, else it is empty.
    """

    def __init__(self, root: Path) -> None:
        self.path = root / NAME
        self._turn = threading.Lock()
        self._copy_path = _copy_path(self.path, f"{os.getpid()}-{os.urandom(4).hex()}")
        self._copy_lock = MeetingLock(self._copy_path)
        self._left = _left_behind(self.path)
        """What ended programs left, with their locks, until this one's safety copy has it."""
        self._doubtful = list(filter(None, (_kept(copy) for copy, _ in self._left)))
        """The steps of each ended program, of which the first may be in the file already; until they are all there."""
        self._waiting: tuple[Step, ...] = tuple(step for steps in self._doubtful for step in steps)
        self.restored = ""
        self.left_standing = 0
        """How many reports could not be taken back, since somebody has changed what stands in the file."""
        self._listener: Callable[[], None] = lambda: None
        self._file: NewestWriter[object] = NewestWriter(
            "reports", lambda _: self._put(), lambda: RETRY_DELAY if self._file.state.problem else SAVE_DELAY
        )
        self._copy: NewestWriter[object] = NewestWriter("safety copy of reports", lambda _: self._put_copy(), lambda: COPY_DELAY)
        if self._waiting:
            count = len(self._waiting)
            what = "en rapport" if count == 1 else f"{count} rapporter"
            self._copy.request(object())
            self.restored = f"Återställt efter avbrott: {what} om åtgärder, som nu sparas i {NAME}."
            self._file.request(object())

    @property
    def problem(self) -> str:
        """Why the file can't be written, in Swedish; empty if it can. New attempts are made."""
        return self._file.state.problem

    def listen(self, listener: Callable[[], None]) -> None:
        """Call the listener at every change of how the file stands, in a writer's thread, or in the caller's; it must not wait."""
        self._listener = listener
        self._file.on_state = lambda _: listener()

    def add(self, added: Report | Replacement) -> None:
        """Have it in the file soon; returns at once."""
        self._ask(Step("add", block(added)))

    def take_back(self, added: Report | Replacement) -> None:
        """Have it out of the file again soon; returns at once."""
        self._ask(Step("remove", block(added)))

    def hurry(self) -> bool:
        """Write what is waiting, and wait for it; whether the file has it all."""
        return self._file.flush(2.0)

    def close(self, timeout: float = 3.0) -> bool:
        """Write what is waiting, and end; whether the file has it all. If it has not, the safety copy does, for the next start."""
        self._copy.flush(0.5)
        is_saved = self._file.close(timeout)
        self._copy.close(0.5)
        self._copy_lock.release()
        return is_saved

    def _ask(self, step: Step) -> None:
        with self._turn:
            self._waiting = (*self._waiting, step)
        self._copy.request(object())  # each looks itself at what is waiting
        self._file.request(object())

    def _put_copy(self) -> None:
        if waiting := self._waiting:
            make_folder(self._copy_path.parent, mode=0o700)
            self._copy_lock.acquire()  # as long as it is held, no other program takes the copy for one that was left behind
            write_atomically(self._copy_path, msgspec.json.encode(waiting), private=True)
        else:
            self._copy_path.unlink(missing_ok=True)
        left, self._left = self._left, []
        for copy, lock in left:
            copy.unlink(missing_ok=True)
            lock.release()

    def _put(self) -> None:
        waiting = self._waiting
        if not self.path.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.path.parent))
        lock = MeetingLock(self.path)
        _acquire(lock)
        try:
            before = content_of(self.path) if self.path.exists() else b""
            old = text_of(before, self.path) if before.strip() else ""
            new = waiting[sum(map(len, self._doubtful)) :]
            text, left_standing = changed(old, (*not_done(old, self._doubtful), *new), self.path.name)
            content = text.encode()
            if content != before:
                if new:
                    self._doubtful.append(new)  # a fault may come when the file is there already
                write_atomically(self.path, content, check=lambda file: _check(file, {digest(before), digest(content)}))
        except FileError as error:
            raise SwedishError(errno.EINVAL, error.problems[0].removesuffix(".")) from error
        finally:
            lock.release()
        with self._turn:
            self._waiting, self._doubtful = self._waiting[len(waiting) :], []
        self._copy.request(object())
        if left_standing:
            self.left_standing += left_standing
            self._listener()


def changed(text: str, steps: tuple[Step, ...], name: str) -> tuple[str, int]:
    """The file's text after the steps, and how many tables were not there to be removed; raises FileError for an unreadable text.

    The same may be reported twice on a day, with another report between: what stands there already is added all the same.
    """
    parse_reports(text, name)
    missed = 0
    for step in steps:
        if step.deed == "add":
            text = _added(text, step.text, name)
        elif (without := without_block(text, step.text)) is not None:
            text = without
        else:
            missed += 1
    return text, missed


def not_done(text: str, kept: list[tuple[Step, ...]]) -> tuple[Step, ...]:
    """Of the steps that ended programs kept, those that the file's text does not have.

    A program writes at the file's end, and may have ended before its safety copy knew that.
    """
    left: list[tuple[Step, ...]] = []
    for steps in reversed(kept):
        count = next((count for count in range(len(steps), 0, -1) if _ends_in(text, steps[:count])), 0)
        text = text.rstrip().removesuffix(_net(steps[:count]).rstrip())
        left.insert(0, steps[count:])
    return tuple(step for steps in left for step in steps)


def _ends_in(text: str, steps: tuple[Step, ...]) -> bool:
    added = _net(steps).rstrip()
    return bool(added) and f"\n{text.rstrip()}".endswith(f"\n{added}")


def _net(steps: tuple[Step, ...]) -> str:
    """What the steps have added at the file's end, without what they took away again."""
    added: list[str] = []
    for step in steps:
        if step.deed == "add":
            added.append(step.text)
        elif step.text in added:
            added.reverse()
            added.remove(step.text)
            added.reverse()
    return "\n".join(added)


def _added(text: str, added: str, name: str) -> str:
    longer = with_block(text, added)
    try:
        parse_reports(longer, name)
    except FileError:  # written by hand as a list of inline tables, at whose end no table can stand
        known, new = parse_reports(text, name), parse_reports(added, name)
        return encode_reports(_joined(known, new))
    return longer


def _joined(known: Reports, new: Reports) -> Reports:
    return replace(known, reports=(*known.reports, *new.reports), replaced=(*known.replaced, *new.replaced))


def _acquire(lock: MeetingLock) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not_ours := lock.acquire():
        if not isinstance(not_ours, Holder):
            raise SwedishError(errno.EACCES, not_ours.why)
        if time.monotonic() > deadline:
            raise SwedishError(errno.EBUSY, f"filen är öppen hos {not_ours}")
        time.sleep(0.02)


def _check(file: Path, known: set[str]) -> None:
    """Raise OSError if the file, which stands in the place or did so, has another content than was read."""
    with contextlib.suppress(FileNotFoundError):
        if digest(content_of(file)) not in known:
            raise SwedishError(errno.EEXIST, "någon annan skrev i filen i samma stund")


def _copy_path(path: Path, program: str) -> Path:
    """Where the steps that are not in the file yet are kept on the local disk, each program's by themselves."""
    own = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:24]
    return state_folder() / "reports" / f"{own}-{program}.json"


def _left_behind(path: Path) -> list[tuple[Path, MeetingLock]]:
    """The safety copies of programs that have ended, each with its lock, which is ours now."""
    pattern = _copy_path(path, "*")
    found = []
    with contextlib.suppress(OSError):
        for copy in sorted(pattern.parent.glob(pattern.name)):
            lock = MeetingLock(copy)
            if lock.acquire() is None:
                found.append((copy, lock))
    return found


def _kept(copy: Path) -> tuple[Step, ...]:
    """The steps of a program that ended before they were written; none if there are none, or nobody can read them."""
    try:
        return state_in(copy, tuple[Step, ...])
    except OSError:
        return ()
