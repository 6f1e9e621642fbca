"""A field of one line that takes the whole of a paste, its lines put on one, and shows its beginning while nobody types in it."""

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widgets import Input

from kcminutes.swedish.characters import one_line
from kcminutes.tui.widgets.line import cut


class OneLine(Input):
    """A text of one line. Textual's own Input keeps the first line of a paste only, and shows the end of a long text."""

    def on_paste(self, event: events.Paste) -> None:
        """Put what is pasted at the cursor, without what Textual would do."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(one_line(event.text))

    def render_line(self, y: int) -> Strip:
        """The row; one that is too long ends in "…" unless the cursor is in it."""
        width = self.scrollable_content_region.width
        if y or self.has_focus or cell_len(self.value) <= width or width < 1:
            return super().render_line(y)
        return Strip([Segment(cut(self.value, width))], width).apply_style(self.rich_style)
