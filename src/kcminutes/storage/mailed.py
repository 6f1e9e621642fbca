"""What was put into the mail, and when: a line for each, in the state folder. A document is public from then on."""

import contextlib
import os
from datetime import date, datetime
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from kcminutes.storage.durable.atomic import make_folder, write_atomically
from kcminutes.storage.durable.reading import content_of
from kcminutes.storage.folders import state_folder

_LARGEST: Final = 1_000_000
"""Bytes of the list, some five thousand lines, before its older half is taken away."""


class Mailing(Struct, frozen=True):
    """A document for which mail drafts were made."""

    at: datetime
    file: str
    """The whole path of the meeting's file, as it was then."""
    body: str
    day: date
    title: str
    """What was sent: "Kallelse", "Protokoll (utkast)"."""


def note_mailed(mailing: Mailing) -> None:
    """Remember the mailing; where that can't be done, it is not remembered."""
    with contextlib.suppress(OSError):
        make_folder(_list().parent, mode=0o700)
        descriptor = os.open(_list(), os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            os.write(descriptor, msgspec.json.encode(mailing) + b"\n")
            length = os.fstat(descriptor).st_size
        finally:
            os.close(descriptor)
        if length > _LARGEST:
            lines = content_of(_list()).splitlines(keepends=True)
            write_atomically(_list(), b"".join(lines[len(lines) // 2 :]), private=True)


def mailings() -> list[Mailing]:
    """Everything that was mailed, the oldest first; lines that can't be read are left out. Raises nothing."""
    try:
        lines = content_of(_list()).splitlines()
    except (OSError, RuntimeError):
        return []
    found = []
    for line in lines:
        with contextlib.suppress(msgspec.MsgspecError, UnicodeDecodeError):
            found.append(msgspec.json.decode(line, type=Mailing))
    return found


def days_mailed() -> dict[tuple[str, str, date], date]:
    """On which day each meeting was last mailed, by its file's name, its body and its day. Raises nothing."""
    return {(Path(mailing.file).name, mailing.body, mailing.day): mailing.at.date() for mailing in mailings()}


def last_mailed(file: Path, body: str, day: date) -> Mailing | None:
    """When the meeting in the file was last mailed, None if it was not; one that was moved is known by its name, body and day."""
    for mailing in reversed(mailings()):
        is_moved = Path(mailing.file).name == file.name and (mailing.body, mailing.day) == (body, day)
        if mailing.file == str(file.absolute()) or is_moved:
            return mailing
    return None


def _list() -> Path:
    return state_folder() / "mailed"
