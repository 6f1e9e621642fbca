"""What a thread waits for, and how long it would: a promise about time is held to without a clock."""

import threading
from collections.abc import Callable

import pytest


def limits_of_waits(monkeypatch: pytest.MonkeyPatch, thread: str) -> list[float]:
    """A list that gets the seconds of every wait with a limit that a thread of the name begins from now on."""
    limits: list[float] = []
    real = threading.Condition.wait_for

    def wait_for(self: threading.Condition, is_so: Callable[[], bool], timeout: float | None = None) -> bool:
        if threading.current_thread().name == thread and timeout is not None:
            limits.append(timeout)
        return real(self, is_so, timeout)

    monkeypatch.setattr(threading.Condition, "wait_for", wait_for)
    return limits
