"""The agenda's structure: items added, described, moved and taken away."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from rich.text import Text

from kcminutes.meeting.model import Item, Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.placing import unplaced_texts
from kcminutes.meeting.queries import known_people, path_to
from kcminutes.tui.commands.context import Context, MeetingContext
from kcminutes.tui.safe_work import run_safely

if TYPE_CHECKING:
    from kcminutes.tui.dialogs.form import Form

_OFFERED: Final = ("title", "attachments")
"""The fields in which something is offered after the cursor."""
CHANGED_AGENDA: Final = "changed agenda"
"""What the message is about that tells that the agenda has something that the minutes have not."""


def add_item(meeting: Context) -> None:
    """Add an item after this one."""
    meeting.ask(_new_item_form(meeting, "Nytt ärende", meeting.session.agenda.insert_item))


def add_subitem(meeting: Context) -> None:
    """Add a sub-item."""
    meeting.ask(_new_item_form(meeting, "Nytt underärende", meeting.session.agenda.insert_subitem))


def edit_facts(meeting: Context) -> None:
    """Rename the item and edit what stands at its head."""
    from kcminutes.tui.dialogs.forms import item_form

    session = meeting.session
    if item := session.item:
        people = known_people(session.meeting)
        form = item_form(item, people, session.file.drafts, lambda facts: session.recording.set_facts(item.id, facts))
        meeting.ask(form.offering(_OFFERED, meeting.typing_help.in_a_line))


def _new_item_form(meeting: Context, title: str, insert: Callable[[Item], Any]) -> "Form":
    from kcminutes.tui.dialogs.forms import new_item_form

    def done(item: Item) -> None:
        before = meeting.session.meeting
        insert(item)
        if astray := _led_astray(meeting, before):
            meeting.say(astray)

    form = new_item_form(title, known_people(meeting.session.meeting), meeting.session.file.drafts, done)
    return form.offering(_OFFERED, meeting.typing_help.in_a_line)


def _led_astray(meeting: Context, before: Meeting) -> str:
    """What to tell of texts in which an item's number is another item's now; empty where there are none."""
    from kcminutes.meeting.references import led_astray

    now = meeting.session.meeting
    found = led_astray(before, now)
    if not found:
        return ""
    item, first = found[0]
    others = f", och {len(found) - 1} till" if len(found) > 1 else ""
    path = path_to(now, item.id)
    where = numbering_of(now.head).number(path) if path else ""
    return f"Numren är andra nu: i ärende {where} står ”{first.words}”{others}; {meeting.way('granska')} visar vart det leder."


def remove_item(meeting: Context) -> None:
    """Take the item away; undo brings it back. One in which something is recorded is asked about first."""
    item = meeting.session.item
    if item and item.is_recorded:
        from kcminutes.tui.dialogs.picker import Choice, Picker

        removes = Text(f"Ta bort ”{item.title}”, med det som är antecknat där")
        choices = [Choice(removes, value=True), Choice(Text("Låt det stå kvar"), value=False)]

        def answered(goes_on: bool) -> None:  # noqa: FBT001  # the picker hands over what was picked
            if goes_on:
                _remove(meeting, item)

        about = f"{meeting.way('angra')} ångrar borttagandet."
        asked = "Ta bort ärendet?"
        meeting.ask(Picker(asked, "välj med pilarna", lambda _: choices, answered, about=about, leaving="låter ärendet stå kvar."))
    elif item:
        _remove(meeting, item)


def _remove(meeting: Context, item: Item) -> None:
    if path_to(meeting.session.meeting, item.id):
        before = meeting.session.meeting
        people = before.participants
        meeting.session.agenda.remove_item(item.id)
        left = {person.name for person in meeting.session.meeting.participants}
        gone = [person.name for person in people if person.name not in left]
        guests = f" Borttagna med det: {', '.join(gone)}." if gone else ""
        meeting.say(f"”{item.title}” är borttaget; {meeting.way('angra')} ångrar.{guests} {_led_astray(meeting, before)}".rstrip())


def move_up(meeting: Context) -> None:
    """Move the item up."""
    _move(meeting, -1)


def move_down(meeting: Context) -> None:
    """Move the item down."""
    _move(meeting, 1)


def _move(meeting: Context, by: int) -> None:
    item, before = meeting.session.item, meeting.session.meeting
    if item is None or not meeting.session.agenda.move_item(item.id, by):
        meeting.say("Ärendet står redan ytterst.", seconds=3)
    elif astray := _led_astray(meeting, before):
        meeting.say(astray)


def take_in_new(meeting: MeetingContext) -> None:
    """Take in what the agenda has got since the minutes were begun."""
    from kcminutes.meeting.additions import additions
    from kcminutes.storage.opening import ChangedAgenda, changed_agenda

    session = meeting.session
    path, before = session.path, session.meeting

    def taken(outcome: tuple[ChangedAgenda | None] | None) -> None:
        if outcome is None:
            return  # that is told
        (changed,) = outcome
        meeting.program.messages.withdraw(CHANGED_AGENDA)
        if changed and (found := additions(session.meeting, changed.now, changed.before)):
            session.agenda.take_in(found.meeting, changed.digest)
            meeting.say(f"Taget ur kallelsen: {found}; {meeting.way('angra')} ångrar.")
        else:
            meeting.say("Kallelsen har inget som inte står här.")

    warn = meeting.program.messages.warn
    run_safely(meeting.editor, lambda: (changed_agenda(path, before),), taken, warn, "gör att kallelsen inte går att läsa")


async def show_unplaced(meeting: Context) -> None:
    """Show what an import did not understand; from there, hide it."""
    if unplaced_texts(meeting.session.meeting):
        await meeting.show_unplaced()
    else:
        meeting.say("Allt från importen är placerat.")
