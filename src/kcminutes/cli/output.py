"""What the commands print, and the settings that they all read."""

import os
import sys
from typing import TYPE_CHECKING, Final

import click

from kcminutes.swedish.characters import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.text import Text

    from kcminutes.meeting.model import Meeting
    from kcminutes.meeting.standing import Followed
    from kcminutes.storage.settings import Settings

_WIDTH: Final = 80
"""Columns of a terminal that tells none."""
_AT_ONCE: Final = 500
"""Rows that are made ready for the terminal before they are shown."""


def say(text: object, *, err: bool = False) -> None:
    """Print a sentence; a file's name in it may hold what a terminal takes for a command."""
    click.echo(plain(str(text)), err=err)


def need_standard_out() -> None:
    """Raise ClickException if there is nowhere to show anything: standard out is closed (``>&-``)."""
    if sys.stdout is None:
        raise click.ClickException(
            "Standard ut är stängd, så det finns ingenstans att visa något; öppna den, eller skriv till en fil."
        )


def settings_or_defaults() -> "Settings":
    """The settings; what is wrong with them is told on stderr, and the defaults count."""
    from kcminutes.storage.settings import load_settings

    settings, problems = load_settings()
    for problem in filter(None, (*problems, settings.lacks_templates)):
        say(problem, err=True)
    return settings


def print_document(meeting: "Meeting", settings: "Settings", tasks: "tuple[Followed, ...]" = ()) -> None:
    """Print the document, with the åtgärder that a kallelse ends in: as wide as the terminal, no wider than one reads easily."""
    need_standard_out()
    from rich.console import Console

    from kcminutes.documents.delivery import composed
    from kcminutes.documents.formats.terminal import ansi, document_lines

    console = Console(highlight=False)
    console.width = console.width or _WIDTH  # COLUMNS=0
    rows = document_lines(composed(meeting, settings, tasks=tasks), min(console.width, 100))
    shown: Callable[[Text], str] = ansi if console.color_system else lambda row: row.plain
    for first in range(0, len(rows), _AT_ONCE):
        click.echo("\n".join(map(shown, rows[first : first + _AT_ONCE])))


def silence() -> None:
    """Let what is still to be written to standard out go nowhere, so that Python doesn't try once more as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
