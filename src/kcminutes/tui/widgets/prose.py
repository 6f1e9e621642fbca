"""A field for prose: a text area that makes what comes in plain, continues lists, and leaves undo to the session."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets.text_area import Edit, EditResult

from kcminutes.completion.briefs import ENDS, Expansion
from kcminutes.completion.offer import Offer, Task
from kcminutes.swedish.characters import JOINER, LONGEST_SIGN, first_sign, last_sign, plain
from kcminutes.tui.textual_seams.changed_rows_text_area import ChangedRowsTextArea
from kcminutes.tui.widgets.grey_text import GreyText
from kcminutes.tui.widgets.lists import POINT, as_list, closed_up, mark_of, mark_outside, renumbered, without_second_mark

_LONGEST_LIST = 1000
"""Lines of a list that are numbered on; further down it is no list that anybody reads."""


class Prose(ChangedRowsTextArea):
    """Prose under a heading that stands in its upper border; a mark there shows where the cursor is, not colour alone."""

    @dataclass
    class TaskTaken(Message):
        """What somebody is to do was taken from what was offered, with its day and its people."""

        prose: "Prose"
        task: Task

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "text_start", show=False),
        Binding("ctrl+end", "text_end", show=False),
        Binding("ctrl+shift+home", "text_start(True)", show=False),
        Binding("ctrl+shift+end", "text_end(True)", show=False),
    ]

    def __init__(self, heading: str, **kwargs: Any) -> None:
        self.grey = GreyText()
        """What is offered after the cursor."""
        self.brief: Callable[[str], Expansion | None] | None = None
        """Gives what the brief becomes that the text before the cursor ends in."""
        self._stops: list[int] = []
        """Where the fields of the last brief are that the cursor has not been in yet, as characters from the text's end."""
        self._is_shown_anew = False
        """Whether what is changed is what undo or a command made of the text."""
        self._is_typed_in = False
        """Whether the cursor is moved by an edit and not by somebody."""
        super().__init__(**kwargs)
        self.heading = heading
        self.border_title = heading
        self.shown = ""
        self._given_mark: tuple[int, str] | None = None
        """The row that Enter began with a list's mark, and the mark; None once something else was typed there."""

    def get_cursor_left_location(self) -> tuple[int, int]:
        """Where the cursor comes if it moves left, and what Backspace takes away: never half a sign."""
        row, column = self.cursor_location
        sign = last_sign(self.document[row][max(column - LONGEST_SIGN, 0) : column])
        return (row, column - len(sign)) if len(sign) > 1 else super().get_cursor_left_location()

    def get_cursor_right_location(self) -> tuple[int, int]:
        """The same to the right, for Delete."""
        row, column = self.cursor_location
        sign = first_sign(self.document[row][column : column + LONGEST_SIGN])
        return (row, column + len(sign)) if len(sign) > 1 else super().get_cursor_right_location()

    def action_text_start(self, select: bool = False) -> None:  # noqa: FBT001, FBT002  # Textual's way with a binding's argument
        """Put the cursor at the beginning of the text."""
        self.move_cursor((0, 0), select=select)

    def action_text_end(self, select: bool = False) -> None:  # noqa: FBT001, FBT002  # as above
        """Put the cursor at the end of the text."""
        self.move_cursor(self.document.end, select=select)

    def show(self, text: str) -> None:
        """Show the text, in place of all that stood there, with the cursor at its end."""
        self.shown = text
        self.grey.hush()
        self.load_text(text)
        self.move_cursor(self.document.end)

    def change(self, text: str) -> None:
        """Change the text where it differs, so that the view stays, and put the cursor there, as undo does."""
        old = self.text
        self.shown = text
        if old == text:
            return
        self._is_shown_anew = True
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
        self._is_shown_anew = False

    # What is offered after the cursor.

    def edit(self, edit: Edit) -> EditResult:
        """Change the text; what is offered after the cursor follows what is typed, and nothing is after a deletion or undo."""
        self.grey.typed("" if self._is_shown_anew else edit.text)
        self.grey.is_undone = self._is_shown_anew or (self.grey.is_undone and not edit.text[-1:].isspace())
        was, self._is_typed_in = self._is_typed_in, True
        try:
            return self._close_up(edit) or super().edit(edit)
        finally:
            self._is_typed_in = was

    def _close_up(self, edit: Edit) -> EditResult | None:
        """Delete lines of a numbered list, and number the rest of it anew in the same edit; None where there is no such list."""
        (top, left), (bottom, right) = start, end = sorted((edit.from_location, edit.to_location))
        if edit.text or top == bottom or self._is_shown_anew:
            return None
        line = self.document[top][:left] + self.document[bottom][right:]
        above = [self.document[row] for row in range(max(top - _LONGEST_LIST, 0), top)]
        below = [self.document[row] for row in range(bottom + 1, min(bottom + _LONGEST_LIST, self.document.line_count))]
        removed = [self.document[row] for row in range(top + (left > 0), bottom + (left > 0 or right > 0))]
        whole_lines = left == 0 and right == 0
        changed = closed_up(above, removed, [line, *below]) if whole_lines else closed_up([*above, line], removed, below)
        if not changed:
            return None
        deleted = self.get_text_range(start, end)
        last = bottom + len(changed) - whole_lines
        text = "\n".join(changed if whole_lines else [line[left:], *changed])
        super().edit(Edit(text, start, (last, len(self.document[last])), maintain_selection_offset=False))
        self.move_cursor(start)
        return EditResult(start, deleted)

    def update_suggestion(self) -> None:
        """Textual's place for it: show what is offered at the cursor, at a line's end only."""
        if self.grey.source is None:
            return
        row, column = self.selection.end
        line = self.document[row]
        if self.read_only or not self.selection.is_empty or column < len(line) or not self.has_focus:
            self.suggestion = ""
            return
        x = self.wrapped_document.location_to_offset((row, column)).x
        before = "\n".join([*(self.document[above] for above in range(row)), line])
        self.suggestion = self.grey.look(before, self.wrap_width - x)

    def watch_selection(self) -> None:
        """Offer nothing any more where somebody moved the cursor away, and leave the fields of a brief alone."""
        if self._is_typed_in:
            return
        self._stops = []
        if self.suggestion:
            self.grey.hush()
            self.suggestion = ""

    def offer_here(self) -> None:
        """Show what is offered in the field that was entered, if nothing stands in it."""
        if not self.text:
            self.grey.wake()
            self.update_suggestion()

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002  # Textual's way with a binding's argument
        """Take a word of what is offered; else move the cursor."""
        if not select and self.suggestion and (offer := self.grey.take_word()):
            self._take(offer)
        elif select or not self._go_to_next_field():
            self.suggestion = ""  # Textual would take all of it
            super().action_cursor_right(select)

    def action_cursor_line_end(self, select: bool = False) -> None:  # noqa: FBT001, FBT002  # as above
        """Take all that is offered; else move the cursor to the line's end."""
        if not select and self.suggestion and (offer := self.grey.take_all()):
            self._take(offer)
        else:
            super().action_cursor_line_end(select)

    def _take(self, offer: Offer) -> None:
        row, column = self.selection.end
        self._type(offer.text, (row, column - offer.replaces), (row, column))
        if offer.task:
            self.post_message(self.TaskTaken(self, offer.task))

    # Briefs.

    def expand_brief(self, character: str) -> bool:
        """On what ends a word: put a brief's long form in its place; whether the character is part of that, and not typed."""
        row, column = self.selection.end
        if character not in ENDS or self.brief is None or self.read_only or not self.selection.is_empty or self.grey.is_undone:
            return False
        expansion = self.brief(self.document[row][:column])
        if expansion is None:
            return False
        self._type(expansion.text, (row, column - len(expansion.typed)), (row, column))
        if not expansion.fields:
            return expansion.text.endswith(character)
        after = len(self.text) - offset_at(self.text, self.selection.end)
        self._stops = [after + len(expansion.text) - field for field in expansion.fields] + [after]
        return self._go_to_next_field()

    def _go_to_next_field(self) -> bool:
        """Move the cursor to the next field of the brief that was typed last; False if there is none."""
        if not self._stops:
            return False
        stops, text = self._stops, self.text
        self._stops = []
        at = len(text) - stops[0]
        if at < 0:
            return False
        self.move_cursor(location_at(text, at))
        self._stops = stops[1:]
        return True

    def paragraphs_from_cursor(self) -> Iterator[tuple[int, str]]:
        """The paragraph at the cursor without a list's mark, above it where it stands on a blank line, and those after it.

        Each with its row.
        """
        row, _ = self.selection.end
        while row and not self.document[row].strip():
            row -= 1
        for at in range(row, self.document.line_count):
            point = POINT.fullmatch(line := self.document[at])
            if text := (point["text"] if point else line).strip():
                yield at, text

    def on_focus(self) -> None:
        """Mark the heading of the part that is typed in."""
        self.call_after_refresh(self.offer_here)  # once it has its width
        self.border_title = f"▸ {self.heading}"

    def on_blur(self) -> None:
        """Take the mark away."""
        self.grey.hush()
        self.suggestion = ""
        self.border_title = self.heading

    def on_resize(self) -> None:
        """Keep in view where one types, when something else takes rows."""
        if self.has_focus:
            self.call_after_refresh(self.scroll_cursor_visible)

    def on_key(self, event: events.Key) -> None:
        """Continue lists, and compose letters; the text area does what is not done here."""
        ends_word = "\n" if event.key == "enter" else event.character
        if (
            (ends_word and self.expand_brief(ends_word))
            or (event.key == "tab" and self._go_to_next_field())
            or (event.key == "enter" and self._continue_list())
            or (event.key in ("tab", "shift+tab") and self._shift_bullet(event.key))
            or (event.key == "space" and self._keep_typed_mark())
        ):
            event.stop()
            event.prevent_default()
        elif event.character and (unicodedata.combining(event.character) or event.character == JOINER):
            # Some terminals send å as a and a ring; the file holds NFC, so the screen does too. A joiner alone Textual drops.
            event.stop()
            event.prevent_default()
            self._compose_with(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Put what is pasted at the cursor, made plain, in place of what is marked; a list of another program becomes one."""
        event.prevent_default()
        if self.read_only:
            return  # the screen tells why
        event.stop()
        start, end = sorted(self.selection)
        text = as_list(plain(event.text))
        before = self.document[start[0]][: start[1]]
        point = POINT.fullmatch(before)
        if point and not point["text"] and POINT.match(text):  # the first would have two marks
            text = "\n".join(point["indent"] + line for line in text.split("\n"))
            start = (start[0], 0)
        self._type(text, start, end)

    def _keep_typed_mark(self) -> bool:
        """On a space after a list's mark that was typed after the one that Enter gave: keep one; whether that was done."""
        row, column = self.selection.end
        if self._given_mark is None or self.selection.start != self.selection.end or self.read_only:
            return False
        before = self.document[row][:column]
        kept = without_second_mark(before) if self._given_mark[0] == row and before.startswith(self._given_mark[1]) else None
        if kept is None:
            return False
        self._given_mark = None
        self._type(f"{kept} ", (row, 0), (row, column))
        return True

    def _type(self, text: str, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Put the text in place of what stands there, with the cursor after it, as typing does."""
        if self.read_only:
            return
        self._is_typed_in = True
        self.move_cursor(self.replace(text, start, end, maintain_selection_offset=False).end_location)
        self._is_typed_in = False
        self.update_suggestion()

    def _compose_with(self, mark: str) -> None:
        row, column = self.selection.end
        before = self.document[row][column - 1 : column]
        self._type(plain(before + mark), (row, column - len(before)), (row, column))

    def _continue_list(self) -> bool:
        """On Enter in a list: begin the next point; at an empty one go a list out, or end the outermost; whether that was done."""
        row, column = self.selection.end
        point = POINT.fullmatch(self.document[row][:column])
        if not point or self.selection.start != self.selection.end or self.read_only:
            return False
        rest = self.document[row][column:]
        if not point["text"].strip() and not rest.strip():
            above = [self.document[number] for number in range(max(0, row - _LONGEST_LIST), row)]
            if mark := mark_outside(above, point["indent"]):
                self._begin_point(mark, row, 0, "")
                return True
            # Text right under a point belongs to it, in the document as in all Markdown; after a blank line it does not.
            self._type("\n" if row and self.document[row - 1].strip() else "", (row, 0), (row, column))
            return True
        self._begin_point(mark_of(point), row, column, rest)
        return True

    def _begin_point(self, mark: str, row: int, column: int, rest: str) -> None:
        """Begin a point with the mark and the rest of the row: at the row's beginning, else under what stands before the column."""
        point = POINT.fullmatch(mark)
        number = point["number"] if point else None
        after = self._numbered_on(row, point["indent"], int(number)) if point and number else []
        end = (row + len(after), len(self.document[row + len(after)]))
        self._is_typed_in = True
        lines = [mark + rest, *after]
        self.replace("\n".join(["", *lines] if column else lines), (row, column), end, maintain_selection_offset=False)
        at = row + bool(column)
        self.move_cursor((at, len(mark)))
        self._is_typed_in = False
        self.update_suggestion()
        self._given_mark = (at, mark)

    def _numbered_on(self, row: int, indent: str, number: int) -> list[str]:
        """The lines under the row, as far as they must have another number after a point with this one is put in."""
        lines = [self.document[below] for below in range(row + 1, min(row + _LONGEST_LIST, self.document.line_count))]
        return renumbered(lines, indent, number)

    def _shift_bullet(self, key: str) -> bool:
        """On Tab at an empty point: make it a point of the list inside, on Shift+Tab of the list outside; whether that was done."""
        row, _ = self.selection.end
        point = POINT.fullmatch(self.document[row])
        if not point or point["text"].strip() or self.read_only:
            return False
        self._given_mark = None
        step = 2 if point["dash"] else 3  # what a point holds must stand under its text
        if key == "tab":
            self.insert(" " * step, (row, 0))
        elif point["indent"]:
            self.delete((row, 0), (row, min(len(point["indent"]), step)))
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
