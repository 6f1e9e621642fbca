"""A field for prose: a text area that makes what comes in plain, continues lists, and leaves undo to the session."""

import re
import unicodedata
from typing import Any, Self

from textual import events
from textual.cache import LRUCache
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from kcminutes.swedish.characters import plain

_BULLET = re.compile(r"(\s*)(?:(-)|(\d{1,3})\.) (.*)")


class Prose(TextArea):
    """Prose under a heading that stands in its upper border; a mark there shows where the cursor is, not colour alone."""

    def __init__(self, heading: str, **kwargs: Any) -> None:
        self._is_editing = False
        self._rows: LRUCache[tuple[object, ...], Strip] = LRUCache(256)
        super().__init__(soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False, compact=True, **kwargs)
        self.match_cursor_bracket = False  # a parenthesis in prose is no code, and a mark on it would outlive the row that is kept
        self.heading = heading
        self.border_title = heading
        self.shown = ""

    def show(self, text: str) -> None:
        """Show the text, in place of all that stood there, with the cursor at its end."""
        self.shown = text
        self.load_text(text)
        self.move_cursor(self.document.end)

    def change(self, text: str) -> None:
        """Change the text where it differs, so that the view stays, and put the cursor there, as undo does."""
        old = self.text
        self.shown = text
        if old == text:
            return
        start = next((i for i, (a, b) in enumerate(zip(old, text, strict=False)) if a != b), min(len(old), len(text)))
        most = min(len(old), len(text)) - start
        end = next((i for i in range(most) if old[-1 - i] != text[-1 - i]), most)
        result = self.replace(
            text[start : len(text) - end],
            location_at(old, start),
            location_at(old, len(old) - end),
            maintain_selection_offset=False,
        )
        self.move_cursor(result.end_location)

    # Typing costs what changes on the screen. TextArea draws all its rows anew at every key, which in a window of fifty rows with a
    # draft beside takes longer than the next key does to come.

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
        """As every widget's, but for the refresh of everything that an edit asks for: it knows better, and does it itself."""
        if self._is_editing and repaint and not (regions or layout or recompose):
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _looks(self) -> list[object]:
        """For each row on the screen what it looks like; those of the cursor's paragraph look like nothing else."""
        end, top = self.selection.end, self.scroll_offset.y
        shown = range(top, min(top + self.size.height, self.wrapped_document.height))
        rows = map(self._row, shown)
        looks: list[object] = [object() if line == end[0] else (start, text) for line, start, text in rows]
        return looks + [None] * (self.size.height - len(looks))

    def _row(self, at: int) -> tuple[int, int, str]:
        """A row of the wrapped text: which line it is of, from which column on, and what of the line stands there."""
        # What TextArea itself reads; the public `offset_to_location` also splits the line, which takes 0.1 ms a row.
        line, section = self.wrapped_document._offset_to_line_info[at]  # noqa: SLF001
        breaks = [0, *self.wrapped_document.get_offsets(line), None]
        return line, breaks[section] or 0, self.document[line][breaks[section] : breaks[section + 1]]

    def render_line(self, y: int) -> Strip:
        """A row of the text; that of a paragraph without the cursor is kept as long as it looks the same."""
        start, end = self.selection
        at = y + self.scroll_offset.y
        if start != end or at >= self.wrapped_document.height:
            return super().render_line(y)
        line, start_column, text = self._row(at)
        if line == end[0]:
            return super().render_line(y)
        key = (text, start_column, self.size, self.theme, self.has_focus, self.read_only)
        if key not in self._rows:
            self._rows[key] = super().render_line(y)
        return self._rows[key]

    def notify_style_update(self) -> None:
        """Forget the rows that were made with the styles before."""
        self._rows.clear()
        super().notify_style_update()

    def on_focus(self) -> None:
        """Mark the heading of the part that is typed in."""
        self.border_title = f"▸ {self.heading}"

    def on_blur(self) -> None:
        """Take the mark away."""
        self.border_title = self.heading

    async def _on_key(self, event: events.Key) -> None:
        if (event.key == "enter" and self._continue_list()) or (
            event.key in ("tab", "shift+tab") and self._shift_bullet(event.key)
        ):
            event.stop()
            event.prevent_default()
        elif event.character and unicodedata.combining(event.character):
            # Some terminals send å as a and a ring; the file holds NFC, so the screen does too.
            event.stop()
            event.prevent_default()
            self._compose_with(event.character)
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if not self.read_only and (result := self._replace_via_keyboard(plain(event.text), *self.selection)):
            self.move_cursor(result.end_location)

    def _compose_with(self, mark: str) -> None:
        row, column = self.selection.end
        before = self.document[row][column - 1 : column]
        self._replace_via_keyboard(plain(before + mark), (row, column - len(before)), (row, column))

    def _continue_list(self) -> bool:
        """On Enter in a list: begin the next point, or end the list at an empty one; whether that was done."""
        row, column = self.selection.end
        match = _BULLET.fullmatch(self.document[row][:column])
        if not match or self.selection.start != self.selection.end or self.read_only:
            return False
        indent, dash, digits, text = match.groups()
        if not text.strip() and not self.document[row][column:].strip():
            # Text right under a point belongs to it, in the document as in all Markdown; after a blank line it does not.
            self._replace_via_keyboard("\n" if row and self.document[row - 1].strip() else "", (row, 0), (row, column))
        else:
            self._replace_via_keyboard(f"\n{indent}{dash or f'{int(digits) + 1}.'} ", (row, column), (row, column))
        return True

    def _shift_bullet(self, key: str) -> bool:
        """On Tab at an empty point: make it a point of the list inside, on Shift+Tab of the list outside; whether that was done."""
        row, _ = self.selection.end
        match = _BULLET.fullmatch(self.document[row])
        if not match or match[4].strip() or self.read_only:
            return False
        indent = match[1]
        if key == "tab":
            # What a point holds must stand under its text, so two columns for "- " and three for "1. ".
            self.insert(" " * (2 if match[2] else 3), (row, 0))
        elif indent:
            self.delete((row, 0), (row, min(len(indent), 2 if match[2] else 3)))
        else:
            return False
        return True


def location_at(text: str, offset: int) -> tuple[int, int]:
    """The row and column (from 0) of the character at the offset."""
    return text.count("\n", 0, offset), offset - (text.rfind("\n", 0, offset) + 1)
