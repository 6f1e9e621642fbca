"""The people whom the lines before the items name, or those after them: in lists, in tables, alone with a role."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.attendance_said import without_sentence
from kcminutes.importing.broken_lines import POSITION
from kcminutes.importing.days import times_in
from kcminutes.importing.head_parts import HeadParts
from kcminutes.importing.label import Label
from kcminutes.importing.labels import label_before
from kcminutes.importing.names_seen import NAME, ROLE_WORD, begins_with_name, names_a_body
from kcminutes.importing.people import Listed, listed_people
from kcminutes.importing.people_table import SECTION, PeopleColumn, has_marks, people_of_row, rows_of
from kcminutes.importing.people_words import PARTY, POST_BEFORE, SUBSTITUTE, SUBSTITUTES
from kcminutes.importing.person_details import add_detail, is_position
from kcminutes.importing.posts import is_post, tells_what_somebody_is
from kcminutes.importing.result import Belonging, Reading
from kcminutes.importing.source import Cell, Line
from kcminutes.meeting.model import Participant
from kcminutes.meeting.roles import CHAIR
from kcminutes.meeting.states import Attendance
from kcminutes.swedish.municipalities import COUNTIES

_LONGEST_PEOPLE: Final = 4000
_LONGEST_GROUP: Final = 40
_FEWEST_ALONE: Final = 3
"""Lines of one person each after which the next is taken for another."""
_ATTENDANCE: Final = {Label.VOTING: Attendance.PRESENT, Label.PRESENT: Attendance.PRESENT, Label.ABSENT: Attendance.ABSENT}
_OF_THE_MEETING: Final = (
    r"(?:Ledamöter(?:na)?|Deltagarna|Samtliga|Alla|Ni|Du) (?:\w+ )?(?:kallas|hälsas|inbjuds|bjuds|välkomnas)\b"
    r"|(?:Mötet|Sammanträdet|Ordförande(?:n)?|Dagordningen|Protokollet|Minnesanteckningarna|Anteckningarna|Vi|Kallelsen)"
    r" (?:\w+ )?[a-zåäö]*(?:ades?|tes?|des|er|ar|lade|gick)\b"
    r"|[A-ZÅÄÖ][\w-]*(?: [\w-]+){0,4}? (?:kallas|sammanträder|inbjuds) (?:härmed )?(?:till|den|i|på)\b"
)
"""How a sentence begins that tells of the meeting, and of nobody who came."""
_OF_ITEMS: Final = rf"(?:§+|[Pp]unkt(?:erna)?|[Ää]rende(?:na)?|p\.)\s*(?P<items>\d+(?:\s*[-–]\s*\d+)?)\s*:\s*(?={NAME})"
"""What stands before those who were there for some of the items: "§ 6-12: Eva Ek, Bo Al"."""
_NOBODY: Final = r"(?i)(?:vakant(?: plats)?|inga|ingen|–|-|namn|roll|organisation|kommun|närv\.?|närvarande|parti|\(.\))\s*"
ROLES: Final = {Label.CHAIR: CHAIR, Label.SECRETARY: "sekreterare", Label.ADJUSTER: "justerare"}
PART_OF_THEM: Final = (
    r"(?:[\w-]+\s+){0,3}(?i:ledamöter|representanter|tjänstemän|tjänstepersoner|deltagare|ersättare|(?:personal)?företrädare)"
    r"(?:\s+(?:(?:från|för|i|deltar|deltog)\s+[\w §–-]{3,40}|[A-ZÅÄÖ][\w -]{2,30}))?:?|(?:Från|För) [A-ZÅÄÖ][\w -]{2,40}:?"
    r"|Från \w+(?:en|et):?"
    r"|[A-ZÅÄÖ][a-zåäö-]{3,}(?:gruppen|kansliet|sekretariatet):?|(?:Övriga|Särskilt) [a-zåäö]+:?|I tjänsten:?"
)
"""A heading among the people under a label, which goes on below it: "Regionens ledamöter", "Från Umeå kommun"."""


class PeopleReader:
    """Reads people under their labels into the parts."""

    def __init__(self, parts: HeadParts) -> None:
        self._parts = parts
        self._full_names = False
        """Whether somebody has been named with a surname, so that a word alone is nobody."""
        self.running = False
        """Whether the text before under the same label named somebody."""
        self.names_follow = False
        """Whether the next line begins with somebody's name."""
        self._for_information = False
        """Whether those under the label are only told of the meeting."""
        self._role = ""
        """What the label says that all those under it are in the body."""
        self._over = ""
        """Whom those below represent, where a heading under the label says that: "Umeå kommun"."""
        self._alone: dict[Label, int] = {}
        """Under each label in how many lines one stood alone with more of them after a comma; -1 once several stood in one."""

    def begin(self, label_text: str) -> None:
        """Begin with what stands under the label, of whom nobody has been named yet."""
        self.running = False
        if not re.fullmatch(SECTION, label_text.strip()):
            self._over = ""
        self._for_information = label_text.casefold().startswith("för kännedom")
        self._role = _role_of_all(label_text)

    def is_over_one(self, text: str) -> bool:
        """Whether a role alone on its line, below people without any, is over the one who has it, and not the last one's."""
        before = self._parts.people[-2:]
        return (
            self.names_follow
            and text[:1].isupper()
            and len(before) > 1
            and not any(re.match(SUBSTITUTE, role) is None for each in before for role in each.roles)
        )

    def take_table(self, label: Label, head: Line, columns: Sequence[PeopleColumn], lines: Sequence[Line]) -> int:
        """Take in the rows of a table of people, which the lines begin with; gives how many they are."""
        parts = self._parts
        parts.readings.append(Reading(head.text, head.place))
        count = 0
        self._role = _role_of_all(head.cells[0].text)
        rows = list(rows_of(head, lines))
        is_of_absent = columns[0] is PeopleColumn.NAME and _is_over_absent(head.cells[0].text)
        unmarked = Attendance.ABSENT if is_of_absent or has_marks(columns, rows) else _ATTENDANCE.get(label)
        for line, cells in zip(lines, rows, strict=False):
            named = people_of_row(columns, cells, unmarked)
            is_alone = not any(map(str.strip, cells[1:])) and not any(" " in one.person.name for one in named)
            is_vacant = re.fullmatch(_NOBODY, cells[0].strip()) is not None
            if is_alone and _is_over_absent(cells[0]):
                unmarked = Attendance.ABSENT  # "Ej närvarande (får protokollet)"
            if (is_alone and not is_vacant) or re.fullmatch(SECTION, cells[0].strip()):  # a row over those of a kind
                self._role = _role_of_all(cells[0])
            before = len(parts.left)
            taken = [self._take_person(one, self._role, line) for one in named]
            if not all(taken):  # the row is listed whole: what else it tells is about nobody
                parts.left[before:] = [(line, line.plain, Belonging.NOISE)]
            elif named or re.fullmatch(SECTION, line.plain):
                parts.readings.append(Reading(line.text, line.place))
            else:
                parts.left.append((line, line.plain, Belonging.NOISE))
            count += 1
        self._role = ""
        return count

    def takes(self, label: Label, text: str, line: Line) -> bool:
        """Take those whom the text names; False for a text in which there can be nobody."""
        if len(text) > _LONGEST_PEOPLE or (times_in(text)[0] is not None and re.fullmatch(r"[\d\s.:–-]+(?:kl)?", text)):
            return False
        if re.match(_OF_THE_MEETING, text):
            return False
        if label in ROLES or re.match(rf"{POST_BEFORE}\s+{NAME}", text):  # "Ordförande Lars Ek, sekreterare Mia Ros"
            text = re.sub(rf",\s*(?={POST_BEFORE}\s+{NAME})", "\n", text)
        if self._takes_section(text, line):
            return True
        if self._tells_of_listed(text):
            self._parts.left.append((line, text, Belonging.PARTICIPANT))
            return True
        people = without_sentence(text)
        self._take_each(label, people, line)
        self._parts.readings.append(Reading(people, line.place))
        return True

    def _take_each(self, label: Label, text: str, line: Line) -> None:
        """Take those whom each line of the text names."""
        attendance, voting = _ATTENDANCE.get(label), label is Label.VOTING
        of_items, text = _parted_from_items(text)
        for one in text.split("\n"):
            if self.running and re.fullmatch(POSITION, one.strip()):
                self._parts.people[-1], _ = add_detail(self._parts.people[-1], one.strip())
            elif self._takes_whom(one.strip()):
                pass
            elif not re.fullmatch(_NOBODY, one.strip()):
                for found in self._each(label, one, listed_people(one, attendance, voting=voting)):
                    self._take_person(_with_items(found, of_items, is_signing=label in ROLES), ROLES.get(label, self._role), line)
                    self._parts.called |= {found.person.name} if label is Label.CALLED else set()
                    if label is Label.CALLED and self._for_information:
                        self._parts.informed.append((line, found.person.name))

    def _takes_whom(self, text: str) -> bool:
        """Take a text, before anybody under the label or where others did so, that is whom those below it represent; else False."""
        found = re.fullmatch(
            r"(?:(?:För|Från) (?=\w)|(?=[A-ZÅÄÖ]))(?P<of>[\w -]{3,40}?)(?P<kind> [Oo]rdinarie| [Ee]rsättare)?:?", text
        )
        if found is None or not names_a_body(found["of"]) or begins_with_name(found["of"]) or (self.running and not self._over):
            return False
        self._over, self._role, self.running = found["of"], _role_of_all(found["kind"] or ""), False
        return True

    def _takes_section(self, text: str, line: Line) -> bool:
        """Take a text that is a row over those of a kind, as "Ersättare (7)"; what they are is kept for those below it."""
        if re.fullmatch(SECTION, text.strip()) is None:
            return False
        self._role, self.running = _role_of_all(text), False
        self._parts.readings.append(Reading(text, line.place))
        return True

    def _tells_of_listed(self, text: str) -> bool:
        """Whether the text tells of some of those who are listed elsewhere: "Bo Ek lämnade mötet kl. 10.", "Alla utom Bo Ek"."""
        mover = re.match(rf"(?P<name>{NAME})\s+[a-zåäö]+\b.*\.$", text)
        is_of_one = mover is not None and any(person.name == mover["name"] for person in self._parts.people)
        return is_of_one or re.match(r"(?:Samtliga|Alla)\b.*\butom\b", text) is not None

    def _each(self, label: Label, text: str, named: list[Listed]) -> list[Listed]:
        """Those whom a line names: one, with whom they are of, where all lines above name one ("Ida Al, Norra Skog")."""
        if label is Label.ABSENT:  # a mark by somebody there says that they weren't
            named = [replace(one, person=replace(one.person, attendance=Attendance.ABSENT)) for one in named]
        alone = self._alone.get(label, 0)
        if len(named) == 2 and alone >= _FEWEST_ALONE and _is_only_named(named[1]):
            person, _ = add_detail(named[0].person, named[1].person.name)
            return [replace(named[0], person=person)]
        if len(named) > 1:
            self._alone[label] = -1
        elif named and alone >= 0 and re.search(r"\w,\s*[A-ZÅÄÖ]", text):
            self._alone[label] = alone + 1
        return named

    def _take_person(self, found: Listed, role: str, line: Line) -> bool:
        """Take somebody who was named; ``role`` is what the label says of all that it names. False if it is nobody."""
        parts = self._parts
        if found.person.name and " " not in found.person.name and self._full_names and not found.person.roles:
            parts.left.append((line, " ".join([found.person.name, found.rest]).strip(), Belonging.NOISE))
            return False
        if found.person.name:
            self._full_names = self._full_names or re.search(r" \S{2,}$", found.person.name) is not None
            is_taken = role == CHAIR and any(person.has_role(CHAIR) for person in parts.people)
            if role == self._role and _is_no_substitute(found.person, is_apart=line.spaced and self.running):
                role = self._role = ""
            roles = found.person.roles or ((role,) if role and not is_taken else ())
            parts.people.append(_of_body(replace(found.person, roles=roles), self._over))
            if found.person.attendance is Attendance.ABSENT:
                parts.absent.append((line, found.person.name))
            if found.alias:
                parts.aliases[found.alias] = found.person.name
            self.running = True
        elif parts.people and len(found.rest) < 80 and self.running and not line.bold and _is_more_of_person(found.rest):
            parts.people[-1], understood = add_detail(parts.people[-1], found.rest)
            if understood:
                return True
        if found.rest:
            guess = Belonging.NOISE if found.person.name else Belonging.PARTICIPANT
            parts.left.append((line, found.rest, guess))
        return True


