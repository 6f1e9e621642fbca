"""The headings that a run of numbers has not: those out of turn, written twice or without a number, and the parts of a matter."""

import re
from collections.abc import Sequence
from typing import Final

from kcminutes.importing.numbers import Candidate, Form, candidate, is_heading, unnumbered
from kcminutes.importing.source import Line
from kcminutes.importing.sub_items import in_bold_within

_TITLE_AND_TEXT: Final = r"[A-ZÅÄÖ][^.!?:]{2,60}\.\s+[A-ZÅÄÖ]"
"""How an item begins whose text stands on its title's line."""


def with_misplaced(main: list[Candidate], every: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """The run with the headings of its style that stand where others should: "1, 3, 4, 2, 5", "1, 2, 9"."""
    level = main[0].looks[1]
    if not level or any(one.looks[1] != level for one in main):
        return _with_those_out_of_turn(main, every, lines)
    numbers = {one.number for one in main}
    own = [one for one in every if one.form is main[0].form and one.looks[1] == level and not one.sub and one.title]
    own = [one for one in own if one.line > main[0].line and one.number > main[0].number and one.number not in numbers]
    return main if len({one.number for one in own}) < len(own) else sorted([*main, *own], key=lambda one: one.line)


def _with_those_out_of_turn(main: list[Candidate], every: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """The run with the numbers that stand where others should, where each has its text below: "2, 4, 1, 6"."""
    if main[0].form is not Form.POINT or not all(_heads_text(one, every, lines) for one in main):
        return main
    numbers = {one.number for one in main}
    own = [one for one in every if one.form is Form.POINT and not one.sub and one.number not in numbers]
    own = [one for one in own if one.line > main[0].line and one.looks == main[0].looks and _heads_text(one, every, lines)]
    own = [one for one in own if one.number < main[-1].number]
    is_own = len({one.number for one in own}) == len(own) and 2 * len(own) <= len(main)
    return sorted([*main, *own], key=lambda one: one.line) if is_own else main


def _heads_text(one: Candidate, every: Sequence[Candidate], lines: Sequence[Line]) -> bool:
    """Whether a numbered line looks like a title, and stands between lines without a number."""
    begins = {other.line for other in every}
    is_title = one.score > 0 and one.title[-1:] not in ".!;,"
    return is_title and one.line + 1 < len(lines) and one.line + 1 not in begins and one.line - 1 not in begins


def with_parts(headings: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """The headings in a style, each with the matters in bold below it."""
    found: list[Candidate] = []
    for one, later in zip(headings, [*headings[1:], None], strict=True):
        end = later.line if later else len(lines)
        found += [one, *(in_bold_within(one, end, lines) if one.looks[1] else [])]
    return found


def with_unnumbered(items: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """The items with the headings of their style that have no number, where those that have one are the rule.

    Headings that begin right below an item's are of its parts.
    """
    headed = [one for one in items if not (one.sub or one.is_bare)]
    level = headed[0].looks[1] if headed else 0
    if not level or any(one.looks[1] != level for one in headed):
        return list(items)
    starts = {one.line for one in headed}
    own: list[Candidate] = []
    are_parts = False
    for at in range(headed[0].line, len(lines)):
        if at in starts:
            are_parts = at + 1 < len(lines) and lines[at + 1].heading > 0
        elif at + 1 in starts:
            continue  # over several items: "Beslutsärenden"
        elif not are_parts and lines[at].heading == level and is_heading(lines[at]) and candidate(at, lines[at]) is None:
            own.append(unnumbered(at, lines[at], at, headed[0].looks))
    return sorted([*items, *own], key=lambda one: one.line) if own else list(items)


def with_twins(main: list[Candidate], every: Sequence[Candidate]) -> list[Candidate]:
    """The run with those whose number somebody wrote twice, "8. Julmarknad", "8. Föreläsning", and that begin no list."""
    found: list[Candidate] = []
    for one, later in zip(main, [*main[1:], None], strict=True):
        found.append(one)
        between = [
            other
            for other in every
            if later and one.line < other.line < later.line and other.form is one.form and not other.sub and other.title
        ]
        numbers = {one.number, later.number} if later else set()
        twins = [other for other in between if 1 < other.number in numbers and re.match(_TITLE_AND_TEXT, other.title)]
        found += twins if len(between) == 1 and re.match(_TITLE_AND_TEXT, one.title) else []
    return found
