"""The ÅTGÄRDER table as rows to type in: text, date as people say it, people by any part of the name."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import Input, TextArea

from kcminutes.characters import one_line, plain
from kcminutes.dates import iso_with_weekday, read_date
from kcminutes.model import Action
from kcminutes.people import matches, split_names
from kcminutes.tui.focusing import focus_now
from kcminutes.tui.widgets.line import Line
from kcminutes.tui.widgets.prose import Prose

CELLS = ("text", "due", "people")


@dataclass(frozen=True)
class Reading:
    """What a row needs to know to read dates and names: the meeting's day, the next meeting's, and the people."""

    today: date
    next_meeting: date | None = None
    people: tuple[str, ...] = field(default=())

    def date(self, text: str) -> date | None:
        """The date that was typed, or None."""
        return read_date(text, today=self.today, next_meeting=self.next_meeting)


class ActionText(Prose):
    """The text of an action; Enter finishes the row, so a line break can only be pasted."""

    def __init__(self) -> None:
        super().__init__("", classes="action-text")

    def on_focus(self) -> None:
        """The heading of the table is marked instead."""

    def on_blur(self) -> None:
        """The heading of the table is marked instead."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            return  # it bubbles to the row
        await super()._on_key(event)


class Cell(Input):
    """A cell of one line: a date or people."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("enter", "up", "down"):
            return  # they bubble to the row
        await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(one_line(event.text))


class ActionRow(Horizontal):
    """One action: three cells and what they mean."""

    @dataclass
    class Edited(Message):
        """Something was typed in the row."""

        row: "ActionRow"

    @dataclass
    class Finished(Message):
        """Enter was pressed in the row, or (``by`` 1 or -1) an arrow that leads out of it."""

        row: "ActionRow"
        by: Literal[-1, 0, 1] = 0

    @dataclass
    class Understood(Message):
        """What the cell that is typed in means; shown while it is typed."""

        row: "ActionRow"
        meaning: Text

    def __init__(self, reading: Callable[[], Reading]) -> None:
        super().__init__()
        self.reading = reading
        self.text = ActionText()
        self.due = Cell(compact=True, classes="action-due", placeholder="slutdatum")
        self.people = Cell(compact=True, classes="action-people", placeholder="ansvarig")
        self._chosen = 0
        self._shown = Action()

    def compose(self) -> ComposeResult:
        """The three cells."""
        yield self.text
        yield self.due
        yield self.people

    @property
    def action(self) -> Action:
        """What stands in the row: a date that can't be read yet is none, a name is as typed until the cell is left."""
        return Action(
            text=self.text.text.strip(),
            due=self.reading().date(self.due.value),
            responsible=tuple(split_names(plain(self.people.value))),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all stands in the row."""
        return not (self.text.text.strip() or self.due.value.strip() or self.people.value.strip())

    def show(self, action: Action) -> None:
        """Show the action, unless the row shows it already in other words ("24/4")."""
        if self.action == action and not (action.is_empty and not self.is_empty):
            return
        with self.prevent(Input.Changed, TextArea.Changed):
            if self.text.text.strip() != action.text:
                self.text.show(action.text)
            self.due.value = str(action.due) if action.due else ""
            self.people.value = ", ".join(action.responsible)

    def enter_cell(self, name: str) -> None:
        """Put the cursor in the cell."""
        focus_now({"text": self.text, "due": self.due, "people": self.people}[name])

    @property
    def cell_at_hand(self) -> str | None:
        """The name of the cell that the cursor is in, or None."""
        focused = self.screen.focused
        return next((name for name in CELLS if getattr(self, name) is focused), None)

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _edited(self, event: TextArea.Changed | Input.Changed) -> None:
        event.stop()
        self._chosen = 0
        self.post_message(self.Edited(self))
        self._tell_meaning()

    def on_descendant_focus(self) -> None:
        """Tell what the cell means."""
        self._chosen = 0
        self._tell_meaning()

    def on_key(self, event: events.Key) -> None:
        """Enter finishes the row; arrows go between rows, and among the people who match."""
        cell = self.cell_at_hand
        if event.key == "enter":
            self.settle()
            self.post_message(self.Finished(self))
        elif event.key in ("up", "down") and cell == "people" and len(self._candidates()) > 1:
            self._chosen = (self._chosen + (1 if event.key == "down" else -1)) % len(self._candidates())
            self._tell_meaning()
        elif event.key in ("up", "down") and cell in ("due", "people"):
            self.settle()
            self.post_message(self.Finished(self, 1 if event.key == "down" else -1))
        elif event.key in ("tab", "shift+tab"):
            self.settle()
            return
        else:
            return
        event.stop()
        event.prevent_default()

    def settle(self) -> None:
        """Turn what was typed in the date and people cells into what it means, as on leaving them.

        A date that can't be read is put into the text, in brackets: what was typed is never dropped.
        """
        reading = self.reading()
        typed = one_line(self.due.value)
        due = reading.date(typed)
        if due:
            self.due.value = str(due)
        elif typed:
            self.text.insert(f" ({typed})", self.text.document.end)
            self.due.value = ""
            self.app.notify(
                f"Förstår inte datumet ”{typed}”; det står nu i åtgärdens text. Skriv till exempel 24/4, v 19 eller +14."
            )
        if self.cell_at_hand == "people" or not self.people.has_focus:
            self.people.value = ", ".join(self._resolved())
        self._chosen = 0
        self.post_message(self.Edited(self))

    def _resolved(self) -> list[str]:
        """The people, each as the name that the typed part means; the last one as chosen with the arrows."""
        names = split_names(plain(self.people.value))
        candidates = self._candidates()
        chosen = candidates[self._chosen] if candidates else None
        resolved = [self._full_name(name) for name in names[:-1]] + ([chosen or names[-1]] if names else [])
        return list(dict.fromkeys(resolved))

    def _full_name(self, typed: str) -> str:
        people = self.reading().people
        return typed if typed in people else next(iter(matches(typed, people)), typed)

    def _candidates(self) -> list[str]:
        """Whom the last typed name can mean, the likeliest first and as typed last."""
        names = split_names(plain(self.people.value))
        people = self.reading().people
        if not names or names[-1] in people:
            return []
        found = matches(names[-1], people)
        return [*found[:5], names[-1]] if found else []

    def _tell_meaning(self) -> None:
        cell = self.cell_at_hand
        meaning = Text()
        if cell == "due" and (typed := self.due.value.strip()):
            due = self.reading().date(typed)
            meaning = Text(
                f"→ {iso_with_weekday(due)}" if due else "? skriv till exempel 24/4, 24 apr, v 19, fre, +14 eller nästa möte"
            )
        elif cell == "people" and (candidates := self._candidates()):
            meaning = Text("→ ")
            for index, name in enumerate(candidates):
                label = f"”{name}” som det står" if index == len(candidates) - 1 else name
                meaning.append(f"[{label}]" if index == self._chosen else f" {label} ", "bold" if index == self._chosen else "")
        self.post_message(self.Understood(self, meaning))


class ActionRows(VerticalScroll, can_focus=False):
    """The item's actions, a row each, and one to type the next in while it is typed."""

    @dataclass
    class Edited(Message):
        """The rows hold something else than before."""

        row: int
        column: int

    class Left(Message):
        """The rows were left upwards, with Enter in an empty row."""

    def __init__(self, reading: Callable[[], Reading], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.reading = reading
        self.border_title = "ÅTGÄRDER"
        self._meaning = Line(classes="meaning")
        self._rows = [ActionRow(reading)]

    def compose(self) -> ComposeResult:
        """The spare row, and the line that tells what is typed."""
        yield from self._rows
        yield self._meaning

    @property
    def rows(self) -> list[ActionRow]:
        """The rows that are shown."""
        return [row for row in self._rows if row.display]

    @property
    def actions(self) -> tuple[Action, ...]:
        """What stands in the rows, without the empty ones."""
        return tuple(action for row in self.rows if not (action := row.action).is_empty)

    def on_mount(self) -> None:
        """Nothing is shown yet."""
        self.show(())

    def show(self, actions: tuple[Action, ...]) -> None:
        """Show the actions; a row that is typed in and still empty stays, after them."""
        self._provide(len(actions) + 1)
        focused = next((row for row in self._rows if row.has_focus_within), None)
        for row, action in zip(self._rows, actions, strict=False):
            row.show(action)
            row.display = True
        for row in self._rows[len(actions) :]:
            row.show(Action())
            row.display = False
        self._meaning.display = False
        if focused is not None and not focused.display:
            focused.display = True
        self.set_class(not self.rows, "-empty")

    def open_row(self) -> None:
        """Open an empty row after the others and put the cursor in its text."""
        row = next((row for row in self.rows if row.is_empty), None)
        if row is None:
            self._provide(len(self.rows) + 1)
            row = next(row for row in self._rows if not row.display)
            row.display = True
            self._provide(len(self.rows) + 1)
        self.remove_class("-empty")
        row.enter_cell("text")
        self.call_after_refresh(row.scroll_visible, animate=False)

    def focus_first(self) -> None:
        """Put the cursor in the first row, or in a new one."""
        if self.rows:
            self.rows[0].enter_cell("text")
        else:
            self.open_row()

    def settle(self) -> None:
        """Let every row turn what was typed into what it means."""
        for row in self.rows:
            if row.has_focus_within or row.due.value or row.people.value:
                row.settle()

    def tidy(self) -> None:
        """Let empty rows vanish, except the one that the cursor is in."""
        for row in list(self.rows):
            if row.is_empty and not row.has_focus_within:
                row.display = False
                self._rows.remove(row)
                self._rows.append(row)
                self.move_child(row, before=self._meaning)
        self.set_class(not self.rows, "-empty")

    def _provide(self, count: int) -> None:
        """See to it that there are at least so many rows; one is always in store, so that a new one opens at once."""
        new = [ActionRow(self.reading) for _ in range(count - len(self._rows))]
        if new:
            for row in new:
                row.display = False
            self._rows += new
            self.mount(*new, before=self._meaning)

    @on(ActionRow.Edited)
    def _row_edited(self, event: ActionRow.Edited) -> None:
        event.stop()
        index = self._rows.index(event.row)
        self.post_message(self.Edited(index, CELLS.index(event.row.cell_at_hand or "text")))

    @on(ActionRow.Understood)
    def _row_understood(self, event: ActionRow.Understood) -> None:
        event.stop()
        self._meaning.say(event.meaning)
        if self._meaning.display != bool(event.meaning.plain):
            self._meaning.display = bool(event.meaning.plain)
            if self._meaning.display:
                self.call_after_refresh(self._meaning.scroll_visible, animate=False)

    @on(ActionRow.Finished)
    def _row_finished(self, event: ActionRow.Finished) -> None:
        event.stop()
        rows = self.rows
        index = rows.index(event.row) if event.row in rows else len(rows) - 1
        if event.by < 0 and index > 0:
            rows[index - 1].enter_cell(event.row.cell_at_hand or "text")
        elif event.by == 0 and event.row.is_empty:
            self.post_message(self.Left())
        elif event.by >= 0 and index + 1 < len(rows):
            rows[index + 1].enter_cell("text")
        elif event.by >= 0 and not event.row.is_empty:
            self.open_row()

    def on_descendant_focus(self) -> None:
        """Mark the heading."""
        self.border_title = "▸ ÅTGÄRDER"

    def on_descendant_blur(self) -> None:
        """Take the mark away, once it is known where the cursor went."""
        self.call_later(self._unmark)

    def _unmark(self) -> None:
        if not self.has_focus_within:
            self.border_title = "ÅTGÄRDER"
            self._meaning.display = False
        self.tidy()
