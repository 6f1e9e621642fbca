"""A list to pick from by typing: go to, search and the palette are this one dialog."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from msgspec.structs import replace
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from kcminutes.tui.dialogs.dialog import LEAVE, Dialog
from kcminutes.tui.dialogs.dialog_key import DialogKey
from kcminutes.tui.textual_seams.marked_list import MarkedList
from kcminutes.tui.widgets.one_line import OneLine

AT_ONCE: Final = 300
"""Rows that are shown at first, and each time that one comes to the last of them: each takes time to lay out."""


@dataclass(frozen=True)
class Choice:
    """A row to pick, and what picking it gives."""

    label: Text
    value: Any


PICKER_KEYS: Final = (
    DialogKey("Retur", "väljer", "väljer raden med ▸.", "pick"),
    DialogKey("pilarna", "flyttar", "upp och ner flyttar ▸, PgUp och PgDn en sida i taget."),
)


class Picker(Dialog[Any]):
    """Typing narrows the list, Enter picks. A letter in ``letters`` picks at once while nothing has been typed.

    ``leaving`` tells in the help what Esc means here. ``moved`` gets the value of each row that becomes the chosen one,
    and ``left`` is called where nothing is picked. ``nothing`` stands in the list when nothing fits what is typed.
    """

    def __init__(  # noqa: PLR0913  # a dialog is its words, and each of them is one
        self,
        title: str,
        placeholder: str,
        choices: Callable[[str], Iterable[Choice]],
        done: Callable[[Any], Any],
        *,
        letters: Mapping[str, Any] | None = None,
        legend: str = "",
        start: int = 0,
        about: str = "",
        leaving: str = "går tillbaka; ingenting väljs.",
        moved: Callable[[Any], Any] | None = None,
        left: Callable[[], Any] | None = None,
        nothing: str = "Inget passar.",
    ) -> None:
        super().__init__(title, done, about=about, keys=(*PICKER_KEYS, replace(LEAVE, meaning=leaving)))
        self._placeholder = placeholder
        self._choices = choices
        self._letters = letters or {}
        self._legend = legend
        self._start = start
        self._moved = moved
        self._left = left
        self._nothing = nothing
        self._shown: list[Choice] = []
        self._more: Iterator[Choice] = iter(())
        """What is shown once one comes to the last row."""

    def body(self) -> ComposeResult:
        """The field and the list."""
        yield OneLine(placeholder=f"({self._placeholder})", compact=True)
        listed = MarkedList(compact=True, classes="over-legend" if self._legend else None)
        listed.can_focus = False
        yield listed
        if self._legend:
            yield Static(self._legend, classes="legend", markup=False)

    def on_mount(self) -> None:
        """Show what there is to pick before anything is typed."""
        self._show("")
        while len(self._shown) <= self._start and self._show_more():
            pass
        if self._shown:
            self.query_one(OptionList).highlighted = min(self._start, len(self._shown) - 1)

    def show_again(self) -> None:
        """Show what there is to pick now, by what is typed; a picker that is not there yet will."""
        if self.is_mounted:
            self._show(self.query_one(Input).value)

    def _show(self, typed: str) -> None:
        self._more = iter(self._choices(typed))
        self._shown = []
        listed = self.query_one(OptionList)
        listed.clear_options()
        self._show_more()
        if self._shown:
            listed.highlighted = 0
        else:
            listed.add_option(Option(Text(self._nothing), disabled=True))

    def _show_more(self) -> bool:
        """Show some more rows; whether there were any."""
        new = list(islice(self._more, AT_ONCE))
        self._shown += new
        self.query_one(OptionList).add_options([Option(choice.label) for choice in new])
        return bool(new)

    @on(Input.Changed)
    async def _typed(self, event: Input.Changed) -> None:
        event.stop()
        letter = event.value.lower()  # with Caps Lock too
        if letter in self._letters:
            await self.finish(self._letters[letter])
        else:
            self._show(event.value)

    @on(Input.Submitted)
    async def _picked(self, event: Input.Submitted) -> None:
        event.stop()
        await self.action_pick()

    @on(OptionList.OptionHighlighted)
    def _now_chosen(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_index == len(self._shown) - 1:
            self._show_more()
        if self._moved and event.option_index < len(self._shown):
            self._moved(self._shown[event.option_index].value)

    def more_help(self) -> list[str]:
        """What typing does, and the letters that pick at once."""
        letters = ["Med tom rad väljer en bokstav genast:", *self._legend.splitlines()] if self._legend else []
        return ["\n\n".join(["Det som skrivs gör listan kortare.", *letters])]

    async def action_leave(self) -> None:
        """Pick nothing."""
        if self._left:
            self._left()
        await super().action_leave()

    async def action_pick(self) -> None:
        """Pick the chosen row, as Enter does."""
        index = self.query_one(OptionList).highlighted
        if self._shown and index is not None:
            await self.finish(self._shown[index].value)

    @on(OptionList.OptionSelected)
    async def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.finish(self._shown[event.option_index].value)

    def on_key(self, event: events.Key) -> None:
        """Arrows move in the list while the field keeps the cursor."""
        listed = self.query_one(OptionList)
        move: Callable[[], None] | None = {
            "down": listed.action_cursor_down,
            "up": listed.action_cursor_up,
            "pagedown": listed.action_page_down,
            "pageup": listed.action_page_up,
        }.get(event.key)
        if move:
            move()
            event.stop()
            event.prevent_default()
