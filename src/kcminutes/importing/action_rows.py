"""Åtgärder out of a table, stacked lines, a tab row, or words at the end of a sentence."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.importing.columns import Column
from kcminutes.importing.grids import cells_by_column
from kcminutes.importing.label import Label
from kcminutes.importing.labels import label_before
from kcminutes.importing.names_seen import NAME_WORD, looks_like_name
from kcminutes.importing.responsible import by_capitals
from kcminutes.importing.source import Line, joined, line_of
from kcminutes.importing.told_when import WhenTold
from kcminutes.meeting.model import Action
from kcminutes.swedish.dates_read import read_date, read_period
from kcminutes.swedish.names import those_meant

_HEADS: Final = frozenset({Label.ACTIONS, Label.DUE, Label.RESPONSIBLE, Label.NOTES})
_RESPONSIBLE_WORDS: Final = r"(?:[Aa]nsvar(?:ig|iga)?(?: för (?:genomförande|åtgärden))?(?:/a)?|[Vv]em|[Uu]tförare)"
_DUE_WORDS: Final = (
    r"(?:[Kk]lar(?:t|datum)?(?: senast| den| när)?|[Ss]lutdatum|[Ss]enast|[Nn]är|[Dd]eadline|"
    r"[Ff]ärdigt?(?: senast)?|[Tt]idplan|[Dd]atum)"
)
_BEFORE: Final = r"^(?P<text>.*?)[\s(\[–-]*"
_INLINE: Final = (
    rf"{_BEFORE}\b{_RESPONSIBLE_WORDS}\s*:\s*(?P<who>[^:\n]+?)[\s.,;]*(?:\b{_DUE_WORDS}\s*:?\s*(?P<due>[^:\n)\]]+?))?[)\].]*\s*$"
)
_INLINE_DUE_FIRST: Final = (
    rf"{_BEFORE}\b{_DUE_WORDS}\s*:\s*(?P<due>[^:\n]+?)[\s.,;]*\b{_RESPONSIBLE_WORDS}\s*:\s*(?P<who>[^:\n)\]]+?)[)\].]*\s*$"
)
_DUE_LAST: Final = (
    r"[,.;\s(](?:[Ss]enast(?: den)?|[Kk]lart|till den|före(?: den)?|innan(?: den)?):?\s+(?P<due>[^,;.()]{3,25})\)?\.?$"
)
# A run of spaces is tried from where it begins only.
_DUE_LABELLED: Final = rf"(?<![\s,;(–-])(?P<end>[.!]?)[\s,;(–-]*+\b{_DUE_WORDS}\s*:\s*(?P<due>[^:\n()]{{3,30}}?)\)?\.?$"
_LONGEST_WHO: Final = 300
"""Characters of people with a day."""
_LONGEST_INLINE: Final = 1500
"""Characters; keeps a novel away from the patterns."""


_SURELY_WHEN: Final = r"nästa|snarast|omgående|löpande"
"""What words for a time have that tell when something is to be done; "i november" may be when that is which is prepared."""


class Rows(Struct, frozen=True):
    """Åtgärder, and the lines of text beside or after them."""

    actions: tuple[Action, ...]
    rest: tuple[Line, ...] = ()
    readings: tuple[str, ...] = ()
    """The texts that became a day or a head of the table."""


_GOES_ON: Final = r"(?:och|samt|eller|för|att|om|till|i|på|med|från|av|som)\s"
"""How a line begins that goes on with the text above, be there names in it."""


class ActionReader(Struct, frozen=True):
    """Reads åtgärder of a meeting."""

    day: date
    """The meeting's, for a day without a year."""
    names: tuple[str, ...] = ()
    """Those who are known, for whom a short form may stand."""
    aliases: Mapping[str, str] = {}
    """Names by the initials that the file gives them."""

    def table(self, rows: Sequence[Line], columns: Sequence[Column]) -> Rows:
        """Those of a table's rows, the first of which is its head."""
        actions, readings, rest = [], [rows[0].plain], []
        for row in rows[1:]:
            texts = {Column.ACTIONS: "", Column.DUE: "", Column.RESPONSIBLE: ""}
            others: list[str] = []
            for column, text in cells_by_column(row, columns):
                if column is Column.NUMBER:
                    readings.append(text)
                    continue
                if column is Column.OTHER and texts[Column.ACTIONS]:
                    others.append(text)
                    continue
                kind = column if column in texts else Column.ACTIONS
                texts[kind] = f"{texts[kind]}\n{text}".strip()
            action, read = self.action(*texts.values())
            actions.append(action)
            readings += read
            if others:  # how far it had come: no åtgärd's own text, and nothing to lose
                said = f"{' '.join(action.text.split())}: {', '.join(' '.join(text.split()) for text in others)}"
                rest.append(replace(line_of(said, row.place), bullet=1))
        return Rows(tuple(actions), tuple(rest), tuple(readings))

    def stacked(self, lines: Sequence[Line], *, labelled: bool) -> Rows:
        """Those of lines that stand under each other: text, day and people in any order, with or without their labels between."""
        rows: list[list[str]] = []
        ends: list[int] = []
        readings: list[str] = []
        expected: int | None = 0 if labelled else None
        heads = labels_of_rows = 0
        prose: list[Line] = []
        for index, line in enumerate(lines):
            text = line.plain
            found = label_before(text)
            if found and (kinds := [label for label in found.labels if label in _HEADS]):
                readings.append(found.label_text)
                heads += 1
                # Two labels after each other are the head of a table whose cells became lines.
                expected = None if heads > 1 else _COLUMNS.get(kinds[0], 0)
                if not found.rest:
                    continue
                labels_of_rows += 1
                expected = _COLUMNS.get(kinds[0], 0)
                text = found.rest
            elif labels_of_rows > 1 and rows and all(rows[-1]) and line.spaced and not line.bullet:
                prose.append(line)  # between two åtgärder, each under its labels
                continue
            heads = 0
            is_begun = bool(rows) and not any(rows[-1][1:])
            goes_on = is_begun and expected is None and not line.spaced and re.match(_GOES_ON, text) is not None
            column = 0 if goes_on else self._kind(text, expected)
            if (
                column == 0
                and rows
                and not any(rows[-1][1:])
                and (line.continues or not line.spaced)
                and not line.bullet
                and expected is None
            ):
                rows[-1][0] = joined(rows[-1][0], line.plain)
                ends[-1] = index + 1
            elif column == 0 and rows and not any(rows[-1][1:]) and text[:1].islower():
                rows[-1][0] = joined(rows[-1][0], text)
                ends[-1] = index + 1
            elif column == 0 or not rows or (rows[-1][column] and column == 1):
                texts = ["", "", ""]
                texts[column] = text
                rows.append(texts)
                ends.append(index + 1)
            else:
                rows[-1][column] = joined(rows[-1][column], text)
                ends[-1] = index + 1
            expected = None
        keep = len(rows)
        is_last_open = any(any(row[1:]) for row in rows)  # what comes after the last whole row is prose again
        while is_last_open and keep and not any(rows[keep - 1][1:]) and not lines[ends[keep - 1] - 1].bullet:
            keep -= 1
        actions = []
        for row in rows[:keep]:
            action, read = self.action(*row)
            actions.append(action)
            readings += read
        rest = lines[ends[keep - 1] if keep else 0 :] if keep < len(rows) else ()
        return Rows(tuple(actions), (*prose, *rest), tuple(readings))

    def inline(self, text: str, *, labelled: bool = False) -> tuple[Action, list[str]] | None:
        """The one that a sentence with "Ansvarig: X Klart: Y" is; None for any other text. ``labelled``: in no other form."""
        if len(text) > _LONGEST_INLINE:
            return None
        match = re.match(_INLINE_DUE_FIRST, text, re.DOTALL) or re.match(_INLINE, text, re.DOTALL)
        if match is None:
            return None if labelled else self._in_brackets(text)
        if not match["text"].strip() or len(match["who"].split()) > 12:
            return None
        action, read = self.action(_unlabelled(match["text"].strip(" \t–-(:")), match["due"] or "", match["who"])
        return action, [*read, text]

    def _in_brackets(self, text: str) -> tuple[Action, list[str]] | None:
        """The one that ends with a known person and a day in brackets: "Ringa fastighet (Karin, 28/2)"."""
        match = re.fullmatch(r"(?s)(?P<text>.+?)\s*\((?P<who>[^(),]{2,60}),\s*(?P<due>[^()]{3,30})\)\.?", text)
        if match is None or not self._is_day(match["due"]):
            return self._handed_out(text)
        if not self.are_known(match["who"]):
            return None
        action, read = self.action(_unlabelled(match["text"]), match["due"], match["who"])
        return action, [*read, text]

    def _handed_out(self, text: str) -> tuple[Action, list[str]] | None:
        """The one that is given to a known person: "Uppdrag till Karin: ta fram kostnader"."""
        match = re.fullmatch(r"(?s)(?:Uppdrag|Åtgärd|Uppgift|Aktivitet) (?:till|för) (?P<who>[^:]{2,60}):\s*(?P<text>.+)", text)
        if match is None and (pointed := re.fullmatch(r"(?:→|=>|-->|->)\s*(?P<text>\S.*)", text)):
            first = pointed["text"].split()[0]
            action, read = self.action(pointed["text"], "", first if first in (*self.names, "Alla") else "")
            return action, [*read, text]
        if match is None or not self.are_known(match["who"]):
            return None
        action, read = self.action(match["text"], "", match["who"])
        return action, [*read, text]

    def are_known(self, who: str) -> bool:
        """Whether the text names people of the meeting and nobody else, or everybody."""
        names = those_meant(who, self.names)
        return bool(names) and all(name in self.names or name in self.aliases or name.casefold() == "alla" for name in names)

    def action(self, text: str, due: str, who: str) -> tuple[Action, list[str]]:
        """The åtgärd of the three texts, and those of them that became values."""
        if not who and not due and (labelled := self.inline(text, labelled=True)):
            return labelled
        if not who and (named := re.match(r"(?P<who>[^:\n]{2,40}):\s+(?=\S)", text)):
            meant = those_meant(named["who"], self.names)
            if meant and all(name in (*self.names, "Alla") for name in meant):
                action, readings = self.action(text[named.end() :], due, named["who"])
                return action, [*readings, text]
        if not due and (told := re.search(_DUE_LABELLED, text)) and self._is_day(told["due"]):
            action, readings = self.action(text[: told.start()] + told["end"], told["due"], who)
            return action, [*readings, text]
        whole, (who, due) = who, self._apart(who) if who and not due else (who, due)
        day = read_date(due, today=self.day)
        words = "" if day else " ".join(due.split())
        readings = [*([due] if day else []), *([whole] if whole != who else [])]
        if _bare(text) != text.strip():
            readings.append(text)
        if (
            not who
            and (told := re.fullmatch(r"(?s)(?P<text>.+?)(?<!\s)\s*+\((?P<who>[^()]{2,60})\)\.?", text))
            and self.are_known(told["who"])
        ):
            action, readings = self.action(told["text"], due, told["who"])
            return action, [*readings, text]
        last = None if due else re.search(_DUE_LAST, text) or re.search(r"\((?P<due>[^()]{3,25})\)\.?$", text)
        if last is not None and self._is_day(last["due"]):
            day = read_date(last["due"], today=self.day)
        if day is None and not words:
            day, words = WhenTold(self.day).due(text)
            words = words if re.search(_SURELY_WHEN, words, re.IGNORECASE) else ""
        people = [name.capitalize() if name == "alla" else name for name in self._people(who)] or self._first_named(text)
        if who.strip() and " ".join(people) != " ".join(who.split()):
            readings.append(who)
        return Action(text=_bare(text), due=day, when=words, responsible=tuple(people)), readings

    def _apart(self, who: str) -> tuple[str, str]:
        """The people and the day of a text that has both: "Karin, 31 maj"."""
        form = rf"(?P<who>[^:\n]+?)[\s.,;(]+{_DUE_WORDS}\s*:\s*(?P<due>[^:\n]+?)[).]*"
        if len(who) <= _LONGEST_WHO and (labelled := re.fullmatch(form, who)):
            return labelled["who"], labelled["due"]  # "Karin Klart: nästa möte"
        words = who.split()
        if self.are_known(who):  # "Eva och Jan"
            return who, ""
        for count in range(min(4, len(words) - 1), 0, -1):
            before, due = words[:-count], " ".join(words[-count:])
            if self._is_day(due) and (not due.isdigit() or before[-1].endswith((",", ";"))):  # "Arbetsgrupp 2"
                return re.sub(r"[,;]?(?:\s(?:senast|klart?))?$", "", " ".join(before)), due
        return who, ""

    def _first_named(self, text: str) -> list[str]:
        """Whom an åtgärd begins with, in full or by a first name that nobody else has: "Rut ringer Siv", "Rut och Bo ringer"."""
        several = re.match(
            rf"(?P<who>{NAME_WORD}(?: {NAME_WORD})?(?:(?:, | och | samt ){NAME_WORD}(?: {NAME_WORD})?)+) [a-zåäö]", text
        )
        if several and self.are_known(several["who"]):
            return those_meant(several["who"], self.names)
        whole = [name for name in self.names if " " in name and text.startswith(f"{name} ")]
        first = text.split(maxsplit=1)[0] if text.strip() else ""
        if first == "Alla" or first in self.names:
            return [first]
        return whole[:1] or [name for name in those_meant(first, self.names) if name.startswith(f"{first} ")]

    def tells_what(self, who: str) -> bool:
        """Whether a text where people are due tells what somebody does: "Karin ringer fastighet senast 10 maj"."""
        after = re.match(rf"(?:{NAME_WORD}(?: {NAME_WORD})*(?:, | och | samt ))*{NAME_WORD}(?: {NAME_WORD})* (?=[a-zåäö])", who)
        return (
            after is not None and bool(self._first_named(who)) and not re.match(r"(?:och|samt|senast|klart?)\b", who[after.end() :])
        )

    def _people(self, who: str) -> list[str]:
        text = " ".join(who.replace("\n", ", ").split()).strip(" .,;")
        meant = those_meant(text, self.names) if text not in ("", "-", "–") else []
        return [self.aliases.get(name) or by_capitals(name, self.names) for name in meant]

    def _kind(self, text: str, expected: int | None) -> int:
        """Which of text (0), day (1) and people (2) a line is."""
        if self._is_day(text):
            return 1
        if expected == 2 or ((expected is None or expected == 1) and self._is_people(text)):
            return 2
        return 1 if expected == 1 and len(text) < 30 else 0

    def _is_day(self, text: str) -> bool:
        return len(text) < 40 and (read_date(text, today=self.day) is not None or bool(read_period(text)))

    def _is_people(self, text: str) -> bool:
        if len(text) > 80 or text.endswith("."):
            return False
        names = those_meant(text, self.names)
        known = [name for name in names if name in self.names or name in self.aliases]
        return bool(names) and (len(known) == len(names) or all(looks_like_name(name) and len(name.split()) < 5 for name in names))


_COLUMNS: Final = {Label.ACTIONS: 0, Label.NOTES: 0, Label.DUE: 1, Label.RESPONSIBLE: 2}


def _unlabelled(text: str) -> str:
    """The text without a label for åtgärder before it: "Aktion 19-02: Dela mallen"."""
    return re.sub(r"^(?:Åtgärd|Aktion|Uppdrag|Att göra)\s*[\d-]*\s*:\s*", "", text)


def _bare(text: str) -> str:
    """The text without a point's sign or the marks of emphasis around it."""
    text = re.sub(r"^[-–•*→]\s+", "", text.strip())
    marked = re.fullmatch(r"(?s)(\*{1,2}|_{1,2}|<i>|<b>|<em>)(?P<text>[^*<]+?)(\*{1,2}|_{1,2}|</i>|</b>|</em>)", text)
    return marked["text"] if marked else text
