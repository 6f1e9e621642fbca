"""What is done while the agenda is written: its parts, its people, its head and the coming meetings."""

from kcminutes.meeting.model import ComingMeeting, Item, Participant
from kcminutes.tui.commands.agenda import CHANGED_AGENDA
from kcminutes.tui.commands.context import AgendaContext, Context
from kcminutes.tui.safe_work import run_safely
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
    from kcminutes.tui.dialogs.field import Unreadable
    from kcminutes.tui.dialogs.lines import Lines

    session = agenda.session
    head = session.meeting.head

    def read(text: str) -> tuple[ComingMeeting, ...]:
        found, problems = read_coming(text, body=head.body, after=head.day, known={one.body for one in head.coming})
        if problems:
            raise Unreadable("\n".join(problems))
        return found

    message = "En rad per möte: to 2017-08-17 08.30–12.00; ett annat organs möte börjar med organets namn."
    agenda.ask(
        Lines("Kommande möten", message, written_coming(head.coming), read, session.proceedings.set_coming, session.file.drafts)
    )


def take_in_waiting(agenda: AgendaContext) -> None:
    """Put in what waits for the meeting: what was postponed to it since, or handed on to it."""
    from kcminutes.archive.archive import Archive
    from kcminutes.archive.entries import before_closers
    from kcminutes.archive.next_agenda import what_waits

    session, workspace = agenda.session, agenda.program.workspace
    now = session.meeting

    def waiting() -> list[Item]:
        session.file.save_now()  # what has been undone just now waits again, and the archive knows it by this file
        return what_waits(Archive(workspace), now)

    def taken(items: list[Item] | None) -> None:
        if items is None:
            return  # that is told
        agenda.program.messages.withdraw(CHANGED_AGENDA)
        if items:
            session.agenda.put_in(before_closers(session.meeting.items), items, "det som väntade")
            titles = ", ".join(f"”{item.title}”" for item in items)
            agenda.say(f"Intaget: {titles}; {agenda.way('angra')} ångrar.")
        else:
            agenda.say("Inget väntar på det här mötet.")

    warn = agenda.program.messages.warn
    run_safely(agenda.editor, waiting, taken, warn, "gör att det inte går att se vad som väntar")


def take_minutes(agenda: AgendaContext) -> None:
    """Close the agenda and open its minutes, new or begun."""
    agenda.program.take_minutes(agenda.session.path)
