"""What the index keeps packed, read back: damage of any kind is one error, upon which the index is thrown away."""

from typing import Any, TypeVar

import msgspec

_T = TypeVar("_T")


class DamagedIndexError(ValueError):
    """What the index holds is not what was put there."""


def unpacked_by(decoder: "msgspec.msgpack.Decoder[_T]", data: Any) -> _T:
    """What was packed; raises DamagedIndexError for anything else, also for what is no bytes."""
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, ValueError, TypeError, RecursionError) as error:  # ValueError: bytes that are no UTF-8
        raise DamagedIndexError from error
