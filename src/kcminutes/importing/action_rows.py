"""Åtgärder out of a table, stacked lines, a tab row, or words at the end of a sentence."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.importing.columns import Column
from kcminutes.importing.grids import cells_by_column
from kcminutes.importing.responsible import Performers
from kcminutes.importing.sentences import sentences
from kcminutes.importing.source import Line, line_of
from kcminutes.importing.stacked_actions import Stack
from kcminutes.importing.told_after import gives_somebody_a_task
from kcminutes.importing.told_when import WhenTold
from kcminutes.meeting.model import Action
from kcminutes.swedish.dates_read import read_date, read_day, read_period
from kcminutes.swedish.names import those_meant

_RESPONSIBLE_WORDS: Final = r"(?:[Aa]nsvar(?:ig|iga)?(?: för (?:genomförande|åtgärden))?(?:/a)?|[Vv]em|[Uu]tförare)"
_DUE_WORDS: Final = (
    r"(?:[Kk]lar(?:t|datum)?(?: senast| den| när)?|[Ss]lutdatum|[Ss]enast|[Nn]är|[Dd]eadline|"
    r"[Ff]ärdigt?(?: senast)?|[Tt]idplan|[Dd]atum)"
)
_SHORT: Final = r"(?s)(?P<text>.{4,}?), ansv\.? (?P<who>[A-ZÅÄÖ][^:.\n]{1,60})\.?"
"""An åtgärd with whoever is responsible last: "Lokal bokas före den 30/11, ansv. Petra och Ferhat."."""
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
_DUE_LABELLED: Final = (
    rf"(?<![\s,;(–-])(?P<end>[.!]?)[\s,;(–-]*+\b(?:{_DUE_WORDS}\s*:\s*|[Kk]lart?\s+(?=\d{{4}}-))(?P<due>[^:\n()]{{3,30}}?)\)?\.?$"
)
_LONGEST_WHO: Final = 300
"""Characters of people with a day."""
_LONGEST_INLINE: Final = 1500
"""Characters; keeps a novel away from the patterns."""
_HANDED: Final = r"(?:(?:Uppdrag|Åtgärd|Uppgift|Aktivitet) (?:till|för)|AP|Åtgärd)"
"""What stands before whoever an åtgärd is given to: "Uppdrag till Eva: boka lokal", "AP MK: boka lokal"."""
_DONE: Final = (
    r"(?i)(?:är )?(?:klart?|gjort|utförd?|utfört|genomförd?|genomfört|avslutad|avslutat|stängd|ok|åtgärdat|skickat)"
    r"(?:$|[.,;!:(–-]| (?=\W*\d|-))"
)
"""How a column of how far things have come begins where nothing is left to do, but for a day to come; no other word follows."""
_TO_BE_DONE: Final = r"(?i)(?:(?:pågår|ska vara|blir|beräknas|planeras),? )*(?:klart?|senast|till|före|färdigt?|redovisas)\b|\W*\d"
"""How such a column begins where it tells by when."""
_SOON: Final = timedelta(days=180)
"""How far ahead a day without a year may be that nothing is done on yet."""


class Rows(Struct, frozen=True):
    """Åtgärder, and the lines of text beside or after them."""

    actions: tuple[Action, ...]
    rest: tuple[Line, ...] = ()
    readings: tuple[str, ...] = ()
    """The texts that became a day or a head of the table."""


class ActionReader(Struct, frozen=True):
    """Reads åtgärder of a meeting."""

    day: date
    """The meeting's, for a day without a year."""
    who: Performers = Performers()
    """Who may have something to do."""

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
            status = ", ".join(" ".join(text.split()) for text in others)
            is_done = self._is_done(status)
            if not texts[Column.DUE] and not is_done and re.match(_TO_BE_DONE, status):
                day, when = WhenTold(self.day).of_task(status)
                texts[Column.DUE] = day.isoformat() if day else when
            action, read = self.action(*texts.values())
            said = action.text
            if is_done:
                said = ", ".join(filter(None, texts.values()))
            else:
                actions.append(action)
                readings += read
            if others:  # how far it had come: no åtgärd's own text, and nothing to lose
                said = f"{' '.join(said.split())}: {status}"
                rest.append(replace(line_of(said, row.place), bullet=1))
        return Rows(tuple(actions), tuple(rest), tuple(readings))

    def _is_done(self, status: str) -> bool:
        """Whether a text of how far something has come says that nothing is left to do: "Klar", "Klart 3/11", not "Klar i mars"."""
        found = re.match(_DONE, status)
        if found is None:
            return False
        day = read_date(status[found.end() :].strip(" .,;:()–-"), today=self.day)
        return day is None or day <= self.day or day - self.day > _SOON

    def stacked(self, lines: Sequence[Line], *, labelled: bool) -> Rows:
        """Those of lines that stand under each other: text, day and people in any order, with or without their labels between."""
        stack = Stack(self._kind, self.who, labelled=labelled)
        for at, line in enumerate(lines):
            stack.take(line, at)
        rows, rest = stack.whole_rows(lines)
        actions, readings = list[Action](), stack.readings
        for row in rows:
            told, read = self.each(*row)
            actions += told
            readings += read
        return Rows(tuple(actions), tuple(rest), tuple(readings))

    def each(self, text: str, due: str, who: str) -> tuple[list[Action], list[str]]:
        """The åtgärder that the text tells, and the texts that became days: one a sentence where each begins with whoever does it.

        Nothing may stand beside them then; what does is of the whole text.
        """
        pieces = sentences(text) if not (due or who) else []
        made = [self.action(piece, due, who) for piece in (pieces if all(map(self.who.first_named, pieces)) and pieces else [text])]
        return [action for action, _ in made], [reading for _, readings in made for reading in readings]

    def inline(self, text: str, *, labelled: bool = False) -> tuple[Action, list[str]] | None:
        """The one that a sentence with "Ansvarig: X Klart: Y" is; None for any other text. ``labelled``: in no other form."""
        if len(text) > _LONGEST_INLINE:
            return None
        if (short := re.fullmatch(_SHORT, text)) and self.who.are_known(short["who"]):
            action, read = self.action(short["text"], "", short["who"])
            return replace(action, text=text), [*read, text]
        match = re.match(_INLINE_DUE_FIRST, text, re.DOTALL) or re.match(_INLINE, text, re.DOTALL)
        if match is None:
            return None if labelled else self._in_brackets(text) or self._by_a_day(text)
        if not match["text"].strip() or len(match["who"].split()) > 12:
            return None
        action, read = self.action(_unlabelled(match["text"].strip(" \t–-(:")), match["due"] or "", match["who"])
        return action, [*read, text]

    def _in_brackets(self, text: str) -> tuple[Action, list[str]] | None:
        """The one that ends with a known person and a day in brackets: "Ringa fastighet (Karin, 28/2)"."""
        match = re.fullmatch(r"(?s)(?P<text>.+?)\s*\((?P<who>[^(),]{2,60}),\s*(?P<due>[^()]{3,30})\)\.?", text)
        if match is None or not self.is_day(match["due"]):
            return self._handed_out(text)
        if not self.who.are_known(match["who"]):
            return None
        action, read = self.action(_unlabelled(match["text"]), match["due"], match["who"])
        return action, [*read, text]

    def _by_a_day(self, text: str) -> tuple[Action, list[str]] | None:
        """The one whose last sentence begins with whoever is to do it, and that ends with a day after its label: "Klart: 17/5"."""
        told = re.search(_DUE_LABELLED, text)
        last = sentences(text[: told.start()])[-1] if told and self.is_day(told["due"]) else ""
        if not gives_somebody_a_task(last):
            return None
        action, read = self.action(text, "", "")
        return replace(action, responsible=tuple(self.who.first_named(last))), [*read, text]

    def _handed_out(self, text: str) -> tuple[Action, list[str]] | None:
        """The one that is given to a known person: "Uppdrag till Karin: ta fram kostnader"."""
        match = re.fullmatch(rf"(?s){_HANDED} (?P<who>[^:]{{2,60}}):\s*(?P<text>.+)", text)
        if match is None and (pointed := re.fullmatch(r"(?:→|=>|-->|->)\s*(?P<text>\S.*)", text)):
            first = pointed["text"].split()[0]
            action, read = self.action(pointed["text"], "", first if first in (*self.who.names, "Alla") else "")
            return action, [*read, text]
        if match is None or not self.who.are_known(match["who"]):
            return None
        action, read = self.action(match["text"], "", match["who"])
        return action, [*read, text]

    def action(self, text: str, due: str, who: str) -> tuple[Action, list[str]]:
        """The åtgärd of the three texts, and those of them that became values."""
        if not who and not due and (labelled := self.inline(text, labelled=True)):
            return labelled
        if not who and (named := re.match(r"(?P<who>[^:\n]{2,40}):\s+(?=\S)", text)):
            meant = those_meant(named["who"], self.who.names)
            if meant and all(name in (*self.who.names, "Alla") for name in meant):
                action, readings = self.action(text[named.end() :], due, named["who"])
                return action, [*readings, text]
        if not due and (told := re.search(_DUE_LABELLED, text)) and self.is_day(told["due"]):
            action, readings = self.action(text[: told.start()] + told["end"], told["due"], who)
            return action, [*readings, text]
        whole, (who, due) = who, self._apart(who) if who and not due else (who, due)
        day = read_day(due, today=self.day)
        words = "" if day else " ".join(due.split())
        readings = [*([due] if day else []), *([whole] if whole != who else [])]
        if _bare(text) != text.strip():
            readings.append(text)
        if (
            not who
            and (told := re.fullmatch(r"(?s)(?P<text>.+?)(?<!\s)\s*+\((?P<who>[^()]{2,60})\)\.?", text))
            and self.who.are_known(told["who"])
        ):
            action, readings = self.action(told["text"], due, told["who"])
            return action, [*readings, text]
        last = None if due else re.search(_DUE_LAST, text) or re.search(r"\((?P<due>[^()]{3,25})\)\.?$", text)
        if last is not None and self.is_day(last["due"]):
            day = read_day(last["due"], today=self.day)
        if day is None and not words:
            day, words = WhenTold(self.day).of_task(text)
        people = [name.capitalize() if name == "alla" else name for name in self.who.people(who)] or self.who.first_named(text)
        if who.strip() and " ".join(people) != " ".join(who.split()):
            readings.append(who)
        return Action(text=_bare(text), due=day, when=words, responsible=tuple(people)), readings

    def _apart(self, who: str) -> tuple[str, str]:
        """The people and the day of a text that has both: "Karin, 31 maj"."""
        form = rf"(?P<who>[^:\n]+?)[\s.,;(]+{_DUE_WORDS}\s*:\s*(?P<due>[^:\n]+?)[).]*"
        if len(who) <= _LONGEST_WHO and (labelled := re.fullmatch(form, who)):
            return labelled["who"], labelled["due"]  # "Karin Klart: nästa möte"
        words = who.split()
        if self.who.are_known(who):  # "Eva och Jan"
            return who, ""
        for count in range(min(4, len(words) - 1), 0, -1):
            before, due = words[:-count], " ".join(words[-count:])
            is_when = self.is_day(re.sub(r"^(?:till|inför|vid|före) ", "", due))
            if is_when and (not due.isdigit() or before[-1].endswith((",", ";"))):  # and no "Arbetsgrupp 2"
                return re.sub(r"[,;]?(?:\s(?:senast|klart?))?$", "", " ".join(before)), due
        return who, ""

    def _kind(self, text: str, expected: int | None) -> int:
        """Which of text (0), day (1) and people (2) a line is."""
        if self.is_day(text):
            return 1
        if expected == 2 or ((expected is None or expected == 1) and self.who.are_people(text)):
            return 2
        return 1 if expected == 1 and len(text) < 30 else 0

    def is_day(self, text: str) -> bool:
        """Whether the text is a day, or a period, and no more."""
        return len(text) < 40 and (read_date(text, today=self.day) is not None or bool(read_period(text)))


def _unlabelled(text: str) -> str:
    """The text without a label for åtgärder before it: "Aktion 19-02: Dela mallen"."""
    return re.sub(r"^(?:Åtgärd|Aktion|Uppdrag|Att göra)\s*[\d-]*\s*:\s*", "", text)


def _bare(text: str) -> str:
    """The text without a point's sign or the marks of emphasis around it."""
    text = re.sub(r"^[-–•*→]\s+", "", text.strip())
    marked = re.fullmatch(r"(?s)(\*{1,2}|_{1,2}|<i>|<b>|<em>)(?P<text>[^*<]+?)(\*{1,2}|_{1,2}|</i>|</b>|</em>)", text)
    return marked["text"] if marked else text
