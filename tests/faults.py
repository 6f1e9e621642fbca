"""Run as ``python tests/faults.py``: every file system call of a save is made to fail in turn, and the power to go after each."""

import argparse
import contextlib
import errno
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from unittest.mock import patch

from msgspec.structs import replace

from kcminutes.meeting.model import Meeting
from kcminutes.storage.durable import journal as safety
from kcminutes.storage.durable.atomic import PREFIX
from kcminutes.storage.durable.journal import Journal
from kcminutes.storage.durable.journal_lines import Moment
from kcminutes.storage.durable.safety_copy import journal_path, retire, unsaved_folder
from kcminutes.storage.durable.saver import Saver, digest
from kcminutes.storage.errors import FileError
from kcminutes.storage.opening import open_safely
from kcminutes.storage.toml.meetings import encode, read
from kcminutes.storage.workspace import Workspace
from support.faulty_disk import Crash, Fault, FaultyDisk, Kind, Platter
from support.strategies import called_meeting

ERRORS: Final = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO, errno.ENOENT, errno.ESTALE)
_ON_ERRORS: Final = (Kind.ERROR, Kind.LATE, Kind.LASTING)

_STEPS: Final = (
    ("journal", 1),
    ("journal", 2),
    ("minutes", 1),  # the minutes lag behind the journal, as they do while somebody types
    ("journal", 3),
    ("minutes", 3),
    ("journal", 4),
    ("journal", 5),
    ("minutes", 5),
    ("journal", 6),
    ("minutes", 6),
    ("retire", 6),
)
"""What is written when, as the number of the meeting's version. Version 0 is in the minutes file before."""
_VERSIONS: Final = 7


def version(number: int) -> Meeting:
    """The meeting as it is after so many changes."""
    called = called_meeting()
    return replace(called, items=(replace(called.items[0], notes="Ja. " * number), *called.items[1:]))


MEETINGS: Final = tuple(map(version, range(_VERSIONS)))


@dataclass(frozen=True)
class Place:
    """A folder with the minutes of version 0, and a state folder of its own."""

    root: Path

    @property
    def minutes(self) -> Path:
        """The minutes file."""
        return self.root / "minutes" / "2017-03-09.toml"

    def begin(self) -> None:
        """Make everything as it is before the first change."""
        self.clear()
        self.minutes.parent.mkdir(parents=True)
        self.minutes.write_text(encode(MEETINGS[0]), encoding="utf-8")

    def clear(self) -> None:
        """Take everything away."""
        for path in self.root.iterdir():
            shutil.rmtree(path)

    def leftovers(self) -> list[str]:
        """Files that are neither the minutes nor a journal, and that the program would not ignore."""
        known = {self.minutes.name, journal_path(self.minutes).name}
        folders = (self.minutes.parent, unsaved_folder())
        files = (path for folder in folders if folder.is_dir() for path in folder.iterdir())
        return sorted(path.name for path in files if path.name not in known and not path.name.startswith(PREFIX))


@contextlib.contextmanager
def place() -> Iterator[Place]:
    """A place that is gone afterwards; journals are begun anew at every other change, so that this is tried too."""
    with TemporaryDirectory(prefix="kcminutes-faults-") as name:
        root = Path(name).resolve()
        state = patch.dict(os.environ, {"XDG_STATE_HOME": str(root / "state")})
        with state, patch.object(safety, "SMALLEST", 0), patch.object(safety, "COMPACT_AT", 1):
            yield Place(root)


@dataclass(frozen=True)
class Start:
    """What the next start of the program found, as versions; -1 for what is none of them, None for what is not there."""

    minutes: int | None
    text: int
    """The newest that it has: restored, or kept aside for the person to choose."""
    asked: bool
    """Whether it asked which version counts, though nobody else has changed the file."""


def start(where: Place) -> Start:
    """Start the program."""
    try:
        minutes = known(read(where.minutes)) if where.minutes.exists() else None
        opened = open_safely(where.minutes, None, Workspace(where.root))
    except FileError:
        return Start(-1, -1, asked=False)
    if opened.lock:
        opened.lock.release()
    found = known(opened.meeting)
    if opened.doubtful:
        return Start(minutes, max(found, known(opened.doubtful.moment.meeting)), asked=True)
    return Start(minutes, found, asked=False)


def known(meeting: Meeting) -> int:
    """Which version it is; -1 for none."""
    return MEETINGS.index(meeting) if meeting in MEETINGS else -1


@dataclass
class Life:
    """What was written and promised while the program ran on a disk."""

    promised: int = 0
    """The newest version of which a write said that it is safe."""
    asked: int = 0
    """The newest version that was to be written."""
    caught_up: bool = True
    """Whether the newest was in the file once the disk had healed."""


