"""Opens a file in the program that the system has for its kind: what a double click on it would."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from kcminutes.storage.durable.atomic import SwedishError

_PATIENCE: Final = 3.0
"""Seconds in which the system's command has to say that it can't; some go on for as long as the program that they started."""
_NONE: Final = "det finns inget program för sådana filer"


def open_in_system(file: Path) -> None:
    """Have the system's own program for the file open it, and go on; raises OSError where there is none, or no screen for it."""
    if sys.platform == "win32":
        try:
            os.startfile(file)  # noqa: S606  # no shell reads the path
        except OSError as error:
            raise SwedishError(error.errno, _NONE) from error
        return
    if sys.platform != "darwin" and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        raise SwedishError(errno.ENODEV, "här finns inget fönster att öppna den i")
    command = ["open" if sys.platform == "darwin" else "xdg-open", os.fspath(file.absolute())]
    try:
        started = subprocess.Popen(  # noqa: S603  # a list of words; no shell reads them
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except FileNotFoundError as error:
        raise SwedishError(error.errno, f"kommandot {command[0]} saknas") from error
    try:
        code = started.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        return
    if code:
        raise SwedishError(errno.ENODEV, _NONE)
