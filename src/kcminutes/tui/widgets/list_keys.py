"""What Enter, Tab, a space and a deletion do in the lists of a text."""

from collections.abc import Callable
from itertools import takewhile
from typing import Final

from textual.widgets import TextArea
from textual.widgets.text_area import Edit

from kcminutes.tui.widgets.lists import POINT, closed_up, in_order, mark_of, mark_outside, renumbered, without_second_mark

_LONGEST: Final = 1000
"""Lines of a list that are numbered on; further down it is no list that anybody reads."""


_Place = tuple[int, int]


class ListKeys:
    """Does it in the prose, and knows the mark that Enter gave last.

    ``put`` puts a text in place of what stands between two places, as typing does, with the cursor at a third or after it.
    """

    def __init__(self, prose: TextArea, put: Callable[[str, _Place, _Place, _Place | None], None]) -> None:
        self._prose, self._put = prose, put
        self._given_mark: tuple[int, str] | None = None
        """The row that Enter began with a list's mark, and the mark; None once something else was typed there."""

    def closing(self, edit: Edit) -> Edit | None:
        """For an edit that deletes lines of a numbered list, one that numbers the rest of it anew too; None for any other."""
        document = self._prose.document
        (top, left), (bottom, right) = start, _ = sorted((edit.from_location, edit.to_location))
        if edit.text or top == bottom:
            return None
        line = document[top][:left] + document[bottom][right:]
        above = [document[row] for row in range(max(top - _LONGEST, 0), top)]
        below = [document[row] for row in range(bottom + 1, min(bottom + _LONGEST, document.line_count))]
        removed = [document[row] for row in range(top + (left > 0), bottom + (left > 0 or right > 0))]
        whole_lines = left == 0 and right == 0
        changed = closed_up(above, removed, [line, *below]) if whole_lines else closed_up([*above, line], removed, below)
        if not changed:
            return None
        last = bottom + len(changed) - whole_lines
        text = "\n".join(changed if whole_lines else [line[left:], *changed])
        return Edit(text, start, (last, len(document[last])), maintain_selection_offset=False)

    def space(self) -> bool:
        """On a space after a list's mark that was typed after the one that Enter gave: keep one; whether that was done."""
        prose = self._prose
        row, column = prose.selection.end
        if self._given_mark is None or prose.selection.start != prose.selection.end or prose.read_only:
            return False
        before = prose.document[row][:column]
        kept = without_second_mark(before) if self._given_mark[0] == row and before.startswith(self._given_mark[1]) else None
        if kept is None:
            return False
        self._given_mark = None
        self._put(f"{kept} ", (row, 0), (row, column), None)
        return True

    def enter(self) -> bool:
        """On Enter in a list: begin the next point; at an empty one go a list out, or end the outermost; whether that was done."""
        prose = self._prose
        row, column = prose.selection.end
        point = POINT.fullmatch(prose.document[row][:column])
        if not point or prose.selection.start != prose.selection.end or prose.read_only:
            return False
        rest = prose.document[row][column:]
        if not point["text"].strip() and not rest.strip():
            above = [prose.document[number] for number in range(max(0, row - _LONGEST), row)]
            if mark := mark_outside(above, point["indent"]):
                self._begin_point(mark, row, 0, "")
                return True
            # Text right under a point belongs to it, in the document as in all Markdown; after a blank line it does not.
            begun = "\n" if row and prose.document[row - 1].strip() else ""
            # What had made room for the point is as it was.
            after = closed_up(above, [prose.document[row]], self._below(row)) if point["number"] else []
            end = (row + len(after), len(prose.document[row + len(after)]))
            self._put("\n".join([begun, *after]), (row, 0), end, (row + len(begun), 0))
            return True
        self._begin_point(mark_of(point), row, column, rest)
        return True

    def _begin_point(self, mark: str, row: int, column: int, rest: str) -> None:
        """Begin a point with the mark and the rest of the row: at the row's beginning, else under what stands before the column."""
        prose = self._prose
        point = POINT.fullmatch(mark)
        number = point["number"] if point else None
        after = self._numbered_on(row, point["indent"], int(number)) if point and number else []
        end = (row + len(after), len(prose.document[row + len(after)]))
        lines = [mark + rest, *after]
        at = row + bool(column)
        self._put("\n".join(["", *lines] if column else lines), (row, column), end, (at, len(mark)))
        self._given_mark = (at, mark)

    def _numbered_on(self, row: int, indent: str, number: int) -> list[str]:
        """The lines under the row, as far as they must have another number after a point with this one is put in."""
        return renumbered(self._below(row), indent, number)

    def _below(self, row: int) -> list[str]:
        document = self._prose.document
        return [document[below] for below in range(row + 1, min(row + _LONGEST, document.line_count))]

    def shift(self, key: str) -> bool:
        """On Tab at an empty point: make it a point of the list inside, on Shift+Tab of the list outside; whether that was done."""
        prose = self._prose
        row, _ = prose.selection.end
        point = POINT.fullmatch(prose.document[row])
        if not point or point["text"].strip() or prose.read_only:
            return False
        step = 2 if point["dash"] else 3  # what a point holds must stand under its text
        if key == "shift+tab" and not point["indent"]:
            return False
        self._given_mark = None
        indent = point["indent"] + " " * step if key == "tab" else point["indent"][step:]
        above, below = self._list_around(row, row + 1)
        own = f"{indent}{point['dash'] or '1.'} "
        # With a number it begins a list of its own, or goes on with the one that it comes to.
        follows = not point["dash"] and _in_order([*above, prose.document[row], *below])
        lines = _numbered(above, [own], below, follows=follows)
        self._put_lines((row, row + 1), lines, below, (row, len(lines[0])))
        return True

    def paste(self, text: str, start: _Place, end: _Place) -> bool:
        """Put a list that is pasted into another one, with numbers that follow on, in it and below; whether that was done."""
        document = self._prose.document
        (top, left), (bottom, right) = start, end
        rest = document[bottom][right:]
        lines = (document[top][:left] + text + rest).split("\n")
        list_above, below = self._list_around(top, bottom + 1)
        # What stands before the cursor is above what is pasted.
        above, lines = ([*list_above, lines[0]], lines[1:]) if left else (list_above, lines)
        point = next(filter(None, map(POINT.fullmatch, lines)), None)
        if point is None or not point["number"] or not any(_is_point_at(line, point["indent"]) for line in above):
            return False
        first, at = top + bool(left), len(lines) - 1
        follows = _in_order([*list_above, *(document[row] for row in range(top, bottom + 1)), *below])
        numbered = _numbered(above, lines, below, follows=follows)
        whole = [above[-1], *numbered] if left else numbered
        self._put_lines((top, bottom + 1), whole, below, (first + at, len(numbered[at]) - len(rest)))
        return True

    def _list_around(self, first: int, after: int) -> tuple[list[str], list[str]]:
        """The lines of the same list above the row, and from the other row on: up to a blank line."""
        document = self._prose.document
        above = [document[row] for row in range(first - 1, max(first - _LONGEST, 0) - 1, -1)]
        below = [document[row] for row in range(after, min(after + _LONGEST, document.line_count))]
        return list(takewhile(str.strip, above))[::-1], list(takewhile(str.strip, below))

    def _put_lines(self, rows: tuple[int, int], lines: list[str], below: list[str], cursor: _Place) -> None:
        """Put the lines in place of the rows from the first up to the second and of those below; the last that are alike stay."""
        document = self._prose.document
        first, after = rows
        end = after + len(below)
        while end > after and lines[-1] == document[end - 1]:
            end -= 1
            lines = lines[:-1]
        self._put("\n".join(lines), (first, 0), (end - 1, len(document[end - 1])), cursor)


def _numbered(above: list[str], lines: list[str], below: list[str], *, follows: bool) -> list[str]:
    """The lines and those below with the numbers that follow on from those above; those below only if they followed before."""
    return in_order(above, [*lines, *below]) if follows else [*in_order(above, lines), *below]


def _in_order(lines: list[str]) -> bool:
    return in_order([], lines) == lines


def _is_point_at(line: str, indent: str) -> bool:
    point = POINT.fullmatch(line)
    return point is not None and bool(point["number"]) and point["indent"] == indent
