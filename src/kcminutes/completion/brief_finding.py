"""What would have been worth a brief: formulas that were written again and again."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

_WORD: Final = re.compile(r"[\w-]+")
_CLAUSE: Final = re.compile(r"[\n.:;,!?()”]")
_MOST_WORDS: Final = 8
_SHORTEST: Final = 12
"""Characters of a formula for which nobody remembers a short form below that."""
_FEWEST: Final = 3
_KEYS: Final = 4
"""What a brief costs: its letters, and what ends it."""


class Worth(Struct, frozen=True):
    """A formula that was written several times."""

    text: str
    times: int

    @property
    def spared(self) -> int:
        """How many keys a brief for it would have spared."""
        return self.times * (len(self.text) - _KEYS)

    @property
    def short(self) -> str:
        """A short form for it: the first letters of its words."""
        words = _WORD.findall(self.text)
        return "".join(word[0] for word in words).lower()[:6] if len(words) > 1 else self.text[:3].lower()


def worth_a_brief(texts: Iterable[str], known: Iterable[str], most: int = 5) -> list[Worth]:
    """The formulas in the texts that have no brief and that one would have spared most keys for, the best first."""
    counts = Counter(formula for text in texts for formula in _formulas(text))
    has_brief = [long.lower() for long in known]
    found = [Worth(text, times) for text, times in counts.items() if times >= _FEWEST and len(text) >= _SHORTEST]
    chosen: list[Worth] = []
    for worth in sorted(found, key=lambda worth: (-worth.spared, worth.text)):
        text = worth.text.lower()
        overlaps = any(text in other.text.lower() or other.text.lower() in text for other in chosen)
        if not overlaps and not any(text in long for long in has_brief):
            chosen.append(worth)
    return chosen[:most]


def _formulas(text: str) -> Iterator[str]:
    """Every stretch of whole words within a clause, up to eight words."""
    for clause in _CLAUSE.split(text):
        words = list(_WORD.finditer(clause))
        for first, begin in enumerate(words):
            for last in words[first : first + _MOST_WORDS]:
                yield clause[begin.start() : last.end()]
