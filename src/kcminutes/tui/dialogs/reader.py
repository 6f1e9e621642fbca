"""Pages to read and scroll: the draft in the whole window, and the help."""

from collections.abc import Callable
from typing import Final

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from kcminutes.tui.dialogs.dialog import LEAVE, Dialog
from kcminutes.tui.dialogs.dialog_key import DialogKey
from kcminutes.tui.safe_work import run_safely
from kcminutes.tui.widgets.readable import undimmed
from kcminutes.tui.widgets.selecting import selectable, selected_text

Rows = list[list[Segment]]
_FAULT: Final = "gör att sidan inte kan visas"


class Page(ScrollView, can_focus=True):
    """Rows that are made for a width in a thread of their own, and shown when they are there."""

    BINDINGS = [Binding("space", "page_down", show=False)]

    def __init__(self, rows_for: Callable[[int], Rows]) -> None:
        super().__init__()
        self._rows_for = rows_for
        self._strips: list[Strip] = []
        self._width = 0

    def on_resize(self) -> None:
        """Rows are as wide as the window."""
        width = self.scrollable_content_region.width  # `size` has the column in it that the scroll bar covers
        if width > 0 and width != self._width:
            self._width = width
            run_safely(self, lambda: self._made(width), lambda strips: self._show(width, strips), self._warn, _FAULT)

    def _warn(self, problem: str) -> None:
        self.notify(problem, severity="error")

    def _made(self, width: int) -> list[Strip]:
        return [Strip(undimmed(row)).adjust_cell_length(width) for row in self._rows_for(width)]

    def _show(self, width: int, strips: list[Strip] | None) -> None:
        if strips is None or width != self._width:  # the window has another width by now
            return
        self._strips = strips
        self.virtual_size = Size(self._width, len(strips))
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What of the page is marked with the mouse."""
        return selected_text([strip.text for strip in self._strips], selection)

    def render_line(self, y: int) -> Strip:
        """One row."""
        index = y + self.scroll_offset.y
        if index < len(self._strips):
            return selectable(self._strips[index], index, self).apply_style(self.rich_style)
        return Strip.blank(self.size.width, self.rich_style)


class Reader(Dialog[None]):
    """One page in the whole window; ``key`` is the one that showed it, and leaves it too."""

    KEYS = (
        DialogKey("pilarna, PgUp/PgDn och mellanslag", "bläddrar", "bläddrar; Home och End går till början och slutet."),
        LEAVE,
        DialogKey("q", "", "går tillbaka, som Esc.", "leave", "q"),
    )

    def __init__(self, title: str, rows_for: Callable[[int], Rows], *, key: DialogKey | None = None, is_help: bool = False) -> None:
        super().__init__(title, keys=(*self.KEYS, *([key] if key else [])))
        self._rows_for = rows_for
        self.is_help = is_help
        """Whether it is the help, which the key of the help leaves."""

    @property
    def hints(self) -> list[DialogKey]:
        """What the row of hints tells; the help has no help on itself."""
        return [*self._keys] if self.is_help else super().hints

    def body(self) -> ComposeResult:
        """The page."""
        yield Page(self._rows_for)
