"""The agendas that minutes were begun from, as they were when they were read: kept in the state folder by their digests.

So it can be told what has changed in an agenda since, and what she has changed in the minutes herself. Where one is not kept (the
minutes were begun on another computer) nothing is known of that.
"""

import contextlib
from pathlib import Path
from typing import Final

from kcminutes.meeting.model import Meeting
from kcminutes.storage.durable.atomic import make_folder, write_atomically
from kcminutes.storage.durable.reading import content_of
from kcminutes.storage.durable.saver import digest
from kcminutes.storage.errors import FileError
from kcminutes.storage.folders import state_folder
from kcminutes.storage.toml.meetings import meeting_of

_MOST: Final = 300
"""Agendas; of more those that were read first go."""


def keep_agenda(content: bytes) -> None:
    """Keep the agenda's content; where that can't be done, it is not kept."""
    with contextlib.suppress(OSError, RuntimeError):
        path = _path(digest(content))
        if path.exists():
            return
        make_folder(path.parent, mode=0o700)
        kept = sorted(path.parent.glob("*.toml"), key=lambda old: old.stat().st_mtime)
        write_atomically(path, content, private=True)
        for old in kept[: -_MOST + 1]:
            old.unlink(missing_ok=True)


def agenda_read(known_by: str) -> Meeting | None:
    """The agenda with the digest; None if it is not kept, or damaged."""
    try:
        path = _path(known_by)
        content = content_of(path)
        return meeting_of(content, path) if digest(content) == known_by else None
    except (OSError, RuntimeError, FileError):
        return None


def _path(known_by: str) -> Path:
    name = known_by if known_by.isalnum() else "none"  # it stands in a file that anybody may have written
    return state_folder() / "agendas-read" / f"{name}.toml"
