"""Numbers in the attributes of a file's elements, which may hold anything."""

from typing import Final

_LONGEST: Final = 6


def whole(text: str | None, default: int, most: int = 9999) -> int:
    """The whole number, from 0 to ``most``; ``default`` where the text is none."""
    text = (text or "").strip()
    number = int(text) if text.isdecimal() and len(text) <= _LONGEST else most + 1
    return number if number <= most else default
