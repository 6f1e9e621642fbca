"""Decisions as one text in which a blank line stands between two, and back, though one may have several paragraphs itself."""

import re
from itertools import groupby
from typing import Final

_INTRODUCES: Final = re.compile(r"(?::|\batt)\**\s*\Z", re.IGNORECASE)
"""The end of what introduces a list: "beslutar att", "följande:"."""
_POINT: Final = re.compile(r"(?:[-*•–]|\d{1,3}[.)])\s+\S")


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a text in which a blank line stands between two; a list belongs to what introduces it."""
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            paragraphs[-1].append(line.rstrip())
        elif paragraphs[-1]:
            paragraphs.append([])
    found: list[str] = []
    for lines in filter(None, paragraphs):
        paragraph = "\n".join(lines)
        if found and _POINT.match(lines[0]) and _INTRODUCES.search(found[-1]):
            found[-1] += f"\n\n{paragraph}"
        else:
            found.append(paragraph)
    return tuple(found)


def is_decided(decisions: tuple[str, ...], text: str) -> bool:
    """Whether each of the text's paragraphs is one of a decision already, be it of several."""
    said = {part for decision in decisions for part in paragraphs_of(decision)}
    return said.issuperset(paragraphs_of(text))


def regrouped(before: tuple[str, ...], paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """The decisions that were ``before``, after their paragraphs were edited: each of several paragraphs stays one.

    A paragraph that was typed anew is a decision of its own, but within one of several paragraphs a part of that.
    """
    owned = [(paragraph, owner) for owner, decision in enumerate(before) for paragraph in paragraphs_of(decision)]
    if all(len(paragraphs_of(decision)) < 2 for decision in before):
        return paragraphs
    decisions: list[str] = []
    for owner, group in groupby(zip(_owners(owned, paragraphs), paragraphs, strict=True), key=lambda pair: pair[0]):
        own = tuple(paragraph for _, paragraph in group)
        old = "" if owner is None else before[owner]
        if len(paragraphs_of(old)) < 2:
            decisions += own
        else:
            decisions.append(old if paragraphs_of(old) == own else "\n\n".join(own))
    return tuple(decisions)


def _owners(owned: list[tuple[str, int]], paragraphs: tuple[str, ...]) -> list[int | None]:
    """The decision that each paragraph belongs to, by its index; None for a new one's.

    What is typed changes one stretch of the text: before and after it all is what it was, and within it the order is kept.
    """
    most = min(len(owned), len(paragraphs))
    first = next((place for place in range(most) if owned[place][0] != paragraphs[place]), most)
    last = next((place for place in range(most - first) if owned[-1 - place][0] != paragraphs[-1 - place]), most - first)
    changed = owned[first : len(owned) - last]
    new = len(paragraphs) - last - first
    known: list[int | None] = [owner for _, owner in (*owned[:first], *changed[:new])]
    return [*known, *_between(owned, last, new - len(changed)), *(owner for _, owner in owned[len(owned) - last :])]


def _between(owned: list[tuple[str, int]], last: int, added: int) -> list[int | None]:
    """The owner of each added paragraph: that of both its neighbours, if they have the same."""
    place = len(owned) - last
    within = 0 < place < len(owned) and owned[place - 1][1] == owned[place][1]
    return [owned[place][1] if within else None] * max(added, 0)