def _is_over_absent(text: str) -> bool:
    """Whether a text stands over those who didn't come: "Ej närvarande (får protokollet)"."""
    label = label_before(re.sub(r"\s*\([^()]*\)$", "", text.strip()))
    return label is not None and Label.ABSENT in label.labels


def _role_of_all(label: str) -> str:
    """What a label or a heading says that all those under it are in the body; empty for anything but substitutes."""
    return "ersättare" if re.fullmatch(SUBSTITUTES, re.sub(r"\s*\(\d+\)$", "", label.strip(" :"))) else ""


def _of_body(person: Participant, body: str) -> Participant:
    """The person, of whom the heading over them says whom they represent, if nothing else does but their party."""
    if body and (not person.organisation or re.fullmatch(PARTY, person.organisation)):
        person, _ = add_detail(person, body)
    return person


def _is_no_substitute(person: Participant, *, is_apart: bool) -> bool:
    """Whether somebody below the substitutes is none: an official after a blank line, or by the post, who has no party."""
    has_party = re.fullmatch(rf"{PARTY}|[A-ZÅÄÖ]{{1,4}}", person.organisation) is not None
    return not has_party and (is_apart or bool(person.title))


def _with_items(one: Listed, items: str, *, is_signing: bool) -> Listed:
    """Somebody with the items that the text tells of all that it names; who signs for some may have been at all of them."""
    person = replace(one.person, items=one.person.items or items)
    if is_signing and person.items:
        return replace(one, person=replace(person, items=""), rest=f"{one.rest} § {person.items}".strip())
    return replace(one, person=person)


