"""Textual's driver of the terminal on Linux and macOS, as far as `kcminutes.tui.textual_seams.terminal` leans on it."""

import inspect
import os
import threading
from io import TextIOWrapper

import pytest
from textual import events
from textual._xterm_parser import BRACKETED_PASTE_START
from textual.app import App

pytest.importorskip("termios", reason="this driver is for other systems than Windows")

from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from kcminutes.tui.app import KCMinutes
from kcminutes.tui.textual_seams import escape_key, terminal
from kcminutes.tui.textual_seams.escape_key import EscapeKeyParser
from kcminutes.tui.textual_seams.terminal import TerminalDriver, Writer


def source(function: object) -> str:
    return inspect.getsource(function)  # type: ignore[arg-type]


def test_the_driver_looks_for_its_writer_and_begins_our_input_thread_as_it_starts() -> None:
    begins = source(LinuxDriver.start_application_mode)
    assert "self._writer_thread = WriterThread(self._file)" in begins
    assert "Thread(target=self._run_input_thread" in begins
    assert hasattr(linux_driver, "WriterThread")
    assert "self.run_input_thread()" in source(LinuxDriver._run_input_thread)
    assert "self.exit_event.set()" in source(LinuxDriver.disable_input)


def test_the_driver_has_what_makes_the_terminal_ours_again() -> None:
    begins = source(LinuxDriver.start_application_mode)
    for name in ("_enable_bracketed_paste", "_disable_line_wrap", "_enable_mouse_support", "_patch_lflag", "_patch_iflag"):
        assert f"self.{name}(" in begins
    for sequence in ("[?1049h", "[?25l", "[?1004h"):
        assert sequence in begins


def test_the_driver_marks_a_stop_that_it_gave_the_terminal_back_for() -> None:
    assert "self._must_signal_resume = True" in source(LinuxDriver._sigtstp_application)
    assert "self._must_signal_resume = False" in source(LinuxDriver.start_application_mode)
    assert "signal.signal(signal.SIGCONT, self._sigcont_application)" in source(LinuxDriver.__init__)
    assert issubclass(TerminalDriver, LinuxDriver)


def test_an_app_takes_another_driver() -> None:
    assert "driver_class" in inspect.signature(App.__init__).parameters
    assert "super().__init__(driver_class=_driver())" in source(KCMinutes.__init__)


class Pipe:
    """A pipe in the terminal's place, which holds some 64 KB until it is read."""

    def __init__(self) -> None:
        self.out, into = os.pipe()
        self.file = TextIOWrapper(open(into, "wb", buffering=0), write_through=True)  # noqa: PTH123, SIM115

    def read(self) -> bytes:
        return os.read(self.out, 65536)

    def close(self) -> None:
        os.close(self.out)
        self.file.close()


def test_nothing_that_is_drawn_waits_and_all_of_it_comes() -> None:
    pipe, came = Pipe(), b""
    writer = Writer(pipe.file)
    writer.start()
    for number in range(50_000):
        writer.write(f"å{number}\n")
    while not came.endswith(b"49999\n"):
        came += pipe.read()
    writer.stop()
    pipe.close()
    assert came.decode() == "".join(f"å{number}\n" for number in range(50_000))


def test_what_nobody_reads_for_long_is_dropped_and_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "MOST_WAITING", 200_000)
    pipe, came, anew = Pipe(), b"", threading.Event()
    writer = Writer(pipe.file)
    writer.on_dropped = anew.set
    writer.start()
    for _ in range(1000):
        writer.write("x" * 1000)
    writer.write("end")
    while not came.endswith(b"end"):
        came += pipe.read()
    assert anew.wait(5)
    assert len(came) < 400_000
    writer.stop()
    pipe.close()


def test_a_terminal_that_is_gone_or_reads_nothing_does_not_hold_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "LAST_WAIT", 0.1)
    gone, stalled = Pipe(), Pipe()
    os.close(gone.out)
    for pipe in (gone, stalled):
        writer = Writer(pipe.file)
        writer.start()
        writer.write("x" * 100_000)
        writer.stop()
        assert writer.is_alive() == (pipe is stalled)
    while not stalled.read().endswith(b"x" * 10):
        pass
    writer.join(5)
    stalled.close()
    gone.file.close()


def test_a_paste_that_is_silent_for_long_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = EscapeKeyParser()
    assert list(parser.feed(f"{BRACKETED_PASTE_START}ett\x1b[20")) == []
    assert list(parser.tick()) == []
    monkeypatch.setattr(escape_key, "LONGEST_SILENCE", -1.0)
    (pasted,) = parser.tick()
    assert isinstance(pasted, events.Paste)
    assert pasted.text == "ett"
    assert [event.key for event in parser.feed("a\x1b[201~b") if isinstance(event, events.Key)] == ["a", "b"]
    assert list(parser.tick()) == []
