"""Run as ``python tests/benchmark``: is kcminutes as fast and as small, against the smallest Textual app, as it must be?"""

import argparse
import gc
import os
import platform
import statistics
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

sys.path.append(str(Path(__file__).parent.parent))

from benchmark import following_runs, import_runs
from benchmark.archive_runs import measured
from benchmark.big_meeting import big_meeting
from benchmark.documents import (
    bare_compile_command,
    bare_word_command,
    export_command,
    imports_textual,
    making_command,
    seconds,
    told_seconds,
)
from benchmark.screen_runs import Figures, Program, Size, measure
from kcminutes.documents.formats.making import FORMATS

TESTS: Final = Path(__file__).parent.parent
AGENDA: Final = TESTS.parent / "agendas" / "2016-12-08.toml"
MINUTES: Final = TESTS / "data" / "2016-12-08.toml"
SIZES: Final[tuple[Size, ...]] = ((80, 24), (160, 50))


@dataclass(frozen=True)
class Result:
    """One line of the table. ``pairs`` are a figure of kcminutes and what it is held against, measured next to each other.

    The ratio is the median of the pairs' ratios, so that a burst of other work on the machine, which spoils a pair, spoils no more.
    """

    what: str
    pairs: tuple[tuple[float, float], ...]
    unit: str
    limit: float | None
    """How many times it may be; None for a line that is there to be known."""

    @property
    def ratio(self) -> float:
        """How many times what it is held against."""
        return statistics.median(first / second for first, second in self.pairs)

    @property
    def is_over(self) -> bool:
        """Whether it is more than it may be."""
        return self.limit is not None and self.ratio > self.limit

    def __str__(self) -> str:
        figures = "".join(f"{statistics.median(values):10.1f} {self.unit:3}" for values in zip(*self.pairs, strict=True))
        verdict = "" if self.limit is None else f"{self.limit:7.2f}  {'OVER' if self.is_over else 'ok'}"
        return f"{self.what:<56}{figures}{self.ratio:8.2f}{verdict}"


@dataclass(frozen=True)
class Extent:
    """How much is measured."""

    starts: int
    rounds: int
    bursts: int
    documents: int


FULL: Final = Extent(starts=21, rounds=3, bursts=4, documents=11)
QUICK: Final = Extent(starts=7, rounds=1, bursts=2, documents=3)


def ours(file: Path, *, agenda: bool, beside: Path | None = None) -> Program:
    """kcminutes with the file: an agenda's minutes are begun, minutes are gone on with.

    ``beside`` has the minutes of other meetings, which lie in the workspace too.
    """

    def command(home: Path) -> list[str]:
        workspace = home / "kc"
        for folder in ("agendas", "minutes"):
            (workspace / folder).mkdir(parents=True)
        for other in (beside / "minutes").iterdir() if beside else ():
            (workspace / "minutes" / other.name).hardlink_to(other)
        minutes = workspace / "minutes" / file.name
        copy = workspace / "agendas" / file.name if agenda else minutes
        copy.write_bytes(file.read_bytes())
        return [sys.executable, "-m", "kcminutes", str(copy), *(["-o", str(minutes)] if agenda else [])]

    return Program(command, "Anteckning")


def editor(file: Path) -> Program:
    """kcminutes with the agenda as it is written."""

    def command(home: Path) -> list[str]:
        copy = home / "kc" / "agendas" / file.name
        copy.parent.mkdir(parents=True)
        copy.write_bytes(file.read_bytes())
        return [sys.executable, "-m", "kcminutes", "edit", str(copy)]

    return Program(command, "Ärendebeskrivning")


def bare(file: Path) -> Program:
    """The smallest Textual app with the file's text, which is there once its last word is."""
    command = [sys.executable, str(Path(__file__).with_name("bare.py")), str(file)]
    return Program(lambda _: command, file.read_text(encoding="utf-8").split()[-1])


