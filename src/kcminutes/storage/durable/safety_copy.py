"""The safety copy of one open meeting: its journal on the local disk, where it is, and how long it is kept."""

import contextlib
import hashlib
import os
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kcminutes.storage.durable.atomic import shortened_name
from kcminutes.storage.durable.journal import Journal
from kcminutes.storage.durable.journal_lines import Moment, Recovered, line_of, question, recovered
from kcminutes.storage.durable.newest_writer import NewestWriter, SaveState
from kcminutes.storage.folders import state_folder

if TYPE_CHECKING:
    from collections.abc import Callable

SUFFIX: Final = ".journal"
DELAY: Final = 0.02
"""Seconds that a change waits for others; with the write itself it is on the disk well within the promised 100 ms."""
RETRY: Final = 1.0
"""Seconds between two attempts while the journal can't be written."""
STAMP: Final = "%Y%m%d-%H%M%S-%f"
STAMP_LENGTH: Final = len("20170309-083000-000000")
LONGEST: Final = 200
"""Bytes of a file's name that its journals are named after."""


class SafetyCopy:
    """Keeps the journal of one open meeting up to date in a thread of its own, and another one has it flushed to the disk."""

    def __init__(self, minutes: Path) -> None:
        self.on_state: Callable[[SaveState], object] = lambda _: None
        """Called at every change of the state, from a writer's thread or from the one that asks; it must not wait."""
        self.journal = Journal(journal_path(minutes), minutes)
        self.writer = NewestWriter(
            "safety copy", self._put, lambda: RETRY if self.writer.state.problem else DELAY, self.journal.is_in_place
        )
        """The thread that writes."""
        self.syncer = NewestWriter("safety copy sync", self._sync, lambda: RETRY if self.syncer.state.problem else 0.0)
        """The thread that waits for the disk."""
        self._problem = ""
        self.writer.on_state = self._told
        self.syncer.on_state = self._synced

    @property
    def problem(self) -> str:
        """Why it can't be written, in Swedish; empty if it can."""
        return self.writer.state.problem or self.syncer.state.problem

    def _put(self, moment: Moment) -> None:
        self.journal.write(moment)
        self.syncer.request(moment)

    def _sync(self, _: Moment) -> None:
        self.journal.sync()

    def _told(self, state: SaveState) -> None:
        self.on_state(state)

    def _synced(self, state: SaveState) -> None:
        if state.problem != self._problem:  # that something waits for the disk is so at every key
            self._problem = state.problem
            self.on_state(state)

    def announce(self, content: str) -> None:
        """Tell which content the minutes file is about to get; one that can't be told is written all the same."""
        with contextlib.suppress(OSError):
            self.journal.announce(content)

    def holds_all(self) -> bool:
        """Whether the next start would find all that was to be kept safe."""
        try:
            return self.writer.state.saved and self.journal.path.is_file()
        except OSError:
            return False

    def close(self, timeout: float) -> None:
        """Write what is waiting, and end the threads; what the system has is on its way to the disk without them."""
        self.writer.close(timeout)
        self.syncer.close(0.0)

    def retire(self) -> None:
        """End, and put the journal among the earlier versions: the minutes file has it all."""
        self.close(2.0)
        self.journal.close()
        retire(self.journal.path)


def journal_path(minutes: Path) -> Path:
    """Where the minutes' journal is: named after the file, and after a digest of its whole path."""
    file = os.path.realpath(minutes)
    path_digest = hashlib.sha256(os.fsencode(file)).hexdigest()[:12]
    return unsaved_folder() / f"{_stem(file)}-{path_digest}{SUFFIX}"


def _stem(file: str) -> str:
    """The part of the file's name that journals are named after, so short that a stamp has room too."""
    return shortened_name(Path(file).stem[:80], LONGEST)


def put_aside(found: Recovered, file: str, minutes: Path) -> Path:
    """Rename a journal about which she has to be asked, and which another must not be written in; where it is now.

    It stays among those that were never saved, and is found by `put_aside_of` until it is retired. ``file`` is the digest of the
    minutes file that she is asked about, by which it is found after a move too.
    """
    journal = found.journal
    note_question(found, file, minutes)
    aside = stamped(journal, journal.parent)
    try:
        journal.replace(aside)
    except OSError:
        return journal  # what is written in it then comes after what it has
    return aside


