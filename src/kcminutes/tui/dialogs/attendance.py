"""Attendance: who is here, came late, left early; and who is added during the meeting."""

from collections.abc import Mapping
from typing import NamedTuple

from rich.text import Text
from textual import events, on
from textual.containers import Vertical
from textual.widgets import OptionList

from kcminutes.meeting.model import Participant
from kcminutes.meeting.queries import organisations_without_vote, present_count
from kcminutes.session.session import Session
from kcminutes.swedish.characters import one_line
from kcminutes.tui.dialogs.attendance_finding import found, is_one, whom_it_is_about
from kcminutes.tui.dialogs.attendance_keys import ATTENDANCE_KEYS
from kcminutes.tui.dialogs.participant_form import participant_form
from kcminutes.tui.dialogs.people_dialog import PeopleDialog
from kcminutes.tui.dialogs.people_rows import person_row
from kcminutes.tui.textual_seams.marked_list import MarkedList

_FRAME = 9
"""Rows of the dialog beside those of the list: frame, search, sums, hints."""


class _Toggled(NamedTuple):
    """What Space did to the person whom a search had found, until it is clear that the name does not go on after it."""

    typed: str
    who: int
    people: tuple[Participant, ...]
    """All participants after it."""


class AttendanceScreen(PeopleDialog):
    """Every participant with a mark, which Space changes."""

    KEYS = ATTENDANCE_KEYS
    NOT_SEARCHED = "+0123456789"

    def __init__(self, session: Session, keys: Mapping[str, str], undo_way: str, row: int | None = None) -> None:
        super().__init__("Närvaro", "Vilka som är här, kom och gick.", session, keys, "narvaro", undo_way)
        self._row = row
        self._has_chosen = False
        """Whether one of those found was chosen with the arrows."""
        self._toggled: _Toggled | None = None

    def more_help(self) -> list[str]:
        """How a search goes."""
        return [
            "Medan flera passar är ett mellanslag en del av namnet; när en passar, eller är vald med pilarna, växlar det.",
            "Varje gång öppnas närvaron på den som det sannolikt gäller: gästen till ärendet, annars den som inte är här.",
        ]

    def on_mount(self) -> None:
        """The sign stands at whom it is about now."""
        self.show(whom_it_is_about(self.session.meeting, self.session.at) if self._row is None else self._row)

    # What is shown.

    def show(self, index: int | None) -> None:
        """Show them in a frame that takes the room that it needs."""
        count = len(self._people)
        is_whole = count + _FRAME >= self.size.height
        self.query_one("#dialog", Vertical).set_class(is_whole, "-whole")
        # A search that finds few moves nothing.
        self.query_one(MarkedList).styles.min_height = 1 if is_whole else max(1, count)
        super().show(index)

    def row(self, person: Participant, width: int) -> Text:
        """Mark, name, times, organisation, role."""
        return person_row(person, width)

    def nobody(self) -> str:
        """What to do about it."""
        return "Ingen heter så; + lägger till." if self._typed else "Inga deltagare; + lägger till någon."

    def search_told(self) -> Text:
        """What is searched for, and how it goes on while several fit."""
        line = super().search_told()
        if self._typed and self._shown and not self._is_settled:
            line.append(f"   {len(self._shown)} passar; skriv mer, eller välj med pilarna")
        return line

    def sums(self) -> str:
        """How many are here, and who has nobody that votes."""
        present, called = present_count(self.session.meeting)
        missing = organisations_without_vote(self.session.meeting)
        votes = f"Utan beslutande: {', '.join(missing)}" if missing else "Alla har någon beslutande"
        return f"Närvaro {present}/{called} · {votes}"

    # The search.

    @property
    def _is_settled(self) -> bool:
        return self._has_chosen or is_one(self._typed, self._people)

    def search(self, typed: str) -> None:
        """Search; nobody is chosen of those found."""
        self._has_chosen = False
        super().search(typed)

    def end_search(self) -> None:
        """What is typed from now on is another name."""
        super().end_search()
        self._has_chosen, self._toggled = False, None

    def on_key(self, event: events.Key) -> None:
        """A letter searches; what moves the sign chooses among those found."""
        if event.key in ("up", "down", "pageup", "pagedown", "home", "end"):
            self._has_chosen = bool(self._typed)
            self.call_after_refresh(self.tell_search)
        else:
            super().on_key(event)

    def on_paste(self, event: events.Paste) -> None:
        """A pasted name is searched for."""
        event.stop()
        self.search_on(one_line(event.text))

    def search_on(self, letters: str) -> None:
        """Search; for more of a name that a Space stood in, which toggled nobody then."""
        typed = f"{self._typed}{letters}"
        if self._toggled and self._name_goes_on(self._toggled, typed):
            self.session.undo(steps=False)
            typed, self._toggled = f"{self._toggled.typed} {typed}", None
        self.search(typed)

    def _name_goes_on(self, toggled: _Toggled, typed: str) -> bool:
        """Whether the Space was the one in the person's name: what is typed after it is more of that name, and nobody else's."""
        people = self._people
        return (
            people == toggled.people
            and found(typed, people) == [toggled.who]
            and found(f"{toggled.typed} {typed}", people) == [toggled.who]
        )

    # What is done with the person that has the sign.

    def action_toggle_presence(self) -> None:
        """Present, or absent; but a space in the name that is searched for, as long as that fits several."""
        if self._typed and not self._is_settled:
            self.search(f"{self._typed} ")
            return
        if (index := self._index) is not None:
            typed = "" if self._has_chosen else self._typed
            self.session.people.toggle(index)
            self.go_on(index)
            self._toggled = _Toggled(typed, index, self._people) if typed else None

    def action_arrived(self) -> None:
        """Came now."""
        if (index := self._index) is not None:
            self.session.people.mark_arrived(index)
            self.go_on(index)

    def action_left(self) -> None:
        """Left now."""
        if (index := self._index) is not None:
            self.session.people.mark_left(index)
            self.go_on(index)

    def action_all_present(self) -> None:
        """Everyone is here whom nobody has marked."""
        before = present_count(self.session.meeting)[0]
        self.session.people.mark_all_present()
        marked = present_count(self.session.meeting)[0] - before
        self.notify(f"{marked} markerade som här; {self._undo_way} ångrar." if marked else "Alla är redan markerade.")
        self.go_on(self._index)

    def action_add(self) -> None:
        """A new participant or guest, by the name that was searched for and is nobody's."""
        meeting = self.session.meeting
        index = len(meeting.participants)
        name = "" if self._shown else self._typed.strip()
        self.end_search()
        drafts = self.session.file.drafts
        self.app.push_screen(participant_form(None, meeting, drafts, lambda person: self.keep(index, person), name=name))

    def action_edit(self) -> None:
        """Everything about the person."""
        if (index := self._index) is not None:
            meeting = self.session.meeting
            person = meeting.participants[index]
            self.end_search()
            drafts = self.session.file.drafts
            self.app.push_screen(participant_form(person, meeting, drafts, lambda changed: self.keep(index, changed)))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.may_edit() and (index := self._index) is not None:
            self.session.people.toggle(index)
            self.go_on(index)
