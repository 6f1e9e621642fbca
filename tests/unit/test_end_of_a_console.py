"""Windows' console is closed, or its user logs off: played, with a console that calls back as Windows does."""

import ctypes
import signal
import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from kcminutes.tui import end_watch
from kcminutes.tui.end_watch import TIME_TO_END, TIME_TO_SAVE, EndWatch

CTRL_C, CTRL_CLOSE, CTRL_LOGOFF, CTRL_SHUTDOWN = 0, 2, 5, 6


class Console:
    """Windows' console, which calls the handlers it was given, the newest first."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.handlers: list[Callable[[int], int]] = []
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setattr(ctypes, "WINFUNCTYPE", lambda *_: lambda function: function, raising=False)
        monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=self), raising=False)

    def SetConsoleCtrlHandler(self, handler: Callable[[int], int], add: int) -> int:  # noqa: N802  # Windows' own name
        assert add
        self.handlers.append(handler)
        return 1


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the handler stayed, which takes no time here."""
    found: list[float] = []
    monkeypatch.setattr(end_watch, "threading", SimpleNamespace(Event=lambda: SimpleNamespace(wait=found.append)))
    return found


@pytest.mark.parametrize("event", [CTRL_CLOSE, CTRL_LOGOFF, CTRL_SHUTDOWN, CTRL_C])
def test_a_closed_window_is_told_and_windows_is_kept_until_all_is_saved(
    monkeypatch: pytest.MonkeyPatch, waits: list[float], event: int
) -> None:
    told: list[int] = []
    ends: list[tuple[float, int]] = []
    console = Console(monkeypatch)
    watch = EndWatch(told.append, lambda: None)
    monkeypatch.setattr(watch, "end_within", lambda seconds, code: ends.append((seconds, code)))
    watch.start()
    (handler,) = console.handlers
    assert handler(event)
    number = signal.SIGINT if event == CTRL_C else signal.SIGTERM
    assert told == [number]
    assert watch.cause == number
    assert ends == [(TIME_TO_END, 128 + number)]
    assert waits == [TIME_TO_END + TIME_TO_SAVE]
    assert sum(waits) < 5  # what Windows gives


def test_a_second_event_of_the_console_begins_no_second_end(monkeypatch: pytest.MonkeyPatch, waits: list[float]) -> None:
    told: list[int] = []
    console = Console(monkeypatch)
    watch = EndWatch(told.append, lambda: None)
    monkeypatch.setattr(watch, "end_within", lambda *_: None)
    watch.start()
    for event in (CTRL_CLOSE, CTRL_SHUTDOWN):
        console.handlers[0](event)
    assert told == [signal.SIGTERM]
    assert len(waits) == 2