def live(where: Place, disk: FaultyDisk) -> Life:
    """Write the versions one after the other as the program does, which goes on after an error."""
    life = Life()
    journal = Journal(journal_path(where.minutes), where.minutes)
    saver = Saver(where.minutes, saved=digest(where.minutes.read_bytes()))

    def announce(content: str) -> None:
        with contextlib.suppress(OSError):  # as SafetyCopy does
            journal.announce(content)

    saver.announce = announce

    def write(number: int) -> None:
        journal.write(Moment(MEETINGS[number], saved=saver.saved))
        journal.sync()

    steps: dict[str, Callable[[int], object]] = {
        "journal": write,
        "minutes": lambda number: saver._put(MEETINGS[number]),
        "retire": lambda number: retire(journal.path) if saver.saved == digest(encode(MEETINGS[number]).encode()) else None,
    }
    with disk, contextlib.suppress(Crash):
        for what, number in _STEPS:
            life.asked = max(life.asked, number)
            disk.mark("asked", number)
            with contextlib.suppress(OSError):
                steps[what](number)
                life.promised = max(life.promised, number)
                disk.mark("promised", number)
        disk.heal()
        if not disk.is_dead:
            try:
                steps["journal"](_VERSIONS - 1)
                steps["minutes"](_VERSIONS - 1)
            except OSError:
                life.caught_up = False
            with contextlib.suppress(OSError):
                journal.close()
    return life


def calls_of_a_save() -> list[str]:
    """The names of the calls, in order, when nothing fails."""
    with place() as where:
        where.begin()
        disk = FaultyDisk(where.root)
        live(where, disk)
        return disk.calls


def faults(errors: Iterable[int] = ERRORS, kinds: Sequence[Kind] = tuple(Kind)) -> Iterator[Fault]:
    """Every call made to fail in every way, and with each errno where there is one."""
    errors = tuple(errors)
    for at, name in enumerate(calls_of_a_save()):
        for kind in kinds:
            if kind in _ON_ERRORS:
                yield from (Fault(at, kind, number) for number in errors)
            elif kind is not Kind.SHORT or name == "write":
                yield Fault(at, kind)


def trial(where: Place, fault: Fault) -> str:
    """What was lost by the fault, in words; empty for nothing."""
    where.begin()
    disk = FaultyDisk(where.root, fault)
    life = live(where, disk)
    left, found = where.leftovers(), start(where)
    name = disk.calls[fault.at] if fault.at < len(disk.calls) else "no call"
    what = f"call {fault.at} ({name}), {fault.kind.value}, {errno.errorcode[fault.number]}"
    if not life.caught_up:
        return f"{what}: the newest version was not saved once the disk had healed"
    return f"{what}: {lost}" if (lost := verdict(found, life, left)) else ""


def verdict(found: Start, life: Life, left: Sequence[str] = (), *, may_ask: bool = False) -> str:
    """What is wrong with what the next start found, in words; empty if nothing is. Asking loses nothing, but needs two faults."""
    if found.minutes is not None and not 0 <= found.minutes <= life.asked:
        return "the minutes file is neither the old nor a new one"
    if not life.promised <= found.text <= life.asked:
        return f"version {found.text} was found though {life.promised} was promised"
    if found.asked and not may_ask:
        return f"which version counts was asked, though nobody else changed the file ({found})"
    return f"left over: {', '.join(left)}" if left else ""


def power_losses(where: Place, fault: Fault | None = None) -> tuple[int, list[str]]:
    """The power goes after each event of a run: how many outcomes were tried, and what was lost, in words."""
    where.begin()
    disk = FaultyDisk(where.root, fault)
    live(where, disk)
    events = list(disk.events)
    starts: dict[tuple[tuple[str, bytes], ...], Start] = {}
    platter, life, tried, losses = Platter(), Life(), 0, []
    first = next(index for index, event in enumerate(events) if event.what == "asked")
    for index, event in enumerate(events):
        if event.what == "asked":
            life.asked = max(life.asked, event.node)
        elif event.what == "promised":
            life.promised = max(life.promised, event.node)
        else:
            platter.take(event)
        for outcome in platter.outcomes() if index >= first else ():
            key = tuple(sorted(outcome.items()))
            if key not in starts:
                starts[key] = start_with(where, outcome)
            tried += 1
            if lost := verdict(starts[key], life, may_ask=fault is not None):
                losses.append(f"power lost after event {index} ({event.what}) of a run with {fault}: {lost}")
    return tried, losses


def start_with(where: Place, outcome: dict[str, bytes]) -> Start:
    """Start the program on what is left on the disk."""
    where.clear()
    for name, content in outcome.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content)
    if not where.minutes.exists():
        return Start(None, -1, asked=False)
    return start(where)


def failing_syncs() -> Iterator[Fault]:
    """Each fsync made to fail once."""
    yield from (Fault(at, Kind.ERROR, errno.EIO) for at, name in enumerate(calls_of_a_save()) if name == "fsync")


def main() -> int:
    """Try everything, print the figures; 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two errors only, and no failing fsync before a power loss")
    quick = parser.parse_args().quick
    calls = calls_of_a_save()
    print(f"File system calls of {len(_STEPS)} writes: {len(calls)} ({dict(Counter(calls))})")
    with place() as where:
        points = list(faults((errno.ENOSPC, errno.EIO) if quick else ERRORS))
        losses = [lost for fault in points if (lost := trial(where, fault))]
        print(f"Failing calls: {len(points)} points tried, {len(losses)} losses")
        runs = [power_losses(where, fault) for fault in (None, *(() if quick else failing_syncs()))]
        more = [lost for _, lost_in_run in runs for lost in lost_in_run]
        print(f"Power losses: {sum(tried for tried, _ in runs)} points tried in {len(runs)} runs, {len(more)} losses")
    for lost in list(dict.fromkeys([*losses, *more]))[:20]:
        print(f"  {lost}")
    return 1 if losses or more else 0


if __name__ == "__main__":
    sys.exit(main())
