"""The kallelse's editor in a real terminal: what was typed is there after every end of the program, and one writes at a time."""

import signal
import time
from pathlib import Path

import pytest

from kcminutes.storage.toml.meetings import read
from support.program import START, environment
from support.screens import workspace_with
from support.terminal import Terminal


def editor(folder: Path) -> Terminal:
    command = [*START, "edit", "agendas/2016-12-08.toml"]
    terminal = Terminal.start(command, 24, 80, env=environment(folder), cwd=folder)
    terminal.wait_for("Ärendebeskrivning")
    return terminal


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_what_was_typed_in_a_kallelse_is_there_after_a_signal(how: signal.Signals, tmp_path: Path) -> None:
    agenda = workspace_with(tmp_path)
    with editor(tmp_path) as terminal:
        terminal.type("Bakgrunden.")
        terminal.press("f4")
        terminal.type("Noteras.")
        terminal.wait_for("Noteras.")
        time.sleep(0.3)  # the safety copy is promised within 0.1 s
        terminal.kill(how)
        terminal.exit_code()
    with editor(tmp_path) as terminal:
        terminal.wait_for("Bakgrunden.")
        terminal.wait_for("Noteras.")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    item = read(agenda).items[0]
    assert (item.background, item.proposals) == ("Bakgrunden.", ("Noteras.",))
    assert not item.is_recorded


def test_a_kallelse_that_is_written_in_one_program_is_only_read_in_another(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    with editor(tmp_path) as first, editor(tmp_path) as second:
        second.wait_for("BARA LÄSA")
        second.type("x")
        first.type("Bakgrunden.")
        first.press("ctrl+q")
        assert first.exit_code() == 0
        second.press("ctrl+q")
        assert second.exit_code() == 0
    assert read(tmp_path / "agendas" / "2016-12-08.toml").items[0].background == "Bakgrunden."


def test_minutes_are_not_opened_as_a_kallelse(tmp_path: Path) -> None:
    agenda = workspace_with(tmp_path)
    (tmp_path / "minutes").mkdir()
    (tmp_path / "minutes" / agenda.name).write_bytes(agenda.read_bytes())
    command = [*START, "edit", f"minutes/{agenda.name}"]
    with Terminal.start(command, 24, 80, env=environment(tmp_path), cwd=tmp_path) as terminal:
        terminal.wait_for("är anteckningar från ett möte och ingen kallelse")
        assert terminal.exit_code() == 1
