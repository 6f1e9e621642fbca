"""Hears what ends the program, in a thread that needs no screen, and sees to it that it does end, with everything saved."""

import contextlib
import os
import select
import signal
import sys
import threading
from collections.abc import Callable
from typing import Final

TIME_TO_END: Final = 3.0
"""Seconds that the screen has to save and end after a signal."""
TIME_TO_SAVE: Final = 1.5
"""Seconds that saving without the screen may take after that."""


class EndWatch:
    """Tells of a signal that ends the program, or of a terminal that is gone: once, for the first cause wins.

    ``tell`` is called with the signal's number (SIGHUP for the terminal) in the watch's thread, and must not wait. If the process
    is still there `TIME_TO_END` seconds later, ``save`` is called in a thread of its own, and the process ends with 128 and the
    number, whatever else runs or hangs.
    """

    def __init__(self, tell: Callable[[int], None], save: Callable[[], object]) -> None:
        self.cause = 0
        """The number of the signal that was heard first; 0 if none was."""
        self._tell = tell
        self._save = save
        self._has_started = False

    def start(self) -> None:
        """Begin; in the main thread, and once. On Windows the console tells of the end: closed, logged off, shut down."""
        self._has_started = True
        if sys.platform == "win32":
            import ctypes

            # Kept, as Windows has only its address.
            self._handler = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)(self._told_by_console)
            ctypes.windll.kernel32.SetConsoleCtrlHandler(self._handler, 1)
            return
        heard, told = os.pipe()
        for end in (heard, told):
            os.set_blocking(end, False)
        # Python writes the number of each signal there at once, even while its main thread waits for something.
        signal.set_wakeup_fd(told, warn_on_full_buffer=False)
        for number in _ENDING:
            signal.signal(number, lambda *_: None)
        threading.Thread(target=self._watch, args=(heard,), name="end watch", daemon=True).start()

    def end_within(self, seconds: float, code: int) -> None:
        """Let the process be gone in so many seconds, with the code, if it is not by itself; nothing without `start`."""
        if self._has_started:
            threading.Thread(target=self._end_after, args=(seconds, code), name="last resort", daemon=True).start()

    def _told_by_console(self, event: int) -> bool:
        """Windows tells of an end, in a thread of its own; back from the last three of `_CONSOLE` the process is gone."""
        self._hear(_CONSOLE.get(event, signal.SIGTERM))
        threading.Event().wait(TIME_TO_END + TIME_TO_SAVE)
        return True

    def _watch(self, heard: int) -> None:
        poll = select.poll()
        poll.register(heard, select.POLLIN)
        poll.register(sys.__stdin__.fileno() if sys.__stdin__ else 0, 0)  # which tells of POLLHUP and POLLERR all the same
        while True:
            for descriptor, what in poll.poll():
                if descriptor == heard:
                    with contextlib.suppress(BlockingIOError):
                        for number in os.read(heard, 4096):
                            self._hear(number)
                else:
                    poll.unregister(descriptor)
                    if what & (select.POLLHUP | select.POLLERR):
                        self._hear(signal.SIGHUP)

    def _hear(self, number: int) -> None:
        if number in _ENDING and not self.cause:
            self.cause = number
            self.end_within(TIME_TO_END, 128 + number)
            self._tell(number)

    def _end_after(self, seconds: float, code: int) -> None:
        threading.Event().wait(seconds)
        saving = threading.Thread(target=self._save, name="saving at the end", daemon=True)
        saving.start()
        saving.join(TIME_TO_SAVE)  # a disk may hang too
        os._exit(code)


_ENDING: Final = frozenset(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK") if hasattr(signal, name))
_CONSOLE: Final = {0: signal.SIGINT, 1: getattr(signal, "SIGBREAK", signal.SIGTERM)}
"""The signals of Windows' console events CTRL_C and CTRL_BREAK; CTRL_CLOSE (2), CTRL_LOGOFF (5) and CTRL_SHUTDOWN (6) have none.

Windows gives five seconds after those three, which are more than `TIME_TO_END` and `TIME_TO_SAVE`.
"""
