"""The whole check of a meeting, kept up to date at the cost of what has changed since the last time."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.checks import attendance, dating, days, prepared, recorded, references, responsible, style, times, wording
from kcminutes.checks.findings import CheckedText, Finding, Rule, Spot, TextCheck
from kcminutes.checks.texts import head_labels, item_labels, item_prose, person_labels
from kcminutes.meeting.coming import coming_item
from kcminutes.meeting.model import Item, Meeting
from kcminutes.meeting.place import Cell, Part, Place
from kcminutes.meeting.queries import walk
from kcminutes.meeting.references import Reference, is_of_items, items_by_number, references_in
from kcminutes.meeting.timeline import Timeline

RULES: Final[tuple[Rule, ...]] = (
    *times.RULES,
    *attendance.RULES,
    *days.RULES,
    *recorded.RULES,
    *responsible.RULES,
    *references.RULES,
    *dating.RULES,
    *wording.RULES,
    *style.RULES,
    *prepared.RULES,
)
"""Every rule, in the order of the help."""

_IN_LABELS: Final[tuple[TextCheck, ...]] = (wording.uncertain_words, wording.identity_numbers)
_IN_PROSE: Final[tuple[TextCheck, ...]] = (
    dating.dating,
    *_IN_LABELS,
    wording.doubled_words,
    style.odd_spaces,
    style.hyphens_for_dashes,
)
_MOST: Final = 20
"""Findings of one check in one text: more would only bury the others, and come forth when these have been seen to."""

_PARTS: Final = {part: order for order, part in enumerate(Part)}
_CELLS: Final = {cell: order for order, cell in enumerate(Cell)}
_WITH_OFFSET: Final = frozenset({Part.BACKGROUND, Part.PROPOSALS, Part.NOTES, Part.DECISIONS, Part.ACTIONS})
"""The parts that are a text in which a cursor can stand."""

_WayIndex = tuple[int, int]
"""The index of a pair in `style.PAIRS`, and of one of its ways."""
_WaysFound = tuple[int, tuple[Finding, ...]]
"""How often one way of writing is used, and where."""
_NOT_USED: Final[_WaysFound] = (0, ())


class _Kept(Struct):
    """What is found in an item by itself."""

    item: Item
    """Held so that no other item can come to have its id."""
    findings: tuple[Finding, ...]
    ways: dict[_WayIndex, _WaysFound]
    """Only those that are used."""
    has_content: bool
    references: list[tuple[Place, Reference]]


class Checker:
    """Finds what is missing or odd in a meeting, whose items have ids; it changes nothing.

    ``off`` holds the names of the rules that are switched off; an unknown name does nothing.
    """

    def __init__(self, off: Collection[str] = ()) -> None:
        self._off = frozenset(off)
        self._kept: dict[int, _Kept] = {}
        self._day: date | None = None

    def findings(self, meeting: Meeting) -> list[Finding]:
        """All findings in reading order: head, people, items; at one place the hints come last.

        What was found in an item is kept until the next call, which looks only through items that are other objects. No more
        than 20 findings of one check in one text are told.
        """
        day = meeting.head.day
        if day != self._day:
            self._kept, self._day = {}, day
        kept = [self._kept.get(id(item)) or _look_through(item, day) for _, item in walk(meeting)]
        self._kept = {id(one.item): one for one in kept}
        is_recorded, timeline = meeting.is_recorded, Timeline(meeting)
        head = [*_in_head(meeting, timeline), *(() if is_recorded else prepared.agenda_findings(meeting))]
        found = [*head, *_among_people(meeting, timeline, is_recorded=is_recorded)]
        found += _in_items(meeting, kept, is_recorded=is_recorded)
        return [finding for finding in found if finding.rule not in self._off] if self._off else found


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    """An item's findings as they are read."""

    def key(finding: Finding) -> tuple[int, int, int, int, bool]:
        place = finding.place
        return _PARTS[place.part], place.row, _CELLS[place.cell], place.offset, finding.hint

    return sorted(findings, key=key)


def _in_head(meeting: Meeting, timeline: Timeline) -> Iterator[Finding]:
    yield from times.head_times(meeting.head, timeline)
    yield from days.head_days(meeting.head)
    for place, checked in head_labels(meeting.head):
        yield from _found(_IN_LABELS, checked, place)


def _among_people(meeting: Meeting, timeline: Timeline, *, is_recorded: bool) -> list[Finding]:
    found = list(attendance.attendance_findings(meeting, timeline, is_recorded=is_recorded))
    for row, person in enumerate(meeting.participants):
        for place, checked in person_labels(person, row, meeting.head.day):
            found += _found(_IN_LABELS, checked, place)
    return sorted(found, key=lambda finding: finding.place.row)


def _in_items(meeting: Meeting, kept: list[_Kept], *, is_recorded: bool) -> Iterator[Finding]:
    rarer = _rarer_ways(kept)
    people = responsible.KnownPeople(meeting)
    by_number = items_by_number(meeting) if any(one.references for one in kept) else {}
    unprepared = {} if is_recorded else prepared.prepared_findings(meeting)
    tells_coming = coming_item(meeting) if is_recorded and meeting.head.coming else None
    for (path, item), one in zip(walk(meeting), kept, strict=True):
        others: list[Finding] = people.findings(item) if item.actions else []
        if is_recorded and not (one.has_content or path == tells_coming or attendance.is_put_off(meeting, path)):
            others.append(recorded.empty_item(item))
        if item.id in unprepared:
            others.append(unprepared[item.id])
        if one.references:
            referred = [(place, found) for place, found in one.references if is_of_items(found, meeting.head)]
            others += references.reference_findings(by_number, item, referred)
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


def _look_through(item: Item, day: date) -> _Kept:
    findings = [*days.item_days(item, day), *recorded.recorded_findings(item, day)]
    ways: dict[_WayIndex, _WaysFound] = {}
    referred: list[tuple[Place, Reference]] = []
    for place, checked in item_labels(item, day):
        findings += _found(_IN_LABELS, checked, place)
    for place, checked in item_prose(item, day):
        findings += _found(_IN_PROSE, checked, place)
        if place.part in _WITH_OFFSET:
            referred += ((replace(place, offset=one.offset), one) for one in islice(references_in(checked.text), _MOST))
        for pair_index, pair in enumerate(style.PAIRS):
            for index, way in enumerate(pair):
                if spots := list(way.spots(checked)):
                    count, found = ways.get((pair_index, index), _NOT_USED)
                    more = tuple(_finding(spot, place) for spot in spots[:_MOST])
                    ways[pair_index, index] = count + len(spots), (*found, *more)
    return _Kept(item, tuple(_in_order(findings)), ways, recorded.has_content(item), referred)


def _found(checks: Iterable[TextCheck], checked: CheckedText, place: Place) -> Iterator[Finding]:
    if checked.text:
        for check in checks:
            for spot in islice(check(checked), _MOST):
                yield _finding(spot, place)


def _finding(spot: Spot, place: Place) -> Finding:
    if place.part in _WITH_OFFSET and place.cell is Cell.TEXT:
        place = replace(place, offset=spot.offset)
    return Finding(spot.rule.name, spot.text, spot.remedy, place, spot.rule.hint)
