"""The ÅTGÄRDER table: the item's actions, and a row to type the next one in."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from textual import on
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import AwaitMount

from kcminutes.completion.briefs import Expansion
from kcminutes.completion.offer import Offer
from kcminutes.meeting.model import Action
from kcminutes.meeting.place import Cell
from kcminutes.tui.textual_seams.focus import has_focus_now
from kcminutes.tui.widgets.action_row import ActionRow
from kcminutes.tui.widgets.cell_reading import Reading


class ActionRows(VerticalScroll, can_focus=False):
    """The item's actions, a row each, and one to type the next in while it is typed."""

    class Edited(Message):
        """The rows hold something else than before."""

    class Left(Message):
        """The rows were left upwards, with Enter in an empty row."""

    def __init__(self, reading: Callable[[], Reading], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.add_class("-empty", update=False)
        self.reading = reading
        self.border_title = "ÅTGÄRDER"
        self._rows: list[ActionRow] = []
        """Those that are shown, and after them those in store."""
        self._source: Callable[[str], Offer | None] | None = None
        self._brief: Callable[[str], Expansion | None] | None = None
        self.shown: tuple[Action, ...] = ()
        """The actions that the rows were shown for, or that were recorded of what was typed in them."""

    def help_typing(self, source: Callable[[str], Offer | None] | None, brief: Callable[[str], Expansion | None] | None) -> None:
        """Have the rows' texts offer what ``source`` gives, and expand what ``brief`` does; None for nothing."""
        self._source, self._brief = source, brief
        for row in self._rows:
            row.text.grey.source, row.text.brief = source, brief

    @property
    def rows(self) -> list[ActionRow]:
        """The rows that are shown."""
        return [row for row in self._rows if row.display]

    @property
    def actions(self) -> tuple[Action, ...]:
        """What stands in the rows, without the empty ones."""
        return tuple(action for row in self.rows if not (action := row.action).is_empty)

    @property
    def pending(self) -> tuple[Action, ...] | None:
        """The actions with what can't be read as a date yet in their texts; None if everything can be read."""
        rows = [(row.action, row.unread) for row in self.rows]
        if not any(unread for _, unread in rows):
            return None
        return tuple(replace(action, text=f"{action.text} ({unread})".strip()) if unread else action for action, unread in rows)

    def on_mount(self) -> None:
        """Once the screen is up, keep a row in store, so that the first åtgärd opens at once."""
        self.set_timer(0.3, self._provide_one)

    def show(self, actions: tuple[Action, ...]) -> None:
        """Show the actions; a row that is typed in and still empty stays, after them."""
        self.shown = actions
        self._provide(len(actions))
        focused = next((row for row in self._rows if has_focus_now(row)), None)
        for row, action in zip(self._rows, actions, strict=False):
            row.show(action)
            row.display = True
        for row in self._rows[len(actions) :]:
            row.show(Action())
            if row is not focused:
                self._put_in_store(row)
        self.set_class(not self.rows, "-empty")

    def recorded_as(self, actions: tuple[Action, ...]) -> None:
        """What stands in the rows has been recorded as these actions."""
        self.shown = actions
        filled = (row for row in self.rows if not row.action.is_empty)
        for row, action in zip(filled, actions, strict=False):
            row.known_as(action)

    @property
    def cursor(self) -> tuple[int, Cell, int] | None:
        """The row, the cell and the character there that the cursor is at; None if it is elsewhere."""
        for index, row in enumerate(self.rows):
            if has_focus_now(row):
                return index, row.cell_at_hand or Cell.TEXT, row.offset_at_hand
        return None

    @property
    def index_at_hand(self) -> int | None:
        """Which of the actions the cursor is in; None if it is elsewhere, or in a row that is still empty."""
        filled = [row for row in self.rows if not row.action.is_empty]
        return next((index for index, row in enumerate(filled) if has_focus_now(row)), None)

    async def open_row(self) -> None:
        """Open an empty row after the others and put the cursor in its text."""
        row = next((row for row in self.rows if row.is_empty), None)
        if row is None:
            await self._provide(len(self.rows) + 1)
            row = next(row for row in self._rows if not row.display)
            row.display = True
            self._provide(len(self.rows) + 1)
        self.remove_class("-empty")
        row.enter_cell(Cell.TEXT)
        self.call_after_refresh(row.scroll_visible, animate=False)

    def settle(self) -> None:
        """Let every row turn what was typed into what it means."""
        for row in self.rows:
            if has_focus_now(row) or row.due.value or row.people.value:
                row.settle()

    def tidy(self) -> None:
        """Let empty rows vanish, except the one that the cursor is in."""
        for row in list(self.rows):
            if row.is_empty and not has_focus_now(row):
                self._put_in_store(row)
        self.set_class(not self.rows, "-empty")

    def _put_in_store(self, row: ActionRow) -> None:
        """Hide the row, after those that are shown: a row that is opened next is to stand under them."""
        if row.display:
            row.display = False
            self._rows.remove(row)
            self._rows.append(row)
            self.move_child(row, after=-1)

    def _provide_one(self) -> None:
        if self.is_attached:  # else the program has ended within that time
            self._provide(1)

    def _provide(self, count: int) -> AwaitMount:
        """See to it that there are at least so many rows, shown or in store; awaiting it waits until they can be typed in."""
        new = [ActionRow(self.reading) for _ in range(count - len(self._rows))]
        for row in new:
            row.display = False
            row.text.grey.source, row.text.brief = self._source, self._brief
        self._rows += new
        return self.mount(*new)

    @on(ActionRow.Edited)
    def _row_edited(self, event: ActionRow.Edited) -> None:
        event.stop()
        self.post_message(self.Edited())

    @on(ActionRow.Finished)
    async def _row_finished(self, event: ActionRow.Finished) -> None:
        event.stop()
        rows = self.rows
        index = rows.index(event.row) if event.row in rows else len(rows) - 1
        if event.by < 0 and index > 0:
            rows[index - 1].enter_cell(event.row.cell_at_hand or Cell.TEXT)
        elif event.by == 0 and event.row.is_empty:
            self.post_message(self.Left())
        elif event.by >= 0 and index + 1 < len(rows):
            rows[index + 1].enter_cell(Cell.TEXT)
        elif event.by >= 0 and not event.row.is_empty:
            await self.open_row()

    def on_descendant_focus(self) -> None:
        """Mark the heading."""
        self.border_title = "▸ ÅTGÄRDER"

    def on_descendant_blur(self) -> None:
        """Take the mark away, once it is known where the cursor went."""
        self.call_later(self._unmark)

    def _unmark(self) -> None:
        if not has_focus_now(self):
            self.border_title = "ÅTGÄRDER"
        self.tidy()
