"""The end is one thing, whatever causes it: two causes at once, a terminal that stalls or goes away, a screen that hangs, a
document that is never done; and what no terminal may send to end the program.
"""

import contextlib
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from ends import IN_TIME, Ends, ended_unread, in_prose, is_free, notes, put_unread, tried
from kcminutes.storage.toml.meetings import read
from support.program import START, begin, environment, minutes, state_of, wait_until
from support.rarely import rarely, thinned
from support.screens import workspace_with
from support.terminal import PATIENCE, Terminal

termios = pytest.importorskip("termios", reason="there are such terminals on Linux and macOS only")

HANGING = """
import time
from pathlib import Path
from kcminutes.cli.main import main
from kcminutes.tui.app import KCMinutes
KCMinutes.action_help_quit = lambda self: Path("hangs").touch() or time.sleep(60)
main()
"""
"""The program, but Ctrl+C keeps the screen's thread busy for a minute, and makes a file that tells so."""


def written(terminal: Terminal) -> bytes:
    return b"".join(data for _, data in terminal.received)


# What no terminal may send to end the program.


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        (b"r\xe4tt", "r\ufffdtt"),
        (b"\x1b[M\xa0\xff\x80", ""),
        (b"\x1b[200~ett\xed\xa0\x80tv\xc3\xa5\x1b[201~", "ett\ufffd\ufffd\ufffdtvå"),
    ],
    ids=["latin-1", "old mouse report", "surrogate in a paste"],
)
def test_bytes_that_are_not_utf_8_end_nothing(sent: bytes, typed: str, tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        terminal._write(sent)
        terminal.type(" och mer")
        terminal.wait_for("och mer")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    assert notes(tmp_path) == f"{typed} och mer"


def test_a_paste_without_an_end_is_pasted_after_a_silence_and_keys_are_keys_again(tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        terminal._write("\x1b[200~rad ett\nrad två\x1b[20".encode())
        terminal.wait_for("rad två")
        terminal.press("ctrl+n")
        terminal.type("nästa")
        terminal.wait_for("nästa")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    assert [item.notes for item in read(minutes(tmp_path)).items[:2]] == ["rad ett\nrad två", "nästa"]


UNREADABLE = """
from kcminutes.cli.main import main
from kcminutes.tui.textual_seams.escape_key import EscapeKeyParser
read = EscapeKeyParser.feed
EscapeKeyParser.feed = lambda self, data: 1 / 0 if "q" in data else read(self, data)
main()
"""
"""The program, with a fault as it reads a q."""


def test_a_fault_as_the_terminal_is_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    with begin(tmp_path, command=[sys.executable, "-c", UNREADABLE]) as terminal:
        terminal.type("före")
        terminal.wait_for("före")
        terminal.type("q")
        assert terminal.exit_code() == 1
        assert "Ett fel i programmet avslutade det. Allt är sparat" in terminal.text
        assert b"Traceback" not in written(terminal)
    assert notes(tmp_path) == "före"


# A terminal that stalls or goes, a screen that hangs.


@pytest.mark.parametrize("number", [signal.SIGTERM, *rarely(signal.SIGHUP, signal.SIGINT)])
def test_what_is_typed_while_the_terminal_stalls_is_saved_and_a_signal_ends_it(number: int, tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        text = "".join(f"ord{number} " for number in range(200))
        for start in range(0, len(text), 40):
            put_unread(terminal, text[start : start + 40])
        wait_until(lambda: notes(tmp_path) == text, PATIENCE)  # each key is drawn: far more than a terminal's queue holds
        terminal.kill(number)
        assert ended_unread(terminal) == 128 + number
    assert notes(tmp_path) == text
    assert is_free(tmp_path)


def test_a_terminal_that_stalled_shows_everything_once_it_goes_on(tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        text = "".join(f"ord{number} " for number in range(100))
        put_unread(terminal, text)
        wait_until(lambda: notes(tmp_path) == text, PATIENCE)
        terminal.wait_for("ord99")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("words", [3, 100], ids=["at rest", "stalled"])
def test_a_terminal_that_is_gone_ends_it_though_nobody_sends_a_signal(words: int, tmp_path: Path) -> None:
    deaf = [sys.executable, "-c", DEAF]
    with begin(tmp_path, command=deaf) as terminal:
        text = "".join(f"ord{number} " for number in range(words))
        put_unread(terminal, text)
        wait_until(lambda: notes(tmp_path) == text, PATIENCE)
        terminal._process.fileobj.close()
        ended_unread(terminal)
    assert notes(tmp_path) == text
    assert is_free(tmp_path)


DEAF = """
import signal
set_handler = signal.signal
signal.signal = lambda number, handler: None if number == signal.SIGHUP else set_handler(number, handler)
set_handler(signal.SIGHUP, signal.SIG_IGN)
from kcminutes.cli.main import main
main()
"""
"""The program, but no SIGHUP reaches it."""


@pytest.mark.parametrize("number", [signal.SIGTERM, *rarely(None, signal.SIGHUP)])
def test_a_screen_that_hangs_hears_the_end_and_all_is_saved(number: int | None, tmp_path: Path) -> None:
    with begin(tmp_path, command=[sys.executable, "-c", HANGING]) as terminal:
        terminal.type("sista ordet")
        terminal.wait_for("sista ordet")
        terminal.press("ctrl+c")
        wait_until((tmp_path / "hangs").exists)
        if number:
            terminal.kill(number)
        else:
            terminal._process.fileobj.close()
        assert ended_unread(terminal) == 128 + (number or signal.SIGHUP)
    assert notes(tmp_path) == "sista ordet"
    assert is_free(tmp_path)


# Two causes of the end.


@pytest.mark.parametrize(
    "ends",
    [
        Ends("SIGHUP", "SIGHUP", 0.02, "in_prose"),
        Ends("quit", "closed", 0, "in_a_cell"),
        Ends("fault", "SIGTERM", 0.02, "in_prose"),
        Ends("closed", "SIGTERM", 0.05, "in_attendance"),
        Ends("quit", "fault", 0.263, "at_the_start"),  # and nobody reads what is told of the fault
        Ends("quit", "SIGTERM", 0.3, "while_it_prints"),
        *rarely(
            Ends("SIGTERM", "SIGHUP", 0.1, "in_a_cell"),
            Ends("SIGTERM", "closed", 0.02, "in_a_form"),
            Ends("SIGHUP", "SIGTERM", 0.3, "at_home"),
            Ends("quit", "SIGHUP", 0.02, "in_prose"),
            Ends("SIGINT", "fault", 0, "in_a_cell"),
            Ends("SIGHUP", "quit", 0, "in_a_form"),
            Ends("quit", "quit", 0.05, "in_attendance"),
            Ends("fault", "closed", 0, "at_home"),
            Ends("SIGTERM", "SIGHUP", 0.1, "at_the_start"),
        ),
    ],
    ids=str,
)
def test_two_causes_of_the_end_are_one(ends: Ends) -> None:
    assert tried(ends) == []


def test_a_burst_of_ends_and_continuations_is_one_end(tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        in_prose(terminal)
        terminal.kill(signal.SIGTERM)
        time.sleep(0.01)  # of two signals that wait for the process at once the system hands over the lower number first
        for number in (signal.SIGCONT, signal.SIGHUP, signal.SIGCONT):
            terminal.kill(number)
        assert terminal.exit_code() == 128 + signal.SIGTERM
        assert written(terminal).rindex(b"\x1b[?1049l") > written(terminal).rindex(b"\x1b[?1049h")
    item = read(minutes(tmp_path)).items[0]
    assert (item.notes, [action.text for action in item.actions]) == ("sista ordet", ["ringa", "skriva", "mejla"])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("wait", [0.1, *rarely(0, 0.05, 0.2)])
def test_a_signal_during_the_start_ends_it_and_leaves_the_terminal_as_it_was(number: int, wait: float, tmp_path: Path) -> None:
    workspace_with(tmp_path)
    with Terminal.start([*START, "agendas/2016-12-08.toml"], env=environment(tmp_path), cwd=tmp_path) as terminal:
        before = terminal_modes(terminal)
        while b"\x1b[?1049h" not in written(terminal):
            assert terminal.receive(10)
        time.sleep(wait)
        terminal.kill(number)
        assert terminal.exit_code() == 128 + number
        assert terminal_modes(terminal) == before
        assert b"Traceback" not in written(terminal)
    assert is_free(tmp_path)


# Stopped and continued from outside.


def terminal_modes(terminal: Terminal) -> list[Any]:
    """The terminal's attributes, which both of its sides have."""
    return list(termios.tcgetattr(terminal._process.fd))


def test_stopped_and_continued_from_outside_it_has_the_terminal_again_and_reads_once(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    with Terminal.start([*START, "agendas/2016-12-08.toml"], env=environment(tmp_path), cwd=tmp_path) as terminal:
        before = terminal_modes(terminal)
        terminal.wait_for("Anteckning")
        in_prose(terminal)
        raw = terminal_modes(terminal)
        terminal.kill(signal.SIGSTOP)
        wait_until(lambda: "T" in state_of(terminal.pid))
        termios.tcsetattr(terminal._process.fd, termios.TCSANOW, before)  # what a shell does
        terminal._unseen += b"\x1b[?1049l$ "
        terminal.kill(signal.SIGCONT)
        terminal.wait_for("sista ordet")
        wait_until(lambda: terminal_modes(terminal) == raw)
        terminal.type(" och efter")
        terminal.wait_for("sista ordet och efter")
        terminal.kill(signal.SIGCONT)  # a second one changes nothing
        terminal.type(", och en gång")
        terminal.wait_for(", och en gång")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
        assert terminal_modes(terminal) == before
    assert notes(tmp_path) == "sista ordet och efter, och en gång"


# A document that is never done.


def test_the_end_gives_up_a_print_that_hangs_and_tells_so(tmp_path: Path) -> None:
    lp = tmp_path / "lp"
    lp.write_text("#!/bin/sh\necho $$ > lp.pid\nexec sleep 100\n")
    lp.chmod(0o755)
    with begin(tmp_path, env={"PATH": f"{tmp_path}:{os.environ['PATH']}"}) as terminal:
        in_prose(terminal)
        terminal.press("ctrl+g", "w")
        terminal.wait_for("Skrivare")
        terminal.press("enter")
        wait_until(lambda: (tmp_path / "lp.pid").exists() and bool((tmp_path / "lp.pid").read_text()), 10)
        terminal.press("ctrl+q")
        assert terminal.exit_code(IN_TIME) == 1
        assert "hann inte bli klart" in terminal.text
    assert state_of(int((tmp_path / "lp.pid").read_text()))[:1] in ("", "Z")  # Z: nobody has asked what became of it
    assert notes(tmp_path) == "sista ordet"


@pytest.mark.parametrize("end", ["ctrl+q", *rarely("SIGTERM")])
def test_the_end_gives_up_a_template_that_never_ends_and_tells_so(end: str, tmp_path: Path) -> None:
    templates = tmp_path / "config" / "kcminutes" / "mallar"
    templates.mkdir(parents=True)
    (templates / "minutes.md.j2").write_text('{% for a in range(100000) %}{{ ("x" * 900000) | upper | length }}{% endfor %}')
    with begin(tmp_path) as terminal:
        in_prose(terminal)
        terminal.press("ctrl+g", "e")
        terminal.wait_for("Exportera")
        terminal.type("md\n")
        terminal.wait_quiet(0.3)
        if end == "ctrl+q":
            terminal.press("ctrl+q")
            assert terminal.exit_code(IN_TIME) == 1
        else:
            terminal.kill(signal.SIGTERM)
            assert terminal.exit_code(IN_TIME) == 128 + signal.SIGTERM
        assert "hann inte bli klart" in terminal.text
        assert terminal.text.count("Mallen") == 0  # it is told once
    assert notes(tmp_path) == "sista ordet"
    wait_until(lambda: not setting_documents(tmp_path))


def setting_documents(folder: Path) -> list[str]:
    """The processes that set a document by a template, of a program that was started in the folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            command, surroundings = (process / "cmdline").read_bytes(), (process / "environ").read_bytes()
            if b"kcminutes.documents.formats.limited" in command and os.fsencode(folder) in surroundings:
                found.append(process.name)
    return found


# A network drive that does not answer.


DEAD_SHARE = """
import threading
from kcminutes.cli.main import main
from kcminutes.checks import Checker
from kcminutes.tui import app
from kcminutes.tui.dialogs import reader, settings
from kcminutes.tui.screens import home
wait = lambda *_: threading.Event().wait()
{what} = wait
main()
"""
"""The program, with something that is read or cleared beside the screen and never comes back."""


BESIDE = (
    *("app.clear_old_copies", "app.clear_leftovers", "app.other_names", "reader.Page._made", "home.Listing.look"),
    *("Checker.findings", "settings.begin_settings"),
)


@pytest.mark.parametrize("what", thinned(BESIDE, 2, BESIDE))
def test_what_is_read_beside_the_screen_and_never_comes_keeps_no_end_waiting(what: str, tmp_path: Path) -> None:
    with begin(tmp_path, command=[sys.executable, "-c", DEAD_SHARE.format(what=what)]) as terminal:
        in_prose(terminal)
        if what == "reader.Page._made":
            terminal.press("ctrl+l")
            terminal.wait_for("bläddrar")
        if what == "Checker.findings":
            terminal.press("ctrl+g", "g")
            terminal.wait_for("Granskning")
        if what == "settings.begin_settings":
            terminal.press("ctrl+g", ",", "enter")
            terminal.wait_for("sista ordet")
        if what == "home.Listing.look":
            terminal.press("ctrl+g", "l")
            terminal.wait_for("Arbetsmapp")
        terminal.press("ctrl+q")
        assert terminal.exit_code(IN_TIME) == 0
    assert notes(tmp_path) == "sista ordet"
