"""Writing off the screen's thread: the newest value is written soon, and what went wrong is told in words and tried again."""

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

from msgspec import Struct

from kcminutes.storage.durable.atomic import reason

Value = TypeVar("Value")


class SaveState(Struct, frozen=True):
    """Whether what was asked for last is written, when that was last so, and what is in the way if it isn't."""

    saved: bool
    at: datetime | None = None
    problem: str = ""


class NewestWriter(Generic[Value]):
    """Writes the newest value that it has been given, in a thread of its own; older ones that it did not get to are left out.

    Nothing is written before the first `request`. ``put`` writes a value, in that thread; it raises OSError. ``delay`` tells the
    seconds to wait before the next write, so that what comes in a burst is one write; while there is a problem they may be more.
    ``on_state`` is called at every change of the state, from that thread or from the one that asks, and must not wait for either.
    ``holds`` tells, in that thread, whether what was written last is still there; if it is not, it is written again.
    """

    def __init__(
        self, name: str, put: Callable[[Value], None], delay: Callable[[], float], holds: Callable[[], bool] = lambda: True
    ) -> None:
        self.on_state: Callable[[SaveState], None] = lambda _: None
        self._name = name
        self._put = put
        self._delay = delay
        self._holds = holds
        self._doubted = False
        """Whether it is to be looked at whether what was written is still there."""
        self.state = SaveState(saved=True)
        self._wanted: Value | None = None
        self._written: Value | None = None
        self._urgent = False
        self._closing = False
        self._is_over = False
        """Whether it was closed with everything written: only a new `request` begins it again."""
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None

    def begin_with(self, value: Value) -> None:
        """Tell what is written there already, before anything is asked for."""
        with self._wake:
            self._wanted = self._written = value

    def look(self) -> None:
        """See soon whether what was written is still there, and write it again if it is not; returns at once."""
        with self._wake:
            if self._wanted is not None and self.state.saved and not self._is_over:
                self._begin()
                self._doubted = True
                self._wake.notify_all()

    def request(self, value: Value) -> None:
        """Ask for the value to be written soon; returns at once."""
        with self._wake:
            self._wanted = value
            self._is_over = False
            self._begin()
            if self.state.saved:
                self._tell(SaveState(saved=False, at=self.state.at))
            self._wake.notify_all()

    def hurry(self) -> None:
        """Write what is waiting now instead of soon, also after a `close` that could not; returns at once."""
        with self._wake:
            if self._wanted is None or self._is_over:
                return
            self._begin()
            self._urgent = self._doubted = True
            self._wake.notify_all()

    def flush(self, timeout: float = 10.0) -> bool:
        """Write what is waiting and wait for it, for ``timeout`` seconds at most; whether everything is written now."""
        with self._wake:
            if self._wanted is None or self._is_over:
                return self.state.saved
            self._begin()
            self._urgent = self._doubted = True
            self._wake.notify_all()
            return self._wake.wait_for(lambda: not self._urgent, timeout) and self.state.saved

    def close(self, timeout: float = 10.0) -> bool:
        """Flush and end the thread; whether everything is written now. If it is, nothing but a `request` begins it again."""
        saved = self.flush(timeout)
        with self._wake:
            self._closing, self._is_over = True, saved and self.state.saved
            self._wake.notify_all()
        return saved

    def abandon(self) -> None:
        """End the thread, and leave what is waiting unwritten; a write that is under way is waited for, two seconds at most."""
        with self._wake:
            self._closing, self._urgent, self._is_over = True, False, True
            self._wake.notify_all()
            self._wake.wait_for(lambda: self._thread is None, 2.0)

    def _begin(self) -> None:
        """Have a thread that writes; called with the lock held."""
        self._closing = False
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()

    @property
    def _waits(self) -> bool:
        """Whether something is to be written, or told of: a value that was taken back may be written already."""
        return self._wanted is not self._written or not self.state.saved

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._closing or self._urgent or self._doubted or self._waits)
                if self._closing and not self._urgent:
                    self._thread = None
                    self._wake.notify_all()
                    return
                is_looking = self._doubted and not self._waits
                self._doubted = False
            is_gone = is_looking and not self._still_holds()
            with self._wake:
                if is_gone:
                    self._written = None
                    self._tell(SaveState(saved=False, at=self.state.at))
                if is_looking and not self._urgent and not self._waits:
                    continue
                self._wake.wait_for(lambda: self._closing or self._urgent, self._delay())
                if self._closing and not self._urgent:
                    continue
                value, urgent = self._wanted, self._urgent
            unchanged = SaveState(saved=True, at=self.state.at)
            state = self._try(value) if value is not None and value is not self._written else unchanged
            with self._wake:
                self._written = None if state.problem else value
                if self._wanted is not value:
                    state = SaveState(saved=False, at=state.at, problem=state.problem)
                if state != self.state:
                    self._tell(state)
                # A flush that came during the write wants what has been asked for since, so it takes one more turn.
                if urgent and (self._wanted is value or state.problem):
                    self._urgent = False
                self._wake.notify_all()

    def _still_holds(self) -> bool:
        try:
            return self._holds()
        except Exception:  # noqa: BLE001  # whatever it is: the write will tell, if it is in the way of that too
            return False

    def _try(self, value: Value) -> SaveState:
        try:
            self._put(value)
        except OSError as error:
            return SaveState(saved=False, at=self.state.at, problem=reason(error))
        except Exception as error:  # noqa: BLE001  # were the thread to end, nothing more would be written
            return SaveState(saved=False, at=self.state.at, problem=f"oväntat fel ({type(error).__name__})")
        return SaveState(saved=True, at=datetime.now())

    def _tell(self, state: SaveState) -> None:
        self.state = state
        self.on_state(state)
