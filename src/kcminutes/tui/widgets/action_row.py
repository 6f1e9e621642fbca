"""A row of ÅTGÄRDER to type in: text, date as people say it, people by any part of the name."""

from collections.abc import Callable
from typing import Literal

from msgspec.structs import replace
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, TextArea

from kcminutes.meeting.model import Action
from kcminutes.meeting.place import Cell
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.dates_written import iso_with_weekday
from kcminutes.tui.textual_seams.focus import focus_now, focus_now_at, has_focus_now
from kcminutes.tui.widgets.action_cells import ActionText, OneLineCell
from kcminutes.tui.widgets.cell_reading import NOBODY, Reading
from kcminutes.tui.widgets.line import Lines
from kcminutes.tui.widgets.prose import Prose, location_at, offset_at


class ActionRow(Vertical):
    """One action: the text, under it the day and the people, and while these are typed what they mean."""

    class Edited(Message):
        """Something was typed in the row."""

        def __init__(self, row: "ActionRow") -> None:
            self.row = row
            super().__init__()

    class Finished(Message):
        """Enter was pressed in the row, or (``by`` 1 or -1) an arrow that leads out of it."""

        def __init__(self, row: "ActionRow", by: Literal[-1, 0, 1] = 0) -> None:
            self.row, self.by = row, by
            super().__init__()

    def __init__(self, reading: Callable[[], Reading]) -> None:
        super().__init__()
        self._ask_reading = reading
        self._known: Reading | None = None
        """What dates and names are read with, since a cell was entered: what was typed in other rows until then is known."""
        self.text = ActionText()
        self.due = OneLineCell(compact=True, classes="action-due", placeholder="slutdatum")
        self.people = OneLineCell(compact=True, classes="action-people", placeholder="ansvarig")
        self.meaning = Lines(3, classes="meaning")
        """What the cell that is typed in means."""
        self._fields: dict[Cell, ActionText | OneLineCell] = {
            Cell.TEXT: self.text,
            Cell.DUE: self.due,
            Cell.RESPONSIBLE: self.people,
        }
        self._chosen = 0
        self._entered: tuple[Cell, int | None] | None = None
        self._shown = Action()
        """The action that the row was shown for."""
        self._given = ("", "", "")
        """What stood in the cells when it was shown."""

    def compose(self) -> ComposeResult:
        """The three cells, and the line that tells what is typed in them."""
        yield self.text
        with Horizontal(classes="action-when"):
            yield self.due
            yield self.people
        self.meaning.display = False
        yield self.meaning

    @property
    def action(self) -> Action:
        """What stands in the row: a date that can't be read yet is none, a name is as typed until the cell is left.

        A cell in which nothing was typed gives back what it was given, to the letter.
        """
        texts, given, was = self._texts, self._given, self._shown
        due, when = (was.due, was.when) if texts[1] == given[1] else self.reading().due(texts[1])
        return replace(
            was,
            text=was.text if texts[0] == given[0] else texts[0].strip(),
            due=due,
            when=when,
            responsible=was.responsible if texts[2] == given[2] else tuple(self.reading().names(texts[2], self._stored)),
        )

    def reading(self) -> Reading:
        """What dates and names are read with."""
        if self._known is None:
            self._known = self._ask_reading()
        return self._known

    @property
    def _stored(self) -> tuple[str, ...]:
        """The people who stood in the row before anything was typed there: they stay as they are."""
        return self._shown.responsible if self._given[2] else ()

    @property
    def unread(self) -> str:
        """What stands in the date's cell and can't be read as a date; empty if nothing does."""
        typed = one_line(self.due.value)
        return typed if typed and self.due.value != self._given[1] and not any(self.reading().due(typed)) else ""

    @property
    def _texts(self) -> tuple[str, str, str]:
        return self.text.text, self.due.value, self.people.value

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all stands in the row."""
        return not "".join(self._texts).strip()

    def show(self, action: Action) -> None:
        """Show the action, unless the row shows it already in other words ("24/4")."""
        self._known = None
        if replace(self.action, id=action.id) == action and not (action.is_empty and not self.is_empty):
            self._shown = replace(self._shown, id=action.id)
            return
        with self.prevent(Input.Changed, TextArea.Changed):
            if self.text.text != action.text:
                self.text.show(action.text)
            self.due.value = str(action.due) if action.due else action.when
            self.people.value = ", ".join(action.responsible)
        self._shown, self._given = action, self._texts

    def known_as(self, action: Action) -> None:
        """What stands in the row has been recorded as the action, whose id it goes by from now on."""
        self._shown = replace(self._shown, id=action.id)

    def go_on_typing(self) -> None:
        """Take the people for typed just now, as they were when the program was cut off: initials become names on leaving."""
        self._given = (*self._given[:2], "")

    def enter_cell(self, cell: Cell, offset: int | None = None) -> None:
        """Put the cursor in the cell, and there so many characters in if that is given."""
        field = self._fields[cell]
        if not field.is_attached:
            self._entered = (cell, offset)  # a new row can't be typed in before it is mounted
            return
        if offset is not None and isinstance(field, Input):
            focus_now_at(field, offset)
            return
        focus_now(field)
        if offset is not None:
            self.text.move_cursor(location_at(self.text.text, offset))

    def on_mount(self) -> None:
        """Put the cursor where it was wanted while that was not possible."""
        if self._entered:
            self.enter_cell(*self._entered)

    @property
    def cell_at_hand(self) -> Cell | None:
        """The cell that the cursor is in, or None."""
        focused = self.screen.focused
        return next((cell for cell, field in self._fields.items() if field is focused), None)

    @property
    def offset_at_hand(self) -> int:
        """How many characters the cursor is into the cell at hand."""
        field = self.screen.focused
        return field.cursor_position if isinstance(field, Input) else offset_at(self.text.text, self.text.cursor_location)

    @on(Prose.TaskTaken)
    def _task_taken(self, event: Prose.TaskTaken) -> None:
        """The day and the people of what was taken go into their cells, where nothing stands."""
        event.stop()
        if event.task.due and not self.due.value:
            self.due.value = str(event.task.due)
        if event.task.responsible and not self.people.value:
            self.people.value = ", ".join(event.task.responsible)

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _edited(self, event: TextArea.Changed | Input.Changed) -> None:
        event.stop()
        self._fix_chosen()
        self._chosen = 0
        self.post_message(self.Edited(self))
        self._tell_meaning()

    def on_descendant_focus(self) -> None:
        """Tell what the cell means."""
        self._chosen = 0
        self._known = None
        self._tell_meaning()

    def on_key(self, event: events.Key) -> None:
        """Enter finishes the row; arrows go between rows, and among the people who match."""
        cell = self.cell_at_hand
        if event.key == "enter":
            self.settle()
            self.post_message(self.Finished(self))
        elif event.key in ("up", "down") and cell is Cell.RESPONSIBLE and (candidates := self._candidates):
            self._chosen = (self._chosen + (1 if event.key == "down" else -1)) % len(candidates)
            self._tell_meaning()
        elif event.key in ("up", "down") and cell in (Cell.DUE, Cell.RESPONSIBLE):
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
        typed = one_line(self.due.value)
        due, when = self.reading().due(typed)
        if self.due.value != self._given[1] and due:
            self.due.value = str(due)
        elif self.due.value != self._given[1] and typed and not when:
            self.text.insert(f" ({typed})" if self.text.text else f"({typed})", self.text.document.end)
            self.due.value = ""
            self.app.notify(self.reading().why_no_day(typed))
        if self._chosen or self.people.value != self._given[2]:
            self.people.value = ", ".join(self._resolved())
        # What the cells mean now stands; a name that was kept as typed is not taken for part of another again.
        self._shown, self._given = self.action, self._texts
        self._chosen = 0
        self.post_message(self.Edited(self))

    @property
    def _names(self) -> list[str]:
        """The people as they are typed."""
        return self.reading().names(self.people.value, self._stored)

    @property
    def _candidates(self) -> list[str]:
        """Whom the last of them can mean, if it is not plain."""
        return self.reading().candidates(self._names, self._stored)

    def _resolved(self) -> list[str]:
        """The people, each as the name that the typed part means; the last one as chosen with the arrows."""
        reading, names = self.reading(), self._names
        resolved = [reading.person(name, self._stored) for name in names]
        if candidates := self._candidates:
            resolved[-1] = candidates[self._chosen]
        return list(dict.fromkeys(resolved))

    def _fix_chosen(self) -> None:
        """Write the name that was chosen with the arrows, as a comma begins the next one: later the choice would be forgotten."""
        typed = self.people.value.rstrip()
        if not self._chosen or typed[-1:] not in (",", ";"):
            return
        names = self.reading().names(typed[:-1], self._stored)
        if candidates := self.reading().candidates(names, self._stored):
            with self.prevent(Input.Changed):
                self.people.value = ", ".join([*names[:-1], candidates[self._chosen]]) + ","
            self.people.cursor_position = len(self.people.value)

    def _tell_meaning(self) -> None:
        cell = self.cell_at_hand
        meaning = Text()
        if cell is Cell.DUE and (typed := self.due.value.strip()):
            due, when = self.reading().due(typed)
            answer = iso_with_weekday(due) if due else f"”{when}”, utan dag"
            meaning = Text(f"→ {answer}" if due or when else self.reading().question(typed))
        elif cell is Cell.RESPONSIBLE:
            meaning = self._people_meant()
        self.meaning.say(meaning)
        if self.meaning.display != bool(meaning):
            self.meaning.display = bool(meaning)
            self.call_after_refresh(self.scroll_visible, animate=False)

    def on_descendant_blur(self) -> None:
        """Nothing is typed here any more."""
        if not has_focus_now(self):
            self.meaning.display = False

    def _people_meant(self) -> Text:
        """What each typed name is taken for, the last one with all that it can be; empty if all are known and stand there so."""
        reading, names = self.reading(), self._names
        candidates = self._candidates
        unknown = [reading.is_nobody(name, self._stored) for name in names]
        before = [reading.person(name, self._stored) for name in names[:-1]]
        if not candidates and not any(unknown) and before == names[:-1]:
            return Text()
        if unknown == [True]:
            return Text(f"? {NOBODY}")
        meant = zip([*before, *names[-1:]], unknown, strict=True)
        told = [f"”{name}”: {NOBODY}" if is_nobody else name for name, is_nobody in meant]
        meaning = Text("→ " + "".join(f"{name} · " for name in told[:-1]))
        if not candidates:
            meaning.append(told[-1])
        for index, name in enumerate(candidates):
            label = f"”{name}” som det står" if name == names[-1] else name
            is_chosen = index == self._chosen
            meaning.append(f"[{label}]" if is_chosen else f" {label} ", "bold" if is_chosen else "")
        return meaning
