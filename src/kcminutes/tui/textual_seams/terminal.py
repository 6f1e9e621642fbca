"""The terminal on Linux and macOS: read whatever it sends, never waited for, and taken again after a stop from outside.

Leans on ``textual.drivers.linux_driver.LinuxDriver``: on its ``run_input_thread`` (replaced; Textual's ends at a byte that is not
UTF-8, and turns round for ever at a terminal that is gone) and ``_run_input_thread`` (Textual's prints a traceback); on the names
``WriterThread`` and ``XTermParser`` that it looks up in its module; on ``exit_event``, ``fileno``, ``_patch_lflag`` and
``_patch_iflag``, and on the methods that enable a mode of the terminal; on ``_sigtstp_application`` and ``_sigcont_application``,
its handlers of these signals, and on ``_must_signal_resume``, which is set between them; and on ``App._handle_exception``. `App`
takes another driver publicly, but none of this is to be chosen in it.
"""

import codecs
import contextlib
import os
import queue
import selectors
import signal
import termios
import threading
import tty
from typing import IO, TYPE_CHECKING, Any, Final

from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from collections.abc import Callable

_AT_A_TIME: Final = 4096
"""Bytes that are read at once."""
_TICK: Final = 0.1
"""Seconds after which the parser looks at the clock, for what may be only half there."""
MOST_WAITING: Final = 4_000_000
"""Characters that wait for a terminal which reads nothing; beyond these they are dropped, and all is drawn anew afterwards."""
LAST_WAIT: Final = 1.0
"""Seconds that the terminal has at the end for what is still to be written."""


class Writer(threading.Thread):
    """What is drawn, on its way to the terminal: whoever draws waits for nothing.

    Textual's lets the screen's thread wait as soon as 30 writes wait. The queue is one that a handler of a signal may put into
    while the thread that it interrupts does so too.
    """

    def __init__(self, file: IO[str]) -> None:
        super().__init__(daemon=True, name="terminal-output")
        self._descriptor = file.fileno()
        self._queue: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._given = 0
        self._taken = 0
        """Characters; each of the two is counted by one thread only."""
        self._dropped = False
        self.on_dropped: Callable[[], object] = lambda: None
        """Called in this thread when something was not shown, and the terminal reads again."""

    def write(self, text: str) -> None:
        """Have the text written; returns at once."""
        if self._given - self._taken > MOST_WAITING:
            with contextlib.suppress(queue.Empty):
                while True:
                    self._given -= len(self._queue.get_nowait() or "")
            self._dropped = True
        self._given += len(text)
        self._queue.put(text)

    def isatty(self) -> bool:
        """Whether this is a terminal, which Textual asks."""
        return True

    def fileno(self) -> int:
        """The terminal's descriptor."""
        return self._descriptor

    def flush(self) -> None:
        """Nothing: what was given is on its way."""

    def run(self) -> None:
        """Write what comes until `stop`; what a terminal that is gone does not take is dropped."""
        # Not through the file: as the program ends, Python would wait for whoever writes there.
        while (text := self._queue.get()) is not None:
            self._taken += len(text)
            data = text.encode("utf-8", "replace")
            with contextlib.suppress(OSError):
                while data:
                    data = data[os.write(self._descriptor, data) :]
            if self._dropped and self._queue.empty():
                self._dropped = False
                self.on_dropped()

    def stop(self) -> None:
        """Write what is waiting and end, within `LAST_WAIT`."""
        self._queue.put(None)
        self.join(LAST_WAIT)


class TerminalDriver(LinuxDriver):
    """Textual's driver, but that nothing the terminal sends or fails to do ends or stops the program.

    A terminal that is gone is told as the system tells it, by SIGHUP.
    """

    _is_ours = False
    """Whether the terminal is as the program needs it: started, and not given back for a stop."""

    def start_application_mode(self) -> None:
        """Make the terminal as the program needs it, and read it; nothing if that is so already."""
        if self._is_ours:
            return
        linux_driver.WriterThread = Writer  # type: ignore[assignment, attr-defined]  # where the driver looks for it
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._is_ours = not self._must_signal_resume  # in the background it can't be had, and is at the next SIGCONT
        if isinstance(self._writer_thread, Writer):
            self._writer_thread.on_dropped = self._draw_anew

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        self._is_ours = False
        super().stop_application_mode()

    # What comes.

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001  # whatever it is, the app has its own last words about it
            self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001

    def run_input_thread(self) -> None:
        """Read the terminal until the input is disabled, or the terminal is gone."""
        parser = linux_driver.XTermParser(self._debug)  # type: ignore[attr-defined]
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        backspaces = self._backspaces()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_TICK):
                    try:
                        data = os.read(self.fileno, _AT_A_TIME)
                    except OSError:  # Linux tells a terminal that is gone so
                        data = b""
                    if not data:
                        os.kill(os.getpid(), signal.SIGHUP)
                        return
                    if text := decode(data):  # none if a character is half there; to the parser that would be the end
                        for event in parser.feed(text.translate(backspaces)):
                            self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def _backspaces(self) -> dict[int, str]:
        """What Ctrl+H stands for: Ctrl+Backspace, where the terminal says that Backspace sends something else."""
        with contextlib.suppress(termios.error):
            if termios.tcgetattr(self.fileno)[tty.CC][termios.VERASE] != b"\b":
                return {ord("\b"): "\x17"}
        return {}

    # Stops.

    def _sigtstp_application(self, *args: Any) -> None:
        if self._is_ours:
            super()._sigtstp_application(*args)
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *args: Any) -> None:
        if self._is_ours:
            self._take_again()
        elif self._must_signal_resume:  # it was given back for the stop; otherwise it is not begun, or at its end
            super()._sigcont_application(*args)

    def _take_again(self) -> None:
        """Make the terminal as the program needs it after a stop that nobody told of: the shell has had it meanwhile."""
        with contextlib.suppress(termios.error):
            attributes = termios.tcgetattr(self.fileno)
            attributes[tty.LFLAG] = self._patch_lflag(attributes[tty.LFLAG])
            attributes[tty.IFLAG] = self._patch_iflag(attributes[tty.IFLAG])
            attributes[tty.CC][termios.VMIN] = 1
            termios.tcsetattr(self.fileno, termios.TCSANOW, attributes)
        self.write("\x1b[?1049h\x1b[?25l\x1b[?1004h")  # the other screen, no cursor, tell of the window's focus
        self._enable_bracketed_paste()
        self._disable_line_wrap()
        self._enable_mouse_support()
        self._draw_anew()

    def _draw_anew(self) -> None:
        self._app.call_later(self._app.refresh)
