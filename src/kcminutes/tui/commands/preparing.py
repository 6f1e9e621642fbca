"""What is done while the agenda is written: its parts, its people, its head and the coming meetings."""

from kcminutes.meeting.model import ComingMeeting, Participant
from kcminutes.tui.commands.context import AgendaContext, Context
from kcminutes.tui.textual_seams.focus import focus_now


def enter_proposals(agenda: AgendaContext) -> None:
    """Put the cursor at the end of Förslag till beslut."""
    if agenda.session.at:
        proposals = agenda.editor.proposals
        focus_now(proposals)
        proposals.move_cursor(proposals.document.end)


def enter_facts(agenda: AgendaContext) -> None:
    """Put the cursor in the fields at the item's head."""
    if agenda.session.at:
        agenda.editor.facts.enter()


def show_people(agenda: AgendaContext, row: int | None = None) -> None:
    """Show who is called; who has taken part in earlier meetings is found there too."""
    from kcminutes.tui.dialogs.called import CalledScreen

    def met() -> tuple[Participant, ...]:
        from kcminutes.archive.people_met import people_met

        return people_met(agenda.program.workspace)

    agenda.ask(CalledScreen(agenda.session, agenda.keys, agenda.way("angra"), row, met=met))


def edit_head(agenda: AgendaContext) -> None:
    """Edit day, times, place, heading and numbering."""
    from kcminutes.tui.dialogs.agenda_forms import agenda_head_form

    session = agenda.session
    agenda.ask(agenda_head_form(session.meeting.head, session.file.drafts, session.proceedings.set_head))


def edit_coming(agenda: Context) -> None:
    """Edit the coming meetings, a line each."""
    from kcminutes.meeting.coming_lines import read_coming, written_coming
    from kcminutes.tui.dialogs.form import Unreadable
    from kcminutes.tui.dialogs.lines import Lines

    session = agenda.session
    head = session.meeting.head

    def read(text: str) -> tuple[ComingMeeting, ...]:
        found, problems = read_coming(text, body=head.body, after=head.day)
        if problems:
            raise Unreadable("\n".join(problems))
        return found

    message = "En rad per möte: to 2017-08-17 08.30–12.00; ett annat organs möte börjar med organets namn."
    agenda.ask(
        Lines("Kommande möten", message, written_coming(head.coming), read, session.proceedings.set_coming, session.file.drafts)
    )


def mail(agenda: AgendaContext) -> None:
    """Make a mail draft with the kallelse, and open it in the user's mail program."""
    agenda.program.handing_out.mail(agenda.session.meeting, agenda.session.path)


def take_minutes(agenda: AgendaContext) -> None:
    """Close the agenda and open its minutes, new or begun."""
    agenda.program.take_minutes(agenda.session.path)
