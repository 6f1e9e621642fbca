"""Stepping to an item, and to a part of the one at hand."""

from collections.abc import Callable

from kcminutes.tui.commands.context import Context, MeetingContext
from kcminutes.tui.textual_seams.focus import focus_now


def next_item(meeting: Context) -> None:
    """Step to the next item."""
    _step(meeting, meeting.session.next, "Det här är det sista ärendet.")


def item_before(meeting: Context) -> None:
    """Step to the item before."""
    _step(meeting, meeting.session.back, "Det här är det första ärendet.")


def _step(meeting: Context, step: Callable[[], bool], otherwise: str) -> None:
    if not step():
        meeting.enter_first()
        meeting.say(otherwise, seconds=3)


def enter_first(meeting: Context) -> None:
    """Put the cursor in Anteckning, or in an agenda in Ärendebeskrivning."""
    meeting.enter_first()


def enter_decisions(meeting: MeetingContext) -> None:
    """Put the cursor at the end of BESLUT."""
    if meeting.session.at:
        decisions = meeting.editor.decisions
        focus_now(decisions)
        decisions.move_cursor(decisions.document.end)


def show_background(meeting: MeetingContext) -> None:
    """Show, page through or hide the item's background."""
    if meeting.session.item:
        meeting.editor.toggle_background(meeting.session.item)
