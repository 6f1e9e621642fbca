"""The program's own small files in JSON, read back: a damaged one is an error of the file, whatever is wrong with it."""

import errno
from pathlib import Path
from typing import TypeVar

import msgspec

from kcminutes.storage.durable.atomic import SwedishError
from kcminutes.storage.durable.reading import content_of

_T = TypeVar("_T")


def state_in(path: Path, kind: type[_T]) -> _T:
    """What the file holds; raises OSError, also for a damaged one."""
    return state_of(content_of(path), kind)


def state_of(content: bytes, kind: type[_T]) -> _T:
    """What the content of such a file says; raises OSError if it is damaged."""
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:  # ValueError: bytes that are no UTF-8
        raise SwedishError(errno.EINVAL, "filen är trasig") from error
