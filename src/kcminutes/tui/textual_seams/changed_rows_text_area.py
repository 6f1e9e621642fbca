"""A text area in which typing costs what changes on the screen.

Textual's draws all its rows anew at every key, which in a window of fifty rows with a draft beside takes longer than the next key
does to come.

Leans on this of `TextArea`, which is not documented: that `edit` does all of an edit before it returns, and asks for drawing with
nothing but `refresh` without a region; that `render_line` draws a row from what the key in `render_line` below names, and nothing
else; and on ``WrappedDocument._offset_to_line_info``, which `TextArea` reads itself: the public `offset_to_location` also splits
the line, which takes 0.1 ms a row.
"""

from typing import Any, Self

from textual.cache import LRUCache
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult


class ChangedRowsTextArea(TextArea):
    """A soft-wrapping text area without line numbers; an edit draws only the rows that look otherwise after it."""

    def __init__(self, **kwargs: Any) -> None:
        self._is_editing = False
        self._drawn: LRUCache[tuple[object, ...], Strip] = LRUCache(256)
        super().__init__(soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False, **kwargs)
        self.add_class("-textual-compact", update=False)  # as compact=True does, which styles the field before it is anywhere
        self.match_cursor_bracket = False  # a mark on a parenthesis would outlive the row that is kept; in prose it is no code

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, and draw only the rows that look otherwise after it."""
        start, end = self.selection
        if start != end or not self.is_mounted:
            return super().edit(edit)
        before = self._looks()
        self._is_editing = True
        try:
            result = super().edit(edit)
        finally:
            self._is_editing = False
        changed = [y for y, (old, new) in enumerate(zip(before, self._looks(), strict=False)) if old != new]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))
        return result

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """As every widget's, but for the refresh of everything that an edit asks for: `edit` knows better, and does it itself."""
        if self._is_editing and repaint and not (regions or layout or recompose):
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _looks(self) -> list[object]:
        """For each row on the screen what it looks like; the one with the cursor looks like nothing else."""
        end, top = self.selection.end, self.scroll_offset.y
        shown = range(top, min(top + self.size.height, self.wrapped_document.height))
        rows = map(self._row, shown)
        looks: list[object] = [
            object() if self._has_cursor_in(line, start, text, end) else (start, text) for line, start, text in rows
        ]
        return looks + [None] * (self.size.height - len(looks))

    def _row(self, at: int) -> tuple[int, int, str]:
        """A row of the wrapped text: which line it is of, from which column on, and what of the line stands there."""
        line, section = self.wrapped_document._offset_to_line_info[at]  # noqa: SLF001
        breaks = [0, *self.wrapped_document.get_offsets(line), None]
        return line, breaks[section] or 0, self.document[line][breaks[section] : breaks[section + 1]]

    def _has_cursor_in(self, line: int, start: int, text: str, cursor: tuple[int, int]) -> bool:
        """Whether the row shows the cursor, and a suggestion, which stands at a line's end only; at a wrap that is either row."""
        return line == cursor[0] and start <= cursor[1] <= start + len(text)

    def render_line(self, y: int) -> Strip:
        """A row of the text; one without the cursor is kept as long as it looks the same.

        Textual makes each row of its whole paragraph: the rows of one of 200,000 characters take 0.1 s each.
        """
        self._wrap_if_stale()
        start, end = self.selection
        at = y + self.scroll_offset.y
        if start != end or at >= self.wrapped_document.height:
            return super().render_line(y)
        line, start_column, text = self._row(at)
        if self._has_cursor_in(line, start_column, text, end):
            return super().render_line(y)
        key = (text, start_column, self.size, self.theme, self.has_focus, self.read_only)
        if key not in self._drawn:
            self._drawn[key] = super().render_line(y)
        return self._drawn[key]

    def _wrap_if_stale(self) -> None:
        """Wrap the text anew if it is wrapped for another width than there is.

        A field that was given its text while it was being laid out has been told of its size before, and would stay on one row.
        """
        if self.soft_wrap and self.wrapped_document._width != self.wrap_width:  # noqa: SLF001
            self.wrapped_document.wrap(self.wrap_width, tab_width=self.indent_width)
            self._line_cache.clear()
            self._drawn.clear()
            self.call_next(self._fit)

    def _fit(self) -> None:
        self._refresh_size()
        self.refresh(layout=True)

    def notify_style_update(self) -> None:
        """Forget the rows that were made with the styles before."""
        self._drawn.clear()
        super().notify_style_update()
