"""People as prose names them: in full, by the short form that the group uses ("Lisa A L"), or by their initials."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from kcminutes.swedish.names import PARTICLES

FEWEST_INITIALS: Final = 3
"""Letters that are somebody's; fewer are as often an authority's."""
_BETWEEN: Final = re.compile(r"\s*(?:,|&|och|samt)\s*")


def short_form(name: str) -> str:
    """The first name with the initials of the others: "Lisa A L"; empty for a name of one word."""
    first, *others = name.partition(" (")[0].split()
    return " ".join([first, *(part[0] for part in others if part not in PARTICLES)]) if others else ""


def initials(name: str) -> str:
    """The initials in capital letters: "LAL"."""
    parts = name.partition(" (")[0].replace("-", " ").split()
    return "".join(part[0] for part in parts if part not in PARTICLES).upper()


def forms_of(name: str) -> tuple[str, str, str]:
    """What prose calls somebody: by the whole name, by the short form (empty for a name of one word), by the first name."""
    whole = name.partition(" (")[0]
    return whole, short_form(name), whole.split()[0]


def by_initials(typed: str, names: Iterable[str], *, fewest: int = FEWEST_INITIALS) -> str | None:
    """Whose initials were typed, ``fewest`` of them at least; None if nobody's, or several people's."""
    if len(typed) < fewest or not typed.isalpha():
        return None
    found = [name for name in names if initials(name) == typed.upper()]
    return found[0] if len(found) == 1 else None


def named_in(sentence: str, names: Sequence[str]) -> tuple[str, ...]:
    """The people whom the sentence names first, in its order, together with those who are listed with them; in full.

    A first name alone is somebody's where no other has it, and the longest of what stands there counts.
    """
    forms = [forms_of(name) for name in names]
    firsts = [first for _, _, first in forms]
    spans: list[tuple[int, int, str]] = []
    for name, (whole, short, first) in zip(names, forms, strict=True):
        for form in filter(None, (whole, short, first if firsts.count(first) == 1 else "")):
            spans += [(match.start(), match.end(), name) for match in re.finditer(rf"(?<!\w){re.escape(form)}s?(?!\w)", sentence)]
    spans.sort(key=lambda span: (span[0], -span[1]))
    clash = {one[:2] for one, other in combinations(spans, 2) if one[:2] == other[:2] and one[2] != other[2]}
    found: list[str] = []
    end: int | None = None
    for start, stop, name in spans:
        if (start, stop) in clash or (end is not None and start < end):
            continue
        if end is not None and not _BETWEEN.fullmatch(sentence[end:start]):
            break
        end = stop
        if name not in found:
            found.append(name)
    return tuple(found)
