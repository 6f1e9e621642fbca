"""From a file's lines to a meeting, and what of them was not understood."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.action_rows import ActionReader, with_names
from kcminutes.importing.boxes import without_boxes
from kcminutes.importing.closing import Closing, closing_of
from kcminutes.importing.coming import coming_in
from kcminutes.importing.days import day_in_name
from kcminutes.importing.furniture import without_furniture
from kcminutes.importing.grids import grid_at, with_tables
from kcminutes.importing.guesses import guess_for
from kcminutes.importing.head import HeadParts, HeadReader, years_of
from kcminutes.importing.item_parts import ItemReader
from kcminutes.importing.item_texts import ItemParts, presenters_in
from kcminutes.importing.kind import calls_to_a_meeting
from kcminutes.importing.labels import Label, label_before, meanings
from kcminutes.importing.numbers import REFERENCE, Candidate, Form
from kcminutes.importing.people import looks_like_name, merged
from kcminutes.importing.refusals import DayMissing, ImportRefusal
from kcminutes.importing.result import DaySource, Imported, Reading, Unplaced
from kcminutes.importing.runs import Found, alike, find_items
from kcminutes.importing.source import Cell, Line, Source, line_of
from kcminutes.importing.words import lost, words_in_meeting, words_of
from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import Attendance, ComingMeeting, Head, Item, Meeting, Participant
from kcminutes.meeting.placing import UNPLACED_TITLE
from kcminutes.meeting.roles import ADJUSTER, CHAIR, is_role
from kcminutes.swedish.characters import one_line, plain

_SENTENCE: Final = 3
"""Words of which a text beside a title has at least so many; fewer are a purpose, as "Information"."""
_UNFINISHED: Final = r"(?:[,–-]|\b(?:och|samt|för|av|i|med|till|om|på|att|från|vid|enligt|mellan|inom))$"
"""How a title ends that goes on with the next line."""
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


class _Import:
    """One file on its way to a meeting."""

    def __init__(self, source: Source, lines: list[Line], day: date | None, body: str) -> None:
        lines, margins = without_furniture(without_boxes(lines))
        self._source = replace(source, remarks=(*margins, *source.remarks))
        self._lines, self._grids = with_tables(lines)
        self._given_day, self._given_body = day, body
        self._found: Found = find_items(self._lines, self._grids)
        self._closing: Closing = closing_of(self._lines, self._found)
        self._years = years_of(self._lines, source.name, source.written)
        self._head = HeadParts()
        self._readings: list[Reading] = []

    def result(self) -> Imported:
        first = min((one.line for one in (*self._found.listed, *self._found.items)), default=len(self._lines))
        own = {one.line for one in self._found.listed}
        body_start = min((one.line for one in self._found.items if not one.is_bare), default=len(self._lines))
        # The head of a table of items is no text of its own.
        heads = {grid.line for grid in self._grids if grid.is_items}
        self._readings += [Reading(self._lines[index].text, self._lines[index].place) for index in heads]
        head = [line for index, line in enumerate(self._lines[:first]) if index not in heads]
        # What stands between the list at the top and the first item's heading is the head too.
        between = [self._lines[index] for index in range(first, body_start) if index not in own and index not in heads]
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
        day, day_from = self._day()
        is_agenda = calls_to_a_meeting(self._lines, self._head, len(self._found.items))
        tail = HeadReader(self._head, years=self._years)
        tail.read(self._closing.lines)
        people = self._people(is_agenda=is_agenda)
        items = self._items(day, people, is_agenda=is_agenda)
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
        meeting = Meeting(head=head_value, participants=tuple(people), items=tuple(items))
        return self._accounted(identified(_made_plain(meeting)), day_from)

    def _take_hints(self) -> None:
        """What the top lacks and the pages' headers tell, and the group that the text speaks of."""
        hints = HeadParts()
        HeadReader(hints, years=self._years).read(
            [
                line_of(text, "")
                for remark in self._source.remarks
                if "huvud" in remark.place or "överst" in remark.place
                for text in re.split(r"[\n\t·|]", remark.text)
            ]
        )
        head = self._head
        head.body = head.body or hints.body
        head.document = head.document or hints.document
        head.day = head.day or hints.day
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
        found = {one.day: one for one in (*self._head.coming, *coming_in(items, day)) if one.day > day}
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
        people = _without_signing_chair(merged(self._head.people))
        if is_agenda:
            return [replace(person, attendance=None, arrived=None, left=None, replaces="") for person in people]
        return [
            replace(person, attendance=person.attendance or (None if person.name in self._head.called else Attendance.PRESENT))
            for person in people
        ]

    def _items(self, day: date, people: Sequence[Participant], *, is_agenda: bool) -> list[Item]:
        names = tuple(person.name for person in people)
        decides = not any(
            Label.DECISIONS in label.labels for line in self._lines if (label := label_before(line.text.strip())) is not None
        )
        actions = ActionReader(day, names, self._head.aliases)
        reader = ItemReader(actions, is_agenda=is_agenda, decides_in_prose=decides, years=self._years)
        items: list[Item] = []
        starts = self._found.items
        for turn, one in enumerate(starts):
            end = next((later.line for later in starts[turn + 1 :] if not later.is_bare), self._closing.start)
            end = one.line + 1 if one.is_bare else end
            parts = ItemParts(reference=one.reference, minutes=one.minutes)
            first = self._title(parts, one, end)
            told = self._lines[one.line].text if one.minutes is not None else f"{one.label} {one.reference}"
            self._readings.append(Reading(told, self._lines[one.line].place))
            grid, beside = grid_at(self._grids, one.line), list[Line]()
            if grid is not None and grid.is_items:
                reader.read_row(parts, self._lines[one.line], grid.columns)
            else:
                beside = self._extras(parts, one, is_agenda=is_agenda)
            row = grid_at(self._grids, one.listed_at)
            if row is not None and row.is_items:
                reader.read_row(parts, self._lines[one.listed_at], row.columns)
            if bracketed := re.fullmatch(r"(?P<title>.{4,}?)\s*\((?P<file>[Bb]il(?:aga|agor|\.)\s*[\w ,–-]{1,12})\)", parts.title):
                parts.title = bracketed["title"]
                parts.attachments.append(bracketed["file"])
            if is_agenda:
                self._presented(parts)
            reader.read(parts, [*self._run_in(parts, one), *beside, *self._lines[first:end]])
            self._readings += parts.readings
            item = _item(parts, names)
            if one.sub and items:
                items[-1] = replace(items[-1], subitems=(*items[-1].subitems, item))
            else:
                items.append(item)
        return items

    def _title(self, parts: ItemParts, one: Candidate, end: int) -> int:
        """Find the whole title; gives the index of the first line after it."""
        title, at = one.title, one.line + 1
        line = self._lines[one.line]
        while at < end and not title:
            text = self._lines[at].plain
            if re.fullmatch(rf"\(?{REFERENCE}\)?", text) and not parts.reference:
                parts.reference = text.strip("()")
                self._readings.append(Reading(text, self._lines[at].place))
            else:
                title, line = text, self._lines[at]
            at += 1
        if line.table and one.form is Form.HEADING and one.line == at - 1:
            rest = [
                text for cell in line.cells if cell.text.strip().startswith(title) for text in cell.text.strip().split("\n")[1:]
            ]
            parts.background += [text for text in rest if text.strip()]
        while not one.title_is_own and at < end and alike(title, self._lines[at].plain):
            self._readings.append(Reading(self._lines[at].text, self._lines[at].place))
            at += 1
        while at < end and self._is_title_more(self._lines[at], line, title):
            title = f"{title} {self._lines[at].plain}"
            at += 1
        parts.title = title or f"Ärende {one.number}"
        return at

    def _presented(self, parts: ItemParts) -> None:
        """Take who presents out of a title that ends so: "Kollektivtrafiken – Gunnel Sve, Västtrafik"."""
        found = re.fullmatch(r"(?P<title>.{4,}?)\s+[–-]\s+(?P<who>[^,–]+)(?:,\s*(?P<of>[^,–]{2,40}))?", parts.title)
        if found is not None and not parts.presenters and looks_like_name(found["who"]):
            parts.title = found["title"]
            parts.presenters.append(f"{found['who']} ({found['of']})" if found["of"] else found["who"])

    def _run_in(self, parts: ItemParts, one: Candidate) -> list[Line]:
        """The text that goes on after the title on the title's own line: "2. Ekonomi. Bo gick igenom utfallet."."""
        found = re.fullmatch(r"(?P<title>[A-ZÅÄÖ][^.!?:]{2,60})\.\s+(?P<text>[A-ZÅÄÖ].{12,}[.!?])", parts.title)
        if found is None:
            return []
        parts.title = found["title"]
        return [line_of(found["text"], self._lines[one.line].place)]

    def _is_title_more(self, line: Line, before: Line, title: str) -> bool:
        """Whether the line goes on with a title that was broken over two lines."""
        unfinished = re.search(_UNFINISHED, title) is not None and line.plain[:1].islower() and not line.bullet
        if (
            not (line.continues or unfinished)
            or line.table
            or len(line.cells) > 1
            or len(title) > 160
            or meanings(line.plain)[0]
            or label_before(line.text.strip())
        ):
            return False
        if unfinished:
            return True
        if before.bold or before.heading:
            return line.bold == before.bold and line.size == before.size and line.heading == before.heading
        return len(title) > 55 and not title.endswith((".", "?", "!")) and line.plain[:1].islower()

    def _extras(self, parts: ItemParts, one: Candidate, *, is_agenda: bool) -> list[Line]:
        """What stands in the cells beside the title: presenter, time, reference; gives those that are the text of the item."""
        place = self._lines[one.line].place
        texts: list[Line] = []
        for text in one.extras:
            flat = " ".join(text.split())
            if match := re.fullmatch(r"(\d{1,3})(?:\s*(?:min(?:uter|\.)?|'))?", flat):
                if "min" in flat:
                    parts.minutes = int(match[1])
                self._readings.append(Reading(flat, place))
            elif re.fullmatch(REFERENCE, flat) and not parts.reference:
                parts.reference = flat
                self._readings.append(Reading(flat, place))
            elif all(looks_like_name(name) for name in presenters_in(flat)) and len(flat) < 80:
                parts.presenters += presenters_in(flat)
                self._readings.append(Reading(flat, place))
            elif re.fullmatch(r"(?:[Kk]l\.?\s*)?\d{1,2}[.:]\d{2}(?:\s*[-–]\s*\d{1,2}[.:]\d{2})?", flat):
                self._readings.append(Reading(flat, place))
            elif is_agenda or len(flat.split()) < _SENTENCE:
                (parts.background if is_agenda else parts.notes).extend(
                    " ".join(piece.split()) for piece in text.split("\n") if piece.strip()
                )
            else:
                texts += [line_of(piece.strip(), place) for piece in text.split("\n") if piece.strip()]
        return texts

    def _accounted(self, meeting: Meeting, day_from: DaySource) -> Imported:
        """The meeting with all that has no place in it put in a last item, and listed."""
        readings = [reading for reading in (*self._head.readings, *self._readings) if re.search(r"[^\W_]", reading.text)]
        order = {line.place: turn for turn, line in enumerate(self._lines)}
        listed: list[tuple[int, str, str]] = [(order.get(line.place, 0), text, line.place) for line, text, _ in self._head.left]
        guessed = {(text, line.place): belonging for line, text, belonging in self._head.left}
        elsewhere: dict[str, Counter[str]] = {}
        for text, place in (
            *((reading.text, reading.place) for reading in readings),
            *((text, place) for _, text, place in listed),
        ):
            elsewhere.setdefault(place, Counter()).update(words_of(text))
        for line, text in lost(self._lines, words_in_meeting(meeting), elsewhere):
            listed.append((order.get(line.place, 0), text, line.place))
        listed.sort(key=lambda each: each[0])
        texts = [(text, place) for _, text, place in listed]
        texts += [(remark.text, remark.place) for remark in self._source.remarks]
        items_at = [
            (one.line, turn)
            for turn, one in enumerate(one for one in sorted(self._found.items, key=lambda one: one.line) if not one.sub)
        ]
        unplaced = tuple(
            Unplaced(text, place, guess_for(text, order.get(place), guessed.get((text, place)), items_at, meeting))
            for text, place in texts
            if re.search(r"[^\W_]", text)
        )
        if unplaced:
            background = plain("\n\n".join(one.text.strip() for one in unplaced))
            meeting = identified(replace(meeting, items=(*meeting.items, Item(title=UNPLACED_TITLE, background=background))))
        return Imported(meeting, day_from, unplaced, tuple(readings))