def _parted_from_items(text: str) -> tuple[str, str]:
    """For which items those were there whom the text names, if it says so of all of them, and the text without that."""
    found = re.match(_OF_ITEMS, text)
    return (re.sub(r"\s*[-–]\s*", "-", found["items"]), text[found.end() :]) if found else ("", text)


def _is_only_named(one: Listed) -> bool:
    """Whether nothing is told of somebody but a name, which then may be an organisation's."""
    person = one.person
    return not (one.rest or one.alias or person.organisation or person.title or person.roles or person.replaces)


def is_person_first(text: str) -> bool:
    """Whether the text begins with somebody's name, with a role before it or a party after it: "Vice ordföranden Bo Alm (s)"."""
    return re.match(rf"{POST_BEFORE}\s+{NAME}|{NAME}\s*\({PARTY}\)", text) is not None


def stands_over_people(line: Line, after: Line | None) -> bool:
    """Whether the line may say which of those under the label stand below it: a county, "Företag/industrier" over rows of names."""
    text = line.text.strip()
    if text in COUNTIES:
        return True
    if len(line.cells) > 1 or after is None or len(after.cells) == 1 or len(text) > _LONGEST_GROUP:
        return False
    return not re.search(r"[\d.:](?!$)", text) and not begins_with_name(text) and begins_with_name(after.cells[0].text)


def is_group_beside(of: Cell, name: Cell) -> bool:
    """Whether a cell tells what those are who are named beside it and below, in words that are no label that is known."""
    text = of.text.strip()
    is_words = re.fullmatch(r"[^\W\d_][^\d:;,()]{3,30}[.:]?", text) is not None and not is_post(text)
    return is_words and label_before(text) is None and not begins_with_name(text) and begins_with_name(name.text.strip())


def one_person(flat: str) -> Participant | None:
    """The person whom a line without a label names together with a role: "Lena Ask, sekreterare"."""
    tells = "," in flat or re.fullmatch(rf"{NAME}\s+{ROLE_WORD}", flat)
    found = listed_people(flat, None, voting=False) if len(flat) < 120 and tells else []
    return found[0].person if len(found) == 1 and found[0].person.roles and not found[0].rest else None


def _is_more_of_person(text: str) -> bool:
    """Whether a line without a name may tell more of the person above: words, and no time or day."""
    if re.fullmatch(PART_OF_THEM, text) or not (tells_what_somebody_is(text) or is_position(text)):
        return False
    return re.match(r"[^\W\d]", text) is not None and times_in(text)[0] is None and re.search(r"\d{2}", text) is None
