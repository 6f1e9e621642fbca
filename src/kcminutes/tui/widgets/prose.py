"""A field for prose: a text area that makes what comes in plain, continues lists, and leaves undo to the session."""

import re
import unicodedata
from typing import Any

from textual import events

from kcminutes.swedish.characters import plain
from kcminutes.tui.textual_seams.changed_rows_text_area import ChangedRowsTextArea

_BULLET = re.compile(r"(\s*)(?:(-)|(\d{1,3})\.) (.*)")


class Prose(ChangedRowsTextArea):
    """Prose under a heading that stands in its upper border; a mark there shows where the cursor is, not colour alone."""

    def __init__(self, heading: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
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

    def on_focus(self) -> None:
        """Mark the heading of the part that is typed in."""
        self.border_title = f"▸ {self.heading}"

    def on_blur(self) -> None:
        """Take the mark away."""
        self.border_title = self.heading

    def on_resize(self) -> None:
        """Keep in view where one types, when something else takes rows."""
        if self.has_focus:
            self.call_after_refresh(self.scroll_cursor_visible)

    def on_key(self, event: events.Key) -> None:
        """Continue lists, and compose letters; the text area does what is not done here."""
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

    def on_paste(self, event: events.Paste) -> None:
        """Put what is pasted at the cursor, made plain, in place of what is marked."""
        event.prevent_default()
        if self.read_only:
            return  # the screen tells why
        event.stop()
        self._type(plain(event.text), *self.selection)

    def _type(self, text: str, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Put the text in place of what stands there, with the cursor after it, as typing does."""
        if not self.read_only:
            self.move_cursor(self.replace(text, start, end, maintain_selection_offset=False).end_location)

    def _compose_with(self, mark: str) -> None:
        row, column = self.selection.end
        before = self.document[row][column - 1 : column]
        self._type(plain(before + mark), (row, column - len(before)), (row, column))

    def _continue_list(self) -> bool:
        """On Enter in a list: begin the next point, or end the list at an empty one; whether that was done."""
        row, column = self.selection.end
        match = _BULLET.fullmatch(self.document[row][:column])
        if not match or self.selection.start != self.selection.end or self.read_only:
            return False
        indent, dash, digits, text = match.groups()
        if not text.strip() and not self.document[row][column:].strip():
            # Text right under a point belongs to it, in the document as in all Markdown; after a blank line it does not.
            self._type("\n" if row and self.document[row - 1].strip() else "", (row, 0), (row, column))
        else:
            self._type(f"\n{indent}{dash or f'{int(digits) + 1}.'} ", (row, column), (row, column))
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


def offset_at(text: str, location: tuple[int, int]) -> int:
    """The offset of the character at the row and column, the other way of `location_at`."""
    row, column = location
    return sum(len(line) + 1 for line in text.split("\n")[:row]) + column
