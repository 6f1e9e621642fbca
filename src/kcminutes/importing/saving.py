"""Puts a meeting that was read in where the workspace has such, never in the place of another file."""

from pathlib import Path

from kcminutes.importing.refusals import ImportRefusal
from kcminutes.importing.result import Imported
from kcminutes.storage.durable.atomic import make_folder, reason, write_atomically
from kcminutes.storage.toml.meetings import encode
from kcminutes.storage.workspace import Workspace


def place_in(workspace: Workspace, read: Imported) -> Path:
    """Where the meeting belongs: an agenda among the agendas, minutes among the minutes, by its day."""
    folder = workspace.minutes if read.is_minutes else workspace.agendas
    return folder / f"{read.meeting.head.day}.toml"


def save(read: Imported, path: Path) -> None:
    """Write the meeting whole; ImportRefusal if there is a file already, or it can't be written."""
    if path.exists() or path.is_symlink():
        raise _taken(path)
    try:
        make_folder(path.absolute().parent)
        write_atomically(path, encode(read.meeting).encode(), check=_refuse)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        raise ImportRefusal(f"Kan inte skriva {path}: {reason(error)}; välj en annan plats med -o.") from error


def _refuse(path: Path) -> None:
    """What `write_atomically` asks before a file would be lost, which none may be."""
    raise FileExistsError(str(path))


def _taken(path: Path) -> ImportRefusal:
    return ImportRefusal(f"{path} finns redan och skrivs inte över; välj en annan fil med -o, eller flytta undan den som finns.")
