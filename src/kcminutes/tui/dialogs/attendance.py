"""Attendance: who is here, came late, left early; and who is added during the meeting."""

from collections.abc import Mapping
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kcminutes.meeting.model import Participant
from kcminutes.meeting.place import Part
from kcminutes.meeting.queries import organisations_without_vote, present_count
from kcminutes.session.history import Change, redone, undone
from kcminutes.session.session import Session
from kcminutes.swedish.characters import one_line
from kcminutes.tui.dialogs.attendance_finding import found, is_one, whom_it_is_about
from kcminutes.tui.dialogs.attendance_keys import ATTENDANCE_KEYS
from kcminutes.tui.dialogs.dialog import Dialog
from kcminutes.tui.dialogs.participant_form import participant_form
from kcminutes.tui.dialogs.people_rows import person_row, search_line
from kcminutes.tui.textual_seams.binding_keys import bind_keys
from kcminutes.tui.textual_seams.marked_list import SIGN, MarkedList
from kcminutes.tui.widgets.line import Line

_EDITS = frozenset({key.action for key in ATTENDANCE_KEYS if key.edits} | {"undo", "redo"})
_FRAME = 9
"""Rows of the dialog beside those of the list: frame, search, sums, hints."""


class _Toggled(NamedTuple):
    """What Space did to the person whom a search had found, until it is clear that the name does not go on after it."""

    typed: str
    who: int
    people: tuple[Participant, ...]
    """All participants after it."""


