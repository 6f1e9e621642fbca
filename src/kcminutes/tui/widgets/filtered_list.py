"""A long list that words narrow, and under it all of the row at hand."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from kcminutes.tui.textual_seams.focus import focus_now
from kcminutes.tui.widgets.line import Lines
from kcminutes.tui.widgets.one_line import OneLine
from kcminutes.tui.widgets.row_list import RowList

_T = TypeVar("_T")


class FilteredList(Vertical, Generic[_T]):
    """Of many, a row for each that the filter lets through. ``hint`` tells what can be typed there, ``keys`` stand under it all."""

    @dataclass
    class Left(Message):
        """The list is to be left, to the next or the one before."""

        by: int

    def __init__(self, hint: str, keys: str, *, keys_rows: int, detail_rows: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field = OneLine(placeholder=f"(f filtrerar: {hint})", compact=True, classes="filter")
        self.listed = RowList()
        self.detail = Lines(detail_rows, classes="detail")
        self._keys = keys
        self._hints = Lines(keys_rows, classes="hints")
        self.all: tuple[_T, ...] = ()
        self._shown: Sequence[_T] = ()
        """What the rows are of."""

    def compose(self) -> ComposeResult:
        """The filter, the list, what is at hand, and the keys."""
        yield self.field
        yield self.listed
        yield self.detail
        yield self._hints

    def on_mount(self) -> None:
        """Tell the keys."""
        self._hints.say(self._keys)

    @abstractmethod
    def passing(self, typed: str) -> Sequence[_T]:
        """What of `all` the filter lets through, in the order of the rows."""

    @abstractmethod
    def row(self, one: _T) -> Text:
        """Its row."""

    @abstractmethod
    def key(self, one: _T) -> object:
        """What it has in common with itself as it was before it changed."""

    @abstractmethod
    def tell_detail(self) -> None:
        """Tell all of the one at hand in `detail`, or why there is none."""

    @property
    def at_hand(self) -> _T | None:
        """The one at hand; None if there is none."""
        index = self.listed.at_hand
        return self._shown[index] if index is not None and index < len(self._shown) else None

    def enter(self) -> None:
        """Put the cursor in the list."""
        focus_now(self.listed)

    def show(self, all_: tuple[_T, ...]) -> None:
        """Show these, narrowed as before, with the same one at hand as far as it is there."""
        self.all = all_
        self._narrow()

    def _narrow(self) -> None:
        at, index = self.at_hand, self.listed.at_hand or 0
        self._shown = self.passing(self.field.value)
        same = self._row_of(at) if at is not None else None
        self._show_rows(index if same is None else same)

    def _show_rows(self, at_hand: int) -> None:
        shown = self._shown
        self.listed.show(len(shown), lambda number: self.row(shown[number]), at_hand)
        self.tell_detail()

    def became(self, now: _T) -> None:
        """Show the one as it is now, in its row."""
        key = self.key(now)
        self.all = tuple(now if self.key(one) == key else one for one in self.all)
        index = self._row_of(now)
        if index is None:
            self._narrow()
            return
        self._shown = [*self._shown[:index], now, *self._shown[index + 1 :]]
        self._show_rows(self.listed.at_hand or 0)

    def _row_of(self, one: _T) -> int | None:
        key = self.key(one)
        itself = next((index for index, other in enumerate(self._shown) if other is one), None)
        if itself is not None:
            return itself
        return next((index for index, other in enumerate(self._shown) if self.key(other) == key), None)

    def action_filter(self) -> None:
        """Put the cursor in the filter."""
        focus_now(self.field)

    def on_key(self, event: events.Key) -> None:
        """From the filter down to the list; Tab leaves."""
        if event.key in ("down", "enter", "escape") and self.field.has_focus:
            self.enter()
        elif event.key in ("tab", "shift+tab"):
            self.post_message(self.Left(-1 if event.key == "shift+tab" else 1))
        else:
            return
        event.stop()
        event.prevent_default()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.enter()

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        self.tell_detail()
