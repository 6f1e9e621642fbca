"""The list of items at the top and the headings below it: which are of the same item."""

import difflib
import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.numbers import Candidate, Form, is_heading
from kcminutes.importing.references import LAST_REFERENCE
from kcminutes.importing.source import Line

_ALIKE: Final = 0.8
"""How much of two titles must be the same (0 to 1) for them to be of the same item."""
_LONGEST_LIST: Final = 150
"""Items of a list whose headings are looked for without their numbers."""
_LONGEST_TITLE: Final = 300
"""Characters of a heading."""
_FARTHEST: Final = 500
"""Lines after one heading in which the next is looked for."""
_AHEAD: Final = 40
"""How many entries of one list may be missing in another before two are no longer compared."""


def with_missing(below: list[Candidate], listed: list[Candidate]) -> list[Candidate]:
    """The headings, and in their places the entries of the list that have none below it."""
    turn_of = {heading.line: listed.index(entry) for heading, entry in same_items(below, listed)}
    numbers = {heading.number for heading in below if heading.form is below[0].form and below[0].form is not Form.HEADING}
    matched = set(turn_of.values()) | {each for each, entry in enumerate(listed) if entry.number in numbers}
    at = 0
    made: list[Candidate] = []
    for heading in below:
        turn = turn_of.get(heading.line)
        if turn is not None:
            made += [replace(listed[each], is_bare=True) for each in range(at, turn) if each not in matched]
            at = turn + 1
        made.append(heading)
    return [*made, *(replace(listed[each], is_bare=True) for each in range(at, len(listed)) if each not in matched)]


def filled_from(below: list[Candidate], listed: list[Candidate]) -> list[Candidate]:
    """The headings, with what only the list tells: reference, minutes, what stands beside the title."""
    by_heading = {heading.line: entry for heading, entry in same_items(below, listed)}
    filled = []
    for one in below:
        entry = by_heading.get(one.line)
        if entry is not None:
            title = one.title or entry.title
            reference, minutes = one.reference or entry.reference, one.minutes or entry.minutes
            one = replace(one, reference=reference, minutes=minutes, title=title, title_is_own=bool(one.title))  # noqa: PLW2901
            one = replace(one, listed_at=entry.line, extras=one.extras or entry.extras)  # noqa: PLW2901
        filled.append(one)
    return filled


def alike(one: str, other: str) -> bool:
    """Whether two titles are of the same item: the same but for a letter or two, or one is cut short."""
    first, second = (re.sub(r"[\W_]+", " ", text.casefold()).strip() for text in (one, other))
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    if short == long or (len(short) > 11 and long.startswith(short)):
        return True
    if len(short) < 0.6 * len(long):
        return False
    matcher = difflib.SequenceMatcher(None, first, second)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def same_items(main: list[Candidate], other: list[Candidate]) -> list[tuple[Candidate, Candidate]]:
    """The pairs of the two runs that are of the same item: by the title, or the number where a title is missing."""
    pairs, after = [], 0
    for one in main:
        for at in range(after, min(len(other), after + _AHEAD)):
            titles = sorted((one.title.casefold(), other[at].title.casefold()), key=len)
            begins = len(titles[0]) > 3 and titles[1].startswith(titles[0])
            unnamed = not titles[0] or begins
            if alike(one.title, other[at].title) or (unnamed and one.number == other[at].number):
                pairs.append((one, other[at]))
                after = at + 1
                break
    return pairs


def found_again(main: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """The headings below a list, where they have no number: titles of the list, found again; empty if they aren't.

    Half of them are, or those that are look like headings: only what there is something to say of may have a section.
    """
    if text_within(main) > len(main) or len(main) > _LONGEST_LIST:
        return []
    plains = [re.sub(LAST_REFERENCE, "", text) if len(text) <= _LONGEST_TITLE else text for text in (line.plain for line in lines)]
    found: list[Candidate] = []
    at = main[-1].line + 1
    for one in main:
        for index in range(at, min(len(lines), at + _FARTHEST)):
            if len(plains[index]) <= len(one.title) + 15 and alike(one.title, plains[index]):
                found.append(replace(one, line=index, listed_at=one.line))
                at = index + 1
                break
    are_marked = bool(found) and all(is_heading(lines[one.line]) for one in found)
    return found if are_marked or len(found) >= max(2, 0.5 * len(main)) else []


def text_within(run: list[Candidate]) -> int:
    """Lines of text between the run's first and last line that are not of the run."""
    return run[-1].line - run[0].line - (len(run) - 1) if len(run) > 1 else 0
