"""The meeting as a whole: who is there, opened and closed, made final, what stands at its head."""

from datetime import date
from typing import TYPE_CHECKING, Final

from kcminutes.meeting.model import Meeting
from kcminutes.meeting.queries import known_people, person_with_role
from kcminutes.meeting.roles import ADJUSTER, CHAIR
from kcminutes.storage.settings import Settings
from kcminutes.tui.commands.context import MeetingContext
from kcminutes.tui.commands.typing import proposed_briefs
from kcminutes.tui.safe_work import looked_through

if TYPE_CHECKING:
    from kcminutes.checks import Finding

_FINDINGS_SHOWN: Final = 5


def show_attendance(meeting: MeetingContext, row: int | None = None) -> None:
    """Show who is there, with the sign at the row; at whom it is about now if that is None."""
    from kcminutes.tui.dialogs.attendance import AttendanceScreen

    meeting.ask(AttendanceScreen(meeting.session, meeting.keys, meeting.way("angra"), row))


async def open_or_close(meeting: MeetingContext) -> None:
    """Open the meeting, or close it, and show what is left to do then."""
    session = meeting.session
    before = session.meeting.head
    told = session.proceedings.open_or_close()
    after = session.meeting.head
    has_closed = before.closed is None and after.closed is not None
    if has_closed and await proposed_briefs(meeting):
        told += f" {meeting.way('kortord')} föreslår kortord för det som skrevs flera gånger."
    meeting.say(told if after != before else f"{told} {meeting.way('motets_uppgifter')} ändrar tiderna.")
    if has_closed:
        await meeting.do("efter_motet")


def adjourn_or_resume(meeting: MeetingContext) -> None:
    """Adjourn the meeting, or resume it."""
    meeting.say(meeting.session.proceedings.adjourn_or_resume())


def edit_head(meeting: MeetingContext) -> None:
    """Edit place, times and heading."""
    session = meeting.session
    from kcminutes.tui.dialogs.forms import head_form

    meeting.ask(head_form(session.meeting.head, session.file.drafts, session.proceedings.set_head))


async def make_final(meeting: MeetingContext) -> None:
    """Make the document final; what is missing or odd is shown first."""
    session = meeting.session
    now, settings = session.meeting, meeting.program.settings
    found = await looked_through(lambda: serious(now, settings), meeting.program.messages.warn)

    def done(by: tuple[str, ...], day: date) -> None:
        session.proceedings.make_final(by, day)
        meeting.say("Dokumentet är fastställt; UTKAST står inte längre på det.")

    adjuster = person_with_role(now, ADJUSTER) or person_with_role(now, CHAIR)
    by = adjuster.name if adjuster else ""
    before = "Mötet gick inte att granska." if found is None else _see_to(found, now, meeting.way("granska"))
    people, held = known_people(now), now.head.day
    from kcminutes.tui.dialogs.forms import final_form

    meeting.ask(final_form(session.now().date(), by, people, session.file.drafts, done, held=held, before=before))


def serious(meeting: Meeting, settings: Settings) -> "list[Finding]":
    """What is missing or odd in the meeting, but for hints."""
    from kcminutes.checks import Checker

    return [finding for finding in Checker(settings.rules_off).findings(meeting) if not finding.hint]


def _see_to(found: "list[Finding]", meeting: Meeting, way: str) -> str:
    """What is found, a line each, and the way to go through it; empty if nothing is."""
    if not found:
        return ""
    from kcminutes.checks.places import place_in_words  # the checks are not imported before they are needed

    shown = [f"! {place_in_words(finding.place, meeting)}: {finding.text}" for finding in found[:_FINDINGS_SHOWN]]
    more = [f"… och {len(found) - len(shown)} till"] if len(found) > len(shown) else []
    return "\n".join([f"Att se över först ({len(found)}); Esc och {way} går igenom det:", *shown, *more])


def reopen(meeting: MeetingContext) -> None:
    """Open a final document for changes again."""
    session = meeting.session
    if session.meeting.head.is_final:
        session.proceedings.reopen()
        meeting.say(f"Återöppnat; det du ändrar nu blir version {len(session.meeting.head.approvals) + 1}.")
    else:
        meeting.say("Dokumentet är inte fastställt.", seconds=3)
