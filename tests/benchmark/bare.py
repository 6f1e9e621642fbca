"""What the screen is measured against: the smallest Textual app with one TextArea that holds the text of a file."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class Bare(App[None]):
    """One text area with soft wrap, the cursor at the end."""

    def compose(self) -> ComposeResult:
        """The text area with the file's text."""
        yield TextArea(Path(sys.argv[1]).read_text(encoding="utf-8"), soft_wrap=True)

    def on_mount(self) -> None:
        """Put the cursor at the end."""
        text_area = self.query_one(TextArea)
        text_area.move_cursor(text_area.document.end)


if __name__ == "__main__":
    Bare().run()
