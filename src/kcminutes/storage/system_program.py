"""A file is opened: in the program that the system has for its kind, as by a double click, or in an editor."""

import errno
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from kcminutes.storage.durable.atomic import SwedishError, reason
from kcminutes.swedish.refusal import Refusal

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


def editor_for(file: Path, *, has_terminal: bool) -> str:
    """The editor's command that `edit` is to be given; empty if the system's own program for the file has opened it.

    The one that the environment names counts first, then the system's program, then one of those that most systems have in a
    terminal, if there is one. Raises Refusal where there is none of them.
    """
    if editor := next(filter(None, map(os.environ.get, ("VISUAL", "EDITOR"))), ""):
        return editor
    try:
        open_in_system(file)
    except OSError as error:
        if has_terminal and (editor := next(filter(None, map(shutil.which, ("sensible-editor", "nano", "vi"))), "")):
            return editor
        raise Refusal(
            f"Hittar inget program att öppna {file} i ({reason(error)}); sätt EDITOR till ett, eller öppna filen själv."
        ) from error
    return ""


def edit(editor: str, file: Path, *, waits: bool = True) -> None:
    """Start the editor with the file, and wait until it is left. Raises Refusal if it can't be started, or tells of a fault."""
    try:
        words = [word.strip('"') for word in shlex.split(editor, posix=sys.platform != "win32")]
        process = subprocess.Popen([*words, str(file)])  # noqa: S603  # a list of words; no shell reads them
    except (OSError, ValueError) as error:  # a ValueError: a quotation mark without its fellow
        raise Refusal(
            f"Programmet {editor} går inte att starta; sätt EDITOR till ett som finns, och öppna {file} i det."
        ) from error
    if waits and process.wait():
        raise Refusal(f"Programmet {editor} slutade med ett fel; {file} är som det lämnade den.")
