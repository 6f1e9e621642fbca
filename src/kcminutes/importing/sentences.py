"""Prose in its sentences."""

import re
from typing import Final

_END: Final = r"(?<=[.!?])(?<!\b[A-ZÅÄÖ]\.)(?<!^\d\.)(?<!^\d\d\.)\s+(?=[A-ZÅÄÖ])"
"""Between two of them, and not after an initial, "J. Ek", or the number that a point begins with."""


def sentences(text: str) -> list[str]:
    """The text's sentences, in order; the white space between two of them is in none."""
    return re.split(_END, text)
