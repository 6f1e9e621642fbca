"""A meeting as what it has otherwise than another, in some hundred bytes; and the very same meeting made of that again."""

from typing import Any, Final

from msgspec import Struct


class _Same(Struct, frozen=True):
    """What is as in the other."""


class _Text(Struct, frozen=True):
    """A text that begins and ends as the other does."""

    begin: int
    """Characters that both begin with."""
    middle: str
    end: int
    """Characters that both end with."""


class _Row(Struct, frozen=True):
    """A tuple that begins and ends as the other does; those between are packed against those at the same place from the begin."""

    begin: int
    middle: tuple[Any, ...]
    end: int


class _Fields(Struct, frozen=True):
    """A struct of the same kind as the other: the fields that differ, by their index, and what they are."""

    changed: tuple[tuple[int, Any], ...]


_SAME: Final = _Same()
_SHORT: Final = 64
"""Characters up to which a text is kept as it is."""


def packed(value: Any, other: Any) -> object:
    """What makes the value of the other again, with `unpacked`: of structs, tuples and texts only what differs."""
    if value is other or (type(value) is type(other) and not isinstance(value, Struct | tuple) and value == other):
        return _SAME
    if type(value) is not type(other):
        return value
    match value:
        case str() if len(value) > _SHORT:
            return _packed_text(value, other)
        case tuple():
            return _packed_row(value, other)
        case Struct():
            fields = value.__struct_fields__
            parts = ((index, packed(getattr(value, name), getattr(other, name))) for index, name in enumerate(fields))
            changed = tuple((index, part) for index, part in parts if part is not _SAME)
            return _Fields(changed) if changed else _SAME
    return value


def unpacked(pack: Any, other: Any) -> Any:
    """The value that `packed` made the pack of, against the same other."""
    match pack:
        case _Same():
            return other
        case _Text(begin, middle, end):
            return other[:begin] + middle + other[len(other) - end :]
        case _Row(begin, middle, end):
            between = other[begin : len(other) - end]
            parts = (unpacked(part, between[index] if index < len(between) else None) for index, part in enumerate(middle))
            return (*other[:begin], *parts, *other[len(other) - end :])
        case _Fields(changed):
            fields = other.__struct_fields__
            values = {name: getattr(other, name) for name in fields}
            values |= {fields[index]: unpacked(part, values[fields[index]]) for index, part in changed}
            return type(other)(**values)
    return pack


def _packed_text(value: str, other: str) -> object:
    begin = common_start(value, other)
    end = common_end(value[begin:], other[begin:])
    return _Text(begin, value[begin : len(value) - end], end)


def _packed_row(value: tuple[Any, ...], other: tuple[Any, ...]) -> object:
    size = min(len(value), len(other))
    begin = next((index for index in range(size) if value[index] is not other[index]), size)
    end = next((index for index in range(size - begin) if value[-1 - index] is not other[-1 - index]), size - begin)
    if begin == len(value) == len(other):
        return _SAME
    between = other[begin : len(other) - end]
    middle = value[begin : len(value) - end]
    parts = tuple(packed(one, between[index] if index < len(between) else None) for index, one in enumerate(middle))
    return _Row(begin, parts, end)


def common_start(one: str, other: str) -> int:
    """How many characters both texts begin with; as quick as comparing them is."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while low < high:  # the first `low` are the same, the first `high + 1` are not
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def common_end(one: str, other: str) -> int:
    """How many characters both texts end with; as quick as comparing them is."""
    size = min(len(one), len(other))
    one, other = one[len(one) - size :], other[len(other) - size :]
    if one == other:
        return size
    low, high = 0, size
    while low < high:
        middle = (low + high + 1) // 2
        if one[size - middle : size - low] == other[size - middle : size - low]:
            low = middle
        else:
            high = middle - 1
    return low
