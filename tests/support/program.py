"""The program in a real terminal, with the sample agenda in a workspace of its own."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from support.screens import workspace_with
from support.terminal import Terminal

START = [sys.executable, "-m", "kcminutes"]


def environment(folder: Path) -> dict[str, str]:
    return {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "XDG_STATE_HOME": str(folder / "state")}


def begin(
    folder: Path, rows: int = 24, columns: int = 80, command: Sequence[str] = START, env: Mapping[str, str] | None = None
) -> Terminal:
    workspace_with(folder)
    given = {**environment(folder), **(env or {})}
    terminal = Terminal.start([*command, "agendas/2016-12-08.toml"], rows, columns, env=given, cwd=folder)
    terminal.wait_for("Anteckning")
    return terminal


def minutes(folder: Path) -> Path:
    return folder / "minutes" / "2016-12-08.toml"


def wait_until_saved(terminal: Terminal, seconds: float = 10.0) -> None:
    """Wait until the status line tells when the file was written: at any hour."""
    terminal.wait_for(lambda text: bool(re.search(r"✓ sparat \d\d\.\d\d", text)), seconds)


def wait_until(holds: Callable[[], bool], seconds: float = 5.0) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"not within {seconds} s"
        time.sleep(0.02)


def state_of(pid: int) -> str:
    """The process's state as the system's process list has it: T is stopped."""
    return subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