def screen_results(extent: Extent, big: Path, same: Path, *, itself: bool) -> list[Result]:
    """Start, keys and memory at each size of the screen; ``itself`` puts the bare app in kcminutes' place.

    ``big`` has 500 items, ``same`` 17 of the same kind: with the same text on the screen, what differs is the meeting's size.
    """
    small = (bare(AGENDA) if itself else ours(AGENDA, agenda=True), bare(AGENDA))
    large = (bare(big) if itself else ours(big, agenda=False), bare(big))
    alike = bare(same) if itself else ours(same, agenda=False)
    written = bare(AGENDA) if itself else editor(AGENDA)
    results = []
    for size in SIZES:
        at = f"{size[0]}x{size[1]}"
        programs = (*small, *large, alike, written)
        measure(programs, size, [Figures() for _ in programs], bursts=0)  # what is on the disk comes into memory
        starts = [Figures(), Figures()]
        for index in range(extent.starts):
            progress(f"{at}: start {index + 1} of {extent.starts}")
            for program, figures in zip(small, starts, strict=True):
                measure([program], size, [figures], bursts=0)
        typing = [Figures() for _ in programs]
        for index in range(extent.rounds):
            progress(f"{at}: typing, round {index + 1} of {extent.rounds}")
            measure(programs, size, typing, extent.bursts)
        results += [*start_results(at, starts, typing), *key_results(at, typing), *memory_results(at, typing)]
    return results


def start_results(at: str, starts: list[Figures], typing: list[Figures]) -> list[Result]:
    """The lines about starting, from the figures of kcminutes and of the bare app, small and large."""
    return [
        Result(f"{at}: start until one can type, 17 items", in_ms(starts[0].starts, starts[1].starts), "ms", 1.25),
        Result(f"{at}: start until one can type, 500 items", in_ms(typing[2].starts, typing[3].starts), "ms", None),
    ]


def key_results(at: str, typing: list[Figures]) -> list[Result]:
    """The lines about typing."""
    our_small, bare_small, our_large, bare_large, our_alike, our_editor = (figures.bursts for figures in typing)
    lines = (
        ("17 items", our_small, bare_small, 1.25, 1.5),
        ("kallelse's editor", our_editor, bare_small, 1.25, 1.5),
        ("500 items", our_large, bare_large, None, None),
        ("500 against own 17 items", our_large, our_alike, 1.1, 1.1),
    )
    results = []
    for what, first, second, median_limit, high_limit in lines:
        medians = in_ms(map(statistics.median, first), map(statistics.median, second))
        highs = in_ms(map(percentile_95, first), map(percentile_95, second))
        results.append(Result(f"{at}: key to screen, {what}, median", medians, "ms", median_limit))
        results.append(Result(f"{at}: key to screen, {what}, 95 %", highs, "ms", high_limit))
    return results


def memory_results(at: str, typing: list[Figures]) -> list[Result]:
    """The lines about memory, after the typing."""
    peaks = [[kibibytes / 1024 for kibibytes in figures.memory] for figures in typing]
    return [
        Result(f"{at}: peak memory, 17 items", tuple(zip(peaks[0], peaks[1], strict=True)), "MiB", 1.6),
        Result(f"{at}: peak memory, 500 items", tuple(zip(peaks[2], peaks[3], strict=True)), "MiB", 1.6),
    ]


def in_ms(first: Iterable[float], second: Iterable[float]) -> tuple[tuple[float, float], ...]:
    """Pairs of seconds as milliseconds."""
    return tuple((one * 1000, other * 1000) for one, other in zip(first, second, strict=True))


