"""Which characters the program's texts may hold: what comes in from a keyboard, a paste or a file is made plain at the edge."""

import re
import unicodedata
from typing import Final

JOINER: Final = "\u200d"
"""Makes one sign of two: a family, a profession."""
LONGEST_SIGN: Final = 40
"""Characters that are taken for one sign at most."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 controls but tab and newline (escape sequences start with one), bidirectional controls (they reorder what is read on
# the screen, see https://trojansource.codes), byte order marks, and lone surrogates (they cannot be written as UTF-8).
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def plain(text: str) -> str:
    """The text in NFC with LF line ends and without controls (tab and newline stay)."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)))


def one_line(text: str) -> str:
    """The text made plain and put on one line, each run of white space a single space."""
    return " ".join(plain(text).split())


def first_sign(text: str) -> str:
    """What is drawn as one sign at the text's beginning: a character with its accents, a flag, a family joined of several emoji."""
    end = 1
    while end < min(len(text), LONGEST_SIGN) and _is_one_sign(text, end):
        end += 1
    return text[:end]


def last_sign(text: str) -> str:
    """The same at the text's end."""
    start = max(len(text) - 1, 0)
    while start > max(len(text) - LONGEST_SIGN, 0) and _is_one_sign(text, start):
        start -= 1
    return text[start:]


def _is_one_sign(text: str, at: int) -> bool:
    """Whether the character at the place belongs to the sign before it."""
    char, before = text[at], text[at - 1]
    if char.isascii() or before == "\n":
        return False
    if _is_half_flag(char) and _is_half_flag(before):
        first = at - 1
        while first and _is_half_flag(text[first - 1]):
            first -= 1
        return (at - first) % 2 == 1
    is_added = (
        unicodedata.category(char) in {"Mn", "Me"} or "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"
    )
    return is_added or JOINER in (char, before)


def _is_half_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
