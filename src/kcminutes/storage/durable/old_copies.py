"""Copies that nobody asks for any more are taken away once they are old, whatever the computer's clock says meanwhile."""

import contextlib
import os
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from kcminutes.storage.durable.atomic import clear_leftovers
from kcminutes.storage.durable.drafts import DRAFTS, UNREADABLE, kept_since
from kcminutes.storage.durable.safety_copy import SUFFIX, put_away_at, stamped, unsaved_folder, versions_folder

KEPT: Final = timedelta(days=30)
"""How long an earlier version, or what is typed in a form, is kept at least, from when it was put away."""


def clear_old_copies() -> None:
    """Take away earlier versions and drafts of forms that were put away longer ago than `KEPT`, and what killed writers left.

    The clock may be wrong: one that seems old enough is marked, by its time of writing, and goes when it has been marked for
    `KEPT`. Both ends of that are told by the same clock, so that one which is ahead, however far and for however long, takes away
    nothing sooner than the right one would have. A mark that lies in the future was made by a wrong clock, and is made anew.
    """
    with contextlib.suppress(OSError):
        for version in versions_folder().glob(f"*{SUFFIX}"):
            with contextlib.suppress(OSError):
                if put_away_at(version) is None:  # nobody knows since when: from now on
                    version.rename(stamped(version, version.parent))
                else:
                    _clear(version, put_away_at)
    with contextlib.suppress(OSError):
        for drafts in (*unsaved_folder().glob(f"*{DRAFTS}"), *unsaved_folder().glob(f"*{UNREADABLE}")):
            with contextlib.suppress(OSError):
                _clear(drafts, kept_since)
    clear_leftovers(unsaved_folder())


def _clear(file: Path, since: Callable[[Path], float | None]) -> None:
    """Mark or take away a file that seems to be old; raises OSError. One of which nobody knows since when it is there stays."""
    now, kept = time.time(), KEPT.total_seconds()
    put_away, marked = since(file), file.lstat().st_mtime
    if put_away is None:
        return
    is_old, is_marked = put_away + kept <= now, put_away + kept <= marked <= now
    if (is_old and not is_marked) or marked > now:
        os.utime(file, (now, now))
    elif is_old and marked + kept <= now:
        file.unlink()
