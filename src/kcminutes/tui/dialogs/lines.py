"""A dialog of several lines of text: a list as people write it, or paste it."""

from collections.abc import Callable
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static, TextArea

from kcminutes.storage.durable.drafts import Drafts
from kcminutes.tui.dialogs.dialog import Dialog
from kcminutes.tui.dialogs.dialog_key import DialogKey
from kcminutes.tui.dialogs.field import Unreadable
from kcminutes.tui.textual_seams.focus import focus_now
from kcminutes.tui.widgets.prose import Prose

_FIELD = "lines"


class Lines(Dialog[Any]):
    """Ctrl+S does what the dialog is for, with what ``read`` makes of the text; whatever else ends it does not.

    What is typed is kept among the drafts as it is typed, and shown when the dialog is opened again, until Ctrl+S; without
    ``forgets`` after that too, as in `Form`.
    """

    KEYS = (
        DialogKey("Ctrl+S", "klar", "gör det som dialogen är till för, med alla rader.", "done", "ctrl+s"),
        DialogKey("Esc", "lämnar, och det skrivna står kvar här", "lämnar utan att göra det; det skrivna står kvar här.", "leave"),
    )

    def __init__(  # noqa: PLR0913, PLR0917  # a dialog is its words and what it does, and each of them is one
        self,
        title: str,
        message: str,
        text: str,
        read: Callable[[str], Any],
        done: Callable[[Any], Any],
        drafts: Drafts,
        *,
        forgets: bool = True,
    ) -> None:
        super().__init__(title, done, about=message)
        self._message = message
        self._text = text
        self._read = read
        self._drafts = drafts
        self._forgets = forgets
        self._draft = drafts.texts(title, "").get(_FIELD, text)
        self._is_over = False

    def body(self) -> ComposeResult:
        """What to type, the text, and what is wrong with it."""
        yield Static(self._message, markup=False)
        if self._draft != self._text:
            yield Static("Kvar sedan sist, inte gjort.", markup=False)
        yield Prose("", id="lines")
        yield Static(id="wrong", markup=False)

    def on_mount(self) -> None:
        """The cursor stands at the end of the text."""
        prose = self.query_one(Prose)
        prose.show(self._draft)
        focus_now(prose)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.keep_draft()

    def keep_draft(self) -> None:
        """Have what was typed kept among the drafts; nothing once the dialog is over, or before it is shown."""
        if not self._is_over and self.is_mounted:
            text = self.query_one(Prose).text
            self._drafts.keep(self._title, "", {_FIELD: text} if text != self._text else {})

    async def action_done(self) -> None:
        """Do what the dialog is for, unless the text can't be read."""
        try:
            value = self._read(self.query_one(Prose).text)
        except Unreadable as error:
            self.query_one("#wrong", Static).update(str(error))
            return
        self.keep_draft()
        self._is_over = True
        await self.finish(value)
        if self._forgets:
            self.forget()  # last, for only now its deed is done

    def forget(self) -> None:
        """Have nothing of what was typed shown again."""
        self._drafts.keep(self._title, "", {})

    async def action_leave(self) -> None:
        """Leave without the deed; what was typed is there when the dialog is opened again."""
        self.keep_draft()
        self._is_over = True
        self.dismiss()
