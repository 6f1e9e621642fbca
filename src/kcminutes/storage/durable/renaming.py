"""Renames that lose nothing of what stands in the place, where the system has such: Linux, on most of its own file systems."""

import contextlib
import errno
import os
import sys
from pathlib import Path
from typing import Final

_AT_FDCWD: Final = -100
_NOREPLACE: Final = 1
_EXCHANGE: Final = 2
_NOT_HERE: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM})
"""What a kernel or a file system (NFS and CIFS among them) answers that has no such renames."""


def exchange(one: Path, other: Path) -> bool:
    """Let two files change places, both being there all the time; False where that can't be done, or one is gone."""
    with contextlib.suppress(FileNotFoundError):
        return _renamed(one, other, _EXCHANGE)
    return False


def move_to_free(source: Path, target: Path) -> bool:
    """Move the file to a name that nobody has; False where that can't be done in one. FileExistsError if somebody has it."""
    return _renamed(source, target, _NOREPLACE)


def _renamed(source: Path, target: Path, how: int) -> bool:
    """Ask Linux for a rename, as renameat2(2) has it; raises OSError."""
    if sys.platform != "linux":
        return False
    import ctypes  # in the writer's thread, at the first save: a start needs none of it

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:  # glibc before 2.28
        return False
    if rename(_AT_FDCWD, os.fsencode(source), _AT_FDCWD, os.fsencode(target), how) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_HERE:
        return False
    raise OSError(number, os.strerror(number), str(target))
