"""The cells of a row of ÅTGÄRDER."""

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip

from kcminutes.tui.widgets.one_line import OneLine
from kcminutes.tui.widgets.prose import Prose


class ActionText(Prose):
    """The text of an action; Enter finishes the row, so a line break can only be pasted.

    While it is typed in, and in a meeting that can only be read, it is shown in several rows if need be. Else one row shows its
    beginning, which ends in "…" if there is more.
    """

    def __init__(self) -> None:
        super().__init__("", classes="action-text")

    def on_key(self, event: events.Key) -> None:
        """Enter is the row's."""
        if event.key == "enter":
            self.expand_brief("\n")
            event.prevent_default()  # the row does what is to be done

    def on_blur(self) -> None:
        """Show the beginning again; `Prose` has taken away what was offered."""
        self.scroll_to(y=0, animate=False, immediate=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A row of the text; without the cursor in it from the first on."""
        if self.has_focus:
            return super().render_line(y)
        row = super().render_line(y - self.scroll_offset.y)
        if y < self.size.height - 1 or self.wrapped_document.height <= self.size.height:
            return row
        end = min(cell_len(row.text.rstrip()), self.scrollable_content_region.width - 1)
        return Strip.join([row.crop(0, end), Strip([Segment("…", self.rich_style)], 1), row.crop(end + 1)])


class OneLineCell(OneLine):
    """A cell of one line: a date or people."""

    def on_key(self, event: events.Key) -> None:
        """Enter and the arrows up and down are the row's."""
        if event.key in ("enter", "up", "down"):
            event.prevent_default()  # the row does what is to be done
