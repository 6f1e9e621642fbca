"""The sub-items of items: by numbers of their own, 15.1, as the matters 1, 2, 3 within a §, or as a), b), c)."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.labels import label_before
from kcminutes.importing.names_seen import looks_like_name
from kcminutes.importing.numbers import Candidate, Form, is_heading, unnumbered
from kcminutes.importing.sentences import sentences
from kcminutes.importing.source import Line

_FEWEST_WITHIN: Final = 2
"""Matters within an item."""
_LONGEST_WITHIN: Final = 80
"""Characters of the title of one."""
_MAY_HAVE_MATTERS: Final = frozenset({Form.PARAGRAPH, Form.BODY, Form.LETTER, Form.POINT})
_LETTERED: Final = r"(?P<letter>[a-k])[.)]\s+(?P<title>[A-ZÅÄÖ\d].*)"
_LONGEST_LETTERED: Final = 140
"""Characters of a title, with what stands in brackets after it."""
_SPEAKS_OF: Final = r"(?i)\balternativ\b|\b(?:förslag|följande|punkter|beslut)\w*\.?$"
"""What a sentence has that the points below it are."""
_TITLE_AND_TEXT: Final = r"[A-ZÅÄÖ](?:[^\s.!?:]+ ?){1,4}\. [A-ZÅÄÖ].*"
"""A short title with its text on the same line: "Budget. Bo visade utfallet."."""


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
        within = _matters_within(item, end, every, lines) if turn == 1 and item.form in _MAY_HAVE_MATTERS else []
        found += within or (_lettered_within(item, end, lines) if turn == 1 else [])
    return found


def _matters_within(item: Candidate, end: int, every: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """The matters 1, 2, 3 within an item that is numbered otherwise: each a short title with its text below.

    The first stands right below the heading. Within an item with a letter they may have a § each.
    """
    own = [one for one in every if item.line < one.line < end and not one.sub and _is_of_another_kind(one, item)]
    first = 1 if own and own[0].form is Form.POINT else own[0].number if own else 1
    is_run = len(own) >= _FEWEST_WITHIN and [one.number for one in own] == list(range(first, first + len(own)))
    if not is_run or own[0].line != item.line + 1:
        return []
    begins = {one.line for one in own}
    below = [one.line + 1 for one in own if item.form is not Form.LETTER or one is not own[-1]]
    has_text = all(at < end and at not in begins and not lines[at].plain[:1].islower() for at in below)
    are_titles = all(
        len(one.title) <= _LONGEST_WITHIN
        and one.title[:1].isupper()
        and one.title.removesuffix(":" if item.form is Form.LETTER else "")[-1:] not in ".!?:;,"
        and not looks_like_name(one.title)
        for one in own
    )
    return [replace(one, number=item.number, sub=turn) for turn, one in enumerate(own, 1)] if has_text and are_titles else []


def _is_of_another_kind(one: Candidate, item: Candidate) -> bool:
    """Whether the number of a line can't be one of the items': a point within a §, "1." within "8"."""
    if item.form is Form.LETTER:
        return one.form in (Form.POINT, Form.PARAGRAPH)
    return one.form is Form.POINT and (item.form is not Form.POINT or item.label[-1:].isdigit() != one.label[-1:].isdigit())


def in_bold_within(item: Candidate, end: int, lines: Sequence[Line]) -> list[Candidate]:
    """The matters within an item whose titles are in bold, from right below its heading on, each with text below."""
    own = [at for at in range(item.line + 1, end) if lines[at].bold and not lines[at].heading and is_heading(lines[at])]
    begins = set(own)
    has_text = all(at + 1 < end and at + 1 not in begins and not lines[at + 1].heading for at in own)
    if len(own) < _FEWEST_WITHIN or own[0] != item.line + 1 or not has_text:
        return []
    return [replace(unnumbered(at, lines[at], turn, (True, 0)), number=item.number, sub=turn) for turn, at in enumerate(own, 1)]


def _leads_to_list(text: str) -> bool:
    """Whether what is lettered below the text is what it speaks of, and no matters: "Två alternativ finns."."""
    last = sentences(text)[-1]
    return last.endswith((":", " att")) or re.search(_SPEAKS_OF, last) is not None


def _lettered_within(item: Candidate, end: int, lines: Sequence[Line]) -> list[Candidate]:
    """The matters a), b), c) within an item: titles, which end as none of the points of a list does that are sentences."""
    found: list[Candidate] = []
    for at in range(item.line + 1, end):
        line = lines[at]
        text = f"{line.number} {line.plain}".strip()
        match = re.fullmatch(_LETTERED, text) if not line.table else None
        if match is None or match["letter"] != "abcdefghijk"[len(found) : len(found) + 1]:
            continue
        title = match["title"]
        is_title = len(title) <= _LONGEST_LETTERED and not re.search(r"[.!?:;,]$", title)
        above = lines[at - 1].plain
        is_listed = not found and at > item.line + 1 and (_leads_to_list(above) or label_before(above) is not None)
        if is_listed or not (is_title or re.fullmatch(_TITLE_AND_TEXT, title)):
            return []
        looks = (line.bold, line.heading)
        label = text.removesuffix(title).strip()
        found.append(Candidate(at, Form.LETTER, item.number, title, 1.0, sub=len(found) + 1, looks=looks, label=label))
    return found if len(found) >= _FEWEST_WITHIN or (found and found[0].line == item.line + 1) else []
