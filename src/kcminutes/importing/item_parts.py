"""The lines of one item into its parts: presenters, attachments, background, proposals, notes, decisions, åtgärder, status."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.action_rows import ActionReader
from kcminutes.importing.days import times_in
from kcminutes.importing.grids import Column, cells_by_column, columns_of
from kcminutes.importing.item_status import StatusReader
from kcminutes.importing.item_texts import (
    SECTION,
    SUBHEADS,
    ItemParts,
    append,
    append_decision,
    attachments_in,
    cells_apart,
    marked,
    names_files,
    presenters_in,
    presenters_told,
)
from kcminutes.importing.labels import PARTS, Found, Label, label_before, label_then_text
from kcminutes.importing.numbers import REFERENCE
from kcminutes.importing.result import Reading
from kcminutes.importing.said import DECIDES
from kcminutes.importing.source import Line
from kcminutes.meeting.model import Action

_TAKES: Final = r"(?i)(?:tid|tidsåtgång|beräknad tid|beräknad tidsåtgång)\s*:\s*(?:ca\.?\s*)?(?P<count>\d{1,3})\s*min(?:uter|\.)?"
_PARTS_OF: Final = {
    Column.NOTES: None,
    Column.BACKGROUND: Label.BACKGROUND,
    Column.DECISIONS: Label.DECISIONS,
    Column.PROPOSALS: Label.PROPOSALS,
    Column.PRESENTERS: Label.PRESENTERS,
    Column.ATTACHMENTS: Label.ATTACHMENTS,
    Column.REFERENCE: Label.REFERENCE,
}


class ItemReader:
    """Reads the lines of items, of one meeting."""

    def __init__(self, reader: ActionReader, *, is_agenda: bool, decides_in_prose: bool, years: Sequence[int] = ()) -> None:
        """A reader; in minutes without any label for decisions, a paragraph that says that it was decided is one."""
        self._actions = reader
        self._status = StatusReader(reader.day, years)
        self._is_agenda = is_agenda
        self._decides_in_prose = decides_in_prose

    def read(self, parts: ItemParts, lines: Sequence[Line]) -> None:
        """Take in the lines."""
        part: Label | None = None
        inline = False
        at = 0
        while at < len(lines):
            line = lines[at]
            if re.fullmatch(SECTION, line.plain):  # there is no place for it, and it is listed
                at += 1
                continue
            if line.table and columns_of(line):
                at = self._table(parts, lines, at)
                part = None
                continue
            found = self._label(line)
            label = found.among(PARTS) if found else None
            if (found and label is Label.ACTIONS) or (found and label in (Label.RESPONSIBLE, Label.DUE) and not self._is_agenda):
                end = self._end_of_section(lines, at + 1)
                before = label_before(lines[at - 1].text.strip()) if at else None
                self._stacked(parts, lines[at:end], before.rest if before else lines[at - 1].plain if at else "")
                at, part = end, None
                continue
            if found and label is not None:
                parts.readings.append(Reading(found.label_text, line.place))
                part, inline = label, bool(found.rest)
                if found.rest:
                    self._take(parts, part, found.rest, line)
            else:
                if self._ends_part(part, line, inline=inline):
                    part = None
                if re.match(SUBHEADS, line.plain):
                    part = Label.NOTES
                self._take(parts, part, marked(line), line)
            at += 1

    def _label(self, line: Line) -> Found | None:
        text = line.text.strip()
        found = label_before(text)
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

    def _may_be(self, found: Found, line: Line) -> bool:
        """Whether the words are meant as a label: a weak one needs a colon, or a line of its own."""
        label = found.among(PARTS)
        text = line.text.strip()
        if found.rest and ":" not in found.label_text and len(line.cells) == 1:
            return False
        if line.bullet and not found.rest and ":" not in text:
            return False
        if label in (Label.NOTES, Label.BACKGROUND) and found.rest and ":" in found.label_text:
            return label is Label.BACKGROUND or found.sure > 0.85
        if label in (Label.DUE, Label.RESPONSIBLE):
            return self._is_agenda is False or label is Label.RESPONSIBLE
        return True

    def _ends_part(self, part: Label | None, line: Line, *, inline: bool) -> bool:
        """Whether a line is no longer of the small part above it; ``inline`` if that began on the label's line."""
        if line.continues:
            return False
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
            if lines[at].table and columns_of(lines[at]):
                break
            at += 1
        return at

    def _table(self, parts: ItemParts, lines: Sequence[Line], at: int) -> int:
        """Read a table of åtgärder whose head stands at the index; gives the index after it."""
        head, end = lines[at], at + 1
        while end < len(lines) and lines[end].table == head.table and not columns_of(lines[end]):
            end += 1
        rows = self._actions.table(lines[at:end], columns_of(head))
        self._add(parts, rows.actions, rows.readings, lines[at:end])
        return end

    def read_row(self, parts: ItemParts, line: Line, columns: Sequence[Column]) -> None:
        """Take in a row of a table of items, but for its title and number."""
        texts: dict[Column, str] = {}
        for column, text in cells_by_column(line, columns):
            if column is Column.TITLE and column not in texts:
                texts[column] = text
                rest = text.split("\n")[1:]
                for piece in rest:
                    self._take(parts, None, piece, line)
            elif column in _PARTS_OF:
                self._lines_in(parts, _PARTS_OF[column], text, line)
            else:
                texts[column] = f"{texts.get(column, '')}\n{text}".strip()
        if text := texts.pop(Column.EITHER, ""):
            if not self._is_agenda and (texts.get(Column.DUE) or texts.get(Column.RESPONSIBLE)):
                texts[Column.ACTIONS] = "\n".join(filter(None, (texts.get(Column.ACTIONS, ""), text)))
            else:
                self._lines_in(parts, Label.DECISIONS, text, line)
        for column in (Column.NUMBER, Column.TIME, Column.OTHER):
            if text := texts.get(column, ""):
                self._small(parts, text, line)
        self._row_action(parts, texts, line)

    def _lines_in(self, parts: ItemParts, part: Label | None, text: str, line: Line) -> None:
        for piece in text.split("\n"):
            found = label_before(piece)
            if found is not None and (own := found.among(PARTS)) is not None and ":" in found.label_text:
                parts.readings.append(Reading(found.label_text, line.place))
                self._take(parts, own, found.rest, line)
            else:
                self._take(parts, part, piece, line)

    def _small(self, parts: ItemParts, text: str, line: Line) -> None:
        """A number, a time, or what a column without a meaning has."""
        if match := re.fullmatch(r"(?:ca\s*)?(\d{1,3})\s*min(?:uter|\.)?", text, re.IGNORECASE):
            parts.minutes = int(match[1])
        start, end, _ = times_in(text)
        if start is not None and end is not None and parts.minutes is None:
            parts.minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
        parts.readings.append(Reading(text, line.place))

    def _row_action(self, parts: ItemParts, texts: dict[Column, str], line: Line) -> None:
        """The åtgärd of a row that has a person or a day: its own text, else the item's notes, else its title."""
        text, due, who = (texts.get(column, "") for column in (Column.ACTIONS, Column.DUE, Column.RESPONSIBLE))
        if not (text or due or who):
            return
        if self._is_agenda:
            if who:
                parts.presenters += presenters_in(who)
            parts.readings += [Reading(each, line.place) for each in (due, who)]
            parts.background += [text] if text else []
            return
        if not text:
            last = parts.notes[-1] if parts.notes else ""
            text = last or texts.get(Column.TITLE, "").split("\n")[0]
        action, readings = self._actions.action(text, due, who)
        self._add(parts, [action], readings, [line])

    def _stacked(self, parts: ItemParts, lines: Sequence[Line], before: str) -> None:
        """The åtgärder of lines under their labels; one of which only person and day stand there is what stands ``before``."""
        first = lines[0]
        inline = self._actions.inline(first.plain)
        if inline is not None and label_before(first.text.strip()) and inline[0].text and len(lines) == 1:
            self._add(parts, [inline[0]], inline[1], lines)
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
        self._add(parts, actions, rows.readings, lines)
        for line in rows.rest:
            self._take(parts, None, marked(line), line)

    def _add(self, parts: ItemParts, actions: Sequence[Action], readings: Sequence[str], lines: Sequence[Line]) -> None:
        """Take the åtgärder, and what of the lines became their days, people and labels."""
        parts.actions += [action for action in actions if not action.is_empty]
        for text in readings:
            flat = " ".join(text.split())
            line = next((line for line in lines if flat in line.plain), lines[0])
            parts.readings.append(Reading(text, line.place))

    def _take(self, parts: ItemParts, part: Label | None, text: str, line: Line) -> None:
        """Put a text in the part that it stands in."""
        if part is Label.PRESENTERS:
            parts.presenters += presenters_in(text)
            parts.readings.append(Reading(text, line.place))
        elif part is Label.ATTACHMENTS or (part is None and not parts.notes and names_files(text)):
            parts.attachments += [piece.strip(" -–•*") for piece in attachments_in(text) if piece.strip(" -–•*")]
        elif part is Label.REFERENCE or (
            part is None and re.fullmatch(rf"\(?{REFERENCE}\)?", text.strip()) and not parts.reference
        ):
            parts.reference = text.strip(" ()")
            parts.readings.append(Reading(text, line.place))
        elif part is None and (named := presenters_told(text)):
            parts.presenters += named
            parts.readings.append(Reading(text, line.place))
        elif match := re.fullmatch(_TAKES, text):
            parts.minutes = int(match["count"])
            parts.readings.append(Reading(text, line.place))
        elif self._is_agenda:
            self._take_prepared(parts, part, text, line)
        else:
            self._take_recorded(parts, part, text, line)

    def _take_prepared(self, parts: ItemParts, part: Label | None, text: str, line: Line) -> None:
        if part in (Label.PROPOSALS, Label.DECISIONS):
            append_decision(parts.proposals, text, line)
        else:
            append(parts.background, text, line)

    def _take_recorded(self, parts: ItemParts, part: Label | None, text: str, line: Line) -> None:
        if part is None and not parts.notes and line.continues is False and self._status.take(parts, text):
            parts.readings.append(Reading(text, line.place))
            return
        if part is not Label.PROPOSALS and (inline := self._actions.inline(text)) is not None:
            self._add(parts, [inline[0]], inline[1], [line])
        elif part is Label.DECISIONS:
            self._status.take_decision(parts, text)
            append_decision(parts.decisions, text, line)
        elif part is Label.PROPOSALS:
            append_decision(parts.proposals, text, line)
        elif part is Label.BACKGROUND:
            append(parts.background, text, line)
        elif self._decides_in_prose and re.match(DECIDES, text):
            self._status.take_decision(parts, text)
            append_decision(parts.decisions, text, line)
        elif (
            self._decides_in_prose
            and parts.decisions
            and not line.spaced
            and re.match(r"(?:[-–•]\s*)?att\s", text)
            and parts.notes[-1:] != [text]
        ):
            append_decision(parts.decisions, text, line)
        else:
            append(parts.notes, text, line)
