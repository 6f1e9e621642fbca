"""Reads a file that somebody else may have put there: no more than is sensible, and no pipe is waited for."""

import errno
import os
import stat
from pathlib import Path
from typing import Final

from kcminutes.storage.durable.atomic import SwedishError

LARGEST: Final = 20 * 1024 * 1024
"""Bytes. The largest meeting the program is measured with is 1 MB; a larger file than this is no minutes."""


def content_of(path: Path) -> bytes:
    """The file's content; raises OSError, also for what is no file, or larger than `LARGEST`."""
    with open(path, "rb", opener=without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise SwedishError(errno.EINVAL, "det är ingen vanlig fil")
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise SwedishError(
            errno.EFBIG, f"där ligger en fil på över {LARGEST // 1_000_000} MB, som inte är anteckningarna; flytta den"
        )
    return content


def without_waiting(path: str, flags: int) -> int:
    """An opener for `open` that doesn't wait for whoever writes into a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
