"""Two causes of the end at once, in every place: whether anything is lost, locked or left running. Not run by pytest as a whole.

python tests/ends.py --tries 500
"""

import argparse
import contextlib
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Final

from kcminutes.storage.durable.lock import MeetingLock
from kcminutes.storage.toml.meetings import read
from support.program import environment, minutes, wait_until
from support.screens import workspace_with
from support.terminal import Terminal

IN_TIME: Final = 5.0
"""Seconds in which the program has ended, whatever hangs."""
LATEST: Final = 0.3
"""Seconds between the two causes at most."""
NOTES: Final = "sista ordet"

BROKEN: Final = """
from kcminutes.cli.main import main
from kcminutes.tui.app import KCMinutes
KCMinutes.action_help_quit = lambda self: 1 / 0
main()
"""
"""The program, with a fault at Ctrl+C."""


def notes(folder: Path) -> str:
    """The first item's notes as they are in the file."""
    return read(minutes(folder)).items[0].notes if minutes(folder).exists() else ""


def is_free(folder: Path) -> bool:
    """Whether nobody has the minutes open."""
    return MeetingLock(minutes(folder)).holder() is None


def put_unread(terminal: Terminal, text: str) -> None:
    """Type the text while nobody reads what the program writes."""
    os.write(terminal._process.fd, text.encode())


def ended_unread(terminal: Terminal, seconds: float = IN_TIME) -> int:
    """Wait for the program to end while nobody reads what it writes; its exit code, or minus the signal that ended it."""
    wait_until(lambda: not terminal._process.isalive(), seconds)
    code = terminal._process.exitstatus
    return int(-terminal._process.signalstatus if code is None else code)


# The places.


def at_the_start(terminal: Terminal) -> None:
    """The terminal is the program's since just now, and nothing is typed."""
    while b"\x1b[?1049h" not in b"".join(data for _, data in terminal.received):
        if not terminal.receive(10):
            raise TimeoutError("nothing was drawn")


def in_prose(terminal: Terminal) -> None:
    """Three åtgärder and a text are typed."""
    terminal.wait_for("Anteckning")
    for text in ("ringa", "skriva", "mejla"):
        terminal.press("ctrl+o")
        terminal.type(text)
    terminal.wait_for("mejla")
    terminal.press("escape")
    terminal.type(NOTES)
    terminal.wait_for(NOTES)


def in_a_cell(terminal: Terminal) -> None:
    """Half an åtgärd more."""
    in_prose(terminal)
    terminal.press("ctrl+o")
    terminal.type("boka\t24/4")
    terminal.wait_for("24/4")


def in_a_form(terminal: Terminal) -> None:
    """A form stands over it."""
    in_prose(terminal)
    terminal.press("ctrl+g")
    terminal.wait_for("Gå till")
    terminal.press("m")
    terminal.wait_for("Kallat från")


def in_attendance(terminal: Terminal) -> None:
    """The attendance stands over it."""
    in_prose(terminal)
    terminal.press("ctrl+r")
    terminal.wait_for("Närvaro")


def at_home(terminal: Terminal) -> None:
    """The meeting is closed."""
    in_prose(terminal)
    terminal.press("ctrl+g")
    terminal.wait_for("Gå till")
    terminal.press("l")
    terminal.wait_for("Arbetsmapp")


def while_it_prints(terminal: Terminal) -> None:
    """A print is under way that never ends."""
    in_prose(terminal)
    terminal.press("ctrl+g")
    terminal.wait_for("Gå till")
    terminal.press("w")
    terminal.wait_for("Skrivare")
    terminal.press("enter")
    terminal.wait_quiet(0.2)


PLACES: Final = {
    place.__name__: place for place in (at_the_start, in_prose, in_a_cell, in_a_form, in_attendance, at_home, while_it_prints)
}
CAUSES: Final = ("SIGHUP", "SIGTERM", "SIGINT", "quit", "fault", "closed")


