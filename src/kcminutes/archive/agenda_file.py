"""A new kallelse's file: where it lies, what is odd about its day, and that it is written over nothing."""

import os
from datetime import date
from pathlib import Path
from typing import Final

from kcminutes.archive.archive import Archive
from kcminutes.meeting.model import Meeting
from kcminutes.storage.errors import FileError
from kcminutes.storage.new_file import write_new
from kcminutes.storage.toml.encoding import encode
from kcminutes.storage.workspace import Workspace

_MOST: Final = 100
"""Kallelser of one day."""


def agenda_place(workspace: Workspace, day: date) -> Path:
    """Where the kallelse to the day is to lie: under a name that neither an agenda nor minutes have; raises FileError."""
    for number in range(1, _MOST):
        name = f"{day}{f'-{number}' if number > 1 else ''}.toml"
        if not any(os.path.lexists(folder / name) for folder in (workspace.agendas, workspace.minutes)):
            return workspace.agendas / name
    raise FileError(f"Det finns redan {_MOST} kallelser till {day} i {workspace.agendas}; ange en annan fil med -o.")


def doubts(archive: Archive, body: str, day: date) -> list[str]:
    """What is odd about calling the body to the day, each a Swedish sentence to ask her about; nothing of it is wrong."""
    series = archive.series(body)
    found = []
    if same := next((card for card in series if card.day == day), None):
        what = "haft ett möte" if same.is_held else "en kallelse till"
        found.append(f"{body} har redan {what} {day}: {_shown(archive.path(same), archive.workspace)}.")
    if series and (last := series[0]).day > day:
        what = "haft ett möte" if last.is_held else "kallats till ett möte"
        found.append(f"{day} är före {last.day}, då {body} redan har {what}: {_shown(archive.path(last), archive.workspace)}.")
    return found


def write_agenda(meeting: Meeting, path: Path) -> None:
    """Write the kallelse to a new file; raises FileError, also where there is one already, which is left alone."""
    write_new(path, encode(meeting).encode())


def _shown(path: Path, workspace: Workspace) -> str:
    """The path as it is seen from the workspace."""
    return str(path.relative_to(workspace.root)) if path.is_relative_to(workspace.root) else str(path)
