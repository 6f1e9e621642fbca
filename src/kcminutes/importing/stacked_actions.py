"""Åtgärder that stand under each other, each in a few lines: text, day and people, with or without their labels between."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from kcminutes.importing.label import Label
from kcminutes.importing.labels import label_before
from kcminutes.importing.responsible import Performers
from kcminutes.importing.source import Line, joined

_COLUMNS: Final = {Label.ACTIONS: 0, Label.NOTES: 0, Label.DUE: 1, Label.RESPONSIBLE: 2}
_GOES_ON: Final = r"(?:och|samt|eller|för|att|om|till|i|på|med|från|av|som)\s"
"""How a line begins that goes on with the text above, be there names in it."""

Row = list[str]
"""The text, the day and the people of an åtgärd, each as it stands; empty where it doesn't."""


class Stack:
    """The rows of such lines, taken one after the other.

    ``kind`` tells which of text (0), day (1) and people (2) a line is that is expected to be a certain one, or any.
    """

    def __init__(self, kind: Callable[[str, int | None], int], who: Performers, *, labelled: bool) -> None:
        """``labelled``: the first line is the label of a text, or of all."""
        self._kind, self._who = kind, who
        self._rows: list[Row] = []
        self._ends: list[int] = []
        """The index after each row's last line."""
        self._expected: int | None = 0 if labelled else None
        self._heads = self._labels_of_rows = 0
        self._prose: list[tuple[int, Line]] = []
        """Lines between åtgärder that tell of the matter, each with its index."""
        self.readings: list[str] = []

    def take(self, line: Line, at: int) -> None:
        """Take the line with the index."""
        text = line.plain
        found = label_before(text)
        kind = next((label for label in found.labels if label in _COLUMNS), None) if found else None
        if found and kind is not None:
            self.readings.append(found.label_text)
            self._heads += 1
            # Two labels after each other are the head of a table whose cells became lines.
            self._expected = None if self._heads > 1 and not found.rest else _COLUMNS[kind]
            if not found.rest:
                return
            self._labels_of_rows += 1
            text = found.rest
        elif self._labels_of_rows > 1 and self._rows and all(self._rows[-1]) and line.spaced and not line.bullet:
            self._prose.append((at, line))  # between two åtgärder, each under its labels
            return
        self._heads = 0
        self._put(text, line, at)
        self._expected = None

    def whole_rows(self, lines: Sequence[Line]) -> tuple[list[Row], list[Line]]:
        """The rows, and the lines between them and after the last whole one that are prose."""
        keep = len(self._rows)
        is_last_open = any(any(row[1:]) for row in self._rows)
        while is_last_open and keep and not any(self._rows[keep - 1][1:]) and not lines[self._ends[keep - 1] - 1].bullet:
            keep -= 1
        start = len(lines) if keep == len(self._rows) else self._ends[keep - 1] if keep else 0
        return self._rows[:keep], [*(line for at, line in self._prose if at < start), *lines[start:]]

    def _put(self, text: str, line: Line, at: int) -> None:
        row = self._rows[-1] if self._rows else None
        is_begun = row is not None and not any(row[1:])
        goes_on = is_begun and self._expected is None and not line.spaced and re.match(_GOES_ON, text) is not None
        column = 0 if goes_on else self._kind(text, self._expected)
        if row is not None and is_begun and column == 0 and self._is_more(row[0], text, line):
            row[0] = joined(row[0], text)
            self._ends[-1] = at + 1
        elif row is not None and column == 0 and self._is_told_after(row[0], text, line):
            self._prose.append((at, line))
        elif row is None or column == 0 or (row[column] and column == 1):
            self._rows.append(["", "", ""])
            self._rows[-1][column] = text
            self._ends.append(at + 1)
        else:
            row[column] = joined(row[column], text)
            self._ends[-1] = at + 1

    def _is_more(self, before: str, text: str, line: Line) -> bool:
        """Whether the line goes on with the text of an åtgärd."""
        if text[:1].islower():
            return True
        if line.bullet or self._expected is not None:
            return False
        return line.continues or not (line.spaced or _begins_anew(before, text) or self._who.first_named(text))

    def _is_told_after(self, before: str, text: str, line: Line) -> bool:
        """Whether a paragraph after an åtgärd on its label's line tells of the matter, and gives nobody anything to do."""
        is_alone = self._labels_of_rows == 1 and self._expected is None and not line.bullet
        return is_alone and _begins_anew(before, text) and not self._who.first_named(text)


def _begins_anew(before: str, text: str) -> bool:
    """Whether the text begins a paragraph of its own, after a sentence that has ended."""
    return before[-1:] in (".", "!") and text[:1].isupper() and not re.match(r"(?:Även|Och|Samt|Glöm|Dessutom|Också)\b", text)
