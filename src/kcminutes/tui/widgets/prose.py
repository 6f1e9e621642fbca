"""A field for prose: a text area that makes what comes in plain, continues lists, and leaves undo to the session."""

import unicodedata
from collections.abc import Callable, Iterator
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
from kcminutes.tui.widgets.list_keys import ListKeys
from kcminutes.tui.widgets.lists import POINT, as_list


class Prose(ChangedRowsTextArea):
    """Prose under a heading that stands in its upper border; a mark there shows where the cursor is, not colour alone."""

    class TaskTaken(Message):
        """What somebody is to do was taken from what was offered, with its day and its people."""

        def __init__(self, prose: "Prose", task: Task) -> None:
            self.prose, self.task = prose, task
            super().__init__()

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
        self._lists = ListKeys(self, self.put)

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
        self.grey.is_undone = False
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
            closing = None if self._is_shown_anew else self._lists.closing(edit)
            if closing is None:
                result = super().edit(edit)
                row, column = result.end_location
                if not edit.text and not self._is_shown_anew and not self.document[row][:column][-1:].strip():
                    self.grey.is_undone = False  # the word that was given back is gone
                return result
            start, end = sorted((edit.from_location, edit.to_location))
            deleted = self.get_text_range(start, end)
            super().edit(closing)
            self.move_cursor(start)
            return EditResult(start, deleted)
        finally:
            self._is_typed_in = was

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
        self.put(offer.text, (row, column - offer.replaces), (row, column))
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
        self.put(expansion.text, (row, column - len(expansion.typed)), (row, column))
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
            or (event.key == "enter" and self._lists.enter())
            or (event.key in ("tab", "shift+tab") and self._lists.shift(event.key))
            or (event.key == "space" and self._lists.space())
        ):
            event.stop()
            event.prevent_default()
        elif event.character and (unicodedata.combining(event.character) or event.character == JOINER):
            # Some terminals send å as a and a ring; the file holds NFC, so the screen does too. A joiner alone Textual drops.
            event.stop()
            event.prevent_default()
            self._compose_with(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Put what is pasted at the cursor."""
        event.prevent_default()
        if self.read_only:
            return  # the screen tells why
        event.stop()
        self._put_pasted(event.text)

    def action_paste(self) -> None:
        """Put what was cut or copied here at the cursor."""
        if not self.read_only:
            self._put_pasted(self.app.clipboard)

    def _put_pasted(self, pasted: str) -> None:
        """Put the text, made plain, in place of what is marked; a list of another program becomes one, numbered on in a list."""
        start, end = sorted(self.selection)
        text = as_list(plain(pasted))
        before = self.document[start[0]][: start[1]]
        point = POINT.fullmatch(before)
        if point and not point["text"] and POINT.match(text):  # the first would have two marks
            text = "\n".join(point["indent"] + line for line in text.split("\n"))
            start = (start[0], 0)
        if not self._lists.paste(text, start, end):
            self.put(text, start, end)

    def put(self, text: str, start: tuple[int, int], end: tuple[int, int], cursor: tuple[int, int] | None = None) -> None:
        """Put the text in place of what stands there, as typing does, with the cursor after it or where it is wanted."""
        if self.read_only:
            return
        self._is_typed_in = True
        result = self.replace(text, start, end, maintain_selection_offset=False)
        self.move_cursor(cursor or result.end_location)
        self._is_typed_in = False
        self.update_suggestion()

    def _compose_with(self, mark: str) -> None:
        row, column = self.selection.end
        before = self.document[row][column - 1 : column]
        self.put(plain(before + mark), (row, column - len(before)), (row, column))


def location_at(text: str, offset: int) -> tuple[int, int]:
    """The row and column (from 0) of the character at the offset."""
    return text.count("\n", 0, offset), offset - (text.rfind("\n", 0, offset) + 1)


def offset_at(text: str, location: tuple[int, int]) -> int:
    """The offset of the character at the row and column, the other way of `location_at`."""
    row, column = location
    return sum(len(line) + 1 for line in text.split("\n")[:row]) + column
