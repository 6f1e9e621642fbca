"""The program in a real terminal, with the sample agenda in a workspace of its own."""

import sys
from pathlib import Path

from support.screens import workspace_with
from support.terminal import Terminal

START = [sys.executable, "-m", "kcminutes"]


def environment(folder: Path) -> dict[str, str]:
    return {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "XDG_STATE_HOME": str(folder / "state")}


def begin(folder: Path, rows: int = 24, columns: int = 80) -> Terminal:
    workspace_with(folder)
    terminal = Terminal.start([*START, "agendas/2016-12-08.toml"], rows, columns, env=environment(folder), cwd=folder)
    terminal.wait_for("Anteckning")
    return terminal
