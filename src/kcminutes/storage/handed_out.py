"""The versions of a meeting that were handed out, as they were then: kept in the state folder, to tell what has changed since."""

import contextlib
import hashlib
from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from kcminutes.meeting.model import Meeting
from kcminutes.storage.durable.atomic import make_folder, write_atomically
from kcminutes.storage.folders import state_folder
from kcminutes.storage.toml.meetings import encode, read

_MOST: Final = 40
"""Versions of a meeting; of more the oldest go."""
_STAMP: Final = "%Y%m%d-%H%M%S-%f"


class HandedOutVersion(Struct, frozen=True):
    """A version of a meeting that was handed out."""

    at: datetime
    """When, in local time."""
    path: Path
    """Where it is kept."""

    def meeting(self) -> Meeting:
        """The meeting as it was; raises FileError."""
        return read(self.path)


def keep_handed_out(meeting: Meeting) -> None:
    """Keep the meeting as it is handed out now, unless the last version is the same; where that can't be done, it is not kept."""
    with contextlib.suppress(OSError, RuntimeError):
        versions = handed_out(meeting)
        content = encode(meeting).encode()
        if versions and versions[-1].path.read_bytes() == content:
            return
        folder = _folder(meeting)
        make_folder(folder, mode=0o700)
        write_atomically(folder / f"{datetime.now():{_STAMP}}.toml", content, private=True)
        for old in versions[: -_MOST + 1]:
            old.path.unlink(missing_ok=True)


def handed_out(meeting: Meeting) -> list[HandedOutVersion]:
    """The versions of the body's meeting on the day that were handed out, the oldest first."""
    found = []
    with contextlib.suppress(OSError, RuntimeError):
        for path in sorted(_folder(meeting).glob("*.toml")):
            with contextlib.suppress(ValueError):
                found.append(HandedOutVersion(datetime.strptime(path.stem, _STAMP).astimezone(), path))
    return found


def versions_to_compare(meeting: Meeting) -> tuple[HandedOutVersion, HandedOutVersion | None] | None:
    """The version that the meeting has changed from, and the one that it is now; None for the second where that was not handed out.

    A meeting that is as it was handed out last has changed from the version before that. None if there is no earlier one.
    """
    versions = handed_out(meeting)
    content = encode(meeting).encode()
    same = [version for version in versions if _content(version) == content]
    if versions and same and same[-1] is versions[-1]:
        return (versions[-2], versions[-1]) if len(versions) > 1 else None
    return (versions[-1], None) if versions else None


def _content(version: HandedOutVersion) -> bytes:
    try:
        return version.path.read_bytes()
    except OSError:
        return b""


def _folder(meeting: Meeting) -> Path:
    """Where the meeting's versions are."""
    head = meeting.head
    own = hashlib.sha256(f"{' '.join(head.body.casefold().split())}\0{head.day}".encode()).hexdigest()[:16]
    return state_folder() / "handed-out" / f"{head.day}-{own}"
