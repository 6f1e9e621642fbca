"""What the two dialogs of people share: everybody a row, letters that find one, and keys for the one that has the sign."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.widgets import Static
from textual.widgets.option_list import Option

from kcminutes.meeting.model import Participant
from kcminutes.meeting.place import Part
from kcminutes.session.history import Change, redone, undone
from kcminutes.session.session import Session
from kcminutes.tui.dialogs.attendance_finding import found
from kcminutes.tui.dialogs.dialog import Dialog
from kcminutes.tui.dialogs.people_rows import search_line
from kcminutes.tui.textual_seams.binding_keys import bind_keys
from kcminutes.tui.textual_seams.marked_list import SIGN, MarkedList
from kcminutes.tui.widgets.line import Line


class PeopleDialog(Dialog[None]):
    """A dialog of the participants, in which everything counts at once.

    ``keys`` are those in force, by the commands' names: that of ``shown_by`` leaves the dialog too, and undo and redo work here as
    in the meeting. ``undo_way`` tells how one undoes, in words.
    """

    NOT_SEARCHED: ClassVar[str] = ""
    """The signs that do something, and are no letters of a name."""

    def __init__(self, title: str, about: str, session: Session, keys: Mapping[str, str], shown_by: str, undo_way: str) -> None:  # noqa: PLR0913, PLR0917  # what a dialog is called and what it works on are two things each
        super().__init__(title, about=f"{about} Allt gäller genast och sparas av sig självt; {undo_way} ångrar.")
        bind_keys(self, keys.get(shown_by, ""), "leave", "Klar")
        bind_keys(self, keys.get("angra", ""), "undo", "Ångra")
        bind_keys(self, keys.get("gor_om", ""), "redo", "Gör om")
        self.session = session
        self._undo_way = undo_way
        self._typed = ""
        """What is searched for; empty while nothing is."""
        self._shown: list[int] = []
        """The indexes of the participants in the list."""

    @abstractmethod
    def row(self, person: Participant, width: int) -> Text:
        """The person's row, at most ``width`` cells."""

    @abstractmethod
    def nobody(self) -> str:
        """What stands in the list when it is empty."""

    @abstractmethod
    def sums(self) -> str:
        """What stands under the list."""

    def more_rows(self, width: int) -> list[Text]:
        """Rows after those of the participants."""
        del width
        return []

    def search_told(self) -> Text:
        """What stands over the list: what is searched for."""
        return search_line(self._typed)

    def body(self) -> ComposeResult:
        """What is searched for, the list, and the sums under it."""
        yield Line(id="attendance-search")
        yield MarkedList(compact=True)
        yield Static(id="attendance-sum", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse, and tell why, what would change a meeting that can only be read."""
        is_edit = action in {"undo", "redo", *(key.action for key in self.KEYS if key.edits)}
        return False if is_edit and not self.may_edit() else super().check_action(action, parameters)

    def may_edit(self) -> bool:
        """Whether the meeting can be changed; why it can't is told."""
        if self.session.locked:
            self.notify(self.session.locked, severity="warning", timeout=5)
        return not self.session.locked

    def on_resize(self) -> None:
        """Rows are as wide as the list, and as many as there is room for."""
        self.call_after_refresh(lambda: self.show(self._index))

    def on_screen_resume(self) -> None:
        """Show what a form has changed."""
        self.show(self._index)

    @property
    def _people(self) -> tuple[Participant, ...]:
        return self.session.meeting.participants

    @property
    def _index(self) -> int | None:
        """The participant with the sign."""
        at = self.query_one(MarkedList).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def show(self, index: int | None) -> None:
        """Show everybody, or those whom the search finds; the one with the index has the sign if it is shown, else the first."""
        people = self._people
        self._shown = found(self._typed, people) if self._typed else [*range(len(people))]
        listed = self.query_one(MarkedList)
        listed.clear_options()
        width = listed.size.width - len(SIGN) - 1
        rows = [*(self.row(people[shown], width) for shown in self._shown), *self.more_rows(width)]
        listed.add_options([Option(row) for row in rows] or [Option(self.nobody(), disabled=True)])
        if rows:
            index = None if index is None else min(index, len(people) - 1)
            listed.highlighted = self._shown.index(index) if index in self._shown else 0
        self.tell_search()
        self.query_one("#attendance-sum", Static).update(self.sums())

    def tell_search(self) -> None:
        """Tell what is searched for."""
        self.query_one("#attendance-search", Line).say(self.search_told())

    # The search.

    def on_key(self, event: events.Key) -> None:
        """A letter searches."""
        if event.character and event.is_printable and event.character not in self.NOT_SEARCHED:
            event.stop()
            event.prevent_default()
            self.search_on(event.character)

    def search_on(self, letters: str) -> None:
        """Search for what was typed and these letters after it."""
        self.search(f"{self._typed}{letters}")

    def search(self, typed: str) -> None:
        """Search for this, the likeliest first; for nothing, show everybody with the sign where it was."""
        index = self._index
        self._typed = typed.lstrip()
        self.show(None if self._typed else index)

    def end_search(self) -> None:
        """Search for nothing any more."""
        self._typed = ""

    def go_on(self, index: int | None) -> None:
        """End the search, with the sign at the one with the index."""
        self.end_search()
        self.show(index)

    def action_erase(self) -> None:
        """Take the last letter of what is searched for away."""
        self.search(self._typed[:-1])

    async def action_step_out(self) -> None:
        """End the search; without one, leave."""
        if self._typed:
            self.go_on(self._index)
        else:
            await self.action_leave()

    # What is done with the person that has the sign.

    def keep(self, index: int, person: Participant) -> None:
        """Have the person there, and the sign at that one."""
        self.session.people.set(index, person)
        self.go_on(index)

    def action_remove(self) -> None:
        """Take the person off the list."""
        if (index := self._index) is not None:
            name = self._people[index].name
            self.session.people.set(index, None, "borttagen deltagare")
            self.notify(f"{name} är borttagen; {self._undo_way} ångrar.")
            self.go_on(index)

    def action_undo(self) -> None:
        """Take the last change back; she stays at the item that lies under the dialog."""
        change = self.session.undo(steps=False)
        self._tell(change, undone(change, self.session.meeting))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        change = self.session.redo(steps=False)
        self._tell(change, redone(change, self.session.meeting))

    def _tell(self, change: Change | None, sentence: str) -> None:
        self.notify(sentence)
        self.go_on(change.place.row if change and change.place.part is Part.PEOPLE else self._index)
