"""How many keys it costs to type recorded minutes: completion calm, eager, for names only, and off; and what completion costs."""

import argparse
import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmark.typist import Figures, typed, without_records
from kcminutes.storage.toml.encoding import encode
from kcminutes.storage.toml.meetings import read

TESTS: Final = Path(__file__).parent.parent
_LIMITS: Final = {"lugn": 0.72, "ivrig": 0.65, "namn": 0.88, "av": 1.0}
_MOST_SHOWN, _LEAST_RIGHT = 8.0, 0.5
_MOST_MEMORY: Final = 30.0
"""MB more with an archive of 100 meetings."""
_MEMORY: Final = """
import resource, sys
sys.path[:0] = sys.argv[2:]
from pathlib import Path
from kcminutes.completion.language import Language
from kcminutes.completion.offers import Offers
from kcminutes.storage.forgetting import learnt_from
from kcminutes.storage.toml.meetings import read
from kcminutes.storage.workspace import Workspace
def now(): return int(Path('/proc/self/statm').read_text().split()[1]) * resource.getpagesize() / 1e6
archive = Workspace(Path(sys.argv[1]))
meeting = read(next(archive.minutes.glob('*.toml')))
before = now()
offers = Offers(Language(learnt_from(archive, Path('none')), meeting))
print(now() - before)
"""


def main(arguments: list[str]) -> int:
    """Type the minutes in each mood and print the figures; 1 if one is over its limit, or something was recorded wrongly."""
    parser = argparse.ArgumentParser(prog="python tests/benchmark typing", description=__doc__)
    parser.add_argument("--minutes", type=Path, required=True, help="the minutes to type")
    parser.add_argument("--archive", type=Path, required=True, help="a folder with earlier minutes of the group")
    parser.add_argument(
        "--agenda", type=Path, help="its kallelse; else agendas/ beside it or in the project, else the minutes bared"
    )
    parser.add_argument("--mood", choices=list(_LIMITS), action="append", help="only this; may be said again")
    given = parser.parse_args(arguments)
    if (own := given.archive / "minutes").is_dir():  # a workspace
        given.archive = own
    if not any(given.archive.glob("*.toml")):
        parser.error(f"there are no minutes in {given.archive}")
    is_over = False
    for mood in given.mood or list(_LIMITS):
        figures = _typed(given.minutes, given.archive, given.agenda, mood)
        print(f"{mood:6}{figures}; goal {_LIMITS[mood]}", flush=True)
        for missed in figures.missed:
            print(f"       recorded wrongly: {missed}")
        is_over |= figures.keys / figures.characters > _LIMITS[mood] or bool(figures.missed)
        if mood == "lugn":
            shown, right = figures.shown / figures.characters * 100, figures.right / max(figures.shown, 1)
            is_over |= shown > _MOST_SHOWN or right < _LEAST_RIGHT
    memory = _memory(given.archive)
    print(f"memory with 100 meetings: {memory:.1f} MB more; goal {_MOST_MEMORY:.0f}")
    return int(is_over or memory > _MOST_MEMORY)


def _typed(minutes: Path, archive: Path, agenda: Path | None, mood: str) -> Figures:
    with TemporaryDirectory(prefix="kcminutes-typing-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            os.environ[variable] = str(folder / "home")
        (folder / "minutes").mkdir()
        for earlier in archive.glob("*.toml"):
            if earlier.name != minutes.name:
                shutil.copy(earlier, folder / "minutes")
        (folder / "agendas").mkdir()
        called = folder / "agendas" / minutes.name
        beside = [minutes.parent.parent / "agendas" / minutes.name, TESTS.parent / "agendas" / minutes.name]
        found = agenda or next((path for path in beside if path.exists()), None)
        if found:
            shutil.copy(found, called)
        else:
            called.write_text(encode(without_records(read(minutes))), encoding="utf-8")
        return asyncio.run(typed(folder, called, read(minutes), mood))


def _memory(archive: Path) -> float:
    """What an archive of 100 meetings takes: those that there are, again and again, with new endings on their long words."""
    with TemporaryDirectory(prefix="kcminutes-typing-") as name:
        folder = Path(name, "minutes")
        folder.mkdir()
        sources = sorted(archive.glob("*.toml"))
        for number in range(100):
            text = sources[number % len(sources)].read_text(encoding="utf-8")
            words = (f"{word}{'abdefgk'[number % 7]}" if len(word) > 9 and word.isalpha() else word for word in text.split(" "))
            (folder / f"{2000 + number}-01-01.toml").write_text(" ".join(words), encoding="utf-8")
        command = [sys.executable, "-c", _MEMORY, name, *sys.path]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