@dataclass(frozen=True)
class Ends:
    """Two causes of the end, so many seconds apart."""

    first: str
    second: str
    wait: float
    place: str

    def __str__(self) -> str:
        return f"{self.first}, {self.second} after {self.wait * 1000:.0f} ms {self.place}"


def _cause(terminal: Terminal, name: str) -> None:
    """Let the end come; nothing happens if it has."""
    with contextlib.suppress(OSError, ValueError):  # a terminal that one of the two has left
        if name == "closed":
            terminal._process.fileobj.close()
        elif name in ("quit", "fault"):
            put_unread(terminal, {"quit": "\x11", "fault": "\x03"}[name])
        elif terminal._process.isalive():
            os.kill(terminal.pid, getattr(signal, name))


def tried(ends: Ends) -> list[str]:
    """What is wrong after the two; nothing if all is as promised."""
    with tempfile.TemporaryDirectory(prefix="ends-") as name:
        folder = Path(name)
        workspace_with(folder)
        lp = folder / "lp"
        lp.write_text("#!/bin/sh\nexec sleep 20\n")
        lp.chmod(0o755)
        env = {**environment(folder), "PATH": f"{folder}:{os.environ['PATH']}"}
        command = [sys.executable, "-c", BROKEN, "agendas/2016-12-08.toml"]
        with Terminal.start(command, env=env, cwd=folder) as terminal:
            PLACES[ends.place](terminal)
            _cause(terminal, ends.first)
            time.sleep(ends.wait)
            _cause(terminal, ends.second)
            try:
                ended_unread(terminal)
            except AssertionError:
                return ["left running"]
            return _wrong(folder, ends.place, b"".join(data for _, data in terminal.received))


def _wrong(folder: Path, place: str, written: bytes) -> list[str]:
    wrong = []
    if place != "at_the_start":
        found = read(minutes(folder)).items[0]
        wanted = ["ringa", "skriva", "mejla", *(["boka"] if place == "in_a_cell" else [])]
        if [action.text for action in found.actions] != wanted:
            wrong.append(f"lost: {found.actions}")
        if found.notes != NOTES:
            wrong.append(f"lost: {found.notes!r}")
    if not is_free(folder):
        wrong.append("locked")
    if b"Traceback" in written:
        wrong.append("a traceback")
    return wrong


def _try_seed(seed: int) -> tuple[Ends, list[str]]:
    random = Random(seed)  # noqa: S311  # causes and moments, not secrets
    ends = Ends(random.choice(CAUSES), random.choice(CAUSES), random.uniform(0, LATEST), random.choice(list(PLACES)))
    try:
        return ends, tried(ends)
    except TimeoutError as error:
        return ends, [f"not tried: {error}"]


def outcomes(tries: int, workers: int, seed: int) -> Iterator[tuple[int, Ends, list[str]]]:
    """The tries with the seeds from ``seed`` on, and what was wrong after each."""
    seeds = range(seed, seed + tries)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for number, (ends, wrong) in zip(seeds, pool.map(_try_seed, seeds), strict=True):
            yield number, ends, wrong


def main() -> int:
    """End it as often as asked for and print what came of it; 0 if nothing was wrong, or 1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--tries", type=int, default=500)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1, help="the first try's seed; the next one's is one higher")
    arguments = parser.parse_args()
    done: list[list[str]] = []
    for seed, ends, wrong in outcomes(arguments.tries, arguments.workers, arguments.seed):
        done.append(wrong)
        if wrong:
            print(f"--seed {seed} ({ends}): {'; '.join(wrong)}", flush=True)
    lost = sum(any(one.startswith("lost") for one in wrong) for wrong in done)
    running = sum("left running" in wrong for wrong in done)
    others = sum(bool(wrong) for wrong in done) - lost - running
    print(f"{len(done)} ends with two causes: {lost} lost something, {running} left running, {others} with something else wrong")
    return int(any(done))


if __name__ == "__main__":
    sys.exit(main())
