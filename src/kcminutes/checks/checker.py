"""The whole check of a meeting, kept up to date at the cost of what has changed since the last time."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.checks import attendance, dating, recorded, responsible, style, wording
from kcminutes.checks.findings import Check, Finding, Prose, Rule, Spot, lower_case
from kcminutes.meeting.model import Item, ItemPath, Meeting
from kcminutes.meeting.queries import walk

RULES: Final[tuple[Rule, ...]] = (
    *attendance.RULES,
    *recorded.RULES,
    *responsible.RULES,
    *dating.RULES,
    *wording.RULES,
    *style.RULES,
)
"""Every rule, in the order of the help."""

_IN_LABELS: Final[tuple[Check, ...]] = (wording.uncertain_words, wording.identity_numbers)
_IN_PROSE: Final[tuple[Check, ...]] = (
    dating.dating,
    *_IN_LABELS,
    wording.doubled_words,
    style.odd_spaces,
    style.hyphens_for_dashes,
)
_MOST: Final = 20
"""Findings of one check in one text: more would only bury the others, and come forth when these have been seen to."""

_PARTS: Final = ("", "background", "proposals", "notes", "decisions", "actions")
_WITH_OFFSET: Final = frozenset(_PARTS[1:])  # the others are no prose that a cursor can stand in
_NEXT_MEETING: Final = r"(?:nästa|kommande|nästkommande) (?:\w+ )?\w*(?:möte|sammanträde)"

_WayIndex = tuple[int, int]
"""The index of a pair in `style.PAIRS`, and of one of its ways."""
_WaysFound = tuple[int, tuple[Finding, ...]]
"""How often one way of writing is used, and where."""
_NOT_USED: Final[_WaysFound] = (0, ())


class _Kept(Struct):
    """What is found in an item by itself."""

    item: Item
    """Held so that no other item can come to have its id."""
    path: ItemPath
    findings: tuple[Finding, ...]
    ways: dict[_WayIndex, _WaysFound]
    """Only those that are used."""
    has_content: bool


class Checker:
    """Finds what is missing or odd in a meeting; it changes nothing.

    ``off`` holds the names of the rules that are switched off; an unknown name does nothing.
    """

    def __init__(self, off: Collection[str] = ()) -> None:
        self._off = frozenset(off)
        self._kept: dict[int, _Kept] = {}
        self._day: date | None = None

    def findings(self, meeting: Meeting) -> list[Finding]:
        """All findings in reading order: head, attendance, items; at one place the hints come last.

        What was found in an item is kept until the next call, which looks only through items that are other objects. No more
        than 20 findings of one check in one text are told.
        """
        day = meeting.head.day
        if day != self._day:
            self._kept, self._day = {}, day
        kept = [self._looked_through(path, item, day) for path, item in walk(meeting)]
        self._kept = {id(one.item): one for one in kept}
        is_recorded = meeting.is_recorded
        found = [*_in_head(meeting), *_in_attendance(meeting, is_recorded=is_recorded)]
        found += _in_items(meeting, kept, is_recorded=is_recorded)
        return [finding for finding in found if finding.rule not in self._off] if self._off else found

    def _looked_through(self, path: ItemPath, item: Item, day: date) -> _Kept:
        kept = self._kept.get(id(item))
        if kept is None:
            return _look_through(path, item, day)
        return kept if kept.path == path else _moved(kept, path)


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    """An item's findings as they are read."""
    return sorted(findings, key=lambda finding: (_PARTS.index(finding.part), finding.row, finding.offset, finding.hint))


def _in_head(meeting: Meeting) -> Iterator[Finding]:
    yield from attendance.head_findings(meeting)
    head = meeting.head
    for text in (head.body, head.document, head.place):
        yield from _found(_IN_LABELS, _prose(text, head.day, "mötets uppgifter"), None, "head")


def _in_attendance(meeting: Meeting, *, is_recorded: bool) -> list[Finding]:
    found = list(attendance.attendance_findings(meeting, is_recorded=is_recorded))
    for row, person in enumerate(meeting.participants):
        for text in (person.name, person.organisation, person.title, *person.roles, person.replaces):
            found += _found(_IN_LABELS, _prose(text, meeting.head.day, "närvaron"), None, "attendance", row)
    return sorted(found, key=lambda finding: finding.row)


