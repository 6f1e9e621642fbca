"""That what was learnt of a workspace's texts is to be forgotten: only what is written after that is learnt from again."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kcminutes.meeting.model import Meeting
from kcminutes.storage.durable.atomic import make_folder, write_atomically
from kcminutes.storage.errors import FileError
from kcminutes.storage.folders import state_folder
from kcminutes.storage.toml.meetings import read
from kcminutes.storage.workspace import Workspace

_MOST: Final = 100
"""Meetings that are learnt from, the newest."""


def forget(workspace: Workspace) -> None:
    """Let nothing be learnt from what lies in the workspace now; raises OSError. The texts themselves are not touched."""
    mark = _mark(workspace)
    make_folder(mark.parent)
    write_atomically(mark, b"")


def learnt_from(workspace: Workspace, without: Path) -> Iterator[Meeting]:
    """The workspace's minutes, the newest first, but for one file and those that were forgotten; what can't be read is left out."""
    try:
        mark = _mark(workspace)
        forgotten = mark.stat().st_mtime_ns if mark.exists() else 0
        files = sorted(workspace.minutes.glob("*.toml"), key=lambda file: file.name, reverse=True)
    except (OSError, RuntimeError):
        return
    for file in [file for file in files if file.name != without.name and not file.name.startswith(".")][:_MOST]:
        try:
            if file.stat().st_mtime_ns > forgotten:
                yield read(file)
        except (FileError, OSError):
            continue


def _mark(workspace: Workspace) -> Path:
    name = hashlib.sha256(str(workspace.root.absolute()).encode(errors="surrogateescape")).hexdigest()[:16]
    return state_folder() / "ifyllnad" / f"{name}.glomd"
