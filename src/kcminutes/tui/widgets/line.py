"""Rows of text that are drawn again only when they change: one row, one whose parts can be clicked, and as many as a text needs."""

import re
from collections.abc import Iterable
from typing import Any

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from kcminutes.swedish.characters import plain

_LONG_WORD = re.compile(r"(\S{30})\S{20,}(\S{30})")


def shortened(text: str) -> str:
    """The text with its longest words, such as paths, without their middles."""
    return _LONG_WORD.sub(r"\1…\2", text)


class Line(Widget):
    """One row; ``say`` puts another text there, at the cost of a row and no layout."""

    DEFAULT_CSS = "Line { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }"

    def __init__(self, text: str = "", **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # the widget's own keywords pass through
        self._text = Text(text, no_wrap=True, overflow="ellipsis")

    @property
    def text(self) -> str:
        """What stands there now."""
        return self._text.plain

    def say(self, text: str | Text) -> None:
        """Show the text, if it is another."""
        new = Text(plain(text)) if isinstance(text, str) else text
        new.no_wrap, new.overflow = True, "ellipsis"
        if new != self._text or new.spans != self._text.spans:
            self._text = new
            self.refresh()

    def render(self) -> Text:
        """The row."""
        return self._text


class CommandLine(Line):
    """One row of parts; a click on one that names a command asks for it. It never takes the cursor from where one types."""

    class Clicked(Message):
        """A part was clicked that stands for the command with the name."""

        def __init__(self, command: str) -> None:
            self.command = command
            super().__init__()

    def __init__(self, parts: Iterable[tuple[str, str]] = (), between: str = " │ ", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._between = between
        self._ends: list[tuple[int, int, str]] = []
        """From and to which cell each part stands, and its command."""
        self.say_parts(parts)

    def say_parts(self, parts: Iterable[tuple[str, str]], style: str = "") -> None:
        """Show the parts, each a text and the name of its command, which is empty for one that does nothing."""
        shown, at = [], 0
        self._ends = []
        for text, command in parts:
            shown.append(plain(text))
            self._ends.append((at, at + cell_len(shown[-1]), command))
            at = self._ends[-1][1] + cell_len(self._between)
        self.say(Text(self._between.join(shown), style))

    def on_click(self, event: events.Click) -> None:
        """Ask for the command of the part."""
        event.stop()
        x = event.get_content_offset_capture(self).x
        command = next((command for start, end, command in self._ends if start <= x < end), "")
        if command:
            self.post_message(self.Clicked(command))


class Lines(Widget):
    """As many rows as the text needs, but ``most``; a layout is asked for only if their number changes.

    Of a longer text the longest words, which are paths, show their beginning and end; if that is not enough, it ends in "…".
    """

    DEFAULT_CSS = "Lines { height: auto; width: 1fr; text-wrap: nowrap; }"

    def __init__(self, most: int, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # the widget's own keywords pass through
        self._most = most
        self._text = Text()
        self._rows: list[Text] = []
        self._width = 0
        """In cells, that the rows are made for."""

    @property
    def text(self) -> str:
        """What stands there now, uncut."""
        return self._text.plain

    @property
    def row_count(self) -> int:
        """How many rows that is, at the width of the last layout."""
        return len(self._rows)

    def say(self, text: str | Text) -> None:
        """Show the text, if it is another."""
        new = Text(plain(text)) if isinstance(text, str) else text
        if new == self._text and new.spans == self._text.spans:
            return
        count = len(self._rows)
        self._text = new
        self._wrap(self._width)
        self.refresh(layout=len(self._rows) != count)

    def _wrap(self, width: int) -> None:
        self._width = width
        rows = [*self._text.wrap(self.app.console, width)] if width > 0 and self._text else []
        if len(rows) > self._most:
            rows = [*Text(shortened(self._text.plain)).wrap(self.app.console, width)]
        self._rows = rows[: self._most]
        if len(rows) > self._most:
            last = self._rows[-1]
            last.truncate(width - 1)
            last.append("…")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's own
        """How many rows there are."""
        if width != self._width:
            self._wrap(width)
        return max(1, len(self._rows))

    def render(self) -> Text:
        """The rows."""
        return Text("\n").join(self._rows)


def cut(text: str, width: int) -> str:
    """The text, exactly so many cells wide; one that is too long shows its beginning and ends in "…"."""
    return set_cell_size(text, width) if cell_len(text) <= width else set_cell_size(text, width - 1) + "…"
