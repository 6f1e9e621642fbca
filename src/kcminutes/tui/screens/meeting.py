"""The meeting's screen: the list of items, the editor of the one at hand, the draft; and one direction for what is typed."""

import asyncio
import contextlib
import contextvars
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from kcminutes.meeting.coming import next_meeting
from kcminutes.meeting.place import Cell, Part, Place
from kcminutes.meeting.placing import unplaced_texts
from kcminutes.meeting.queries import item_at, known_people, organisations, path_to
from kcminutes.session.news import News
from kcminutes.session.session import Session
from kcminutes.tui.commands.keymap import CHANGING, hints, way
from kcminutes.tui.dialogs.dialog import Dialog
from kcminutes.tui.program import Program, program_of
from kcminutes.tui.screens.meeting_panes import MeetingPanes
from kcminutes.tui.screens.saving_notices import SavingNotices
from kcminutes.tui.screens.sheets import PREPARING, RECORDING, Sheet
from kcminutes.tui.textual_seams.binding_keys import bind_keys
from kcminutes.tui.textual_seams.focus import focus_now
from kcminutes.tui.typing_help import TypingHelp
from kcminutes.tui.widgets.cell_reading import Reading
from kcminutes.tui.widgets.draft_pane import DraftPane
from kcminutes.tui.widgets.item_list import ItemList
from kcminutes.tui.widgets.line import CommandLine
from kcminutes.tui.widgets.message_line import MessageLine
from kcminutes.tui.widgets.typed import Edited

if TYPE_CHECKING:
    from kcminutes.tui.commands.command import Command
    from kcminutes.tui.widgets.findings_pane import FindingsPane
    from kcminutes.tui.widgets.unplaced_pane import UnplacedPane

LOCKED = "locked"
"""What a message is about that tells why nothing can be changed."""
_TYPING = frozenset({"enter", "backspace", "delete", "tab", *CHANGING})
"""Keys that would change a text, beside those that are a character."""
LOOKED_AT = 3.0
"""Seconds between two looks at whether the file is still as it was saved."""


