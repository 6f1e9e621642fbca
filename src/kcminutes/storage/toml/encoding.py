"""Writes a meeting as TOML text, each part of it only once as long as it stays the same."""

import re
from datetime import date, time
from typing import Any, Final

import tomli_w
from msgspec import to_builtins

from kcminutes.meeting.model import FORMAT_VERSION, Meeting, Value

_WIDEST: Final = 100
"""Columns that a list may take before each of its texts gets a line of its own."""
_INLINE: Final = frozenset({"ajournerat", "behandlat", "borta", "faststallt", "fran", "vidare"})
"""The tables that are written as values, for they are short and read best on one line."""
_ESCAPED: Final = re.compile(r'["\\\x00-\x09\x0b-\x1f\x7f]')
"""What may need an escape. Most texts have nothing of it, and tomli-w looks at every letter of them, which is half of the work."""


class Encoder:
    """Encodes the same meeting again and again as it is edited, at the cost of the parts that changed.

    Not to be shared between threads.
    """

    def __init__(self) -> None:
        """An encoder that has encoded nothing yet."""
        # By identity, for a frozen value never changes; the value is kept with its text so that its id isn't given to another.
        self._kept: dict[tuple[int, str], tuple[Value, str]] = {}

    def encode(self, meeting: Meeting) -> str:
        """The file's whole text."""
        kept: dict[tuple[int, str], tuple[Value, str]] = {}
        parts: list[tuple[str, Value]] = [("[mote]", meeting.head)]
        parts += [("[[deltagare]]", person) for person in meeting.participants]
        parts += [("[[arende]]", item) for item in meeting.items]
        texts = [f"version = {FORMAT_VERSION}\n"]
        for header, value in parts:
            key = (id(value), header)
            kept[key] = self._kept.get(key) or (value, _part(header, value))
            texts.append(kept[key][1])
        self._kept = kept
        return "\n".join(texts)


def encode(meeting: Meeting) -> str:
    """The file's whole text: defaults left out, keys in the order of `kcminutes.meeting.model`."""
    return Encoder().encode(meeting)


def table_text(header: str, value: Value) -> str:
    """The text of one table, with the header, and of those below it."""
    return _part(header, value)


def _part(header: str, value: Value) -> str:
    """The text of the value's table and of those below it, with a blank line between two."""
    return "\n".join(_tables(header, to_builtins(value, builtin_types=(date, time))))


def _tables(header: str, fields: dict[str, Any]) -> list[str]:
    lines, below = [header], []
    for key, value in fields.items():
        if isinstance(value, tuple) and isinstance(value[0], dict) and key not in _INLINE:
            for table in value:
                below += _tables(f"[[{header.strip('[]')}.{key}]]", table)
        else:
            lines.append(_line(key, value))
    return ["\n".join(lines) + "\n", *below]


def _line(key: str, value: Any) -> str:
    """The key with its value; a line, or several if that is easier to read."""
    if isinstance(value, str) and not _ESCAPED.search(value):
        return f'{key} = """\n{value}"""' if "\n" in value else f'{key} = "{value}"'
    if key in _INLINE:
        line = f"{key} = {_inline(value)}"
        if len(line) <= _WIDEST or not isinstance(value, tuple):
            return line
        return "\n".join((f"{key} = [", *(f"    {_inline(each)}," for each in value), "]"))
    if isinstance(value, tuple) and not any("\n" in text for text in value):
        line = f"{key} = {_inline(value)}"
        if len(line) <= _WIDEST:
            return line
    return tomli_w.dumps({key: value}, multiline_strings=True).removesuffix("\n")


def _inline(value: Any) -> str:
    """The value on one line, whatever it is: a new line in a text is written as an escape."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_inline(each)}" for key, each in value.items()) + "}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, str) and "\n" not in value and not _ESCAPED.search(value):
        return f'"{value}"'
    return tomli_w.dumps({"_": value})[4:-1]
