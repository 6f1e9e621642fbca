"""What Enter, Tab, a space and a deletion do in the lists of a text."""

from collections.abc import Callable
from typing import Final

from textual.widgets import TextArea
from textual.widgets.text_area import Edit

from kcminutes.tui.widgets.lists import POINT, closed_up, mark_of, mark_outside, renumbered, without_second_mark

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
            self._put("\n" if row and prose.document[row - 1].strip() else "", (row, 0), (row, column), None)
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
        prose = self._prose
        lines = [prose.document[below] for below in range(row + 1, min(row + _LONGEST, prose.document.line_count))]
        return renumbered(lines, indent, number)

    def shift(self, key: str) -> bool:
        """On Tab at an empty point: make it a point of the list inside, on Shift+Tab of the list outside; whether that was done."""
        prose = self._prose
        row, _ = prose.selection.end
        point = POINT.fullmatch(prose.document[row])
        if not point or point["text"].strip() or prose.read_only:
            return False
        self._given_mark = None
        step = 2 if point["dash"] else 3  # what a point holds must stand under its text
        if key == "tab":
            prose.insert(" " * step, (row, 0))
        elif point["indent"]:
            prose.delete((row, 0), (row, min(len(point["indent"]), step)))
        else:
            return False
        return True
