"""One row of text that is drawn again only when it changes."""

from rich.text import Text
from textual.widget import Widget

from kcminutes.swedish.characters import plain


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
