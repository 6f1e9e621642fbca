"""What stands before the items: the group, the day, the times, the place, the people, the coming meetings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.broken_lines import POSITION, whole_lines
from kcminutes.importing.days import days_in, times_in, years_in
from kcminutes.importing.labels import HEAD, LISTS, PEOPLE, Found, Label, label_before, label_then_text
from kcminutes.importing.people import NAME, ROLE_WORD, Listed, add_detail, each_person, listed_people, looks_like_name
from kcminutes.importing.result import Belonging, Reading
from kcminutes.importing.source import Line
from kcminutes.importing.titles import AGENDAS, body_in, document_in
from kcminutes.meeting.model import Attendance, ComingMeeting, Participant
from kcminutes.swedish.dates_in_prose import LONG_WEEKDAY

_NOT_THE_DAY: Final = (
    r"juster|ansla|nästa|senast|svar|anmäl|utskriv|skriv ut|reviderad|skickat|sänt|sent:|nedtag|uppsätt|"
    r"föregående|förra|bilaga|osa|kommande|upprättad|version|tillkännag|lämnas|överklag|laga kraft|"
    r"protokoll från|\.pdf|\.docx?"
)
_PLACE_WORD: Final = (
    r"(?:\b(?:[Rr]um|[Ss]al(?:en)?|[Ll]okal|[Vv]åning|[Tt]eams|[Zz]oom|[Ss]kype|[Dd]igitalt|[Hh]otell|"
    r"[Kk]onferens)\b|[\wåäö]*(?:stationen|biblioteket|stadshus|kommunhus|kommunkontor|huset|kontoret|rummet|salen|lokalen)\b)"
)
_PLACE_AFTER: Final = (
    r"(?:[,|·]|\bi\b|\bpå\b)\s+(?P<place>(?:(?!\w*dag(?:en)?\s*[,|·])[^\W\d][^,|·.:]{1,30}[,|·]\s*){0,2}"
    rf"[^,|·]*{_PLACE_WORD}.*)$"
)
"""Where a line that tells the day goes on with the place: a room before the house, if one is named, and the house."""
_LONGEST_PEOPLE: Final = 4000
_LONGEST_BODY: Final = 90


@dataclass
class HeadParts:
    """What has been found at the top so far."""

    body: str = ""
    document: str = ""
    day: date | None = None
    start: time | None = None
    end: time | None = None
    place: list[str] = field(default_factory=list)
    people: list[Participant] = field(default_factory=list)
    coming: list[ComingMeeting] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    """Names by the initials that stand by them."""
    readings: list[Reading] = field(default_factory=list)
    left: list[tuple[Line, str, Belonging]] = field(default_factory=list)
    """What was not understood: the line, the text of it, and where it may belong."""
    called: set[str] = field(default_factory=set)
    """Names under a label that doesn't say whether they came."""
    is_agenda: bool | None = None
    """Whether it says that it is a call; None if it says nothing."""


_ATTENDANCE: Final = {Label.VOTING: Attendance.PRESENT, Label.PRESENT: Attendance.PRESENT, Label.ABSENT: Attendance.ABSENT}
_NOBODY: Final = r"(?i)(?:inga|ingen|–|-|namn|roll|organisation|kommun|närv\.?|närvarande|parti|\(.\))\s*"
_PART_OF_THEM: Final = (
    r"(?:[\w-]+\s+){0,3}(?i:ledamöter|representanter|tjänstemän|tjänstepersoner|deltagare|ersättare|företrädare)"
    r"(?:\s+(?:från|för|i)\s+[\w -]{3,40})?:?|(?:Från|För) [A-ZÅÄÖ][\w -]{2,40}:?"
)
"""A heading among the people under a label, which goes on below it: "Regionens ledamöter", "Från Umeå kommun"."""
_ROLES: Final = {Label.CHAIR: "ordförande", Label.SECRETARY: "sekreterare", Label.ADJUSTER: "justerare"}


