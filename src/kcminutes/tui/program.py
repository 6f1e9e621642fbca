"""What screens may ask of the program, which they know by this and not by its module."""

from pathlib import Path
from typing import Protocol, cast

from rich.console import Console
from textual.screen import Screen

from kcminutes.meeting.place import Place
from kcminutes.storage.settings import Settings
from kcminutes.storage.workspace import Workspace
from kcminutes.tui.handing_out import HandingOut
from kcminutes.tui.widgets.message_line import Messages


class Program(Protocol):
    """The program on the screen, as its screens know it."""

    settings: Settings
    workspace: Workspace
    keys: dict[str, str]
    """The keys in force, by the commands' names."""
    console: Console
    """What rows are made ready for."""
    handing_out: HandingOut
    messages: Messages
    """What is said in passing."""

    def open_file(self, file: Path, at: Place | None = None) -> None:
        """Open an agenda or minutes, at a place in it; what is wrong with the file is told."""

    def prepare_file(self, file: Path) -> None:
        """Open an agenda to write it; what is wrong with the file is told."""

    def ask_new_agenda(self) -> None:
        """Ask for the next kallelse, make it and open it to be written."""

    def ask_import(self, chosen: Path | None) -> None:
        """Ask for a file of somebody else's to read in; ``chosen`` is the one that lies at hand."""

    def open_sample(self) -> None:
        """Open the sample meeting, from a copy."""

    def take_minutes(self, agenda: Path) -> None:
        """Close the agenda that is written, and open its minutes."""

    def close_meeting(self) -> None:
        """Save the open meeting and show the home screen."""

    def show_help(self) -> None:
        """Show the keys and the handbook."""

    def show_settings(self) -> None:
        """Show where the settings are, to be opened, and the themes."""

    async def quit(self) -> None:
        """Save everything and end."""


def program_of(screen: Screen[None]) -> Program:
    """The program that shows the screen."""
    return cast("Program", screen.app)
