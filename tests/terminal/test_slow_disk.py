import signal
import sys
from pathlib import Path

import pytest

from kcminutes.storage.toml.meetings import read
from support import slow_sync
from support.program import START, environment
from support.screens import workspace_with
from support.terminal import Terminal

TEXT = "Växeln i Vännäs byts ut i mars, och alla sex kommuner delar på kostnaden."
LAST = "Sist."


@pytest.mark.parametrize(
    ("pause", "end"),
    [
        pytest.param(0.15, signal.SIGKILL, id="soon-SIGKILL"),
        pytest.param(1.0, signal.SIGTERM, id="while the first save is under way-SIGTERM"),
        pytest.param(0.15, signal.SIGTERM, id="soon-SIGTERM", marks=pytest.mark.long),
        pytest.param(1.0, signal.SIGKILL, id="while the first save is under way-SIGKILL", marks=pytest.mark.long),
    ],
)
def test_on_a_disk_that_takes_seconds_to_flush_no_end_of_the_program_loses_a_character(
    pause: float, end: signal.Signals, tmp_path: Path
) -> None:
    workspace_with(tmp_path)
    slow = [sys.executable, slow_sync.__file__, "3", "agendas/2016-12-08.toml"]
    with Terminal.start(slow, env=environment(tmp_path), cwd=tmp_path) as terminal:
        terminal.wait_for("Anteckning")
        terminal.type(TEXT)
        terminal.wait_for("kostnaden.")
        terminal.read_for(pause)  # what happens meanwhile is what is tried
        terminal.type(LAST)
        terminal.wait_for(LAST)
        terminal.read_for(0.1)  # as long as a character may be on the screen before it is safe
        terminal.kill(end)
        terminal.exit_code(20)
    with Terminal.start([*START, "agendas/2016-12-08.toml"], env=environment(tmp_path), cwd=tmp_path) as terminal:
        terminal.wait_for(LAST)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    assert read(tmp_path / "minutes" / "2016-12-08.toml").items[0].notes == TEXT + LAST