class HeadReader:
    """Reads the lines before the items, or after them, into parts."""

    def __init__(self, parts: HeadParts, *, years: Sequence[int] = (), written: date | None = None) -> None:
        """A reader that adds to the parts."""
        self._parts = parts
        self._years = years
        self._written = written
        self._label: Label | None = None
        self._columns: list[tuple[float, Label | None]] = []
        """Where the labels of a line begin, and they."""
        self._filled = False
        """Whether the label has been given a text, after which a blank line ends it."""
        self._full_names = False
        """Whether somebody has been named with a surname, so that a word alone is nobody."""
        self._place_line = False
        """Whether the line before was taken as the place, which a broken line may go on with."""
        self._running = False
        """Whether the text before under the same label named somebody."""

    def read(self, lines: Sequence[Line]) -> None:
        """Take in the lines."""
        for line in whole_lines(lines):
            for label, text, label_text in self._pieces(line):
                if label_text:
                    self._parts.readings.append(Reading(label_text, line.place))
                    if label in LISTS:
                        self._name_document(label_text)
                if text:
                    self._take(label, text, line)
                    self._filled = True
                    if label_text and label in (Label.CHAIR, Label.SECRETARY):
                        self._label = None  # one person, who stands on the label's line

    def _name_document(self, text: str) -> None:
        """Take the document's name, where the label is one; "Dagordning" stands in minutes too."""
        document = document_in(text) if len(text.split()) < 4 else ""
        if document in ("Kallelse", "Föredragningslista") and self._parts.is_agenda is None:
            self._parts.is_agenda = True
        elif document and document not in AGENDAS:
            self._parts.document = self._parts.document or document
            self._parts.is_agenda = False if self._parts.is_agenda is None else self._parts.is_agenda

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
                named_first = looks_like_name(re.split(r"[,(]", text)[0])
                if rest and self._label in PEOPLE and (named_first or not any(self._label_of(cell) for cell in rest)):
                    yield self._label, ", ".join([text, *rest]), ""
                    return
                yield self._label, text, ""
            at += 1

    def _of_whom(self, text: str) -> tuple[str, bool]:
        """Names after whom they represent ("Umeå: Cia Lund, Dan Holm") with that after each; whether it is nobody ("Vännäs: –").

        A line that begins with other words and a colon ends the names above.
        """
        other = re.match(r"(?P<whose>[A-ZÅÄÖ][\wåäö /.-]{2,40}):\s+(?P<rest>.*)$", text) if self._label in PEOPLE else None
        if other is None:
            return text, False
        if looks_like_name(re.split(r"[,(]", other["rest"])[0]):
            return "\n".join(f"{person}, {other['whose']}" for person in each_person(other["rest"])), False
        if re.fullmatch(r"[-–]|[Vv]akant", other["rest"].strip()):
            return text, True
        self._label = None
        return text, False

    def _beside(self, line: Line) -> list[tuple[Label | None, str, str]]:
        """The texts of a line of names that stand under labels beside each other ("Närvarande | Frånvarande"); empty for others."""
        full = [cell for cell in line.cells if cell.text.strip()]
        is_names = all(looks_like_name(re.split(r"[,(]", cell.text.strip())[0]) for cell in full)
        if len(self._columns) < 2 or self._label not in PEOPLE or not is_names:
            return []
        if len(full) == 1 and abs(full[0].x - self._columns[0][0]) < 3:
            return []
        return [(min(self._columns, key=lambda column: abs(column[0] - cell.x))[1], cell.text.strip(), "") for cell in full]

    def _label_of(self, text: str, *, alone: bool = False, bold: bool = False) -> Found | None:
        """The label that the cell is or begins with."""
        found = label_before(text)
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
            return None
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
            self._when_and_where(label, text, line)
        elif label is Label.BODY and not self._parts.body and len(text) < _LONGEST_BODY:
            self._parts.body = text
            self._label = None
        elif label is Label.COMING:
            self._coming(text, line)
        elif label in LISTS:
            self._label = None
            self._unlabelled(text, line)
        elif label is Label.CLOSING:
            self._parts.left.append((line, text, Belonging.NOISE))
        else:
            self._unlabelled(text, line)

    def _when_and_where(self, label: Label, text: str, line: Line) -> None:
        """Take the day and the times out of the text; the rest is the place, where that may stand."""
        parts = self._parts
        flat = " ".join(text.split())
        day = next(days_in(flat, years=self._years, after=self._written), None)
        if day is not None and (parts.day is None or parts.day == day.day):
            parts.day = day.day
            flat = _without_day(flat, day.start, day.end)
        if parts.start is None:
            start, end, rest = times_in(flat, bare=label is Label.TIME)
            if start is not None:
                parts.start, parts.end, flat = start, end, re.sub(r"(?i)(?<!\w)kl(?:ockan)?\.?(?=\s*(?:$|[,;.]))", " ", rest)
        flat = re.sub(r"\s+(?=[,;])", "", re.sub(r"([,;])(?:\s*[,;])+", r"\1", flat))
        rest = " ".join(flat.split()).strip(" ,;.:–-")
        parts.readings.append(Reading(text, line.place))
        if not re.search(r"\w", rest):
            return
        if label in (Label.PLACE, Label.TIME_AND_PLACE):
            parts.place.append(rest)
        elif len(rest) > 2:
            parts.left.append((line, rest, Belonging.BACKGROUND))

    def _people(self, label: Label, text: str, line: Line) -> None:
        attendance, voting = _ATTENDANCE.get(label), label is Label.VOTING
        if len(text) > _LONGEST_PEOPLE or (times_in(text)[0] is not None and re.fullmatch(r"[\d\s.:–-]+(?:kl)?", text)):
            self._label = None
            self._unlabelled(text, line)
            return
        if label in _ROLES:  # "Ordförande Lars Ek, sekreterare Mia Ros": each role before its name
            text = re.sub(rf",\s*(?={ROLE_WORD}\s+{NAME})", "\n", text)
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
            roles = found.person.roles or ((role,) if role else ())
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
        read = self._takes_title(flat)
        if not re.search(_NOT_THE_DAY, flat, re.IGNORECASE):
            read = self._takes_when(flat, named=read) or read
        if not read and (person := self._one_person(flat)) is not None:
            parts.people.append(person)
            read = True
        if not read and self._takes_place(flat, line):
            return
        if read:
            parts.readings.append(Reading(text, line.place))
        if not read or len(flat) > 120:
            name = looks_like_name(re.split(r"[,(]", flat)[0])
            guess = Belonging.PARTICIPANT if name else Belonging.NOISE if len(flat) < 40 else Belonging.BACKGROUND
            parts.left.append((line, text, guess))

    def _takes_title(self, flat: str) -> bool:
        """Take the document's name and the group's out of a title."""
        parts, read = self._parts, False
        if document := document_in(flat):
            if parts.is_agenda is None and document not in ("Dagordning", "Ärendelista", "Agenda"):
                parts.is_agenda = document in AGENDAS
            if document not in AGENDAS and not parts.document:
                parts.document = document
            read = True
        if not parts.body and (body := body_in(flat)):
            parts.body, read = body, True
        return read

    def _takes_when(self, flat: str, *, named: bool) -> bool:
        """Take the day and the times out of a line of their own, or a title."""
        parts = self._parts
        day = next(days_in(flat, years=self._years, after=self._written), None)
        if day is None:
            if parts.start is None and len(flat) < 30 and times_in(flat)[0] is not None:
                parts.start, parts.end, _ = times_in(flat)
                return True
            return False
        if re.search(r"(?i)\b(?:kallas|kallar|välkom\w+|bjuder in|inbjud\w+)\b", flat) and parts.day != day.day:
            parts.day, parts.start, parts.end = day.day, None, None  # what one is called to, not the day of the letter
        elif parts.day is None and (len(flat) < 140 or named):
            parts.day = day.day
        if parts.day == day.day and parts.start is None:
            parts.start, parts.end, rest = times_in(_without(flat, day.start, day.end))
            if not parts.place and (place := re.search(_PLACE_AFTER, rest)):
                parts.place.append(_only_place(" ".join(place["place"].split())))
        return parts.day == day.day

    def _one_person(self, flat: str) -> Participant | None:
        """The person whom a line without a label names together with a role: "Lena Ask, sekreterare"."""
        tells = "," in flat or re.fullmatch(rf"{NAME}\s+{ROLE_WORD}", flat)
        found = listed_people(flat, None, voting=False) if len(flat) < 120 and tells else []
        return found[0].person if len(found) == 1 and found[0].person.roles and not found[0].rest else None

    def _takes_place(self, flat: str, line: Line) -> bool:
        """Take a line that names a room or a house as the place, where there is none yet."""
        parts = self._parts
        if parts.place and self._place_line and flat[:1].islower() and len(flat) < 60:
            parts.place[-1] += f" {flat}"
            return True
        self._place_line = (
            not parts.place
            and len(flat) < 90
            and re.search(rf"(?i)(?:{_PLACE_WORD}|\b\d tr\b)", flat) is not None
            and not flat.endswith(".")
        )
        if self._place_line:
            parts.place.append(re.sub(r"^(?:i|på)\s+", "", flat))
        del line
        return self._place_line