def _without_signing_chair(people: list[Participant]) -> list[Participant]:
    """The people, where the chair, whose name stands under "Justeras" too, is no adjuster beside the others."""
    others = any(person.has_role(ADJUSTER) and not person.has_role(CHAIR) for person in people)
    return [
        replace(person, roles=tuple(role for role in person.roles if not is_role(role, ADJUSTER)))
        if others and person.has_role(CHAIR)
        else person
        for person in people
    ]


def _item(parts: ItemParts, names: Sequence[str]) -> Item:
    return Item(
        title=one_line(parts.title),
        reference=one_line(re.sub(r"^(?:[Dd]nr\.?:?|[Dd]iarie(?:nummer|nr\.?):?)\s*", "", parts.reference)),
        planned_minutes=parts.minutes if parts.minutes and 0 < parts.minutes < 600 else None,
        presenters=tuple(dict.fromkeys(filter(None, map(one_line, parts.presenters)))),
        attachments=tuple(filter(None, map(one_line, parts.attachments))),
        background="\n\n".join(parts.background),
        proposals=tuple(filter(str.strip, parts.proposals)),
        notes="\n\n".join(parts.notes),
        decisions=tuple(filter(str.strip, parts.decisions)),
        status=parts.status,
        reason=parts.reason,
        postponed_to=parts.postponed_to,
        actions=with_names(parts.actions, names),
    )


def _made_plain(meeting: Meeting) -> Meeting:
    """The meeting with its texts as the program's files have them."""

    def item(one: Item) -> Item:
        return replace(
            one,
            background=plain(one.background),
            proposals=tuple(map(plain, one.proposals)),
            notes=plain(one.notes),
            decisions=tuple(map(plain, one.decisions)),
            reason=plain(one.reason),
            actions=tuple(
                replace(each, text=plain(each.text), when=one_line(each.when), responsible=tuple(map(one_line, each.responsible)))
                for each in one.actions
            ),
            subitems=tuple(map(item, one.subitems)),
        )

    people = tuple(
        replace(
            one,
            name=one_line(one.name),
            organisation=one_line(one.organisation),
            title=one_line(one.title),
            roles=tuple(map(one_line, one.roles)),
            replaces=one_line(one.replaces),
        )
        for one in meeting.participants
    )
    head = replace(meeting.head, body=one_line(meeting.head.body), place=one_line(meeting.head.place))
    return replace(meeting, head=head, participants=people, items=tuple(map(item, meeting.items)))
