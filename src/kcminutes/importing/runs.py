"""Where the items are: the longest plausible ascending run of numbers, and the list at the top that tells the same items."""

import difflib
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.importing.grids import Grid
from kcminutes.importing.numbers import MINUTES, Candidate, Form, candidate, day_by_day, is_heading
from kcminutes.importing.source import Line
from kcminutes.importing.unnumbered import headings_in, points_in, table_run

_ALIKE: Final = 0.8
"""How much of two titles must be the same (0 to 1) for them to be of the same item."""
_RUNS_FROM_ANY: Final = frozenset({Form.PARAGRAPH, Form.BODY})
_LONGEST_LIST: Final = 150
"""Items of a list whose headings are looked for without their numbers."""
_FARTHEST: Final = 500
"""Lines after one heading in which the next is looked for."""
_AHEAD: Final = 40
"""How many entries of one list may be missing in another before two are no longer compared."""
_RESTARTS: Final = 8
"""How many lines are tried as the first heading below a list."""
_FAR_BACK: Final = 80
"""How many candidates may stand between two that follow each other: the points of lists within an item."""
_MOST: Final = 4000
"""Candidates that are compared with each other; no meeting has so many."""


class Found(Struct, frozen=True):
    """The items' headings."""

    items: tuple[Candidate, ...]
    """In the file's order; sub-items among them, each after its item."""
    listed: tuple[Candidate, ...] = ()
    """The entries of the list at the top, if the items have headings of their own below it."""


def find_items(lines: Sequence[Line], grids: Sequence[Grid] = ()) -> Found:
    """The items' headings among the lines; none if nothing looks like a list of items."""
    in_tables = {index for grid in grids for index in range(grid.line, grid.end)}
    every = [found for index, line in enumerate(lines) if index not in in_tables and (found := candidate(index, line)) is not None][
        :_MOST
    ]
    every = day_by_day(every, lines)
    runs = [run for form in Form if (run := _best_run([one for one in every if one.form is form and not one.sub], lines))]
    points = [one for one in every if one.form is Form.POINT and not one.sub]
    in_lists = {place for at, before in _dense(points, lines).items() for place in (at, before)}
    if apart := _best_run([one for at, one in enumerate(points) if at not in in_lists], lines):
        runs.append(apart)  # the points of a list within an item may be more than the items
    runs += [run for grid in grids if grid.is_items and (run := table_run(lines, grid))]
    main = max(runs, key=_worth, default=[])
    if len(main) < 2 or _worth(main) < 2.5:
        headings = headings_in(lines)
        if len(headings) >= 2 and (len(main) < 2 or len(headings) > len(main) + 1):
            return Found(tuple(headings))
        if len(main) < 2 and (points := points_in(lines)):
            return Found(tuple(points))
        if len(main) < 2 and not (main and main[0].form in _RUNS_FROM_ANY):
            return Found(tuple(main))
    return _merged(main, every, lines)


def _merged(main: list[Candidate], every: list[Candidate], lines: Sequence[Line]) -> Found:
    """The items with the list at the top, or the headings below it, taken into account."""
    if twice := _twice(main, every, lines):
        listed, below = twice
        whole = _with_missing(_filled(below, listed), listed)
        return Found(tuple(_with_subs(whole, every, lines)), tuple(listed))
    ends = (main[0].line, main[-1].line)
    for part in (
        [one for one in every if one.line < ends[0] and not one.sub],
        [one for one in every if one.line > ends[1] and not one.sub],
    ):
        for form in Form:
            other = _best_run([one for one in part if one.form is form], lines)
            if len(other) >= 2 and (pairs := _same(main, other)) and len(pairs) >= 0.5 * min(len(main), len(other)):
                listed, below = (other, main) if _text_within(main) >= _text_within(other) else (main, other)
                whole = _with_missing(_filled(below, listed), listed)
                return Found(tuple(_with_subs(whole, every, lines)), tuple(listed))
    if relocated := _relocated(main, lines):
        return Found(tuple(_with_missing(relocated, main)), tuple(main))
    return Found(tuple(_with_subs(main, every, lines)))


def _twice(main: list[Candidate], every: list[Candidate], lines: Sequence[Line]) -> tuple[list[Candidate], list[Candidate]] | None:
    """The list at the top and the headings below it, where both have the same numbers."""
    own = [one for one in every if one.form is main[0].form and not one.sub]
    best: tuple[list[Candidate], list[Candidate]] | None = None
    tried = 0
    for at, restart in enumerate(own):
        if tried == _RESTARTS:
            break
        if at == 0 or restart.number != main[0].number or not _begins_again((own[0], main[0]), restart):
            continue
        tried += 1
        before, after = _best_run(own[:at], lines), _best_run(own[at:], lines)
        if min(len(before), len(after)) < 2 or len(_same(before, after)) < 0.5 * min(len(before), len(after)):
            continue
        if best is None or _worth(before) + _worth(after) > _worth(best[0]) + _worth(best[1]):
            best = (before, after)
    if best is not None and _text_within(best[0]) > _text_within(best[1]):
        return best[1], best[0]
    return best


