"""Where the items are: the longest plausible ascending run of numbers, and the list at the top that tells the same items."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.importing.day_headings import MINUTES, day_by_day
from kcminutes.importing.grids import Grid
from kcminutes.importing.label import Label
from kcminutes.importing.labels import label_before
from kcminutes.importing.listed import alike, filled_from, found_again, same_items, text_within, with_missing
from kcminutes.importing.missed_heads import with_misplaced, with_parts, with_twins, with_unnumbered
from kcminutes.importing.numbers import Candidate, Form, candidate
from kcminutes.importing.source import Line
from kcminutes.importing.sub_items import with_subs
from kcminutes.importing.unnumbered import headings_in, points_in, table_run

_RUNS_FROM_ANY: Final = frozenset({Form.PARAGRAPH, Form.BODY})
_RESTARTS: Final = 8
"""How many lines are tried as the first heading below a list."""
_FAR_BACK: Final = 80
"""How many candidates may stand between two that follow each other: the points of lists within an item."""
_FEW_TIMES: Final = 2
"""Times that stand alone on their lines, as those of when a meeting begins and ends."""
_OVER_ITEMS: Final = (
    r"(?:(?:utsänd|preliminär) |förslag till )?(?:(?:mötes)?agenda|dagordning|föredragningslista|ärendelista|program|ärenden"
    r"|\w*punkter)\s*:?"
)
"""A heading over the list of items."""
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
    every = _without_stray_times(every, lines)
    attached = _attached(every, lines)
    every = [one for one in every if (one.form, one.line) not in attached]
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
            return Found(tuple(with_parts(headings, lines)))
        if len(main) < 2 and (points := points_in(lines)):
            return Found(tuple(points))
        if len(main) < 2 and not (main and main[0].form in _RUNS_FROM_ANY):
            return Found(tuple(main))
    main = with_twins(with_misplaced(main, every, lines), every)
    is_list = main[0].form in (Form.POINT, Form.LETTER) and main[0].line not in in_tables
    if is_list and (sections := _sections_around(main, lines)):
        return Found(tuple(sections))
    merged = _merged(main, every, lines)
    return replace(merged, items=tuple(with_unnumbered(merged.items, lines)))


def _without_stray_times(every: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """The candidates, without times that stand alone on their lines unless several do, each over a title."""
    alone = [one for one in every if one.form is Form.CLOCK and not one.title]
    over = [one for one in alone if one.line + 1 < len(lines) and candidate(one.line + 1, lines[one.line + 1]) is None]
    kept = over if len(over) > _FEW_TIMES else []
    return [one for one in every if one not in alone or one in kept]


def _attached(every: Sequence[Candidate], lines: Sequence[Line]) -> set[tuple[Form, int]]:
    """The form and the line of each that is in a list right below a label for attachments."""
    found: set[tuple[Form, int]] = set()
    numbered = {(one.form, one.line) for one in every}
    for one in every:
        if one.form in _RUNS_FROM_ANY:
            continue  # a § is no attachment's number
        above = (one.form, one.line - 1)
        label = label_before(lines[one.line - 1].text.strip()) if one.line and above not in numbered else None
        if above in found or (label is not None and Label.ATTACHMENTS in label.labels and not label.rest):
            found.add((one.form, one.line))
    return found


def _sections_around(main: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """The headings of a style or in bold, where all numbers stand in one of their sections, as a list in an item; else none."""
    above = next((line for line in reversed(lines[: main[0].line]) if line.heading or line.bold), None)
    if above and re.fullmatch(_OVER_ITEMS, above.plain, re.IGNORECASE):
        return []  # the numbers are the items
    looked = [one for one in headings_in(lines) if lines[one.line].heading or lines[one.line].bold]
    headings = [one for one in looked if not _is_among(main, candidate(one.line, lines[one.line]))]
    between = [one for one in headings if main[0].line < one.line <= main[-1].line]
    return headings if len(headings) > 2 and not between and headings[0].line < main[0].line else []


def _is_among(main: list[Candidate], one: Candidate | None) -> bool:
    """Whether a heading is that of an item of the list."""
    return one is not None and any(one.number == other.number and alike(one.title, other.title) for other in main)


def _merged(main: list[Candidate], every: list[Candidate], lines: Sequence[Line]) -> Found:
    """The items with the list at the top, or the headings below it, taken into account."""
    if twice := _twice(main, every, lines):
        listed, below = twice
        whole = with_missing(filled_from(below, listed), listed)
        return Found(tuple(with_subs(whole, every, lines)), tuple(listed))
    ends = (main[0].line, main[-1].line)
    for part in (
        [one for one in every if one.line < ends[0] and not one.sub],
        [one for one in every if one.line > ends[1] and not one.sub],
    ):
        for form in Form:
            other = _best_run([one for one in part if one.form is form], lines)
            if len(other) >= 2 and (pairs := same_items(main, other)) and len(pairs) >= 0.5 * min(len(main), len(other)):
                listed, below = (other, main) if text_within(main) >= text_within(other) else (main, other)
                whole = with_missing(filled_from(below, listed), listed)
                return Found(tuple(with_subs(whole, every, lines)), tuple(listed))
    if relocated := found_again(main, lines):
        return Found(tuple(with_missing(relocated, main)), tuple(main))
    return Found(tuple(with_subs(main, every, lines)))


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
        if min(len(before), len(after)) < 2 or len(same_items(before, after)) < 0.5 * min(len(before), len(after)):
            continue
        if best is None or _worth(before) + _worth(after) > _worth(best[0]) + _worth(best[1]):
            best = (before, after)
    if best is not None and text_within(best[0]) > text_within(best[1]):
        return best[1], best[0]
    return best


def _begins_again(first: Sequence[Candidate], restart: Candidate) -> bool:
    """Whether the line has the number of the first one, and its title as far as both have one."""
    same = [one for one in first if one.number == restart.number and one.line != restart.line]
    return any(not one.title or not restart.title or alike(one.title, restart.title) for one in same)


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
    if one.form is Form.POINT and (_sign(one), one.is_automatic) != (_sign(before), before.is_automatic):
        unlike -= 0.6  # "2." within "1", "2", "3" is a list's point
    if one.form is Form.CLOCK:
        return 0.3 + unlike if far <= 240 or one.number // MINUTES > before.number // MINUTES else None
    if one.form is Form.REFERENCE:
        return 0.3 + unlike
    return unlike + (1.0 if far == 1 else 0.1 if far == 2 else -0.6 if far <= 5 else -3.0 - 0.05 * min(far, 100))


def _sign(one: Candidate) -> str:
    """What stands around the number."""
    return re.sub(r"\w+", "0", one.label)


def _dense(found: list[Candidate], lines: Sequence[Line]) -> dict[int, int]:
    """The candidates right after the one of the number before, with nothing between: points of one list."""
    dense = {}
    for at in range(1, len(found)):
        one, before = found[at], found[at - 1]
        is_apart = lines[one.line].spaced and not lines[before.line].spaced  # "3." after a list whose points stand close
        is_next = one.number == before.number + 1 and not is_apart
        if is_next and all(lines[index].continues for index in range(before.line + 1, one.line)):
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
    return score + min(4.0, text_within(run) / 8)
