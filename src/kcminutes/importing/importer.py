"""From a file's lines to a meeting, and what of them was not understood."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.accounting import Account
from kcminutes.importing.action_rows import ActionReader
from kcminutes.importing.attendance_said import ALL_CAME, lines_of_attendance
from kcminutes.importing.boxes import without_boxes
from kcminutes.importing.chosen import with_chosen
from kcminutes.importing.closing import Closing, closing_of
from kcminutes.importing.coming import coming_in, is_own
from kcminutes.importing.days import day_in_name
from kcminutes.importing.decided_in_prose import own_names
from kcminutes.importing.furniture import without_furniture
from kcminutes.importing.grids import grid_at, with_tables
from kcminutes.importing.head import HeadReader
from kcminutes.importing.head_parts import HeadParts
from kcminutes.importing.item_heads import ItemHeads, are_references_over, says_more_of_item, take_attachment, take_presenter
from kcminutes.importing.item_parts import ItemReader
from kcminutes.importing.item_rows import RowReader, is_more_of_row
from kcminutes.importing.item_taking import ItemTexts, are_bare_clauses, are_labelled
from kcminutes.importing.item_texts import ItemParts, item_of
from kcminutes.importing.kind import calls_to_a_meeting
from kcminutes.importing.numbered_rows import rows_opened
from kcminutes.importing.numbers import Form
from kcminutes.importing.plain_texts import made_plain
from kcminutes.importing.pointed_at import pointed_at
from kcminutes.importing.refusals import DayMissing, ImportRefusal
from kcminutes.importing.responsible import Performers
from kcminutes.importing.result import Belonging, DaySource, Imported, Reading
from kcminutes.importing.runs import Found, find_items
from kcminutes.importing.same_people import merged, with_given_names_first, without_signing_chair
from kcminutes.importing.source import Cell, Line, Source, line_of
from kcminutes.importing.titles import firm_in
from kcminutes.importing.told_tasks import with_told_tasks
from kcminutes.importing.when_and_where import DayTold, years_of
from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import ComingMeeting, Head, Item, Meeting, Participant
from kcminutes.meeting.states import Attendance
from kcminutes.swedish.characters import one_line

_MOST_CELLS: Final = 40
_UNKNOWN_BODY: Final = "Organ saknas"


def imported(source: Source, *, day: date | None = None, body: str = "") -> Imported:
    """The meeting that the file tells of; ``day`` and ``body`` count before what stands in it.

    Raises `DayMissing` where no day is to be found, `ImportRefusal` for a file without text.
    """
    lines = [_narrow(line) for line in source.lines if re.search(r"[^\W_]", line.text)]
    if not lines:
        raise ImportRefusal(f"{source.name or 'Det som klistrades in'} innehåller ingen text; välj en fil med mötets text.")
    return _Import(source, lines, day, body).result()


def _narrow(line: Line) -> Line:
    """The line, as one cell where it has more than any table of minutes."""
    return line if len(line.cells) <= _MOST_CELLS else replace(line, cells=(Cell(line.plain),))


_BETWEEN_HINTS: Final = (
    r"[\n\t·|]|(?i:(?<=protokoll)|(?<=anteckningar)|(?<=kallelse)) (?=[A-ZÅÄÖ])|(?<=[a-zåäö]) (?=\d{4}-\d\d-\d\d$)"
)
"""What parts the pieces of a page's header, "SAMMANTRÄDESPROTOKOLL Folkhälsorådet 2018-05-15" among them."""


