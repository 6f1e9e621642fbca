"""The pane of what an import did not understand: each text is one key from where it belongs."""

from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kcminutes.meeting.placing import unplaced_texts
from kcminutes.session.news import News
from kcminutes.tui.textual_seams.focus import has_focus_now
from kcminutes.tui.textual_seams.marked_list import MarkedList
from kcminutes.tui.widgets.line import Lines

Where = Literal["background", "item", "people", "away"]
_KEYS: Final = "b eller Retur: till ärendets beskrivning · n: nytt ärende · d: deltagare · Del: kasta · Esc: stänger"


class UnplacedPane(Vertical):
    """The texts, a row each, in the file's order; under them the one with the sign, whole, and the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "place('background')", show=False),
        Binding("n", "place('item')", show=False),
        Binding("d", "place('people')", show=False),
        Binding("delete", "place('away')", show=False),
    ]

    @dataclass
    class Placed(Message):
        """The text in a row (from 0) belongs somewhere."""

        row: int
        where: Where

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # the widget's own keywords pass through
        self.listed = MarkedList(compact=True)
        self.whole = Lines(5, id="unplaced-whole")
        self._texts: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The list and the lines under it."""
        yield self.listed
        yield self.whole

    def on_descendant_focus(self) -> None:
        """Mark the heading."""
        self._head()

    def on_descendant_blur(self) -> None:
        """Take the mark away, once it is known where the cursor went."""
        self.call_later(self._head)

    def _head(self) -> None:
        sign = "▸ " if has_focus_now(self) else ""
        self.border_title = f"{sign}Ej placerat vid importen: {len(self._texts)}"

    def follow(self, news: News) -> None:
        """Show what is left; with nothing left the pane is gone."""
        texts = unplaced_texts(news.meeting)
        if texts == self._texts:
            return
        at = self.listed.highlighted or 0
        self._texts = texts
        self.listed.clear_options()
        self.listed.add_options([Option(Text(" ".join(text.split()), no_wrap=True, overflow="ellipsis")) for text in texts])
        if texts:
            self.listed.highlighted = min(at, len(texts) - 1)
        else:
            self.display = False
        self._tell()
        self._head()

    def _tell(self) -> None:
        at = self.listed.highlighted
        text = " ".join(self._texts[at].split()) if at is not None and at < len(self._texts) else ""
        self.whole.say(Text.assemble(f"{text}\n" if text else "", (_KEYS, "italic")))

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._tell()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Placed(event.option_index, "background"))

    def action_place(self, where: Where) -> None:
        """Have the text with the sign placed."""
        at = self.listed.highlighted
        if at is not None and at < len(self._texts):
            self.post_message(self.Placed(at, where))
