"""The document leaves the screen."""

from kcminutes.meeting.numbering import numbering_of
from kcminutes.tui.commands.context import Context


def show_draft(meeting: Context) -> None:
    """Show the draft in the whole window."""
    meeting.program.handing_out.show(meeting.session.meeting)


def export(meeting: Context) -> None:
    """Export the document."""
    meeting.program.handing_out.ask_export(meeting.session.meeting, meeting.session.path)


def export_extract(meeting: Context) -> None:
    """Export some items, or one person's actions."""
    session = meeting.session
    items = numbering_of(session.meeting.head).number(session.at) if session.at else ""
    meeting.program.handing_out.ask_extract(session.meeting, session.path, items, session.file.drafts)


def print_document(meeting: Context) -> None:
    """Print the document."""
    meeting.program.handing_out.ask_print(meeting.session.meeting, meeting.session.path, meeting.session.file.drafts)
