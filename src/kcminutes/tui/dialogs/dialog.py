"""What the dialogs share: a title, a body, a row that tells the keys, help on itself, and a result that is handed over at once."""

from collections.abc import Callable
from inspect import isawaitable
from typing import Any, ClassVar, Final, Generic, Protocol, TypeVar, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from kcminutes.tui.dialogs.dialog_key import DialogKey, hint_row, key_rows
from kcminutes.tui.textual_seams.binding_keys import bind_keys

Result = TypeVar("Result")

UNFINISHED: Final = "unfinished"
"""What the message is about that tells at the start what is typed in forms and not done."""
LEAVE: Final = DialogKey("Esc", "tillbaka", "går tillbaka; ingenting görs.", "leave")


class _Helping(Protocol):
    """The program, as far as a dialog's hints know it."""

    help_key: str
    """The key of the help as people read it; empty if it has none."""


class Dialog(ModalScreen[None], Generic[Result]):
    """A dialog over the meeting.

    ``done`` gets the result the moment the dialog is left, before the next key is read; Textual's own callback comes later, and
    what is typed meanwhile would go astray. ``KEYS`` is the one table of its keys: bindings, hints and help are made from it.
    """

    BINDINGS = [Binding("escape", "leave", show=False)]
    KEYS: ClassVar[tuple[DialogKey, ...]] = (LEAVE,)

    def __init__(
        self, title: str, done: Callable[[Result], Any] | None = None, *, about: str = "", keys: tuple[DialogKey, ...] = ()
    ) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._done = done
        self._keys = keys or self.KEYS
        for key in self._keys:
            if key.keys:
                # What a dialog binds counts before what the widget with the cursor would do with the key.
                bind_keys(self, key.keys, key.action, key.short)

    def compose(self) -> ComposeResult:
        """The frame around the body."""
        with Vertical(id="dialog") as frame:
            frame.border_title = Text(self._title)  # an item's title may look like Textual's markup
            yield from self.body()
            yield Static(hint_row(self.hints), classes="hints", markup=False)

    @property
    def hints(self) -> list[DialogKey]:
        """What the row of hints tells: the dialog's keys, and the one of the help."""
        key = cast("_Helping", self.app).help_key
        helping = [DialogKey(key, "hjälp", "", "help")] if key else []
        return [*self._keys, *helping]

    def body(self) -> ComposeResult:
        """What stands in the dialog."""
        yield from ()

    @property
    def help_text(self) -> str:
        """What F1 tells about the dialog, in Markdown: what it is for, its keys, its fields."""
        about = [f"{self._about}\n"] if self._about else []
        return "\n".join([f"# {self._title}\n", *about, key_rows(self._keys), *self.more_help()])

    def more_help(self) -> list[str]:
        """What is to be told after the keys, in paragraphs of Markdown."""
        return []

    async def action_help(self) -> None:
        """Show the help on this dialog, as its key does."""
        await self.app.run_action("help")

    def keep_draft(self) -> None:
        """Have what is typed here kept until the dialog is opened again; nothing where nothing is typed that would be missed."""

    async def finish(self, result: Result) -> None:
        """Leave the dialog with a result."""
        self.dismiss()
        outcome = self._done(result) if self._done else None
        if isawaitable(outcome):
            await outcome

    async def action_leave(self) -> None:
        """Leave the dialog without a result."""
        self.dismiss()
