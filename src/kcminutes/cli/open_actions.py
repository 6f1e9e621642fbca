"""The open åtgärder that a kallelse is to end in, where that is wanted."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kcminutes.cli.program import workspace_of

if TYPE_CHECKING:
    from kcminutes.meeting.model import Meeting
    from kcminutes.meeting.standing import Followed
    from kcminutes.storage.settings import Settings

OPEN_ACTIONS = click.option(
    "--open-actions/--no-open-actions",
    default=None,
    help="En kallelse med eller utan de öppna åtgärderna sist (annars som i inställningarna).",
)


def tasks_wanted(meeting: "Meeting", file: Path, settings: "Settings", *, wanted: bool | None = None) -> "tuple[Followed, ...]":
    """The åtgärder for the document of the meeting in the file; none for minutes. ``wanted`` None leaves it to the settings."""
    if meeting.is_recorded or not (settings.open_actions if wanted is None else wanted):
        return ()
    from kcminutes.archive.standing import open_before

    return open_before(workspace_of(settings, file), meeting)
