"""What becomes of the item at hand: decided, to be done, withdrawn, postponed."""

from datetime import date

from kcminutes.meeting.coming import next_meeting
from kcminutes.meeting.model import ItemStatus
from kcminutes.tui.commands.context import MeetingContext
from kcminutes.tui.commands.stepping import enter_decisions
from kcminutes.tui.dialogs import forms


async def open_action(meeting: MeetingContext) -> None:
    """Open a new row under ÅTGÄRDER."""
    if meeting.session.at:
        meeting.settle()
        await meeting.editor.actions.open_row()


def adopt_proposals(meeting: MeetingContext) -> None:
    """Make the prepared proposals decisions."""
    item = meeting.session.item
    if item is None:
        return
    if not item.proposals:
        meeting.say("Ärendet har inget förslag i kallelsen.", seconds=3)
    elif meeting.session.recording.adopt_proposals(item.id):
        enter_decisions(meeting)
    else:
        meeting.say("Förslaget står redan som beslut.", seconds=3)


def withdraw(meeting: MeetingContext) -> None:
    """Withdraw the item."""
    _ask_status(meeting, ItemStatus.WITHDRAWN)


def postpone(meeting: MeetingContext) -> None:
    """Postpone the item."""
    _ask_status(meeting, ItemStatus.POSTPONED)


def _ask_status(meeting: MeetingContext, status: ItemStatus) -> None:
    session = meeting.session
    item = session.item
    if item is None:
        return

    def done(reason: str, to: date | None) -> None:
        session.recording.set_status(item.id, status, reason, to)

    coming = next_meeting(session.meeting)
    meeting.ask(forms.status_form(item, status, session.meeting.head.day, coming, session.file.drafts, done))


def take_up_again(meeting: MeetingContext) -> None:
    """Take the item up after all."""
    item = meeting.session.item
    if item and item.status:
        meeting.session.recording.set_status(item.id, None)
    else:
        meeting.say("Ärendet är varken utgått eller bordlagt.", seconds=3)
