"""What differs between the two things that are written in an open file: the minutes, and the agenda before the meeting."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from kcminutes.meeting.model import Action
from kcminutes.meeting.place import Part, Place
from kcminutes.session.session import Session
from kcminutes.tui.commands.agenda_table import AGENDA_COMMANDS, agenda_keys
from kcminutes.tui.commands.command import Command
from kcminutes.tui.commands.preparing import show_people
from kcminutes.tui.commands.proceedings import show_attendance
from kcminutes.tui.commands.table import COMMANDS
from kcminutes.tui.widgets.cell_reading import Reading
from kcminutes.tui.widgets.item_editor import ItemEditor
from kcminutes.tui.widgets.status import agenda_parts, status_parts
from kcminutes.tui.widgets.typed import Typed

if TYPE_CHECKING:
    from kcminutes.tui.widgets.agenda_editor import AgendaEditor

Way = Callable[[str], str]
"""How the command with a name is reached, as in "F6"."""


class Sheet(Struct, frozen=True):
    """One of the two, as the screen knows it."""

    commands: tuple[Command, ...]
    keys: Callable[[Mapping[str, str]], dict[str, str]]
    """The keys in force here, by the commands' names, given those of the settings."""
    editor: "Callable[[Callable[[], Reading], Way], ItemEditor | AgendaEditor]"
    record: Callable[[Session, Typed], None]
    """Record what was typed in a part."""
    status: Callable[[Session, tuple[int, int], int, Way], list[tuple[str, str]]]
    """The status line's parts: of the session, for the position in it and a window of the width."""
    show_people: Callable[[Any, int | None], None]
    edit_head: str
    """The command that edits the meeting's head."""
    add_item: str
    """The command that adds an item."""


def _record(session: Session, typed: Typed) -> None:
    match typed:
        case Typed(Place(part=Part.NOTES) as place, str(text)):
            session.recording.set_notes(place, text)
        case Typed(Place(part=Part.DECISIONS) as place, tuple(decisions)):
            session.recording.set_decisions(place, tuple(text for text in decisions if isinstance(text, str)))
        case Typed(place, tuple(actions)):
            session.recording.set_actions(place, tuple(action for action in actions if isinstance(action, Action)))


def _prepare(session: Session, typed: Typed) -> None:
    match typed:
        case Typed(Place(part=Part.BACKGROUND) as place, str(text)):
            session.preparing.set_background(place, text)
        case Typed(Place(part=Part.PROPOSALS) as place, tuple(proposals)):
            session.preparing.set_proposals(place, tuple(text for text in proposals if isinstance(text, str)))
        case Typed(place, Mapping() as facts):
            session.preparing.set_facts(place, facts)


def _agenda_editor(reading: Callable[[], Reading], way: Way) -> "AgendaEditor":
    from kcminutes.tui.widgets.agenda_editor import AgendaEditor

    del way
    return AgendaEditor(reading, id="editor")


RECORDING: Final = Sheet(
    commands=COMMANDS,
    keys=dict,
    editor=lambda reading, way: ItemEditor(reading, adopting=way("forslag"), unfolding=way("bakgrund"), id="editor"),
    record=_record,
    status=lambda session, position, width, way: status_parts(session, position, width, way("oppna_avsluta")),
    show_people=show_attendance,
    edit_head="motets_uppgifter",
    add_item="nytt_arende",
)
PREPARING: Final = Sheet(
    commands=AGENDA_COMMANDS,
    keys=agenda_keys,
    editor=_agenda_editor,
    record=_prepare,
    status=lambda session, position, *_: agenda_parts(session, position),
    show_people=show_people,
    edit_head="kallelsens_uppgifter",
    add_item="lagg_till_arende",
)
