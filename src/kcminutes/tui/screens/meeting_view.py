"""What the meeting's screen shows: one direction from what is typed to the session, and from the session to the screen."""

import asyncio
import contextlib
import contextvars
from typing import TYPE_CHECKING, Literal, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from kcminutes.meeting.numbering import number
from kcminutes.meeting.queries import known_people
from kcminutes.session.history import Change, Place
from kcminutes.session.session import Session
from kcminutes.storage.durable.journal import Where
from kcminutes.storage.durable.newest_writer import SaveState
from kcminutes.tui.commands.table import ACTIONS, hints
from kcminutes.tui.widgets.action_row import CELLS, Reading
from kcminutes.tui.widgets.draft_pane import DraftPane
from kcminutes.tui.widgets.focusing import focus_now, has_focus_now
from kcminutes.tui.widgets.item_editor import ItemEditor, split_decisions
from kcminutes.tui.widgets.item_list import ItemList
from kcminutes.tui.widgets.line import Line
from kcminutes.tui.widgets.prose import Prose
from kcminutes.tui.widgets.status import status_text

if TYPE_CHECKING:
    from kcminutes.tui.app import KCMinutes
    from kcminutes.tui.widgets.findings_pane import FindingsPane


class MeetingView(Screen[None]):
    """The list of items, the editor of the one at hand and the draft.

    A widget tells that something was typed; `commit` hands everything that the widgets hold to the session; `show_all` and
    `show_item` bring the session's meeting to the widgets.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-list"), (140, "-draft")]
    AUTO_FOCUS = ""

    def __init__(self, session: Session, layout: Literal["2016", "2013"], keys: dict[str, str]) -> None:
        super().__init__()
        for action in ACTIONS:
            if action.id in keys and action.id != "avsluta":
                # By themselves and not as a keymap over fixed ones: that would cost a third of a millisecond at every key.
                self._bindings.bind(keys[action.id], action.id, action.label, priority=True)
        self.session = session
        self.items = ItemList(id="items")
        self.editor = ItemEditor(self.reading, id="editor")
        self.draft = DraftPane(layout, id="draft")
        self.status = Line(id="status")
        self._reading: Reading | None = None
        self._position = session.position
        self._told = ""
        self._has_ended = False
        self.findings: FindingsPane | None = None
        """What is missing or odd; None until it is asked for the first time."""

    def compose(self) -> ComposeResult:
        """List, editor, draft; status and key hints under them."""
        with Horizontal(id="panes"):
            yield self.items
            yield self.editor
            yield Static("Kallelsen har inga ärenden.\n\nCtrl+G + lägger till ett.", id="no-items")
            yield self.draft
        yield self.status
        yield Line(hints(self.program.keys), id="hints")

    def on_mount(self) -> None:
        """Show the meeting, ready to type, and keep the clock going."""
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()

        def tell(state: SaveState) -> None:
            # From the saver's thread, which must not wait for the screen: at the end the screen waits for it.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(self._saved, state, context=context)

        self.session.saver.on_state = self.session.safety.on_state = tell
        self.session.where_is = self._where
        self.show_all()
        if self.session.begins_at:
            self._put_cursor(self.session.begins_at)
        self.set_interval(1.0, self.show_status)

    @property
    def program(self) -> "KCMinutes":
        """The app, which knows the other screens and where documents go."""
        return cast("KCMinutes", self.app)

    # From the widgets to the session.

    @on(ItemEditor.Edited)
    def _typed(self, event: ItemEditor.Edited) -> None:
        event.stop()
        self.commit(event.row, event.column)

    def commit(self, row: int = 0, column: int = 0) -> None:
        """Hand what the widgets hold to the session; nothing happens if it has it already."""
        session, editor = self.session, self.editor
        item = session.item
        if item is None or self._has_ended:
            return
        if self.items.at != session.at:
            self.show_all()  # what stands in the widgets is another item's, and was recorded before that was left
            return
        if editor.notes.text != editor.notes.shown:
            editor.notes.shown = editor.notes.text
            session.set_notes(editor.notes.text)
        if editor.decisions.text != editor.decisions.shown:
            editor.decisions.shown = editor.decisions.text
            session.set_decisions(split_decisions(editor.decisions.text))
        actions = editor.actions.actions
        if actions != item.actions:
            session.set_actions(actions, row, column)
        session.set_pending(editor.actions.pending)
        if session.item is not item and session.at:
            self.items.update_item(session.meeting)
            self._follow()
            self.show_status()

    def settle(self) -> None:
        """Before leaving the item: let dates and names become what they mean, and hand everything over."""
        if not self._has_ended:
            self.editor.actions.settle()
            self.commit()

    def end(self) -> None:
        """Hand everything over, once: the widgets are taken down after this, and must not be read any more."""
        self.settle()
        self._has_ended = True

    @on(ItemList.Chosen)
    def _item_chosen(self, event: ItemList.Chosen) -> None:
        event.stop()
        self.settle()
        if self.session.go_to(event.path):
            self.show_all()

    def _where(self) -> Where:
        """Where the cursor is, for the safety copy."""
        for part, prose in (("notes", self.editor.notes), ("decisions", self.editor.decisions)):
            if prose is self.focused:
                return Where(self.session.at, part, 0, *prose.cursor_location)
        for index, row in enumerate(self.editor.actions.rows):
            if has_focus_now(row):
                return Where(self.session.at, "actions", index, *row.cursor, CELLS.index(row.cell_at_hand or "text"))
        return Where(self.session.at)

    def _put_cursor(self, where: Where) -> None:
        if where.path != self.session.at:
            return
        at, rows = (where.line, where.column), self.editor.actions.rows
        if where.part != "actions":
            self.go_to_place(Place(where.path, where.part))
            if isinstance(self.focused, Prose):
                self.focused.move_cursor(at)
        elif where.row < len(rows):
            rows[where.row].enter_cell(CELLS[where.cell], at)
        else:
            self.call_next(self.editor.actions.open_row)  # she was in a row that held nothing yet

    # From the session to the widgets.

    async def toggle_findings(self) -> None:
        """Show what is missing or odd, with the cursor there; if that is so already, hide it."""
        if self.findings is None:
            from kcminutes.tui.widgets.findings_pane import FindingsPane

            self.findings = FindingsPane(self.program.settings, id="findings")
            await self.mount(self.findings, before=self.status)
        elif self.findings.display and has_focus_now(self.findings):
            self.findings.display = False
            focus_now(self.editor.notes if self.session.at else self.query_one("#no-items"))
            return
        self.program.clear_notifications()  # they would cover what she wants to read
        self.findings.display = True
        self.findings.follow(self.session.meeting)
        focus_now(self.findings.listed)

    def _follow(self) -> None:
        """Let the panes that show the meeting in other words follow it."""
        session = self.session
        self.draft.follow(session.meeting, session.at)
        if self.findings:
            self.findings.follow(session.meeting)

    def reading(self) -> Reading:
        """What åtgärd rows read dates and names with."""
        if self._reading is None:
            meeting = self.session.meeting
            self._reading = Reading(meeting.head.day, self.session.next_meeting(), tuple(known_people(meeting)))
        return self._reading

    def show_all(self) -> None:
        """Show the item at hand anew, with the cursor at the end of Anteckning."""
        session = self.session
        self._reading = None
        self._position = session.position
        self.items.load(session.meeting, session.at)
        self.editor.display = session.at is not None
        self.query_one("#no-items").display = session.at is None
        if session.at:
            self.editor.load(session.meeting, session.at)
        else:
            self.query_one("#no-items").can_focus = True
            focus_now(self.query_one("#no-items"))
        self._follow()
        self._lock()
        self.show_status()
        session.keep_place()

    def show_item(self) -> None:
        """Show what a command changed in the item at hand; the cursor stays."""
        session = self.session
        self._reading = None
        self._position = session.position
        self.items.load(session.meeting, session.at)
        if session.at:
            self.editor.change(session.meeting, session.at)
        self._follow()
        self._lock()
        self.show_status()

    def show_current(self) -> None:
        """Show what the session has now, wherever the change was."""
        if self.session.at == self.items.at:
            self.show_item()
        else:
            self.show_all()

    def show_change(self, change: Change, word: str) -> None:
        """Show what undo or redo did, at its place."""
        place = change.place
        path = place.path
        self.show_current()
        self.go_to_place(place)
        where = f" i ärende {number(path)}" if path else ""
        self.notify(f"{word}: {change.label}{where}.", timeout=3)

    def go_to_place(self, place: Place) -> None:
        """Put the cursor in a part of the item at hand."""
        if place.path is None:
            return
        if place.part == "notes":
            focus_now(self.editor.notes)
        elif place.part == "decisions":
            focus_now(self.editor.decisions)
        elif place.part == "actions" and place.row < len(self.editor.actions.rows):
            self.editor.actions.rows[place.row].enter_cell(CELLS[place.column])

    def _lock(self) -> None:
        if self.session.locked and has_focus_now(self.editor.actions):
            focus_now(self.editor.notes)  # the rows can't have the cursor now, and without one each key would wait for it
        self.editor.set_locked(locked=bool(self.session.locked))

    def show_status(self) -> None:
        """Bring the status line up to date; drawn only if it differs."""
        self.status.say(status_text(self.session, self._position, self.size.width))

    def _saved(self, state: SaveState) -> None:
        if not self.is_attached:
            return
        self.show_status()
        state = self.session.saver.state
        if state.problem and self._told != state.problem:
            way_out = "Ctrl+G ä sparar över den." if self.session.saver.aside else "Skriv vidare; nya försök görs."
            self.notify(f"Kan inte spara {self.session.path.name}: {state.problem}. {way_out}", severity="error", timeout=15)
        self._told = state.problem
