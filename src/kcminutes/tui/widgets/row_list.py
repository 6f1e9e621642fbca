"""A list of any number of rows, each of them one line that is made as it comes into view; a sign stands before the one at hand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kcminutes.tui.textual_seams.marked_list import SIGN


class RowList(ScrollView, can_focus=True):
    """The rows that `show` tells of. However many there are, showing them takes no longer than drawing those in view."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--at-hand", "row-list--under-mouse", "row-list--tail"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "choose", show=False),
    ]

    at_hand: reactive[int | None] = reactive(None)
    """The row at hand, from 0; None if there is none."""
    under_mouse: reactive[int | None] = reactive(None)
    """The row that the mouse is over."""

    @dataclass
    class Moved(Message):
        """Another row is at hand."""

        row: int

    @dataclass
    class Chosen(Message):
        """A row was chosen, with Enter or the mouse."""

        row: int

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._row: Callable[[int], Text] = lambda _: Text()
        self._tail = ""

    def show(self, count: int, row: Callable[[int], Text], at_hand: int = 0, *, tail: str = "") -> None:
        """Show so many rows, each of which ``row`` makes; ``tail`` stands after them, and is none of them."""
        self._count, self._row, self._tail = count, row, tail
        self.virtual_size = Size(self.scrollable_content_region.width, count + bool(tail))
        self.set_reactive(RowList.at_hand, min(at_hand, count - 1) if count else None)
        self._into_view()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row in view."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        kind = ""
        if number == self._count and self._tail:
            row, kind = Text(self._tail), "row-list--tail"
        elif number >= self._count:
            return Strip.blank(width, self.rich_style)
        else:
            row = self._row(number)
            if number == self.at_hand:
                kind = "row-list--at-hand"
            elif number == self.under_mouse:
                kind = "row-list--under-mouse"
        style = self.get_component_rich_style(kind) if kind else self.rich_style
        row.truncate(max(width - len(SIGN), 0), overflow="ellipsis", pad=True)
        row.end = ""
        sign = Segment(SIGN if number == self.at_hand and number < self._count else " " * len(SIGN))
        return Strip([sign, *row.render(self.app.console)]).apply_style(style).adjust_cell_length(width, style)

    def watch_at_hand(self, before: int | None, now: int | None) -> None:
        """Have the row in view, and tell which it is."""
        for row in (before, now):
            if row is not None:
                self.refresh_line(row)
        if now is not None:
            self._into_view()
            self.post_message(self.Moved(now))

    def watch_under_mouse(self, before: int | None, now: int | None) -> None:
        """Draw the rows that look different now."""
        for row in (before, now):
            if row is not None:
                self.refresh_line(row)

    def _into_view(self) -> None:
        row = self.at_hand or 0
        rows = 2 if self._tail and row == self._count - 1 else 1  # the tail is told to whoever comes to the last row
        if self.is_attached:
            self.scroll_to_region(Region(0, row, 1, rows), animate=False, force=True, immediate=True)

    def on_resize(self) -> None:
        """Keep the row at hand in view."""
        self._into_view()

    def _go_to(self, row: int) -> None:
        if self._count:
            self.at_hand = max(0, min(row, self._count - 1))

    def action_step(self, by: int) -> None:
        """Go so many rows down."""
        self._go_to((self.at_hand or 0) + by)

    def action_page(self, by: int) -> None:
        """Go so many pages down."""
        self.action_step(by * max(self.scrollable_content_region.height, 1))

    def action_first(self) -> None:
        """Go to the first row."""
        self._go_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self._go_to(self._count - 1)

    def action_choose(self) -> None:
        """Choose the row at hand."""
        if self.at_hand is not None:
            self.post_message(self.Chosen(self.at_hand))

    def _row_at(self, event: events.MouseEvent) -> int | None:
        offset = event.get_content_offset(self)
        row = offset.y + self.scroll_offset.y if offset else self._count
        return row if row < self._count else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which row a click would choose."""
        self.under_mouse = self._row_at(event)

    def on_leave(self) -> None:
        """The mouse has left."""
        self.under_mouse = None

    def on_click(self, event: events.Click) -> None:
        """Choose the row."""
        row = self._row_at(event)
        if row is not None:
            self.at_hand = row
            self.action_choose()