class MeetingScreen(Screen[None]):
    """One open file: the meeting while its minutes are taken, or the agenda while that is written, as its sheet has it.

    A widget tells that something was typed; the screen hands it to the session with the item that the widget was shown for. The
    session tells its listeners, which are the widgets, what is so now. Every command of the table is done here, by its name.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-list"), (140, "-draft")]
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, session: Session, program: Program) -> None:
        super().__init__()
        self.sheet: Sheet = PREPARING if session.prepares else RECORDING
        self.keys = self.sheet.keys(program.keys)
        self.commands: tuple[Command, ...] = self.sheet.commands
        for command in self.commands:
            if command.id in self.keys and command.id != "avsluta":
                bind_keys(self, self.keys[command.id], f"do('{command.id}')", command.label)
        self.session = session
        self.items = ItemList(id="items")
        self.editor: Any = self.sheet.editor(self.reading, self.way)  # the commands of each table know which they have
        self.typing_help = TypingHelp(self.editor, session, program.settings, program.workspace, program.messages.warn)
        """Briefs, and what is offered after the cursor."""
        self.draft = DraftPane(program.settings.layout, id="draft")
        self.status = CommandLine(id="status")
        self.panes = MeetingPanes(self, session, self.status)
        self._position = session.position
        self._saving = SavingNotices(session, program.messages, self.way)
        self._has_ended = False

    def compose(self) -> ComposeResult:
        """List, editor, draft; status and key hints under them."""
        # Else Textual learns of it as it is told the size, once everything is drawn, and draws it anew.
        self.add_class(max(point for point in self.HORIZONTAL_BREAKPOINTS if point[0] <= self.app.size.width)[1], update=False)
        with Horizontal(id="panes"):
            yield self.items
            yield self.editor
            yield Static(f"Kallelsen har inga ärenden.\n\n{self.way(self.sheet.add_item)} lägger till ett.", id="no-items")
            yield self.draft
        yield MessageLine()
        yield self.status
        yield CommandLine(hints(self.keys, self.commands), " ", id="hints")

    def on_mount(self) -> None:
        """Show the meeting, ready to type, and keep the clock going."""
        if not self.editor.is_attached:  # the end came as the screen was made, so that nothing is in it
            return
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()

        def file_changed() -> None:
            # From the saver's thread, which must not wait for the screen: at the end the screen waits for it.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(self._file_changed, context=context)

        session = self.session
        session.file.listen(file_changed)
        for follow in (self._keep_position, self.items.follow, self.editor.follow, self.draft.follow, self._follow):
            session.listen(follow)
        begins_at = session.cursor
        session.tell()
        if begins_at.item:
            self.editor.go_to(begins_at, exactly=True)
            if begins_at.cell is Cell.RESPONSIBLE:  # the program was cut off there
                self.editor.go_on_typing(begins_at)
        if session.prepares and not session.locked and unplaced_texts(session.meeting):
            self.call_after_refresh(self.show_unplaced)
        self.typing_help.begin()
        self.set_interval(1.0, self.show_status)
        self.set_interval(LOOKED_AT, session.file.look)

    @property
    def program(self) -> Program:
        """The program, which knows the other screens and where documents go."""
        return program_of(self)

    # From the widgets to the session.

    @on(Edited)
    def _typed(self, event: Edited) -> None:
        event.stop()
        self.hand_over()

    def hand_over(self) -> None:
        """Record what was typed in the widgets, in the item that they were shown for; nothing once the end has begun."""
        if self._has_ended:
            return
        for typed in self.editor.take_typed():
            self.sheet.record(self.session, typed)
        if self.editor.item_id:
            self.session.set_pending(self.editor.item_id, self.editor.pending)

    def settle(self) -> None:
        """Let dates and names become what they mean, and record everything that was typed."""
        if not self._has_ended:
            self.editor.settle()
            self.hand_over()

    def end(self) -> None:
        """Record everything that was typed; no widget is read any more, for they are being taken down."""
        self.settle()
        self._has_ended = True

    @on(ItemList.Chosen)
    def _item_chosen(self, event: ItemList.Chosen) -> None:
        event.stop()
        self.settle()
        self.session.go_to(event.path)

    # From the session to the widgets.

    def _keep_position(self, news: News) -> None:
        """Where the item at hand is among all, which no typing changes."""
        if not news.typed:
            self._position = self.session.position

    def _follow(self, news: News) -> None:
        if not news.typed:
            no_items = self.query_one("#no-items")
            self.editor.display = news.at is not None
            no_items.display = no_items.can_focus = news.at is None
            if news.at is None:
                focus_now(no_items)
            self._lock()
            self.session.keep_place()
        self.show_status()

    def reading(self) -> Reading:
        """What åtgärd rows read dates and names with, which each row asks for when it is entered."""
        meeting = self.session.meeting
        return Reading(meeting.head.day, next_meeting(meeting), tuple(known_people(meeting)), organisations(meeting))

    def _lock(self) -> None:
        if not self.session.locked:
            self.program.messages.withdraw(LOCKED)
        self.editor.set_locked(locked=bool(self.session.locked))

    def show_status(self) -> None:
        """Bring the status line up to date; drawn only if it differs."""
        parts = self.sheet.status(self.session, self._position, self.size.width, self.way)
        self.status.say_parts(parts, "bold reverse" if self.session.file.state.problem else "")

    def _file_changed(self) -> None:
        if self.is_attached:
            self.show_status()
            self._saving.look()

    # Commands, and what they may use.

    async def action_leave(self) -> None:
        """Esc: back to the part that is typed in first, out of a pane that is hidden; the message that stands has been read."""
        self.program.messages.answer()
        self.panes.hide_at_hand()
        self.enter_first()

    def enter_first(self) -> None:
        """Put the cursor in the part of the item at hand that is typed in first, where it is."""
        focus_now(self.editor.first if self.session.at else self.query_one("#no-items"))

    @on(CommandLine.Clicked)
    async def _part_clicked(self, event: CommandLine.Clicked) -> None:
        event.stop()
        await self.do(event.command)

    def on_key(self, event: events.Key) -> None:
        """What is typed in a meeting that can only be read is answered, as no field takes it."""
        if self.session.locked and (event.is_printable or event.key in _TYPING):
            self.tell_why_locked()

    def on_paste(self) -> None:
        """The same for what is pasted."""
        if self.session.locked:
            self.tell_why_locked()

    def tell_why_locked(self) -> None:
        """Tell why nothing can be changed, and what to do."""
        is_ours = not self.session.is_somebody_elses
        way_out = f" {self.way('ateroppna')} återöppnar." if is_ours and self.session.meeting.head.is_final else ""
        self.program.messages.warn(self.session.locked + way_out, about=LOCKED)

    async def action_do(self, name: str) -> None:
        """Do what a key is bound to."""
        await self.do(name)

    async def do(self, name: str) -> None:
        """Do the command with the name; refuse, and tell why, what would change a meeting that can only be read."""
        command = next(command for command in self.commands if command.id == name)
        if command.edits and self.session.locked:
            self.tell_why_locked()
            return
        if command.settles:
            self.settle()
        outcome = command.do(self)
        if isawaitable(outcome):
            await outcome

    def way(self, name: str) -> str:
        """How the command with the name is reached with the keys in force, as in "F6" or "Ctrl+G +"."""
        return way(name, self.keys)

    def ask(self, dialog: Dialog[Any]) -> None:
        """Show a dialog."""
        self.app.push_screen(dialog)

    def say(self, message: str, *, seconds: float | None = None) -> None:
        """Tell something in passing."""
        self.program.messages.tell(message, seconds)

    def show_part(self, place: Place) -> None:
        """Put the cursor in the part of the item at hand, where it is."""
        if place.item is not None:
            self.editor.go_to(place)

    def show_place(self, place: Place) -> None:
        """Step to the item and put the cursor at the place, or open the dialog that it stands in."""
        if place.part is Part.PEOPLE:
            self.settle()
            self.sheet.show_people(self, place.row)
        elif place.part is Part.HEAD:
            self.run_worker(self.do(self.sheet.edit_head))
        elif place.item and (path := path_to(self.session.meeting, place.item)):
            self.settle()
            self.session.go_to(path)
            focus_now(self.editor.first)
            self.editor.show_place(item_at(self.session.meeting, path), place)

    async def toggle_findings(self) -> None:
        """Show what is missing or odd, with the cursor there; if that is so already, hide it."""
        if not await self.panes.toggle_findings():
            self.enter_first()

    async def show_unplaced(self) -> None:
        """Show what an import did not understand, with the cursor there; if that is so already, hide it."""
        if not await self.panes.toggle_unplaced():
            self.enter_first()

    def on_unplaced_pane_placed(self, event: "UnplacedPane.Placed") -> None:
        """Put a text where it belongs; the cursor stays in the pane as long as there is something in it."""
        event.stop()
        self.settle()
        self.say(self.session.preparing.place(event.row, event.where))
        if not self.panes.stay_in_unplaced():
            self.enter_first()

    def on_findings_pane_chosen(self, event: "FindingsPane.Chosen") -> None:
        """Go to a finding's place."""
        event.stop()
        self.show_place(event.finding.place)
