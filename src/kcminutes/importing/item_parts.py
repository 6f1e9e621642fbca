"""The lines of one item into its parts: presenters, attachments, background, proposals, notes, decisions, åtgärder, status."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.broken_lines import paragraphs
from kcminutes.importing.columns import are_of_actions, columns_of
from kcminutes.importing.decided_in_prose import is_ours
from kcminutes.importing.item_taking import ItemTexts
from kcminutes.importing.item_texts import (
    SECTION,
    SUBHEADS,
    ItemParts,
    append,
    cells_apart,
    marked,
    names_files,
)
from kcminutes.importing.label import Label
from kcminutes.importing.labels import PARTS, Found, label_before, label_then_text, meanings
from kcminutes.importing.listed_actions import Point, as_points, lists_actions, named_points, points_of
from kcminutes.importing.result import Reading
from kcminutes.importing.source import Line
from kcminutes.importing.task_text import parted_from_told
from kcminutes.importing.told_after import (
    NUMBERED,
    is_after_numbered,
    is_sentence_after_clauses,
    is_task_after_decisions,
    is_told_after_decisions,
    is_told_after_proposals,
)

_CLAUSE: Final = r"(?:att|samt|dels)\b"
"""How a line begins that may be a decision of its own, however the one before ends."""
_SHORT: Final = 80
"""Characters of a point of what is announced."""
_MOST_OF_WHO: Final = 8
"""Words that tell who; more are a sentence."""


class ItemReader:
    """Reads the lines of items, of one meeting."""

    def __init__(self, texts: ItemTexts) -> None:
        self._texts = texts
        self._actions, self._is_agenda = texts.actions, texts.is_agenda

    def read(self, parts: ItemParts, lines: Sequence[Line]) -> None:
        """Take in the lines."""
        part: Label | None = None
        inline = with_verb = False
        at, lines = 0, paragraphs(lines, but=_CLAUSE)
        self._texts.begin(lines)
        if not self._is_agenda and lists_actions(parts.title, lines):
            self._points(parts, points_of(lines, self._actions.who))
            return
        while at < len(lines):
            line = lines[at]
            if re.fullmatch(SECTION, line.plain):  # there is no place for it, and it is listed
                at += 1
                continue
            if line.table and are_of_actions(columns_of(line)):
                at = self._table(parts, lines, at)
                part = None
                continue
            found = self._label(line) or self._lead_in(lines, at)
            label = found.among(PARTS) if found else None
            if found and (label is Label.ACTIONS or (label in (Label.RESPONSIBLE, Label.DUE) and not self._is_agenda)):
                at, part = self._labelled_actions(parts, lines, at, found), None
                continue
            if found and label is not None:
                parts.readings.append(Reading(found.label_text, line.place))
                part, inline = label, bool(found.rest)
                with_verb = re.search(r"(?i)beslut(?:ar|ade)\W*$", found.label_text) is not None
                if found.rest:
                    self._texts.take(parts, part, found.rest, line)
            else:
                part = self._part_of(lines, at, part, parts, inline=inline, with_verb=with_verb)
                is_task = part is Label.DECISIONS and not self._is_agenda and is_task_after_decisions(parts.decisions, line)
                self._texts.take(parts, Label.NOTES if is_task else part, marked(line), line)
            at += 1
        if not self._is_agenda:
            self._texts.take_last(parts)

    def _points(self, parts: ItemParts, points: Sequence[Point]) -> None:
        """Take the åtgärder of a list, each after whoever is to do it."""
        for point in points:
            if point.text:
                action, readings = self._actions.action(point.text, "", point.who)
                self._texts.add(parts, [action], [*readings, point.line.text], [point.line])
            else:
                parts.readings.append(Reading(point.line.text, point.line.place))

    def _labelled_actions(self, parts: ItemParts, lines: Sequence[Line], at: int, found: Found) -> int:
        """Take what stands under a label of åtgärder; gives the index after it."""
        if found.among(PARTS) is Label.RESPONSIBLE and self._actions.who.tells_what(found.rest):  # "Ansvar: Eva tar fram …"
            action, readings = self._actions.action(found.rest, "", "")
            self._texts.add(parts, [action], [found.label_text, *readings], [lines[at]])
            return at + 1
        end = self._end_of_section(lines, at + 1)
        below = as_points(lines[at + 1 : end])
        parts.readings += [Reading(number, line.place) for number, line in below.numbers]
        if not found.rest and (named := named_points(below.lines, self._actions.who)):
            parts.readings.append(Reading(found.label_text, lines[at].place))
            self._points(parts, named)
            return at + 1 + len(named)
        before = label_before(lines[at - 1].text.strip()) if at else None
        self._stacked(
            parts, [lines[at], *below.lines], parted_from_told(before.rest if before else lines[at - 1].plain if at else "")[1]
        )
        return end

    def _part_of(  # noqa: PLR0913  # what the label told
        self, lines: Sequence[Line], at: int, part: Label | None, parts: ItemParts, *, inline: bool, with_verb: bool
    ) -> Label | None:
        """The part that the line there, which has no label, is of, below one of the ``part``."""
        line = lines[at]
        if re.match(SUBHEADS, line.plain):
            return Label.NOTES
        if re.fullmatch(r"Paragrafen justeras\W*", line.plain):  # who signs it stands below
            return None
        ends = self._ends_part(part, line, inline=inline) or (with_verb and _ends_clauses(part, parts, line))
        if part is Label.DECISIONS and len(line.plain) < _SHORT and any(one.endswith(":") for one in parts.decisions):
            return part  # what one of them announces
        if part is Label.DECISIONS and not ends:
            ends = is_after_numbered(parts.decisions, lines, at) or (not inline and is_told_after_decisions(parts, lines, at))
            ends = ends or is_sentence_after_clauses(parts.decisions, line)
        return None if ends or (self._is_agenda and is_told_after_proposals(part, parts, line)) else part

    def _label(self, line: Line) -> Found | None:
        text = line.text.strip()
        if proposed := re.fullmatch(r"(?P<label>(?:[A-ZÅÄÖ][\w-]*s )?[Ff]örslag till beslut) (?P<text>att\s.+)", text):
            return Found((Label.PROPOSALS,), proposed["label"], proposed["text"], 0.9)
        found = label_before(text)
        if found and Label.ACTIONS in found.labels and {Label.DUE, Label.TIME} & {*meanings(found.rest)[0]}:
            return None  # "Aktivitet | När": the head of a timetable, of which nobody has anything to do
        if found is not None and found.among(PARTS) is not None and self._may_be(found, line):
            return found
        if re.match(r"(?i)föredragande|föredras|bilag|ansvarig", text):
            then = label_then_text(text, frozenset({Label.PRESENTERS, Label.ATTACHMENTS}))
            if (
                then is not None
                and (then.among(PARTS) is Label.ATTACHMENTS) <= bool(re.match(r"\d", then.rest))
                and len(text) < 200
            ):
                return then
        return None

    def _lead_in(self, lines: Sequence[Line], at: int) -> Found | None:
        """The line as a label, where it says that this meeting decides, and what that is stands below it."""
        text = lines[at].plain
        said = re.fullmatch(
            r"(?P<who>[A-ZÅÄÖ][\w -]{1,60}?) besl(?:utar|utade|öt)(?: (?P<to>att)| (?:i enlighet med|enligt) [^.:]{3,60})?:?",
            text,
        )
        if said is None or self._is_agenda or not (said["who"] in self._texts.own_names or is_ours(said["who"], self._texts.body)):
            return None
        follows = said["to"] or any(line.plain.startswith("att ") for line in lines[at + 1 : at + 2])
        return Found((Label.DECISIONS,), text, "", 0.9) if follows else None

    def _may_be(self, found: Found, line: Line) -> bool:
        """Whether the words are meant as a label: a weak one needs a colon, or a line of its own."""
        label = found.among(PARTS)
        text = line.text.strip()
        if found.rest and found.label_text[-1:] not in ":–-" and len(line.cells) == 1:
            return False
        if line.bullet and not found.rest and ":" not in text:
            return False
        if label in (Label.NOTES, Label.BACKGROUND) and found.rest and ":" in found.label_text:
            return label is Label.BACKGROUND or found.sure > 0.85
        if label is Label.RESPONSIBLE and len(found.rest.split()) > _MOST_OF_WHO and not self._actions.who.tells_what(found.rest):
            return False
        if re.match(r"(?i)handläggare\b|tidplan\W*$", text):
            return False  # who prepared the matter; what is planned stands below it
        if label is Label.DUE and re.match(r"(?i)tid\b", text) and found.rest and not self._actions.is_day(found.rest):
            return False  # "Tid: grönt"
        if label in (Label.DUE, Label.RESPONSIBLE):
            return self._is_agenda is False or label is Label.RESPONSIBLE
        return True

    def _ends_part(self, part: Label | None, line: Line, *, inline: bool) -> bool:
        """Whether a line is no longer of the small part above it; ``inline`` if that began on the label's line."""
        if line.continues:
            return False
        if part in (Label.DECISIONS, Label.PROPOSALS):
            begins = NUMBERED.sub("", line.plain, count=1)
            return inline and not line.bullet and begins[:1].isupper() and not re.match(r"(?:att|samt|dels)\b", begins)
        if part in (Label.PRESENTERS, Label.REFERENCE):
            return inline or line.spaced
        if part is Label.ATTACHMENTS:
            text = line.plain
            if line.bullet or names_files(text):
                return False
            return inline or len(text) > 140 or (text.endswith(".") and len(text) > 40)
        return False

    def _end_of_section(self, lines: Sequence[Line], at: int) -> int:
        """Where a section of åtgärder ends: at the next label that is none of theirs."""
        while at < len(lines):
            found = label_before(lines[at].text.strip())
            if found is not None and Label.COMING in found.labels:
                break
            if (
                found is not None
                and (label := found.among(PARTS)) is not None
                and label not in (Label.ACTIONS, Label.DUE, Label.RESPONSIBLE)
            ):
                break
            if lines[at].table and are_of_actions(columns_of(lines[at])):
                break
            at += 1
        return at

    def _table(self, parts: ItemParts, lines: Sequence[Line], at: int) -> int:
        """Read a table of åtgärder whose head stands at the index; gives the index after it."""
        head, end = lines[at], at + 1
        while end < len(lines) and lines[end].table == head.table and not are_of_actions(columns_of(lines[end])):
            end += 1
        rows = self._actions.table(lines[at:end], columns_of(head))
        self._texts.add(parts, rows.actions, rows.readings, lines[at:end])
        for line in rows.rest:
            append(parts.notes, marked(line), line)
        return end

    def _stacked(self, parts: ItemParts, lines: Sequence[Line], before: str) -> None:
        """The åtgärder of lines under their labels; one of which only person and day stand there is what stands ``before``."""
        first = lines[0]
        inline = self._actions.inline(first.plain)
        if inline is not None and label_before(first.text.strip()) and inline[0].text and len(lines) == 1:
            self._texts.add(parts, [inline[0]], inline[1], lines)
            return
        expanded = [each for line in lines for each in cells_apart(line)]
        rows = self._actions.stacked(expanded, labelled=True)
        actions = []
        for action in rows.actions:
            again = self._actions.inline(action.text) if not action.responsible else None
            action = again[0] if again else action  # noqa: PLW2901
            actions.append(action if action.text or action.is_empty else replace(action, text=before or parts.title))
            if again:
                parts.readings.append(Reading(action.text, first.place))
        self._texts.add(parts, actions, rows.readings, lines)
        for line in rows.rest:
            self._texts.take(parts, None, marked(line), line)


def _ends_clauses(part: Label | None, parts: ItemParts, line: Line) -> bool:
    """Whether what the group "beslutar" ends before the line, which is no clause as those above: "att …, att …"."""
    above = part is Label.DECISIONS and parts.decisions and parts.decisions[-1].startswith("att ")
    return bool(above) and not line.continues and not line.bullet and not line.plain.startswith(("att ", "samt "))
