"""Which characters the program's texts may hold: what comes in from a keyboard, a paste or a file is made plain at the edge."""

import re
import unicodedata

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
