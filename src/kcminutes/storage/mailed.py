"""What was put into the mail, and when: a line for each, in the state folder. A document is public from then on."""

import contextlib
import os
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from kcminutes.storage.durable.atomic import make_folder, write_atomically
from kcminutes.storage.durable.kept_state import state_of
from kcminutes.storage.durable.reading import content_of
from kcminutes.storage.folders import state_folder

_LARGEST: Final = 1_000_000
"""Bytes of the list, some five thousand lines, before its older half is taken away."""


CALLING: Final = "Kallelse"
"""What a kallelse is called when it is sent; everything else that is sent is minutes."""


class Mailing(Struct, frozen=True):
    """A document for which mail drafts were made."""

    at: datetime
    file: str
    """The whole path of the meeting's file, as it was then and `path_text` gives it."""
    body: str
    day: date
    title: str
    """What was sent: "Kallelse", "Protokoll (utkast)"."""


def path_text(file: Path) -> str:
    """The file's whole path as text, also where the system's name of it is no text."""
    return os.fsencode(file.absolute()).decode("utf-8", "backslashreplace")


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
        with contextlib.suppress(OSError):
            found.append(state_of(line, Mailing))
    return found


@dataclass(frozen=True)
class LastMailings:
    """The last mailing of each meeting, among those given, the oldest first."""

    mailings: tuple[Mailing, ...] = ()

    @cached_property
    def _by_file(self) -> dict[str, int]:
        return {mailing.file: number for number, mailing in enumerate(self.mailings)}

    @cached_property
    def _by_meeting(self) -> dict[tuple[str, str, date], int]:
        return {(Path(mailing.file).name, mailing.body, mailing.day): number for number, mailing in enumerate(self.mailings)}

    def of(self, file: Path, body: str, day: date) -> Mailing | None:
        """The last of the meeting in the file, None if there is none; a file that was moved is known by its name, body and day."""
        last = max(self._by_file.get(path_text(file), -1), self._by_meeting.get((Path(path_text(file)).name, body, day), -1))
        return self.mailings[last] if last >= 0 else None


def _list() -> Path:
    return state_folder() / "mailed"
