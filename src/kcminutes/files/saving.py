"""Saving off the screen's thread: the newest meeting reaches its file within a second, and what went wrong is told in words."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kcminutes.files.atomic import reason, write_atomically
from kcminutes.files.toml import Encoder
from kcminutes.model import Meeting

SAVE_DELAY = 0.35
"""Seconds from the first unsaved change to the write; with the write itself this stays well below the promised second."""
RETRY_DELAY = 2.0
"""Seconds between two attempts while the file can't be written."""


@dataclass(frozen=True)
class SaveState:
    """What the status line tells: whether the file holds everything, since when, and what is in the way if it doesn't."""

    saved: bool
    at: datetime | None = None
    problem: str = ""


class Saver:
    """Writes the newest meeting it has been given to one file, in a thread of its own.

    Nothing is written before the first `request`. ``on_state`` is called at every change of the state, from that thread or from the
    one that asks, and must not wait for either.
    """

    def __init__(self, path: Path, on_state: Callable[[SaveState], None] = lambda _: None) -> None:
        self.path = path
        self.on_state = on_state
        self.state = SaveState(saved=True)
        self._encoder = Encoder()
        self._wanted: Meeting | None = None
        self._written: Meeting | None = None
        self._urgent = False
        self._closing = False
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None

    def request(self, meeting: Meeting) -> None:
        """Ask for the meeting to be written soon; returns at once."""
        with self._wake:
            self._wanted = meeting
            self._closing = False
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="kcminutes-saver", daemon=True)
                self._thread.start()
            if self.state.saved:
                self._tell(SaveState(saved=False, at=self.state.at))
            self._wake.notify_all()

    def hurry(self) -> None:
        """Write what is waiting now instead of soon; returns at once."""
        with self._wake:
            self._urgent = True
            self._wake.notify_all()

    def flush(self, timeout: float = 10.0) -> bool:
        """Write what is waiting and wait for it, for ``timeout`` seconds at most; whether the file now holds everything."""
        with self._wake:
            if self._thread is None:
                return self.state.saved
            self._urgent = True
            self._wake.notify_all()
            self._wake.wait_for(lambda: not self._urgent, timeout)
            return self.state.saved

    def close(self, timeout: float = 10.0) -> bool:
        """Flush and end the thread; whether the file now holds everything."""
        saved = self.flush(timeout)
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        return saved

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._closing or self._urgent or self._wanted is not self._written)
                if self._closing and not self._urgent:
                    self._thread = None
                    return
                delay = RETRY_DELAY if self.state.problem else SAVE_DELAY
                self._wake.wait_for(lambda: self._closing or self._urgent, delay)
                meeting, urgent = self._wanted, self._urgent
            unchanged = SaveState(saved=True, at=self.state.at)
            state = self._write(meeting) if meeting is not None and meeting is not self._written else unchanged
            with self._wake:
                self._written = None if state.problem else meeting
                if self._wanted is not meeting:
                    state = SaveState(saved=False, at=state.at, problem=state.problem)
                if state != self.state:
                    self._tell(state)
                # A flush that came while the file was written wants what has been asked for since, so it takes one more turn.
                if urgent and (self._wanted is meeting or state.problem):
                    self._urgent = False
                self._wake.notify_all()

    def _write(self, meeting: Meeting) -> SaveState:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self.path, self._encoder.encode(meeting).encode())
        except OSError as error:
            return SaveState(saved=False, at=self.state.at, problem=reason(error))
        except Exception as error:  # noqa: BLE001  # were the thread to end, nothing more would be saved
            return SaveState(saved=False, at=self.state.at, problem=f"oväntat fel ({type(error).__name__})")
        return SaveState(saved=True, at=datetime.now())

    def _tell(self, state: SaveState) -> None:
        self.state = state
        self.on_state(state)
