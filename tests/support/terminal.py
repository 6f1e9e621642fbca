"""A real terminal for tests and the benchmark: a program runs in a pseudo-terminal, and its screen can be read."""

import os
import re
import signal
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from select import select
from typing import Any, Final, Self

import pytest

ptyprocess = pytest.importorskip("ptyprocess", reason="there are pseudo-terminals of this kind on Linux and macOS only")
pyte = pytest.importorskip("pyte")

_CURSOR: Final = {"up": "A", "down": "B", "right": "C", "left": "D", "end": "F", "home": "H"}
_FIRST_F: Final = {"f1": "P", "f2": "Q", "f3": "R", "f4": "S"}
_NUMBERED: Final = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6}
_NUMBERED_F: Final = dict(zip((f"f{n}" for n in range(5, 13)), (15, 17, 18, 19, 20, 21, 23, 24), strict=True))
_PLAIN: Final = {"escape": "\x1b", "tab": "\t", "enter": "\r", "space": " ", "backspace": "\x7f", "shift+tab": "\x1b[Z"}
_MODIFIERS: Final = {"shift": 1, "alt": 2, "ctrl": 4}

PATIENCE: Final = 30.0
"""Seconds that the program may take where a test says nothing else. Where many processes share a processor it handles 20 keys a
second, each saved by threads that wait for their turn too, and a window's new size comes after the keys that were typed before it.
"""
_ESCAPE_PAUSE: Final = 0.15
"""Seconds of silence after Esc: Textual takes what follows within 0.1 s for the rest of one sequence."""
_WRITTEN_AT_ONCE: Final = 256
"""Bytes; a terminal's input queue holds 4096, and a program that starts may not read it yet."""

_NOT_INHERITED: Final = ("NO_COLOR", "ESCDELAY", "FORCE_COLOR", "TEXTUAL", "TERM_", "LC_", "LINES", "COLUMNS", "PYTEST", "COV_")
"""What names of variables that change how a program draws, or that belong to the test runner, begin with."""

_MODE_QUERY: Final = re.compile(rb"\x1b\[\?(\d+)\$p")
_INCOMPLETE: Final = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*)?\Z")
# What pyte 0.8 draws as text or mistakes for another sequence: CSI with a marker other than "?" (the kitty keyboard's "\x1b[>25u"
# and "\x1b[<u"), and CSI with intermediate characters (mode queries, cursor shapes).
_UNKNOWN_TO_PYTE: Final = re.compile(rb"\x1b\[(?:[<=>][0-?]*[ -/]*|[0-?]*[ -/]+)[@-~]")
# pyte has one screen only; a terminal begins the other one, and leaves it, with nothing of it to be seen.
_OTHER_SCREEN: Final = re.compile(rb"\x1b\[\?1049[hl]")


def key_sequence(key: str) -> str:
    """What xterm sends for a key named as in Textual ("ctrl+n", "shift+tab", "f4", "å"); ValueError if it has nothing to send."""
    if len(key) == 1 or key in _PLAIN:
        return _PLAIN.get(key, key)
    *modifiers, name = key.split("+")
    if not set(modifiers) <= _MODIFIERS.keys():
        raise ValueError(f"no such key: {key}")
    held = 1 + sum(_MODIFIERS[modifier] for modifier in modifiers)
    if final := (_CURSOR | _FIRST_F).get(name):
        plain = "\x1bO" if name in _FIRST_F else "\x1b["
        return f"{plain}{final}" if held == 1 else f"\x1b[1;{held}{final}"
    if code := (_NUMBERED | _NUMBERED_F).get(name):
        return f"\x1b[{code}~" if held == 1 else f"\x1b[{code};{held}~"
    if modifiers == ["ctrl"] and (name == "space" or re.fullmatch("[a-z]", name)):
        return "\0" if name == "space" else chr(ord(name) & 31)
    if modifiers == ["alt"] and (len(name) == 1 or name in _PLAIN):
        return "\x1b" + _PLAIN.get(name, name)
    raise ValueError(f"no such key: {key}")


