"""A field of one line that takes the whole of a paste, its lines put on one."""

from textual import events
from textual.widgets import Input

from kcminutes.swedish.characters import one_line


class OneLine(Input):
    """A text of one line. Textual's own Input keeps the first line of a paste only."""

    def on_paste(self, event: events.Paste) -> None:
        """Put what is pasted at the cursor, without what Textual would do."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(one_line(event.text))
