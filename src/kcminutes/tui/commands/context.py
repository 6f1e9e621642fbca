"""What a command of a screen with an open file may use: the file, the editor, the program, and ways to show and ask."""

from typing import Any, Protocol

from kcminutes.meeting.place import Place
from kcminutes.session.session import Session
from kcminutes.tui.commands.command import Command
from kcminutes.tui.dialogs.dialog import Dialog
from kcminutes.tui.program import Program
from kcminutes.tui.typing_help import TypingHelp
from kcminutes.tui.widgets.agenda_editor import AgendaEditor
from kcminutes.tui.widgets.item_editor import ItemEditor


class Context(Protocol):
    """The screen of an open file, minutes or agenda, as its commands know it."""

    session: Session
    typing_help: TypingHelp

    @property
    def program(self) -> Program:
        """The program, which knows the other screens and where documents go."""

    @property
    def commands(self) -> tuple[Command, ...]:
        """All commands, in the order of the help."""

    @property
    def keys(self) -> dict[str, str]:
        """The keys in force, by the commands' names."""

    def way(self, name: str) -> str:
        """How the command with the name is reached with the keys in force, as in "F6" or "Ctrl+G +"."""

    def settle(self) -> None:
        """Let dates and names become what they mean, and record everything that was typed."""

    def enter_first(self) -> None:
        """Put the cursor in the part of the item at hand that is typed in first, where it is."""

    def show_place(self, place: Place) -> None:
        """Step to the item and put the cursor at the place, or open the dialog that it stands in."""

    def show_part(self, place: Place) -> None:
        """Put the cursor in the part of the item at hand, where it is."""

    async def toggle_findings(self) -> None:
        """Show what is missing or odd, with the cursor there; if that is so already, hide it."""

    async def show_unplaced(self) -> None:
        """Show what an import did not understand, with the cursor there; if that is so already, hide it."""

    def ask(self, dialog: Dialog[Any]) -> None:
        """Show a dialog."""

    def say(self, message: str, *, seconds: float | None = None) -> None:
        """Tell something in passing."""

    async def do(self, name: str) -> None:
        """Do the command with the name."""


class MeetingContext(Context, Protocol):
    """The same where minutes are taken."""

    editor: ItemEditor


class AgendaContext(Context, Protocol):
    """The same where the agenda is written."""

    editor: AgendaEditor
