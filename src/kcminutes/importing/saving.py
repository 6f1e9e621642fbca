"""Puts a meeting that was read in where the workspace has such, never in the place of another file."""

from pathlib import Path

from kcminutes.importing.result import Imported
from kcminutes.storage.new_file import write_new
from kcminutes.storage.toml.meetings import encode
from kcminutes.storage.workspace import Workspace


def place_in(workspace: Workspace, read: Imported) -> Path:
    """Where the meeting belongs: an agenda among the agendas, minutes among the minutes, by its day."""
    folder = workspace.minutes if read.is_minutes else workspace.agendas
    return folder / f"{read.meeting.head.day}.toml"


def save(read: Imported, path: Path) -> None:
    """Write the meeting whole; raises FileError if there is a file already, or it can't be written."""
    write_new(path, encode(read.meeting).encode())
