"""The program in a real terminal: bursts of keys, signals, the terminal's end, pastes, and a folder that can't be written."""

import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from kcminutes.storage.toml.meetings import read
from support.program import START, begin, environment, minutes, state_of, wait_until
from support.rarely import rarely
from support.screens import workspace_with
from support.terminal import Terminal, key_sequence


def burst(*parts: str) -> str:
    """What a terminal sends for texts and keys, in one piece; what stands in < > is a key."""
    return "".join(key_sequence(part[1:-1]) if part.startswith("<") else part for part in parts)


def written(terminal: Terminal) -> bytes:
    return b"".join(data for _, data in terminal.received)


def test_a_burst_of_keys_lands_where_it_was_meant(tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        terminal._write(
            burst(
                *("ett", "<ctrl+n>", "två", "<ctrl+g>", "6", "<enter>", "sexx", "<backspace>", "<f4>", "bifalls", "<backspace>"),
                *("<ctrl+o>", "gör", "<tab>", "24/4", "<tab>", "på", "<enter>", "<escape>", "!", "<ctrl+q>"),
            ).encode()
        )
        assert terminal.exit_code() == 0
    items = read(minutes(tmp_path)).items
    assert [item.notes for item in items[:6]] == ["ett", "två", "", "", "", "sex!"]
    assert items[5].decisions == ("bifall",)
    assert [(action.text, str(action.due), action.responsible) for action in items[5].actions] == [
        ("gör", "2017-04-24", ("Patrik Åsell",))
    ]


@pytest.mark.parametrize(("erase", "left"), [("^?", "ett två"), ("^H", "ett två tr")])
def test_ctrl_backspace_takes_a_word_where_it_sends_what_backspace_does_not(tmp_path: Path, erase: str, left: str) -> None:
    command = ["sh", "-c", f'stty erase "{erase}"; exec "$@"', "sh", *START]
    with begin(tmp_path, command=command) as terminal:
        terminal.type("ett två tre\b")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    assert read(minutes(tmp_path)).items[0].notes.rstrip() == left


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_right_after_a_burst_saves_everything_and_leaves_the_terminal_sane(tmp_path: Path, number: signal.Signals) -> None:
    with begin(tmp_path) as terminal:
        terminal.type("sista ordet")
        terminal.wait_for("sista ordet")
        terminal.kill(number)
        assert terminal.exit_code() == 128 + number
        assert b"\x1b[?1049l" in written(terminal)
        assert b"Traceback" not in written(terminal)
    assert read(minutes(tmp_path)).items[0].notes == "sista ordet"


def test_closing_the_terminal_saves_everything(tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        terminal.type("sista ordet")
        terminal.wait_for("sista ordet")
        terminal._process.fileobj.close()
        wait_until(lambda: not terminal._process.isalive())
    assert read(minutes(tmp_path)).items[0].notes == "sista ordet"


def test_ctrl_q_right_after_typing_saves_and_exits_with_0(tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        terminal._write(burst("hela texten", "<ctrl+q>").encode())
        assert terminal.exit_code() == 0
        assert b"\x1b[?1049l" in written(terminal)
    assert read(minutes(tmp_path)).items[0].notes == "hela texten"


def test_an_interrupt_saves_everything(tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        terminal.type("sista ordet")
        terminal.wait_for("sista ordet")
        terminal.kill(signal.SIGINT)
        assert terminal.exit_code() == 128 + signal.SIGINT
    assert read(minutes(tmp_path)).items[0].notes == "sista ordet"


def test_stopped_and_continued_it_goes_on_with_everything(tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        terminal.type("före")
        terminal.wait_for("före")
        terminal.kill(signal.SIGTSTP)
        wait_until(lambda: "T" in state_of(terminal.pid))
        terminal.kill(signal.SIGCONT)
        wait_until(lambda: "T" not in state_of(terminal.pid))
        terminal.wait_quiet(0.3)
        terminal.type(" och efter")
        terminal.wait_for("före och efter")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    assert read(minutes(tmp_path)).items[0].notes == "före och efter"


def test_without_a_terminal_it_is_told_what_needs_none(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    command = [*START, "agendas/2016-12-08.toml"]
    ended = subprocess.run(
        command, input=b"", capture_output=True, cwd=tmp_path, env=environment(tmp_path), check=False, timeout=10
    )
    assert ended.returncode == 1
    assert "ingen terminal" in ended.stderr.decode()
    assert "show" in ended.stderr.decode()
    assert not ended.stdout
    assert not minutes(tmp_path).exists()


def test_a_paste_of_200_lines_lands_whole(tmp_path: Path) -> None:
    text = "\n".join(f"rad {number} med åäö och lite till" for number in range(200))
    with begin(tmp_path) as terminal:
        terminal.type("före ")
        terminal.paste(text)
        terminal.type(" efter")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    assert read(minutes(tmp_path)).items[0].notes == f"före {text} efter"


def test_a_folder_that_cannot_be_written_is_told_and_typing_goes_on(tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        shutil.rmtree(tmp_path / "minutes")
        (tmp_path / "minutes").write_text("i vägen")
        terminal.type("text")
        terminal.wait_for("EJ SPARAT")
        terminal.type(" som fortsätter")
        terminal.wait_for("text som fortsätter")
        (tmp_path / "minutes").unlink()
        terminal.press("ctrl+s")
        terminal.wait_for("✓ sparat")
        assert read(minutes(tmp_path)).items[0].notes == "text som fortsätter"
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def test_resizing_while_typing_loses_nothing(tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        words = [f"ord{number} " for number in range(24)]
        for number, word in enumerate(words):
            terminal.type(word)
            if number % 4 == 0:
                terminal.resize(*[(30, 100), (50, 160), (24, 80)][number // 4 % 3])
        terminal.resize(50, 160)
        terminal.wait_for("2 Föregående")
        terminal.resize(24, 80)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    assert read(minutes(tmp_path)).items[0].notes == "".join(words)


def test_escape_right_before_a_key_is_two_keys(tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        terminal._write(
            burst(
                "a", "<f4>", "b", "<escape>", "c", "<f4>", "<escape>", "<ctrl+n>", "d", "<escape>", "<escape>", "e", "<ctrl+q>"
            ).encode()
        )
        assert terminal.exit_code() == 0
    items = read(minutes(tmp_path)).items
    assert [(item.notes, item.decisions) for item in items[:2]] == [("ac", ("b",)), ("de", ())]


@pytest.mark.parametrize("wait", [0, 0.02, *rarely(0.1)])
@pytest.mark.parametrize("first", ["signal", "ctrl+q"])
def test_a_second_cause_of_the_end_changes_nothing(first: str, wait: float, tmp_path: Path) -> None:
    terminal = begin(tmp_path)
    with terminal:
        for text in ("ringa", "skriva", "mejla"):
            terminal.press("ctrl+o")
            terminal.type(text)
        terminal.wait_for("mejla")
        terminal.wait_for("✓ sparat")
        if first == "signal":
            terminal.kill(signal.SIGHUP)
        else:
            terminal.press("ctrl+q")
        time.sleep(wait)
        terminal.kill(signal.SIGHUP)
        terminal.exit_code()
    assert [action.text for action in read(minutes(tmp_path)).items[0].actions] == ["ringa", "skriva", "mejla"]
