"""The drafts of the forms that are asked for with no meeting open: each program's in a file of its own, until it has ended."""

import contextlib
import os
import re
from pathlib import Path
from typing import Final

from kcminutes.storage.durable.drafts import DRAFTS, Drafts, Kept, drafts_file, drafts_in
from kcminutes.storage.durable.lock import MeetingLock
from kcminutes.storage.durable.safety_copy import unsaved_folder

_NAME: Final = re.compile(rf"home(\.\d+-[0-9a-f]{{8}})?{re.escape(DRAFTS)}")
"""Of such a file; version 0.1.0 had one for all programs. A meeting's has more letters at its end."""


def drafts_at_home() -> Drafts:
    """This program's, with those that ended programs have left, which are its own from now on; to be closed as it ends."""
    own = unsaved_folder() / f"home.{os.getpid()}-{os.urandom(4).hex()}{DRAFTS}"
    return Drafts(own, lock=MeetingLock(own), left=_left_behind())


def _left_behind() -> dict[Path, tuple[Kept, MeetingLock]]:
    """The files of programs that have ended, with what is typed in each and its lock, which is ours now.

    Where the same form was left in two of them the newest is taken, and the other stays where it is until that is done.
    """
    found: dict[Path, tuple[Kept, MeetingLock]] = {}
    taken: Kept = {}
    for path in _newest_first():
        lock = MeetingLock(path)
        if lock.acquire() is not None:
            continue
        drafts = drafts_in(path)
        if any(taken.get(key, texts) != texts for key, texts in drafts.items()):
            lock.release()
            continue
        found[path] = drafts, lock
        taken |= drafts
    return found


def _newest_first() -> list[Path]:
    """The files that there are, those in which something was typed last first, and damaged ones last."""
    with contextlib.suppress(OSError):
        return sorted((path for path in unsaved_folder().iterdir() if _NAME.fullmatch(path.name)), key=_typed_at, reverse=True)
    return []


def _typed_at(path: Path) -> float:
    try:
        return drafts_file(path).at.timestamp()
    except (OSError, ValueError, OverflowError):
        return 0.0
