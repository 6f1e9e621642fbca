"""Opening a file: from an agenda to its minutes, new or begun; from minutes to themselves."""

from pathlib import Path

from kcminutes.files.errors import FileError
from kcminutes.files.positions import comment_count
from kcminutes.files.source import read_text
from kcminutes.files.toml import read
from kcminutes.files.workspace import Workspace, is_minutes, minutes_path
from kcminutes.model import Meeting


def open_meeting(file: Path, output: Path | None, workspace: Workspace) -> tuple[Meeting, Path]:
    """The meeting to go on with, and the file that its minutes are saved in; raises FileError.

    ``output`` names that file. Otherwise minutes are saved where they are, and an agenda's in the workspace. Minutes that have
    been begun there are continued. Nothing is written.
    """
    meeting = read(file)
    if output is not None and output.exists() and output.samefile(file) and not (is_minutes(file) or meeting.is_recorded):
        raise FileError(f"{file.name} är kallelsen själv, som inte ändras; välj en annan fil med -o.")
    if output is None:
        output = file if is_minutes(file) or meeting.is_recorded else minutes_path(file, workspace)
    if output != file and output.exists():
        meeting = read(output)
    return meeting, output


def lost_comments(minutes: Path) -> str:
    """A Swedish sentence for minutes with TOML comments, which are not kept when they are saved; empty for others."""
    count = comment_count(read_text(minutes)) if minutes.exists() else 0
    some = "en kommentar" if count == 1 else f"{count} kommentarer"
    return f"{minutes.name} har {some} (#) som inte följer med när anteckningarna sparas." if count else ""