def _begins_again(first: Sequence[Candidate], restart: Candidate) -> bool:
    """Whether the line has the number of the first one, and its title as far as both have one."""
    same = [one for one in first if one.number == restart.number and one.line != restart.line]
    return any(not one.title or not restart.title or alike(one.title, restart.title) for one in same)


def _with_missing(below: list[Candidate], listed: list[Candidate]) -> list[Candidate]:
    """The headings, and in their places the entries of the list that have none below it."""
    turn_of = {heading.line: listed.index(entry) for heading, entry in _same(below, listed)}
    matched, at = set(turn_of.values()), 0
    made: list[Candidate] = []
    for heading in below:
        turn = turn_of.get(heading.line)
        if turn is not None:
            made += [replace(listed[each], is_bare=True) for each in range(at, turn) if each not in matched]
            at = turn + 1
        made.append(heading)
    return [*made, *(replace(listed[each], is_bare=True) for each in range(at, len(listed)) if each not in matched)]


def _filled(below: list[Candidate], listed: list[Candidate]) -> list[Candidate]:
    """The headings, with what only the list tells: reference, minutes, what stands beside the title."""
    by_heading = {heading.line: entry for heading, entry in _same(below, listed)}
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


def _best_run(found: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """The ascending run with the best sum of scores, by dynamic programming; empty for none."""
    best: list[float] = []
    came: list[int] = []
    dense = _dense(found, lines)
    for at, one in enumerate(found):
        own, before = one.score + _start(one), -1
        if at in dense and one.form not in _RUNS_FROM_ANY:
            own -= 1.0
        for earlier in range(max(0, at - _FAR_BACK), at):
            step = _step(found[earlier], one)
            if step is None:
                continue
            broken = 1.5 if at in dense and dense[at] != earlier else 0.0
            if best[earlier] + one.score + step - broken > own:
                own, before = best[earlier] + one.score + step - broken, earlier
        best.append(own)
        came.append(before)
    if not best:
        return []
    at, run = max(range(len(best)), key=lambda index: best[index]), []
    while at >= 0:
        run.append(found[at])
        at = came[at]
    return run[::-1]


def _start(one: Candidate) -> float:
    if one.form in _RUNS_FROM_ANY:
        return 0.5
    if one.form in (Form.CLOCK, Form.REFERENCE):
        return 0.3
    if one.number > 1 and any(one.looks):  # numbers that run on from meeting to meeting, without a §
        return -0.3
    return 1.0 if one.number == 1 else -0.4 * min(one.number - 1, 3)


def _step(before: Candidate, one: Candidate) -> float | None:
    """What it is worth that the one follows the other; None if it can't."""
    far = one.number - before.number
    if far <= 0:
        return None
    unlike = -0.6 if one.looks != before.looks else 0.2
    if one.form is Form.CLOCK:
        return 0.3 + unlike if far <= 240 or one.number // MINUTES > before.number // MINUTES else None
    if one.form is Form.REFERENCE:
        return 0.3 + unlike
    return unlike + (1.0 if far == 1 else 0.1 if far == 2 else -0.6 if far <= 5 else -3.0 - 0.05 * min(far, 100))


def _dense(found: list[Candidate], lines: Sequence[Line]) -> dict[int, int]:
    """The candidates right after the one of the number before, with nothing between: points of one list."""
    dense = {}
    for at in range(1, len(found)):
        one, before = found[at], found[at - 1]
        if one.number == before.number + 1 and all(lines[index].continues for index in range(before.line + 1, one.line)):
            dense[at] = at - 1
    return dense


def _worth(run: list[Candidate]) -> float:
    """How likely the run is that of the items."""
    steps = (_step(before, one) or 0.0 for before, one in pairwise(run))
    score = sum(max(one.score, -0.5) for one in run) + sum(min(0.5, step) for step in steps)
    if run and run[0].form in _RUNS_FROM_ANY:
        score *= 1.4
    if run and run[0].form in (Form.CLOCK, Form.REFERENCE):
        score *= 0.6
    return score + min(4.0, _text_within(run) / 8)


def _text_within(run: list[Candidate]) -> int:
    """Lines of text between the run's first and last line that are not of the run."""
    return run[-1].line - run[0].line - (len(run) - 1) if len(run) > 1 else 0


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


def _same(main: list[Candidate], other: list[Candidate]) -> list[tuple[Candidate, Candidate]]:
    """The pairs of the two runs that are of the same item: by the title, or the number where a title is missing."""
    pairs, after = [], 0
    for one in main:
        for at in range(after, min(len(other), after + _AHEAD)):
            unnamed = not one.title or not other[at].title
            if alike(one.title, other[at].title) or (unnamed and one.number == other[at].number):
                pairs.append((one, other[at]))
                after = at + 1
                break
    return pairs


def _relocated(main: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """The headings below a list, where they have no number: titles of the list, found again; empty if they aren't.

    Half of them are, or those that are look like headings: only what there is something to say of may have a section.
    """
    if _text_within(main) > len(main) or len(main) > _LONGEST_LIST:
        return []
    plains = [line.plain for line in lines]
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


def _with_subs(main: list[Candidate], every: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """The items with the sub-items of each: 15.1, 15.2, in order, within the item's lines."""
    subs = [one for one in every if one.sub and one.form is Form.POINT and one.score > 0]
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
    return found
