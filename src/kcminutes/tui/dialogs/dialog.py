"""What the dialogs share: a title, a body, a row that tells the keys, and a result that is handed over at once."""

from collections.abc import Callable
from inspect import isawaitable
from typing import Any, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

Result = TypeVar("Result")


class Dialog(ModalScreen[None], Generic[Result]):
    """A dialog over the meeting.

    ``done`` gets the result the moment the dialog is left, before the next key is read; Textual's own callback comes later, and
    what is typed meanwhile would go astray.
    """

    BINDINGS = [Binding("escape", "leave", show=False)]

    def __init__(self, title: str, hints: str, done: Callable[[Result], Any] | None = None) -> None:
        super().__init__()
        self._title = title
        self._hints = hints
        self._done = done

    def compose(self) -> ComposeResult:
        """The frame around the body."""
        with Vertical(id="dialog") as frame:
            frame.border_title = self._title
            yield from self.body()
            yield Static(self._hints, classes="hints", markup=False)

    def body(self) -> ComposeResult:
        """What stands in the dialog."""
        yield from ()

    async def finish(self, result: Result) -> None:
        """Leave the dialog with a result."""
        self.dismiss()
        outcome = self._done(result) if self._done else None
        if isawaitable(outcome):
            await outcome

    async def action_leave(self) -> None:
        """Leave the dialog without a result."""
        self.dismiss()
