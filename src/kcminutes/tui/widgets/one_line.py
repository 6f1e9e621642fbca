"""A field of one line that takes the whole of a paste, its lines put on one, and shows its beginning while nobody types in it."""

from collections.abc import Callable
from typing import Any

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widgets import Input

from kcminutes.completion.offer import Offer
from kcminutes.swedish.characters import one_line
from kcminutes.tui.widgets.grey_text import GreyText
from kcminutes.tui.widgets.line import cut


class OneLine(Input):
    """A text of one line. Textual's own Input keeps the first line of a paste only, and shows the end of a long text."""

    def __init__(self, *args: Any, offered: Callable[[str], Offer | None] | None = None, **kwargs: Any) -> None:
        """A field; ``offered`` gives what is offered after the text, None for nothing ever."""
        self._after = _After(offered, self._room) if offered else None
        super().__init__(*args, suggester=self._after, **kwargs)

    @property
    def shown(self) -> str:
        """What is shown after the text, which is not part of it; empty for nothing."""
        is_shown = self._after is not None and self._after.looked_at == self.value and self.cursor_at_end
        return self._after.shown if self._after and is_shown and self.selection.is_empty else ""

    def _room(self) -> int:
        return self.scrollable_content_region.width - cell_len(self.value)

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002  # Textual's way with a binding's argument
        """Take a word of what is offered; else move the cursor."""
        if select or not self._take(self._after.grey.take_word if self._after else None):
            super().action_cursor_right(select)

    def action_end(self, select: bool = False) -> None:  # noqa: FBT001, FBT002  # as above
        """Take all that is offered; else move the cursor to the end."""
        if select or not self._take(self._after.grey.take_all if self._after else None):
            super().action_end(select)

    def _take(self, take: Callable[[], Offer | None] | None) -> bool:
        if take is None or not self.shown or (offer := take()) is None:
            return False
        self.insert_text_at_cursor(offer.text)
        return True

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


class _After(Suggester):
    """What is offered after the text of a field."""

    def __init__(self, offered: Callable[[str], Offer | None], room: Callable[[], int]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.grey = GreyText()
        self.grey.source = lambda before: None if (offer := offered(before)) and offer.replaces else offer
        self.grey.wake()
        self.looked_at = ""
        """The text at which it was looked last."""
        self.shown = ""
        """What is shown after it."""
        self._room = room

    async def get_suggestion(self, value: str) -> str | None:
        """The text with what is offered after it; None for nothing."""
        before, self.looked_at = self.looked_at, value
        self.grey.typed(value[len(before) :] if value.startswith(before) else "")
        self.shown = self.grey.look(value, self._room())
        return value + self.shown if self.shown else None