def percentile_95(values: list[float]) -> float:
    """What 95 of 100 values stay below."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def document_results(extent: Extent, big: Path, same: Path, folder: Path) -> list[Result]:
    """The making of each format against the bare tool that sets it, and how it grows with the meeting.

    ``big`` has 500 items, ``same`` 17 of the same kind. Each making is a process of its own, whose start is not counted: Typst
    would remember what it has compiled.
    """
    bare = {file: {"pdf": bare_compile_command(file, folder), "docx": bare_word_command(file, folder)} for file in (MINUTES, big)}
    made: dict[tuple[Path, str], list[float]] = {}
    against: dict[tuple[Path, str], list[float]] = {}
    whole = []
    for index in range(extent.documents):
        progress(f"documents, round {index + 1} of {extent.documents}")
        for file, form in ((file, form) for form in FORMATS for file in (MINUTES, same, big)):
            made.setdefault((file, form), []).append(told_seconds(making_command(file, form, folder)))
            if command := bare.get(file, {}).get(form):
                against.setdefault((file, form), []).append(told_seconds(command))
        whole.append((seconds(export_command(MINUTES, folder / "ours.pdf")), seconds(bare[MINUTES]["pdf"])))
    results = [
        Result(f"{form} of {items} items against bare {tool}", in_ms(made[file, form], against[file, form]), "ms", 1.5)
        for form, tool in (("pdf", "Typst"), ("docx", "docxtpl"))
        for file, items in ((MINUTES, 17), (big, 500))
    ]
    results += [
        Result(f"{form} of 17 items against own pdf", in_ms(made[MINUTES, form], made[MINUTES, "pdf"]), "ms", None)
        for form in ("html", "md", "txt")
    ]
    for form in FORMATS:
        pairs = in_ms((it / 500 for it in made[big, form]), (it / 17 for it in made[same, form]))
        results.append(Result(f"{form}, an item of 500 against one of own 17", pairs, "ms", 1.1 if form in bare[big] else None))
    results.append(Result("pdf of 17 items, whole process against bare Typst", in_ms(*zip(*whole, strict=True)), "ms", None))
    return results


def archive_results(extent: Extent, folder: Path) -> list[Result]:
    """The next kallelse from an archive of 1,000 meetings."""
    progress("archive")
    new, archive, index = zip(*measured(folder, 3 * extent.documents), strict=True)
    return [
        Result("new from 1,000 meetings against archive and last", in_ms(new, archive), "ms", 1.2),
        Result("new from 1,000 meetings against bare index and last", in_ms(new, index), "ms", None),
    ]


def following_results(extent: Extent, folder: Path) -> list[Result]:
    """Åtgärder and search over 1,000 meetings."""
    progress("åtgärder and search")
    rounds = following_runs.measured(folder, max(extent.documents // 3, 2))
    parsing, actions, find, bare, warm_actions, warm_find, typing, actions_room, find_room, bare_room = zip(*rounds, strict=True)
    allowed = tuple(seconds + following_runs.ABOVE for seconds in bare)
    frame = tuple(following_runs.FRAME for _ in typing)
    return [
        Result("actions of 1,000 meetings, no index, against tomllib", in_ms(actions, parsing), "ms", 2.0),
        Result("find in 1,000 meetings, no index, against tomllib", in_ms(find, parsing), "ms", 2.0),
        Result("actions with an index, against --version and 60 ms", in_ms(warm_actions, allowed), "ms", 1.0),
        Result("find with an index, against --version and 60 ms", in_ms(warm_find, allowed), "ms", 1.0),
        Result("hits as one types, against a frame", in_ms(typing, frame), "ms", 1.0),
        Result("actions, no index, memory against bare and 40 MiB", with_room(actions_room, bare_room), "MiB", 1.0),
        Result("find, no index, memory against bare and 40 MiB", with_room(find_room, bare_room), "MiB", 1.0),
    ]


def import_results(extent: Extent, folder: Path) -> list[Result]:
    """A PDF of 30 pages read in."""
    progress("import")
    whole, bare, blocks = zip(*import_runs.measured(folder, extent.documents), strict=True)
    allowed = tuple(import_runs.TIMES * seconds + import_runs.ABOVE for seconds in bare)
    return [
        Result("import of 30 pages of PDF, against 2 x pypdfium2 + 0.5 s", in_ms(whole, allowed), "ms", 1.0),
        Result("import of 30 pages of PDF, against pypdfium2", in_ms(whole, bare), "ms", None),
        Result("import of 30 pages of PDF, reading of all", in_ms(blocks, whole), "ms", None),
    ]


def with_room(rooms: Iterable[float], bare: Iterable[float]) -> tuple[tuple[float, float], ...]:
    """Pairs of memory in MiB, of a command and of what it may take."""
    return tuple((room, least + following_runs.ROOM) for room, least in zip(rooms, bare, strict=True))


def start_beside_results(extent: Extent, others: Path) -> list[Result]:
    """The start of a meeting in a workspace of 1,000 others, which ``others`` has, against that in one of its own."""
    size = SIZES[0]
    programs = ours(AGENDA, agenda=True, beside=others), ours(AGENDA, agenda=True)
    figures = Figures(), Figures()
    measure(programs, size, [Figures(), Figures()], bursts=0)
    for index in range(extent.starts):
        progress(f"start beside 1,000 meetings {index + 1} of {extent.starts}")
        for number in (0, 1) if index % 2 else (1, 0):  # neither is always the one after the other
            measure([programs[number]], size, [figures[number]], bursts=0)
    pairs = in_ms(figures[0].starts, figures[1].starts)
    return [Result("start until one can type, 1,000 meetings against none", pairs, "ms", 1.02)]


def progress(text: str) -> None:
    """Say on stderr what is being measured."""
    print(text, file=sys.stderr, flush=True)


def facts() -> str:
    """What the figures depend on."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("textual", "rich", "typst"))
    load = ", ".join(f"{value:.2f}" for value in os.getloadavg())
    return f"Python {platform.python_version()}, {versions}; {platform.platform()}, {os.cpu_count()} cores, load {load}"


