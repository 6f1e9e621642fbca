"""Run as ``python following_runs.py FOLDER ROUNDS``: åtgärder and search over 1,000 meetings, against reading them with tomllib.

Each command is a process of its own. Prints for each round, in seconds: all files parsed with tomllib; ``actions`` and ``find``
with no index; ``kcminutes --version``; ``actions`` and ``find`` with one; the median of a search as one types.
"""

import os
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
_TYPED: Final = "larmhantering"


def measured(folder: Path, rounds: int) -> list[tuple[float, ...]]:
    """The figures of each round, in seconds, measured in processes of their own."""
    done = subprocess.run([sys.executable, __file__, str(folder), str(rounds)], check=True, capture_output=True, text=True)
    return [tuple(map(float, line.split())) for line in done.stdout.splitlines()]


def _seconds(root: Path, surroundings: dict[str, str], *command: str) -> float:
    began = perf_counter()
    subprocess.run([sys.executable, "-m", "kcminutes", *command], check=True, capture_output=True, cwd=root, env=surroundings)
    return perf_counter() - began


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
        figures = [_parsing(root)]
        for command in (("actions",), ("find", _TYPED)):
            shutil.rmtree(cache, ignore_errors=True)
            figures.append(_seconds(root, surroundings, *command))
        _seconds(root, surroundings, "actions")
        figures += [_seconds(root, surroundings, *command) for command in (("--version",), ("actions",), ("find", _TYPED))]
        print(*figures, _typing(root))


if __name__ == "__main__":
    _main()
