"""Deltagare: who is called, before the meeting; typed one by one, or pasted as a list."""

from collections.abc import Callable, Mapping
from typing import Final

from rich.text import Text
from textual import events, on
from textual.widgets import OptionList

from kcminutes.meeting.model import Participant
from kcminutes.meeting.people_lines import read_people
from kcminutes.meeting.queries import same_person
from kcminutes.session.session import Session
from kcminutes.swedish.characters import plain
from kcminutes.tui.dialogs.agenda_forms import called_form
from kcminutes.tui.dialogs.attendance_finding import found
from kcminutes.tui.dialogs.dialog_key import DialogKey
from kcminutes.tui.dialogs.people_dialog import PeopleDialog
from kcminutes.tui.dialogs.people_rows import called_row
from kcminutes.tui.safe_work import run_safely
from kcminutes.tui.textual_seams.marked_list import MarkedList

CALLED_KEYS: Final = (
    DialogKey("Retur", "ändra", "ändrar allt om personen; kallar den som hittades i tidigare möten.", "edit", "enter", edits=True),
    DialogKey("+", "ny", "lägger till någon, med det namn som söks om ingen heter så.", "add", "plus", edits=True),
    DialogKey("Del", "ta bort", "tar bort personen ur kallelsen.", "remove", "delete", edits=True),
    DialogKey("< >", "flytta", "flyttar personen uppåt eller nedåt."),
    DialogKey("<", "", "flyttar personen uppåt.", "move_up", "less_than_sign", edits=True),
    DialogKey(">", "", "flyttar personen nedåt.", "move_down", "greater_than_sign", edits=True),
    DialogKey("klistra in", "en lista", "lägger till alla i en lista: ”Namn, organisation, titel”, en rad var.", "", edits=True),
    DialogKey("bokstäver", "söker", "söker den som heter så."),
    DialogKey("Backsteg", "", "tar bort den sista bokstaven i det som söks.", "erase", "backspace"),
    DialogKey("Esc", "klar", "slutar söka; annars är listan klar.", "step_out", "escape"),
)
_OFFERED: Final = 8
"""People of earlier meetings that are shown at most."""


class CalledScreen(PeopleDialog):
    """Everybody who is called, in the order of the kallelse.

    ``met`` gives who has taken part in earlier meetings; it is asked beside the screen, and letters find those too.
    """

    KEYS = CALLED_KEYS
    NOT_SEARCHED = "+<>"

    def __init__(
        self,
        session: Session,
        keys: Mapping[str, str],
        undo_way: str,
        row: int | None = None,
        *,
        met: Callable[[], tuple[Participant, ...]] = tuple,
    ) -> None:
        super().__init__("Deltagare", "Vilka som kallas.", session, keys, "deltagarna", undo_way)
        self._row = row
        self._ask_met, self._met = met, tuple[Participant, ...]()
        self._offered: list[Participant] = []
        """Those in the list, after the participants, who took part earlier and are not called."""

    def on_mount(self) -> None:
        """The sign stands at the row that was asked for, or the first."""
        self.show(self._row)
        consequence = "gör att ingen från tidigare möten kan hittas"
        run_safely(self, self._ask_met, self._have_met, lambda problem: self.notify(problem, severity="error"), consequence)

    def _have_met(self, people: tuple[Participant, ...] | None) -> None:
        self._met = people or ()
        if self._typed:
            self.show(self._index)

    @property
    def newcomers(self) -> list[Participant]:
        """Those who took part earlier and are not called."""
        called = set(map(same_person, self._people))
        return [one for one in self._met if same_person(one) not in called]

    def row(self, person: Participant, width: int) -> Text:
        """Name, organisation, title."""
        return called_row(person, width)

    def more_rows(self, width: int) -> list[Text]:
        """Those who took part earlier and whom the search finds."""
        newcomers = self.newcomers if self._typed else []
        self._offered = [newcomers[at] for at in found(self._typed, newcomers)[:_OFFERED]]
        return [Text("+ ").append_text(called_row(one, width - 2)) for one in self._offered]

    def nobody(self) -> str:
        """What to do about it."""
        if self._typed:
            return "Ingen heter så; + lägger till."
        return "Ingen är kallad än; + lägger till någon, eller klistra in en lista."

    def sums(self) -> str:
        """How many they are."""
        people = self._people
        voting = sum(person.voting for person in people)
        guests = sum(person.is_guest for person in people)
        return f"{len(people)} kallade · {voting} beslutande · {guests} till enskilda ärenden"

    # What is done.

    def on_paste(self, event: events.Paste) -> None:
        """Add everybody in a pasted list whom nobody has called yet; a single word is searched for."""
        event.stop()
        text = plain(event.text).strip()
        if "\n" not in text and not any(sign in text for sign in ",;\t"):
            self.search_on(text)
        elif self.may_edit():
            new = read_people(text, self._people)
            if new:
                self.session.people.add(new)
            word = "en deltagare tillagd" if len(new) == 1 else f"{len(new)} deltagare tillagda"
            self.notify(f"{word}; {self._undo_way} ångrar." if new else "Alla i listan är kallade redan.")
            self.go_on(len(self._people) - 1)

    def action_add(self) -> None:
        """Somebody new, by the name that was searched for and is nobody's."""
        index = len(self._people)
        name = "" if self._shown else self._typed.strip()
        self.end_search()
        drafts = self.session.file.drafts
        self.app.push_screen(called_form(None, drafts, lambda person: self.keep(index, person), name=name, met=self.newcomers))

    def action_edit(self) -> None:
        """Everything about the person; one who took part earlier is called."""
        at = self.query_one(MarkedList).highlighted
        if self._offered and at is not None and at >= len(self._shown):
            one = self._offered[at - len(self._shown)]
            self.keep(len(self._people), one)
            self.notify(f"{one.name} är kallad; {self._undo_way} ångrar.")
        elif (index := self._index) is not None:
            self.end_search()
            person = self._people[index]
            self.app.push_screen(called_form(person, self.session.file.drafts, lambda changed: self.keep(index, changed)))

    def action_move_up(self) -> None:
        """Move the person up."""
        self._move(-1)

    def action_move_down(self) -> None:
        """Move the person down."""
        self._move(1)

    def _move(self, by: int) -> None:
        if (index := self._index) is not None and self.session.people.move(index, by):
            self.go_on(index + by)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.may_edit():
            self.action_edit()
