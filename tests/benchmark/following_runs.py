"""Run as ``python following_runs.py FOLDER ROUNDS``: åtgärder and search over 1,000 meetings, against reading them with tomllib.

Each command is a process of its own. Prints for each round, in seconds: all files parsed with tomllib; ``actions`` and ``find``
with no index; ``kcminutes --version``; ``actions`` and ``find`` with one; the median of a search as one types. Then in MiB the
memory at the most of ``actions`` and ``find`` with no index, and of ``kcminutes --version``.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

if __name__ == "__main__":
    sys.path.append(str(Path(__file__).parent.parent))

from benchmark.archive_runs import make_archive
from kcminutes.archive.search import Search, words_typed
from kcminutes.storage.workspace import Workspace

FRAME: Final = 0.016
"""Seconds in which a hit list is to follow what is typed."""
ABOVE: Final = 0.060
"""Seconds that a command may take above the bare program, with an index."""
ROOM: Final = 40.0
"""MiB that they may take above the bare program, without an index too."""
_TYPED: Final = "larmhantering"


def measured(folder: Path, rounds: int) -> list[tuple[float, ...]]:
    """The figures of each round, in seconds, measured in processes of their own."""
    done = subprocess.run([sys.executable, __file__, str(folder), str(rounds)], check=True, capture_output=True, text=True)
    return [tuple(map(float, line.split())) for line in done.stdout.splitlines()]


_TELLING: Final = """
import atexit, pathlib, sys
atexit.register(lambda: sys.stderr.write(pathlib.Path("/proc/self/status").read_text()))
from kcminutes.cli.main import main
main(sys.argv[1:])
"""
"""Runs a command, and tells its memory itself: what the system tells its parent has the parent's in it."""


def _run(root: Path, surroundings: dict[str, str], *command: str) -> tuple[float, float]:
    """The seconds and the MiB that the command takes."""
    began = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _TELLING, *command], check=True, capture_output=True, cwd=root, env=surroundings, text=True
    )
    seconds = perf_counter() - began
    return seconds, int(re.findall(r"VmHWM:\s+(\d+) kB", done.stderr)[0]) / 1024


def _parsing(root: Path) -> float:
    began = perf_counter()
    for file in (root / "minutes").iterdir():
        tomllib.loads(file.read_text(encoding="utf-8"))
    return perf_counter() - began


def _typing(root: Path) -> float:
    search = Search(Workspace(root))
    search.find(["a"], limit=1)
    found = []
    for length in range(1, len(_TYPED) + 1):
        began = perf_counter()
        search.find(words_typed(_TYPED[:length]), limit=100)
        found.append(perf_counter() - began)
    return median(found)


def _main() -> None:
    folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
    root, cache = folder / "following", folder / "following cache"
    make_archive(root)
    os.environ["XDG_CACHE_HOME"] = str(cache)
    surroundings = dict(os.environ)
    for _ in range(rounds):
        figures, memory = [_parsing(root)], []
        for command in (("actions",), ("find", _TYPED)):
            shutil.rmtree(cache, ignore_errors=True)
            seconds, room = _run(root, surroundings, *command)
            figures.append(seconds)
            memory.append(room)
        _run(root, surroundings, "actions")
        bare, room = _run(root, surroundings, "--version")
        figures += [bare, *(_run(root, surroundings, *command)[0] for command in (("actions",), ("find", _TYPED)))]
        print(*figures, _typing(root), *memory, room)


if __name__ == "__main__":
    _main()
