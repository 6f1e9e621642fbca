"""Run as ``python archive_runs.py FOLDER ROUNDS``: the next kallelse from an archive of 1,000 meetings, against reading that.

Prints for each round the seconds of three things: making the kallelse as the command does; reading the archive (the index, checked
against the files) and the last meeting; and reading the bare index and the last meeting.
"""

import gc
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, sleep
from typing import Final

from msgspec.structs import replace

from kcminutes.archive.archive import Archive
from kcminutes.archive.index import SETTLED, Index
from kcminutes.archive.next_agenda import next_agenda
from kcminutes.meeting.model import Meeting
from kcminutes.meeting.states import ItemStatus
from kcminutes.storage.toml.meetings import encode, read
from kcminutes.storage.workspace import Workspace

MEETINGS: Final = 1000
_SAMPLE: Final = Path(__file__).parent.parent / "data" / "2016-12-08.toml"
_FIRST: Final = date(1990, 1, 4)
_APART: Final = timedelta(days=10)
_POSTPONED: Final = 6
"""The item that every third meeting postpones to the next."""


def make_archive(root: Path) -> None:
    """Write the meetings, each of 17 items."""
    (root / "minutes").mkdir(parents=True)
    sample = read(_SAMPLE)
    for number in range(MEETINGS):
        meeting = _held(sample, _FIRST + number * _APART, is_postponed=number % 3 == 0)
        (root / "minutes" / f"{meeting.head.day}.toml").write_text(encode(meeting), encoding="utf-8")


def _held(sample: Meeting, day: date, *, is_postponed: bool) -> Meeting:
    items = list(sample.items)
    if is_postponed:
        items[_POSTPONED] = replace(items[_POSTPONED], status=ItemStatus.POSTPONED, decisions=())
    return replace(sample, head=replace(sample.head, day=day), items=tuple(items))


def measured(folder: Path, rounds: int) -> list[tuple[float, float, float]]:
    """The three figures of each round, in seconds, measured in a process of its own."""
    command = [sys.executable, __file__, str(folder), str(rounds)]
    surroundings = os.environ | {"XDG_CACHE_HOME": str(folder / "cache")}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=surroundings)
    rows = (map(float, line.split()) for line in done.stdout.splitlines())
    return [(first, second, third) for first, second, third in rows]


def _main() -> None:
    root, rounds = Path(sys.argv[1]) / "archive", int(sys.argv[2])
    make_archive(root)
    workspace, day = Workspace(root), _FIRST + MEETINGS * _APART
    last = root / "minutes" / f"{day - _APART}.toml"

    def new() -> None:
        archive = Archive(workspace)
        made = next_agenda(archive, archive.bodies[0], day)
        if made is None or len(made.taken) != 1:
            raise RuntimeError("the kallelse is not what it ought to be")
        encode(made.meeting)

    def archive_and_last() -> None:
        Archive(workspace)
        read(last)

    def index_and_last() -> None:
        Index(root).cards()
        read(last)

    sleep(SETTLED + 0.5)  # else the files count as changed just now
    new()  # makes the index
    gc.disable()  # as the command line does
    for _ in range(rounds):
        figures = []
        for what in (new, archive_and_last, index_and_last):
            began = perf_counter()
            what()
            figures.append(perf_counter() - began)
        print(*figures)


if __name__ == "__main__":
    _main()
