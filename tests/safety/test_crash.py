"""A fault in the program: everything is saved first, and one sentence is left on a sane terminal."""

import sys
from pathlib import Path

from kcminutes.storage.toml.meetings import read
from support.screens import workspace_with
from support.terminal import Terminal

FAULTY = """
from kcminutes.tui.app import KCMinutes

def broken(self):
    raise ZeroDivisionError("ett fel")

KCMinutes.show_help = broken
from kcminutes.cli.main import main
main()
"""


def test_a_fault_saves_what_was_typed_and_leaves_one_sentence(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    environment = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "c"), "XDG_STATE_HOME": str(tmp_path / "s")}
    command = [sys.executable, "-c", FAULTY, "agendas/2016-12-08.toml"]
    with Terminal.start(command, 24, 80, env=environment, cwd=tmp_path) as terminal:
        terminal.wait_for("Anteckning")
        terminal.type("sista ordet")
        terminal.press("f1")
        assert terminal.exit_code() == 1
        written = b"".join(data for _, data in terminal.received)
    assert b"\x1b[?1049l" in written
    ending = written.rpartition(b"\x1b[?1049l")[2].decode()
    assert "Ett fel i programmet" in ending
    assert "Traceback" not in ending
    assert "sista" not in ending
    assert read(tmp_path / "minutes" / "2016-12-08.toml").items[0].notes == "sista ordet"
    (report,) = (tmp_path / "s" / "kcminutes" / "reports").iterdir()
    assert "ZeroDivisionError" in report.read_text("utf-8")
    assert "sista ordet" not in report.read_text("utf-8")
