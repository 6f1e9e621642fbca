"""The document leaves the screen."""

from kcminutes.meeting.numbering import numbering_of
from kcminutes.tui.commands.command import key_names
from kcminutes.tui.commands.context import Context
from kcminutes.tui.dialogs.dialog_key import DialogKey


def leaving(keys: str) -> DialogKey:
    """What leaves a page by the keys that showed it, as Textual names them."""
    return DialogKey(" · ".join(key_names(keys)), "", "går tillbaka, som Esc.", "leave", keys)


def show_draft(meeting: Context) -> None:
    """Show the draft in the whole window."""
    meeting.program.handing_out.show(meeting.session.meeting, leaving(meeting.keys.get("utkast", "")))


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


def mail(meeting: Context) -> None:
    """Make mail drafts: one with the document, and of minutes one for each who has åtgärder; open the first."""
    meeting.program.handing_out.mail(meeting.session.meeting, meeting.session.path)