def _only_place(text: str) -> str:
    """The place without the weekday before it, and the sentence after it."""
    text = re.sub(rf"(?i)^(?:{LONG_WEEKDAY})(?:en)?\s+(?:den\s+)?(?:i|på)\s+", "", text)
    return re.split(r"[.!]\s+(?=[A-ZÅÄÖ])", text)[0].strip(" ,.!")


def _is_more_of_person(text: str) -> bool:
    """Whether a line without a name may tell more of the person above: words, and no time or day."""
    if re.fullmatch(_PART_OF_THEM, text):
        return False
    return re.match(r"[^\W\d]", text) is not None and times_in(text)[0] is None and re.search(r"\d{2}", text) is None


def _without_day(text: str, start: int, end: int) -> str:
    """The text without the day that stands there, and the weekday and the "den" before it."""
    before = re.sub(rf"(?i)(?<!\w)(?:(?:{LONG_WEEKDAY})\.?,?\s*)?(?:den\s*)?$", " ", text[:start])
    after = re.sub(rf"(?i)^\s*\(?(?:{LONG_WEEKDAY})\)?(?!\w)", " ", text[end:])
    return f"{before} {after}"


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {text[end:]}"


def years_of(lines: Sequence[Line], name: str, written: date | None) -> list[int]:
    """The years that a day without one may be of, the likeliest first."""
    own = [written.year] if written else []
    return [
        *own,
        *years_in(name),
        *years_in("\n".join(line.text for line in lines[:60])),
        *years_in("\n".join(line.text for line in lines)),
    ]