def _in_items(meeting: Meeting, kept: list[_Kept], *, is_recorded: bool) -> Iterator[Finding]:
    rarer = _rarer_ways(kept)
    people = responsible.KnownPeople(meeting)
    for one in kept:
        others: list[Finding] = people.findings(one.path, one.item) if one.item.actions else []
        if is_recorded and not one.has_content and not attendance.is_put_off(meeting, one.path):
            others.append(recorded.empty_item(one.path))
        if one.ways:
            others += (finding for way in rarer for finding in one.ways.get(way, _NOT_USED)[1])
        yield from _in_order([*one.findings, *others]) if others else one.findings


def _rarer_ways(kept: list[_Kept]) -> list[_WayIndex]:
    """The rarer way of each pair that is used in both ways; the first, if they are as common."""
    totals: Counter[_WayIndex] = Counter()
    for one in kept:
        for way, (count, _) in one.ways.items():
            totals[way] += count
    pairs = [((index, 0), (index, 1)) for index in range(len(style.PAIRS))]
    return [min(pair, key=lambda way: totals[way]) for pair in pairs if totals[pair[0]] and totals[pair[1]]]


def _moved(kept: _Kept, path: ItemPath) -> _Kept:
    def there(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(replace(finding, path=path) for finding in findings)

    ways = {way: (count, there(findings)) for way, (count, findings) in kept.ways.items()}
    return _Kept(kept.item, path, there(kept.findings), ways, kept.has_content)


def _look_through(path: ItemPath, item: Item, day: date) -> _Kept:
    findings = list(recorded.recorded_findings(path, item, day))
    ways: dict[_WayIndex, _WaysFound] = {}
    for text, where in _labels(item):
        findings += _found(_IN_LABELS, _prose(text, day, where), path)
    for part, row, prose in _proses(item, day):
        findings += _found(_IN_PROSE, prose, path, part, row)
        for pair_index, pair in enumerate(style.PAIRS):
            for index, way in enumerate(pair):
                if spots := list(way.spots(prose)):
                    count, found = ways.get((pair_index, index), _NOT_USED)
                    more = tuple(_finding(spot, path, part, row) for spot in spots[:_MOST])
                    ways[pair_index, index] = count + len(spots), (*found, *more)
    return _Kept(item, path, tuple(_in_order(findings)), ways, recorded.has_content(item))


def _labels(item: Item) -> Iterator[tuple[str, str]]:
    """The item's texts that are no prose, each with its name."""
    yield item.reference, "diarienumret"
    for name in item.presenters:
        yield name, "föredragande"
    for name in item.attachments:
        yield name, "bilagorna"
    for action in item.actions:
        for name in action.responsible:
            yield name, "ansvarig"


def _proses(item: Item, day: date) -> Iterator[tuple[str, int, Prose]]:
    """The item's prose, each with its part and row."""
    is_next = re.match(_NEXT_MEETING, lower_case(item.title)) is not None
    yield "", 0, _prose(item.title, day, "rubriken", is_prepared=True)
    yield "", 0, _prose(item.reason, day, "orsaken")
    yield "background", 0, _prose(item.background, day, "ärendebeskrivningen", is_prepared=True, is_of_next_meeting=is_next)
    yield "proposals", 0, _prose("\n\n".join(item.proposals), day, "förslaget", is_prepared=True)
    yield "notes", 0, _prose(item.notes, day, "anteckningen", is_of_next_meeting=is_next)
    yield "decisions", 0, _prose("\n\n".join(item.decisions), day, "beslutet")
    for row, action in enumerate(item.actions):
        yield "actions", row, _prose(action.text, day, "åtgärden")


def _prose(text: str, day: date, where: str, *, is_prepared: bool = False, is_of_next_meeting: bool = False) -> Prose:
    return Prose(text, lower_case(text), day, where, is_prepared, is_of_next_meeting)


def _found(checks: Iterable[Check], prose: Prose, path: ItemPath | None, part: str = "", row: int = 0) -> Iterator[Finding]:
    if prose.text:
        for check in checks:
            for spot in islice(check(prose), _MOST):
                yield _finding(spot, path, part, row)


def _finding(spot: Spot, path: ItemPath | None, part: str, row: int) -> Finding:
    offset = spot.offset if part in _WITH_OFFSET else 0
    return Finding(spot.rule.name, spot.text, spot.remedy, path, part, row, offset, spot.rule.hint)
