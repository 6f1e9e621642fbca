"""The list of items: number, title, state in glyph and word, decisions and actions."""

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from kcminutes.meeting.model import Item, ItemPath, Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import item_at, paths
from kcminutes.meeting.states import ItemStatus
from kcminutes.session.news import News
from kcminutes.tui.widgets.line import cut
from kcminutes.tui.widgets.selecting import selectable, selected_text


def item_state(item: Item, *, current: bool) -> tuple[str, str]:
    """The item's state as a glyph and a word."""
    if item.status is ItemStatus.WITHDRAWN:
        return "✕", "utgick"
    if item.status is ItemStatus.POSTPONED:
        return "→", "bordlagt"
    if item.handed_on:
        return "»", "vidare"
    if current:
        return "▶", "nu"
    return ("●", "klart") if item.is_recorded else ("○", "kvar")


def row_text(meeting: Meeting, path: ItemPath, at: ItemPath | None, width: int) -> str:
    """The item's row, exactly ``width`` cells wide."""
    item = item_at(meeting, path)
    glyph, word = item_state(item, current=path == at)
    right = " ".join(
        filter(None, [word, f"B{len(item.decisions)}" if item.decisions else "", f"Å{len(item.actions)}" if item.actions else ""])
    )
    left = f"{glyph} {'  ' if len(path) > 1 else ''}{numbering_of(meeting.head).label(path)} {item.title}"
    return cut(left, max(1, width - cell_len(right) - 1)) + " " + right


class ItemList(ScrollView, can_focus=False):
    """The meeting's items, a row each; the one at hand is marked and kept in view."""

    class Chosen(Message):
        """An item was clicked."""

        def __init__(self, path: ItemPath) -> None:
            self.path = path
            super().__init__()

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # the widget's own keywords pass through
        self._meeting: Meeting | None = None
        self._paths: list[ItemPath] = []
        self.at: ItemPath | None = None
        self._here = ""

    def follow(self, news: News) -> None:
        """Show what is new: the row of the item that was typed in, or everything with the item at hand in view."""
        self._meeting = news.meeting
        if not news.typed:
            self.at, self._paths = news.at, paths(news.meeting)
            self._here = self._row_at_hand()
            self._fit()
            self.refresh()
        elif (here := self._row_at_hand()) != self._here:
            self._here = here
            self.refresh()

    def on_resize(self) -> None:
        """Rows are as wide as the list."""
        self._fit()

    def _row_at_hand(self) -> str:
        return row_text(self._meeting, self.at, self.at, self._width) if self._meeting and self.at and self.size else ""

    @property
    def _width(self) -> int:
        """How wide a row is, in cells: the list, without the scroll bar that long ones have; `size` has its column too."""
        bar = self.styles.scrollbar_size_vertical if len(self._paths) > self.size.height else 0
        return max(0, self.size.width - bar)

    def _fit(self) -> None:
        self.virtual_size = Size(self._width, len(self._paths))
        if self.at in self._paths and self.size:
            self.scroll_to_region(Region(0, self._paths.index(self.at), 1, 1), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """One item's row."""
        index = y + self.scroll_offset.y
        width = self._width
        base = self.rich_style
        if self._meeting is None or index >= len(self._paths):
            return Strip.blank(width, base)
        path = self._paths[index]
        style = base + Style(bold=True, reverse=True) if path == self.at else base
        return selectable(Strip([Segment(row_text(self._meeting, path, self.at, width), style)], width), index, self)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What of the rows is marked with the mouse."""
        meeting, at, width = self._meeting, self.at, self._width
        return selected_text([row_text(meeting, path, at, width) for path in self._paths], selection) if meeting else None

    def on_click(self, event: events.Click) -> None:
        """A click goes to the item; what ends a marking goes nowhere."""
        index = event.y + self.scroll_offset.y
        if index < len(self._paths) and self.text_selection is None:
            self.post_message(self.Chosen(self._paths[index]))
