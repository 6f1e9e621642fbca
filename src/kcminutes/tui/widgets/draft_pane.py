"""The draft beside the editor: the item at hand as it will be printed, following what is typed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from rich.text import Text
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from kcminutes.meeting.model import Item, ItemPath, Meeting
from kcminutes.session.news import News
from kcminutes.tui.widgets.readable import undimmed
from kcminutes.tui.widgets.selecting import selectable, selected_text
from kcminutes.tui.widgets.typing_pause import TypingPause

if TYPE_CHECKING:
    from kcminutes.documents.items import Composition

PAUSE = 0.12
"""Seconds without typing after which the draft follows; so it never stands between a key and the screen."""
SETTLING = 0.3
"""Seconds after the start, or a change of the window's size, before the draft is drawn: one can type before that."""
LONGEST_WAIT = 1.0
"""Seconds after which it follows even if typing goes on."""


class DraftPane(Widget, can_focus=False):
    """Rows of the draft from the item at hand on. Sections are kept as long as their items are the same values."""

    def __init__(self, layout: Literal["2016", "2013"], **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # the widget's own keywords pass through
        self.layout_name = layout
        self.border_title = "Utkast"
        self._meeting: Meeting | None = None
        self._at: ItemPath | None = None
        self._strips: list[Strip] = []
        self._composition: Composition | None = None
        self._sections: dict[tuple[int, int], tuple[Item, list[Text]]] = {}
        self._pause = TypingPause(self, self._draw, LONGEST_WAIT)

    def follow(self, news: News) -> None:
        """Show the meeting from the item at hand on, as soon as typing pauses."""
        self._meeting, self._at = news.meeting, news.at
        if self.display:
            self._pause.wait(PAUSE if self._strips else SETTLING)

    def on_resize(self) -> None:
        """Rows are as wide as the pane."""
        self._sections.clear()
        self.set_timer(SETTLING, self._draw)

    def on_show(self) -> None:
        """Catch up with what was typed while hidden."""
        self.set_timer(SETTLING, self._draw)

    def _draw(self) -> None:
        self._pause.end()
        width, height = self.size
        if self._meeting is None or not width or not self.display:
            return
        rows: list[Text] = []
        for lines in self._from_here(self._meeting):
            rows += lines[-height:] if not rows else lines
            if len(rows) >= height:
                break
        console = self.app.console
        strips = [Strip(undimmed(line.render(console))).adjust_cell_length(width) for line in rows[:height]]
        if strips != self._strips:
            self._strips = strips
            self.refresh()

    def _from_here(self, meeting: Meeting) -> Iterator[list[Text]]:
        from kcminutes.documents.formats.terminal import coming_lines, section_lines
        from kcminutes.documents.items import section_of
        from kcminutes.documents.view import coming_part, composition_of

        composition = composition_of(meeting, self.layout_name)
        if composition != self._composition:  # numbers, who came and left, and what has been recorded stand at other items too
            self._composition = composition
            self._sections.clear()
        first = self._at[0] if self._at else 0
        width = self.size.width
        kept, self._sections = self._sections, {}
        for index in range(first, len(meeting.items)):
            item = meeting.items[index]
            known = kept.get((index, width))
            if known is None or known[0] is not item:
                known = (item, section_lines(section_of(item, (index,), composition), width))
            self._sections[index, width] = known
            yield known[1]
        if coming := coming_part(composition):
            yield coming_lines(coming, width)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What of the rows is marked with the mouse."""
        return selected_text([strip.text for strip in self._strips], selection)

    def render_line(self, y: int) -> Strip:
        """One row of the draft."""
        if y < len(self._strips):
            return selectable(self._strips[y], y, self).apply_style(self.rich_style)
        return Strip.blank(self.size.width, self.rich_style)