class _Import:
    """One file on its way to a meeting."""

    def __init__(self, source: Source, lines: list[Line], day: date | None, body: str) -> None:
        lines, margins = without_furniture(without_boxes(lines))
        self._source = replace(source, remarks=(*margins, *source.remarks))
        lines, grids, pages = with_tables(lines)
        self._lines, self._grids, opened = rows_opened(lines, grids)
        self._readings = [*pages, *opened]
        self._given_day, self._given_body = day, body
        self._found: Found = find_items(self._lines, self._grids)
        self._closing: Closing = closing_of(self._lines, self._found)
        self._years = years_of(self._lines, source.name, source.written, [one.text for one in self._source.remarks])
        self._head = HeadParts()

    def result(self) -> Imported:
        first = min((one.line for one in (*self._found.listed, *self._found.items)), default=len(self._lines))
        own = {one.line for one in self._found.listed}
        body_start = min((one.line for one in self._found.items if not one.is_bare), default=len(self._lines))
        heads, course = self._tables_above(first)
        # What stands between the list at the top and the first item's heading is the head too.
        of_listed = self._of_listed(body_start)
        taken = own | heads | {index for indexes in of_listed.values() for index in indexes}
        own_reference = {body_start - 1} if are_references_over(self._lines, self._found.items) else set()
        head = [line for index, line in enumerate(self._lines[:first]) if index not in heads | course | own_reference]
        between = [self._lines[index] for index in range(first, body_start) if index not in taken | own_reference]
        reader = HeadReader(self._head, years=self._years, written=self._source.written)
        if self._source.title:
            reader.read([line_of(self._source.title, "ämnesraden")])
        reader.read(head)
        reader.read(between)
        self._readings += [
            Reading(f"{self._lines[one.line].number} {self._lines[one.line].text}", self._lines[one.line].place)
            for one in self._found.listed
        ]
        self._take_hints()
        self._take_end()
        day, day_from = self._day()
        self._head.day_told = DayTold.WITH_TIME  # the signing has days of its own
        is_agenda = calls_to_a_meeting(self._lines, self._head, len(self._found.items))
        if not is_agenda and not self._head.people:
            HeadReader(self._head, years=self._years).read(lines_of_attendance(self._lines, self._found.items, self._closing.start))
        tail = HeadReader(self._head, years=self._years)
        tail.read(self._closing.lines)
        people = self._people(is_agenda=is_agenda)
        items = self._items(day, people, of_listed, is_agenda=is_agenda)
        head_value = Head(
            body=one_line(self._given_body or self._head.body) or _UNKNOWN_BODY,
            document=self._head.document or "Minnesanteckningar",
            day=day,
            start=self._head.start,
            end=self._head.end,
            place=one_line(", ".join(self._head.place)),
            numbering=self._sign(),
            first_number=self._first_number(),
            coming=self._coming(items, day),
        )
        if not is_agenda:
            people = with_chosen(people, items)
            organisations = [person.organisation for person in people if person.organisation]
            items = with_told_tasks(items, [person.name for person in people], day, self._head.aliases, organisations)
        meeting = Meeting(head=head_value, participants=tuple(people), items=tuple(items))
        account = Account(self._lines, self._source.remarks, self._found, self._head)
        return account.closed(identified(made_plain(meeting)), day_from, self._readings)

    def _tables_above(self, first: int) -> tuple[set[int], set[int]]:
        """The heads of tables of items, which are no text of their own, and the rows of those before the first item.

        Those rows are of a programme of the day, and tell of none of the items, nor of the people; they are listed.
        """
        grids = [grid for grid in self._grids if grid.is_items]
        self._readings += [Reading(self._lines[grid.line].text, self._lines[grid.line].place) for grid in grids]
        course = {at for grid in grids if grid.end <= first for at in range(grid.line + 1, grid.end)}
        self._head.left += [(self._lines[at], self._lines[at].plain, Belonging.NOISE) for at in sorted(course)]
        return {grid.line for grid in grids}, course

    def _take_hints(self) -> None:
        """What the top lacks and the pages' headers tell, and the group that the text speaks of."""
        hints = HeadParts()
        HeadReader(hints, years=self._years).read(
            [
                line_of(text, "")
                for remark in self._source.remarks
                if "huvud" in remark.place or "överst" in remark.place
                for text in re.split(_BETWEEN_HINTS, remark.text)
            ]
        )
        head = self._head
        head.body = head.body or hints.body
        head.document = head.document or ("" if head.is_agenda else hints.document)
        head.day = hints.day if head.day_may_be_of_signing and hints.day else head.day or hints.day
        head.is_agenda = hints.is_agenda if head.is_agenda is None else head.is_agenda
        if not head.body:
            named = Counter(
                match.group()
                for line in self._lines
                for match in re.finditer(
                    r"(?<![\w-])[A-ZÅÄÖ][a-zåäö]+(?:gruppen|nämnden|styrelsen|rådet|utskottet|nätverket)(?!\w)", line.text
                )
            )
            head.body = max(named, key=lambda name: named[name]) if named and max(named.values()) > 1 else ""
        head.body = head.body or firm_in([one.text for one in self._source.remarks], [line.plain for line in self._lines])

    def _take_end(self) -> None:
        """The day, where it stands after the items only."""
        if self._head.day is None:
            end = HeadParts()
            HeadReader(end, years=self._years, written=self._source.written).read(self._closing.lines)
            self._head.day = end.day

    def _day(self) -> tuple[date, DaySource]:
        if self._given_day:
            return self._given_day, DaySource.ASKED
        if self._head.day:
            return self._head.day, DaySource.TEXT
        if (named := day_in_name(self._source.name)) is not None:
            return named, DaySource.NAME
        name = self._source.name or "Texten"
        raise DayMissing(name)

    def _coming(self, items: Sequence[Item], day: date) -> tuple[ComingMeeting, ...]:
        told = [one for one in (*self._head.coming, *coming_in(items, day)) if one.day > day]
        ours = [replace(one, body="") if is_own(one.body, self._head.body) else one for one in told]
        found = {(one.day, one.body): one for one in ours}
        return tuple(found[each] for each in sorted(found))

    def _sign(self) -> str:
        main = [one for one in self._found.items if not one.sub]
        return "§" if main and main[0].form in (Form.PARAGRAPH, Form.BODY) else ""

    def _first_number(self) -> int:
        main = [one for one in self._found.items if not one.sub]
        if not main or main[0].form in (Form.CLOCK, Form.REFERENCE, Form.HEADING):
            return 1
        return max(1, main[0].number)

    def _people(self, *, is_agenda: bool) -> list[Participant]:
        people = without_signing_chair(merged(with_given_names_first(self._head.people)))
        if is_agenda:  # nothing is recorded in one: who can't come is listed
            self._head.left += [(line, f"{text} (förhinder)", Belonging.NOISE) for line, text in self._head.absent]
            return [replace(person, attendance=None, arrived=None, left=None, replaces="") for person in people]
        told = {name for _, name in self._head.informed} - {person.name for person in people if person.attendance or person.roles}
        people = [person for person in people if person.name not in told]
        self._head.left += [(line, f"{name} (för kännedom)", Belonging.NOISE) for line, name in self._head.informed if name in told]
        called = set() if any(re.fullmatch(ALL_CAME, line.text) for line in self._lines) else self._head.called
        return [
            replace(person, attendance=person.attendance or (None if person.name in called else Attendance.PRESENT))
            for person in people
        ]

    def _of_listed(self, end: int) -> dict[int, list[int]]:
        """What lines say more of each item in the list at the top, by its line."""
        starts = sorted({one.line for one in self._found.listed if one.line < end})
        return {
            start: [index for index in range(start + 1, after) if says_more_of_item(self._lines[index])]
            for start, after in zip(starts, [*starts, end][1:], strict=True)
        }

    def _items(
        self, day: date, people: Sequence[Participant], of_listed: Mapping[int, Sequence[int]], *, is_agenda: bool
    ) -> list[Item]:
        names = tuple(person.name for person in people)
        actions = ActionReader(day, Performers(names, self._head.aliases))
        own = own_names(line.plain for line in self._lines)
        texts = ItemTexts(
            actions,
            is_agenda=is_agenda,
            years=self._years,
            body=self._head.body,
            own_names=own,
            has_bare_clauses=are_bare_clauses(self._lines),
            has_labels=are_labelled(self._lines, {one.line - 1 for one in self._found.items}),
        )
        reader, rows = ItemReader(texts), RowReader(texts)
        items: list[Item] = []
        starts, heads = self._found.items, ItemHeads(self._lines, self._found.items)
        elsewhere = pointed_at(self._lines, starts, self._closing.start) if is_agenda else {}
        moved = {at for told in elsewhere.values() for at, _ in told}
        for turn, one in enumerate(starts):
            later = next((later for later in starts[turn + 1 :] if not later.is_bare), None)
            end = one.line + 1 if one.is_bare else later.line if later else self._closing.start
            parts = ItemParts(reference=one.reference, minutes=one.minutes)
            first = heads.title(parts, one, end)
            if later and not one.is_bare:
                end = heads.end_of_text(first, one, later)
            told = self._lines[one.line].text if one.minutes is not None else f"{one.label} {one.reference}"
            parts.readings.append(Reading(told, self._lines[one.line].place))
            grid, beside = grid_at(self._grids, one.line), list[Line]()
            if grid is not None and grid.is_items:
                rows.read(parts, self._lines[one.line], grid.columns)
            else:
                beside = heads.extras(parts, one, is_agenda=is_agenda)
            row = grid_at(self._grids, one.listed_at)
            if row is not None and row.is_items:
                rows.read(parts, self._lines[one.listed_at], row.columns)
            take_attachment(parts)
            named = parts.title
            take_presenter(parts, None if is_agenda else names, self._head.aliases)
            take_attachment(parts)  # which may stand before who presents
            if parts.title != named:  # what they are has no field, and is listed
                signs = [sign for sign, name in self._head.aliases.items() if name in parts.presenters]
                parts.readings.append(Reading(", ".join([*parts.presenters, *signs]), self._lines[one.line].place))
            more = [self._lines[index] for index in of_listed.get(one.line if one.is_bare else one.listed_at, ())]
            below = list(range(first, end))
            if grid is not None and grid.is_items:
                of_item = [each for each in below if each < grid.end and is_more_of_row(self._lines[each], grid.columns)]
                for each in of_item:
                    rows.read(parts, self._lines[each], grid.columns)
                below = sorted({*below} - {*of_item})
            below = [at for at in below if at not in moved]
            told_of = [line for _, line in elsewhere.get(one.line, ())]
            reader.read(parts, [*more, *heads.run_in(parts, one), *beside, *(self._lines[at] for at in below), *told_of])
            self._readings += parts.readings
            item = item_of(parts, names)
            if one.sub and items:
                items[-1] = replace(items[-1], subitems=(*items[-1].subitems, item))
            else:
                items.append(item)
        return items
