"""A row of a table of items into the parts of its item."""

import re
from collections.abc import Sequence
from typing import Final

from kcminutes.importing.columns import Column
from kcminutes.importing.days import times_in
from kcminutes.importing.grids import cells_by_column
from kcminutes.importing.item_taking import ItemTexts
from kcminutes.importing.item_texts import ItemParts, presenters_in
from kcminutes.importing.label import Label
from kcminutes.importing.labels import PARTS, label_before
from kcminutes.importing.result import Reading
from kcminutes.importing.source import Line
from kcminutes.importing.task_text import parted_from_told

_MOST_OF_A_MARK: Final = 3
"""Words in a column without a known meaning, as "Info", "D/B"; more are a text."""
_KIND_OF_ITEM: Final = r"(?i)(?:för )?(?:beslut|information|diskussion|beredning|kännedom|rapport)"
"""What a column of proposals has where only the kind of item stands there."""
_PARTS_OF: Final = {
    Column.NOTES: None,
    Column.BACKGROUND: Label.BACKGROUND,
    Column.DECISIONS: Label.DECISIONS,
    Column.PROPOSALS: Label.PROPOSALS,
    Column.PRESENTERS: Label.PRESENTERS,
    Column.ATTACHMENTS: Label.ATTACHMENTS,
    Column.REFERENCE: Label.REFERENCE,
}


def is_more_of_row(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a row of a table of items has more of the item above it, in columns that say what it is: nothing names an item."""
    held = {column for column, _ in cells_by_column(line, columns)}
    return bool(line.table) and Column.RESPONSIBLE in held and not {Column.TITLE, Column.NUMBER, Column.TIME} & held


class RowReader:
    """Reads the rows, of one meeting."""

    def __init__(self, texts: ItemTexts) -> None:
        self._texts = texts

    def read(self, parts: ItemParts, line: Line, columns: Sequence[Column]) -> None:
        """Take in a row of a table of items, but for its title and number."""
        texts: dict[Column, str] = {}
        for column, text in cells_by_column(line, columns):
            if column is Column.TITLE and column not in texts:
                texts[column] = text
                rest = text.split("\n")[1:]
                for piece in rest:
                    self._texts.take(parts, None, piece, line)
            elif column in _PARTS_OF:
                self._lines_in(parts, _PARTS_OF[column], text, line)
            else:
                texts[column] = f"{texts.get(column, '')}\n{text}".strip()
        if text := texts.pop(Column.EITHER, ""):
            if not self._texts.is_agenda and (texts.get(Column.DUE) or texts.get(Column.RESPONSIBLE)):
                texts[Column.ACTIONS] = "\n".join(filter(None, (texts.get(Column.ACTIONS, ""), text)))
            else:
                self._lines_in(parts, Label.DECISIONS, text, line)
        for column in (Column.NUMBER, Column.TIME, Column.OTHER):
            text = texts.get(column, "")
            if column is Column.OTHER and len(text.split()) > _MOST_OF_A_MARK:
                self._lines_in(parts, None, text, line)
            elif text:
                self._small(parts, text, line)
        self._row_action(parts, texts, line)

    def _lines_in(self, parts: ItemParts, part: Label | None, text: str, line: Line) -> None:
        if part is Label.ATTACHMENTS and re.fullmatch(r"[xX✓–-]", text.strip()):
            return  # that there is one, without a name
        if not re.search(r"\w", text):
            return  # a dash, for none
        if part is Label.PROPOSALS and re.fullmatch(_KIND_OF_ITEM, text.strip()):
            parts.readings.append(Reading(text, line.place))
            return
        for piece in text.split("\n"):
            found = label_before(piece)
            if found is not None and (own := found.among(PARTS)) is not None and ":" in found.label_text:
                parts.readings.append(Reading(found.label_text, line.place))
                self._texts.take(parts, own, found.rest, line)
            else:
                self._texts.take(parts, part, piece, line)

    def _small(self, parts: ItemParts, text: str, line: Line) -> None:
        """A number, a time, or what a column without a meaning has."""
        if match := re.fullmatch(r"(?:.*\()?(?:ca\s*)?(\d{1,3})\s*min(?:uter|\.)?\)?", text, re.IGNORECASE):
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
        if self._texts.is_agenda:
            if who:
                parts.presenters += presenters_in(who)
            parts.readings += [Reading(each, line.place) for each in (due, ", ".join(presenters_in(who)))]
            parts.background += [text] if text else []
            return
        if self._texts.status.take(parts, text):
            parts.readings.append(Reading(text, line.place))
            return
        if not text and self._texts.actions.who.tells_what(who):
            text, who = who, ""
        if not text:
            last = parts.notes[-1] if parts.notes else ""
            text = (parted_from_told(last)[1] if texts.get(Column.TITLE) else last) or texts.get(Column.TITLE, "").split("\n")[0]
        self._texts.add(parts, *self._texts.actions.each(text, due, who), [line])
