"""Where things stand in a TOML text: the line of every key and table, the comments, and where a string was never closed."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

import tomli

KeyPath = tuple[str | int, ...]
"""The way to a value from the top of the file: keys, and indexes (from 0) in lists, as in ``("arende", 2, "titel")``."""

_DEEPEST: Final = 8
"""The format is seven levels deep; what lies below eight is told the line of its ancestor."""

# A text and not compiled, for it is needed only when a file is wrong. Possessive quantifiers keep the time linear; they are of
# single characters only, for before Python 3.11.5 one of a group matches wrongly (https://github.com/python/cpython/issues/106052).
# A multi-line string may end with one or two quotes of its own before the three.
_PIECE: Final = r'''(?xs)
      (?P<string> """[^"\\]*+(?:(?:\\.|"{1,2}(?!"))[^"\\]*+)*"""+ | \'\'\'[^']*+(?:'{1,2}(?!')[^']*+)*\'\'\'+
                | "(?!"")[^"\\\n]*+(?:\\.[^"\\\n]*+)*" | '(?!'')[^'\n]*+' )
    | (?P<unclosed> """ | \'\'\' | " | ' )
    | (?P<comment> \#[^\n]* )
    | (?P<newline> \n )
    | (?P<sign> [\[\]{}=.,] )
    | (?P<bare> [^\s"'\#\[\]{}=.,]+ )
'''


def line_numbers(text: str) -> dict[KeyPath, int]:
    """The line (from 1) of every key and table in a text that is valid TOML; what stands in a list or inline table has none."""
    lines: dict[KeyPath, int] = {(): 1}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for header, keys, line in _statements(text):
        base: KeyPath = () if header else table
        for index, key in enumerate(keys[:_DEEPEST]):
            base = (*base, key)
            lines.setdefault(base, line)
            is_last = index == len(keys) - 1
            if header == "[[" and is_last:
                counts[base] = counts.get(base, 0) + 1
            if base in counts:
                base = (*base, counts[base] - 1)
                lines.setdefault(base, line)
        if header:
            table = base
        else:
            lines[base] = line
    return lines


def line_of(path: KeyPath, lines: Mapping[KeyPath, int]) -> int:
    """The line of the path, or of its nearest ancestor that has one."""
    return next(lines[path[:end]] for end in range(len(path), -1, -1) if path[:end] in lines)


def comment_count(text: str) -> int:
    """How many comments a text that is valid TOML has, those after a value included."""
    return sum(match.lastgroup == "comment" for match in re.finditer(_PIECE, text))


def unclosed_string(text: str) -> tuple[int, str] | None:
    """The line (from 1) where a string begins that never ends, and its quotes; None if there is none."""
    for match in re.finditer(_PIECE, text):
        if match.lastgroup == "unclosed":
            return text.count("\n", 0, match.start()) + 1, match[0]
    return None


def _statements(text: str) -> Iterator[tuple[str, list[str], int]]:
    """Every header ("[" or "[[") and every key ("") with its parts and its line."""
    line, seen = 1, 0
    keys: list[str] = []
    header, depth, in_value = "", 0, False
    for match in re.finditer(_PIECE, text):
        kind, piece = match.lastgroup, match[0]
        if kind == "newline":
            if depth == 0:
                keys, header, in_value = [], "", False
        elif in_value:
            depth += (piece in {"[", "{"}) - (piece in {"]", "}"})
        elif piece == "[":
            header += piece
        elif piece in {"=", "]"}:
            if keys:
                line, seen = line + text.count("\n", seen, match.start()), match.start()
                yield header, keys, line
            keys, in_value = [], piece == "="
        elif kind == "string":
            keys.append(_unquoted(piece))
        elif kind == "bare":
            keys.append(piece)


def _unquoted(key: str) -> str:
    return next(iter(tomli.loads(f"{key} = 0")))
