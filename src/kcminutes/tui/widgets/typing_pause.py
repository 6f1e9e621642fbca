"""What is done once typing pauses."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.timer import Timer


class TypingPause:
    """Calls ``then`` once typing pauses, or ``longest`` seconds after the first key even if it goes on."""

    def __init__(self, pump: MessagePump, then: Callable[[], None], longest: float) -> None:
        self._pump = pump
        self._then = then
        self._longest = longest
        self._idle: Timer | None = None
        self._latest: Timer | None = None

    def wait(self, pause: float) -> None:
        """Begin to wait for so many seconds without typing; while it waits, begin those seconds anew."""
        if self._idle:
            self._idle.reset()
        else:
            self._idle = self._pump.set_timer(pause, self._then)
            self._latest = self._pump.set_timer(self._longest, self._then)

    def end(self) -> None:
        """Wait no longer: what was to be done is done."""
        for timer in (self._idle, self._latest):
            if timer:
                timer.stop()
        self._idle = self._latest = None
