"""What stands before the items: the group, the day, the times, the place, the people, the coming meetings."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from kcminutes.importing.attendance_said import attendance_said, parted
from kcminutes.importing.broken_lines import POSITION, whole_lines
from kcminutes.importing.coming import body_before
from kcminutes.importing.days import days_in, times_in
from kcminutes.importing.head_labels import FACTS, ONLINE, label_and_text, label_of_cell
from kcminutes.importing.head_parts import HeadParts
from kcminutes.importing.head_people import (
    PART_OF_THEM,
    ROLES,
    PeopleReader,
    is_group_beside,
    is_person_first,
    one_person,
    stands_over_people,
)
from kcminutes.importing.label import Label
from kcminutes.importing.labels import HEAD, LISTS, PEOPLE, Found
from kcminutes.importing.names_seen import begins_with_name, looks_like_name
from kcminutes.importing.people import listed_people
from kcminutes.importing.people_table import halves_apart, people_columns
from kcminutes.importing.posts import is_no_person, is_post
from kcminutes.importing.represented import WHOSE, names_after_whom, people_of
from kcminutes.importing.result import Belonging, Reading
from kcminutes.importing.sentences import sentences
from kcminutes.importing.source import Line, line_of
from kcminutes.importing.when_and_where import WhenAndWhere, is_dated_title, may_tell_day, understood
from kcminutes.meeting.model import ComingMeeting
from kcminutes.meeting.states import Attendance

_LONGEST_BODY: Final = 90
_CAME: Final = frozenset({Label.VOTING, Label.PRESENT, Label.TAKING_PART})


class HeadReader:
    """Reads the lines before the items, or after them, into parts."""

    def __init__(self, parts: HeadParts, *, years: Sequence[int] = (), written: date | None = None) -> None:
        """A reader that adds to the parts."""
        self._parts, self._years = parts, years
        self._when = WhenAndWhere(parts, years, written)
        self._people = PeopleReader(parts)
        self._label: Label | None = None
        self._seen: set[Label] = set()
        """Those that were met."""
        self._columns: list[tuple[float, Label | None]] = []
        """Where the labels of a line begin, and they."""
        self._heads: list[Label] = []
        """The labels of a line that has nothing else, over what they are of: "Nämnd | Datum | Plats och tid"."""
        self._filled = False
        """Whether the label has been given a text, after which a blank line ends it."""
        self._on_one_line = False
        """Whether the label is of a fact that stands after it on its line, and so not below it."""

    def read(self, lines: Sequence[Line]) -> None:
        """Take in the lines, of which none stands under a label of those that were read before."""
        self._label = None
        lines, at = halves_apart(whole_lines(lines)), 0
        while at < len(lines):
            line = lines[at]
            at += 1
            if columns := people_columns(line):
                label = self._label if self._label in PEOPLE and self._label not in ROLES else None
                at += self._people.take_table(label or Label.TAKING_PART, line, columns, lines[at:])
                self._label = None
                continue
            if len(line.cells) == 1 and (pieces := parted(line.text)):
                lines[at:at] = [line_of(part, line.place) for part in pieces]
                continue
            after, around = lines[at] if at < len(lines) else None, self._label
            self._people.names_follow = after is not None and begins_with_name(after.plain)
            for label, text, label_text in self._pieces(line, after):
                if label_text:
                    self._parts.readings.append(Reading(label_text, line.place))
                    is_column = self._parts.is_agenda and len(line.cells) > 1  # "Ärende | Anteckningar", with room for them
                    if label in LISTS and len(label_text.split()) < 4 and not is_column:
                        self._when.takes_document(label_text)
                if text:
                    self._take(label, text, line)
                    self._filled = True
                    if label_text and label in (Label.CHAIR, Label.SECRETARY):
                        # One person, who stands on the label's line, perhaps first of those under the label above.
                        self._label = around if around in _CAME and after is not None and is_person_first(after.plain) else None

    def _pieces(self, line: Line, after: Line | None) -> Iterator[tuple[Label | None, str, str]]:
        """The line's texts, each with the label that it stands under and the label's own text if it begins there."""
        cells = [cell.text.strip() for cell in line.cells]
        if told := self._under_labels(line) or self._beside(line, after):
            yield from told
            return
        at = 0
        fresh = False
        named = False
        while at < len(cells):
            text = cells[at]
            found = self._label_of(text, alone=len(cells) == 1, bold=line.bold)
            if found is not None:
                label = self._of_signing(found.among(HEAD | LISTS))
                if named and label in PEOPLE and not found.rest:  # "Ledamöter | Närvarande": the head of a table of people
                    self._columns.append((line.cells[at].x, label))
                    yield None, "", found.label_text
                    at += 1
                    continue
                self._label, named = label, label in PEOPLE
                self._columns = [(line.cells[at].x, label)]
                self._filled = bool(found.rest)
                self._on_one_line = label in FACTS and self._filled and len(cells) == 1 and not found.rest.endswith((",", "och"))
                self._people.begin(found.label_text)
                self._when.begin()
                fresh = True
                yield self._label, self._of_whom(found.rest)[0] if found.rest else "", found.label_text
            elif text:
                text, is_nobody = self._of_whom(text)
                if is_nobody:
                    self._parts.left.append((line, text, Belonging.NOISE))
                    return
                if at == 0 and not fresh and self._is_past_label(line, text, after):
                    self._label = None
                rest = [cell for cell in cells[at + 1 :] if cell]
                named_first = begins_with_name(text)
                if rest and self._label in PEOPLE and (named_first or not any(self._label_of(cell) for cell in rest)):
                    of, *more = re.split(r"(?= \()", rest[0], maxsplit=1)
                    is_of = len(rest) == 1 and named_first and looks_like_name(of) and is_no_person(of)
                    yield self._label, f"{text} ({of}){''.join(more)}" if is_of else ", ".join([text, *rest]), ""
                    return
                yield self._label, text, ""
            at += 1

    def _under_labels(self, line: Line) -> list[tuple[Label | None, str, str]]:
        """The texts of a line of labels of facts alone, or of what stands below each of them; empty for any other line."""
        cells = [cell.text.strip() for cell in line.cells]
        found = [self._label_of(text) for text in cells if len(cells) > 1 and text]
        if len(self._heads) == len(cells) and not any(found):
            heads, self._heads, self._label = self._heads, [], None
            return [(label, text, "") for label, text in zip(heads, cells, strict=True)]
        labels = [one.among(HEAD) for one in found if one is not None and not one.rest]
        own = [label for label in labels if label is not None and label in FACTS | {Label.BODY}]
        self._heads = own if len(own) == len(cells) else []
        return [(None, "", line.text)] if self._heads else []

    def _of_signing(self, label: Label | None) -> Label | None:
        """The label, where it is not told a second time, after who is to sign: then it tells when and where that is done."""
        if label in FACTS and label in self._seen and Label.ADJUSTER in self._seen:
            if self._parts.day is not None and self._parts.start is not None:
                return Label.CLOSING
            self._parts.day_may_be_of_signing |= label is not Label.PLACE and self._parts.day is None
        if label is not None:
            self._seen.add(label)
        return label

    def _is_past_label(self, line: Line, text: str, after: Line | None) -> bool:
        """Whether a line that begins with no label stands under the last one no longer."""
        if self._is_fact_of_other_kind(line) or (self._on_one_line and len(line.cells) == 1):
            return True
        is_else = one_person(text) or is_dated_title(text) or (self._label is Label.PLACE and times_in(text)[0] is not None)
        if self._label in FACTS and self._filled and is_else:  # who signs, or what is held there and when, below the place
            return True
        is_paragraph = line.spaced and len(line.cells) == 1 and not line.table
        return is_paragraph and self._filled and self._ends_label(text, after)

    def _names_a_group(self, text: str, line: Line, after: Line | None) -> bool:
        """Whether a heading begins a group of people of its own: under no label, or after those who are absent beside it."""
        if len(line.cells) > 1 or not re.fullmatch(PART_OF_THEM, text) or self._label_of(text, alone=True, bold=line.bold):
            return False
        if not (line.bold or line.heading or (line.spaced and after is not None and begins_with_name(after.plain))):
            return False
        is_beside = not any(person.voting or person.attendance is Attendance.PRESENT for person in self._parts.people)
        return self._label not in PEOPLE or (self._label is Label.ABSENT and self._filled and is_beside)

    def _is_fact_of_other_kind(self, line: Line) -> bool:
        """Whether the line, in columns as the fact above it, tells of something that no label is known for."""
        is_beside = len(line.cells) > 1 and bool(self._columns) and abs(line.cells[0].x - self._columns[0][0]) < 3
        return is_beside and self._filled and self._label in FACTS

    def _of_whom(self, text: str) -> tuple[str, bool]:
        """The text, or the names in it after whom they represent with that after each; whether it is nobody ("Vännäs: –").

        A line that begins with other words and a colon ends the names above.
        """
        whose = re.match(WHOSE, text) if self._label in PEOPLE else None
        if whose is None:
            return text, False
        names = people_of(text[whose.end() :], whose["whose"])
        self._people.begin(whose["whose"])
        if names is None:
            self._label = None
            return text, False
        return names or text, not names

    def _beside(self, line: Line, after: Line | None) -> list[tuple[Label | None, str, str]]:
        """The texts of a line of names beside whom they represent, or under labels beside each other, or of a heading over people.

        Empty for any other line.
        """
        if self._names_a_group(line.text.strip(), line, after):
            self._label, self._columns, self._filled = Label.TAKING_PART, [], False
            self._people.begin(line.text)
            return [(self._label, "", line.text.strip())]
        is_label = self._label_of(line.text.strip(), alone=True, bold=line.bold) is not None
        if self._label in PEOPLE and stands_over_people(line, after) and not is_label:
            self._people.begin(line.text)
            return [(self._label, "", line.text.strip())]
        if self._label in PEOPLE and (names := names_after_whom(line)) is not None:
            if not names:
                self._parts.left.append((line, line.plain, Belonging.NOISE))
            return [(self._label, names, "")]
        full = [cell for cell in line.cells if cell.text.strip()]
        if len(full) == 2 and is_post(full[0].text.strip()) and looks_like_name(full[1].text.strip()):
            self._label = None
            self._people.begin("")
            return [(Label.TAKING_PART, f"{full[0].text.strip()} {full[1].text.strip()}", "")]
        if self._label in PEOPLE and len(full) == 2 and is_group_beside(*full):  # "I tjänsten | Eva Ek, chef"
            of, name = (cell.text.strip() for cell in full)
            self._people.begin(of)
            self._label = Label.TAKING_PART if self._label in (Label.VOTING, *ROLES) else self._label
            return [(self._label, "", of), (self._label, name, "")]
        is_names = all(begins_with_name(cell.text) for cell in full)
        if len(self._columns) < 2 or self._label not in PEOPLE or not is_names:
            return []
        if len(full) == 1 and abs(full[0].x - self._columns[0][0]) < 3:
            return []
        return [(min(self._columns, key=lambda column: abs(column[0] - cell.x))[1], cell.text.strip(), "") for cell in full]

    def _label_of(self, text: str, *, alone: bool = False, bold: bool = False) -> Found | None:
        """The label that the cell is or begins with."""
        found = label_of_cell(text, alone=alone)
        is_place_due = self._label in (Label.PLACE, Label.TIME_AND_PLACE) and not self._filled
        if found and is_place_due and text.casefold() in ONLINE:
            return None  # "Plats: Via Teams"
        if found is None or found.among(HEAD | LISTS) is None:
            return label_and_text(text, FACTS | PEOPLE if alone else PEOPLE) or (attendance_said(text) if alone else None)
        is_bare = alone and not bold and not found.rest and ":" not in text and re.fullmatch(POSITION, text)
        if is_bare and self._people.running and self._label not in ROLES and not self._people.is_over_one(text):
            return None  # what the person of the line above is
        return found

    def _ends_label(self, text: str, after: Line | None) -> bool:
        """Whether a paragraph with a blank line before it no longer belongs to the label above."""
        if self._label in PEOPLE:
            stands_over_names = len(text) < 40 and after is not None and "," in after.plain and begins_with_name(after.plain)
            if re.fullmatch(PART_OF_THEM, text) or (stands_over_names and not re.search(r"[\d.:]", text)):
                return False
            return len(text) > 300 or not any(one.person.name for one in listed_people(text, None, voting=False))
        return True

    def _take(self, label: Label | None, text: str, line: Line) -> None:
        if label in PEOPLE and label is not None:
            if not self._people.takes(label, text, line):
                self._label = None
                self._unlabelled(text, line)
        elif label in FACTS:
            self._when.labelled(label, text, line)
        elif label is Label.BODY and not self._parts.body and len(text) < _LONGEST_BODY:
            self._parts.body = text
            self._label = None
        elif label is Label.COMING:
            self._coming(text, line)
        elif label in LISTS:
            self._label = None
            self._unlabelled(text, line)
        elif label in (Label.CLOSING, Label.COURSE) and one_person(" ".join(text.split())) is None:
            self._parts.left.append((line, text, Belonging.NOISE))
        else:
            self._unlabelled(text, line)

    def _coming(self, text: str, line: Line) -> None:
        days = list(days_in(text, years=self._years, after=self._parts.day))
        rest = text
        for at, day in enumerate(days):
            end = days[at + 1].start if at + 1 < len(days) else len(text)
            start, finish, left = times_in(text[day.end : end])
            self._parts.coming.append(ComingMeeting(day=day.day, start=start, end=finish, body=body_before(text[: day.start])))
            rest = left
        self._parts.readings.append(Reading(text, line.place))
        if not days or len(rest.split()) > 3:
            self._parts.left.append((line, text, Belonging.BACKGROUND))

    def _unlabelled(self, text: str, line: Line) -> None:
        """A line of its own: the document's name, the group, the day, a person, the place; else it is not understood."""
        parts, flat = self._parts, " ".join(text.split())
        read = self._when.takes_title(flat)
        is_heading = bool(line.heading) or (not parts.readings and flat[-4:].isdigit())  # the first line, and it ends in its year
        if told := " ".join(one for one in sentences(flat) if may_tell_day(one, is_heading=is_heading)):
            read = self._when.takes_when(told, named=read) or read
        if not read and (person := one_person(flat)) is not None:
            parts.people.append(person)
            read = True
        if not read and self._when.takes_place(flat):
            return
        if read:
            parts.readings.append(Reading(understood(text, parts.body), line.place))
        if not read or len(flat) > 120:
            guess = Belonging.PARTICIPANT if begins_with_name(flat) else Belonging.NOISE if len(flat) < 40 else Belonging.BACKGROUND
            parts.left.append((line, text, guess))