def main() -> int:
    """Measure and print; 1 if anything is over its limit."""
    parser = argparse.ArgumentParser(prog="python tests/benchmark", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs, for a first look (three minutes instead of eleven)")
    parser.add_argument("--itself", action="store_true", help="the bare app against itself: how far the machine's noise alone goes")
    arguments = parser.parse_args()
    extent = QUICK if arguments.quick else FULL
    # Installed, the program runs from its bytecode; the warm-up runs write it, unless this tells Python not to.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    gc.disable()  # a collection here would be taken for a slow echo
    print(facts(), flush=True)
    with TemporaryDirectory(prefix="kcminutes-benchmark-") as folder:
        big = Path(folder, "big.toml")
        big.write_text(big_meeting(), encoding="utf-8")
        same = Path(folder, "same.toml")
        same.write_text(big_meeting(17), encoding="utf-8")
        results = screen_results(extent, big, same, itself=arguments.itself)
        if not arguments.itself:
            results += [
                *document_results(extent, big, same, Path(folder)),
                *archive_results(extent, Path(folder)),
                *following_results(extent, Path(folder)),
                *import_results(extent, Path(folder)),
                *start_beside_results(extent, Path(folder, "following")),
            ]
    measured = "bare" if arguments.itself else "kcminutes"
    print(f"{'medians of pairs measured side by side':<56}{measured:>14}{'against':>14}{'ratio':>8}{'limit':>7}")
    for result in results:
        print(result)
    heavy = [] if arguments.itself else [name for name in ("show", "check") if imports_textual(name, MINUTES)]
    for name in heavy:
        print(f"kcminutes {name} imports textual: OVER")
    return int(bool(heavy) or any(result.is_over for result in results))


if __name__ == "__main__":
    if sys.argv[1:2] == ["typing"]:
        from benchmark.typing_costs import main as typing_costs

        sys.exit(typing_costs(sys.argv[2:]))
    sys.exit(main())
