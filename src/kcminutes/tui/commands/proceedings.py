"""The meeting as a whole: who is there, opened and closed, made final, what stands at its head."""

from datetime import date

from kcminutes.meeting.queries import known_people, person_with_role
from kcminutes.meeting.roles import ADJUSTER, CHAIR
from kcminutes.tui.commands.context import MeetingContext
from kcminutes.tui.dialogs import forms
from kcminutes.tui.dialogs.attendance import AttendanceScreen


def show_attendance(meeting: MeetingContext, row: int | None = None) -> None:
    """Show who is there, with the sign at the row; at whom it is about now if that is None."""
    meeting.ask(AttendanceScreen(meeting.session, meeting.keys, meeting.way("angra"), row))


def open_or_close(meeting: MeetingContext) -> None:
    """Open the meeting, or close it."""
    session = meeting.session
    before = session.meeting.head
    told = session.proceedings.open_or_close()
    meeting.say(told if session.meeting.head != before else f"{told} {meeting.way('motets_uppgifter')} ändrar tiderna.")


def adjourn_or_resume(meeting: MeetingContext) -> None:
    """Adjourn the meeting, or resume it."""
    meeting.say(meeting.session.proceedings.adjourn_or_resume())


def edit_head(meeting: MeetingContext) -> None:
    """Edit place, times and heading."""
    session = meeting.session
    meeting.ask(forms.head_form(session.meeting.head, session.file.drafts, session.proceedings.set_head))


def make_final(meeting: MeetingContext) -> None:
    """Make the document final."""
    session = meeting.session

    def done(by: tuple[str, ...], day: date) -> None:
        session.proceedings.make_final(by, day)
        meeting.say("Dokumentet är fastställt; UTKAST står inte längre på det.")

    adjuster = person_with_role(session.meeting, ADJUSTER) or person_with_role(session.meeting, CHAIR)
    people = known_people(session.meeting)
    meeting.ask(forms.final_form(session.now().date(), adjuster.name if adjuster else "", people, session.file.drafts, done))


def reopen(meeting: MeetingContext) -> None:
    """Open a final document for changes again."""
    session = meeting.session
    if session.meeting.head.is_final:
        session.proceedings.reopen()
        meeting.say(f"Återöppnat; det du ändrar nu blir version {len(session.meeting.head.approvals) + 1}.")
    else:
        meeting.say("Dokumentet är inte fastställt.", seconds=3)
