"""The sub-items of items: by numbers of their own, 15.1, or as the matters 1, 2, 3 within a §."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.names_seen import looks_like_name
from kcminutes.importing.numbers import Candidate, Form
from kcminutes.importing.source import Line

_FEWEST_WITHIN: Final = 2
"""Matters within an item."""
_LONGEST_WITHIN: Final = 80
"""Characters of the title of one."""


def with_subs(main: list[Candidate], every: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """The items with the sub-items of each: 15.1, 15.2, or § 4.1 below § 4, in order, within the item's lines."""
    subs = [one for one in every if one.sub and one.form in (Form.POINT, main[0].form) and one.score > 0]
    found: list[Candidate] = []
    for at, item in enumerate(main):
        found.append(item)
        if item.is_bare:
            continue
        end = next((later.line for later in main[at + 1 :] if not later.is_bare), len(lines))
        turn = 1
        for sub in subs:
            if item.line < sub.line < end and sub.number == item.number and turn <= sub.sub <= turn + 1:
                found.append(sub)
                turn = sub.sub + 1
        if turn == 1 and item.form in (Form.PARAGRAPH, Form.BODY):
            found += _matters_within(item, end, every, lines)
    return found


def _matters_within(item: Candidate, end: int, every: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """The matters 1, 2, 3 within an item with a §: each a short title with its text below, from right below the heading on."""
    own = [one for one in every if item.line < one.line < end and one.form is Form.POINT and not one.sub]
    numbers = [one.number for one in own]
    is_run = len(own) >= _FEWEST_WITHIN and numbers == list(range(1, len(own) + 1))
    if not is_run or own[0].line != item.line + 1:
        return []
    begins = {one.line for one in own}
    below = [one.line + 1 for one in own]
    has_text = all(at < end and at not in begins and not lines[at].plain[:1].islower() for at in below)
    are_titles = all(
        len(one.title) <= _LONGEST_WITHIN
        and one.title[:1].isupper()
        and one.title[-1:] not in ".!?:;,"
        and not looks_like_name(one.title)
        for one in own
    )
    return [replace(one, number=item.number, sub=turn) for turn, one in enumerate(own, 1)] if has_text and are_titles else []