class Terminal:
    """A program in a pseudo-terminal that answers as xterm does; made by `start`, ended by ``with`` or `close`."""

    def __init__(self, process: Any, rows: int, columns: int) -> None:
        self._process = process
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.received: list[tuple[float, bytes]] = []
        """All that the program wrote, as it came, with the time.perf_counter() of its arrival."""
        self._unseen = bytearray()
        self._tail = b""
        self._ended = False

    @classmethod
    def start(
        cls,
        command: Sequence[str],
        rows: int = 24,
        columns: int = 80,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Self:
        """Start the command; ``env`` is added to this process's environment, and HOME and XDG_* are for the caller to set there."""
        # What the person at the keyboard and the test runner have set for themselves may not reach the program.
        environment = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_INHERITED)}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **(env or {})}
        with warnings.catch_warnings():
            # forkpty() in a process with threads warns from Python 3.12 on; the child does nothing before it becomes the program.
            warnings.simplefilter("ignore", DeprecationWarning)
            process = ptyprocess.PtyProcess.spawn(
                list(command), cwd=str(cwd) if cwd else None, env=environment, dimensions=(rows, columns)
            )
        process.delayafterclose = 0
        return cls(process, rows, columns)

    @property
    def pid(self) -> int:
        """The program's process id."""
        return int(self._process.pid)

    @property
    def has_ended(self) -> bool:
        """Whether the program has closed its terminal, as far as has been read."""
        return self._ended

    # What the person at the terminal does.

    def type(self, text: str) -> None:
        """Type the text, a line end as Enter."""
        self._write(text.replace("\n", "\r").encode())

    def press(self, *keys: str) -> None:
        """Press keys named as in Textual, one after the other."""
        for key in keys:
            self._write(key_sequence(key).encode())
            if key == "escape":
                self.read_for(_ESCAPE_PAUSE)

    def paste(self, text: str) -> None:
        """Paste the text as a terminal does (bracketed), its line ends as they are."""
        self._write(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def resize(self, rows: int, columns: int) -> None:
        """Make the window another size; the program gets SIGWINCH."""
        self._show()
        self._screen.resize(rows, columns)
        self._process.setwinsize(rows, columns)

    def kill(self, number: int = signal.SIGTERM) -> None:
        """Send the program a signal; nothing happens if it has ended."""
        if self._process.isalive():
            self._process.kill(number)

    def close(self) -> None:
        """End the program, by force if it runs."""
        self.kill(signal.SIGKILL)
        if not self._process.closed:
            self._process.wait()
            self._process.close()
        self._ended = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    # What the person sees.

    def screen(self) -> list[str]:
        """The rows as they are now, each without the blanks at its end; reads what has come but doesn't wait for more."""
        while self.receive(0):
            pass
        self._show()
        return [row.rstrip() for row in self._screen.display]

    @property
    def text(self) -> str:
        """The screen as one text, a line for each row."""
        return "\n".join(self.screen())

    @property
    def cursor(self) -> tuple[int, int]:
        """The cursor's row and column, from 0; Textual hides it but puts it where one types."""
        self.screen()
        return self._screen.cursor.y, self._screen.cursor.x

    def wait_for(self, wanted: str | Callable[[str], bool], timeout: float = PATIENCE) -> str:
        """Read until the screen shows the text, or the predicate holds for the screen's text; that text.

        TimeoutError, with the screen, if it takes longer than ``timeout`` seconds or the program ends before.
        """
        holds = wanted if callable(wanted) else lambda text: wanted in text
        deadline = time.monotonic() + timeout
        while not holds(text := self.text):
            left = deadline - time.monotonic()
            if self._ended or left <= 0:
                why = "the program ended" if self._ended else f"{timeout} s passed"
                raise TimeoutError(f"{why} before the screen showed {wanted!r}:\n{text}")
            self.receive(left)
        return text

    def wait_quiet(self, seconds: float = 0.1, timeout: float = PATIENCE) -> None:
        """Read until nothing has come for so long; TimeoutError after ``timeout`` seconds. (A cursor may blink every 0.5 s.)"""
        deadline = time.monotonic() + timeout
        while self.receive(seconds):
            if time.monotonic() > deadline:
                raise TimeoutError(f"the program wrote for {timeout} s without a pause of {seconds} s")

    def exit_code(self, timeout: float = PATIENCE) -> int:
        """Wait for the program to end by itself; its exit code, or minus the signal that ended it; TimeoutError if it doesn't."""
        deadline = time.monotonic() + timeout
        while self._process.isalive():
            if time.monotonic() > deadline:
                raise TimeoutError(f"the program still runs after {timeout} s:\n{self.text}")
            if self._ended:
                time.sleep(0.005)  # its terminal is closed already: there is nothing to wait on
            else:
                self.receive(0.01)
        code = self._process.exitstatus
        return int(-self._process.signalstatus if code is None else code)

    # The wire.

    def receive(self, timeout: float) -> bytes:
        """What the program wrote, as it came: empty if nothing did within ``timeout`` seconds, or at its end.

        It stands on the screen at the next look at that. This is where the program's questions to the terminal are answered.
        """
        if self._ended or not select([self._process.fd], [], [], timeout)[0]:
            return b""
        try:
            came = os.read(self._process.fd, 65536)
        except OSError:  # Linux tells the end as an error (EIO)
            came = b""
        self.received.append((time.perf_counter(), came))
        self._ended = not came
        data = self._tail + came
        self._tail = match.group() if (match := _INCOMPLETE.search(data)) else b""
        whole = data[: len(data) - len(self._tail)]
        for mode in _MODE_QUERY.findall(whole):
            # xterm's answer to the modes that Textual asks for (2026, 2048): not recognized. It knows no kitty keyboard either.
            os.write(self._process.fd, b"\x1b[?%b;0$y" % mode)
        self._unseen += whole
        return came

    def read_for(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not self._ended and (left := deadline - time.monotonic()) > 0:
            self.receive(left)

    def _show(self) -> None:
        if self._unseen:
            data = _UNKNOWN_TO_PYTE.sub(b"", bytes(self._unseen))
            self._unseen.clear()
            self._stream.feed(_OTHER_SCREEN.sub(b"\x1b[0m\x1b[2J\x1b[H", data))

    def _write(self, data: bytes) -> None:
        while data and not self._ended:
            # Read while writing, so that neither side waits for the other with full queues.
            readable, writable, _ = select([self._process.fd], [self._process.fd], [])
            if readable:
                self.receive(0)
            elif writable:
                data = data[os.write(self._process.fd, data[:_WRITTEN_AT_ONCE]) :]
