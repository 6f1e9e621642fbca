"""Undo and redo."""

from kcminutes.session.history import redone, undone
from kcminutes.tui.commands.context import Context


def undo(meeting: Context) -> None:
    """Take the last change back, and show where it was."""
    change = meeting.session.undo()
    if change:
        meeting.show_part(change.place)
    meeting.say(undone(change, meeting.session.meeting), seconds=3)


def redo(meeting: Context) -> None:
    """Do again what was taken back, and show where it is."""
    change = meeting.session.redo()
    if change:
        meeting.show_part(change.place)
    meeting.say(redone(change, meeting.session.meeting), seconds=3)
