"""Undo and redo."""

from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import path_to
from kcminutes.session.history import Change
from kcminutes.tui.commands.context import MeetingContext


def undo(meeting: MeetingContext) -> None:
    """Take the last change back."""
    if change := meeting.session.undo():
        _show(meeting, change, "Ångrat")
    else:
        meeting.say("Det finns inget att ångra.", seconds=3)


def redo(meeting: MeetingContext) -> None:
    """Do again what was taken back."""
    if change := meeting.session.redo():
        _show(meeting, change, "Gjort om")
    else:
        meeting.say("Det finns inget att göra om.", seconds=3)


def _show(meeting: MeetingContext, change: Change, word: str) -> None:
    """Go to what was done, and tell it."""
    meeting.show_part(change.place)
    now = meeting.session.meeting
    path = path_to(now, change.place.item) if change.place.item else None
    where = f" i ärende {numbering_of(now.head).number(path)}" if path else ""
    meeting.say(f"{word}: {change.label}{where}.", seconds=3)
