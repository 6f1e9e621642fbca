"""Start a program in a pseudo-terminal and type into it as a person does: how long the start and each key take, and the memory."""

import os
import re
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from support.terminal import Terminal

Size = tuple[int, int]
"""Columns and rows, as in "80x24"."""

# Each key sends another character, and none of them is on the screen before: a character's first arrival in what the program
# writes is then that key's echo, whatever else the program draws. All are one cell wide and the same in NFC.
_KEYS: Final = tuple(map(chr, (*range(0x100, 0x149), *range(0x14A, 0x180), *range(0x3B1, 0x3CA), *range(0x410, 0x450))))
BURST: Final = 50
"""Keys typed in one go, some two and a half seconds: what a program does each second beside the echo is in it."""
_FIRST_KEY: Final = "¤"
_WORD: Final = 6
"""Letters between two spaces; the spaces are typed but not measured."""
_PAUSES: Final = (0.030, 0.060)
"""Seconds between two keys: the quickest that people type."""
_SPREAD: Final = 0.618034
"""The golden ratio: its multiples, less their whole parts, spread evenly, and are the same in each run."""
_REST: Final = 1.3
"""Seconds after a burst, so that what a program puts off for a second, as saving, is not done in another's turn."""
_PATIENCE: Final = 30.0
"""Seconds after which a program that shows nothing is a failure."""
_TRY_AGAIN: Final = 0.25
"""Seconds after which the first key is sent again, should the program have dropped it."""
_STYLING: Final = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")


@dataclass(frozen=True)
class Program:
    """Something to start: ``command`` gets a fresh folder to be at home in; ``marker`` is text that shows when one may type."""

    command: Callable[[Path], list[str]]
    marker: str


@dataclass
class Figures:
    """What was measured of a program, in the order of the runs."""

    starts: list[float] = field(default_factory=list)
    """Seconds from the spawn until a typed character was echoed."""
    bursts: list[list[float]] = field(default_factory=list)
    """Seconds from the key to the first output with its character, each key, in bursts without a longer pause."""
    memory: list[int] = field(default_factory=list)
    """The most resident memory (VmHWM), in KiB, each run."""


def measure(programs: Sequence[Program], size: Size, figures: Sequence[Figures], bursts: int) -> None:
    """Start the programs one after the other, type so many bursts (at most 4) into them by turns, end them; add to their figures.

    They run at the same time and get their bursts by turns so that whatever else the machine does hits all of them.
    """
    with ExitStack() as stack:
        terminals = []
        for program, own in zip(programs, figures, strict=True):
            home = Path(stack.enter_context(TemporaryDirectory(prefix="kcminutes-benchmark-", ignore_cleanup_errors=True)))
            terminal, seconds = _start(program, size, home)
            terminals.append(stack.enter_context(terminal))
            own.starts.append(seconds)
        for burst in range(bursts):
            for terminal, own in zip(terminals, figures, strict=True):
                own.bursts.append(_type_burst(terminal, _KEYS[burst * BURST : (burst + 1) * BURST]))
        for terminal, own in zip(terminals, figures, strict=True):
            own.memory.append(_peak_memory(terminal.pid))


def _start(program: Program, size: Size, home: Path) -> tuple[Terminal, float]:
    columns, rows = size
    command = program.command(home)
    began = time.perf_counter()
    terminal = Terminal.start(command, rows, columns, _environment(home), home)
    try:
        _wait_for_marker(terminal, program.marker.encode())
        return terminal, _wait_for_first_echo(terminal) - began
    except BaseException:
        terminal.close()
        raise


def _environment(home: Path) -> dict[str, str]:
    folders = {name: str(home / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    return {"HOME": str(home), **folders}


def _wait_for_marker(terminal: Terminal, marker: bytes) -> None:
    # The screen emulator is left out of what is timed: it takes 30 ms for a screenful.
    deadline = time.perf_counter() + _PATIENCE
    while marker not in _STYLING.sub(b"", b"".join(data for _, data in terminal.received[-8:])):
        if not terminal.receive(0.01) and (terminal.has_ended or time.perf_counter() > deadline):
            raise TimeoutError(f"the program never showed {marker.decode()!r}; the screen:\n{terminal.text}")


def _wait_for_first_echo(terminal: Terminal) -> float:
    deadline = time.perf_counter() + _PATIENCE
    heard = len(terminal.received)
    while time.perf_counter() < deadline and not terminal.has_ended:
        terminal.type(_FIRST_KEY)
        again = time.perf_counter() + _TRY_AGAIN
        while time.perf_counter() < again:
            terminal.receive(0.01)
            for came, data in terminal.received[heard:]:
                if _FIRST_KEY.encode() in data:
                    return came
            heard = max(heard, len(terminal.received) - 1)  # the last may hold half a character
    raise TimeoutError(f"the program never echoed a key; the screen:\n{terminal.text}")


def _type_burst(terminal: Terminal, keys: Sequence[str]) -> list[float]:
    """Seconds from each key to its echo. What came is looked at afterwards, so that looking costs the program nothing."""
    _listen(terminal, 0)
    first = len(terminal.received)
    sent: dict[str, float] = {}
    for index, key in enumerate(keys):
        if index % _WORD == 0:
            terminal.type(" ")
            _listen(terminal, _pause(index))
        sent[key] = time.perf_counter()
        terminal.type(key)
        _listen(terminal, _pause(index))
    _listen(terminal, _REST)
    arrived: dict[str, float] = {}
    decoder = getincrementaldecoder("utf-8")("replace")
    for came, data in terminal.received[first:]:
        for character in decoder.decode(data):
            arrived.setdefault(character, came)
    if lost := sent.keys() - arrived.keys():
        raise TimeoutError(f"{len(lost)} of {len(keys)} keys were never echoed; the screen:\n{terminal.text}")
    return [arrived[key] - sent[key] for key in sent]


def _listen(terminal: Terminal, seconds: float) -> None:
    until = time.perf_counter() + seconds
    terminal.receive(0)
    while (left := until - time.perf_counter()) > 0:
        terminal.receive(left)


def _pause(index: int) -> float:
    shortest, longest = _PAUSES
    return shortest + (longest - shortest) * (index * _SPREAD % 1)


def _peak_memory(pid: int) -> int:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        raise OSError(f"this system has no {status}: the benchmark runs on Linux, as {os.uname().sysname} tells no peak of memory")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))[0])
