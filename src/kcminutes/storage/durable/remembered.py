"""What is remembered of a meeting between two starts, on the local disk: where she wrote last, and which drafts she knows of."""

import contextlib
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from kcminutes.storage.durable.atomic import make_folder, write_atomically
from kcminutes.storage.durable.drafts import Draft
from kcminutes.storage.durable.kept_state import state_in
from kcminutes.storage.durable.safety_copy import SUFFIX, journal_path
from kcminutes.storage.folders import state_folder

_ENDING: Final = ".json"


class Remembered(Struct, frozen=True):
    """What is remembered; nothing of it is needed, and what can't be read is forgotten."""

    item: str | None = None
    """The id of the item in which something was written last; None if nobody knows."""
    read: tuple[str, ...] = ()
    """The marks (see `mark`) of the drafts that she has been told of and has read that."""


def remembered(minutes: Path) -> Remembered:
    """What is remembered of the minutes' meeting."""
    try:
        return state_in(_file(minutes), Remembered)
    except OSError:
        return Remembered()


def remember(minutes: Path, what: Remembered) -> None:
    """Have that remembered, if the disk can."""
    with contextlib.suppress(OSError):
        make_folder(_file(minutes).parent, 0o700)
        write_atomically(_file(minutes), msgspec.json.encode(what), private=True)


def mark(draft: Draft) -> str:
    """What tells the draft from any other, and from itself with another text."""
    return sha256(msgspec.json.encode(draft, order="sorted")).hexdigest()[:16]


def _file(minutes: Path) -> Path:
    return state_folder() / "remembered" / f"{journal_path(minutes).name.removesuffix(SUFFIX)}{_ENDING}"
