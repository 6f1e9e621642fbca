import signal
from pathlib import Path

import pytest

from kcminutes.storage.toml.meetings import read
from support.program import START, environment, wait_until_saved
from support.program import begin as started
from support.rarely import rarely
from support.terminal import Terminal


@pytest.mark.parametrize("end", [signal.SIGKILL, *rarely(None, signal.SIGTERM, signal.SIGHUP)])
def test_the_question_what_counts_is_asked_again_whatever_ends_it(end: signal.Signals | None, tmp_path: Path) -> None:
    minutes = tmp_path / "minutes" / "2016-12-08.toml"
    with started(tmp_path) as terminal:
        terminal.type("Ja")
        wait_until_saved(terminal)
        terminal.type(" och nej")
        terminal.wait_for("Ja och nej")
        terminal.read_for(0.1)
        terminal.kill(signal.SIGKILL)
        terminal.exit_code()
    theirs = minutes.read_text(encoding="utf-8").replace("Ja", "Annat")
    minutes.write_text(theirs, encoding="utf-8")
    for _ in range(2):
        with Terminal.start([*START, "agendas/2016-12-08.toml"], env=environment(tmp_path), cwd=tmp_path) as terminal:
            terminal.wait_for("vad gäller")
            if end:
                terminal.kill(end)
            else:
                terminal.press("ctrl+q")
            terminal.exit_code()
    with Terminal.start([*START, "agendas/2016-12-08.toml"], env=environment(tmp_path), cwd=tmp_path) as terminal:
        terminal.wait_for("vad gäller")
        terminal.press("down", "enter")
        terminal.wait_for("Ja och nej")
        terminal.press("ctrl+q")
        terminal.exit_code()
    assert read(minutes).items[0].notes == "Ja och nej"