def put_aside_of(minutes: Path) -> list[Recovered]:
    """What was put aside for the minutes and is not answered yet, the newest first."""
    journal = journal_path(minutes)
    return [one for one in journals_in(journal.parent, journal.name.removesuffix(SUFFIX) + "-") if one.journal != journal]


def note_question(found: Recovered, file: str, minutes: Path) -> None:
    """Have the journal tell where the minutes file is about which she is asked, and its digest; if it can't, a move loses it."""
    if (found.asked, found.minutes) == (file, minutes):
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(found.journal, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        with open(descriptor, "ab") as journal:  # noqa: PTH123  # a descriptor
            journal.write(b"\n" + line_of(question(found, file, minutes)))  # on a line of its own, for the last may be torn


def take_over(found: Recovered, minutes: Path) -> None:
    """Have `put_aside_of` find here what was put aside for a file that has been moved here; one that can't be had stays."""
    with contextlib.suppress(OSError):
        found.journal.replace(stamped(journal_path(minutes), unsaved_folder()))


def moved_here(minutes: Path) -> list[Recovered]:
    """Safety copies of files of this name that are not where they were: their folder may have been moved here; newest first."""
    found = journals_in(unsaved_folder(), f"{_stem(os.path.realpath(minutes))}-")
    return [one for one in found if one.minutes.name == minutes.name and not _is_there(one.minutes)]


def _is_there(file: Path) -> bool:
    try:
        return file.parent.exists()
    except OSError:
        return True  # it can't be told, and is not taken for moved


def stamped(journal: Path, folder: Path) -> Path:
    """Its name in the folder with the time in it, which is another each time."""
    stamp = datetime.now().strftime(STAMP)
    return folder / f"{journal.name.removesuffix(SUFFIX)}-{stamp}{SUFFIX}"


def retire(journal: Path, *, in_the_way: bool = False) -> Path | None:
    """Put a journal that is not needed any more among the earlier versions, where it is kept for a while; its new place.

    One that can't be moved stays where it is, and is offered once more at the next start. One that is ``in_the_way``, for another
    will be written in its place, is renamed there.
    """
    for folder in (versions_folder(), *((journal.parent,) if in_the_way else ())):
        with contextlib.suppress(OSError):
            if journal.exists():
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                return journal.replace(stamped(journal, folder))
            return None
    return None


def put_away_at(version: Path) -> float | None:
    """When it was put among the earlier versions, in seconds as time.time() gives them; None if its name does not tell."""
    stamp = version.name.removesuffix(SUFFIX)[-STAMP_LENGTH:].rpartition("-")[0]
    try:
        return time.mktime(time.strptime(stamp, STAMP.rpartition("-")[0]))
    except (ValueError, OverflowError):
        return None


def unsaved_folder() -> Path:
    """Where the journals of open meetings are, and of those whose program ended before they were saved."""
    return state_folder() / "safety"


def versions_folder() -> Path:
    """Where the journals of meetings that were saved and closed are kept for a while."""
    return state_folder() / "versions"


def unreadable_in(folder: Path) -> list[Path]:
    """The folder's journals in which something is, and nothing that can be read."""
    found = []
    for journal in sorted(folder.iterdir()) if folder.is_dir() else ():
        if journal.name.endswith(SUFFIX):
            try:
                if journal.stat().st_size and recovered(journal) is None:
                    found.append(journal)
            except OSError:
                found.append(journal)
    return found


def journals_in(folder: Path, begin: str = "") -> list[Recovered]:
    """What the folder's journals hold whose names begin so, the newest first; those that hold nothing readable are left out."""
    found = []
    for journal in folder.iterdir() if folder.is_dir() else ():
        if not (journal.name.startswith(begin) and journal.name.endswith(SUFFIX)):
            continue
        try:
            found.append(recovered(journal))
        except OSError:
            continue
    return sorted(filter(None, found), key=lambda one: one.at, reverse=True)
