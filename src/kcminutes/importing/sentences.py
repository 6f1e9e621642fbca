"""Prose in its sentences."""

import re
from typing import Final

_SHORT: Final = ("t.ex", "t ex", "bl.a", "bl a", "fr.o.m", "t.o.m", "s.k", "f.d", "ca", "enl", "resp", "dvs", "prop", "inkl")
"""Short words that more of the sentence follows: "t.ex. SKR"."""
_NOT_AFTER_SHORT: Final = "".join(rf"(?<!\b{re.escape(word)}\.)" for word in _SHORT)
_END: Final = rf"(?<=[.!?])(?<!\b[A-ZÅÄÖ]\.)(?<!^\d\.)(?<!^\d\d\.){_NOT_AFTER_SHORT}\s+(?=[A-ZÅÄÖ])"
"""Between two of them, and not after an initial, "J. Ek", or the number that a point begins with."""


def sentences(text: str) -> list[str]:
    """The text's sentences, in order; the white space between two of them is in none."""
    return re.split(_END, text)
