"""Attendance: who is here, came late, left early; and who is added during the meeting."""

from collections.abc import Mapping

from rich.cells import set_cell_size
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kcminutes.meeting.model import Attendance, Participant
from kcminutes.meeting.place import Part
from kcminutes.meeting.queries import organisations_without_vote, present_count
from kcminutes.session.history import Change, redone, undone
from kcminutes.session.session import Session
from kcminutes.swedish.dates_written import clock
from kcminutes.tui.dialogs.dialog import Dialog
from kcminutes.tui.dialogs.forms import participant_form
from kcminutes.tui.textual_seams.binding_keys import bind_keys

_MARKS = {Attendance.PRESENT: "[x] här  ", Attendance.ABSENT: "[–] borta", None: "[ ] ?    "}

_EDITS = frozenset({"toggle_presence", "arrived", "left", "all_present", "add", "edit", "remove", "undo", "redo"})


def person_row(person: Participant, width: int) -> Text:
    """The person's row, at most ``width`` cells: mark, name, times, organisation, role."""
    text = Text(_MARKS[person.attendance])
    text.append(f"  {set_cell_size(person.name, 24)}", "bold")
    roles = [*(["beslutande"] if person.voting else []), *person.roles]
    times = [
        *([f"kom {clock(person.arrived)}"] if person.arrived else []),
        *(f"ute {clock(absence.start)}–{clock(absence.end) if absence.end else ''}" for absence in person.away),
        *([f"gick {clock(person.left)}"] if person.left else []),
        *([f"ärende {person.items}"] if person.items else []),
        *([f"ersätter {person.replaces}"] if person.replaces else []),
    ]
    for part in (", ".join(times), person.organisation, ", ".join(roles), person.title):
        if part:
            text.append(f" · {part}")
    text.truncate(max(width, 1), overflow="ellipsis")
    return text


class AttendanceScreen(Dialog[None]):
    """Every participant with a mark; one key for each thing that happens to attendance.

    ``keys`` are those in force, by the commands' names: what shows the dialog leaves it too, and undo and redo work here as in the
    meeting. ``undo_way`` tells how one undoes, in words.
    """

    BINDINGS = [
        Binding("space", "toggle_presence", show=False, priority=True),
        Binding("k", "arrived", show=False),
        Binding("g", "left", show=False),
        Binding("a", "all_present", show=False),
        Binding("n", "add", show=False),
        Binding("enter", "edit", show=False, priority=True),
        Binding("delete", "remove", show=False),
    ]

    def __init__(self, session: Session, keys: Mapping[str, str], undo_way: str, row: int | None = None) -> None:
        super().__init__(
            "Närvaro",
            "Mellanslag här/borta · k kom (åter) · g gick · a alla här · n ny · Retur ändra · Del bort · Esc klar",
        )
        bind_keys(self, keys.get("narvaro", ""), "leave", "Klar")
        bind_keys(self, keys.get("angra", ""), "undo", "Ångra")
        bind_keys(self, keys.get("gor_om", ""), "redo", "Gör om")
        self.session = session
        self._undo_way = undo_way
        self._row = row

    def body(self) -> ComposeResult:
        """The list, and the sums under it."""
        yield OptionList(compact=True)
        yield Static(id="attendance-sum", markup=False)

    def on_mount(self) -> None:
        """The cursor stands at the first whom nobody has marked."""
        people = self.session.meeting.participants
        unmarked = next((index for index, person in enumerate(people) if person.attendance is None), 0)
        self.show(unmarked if self._row is None else self._row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse, and tell why, what would change a meeting that can only be read."""
        if action in _EDITS and self.session.locked:
            self.notify(self.session.locked, severity="warning", timeout=5)
            return False
        return super().check_action(action, parameters)

    def on_resize(self) -> None:
        """Rows are as wide as the list."""
        self.call_after_refresh(lambda: self.show(self._index))

    def on_screen_resume(self) -> None:
        """Show what a form has changed."""
        self.show(self._index)

    def show(self, index: int | None) -> None:
        """Show everyone, with the cursor at the index."""
        listed = self.query_one(OptionList)
        people = self.session.meeting.participants
        listed.clear_options()
        listed.add_options(
            [Option(person_row(person, listed.size.width - 2)) for person in people]
            or [Option("Inga deltagare; n lägger till en.", disabled=True)]
        )
        if people:
            listed.highlighted = min(index or 0, len(people) - 1)
        present, called = present_count(self.session.meeting)
        missing = organisations_without_vote(self.session.meeting)
        self.query_one("#attendance-sum", Static).update(
            f"Närvaro {present}/{called}"
            + (f" · Utan beslutande: {', '.join(missing)}" if missing else " · Alla har någon beslutande")
        )

    @property
    def _index(self) -> int | None:
        return self.query_one(OptionList).highlighted if self.session.meeting.participants else None

    def action_toggle_presence(self) -> None:
        """Present, or absent."""
        if self._index is not None:
            self.session.people.toggle(self._index)
            self.show(self._index)

    def action_arrived(self) -> None:
        """Came now."""
        if self._index is not None:
            self.session.people.mark_arrived(self._index)
            self.show(self._index)

    def action_left(self) -> None:
        """Left now."""
        if self._index is not None:
            self.session.people.mark_left(self._index)
            self.show(self._index)

    def action_all_present(self) -> None:
        """Everyone is here whom nobody has marked."""
        self.session.people.mark_all_present()
        self.show(self._index)

    def action_add(self) -> None:
        """A new participant or guest."""
        index = len(self.session.meeting.participants)
        self.app.push_screen(participant_form(None, self.session.file.drafts, lambda person: self._keep(index, person)))

    def action_edit(self) -> None:
        """Everything about the person."""
        if self._index is not None:
            index = self._index
            person = self.session.meeting.participants[index]
            self.app.push_screen(participant_form(person, self.session.file.drafts, lambda changed: self._keep(index, changed)))

    def _keep(self, index: int, person: Participant) -> None:
        self.session.people.set(index, person)
        self.show(index)

    def action_remove(self) -> None:
        """Take the person off the list."""
        if self._index is not None:
            name = self.session.meeting.participants[self._index].name
            self.session.people.set(self._index, None, "borttagen deltagare")
            self.notify(f"{name} är borttagen; {self._undo_way} ångrar.")
            self.show(self._index)

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
        self.show(change.place.row if change and change.place.part is Part.PEOPLE else self._index)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if not self.session.locked:
            self.action_toggle_presence()
