"""A list whose chosen row has a sign before it, since a background alone is seen neither without colours nor by everybody.

Leans on how `OptionList` lays out and draws its rows, which it does not document: ``_get_left_gutter_width`` tells how many columns
stand before each, ``_lines`` gives a row's option and its line in it, and a click is read from the cell's ``meta["option"]``.
Publicly a row's sign could only be part of its text, all rows being laid out anew at each move.
"""

from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widgets import OptionList

SIGN: Final = "▸ "
"""What stands before the chosen row."""


class MarkedList(OptionList):
    """A list of rows, the chosen one with `SIGN` before it."""

    def _get_left_gutter_width(self) -> int:
        return len(SIGN)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows' height, in the columns that the sign leaves: Textual's counts those of the sign too."""
        return super().get_content_height(container, viewport, width - len(SIGN))

    def render_line(self, y: int) -> Strip:
        """One row of cells, with the sign before the first of the chosen option's."""
        strip = super().render_line(y)
        line = y + self.scroll_offset.y
        if line >= len(self._lines):
            return strip
        index, below = self._lines[line]
        sign = SIGN if index == self.highlighted and not below else " " * len(SIGN)
        style = next((segment.style for segment in strip if segment.style), Style.null())
        # The row's colours, but not what is typed in the first word of it, such as a link or a line under it.
        plain = Style(color=style.color, bgcolor=style.bgcolor, bold=style.bold, reverse=style.reverse, meta={"option": index})
        return Strip([Segment(sign, plain), *strip])