class AttendanceScreen(Dialog[None]):
    """Every participant with a mark; letters find one, and the table of keys tells what is done with the one that has the sign.

    ``keys`` are those in force, by the commands' names: what shows the dialog leaves it too, and undo and redo work here as in the
    meeting. ``undo_way`` tells how one undoes, in words.
    """

    KEYS = ATTENDANCE_KEYS

    def __init__(self, session: Session, keys: Mapping[str, str], undo_way: str, row: int | None = None) -> None:
        about = f"Vilka som är här, kom och gick. Allt gäller genast och sparas av sig självt; {undo_way} ångrar."
        super().__init__("Närvaro", about=about)
        bind_keys(self, keys.get("narvaro", ""), "leave", "Klar")
        bind_keys(self, keys.get("angra", ""), "undo", "Ångra")
        bind_keys(self, keys.get("gor_om", ""), "redo", "Gör om")
        self.session = session
        self._undo_way = undo_way
        self._row = row
        self._typed = ""
        """What is searched for; empty while nothing is."""
        self._shown: list[int] = []
        """The indexes of the participants in the list."""
        self._has_chosen = False
        """Whether one of those found was chosen with the arrows."""
        self._toggled: _Toggled | None = None

    def body(self) -> ComposeResult:
        """What is searched for, the list, and the sums under it."""
        yield Line(id="attendance-search")
        yield MarkedList(compact=True)
        yield Static(id="attendance-sum", markup=False)

    def more_help(self) -> list[str]:
        """How a search goes."""
        return [
            "Medan flera passar är ett mellanslag en del av namnet; när en passar, eller är vald med pilarna, växlar det.",
            "Varje gång öppnas närvaron på den som det sannolikt gäller: gästen till ärendet, annars den som inte är här.",
        ]

    def on_mount(self) -> None:
        """The sign stands at whom it is about now."""
        self.show(whom_it_is_about(self.session.meeting, self.session.at) if self._row is None else self._row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse, and tell why, what would change a meeting that can only be read."""
        if action in _EDITS and self.session.locked:
            self._tell_locked()
            return False
        return super().check_action(action, parameters)

    def _tell_locked(self) -> None:
        self.notify(self.session.locked, severity="warning", timeout=5)

    def on_resize(self) -> None:
        """Rows are as wide as the list, and as many as there is room for."""
        self.call_after_refresh(lambda: self.show(self._index))

    def on_screen_resume(self) -> None:
        """Show what a form has changed."""
        self.show(self._index)

    # What is shown.

    def show(self, index: int | None) -> None:
        """Show everyone, or those whom the search finds, with the sign at the one with the index if that is shown."""
        people = self.session.meeting.participants
        self._shown = found(self._typed, people) if self._typed else [*range(len(people))]
        frame = self.query_one("#dialog", Vertical)
        is_whole = len(people) + _FRAME >= self.size.height
        frame.set_class(is_whole, "-whole")
        listed = self.query_one(MarkedList)
        listed.styles.min_height = 1 if is_whole else max(1, len(people))  # a search that finds few moves nothing
        listed.clear_options()
        width = listed.size.width - len(SIGN) - 1
        listed.add_options(
            [Option(person_row(people[shown], width)) for shown in self._shown] or [Option(self._nobody(), disabled=True)]
        )
        if self._shown:
            index = min(index or 0, len(people) - 1)
            listed.highlighted = self._shown.index(index) if index in self._shown else 0
        self._tell_search()
        self._tell_sums()

    def _nobody(self) -> str:
        return "Ingen heter så; + lägger till." if self._typed else "Inga deltagare; + lägger till någon."

    def _tell_search(self) -> None:
        line = search_line(self._typed)
        if self._typed and self._shown and not self._is_settled:
            line.append(f"   {len(self._shown)} passar; skriv mer, eller välj med pilarna")
        self.query_one("#attendance-search", Line).say(line)

    def _tell_sums(self) -> None:
        present, called = present_count(self.session.meeting)
        missing = organisations_without_vote(self.session.meeting)
        self.query_one("#attendance-sum", Static).update(
            f"Närvaro {present}/{called}"
            + (f" · Utan beslutande: {', '.join(missing)}" if missing else " · Alla har någon beslutande")
        )

    @property
    def _index(self) -> int | None:
        """The participant with the sign."""
        at = self.query_one(MarkedList).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    # The search.

    @property
    def _is_settled(self) -> bool:
        return self._has_chosen or is_one(self._typed, self.session.meeting.participants)

    def _search(self, typed: str) -> None:
        self._typed, self._has_chosen = typed.lstrip(), False
        self._show_found()

    def _show_found(self) -> None:
        self.show(None if self._typed else self._index)
        if self._typed and self._shown:
            self.query_one(MarkedList).highlighted = 0

    def _end_search(self) -> None:
        self._typed, self._has_chosen = "", False

    def on_key(self, event: events.Key) -> None:
        """A letter searches; what moves the sign chooses among those found."""
        if event.key in ("up", "down", "pageup", "pagedown", "home", "end"):
            self._has_chosen = bool(self._typed)
            self.call_after_refresh(self._tell_search)
        elif event.character and event.is_printable and not (event.character.isdigit() or event.character == "+"):
            event.stop()
            event.prevent_default()
            self._search_on(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """A pasted name is searched for."""
        event.stop()
        self._search_on(one_line(event.text))

    def _search_on(self, letters: str) -> None:
        typed = f"{self._typed}{letters}"
        if self._toggled and self._name_goes_on(self._toggled, typed):
            self.session.undo(steps=False)
            typed, self._toggled = f"{self._toggled.typed} {typed}", None
        self._search(typed)

    def _name_goes_on(self, toggled: _Toggled, typed: str) -> bool:
        """Whether the Space was the one in the person's name: what is typed after it is more of that name, and nobody else's."""
        people = self.session.meeting.participants
        return (
            people == toggled.people
            and found(typed, people) == [toggled.who]
            and found(f"{toggled.typed} {typed}", people) == [toggled.who]
        )

    def action_erase(self) -> None:
        """Take the last letter of what is searched for away."""
        self._search(self._typed[:-1])

    async def action_step_out(self) -> None:
        """End the search; without one, leave."""
        if self._typed:
            index = self._index
            self._end_search()
            self.show(index)
        else:
            await self.action_leave()

    # What is done with the person that has the sign.

    def _go_on(self, index: int) -> None:
        self._end_search()
        self._toggled = None
        self.show(index)

    def action_toggle_presence(self) -> None:
        """Present, or absent; but a space in the name that is searched for, as long as that fits several."""
        if self._typed and not self._is_settled:
            self._search(f"{self._typed} ")
            return
        if (index := self._index) is not None:
            typed = "" if self._has_chosen else self._typed
            self.session.people.toggle(index)
            self._go_on(index)
            self._toggled = _Toggled(typed, index, self.session.meeting.participants) if typed else None

    def action_arrived(self) -> None:
        """Came now."""
        if (index := self._index) is not None:
            self.session.people.mark_arrived(index)
            self._go_on(index)

    def action_left(self) -> None:
        """Left now."""
        if (index := self._index) is not None:
            self.session.people.mark_left(index)
            self._go_on(index)

    def action_all_present(self) -> None:
        """Everyone is here whom nobody has marked."""
        before = present_count(self.session.meeting)[0]
        self.session.people.mark_all_present()
        marked = present_count(self.session.meeting)[0] - before
        self.notify(f"{marked} markerade som här; {self._undo_way} ångrar." if marked else "Alla är redan markerade.")
        self._go_on(self._index or 0)

    def action_add(self) -> None:
        """A new participant or guest, by the name that was searched for and is nobody's."""
        meeting = self.session.meeting
        index = len(meeting.participants)
        name = "" if self._shown else self._typed.strip()
        self._end_search()
        drafts = self.session.file.drafts
        self.app.push_screen(participant_form(None, meeting, drafts, lambda person: self._keep(index, person), name=name))

    def action_edit(self) -> None:
        """Everything about the person."""
        if (index := self._index) is not None:
            meeting = self.session.meeting
            person = meeting.participants[index]
            self._end_search()
            drafts = self.session.file.drafts
            self.app.push_screen(participant_form(person, meeting, drafts, lambda changed: self._keep(index, changed)))

    def _keep(self, index: int, person: Participant) -> None:
        self.session.people.set(index, person)
        self._go_on(index)

    def action_remove(self) -> None:
        """Take the person off the list."""
        if (index := self._index) is not None:
            name = self.session.meeting.participants[index].name
            self.session.people.set(index, None, "borttagen deltagare")
            self.notify(f"{name} är borttagen; {self._undo_way} ångrar.")
            self._go_on(index)

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
        self._go_on((change.place.row if change and change.place.part is Part.PEOPLE else self._index) or 0)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.session.locked:
            self._tell_locked()
        elif (index := self._index) is not None:
            self.session.people.toggle(index)
            self._go_on(index)
