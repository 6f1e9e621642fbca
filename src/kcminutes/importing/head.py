"""What stands before the items: the group, the day, the times, the place, the people, the coming meetings."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.attendance_said import attendance_said, without_sentence
from kcminutes.importing.broken_lines import POSITION, whole_lines
from kcminutes.importing.days import days_in, times_in
from kcminutes.importing.head_parts import HeadParts
from kcminutes.importing.labels import HEAD, LISTS, PEOPLE, Found, Label, label_before, label_then_text
from kcminutes.importing.names_seen import NAME, ROLE_WORD, begins_with_name, looks_like_name
from kcminutes.importing.people import Listed, add_detail, listed_people
from kcminutes.importing.represented import WHOSE, names_after_whom, people_of
from kcminutes.importing.result import Belonging, Reading
from kcminutes.importing.source import Line
from kcminutes.importing.when_and_where import NOT_THE_DAY, WhenAndWhere, understood
from kcminutes.meeting.model import ComingMeeting, Participant
from kcminutes.meeting.roles import CHAIR
from kcminutes.meeting.states import Attendance

_LONGEST_PEOPLE: Final = 4000
_LONGEST_BODY: Final = 90


_ATTENDANCE: Final = {Label.VOTING: Attendance.PRESENT, Label.PRESENT: Attendance.PRESENT, Label.ABSENT: Attendance.ABSENT}
_NOBODY: Final = r"(?i)(?:inga|ingen|–|-|namn|roll|organisation|kommun|närv\.?|närvarande|parti|\(.\))\s*"
_PART_OF_THEM: Final = (
    r"(?:[\w-]+\s+){0,3}(?i:ledamöter|representanter|tjänstemän|tjänstepersoner|deltagare|ersättare|företrädare)"
    r"(?:\s+(?:från|för|i)\s+[\w -]{3,40})?:?|(?:Från|För) [A-ZÅÄÖ][\w -]{2,40}:?"
)
"""A heading among the people under a label, which goes on below it: "Regionens ledamöter", "Från Umeå kommun"."""
_ONLINE: Final = frozenset({"digitalt", "på distans", "på länk", "via länk", "via teams"})
"""What is a place where one is due, and else a heading of those who were not in the room."""
_ROLES: Final = {Label.CHAIR: CHAIR, Label.SECRETARY: "sekreterare", Label.ADJUSTER: "justerare"}


class HeadReader:
    """Reads the lines before the items, or after them, into parts."""

    def __init__(self, parts: HeadParts, *, years: Sequence[int] = (), written: date | None = None) -> None:
        """A reader that adds to the parts."""
        self._parts = parts
        self._when = WhenAndWhere(parts, years, written)
        self._years = years
        self._label: Label | None = None
        self._columns: list[tuple[float, Label | None]] = []
        """Where the labels of a line begin, and they."""
        self._filled = False
        """Whether the label has been given a text, after which a blank line ends it."""
        self._full_names = False
        """Whether somebody has been named with a surname, so that a word alone is nobody."""
        self._running = False
        """Whether the text before under the same label named somebody."""

    def read(self, lines: Sequence[Line]) -> None:
        """Take in the lines."""
        for line in whole_lines(lines):
            for label, text, label_text in self._pieces(line):
                if label_text:
                    self._parts.readings.append(Reading(label_text, line.place))
                    if label in LISTS and len(label_text.split()) < 4:
                        self._when.takes_document(label_text)
                if text:
                    self._take(label, text, line)
                    self._filled = True
                    if label_text and label in (Label.CHAIR, Label.SECRETARY):
                        self._label = None  # one person, who stands on the label's line

    def _pieces(self, line: Line) -> Iterator[tuple[Label | None, str, str]]:
        """The line's texts, each with the label that it stands under and the label's own text if it begins there."""
        cells = [cell.text.strip() for cell in line.cells]
        if beside := self._beside(line):
            yield from beside
            return
        at = 0
        fresh = False
        named = False
        while at < len(cells):
            text = cells[at]
            found = self._label_of(text, alone=len(cells) == 1, bold=line.bold)
            if found is not None:
                label = found.among(HEAD | LISTS)
                if named and label in PEOPLE and not found.rest:  # "Ledamöter | Närvarande": the head of a table of people
                    self._columns.append((line.cells[at].x, label))
                    yield None, "", found.label_text
                    at += 1
                    continue
                self._label, named = label, label in PEOPLE
                self._columns = [(line.cells[at].x, label)]
                self._filled = bool(found.rest)
                self._running = False
                fresh = True
                yield self._label, found.rest, found.label_text
            elif text:
                text, is_nobody = self._of_whom(text)
                if is_nobody:
                    yield None, "", text
                    return
                if (
                    line.spaced
                    and at == 0
                    and not fresh
                    and self._filled
                    and len(cells) == 1
                    and not line.table
                    and self._ends_label(text)
                ):
                    self._label = None
                rest = [cell for cell in cells[at + 1 :] if cell]
                named_first = begins_with_name(text)
                if rest and self._label in PEOPLE and (named_first or not any(self._label_of(cell) for cell in rest)):
                    yield self._label, ", ".join([text, *rest]), ""
                    return
                yield self._label, text, ""
            at += 1

    def _of_whom(self, text: str) -> tuple[str, bool]:
        """The text, or the names in it after whom they represent with that after each; whether it is nobody ("Vännäs: –").

        A line that begins with other words and a colon ends the names above.
        """
        whose = re.match(WHOSE, text) if self._label in PEOPLE else None
        if whose is None:
            return text, False
        names = people_of(text[whose.end() :], whose["whose"])
        if names is None:
            self._label = None
            return text, False
        return names or text, not names

    def _beside(self, line: Line) -> list[tuple[Label | None, str, str]]:
        """The texts of a line of names beside whom they represent, or under labels beside each other; empty for others."""
        if self._label in PEOPLE and (names := names_after_whom(line)) is not None:
            return [(self._label, names, "") if names else (None, "", line.plain)]
        full = [cell for cell in line.cells if cell.text.strip()]
        is_names = all(begins_with_name(cell.text) for cell in full)
        if len(self._columns) < 2 or self._label not in PEOPLE or not is_names:
            return []
        if len(full) == 1 and abs(full[0].x - self._columns[0][0]) < 3:
            return []
        return [(min(self._columns, key=lambda column: abs(column[0] - cell.x))[1], cell.text.strip(), "") for cell in full]

    def _label_of(self, text: str, *, alone: bool = False, bold: bool = False) -> Found | None:
        """The label that the cell is or begins with."""
        found = label_before(text)
        is_place_due = self._label in (Label.PLACE, Label.TIME_AND_PLACE) and not self._filled
        if found and is_place_due and text.casefold() in _ONLINE:
            return None  # "Plats: Via Teams"
        if found is not None and found.label_text.casefold().endswith("anteckningar") and not found.rest:
            return Found((Label.RECORD,), found.label_text, "", 1.0)  # "Anteckningar: Maja Ek" tells who wrote them
        if found is not None and found.among(HEAD | LISTS) is not None:
            if (
                alone
                and not bold
                and self._running
                and self._label not in _ROLES
                and not found.rest
                and ":" not in text
                and re.fullmatch(POSITION, text)
            ):
                return None  # what the person of the line above is
            return found
        wanted = frozenset({Label.DAY, Label.TIME, Label.PLACE, Label.TIME_AND_PLACE, *PEOPLE}) if alone else frozenset(PEOPLE)
        then = label_then_text(text.split("\n", maxsplit=1)[0], wanted)
        if then is None:
            return attendance_said(text) if alone else None
        label = then.among(HEAD)
        rest = then.rest + text[len(text.split("\n", maxsplit=1)[0]) :]
        fits = (
            (label in PEOPLE and looks_like_name(" ".join(re.split(r"[,(]", then.rest)[0].split()[:2])))
            or (label is Label.DAY and next(days_in(then.rest, years=[2000]), None) is not None)
            or (label is Label.TIME and times_in(then.rest)[0] is not None)
            or (label in (Label.PLACE, Label.TIME_AND_PLACE) and len(then.rest) > 3)
        )
        return Found(then.labels, then.label_text, rest, then.sure) if fits else None

    def _ends_label(self, text: str) -> bool:
        """Whether a paragraph with a blank line before it no longer belongs to the label above."""
        if self._label in PEOPLE:
            if re.fullmatch(_PART_OF_THEM, text):
                return False
            return not any(one.person.name for one in listed_people(text, None, voting=False)) or len(text) > 300
        return True

    def _take(self, label: Label | None, text: str, line: Line) -> None:
        if label in PEOPLE:
            self._people(label, text, line)
        elif label in (Label.DAY, Label.TIME, Label.PLACE, Label.TIME_AND_PLACE):
            self._when.labelled(label, text, line)
        elif label is Label.BODY and not self._parts.body and len(text) < _LONGEST_BODY:
            self._parts.body = text
            self._label = None
        elif label is Label.COMING:
            self._coming(text, line)
        elif label in LISTS:
            self._label = None
            self._unlabelled(text, line)
        elif label in (Label.CLOSING, Label.COURSE):
            self._parts.left.append((line, text, Belonging.NOISE))
        else:
            self._unlabelled(text, line)

    def _people(self, label: Label, text: str, line: Line) -> None:
        attendance, voting = _ATTENDANCE.get(label), label is Label.VOTING
        if len(text) > _LONGEST_PEOPLE or (times_in(text)[0] is not None and re.fullmatch(r"[\d\s.:–-]+(?:kl)?", text)):
            self._label = None
            self._unlabelled(text, line)
            return
        if label in _ROLES:  # "Ordförande Lars Ek, sekreterare Mia Ros": each role before its name
            text = re.sub(rf",\s*(?={ROLE_WORD}\s+{NAME})", "\n", text)
        text = without_sentence(text)
        for one in text.split("\n"):
            if self._running and re.fullmatch(POSITION, one.strip()):
                self._parts.people[-1], _ = add_detail(self._parts.people[-1], one.strip())
            elif not re.fullmatch(_NOBODY, one.strip()):
                for found in listed_people(one, attendance, voting=voting):
                    self._take_person(found, _ROLES.get(label, ""), line)
                    if label is Label.CALLED:
                        self._parts.called.add(found.person.name)
        self._parts.readings.append(Reading(text, line.place))

    def _take_person(self, found: Listed, role: str, line: Line) -> None:
        """Take somebody who was named; ``role`` is what the label says of all that it names."""
        parts = self._parts
        if found.person.name and " " not in found.person.name and self._full_names and not found.person.roles:
            parts.left.append((line, " ".join([found.person.name, found.rest]).strip(), Belonging.NOISE))
        elif found.person.name:
            self._full_names = self._full_names or " " in found.person.name
            is_taken = role == CHAIR and any(person.has_role(CHAIR) for person in parts.people)
            roles = found.person.roles or ((role,) if role and not is_taken else ())
            parts.people.append(replace(found.person, roles=roles))
            if found.alias:
                parts.aliases[found.alias] = found.person.name
            self._running = True
        elif parts.people and len(found.rest) < 80 and self._running and not line.bold and _is_more_of_person(found.rest):
            parts.people[-1], understood = add_detail(parts.people[-1], found.rest)
            if understood:
                return
        if found.rest:
            guess = Belonging.NOISE if found.person.name else Belonging.PARTICIPANT
            parts.left.append((line, found.rest, guess))

    def _coming(self, text: str, line: Line) -> None:
        days = list(days_in(text, years=self._years, after=self._parts.day))
        rest = text
        for at, day in enumerate(days):
            end = days[at + 1].start if at + 1 < len(days) else len(text)
            start, finish, left = times_in(text[day.end : end])
            self._parts.coming.append(ComingMeeting(day=day.day, start=start, end=finish))
            rest = left
        self._parts.readings.append(Reading(text, line.place))
        if not days or len(rest.split()) > 3:
            self._parts.left.append((line, text, Belonging.BACKGROUND))

    def _unlabelled(self, text: str, line: Line) -> None:
        """A line of its own: the document's name, the group, the day, a person, the place; else it is not understood."""
        parts, flat = self._parts, " ".join(text.split())
        read = self._when.takes_title(flat)
        if not re.search(NOT_THE_DAY, flat, re.IGNORECASE):
            read = self._when.takes_when(flat, named=read) or read
        if not read and (person := self._one_person(flat)) is not None:
            parts.people.append(person)
            read = True
        if not read and self._when.takes_place(flat):
            return
        if read:
            parts.readings.append(Reading(understood(text, parts.body), line.place))
        if not read or len(flat) > 120:
            guess = Belonging.PARTICIPANT if begins_with_name(flat) else Belonging.NOISE if len(flat) < 40 else Belonging.BACKGROUND
            parts.left.append((line, text, guess))

    def _one_person(self, flat: str) -> Participant | None:
        """The person whom a line without a label names together with a role: "Lena Ask, sekreterare"."""
        tells = "," in flat or re.fullmatch(rf"{NAME}\s+{ROLE_WORD}", flat)
        found = listed_people(flat, None, voting=False) if len(flat) < 120 and tells else []
        return found[0].person if len(found) == 1 and found[0].person.roles and not found[0].rest else None


def _is_more_of_person(text: str) -> bool:
    """Whether a line without a name may tell more of the person above: words, and no time or day."""
    if re.fullmatch(_PART_OF_THEM, text):
        return False
    return re.match(r"[^\W\d]", text) is not None and times_in(text)[0] is None and re.search(r"\d{2}", text) is None
