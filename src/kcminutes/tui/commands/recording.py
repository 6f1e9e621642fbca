"""What becomes of the item at hand: decided, to be done, withdrawn, postponed."""

from datetime import date

from kcminutes.meeting.coming import next_meeting
from kcminutes.meeting.states import ItemStatus
from kcminutes.swedish.characters import one_line
from kcminutes.tui.commands.context import MeetingContext
from kcminutes.tui.commands.stepping import enter_decisions
from kcminutes.tui.textual_seams.focus import has_focus_now


async def open_action(meeting: MeetingContext) -> None:
    """Open a new row under ÅTGÄRDER."""
    if meeting.session.at:
        meeting.settle()
        await meeting.editor.actions.open_row()


def remove_action(meeting: MeetingContext) -> None:
    """Take the åtgärd away that the cursor is in; undo brings it back."""
    item, index = meeting.session.item, meeting.editor.actions.index_at_hand
    if item is None or index is None:
        meeting.say("Ställ markören i den åtgärd som ska tas bort.", seconds=4)
    elif action := meeting.session.recording.remove_action(item.id, index):
        meeting.say(f"Åtgärden ”{one_line(action.text)}” är borttagen; {meeting.way('angra')} ångrar.")


def lift(meeting: MeetingContext) -> None:
    """Make the prepared proposals decisions; if none is left, what is marked in Anteckning, or else the paragraph at the cursor.

    Done again, the paragraph after that.
    """
    item = meeting.session.item
    if item is None:
        return
    recording, notes = meeting.session.recording, meeting.editor.notes
    if recording.adopt_proposals(item.id):
        enter_decisions(meeting)
        return
    has_words = has_focus_now(notes) and bool(notes.text.strip())
    if has_words and notes.selected_text.strip():
        if not recording.lift(item.id, notes.selected_text):
            meeting.say("Det markerade står redan som beslut.", seconds=3)
    elif has_words:
        row = next((row for row, text in notes.paragraphs_from_cursor() if recording.lift(item.id, text)), None)
        if row is None:
            meeting.say("Stycket står redan som beslut.", seconds=3)
        elif row > notes.cursor_location[0]:
            notes.move_cursor((row, len(notes.document[row])))
    elif item.proposals:
        meeting.say("Förslaget står redan som beslut.", seconds=3)
    else:
        meeting.say("Ärendet har inget förslag i kallelsen, och markören står inte i ett stycke i Anteckning.", seconds=5)


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
    from kcminutes.tui.dialogs.forms import status_form

    form = status_form(item, status, session.meeting.head.day, coming, session.file.drafts, done)
    meeting.ask(form.offering(("reason",), meeting.typing_help.in_a_line))


def take_up_again(meeting: MeetingContext) -> None:
    """Take the item up after all; one that is only handed on is that no longer."""
    item = meeting.session.item
    if item and item.status:
        meeting.session.recording.set_status(item.id, None)
    elif item and item.handed_on:
        meeting.session.recording.take_back(item.id)
        meeting.say(f"Ärendet lämnas inte vidare; {meeting.way('angra')} ångrar.")
    else:
        meeting.say("Ärendet är varken utgått, bordlagt eller lämnat vidare.", seconds=3)
