"""Which files an export made: known by their content, wherever they lie now, so that one that was changed since is not."""

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Final

from kcminutes.storage.durable.atomic import make_folder, write_atomically
from kcminutes.storage.durable.reading import content_of
from kcminutes.storage.folders import state_folder

_LINE: Final = 65
"""Bytes: a digest and a line end."""
_KEPT: Final = 5000
"""Exports that are remembered, the newest; twice as many before the list is shortened."""


def remember(content: bytes) -> None:
    """Remember what an export is about to write. Where that can't be done, the next one asks before it writes over it."""
    with contextlib.suppress(OSError):
        make_folder(_list().parent, mode=0o700)
        descriptor = os.open(_list(), os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            os.write(descriptor, _digest(content) + b"\n")
            length = os.fstat(descriptor).st_size
        finally:
            os.close(descriptor)
        if length > 2 * _KEPT * _LINE:
            write_atomically(_list(), content_of(_list())[-_KEPT * _LINE :], private=True)


def is_own(file: Path) -> bool:
    """Whether the file is as an export of this user's wrote it, or empty; raises OSError, as for a file of over 20 MB."""
    return is_known(digest_of(file))


def digest_of(file: Path) -> str:
    """The digest of the file's content, by which it is known; raises OSError as `is_own`."""
    return _digest(content_of(file)).decode()


def is_known(digest: str) -> bool:
    """Whether a content with the digest is one that an export wrote, or none at all."""
    if digest == _digest(b"").decode():
        return True
    try:
        return digest.encode() + b"\n" in content_of(_list())
    except OSError:
        return False


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def _list() -> Path:
    return state_folder() / "exports"
