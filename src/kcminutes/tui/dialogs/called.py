"""Deltagare: who is called, before the meeting; typed one by one, or pasted as a list."""

from collections.abc import Callable, Mapping
from typing import Final

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kcminutes.meeting.model import Participant
from kcminutes.meeting.people_lines import read_people
from kcminutes.meeting.place import Part
from kcminutes.session.history import Change, redone, undone
from kcminutes.session.session import Session
from kcminutes.swedish.characters import plain
from kcminutes.tui.dialogs.agenda_forms import called_form
from kcminutes.tui.dialogs.attendance_finding import found
from kcminutes.tui.dialogs.dialog import Dialog
from kcminutes.tui.dialogs.dialog_key import DialogKey
from kcminutes.tui.dialogs.people_rows import called_row, search_line
from kcminutes.tui.safe_work import run_safely
from kcminutes.tui.textual_seams.binding_keys import bind_keys
from kcminutes.tui.textual_seams.marked_list import SIGN, MarkedList
from kcminutes.tui.widgets.line import Line

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
_EDITS: Final = frozenset({key.action for key in CALLED_KEYS if key.edits and key.action} | {"undo", "redo"})
_OFFERED: Final = 8
"""People of earlier meetings that are shown at most."""


class CalledScreen(Dialog[None]):
    """Everybody who is called; letters find one, and the table of keys tells what is done with the one that has the sign.

    ``keys`` are those in force, by the commands' names; ``undo_way`` tells how one undoes, in words. ``met`` gives who has taken
    part in earlier meetings; it is asked beside the screen, and letters find those too.
    """

    KEYS = CALLED_KEYS

    def __init__(
        self,
        session: Session,
        keys: Mapping[str, str],
        undo_way: str,
        row: int | None = None,
        *,
        met: Callable[[], tuple[Participant, ...]] = tuple,
    ) -> None:
        about = f"Vilka som kallas. Allt gäller genast och sparas av sig självt; {undo_way} ångrar."
        super().__init__("Deltagare", about=about)
        bind_keys(self, keys.get("deltagarna", ""), "leave", "Klar")
        bind_keys(self, keys.get("angra", ""), "undo", "Ångra")
        bind_keys(self, keys.get("gor_om", ""), "redo", "Gör om")
        self.session = session
        self._undo_way = undo_way
        self._row = row
        self._typed = ""
        """What is searched for; empty while nothing is."""
        self._shown: list[int] = []
        """The indexes of the participants in the list."""
        self._ask_met, self._met = met, tuple[Participant, ...]()
        self._offered: list[Participant] = []
        """Those in the list, after the participants, who took part earlier and are not called."""

    def body(self) -> ComposeResult:
        """What is searched for, the list, and how many they are."""
        yield Line(id="attendance-search")
        yield MarkedList(compact=True)
        yield Static(id="attendance-sum", markup=False)

    def on_mount(self) -> None:
        """The sign stands at the row that was asked for, or the first."""
        self.show(self._row or 0)
        consequence = "gör att ingen från tidigare möten kan hittas"
        run_safely(self, self._ask_met, self._have_met, lambda problem: self.notify(problem, severity="error"), consequence)

    def _have_met(self, people: tuple[Participant, ...] | None) -> None:
        self._met = people or ()
        if self._typed:
            self.show(self._index)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse, and tell why, what would change an agenda that can only be read."""
        if action in _EDITS and self.session.locked:
            self.notify(self.session.locked, severity="warning")
            return False
        return super().check_action(action, parameters)

    def on_resize(self) -> None:
        """Rows are as wide as the list."""
        self.call_after_refresh(lambda: self.show(self._index))

    def on_screen_resume(self) -> None:
        """Show what a form has changed."""
        self.show(self._index)

    @property
    def _people(self) -> tuple[Participant, ...]:
        return self.session.meeting.participants

    @property
    def _index(self) -> int | None:
        at = self.query_one(MarkedList).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    @property
    def newcomers(self) -> list[Participant]:
        """Those who took part earlier and are not called."""
        called = {(person.name.casefold(), person.organisation.casefold()) for person in self._people}
        return [one for one in self._met if (one.name.casefold(), one.organisation.casefold()) not in called]

    def show(self, index: int | None) -> None:
        """Show everybody, or those whom the search finds, with the sign at the one with the index if that is shown."""
        people = self._people
        self._shown = found(self._typed, people) if self._typed else [*range(len(people))]
        newcomers = self.newcomers if self._typed else []
        self._offered = [newcomers[at] for at in found(self._typed, newcomers)[:_OFFERED]]
        listed = self.query_one(MarkedList)
        listed.clear_options()
        width = listed.size.width - len(SIGN) - 1
        nobody = (
            "Ingen heter så; + lägger till."
            if self._typed
            else "Ingen är kallad än; + lägger till någon, eller klistra in en lista."
        )
        rows = [called_row(people[shown], width) for shown in self._shown]
        rows += [Text("+ ").append_text(called_row(one, width - 2)) for one in self._offered]
        listed.add_options([Option(row) for row in rows] or [Option(nobody, disabled=True)])
        if self._shown:
            index = min(index or 0, len(people) - 1)
            listed.highlighted = self._shown.index(index) if index in self._shown else 0
        elif self._offered:
            listed.highlighted = 0
        self.query_one("#attendance-search", Line).say(search_line(self._typed))
        voting = sum(person.voting for person in people)
        guests = sum(person.is_guest for person in people)
        self.query_one("#attendance-sum", Static).update(
            f"{len(people)} kallade · {voting} beslutande · {guests} till enskilda ärenden"
        )

    # The search.

    def on_key(self, event: events.Key) -> None:
        """A letter searches."""
        if event.character and event.is_printable and event.key not in ("less_than_sign", "greater_than_sign"):
            event.stop()
            event.prevent_default()
            self._search(f"{self._typed}{event.character}")

    def _search(self, typed: str) -> None:
        index = self._index
        self._typed = typed.lstrip()
        self.show(None if self._typed else index)

    def action_erase(self) -> None:
        """Take the last letter of what is searched for away."""
        self._search(self._typed[:-1])

    async def action_step_out(self) -> None:
        """End the search; without one, leave."""
        if self._typed:
            self._show_all(self._index)
        else:
            await self.action_leave()

    # What is done.

    def _show_all(self, index: int | None) -> None:
        self._typed = ""
        self.show(index)

    def on_paste(self, event: events.Paste) -> None:
        """Add everybody in a pasted list whom nobody has called yet; a single word is searched for."""
        event.stop()
        text = plain(event.text).strip()
        if "\n" not in text and not any(sign in text for sign in ",;\t"):
            self._search(f"{self._typed}{text}")
        elif self.check_action("add", ()):
            new = read_people(text, self._people)
            if new:
                self.session.people.add(new)
            word = "en deltagare tillagd" if len(new) == 1 else f"{len(new)} deltagare tillagda"
            self.notify(f"{word}; {self._undo_way} ångrar." if new else "Alla i listan är kallade redan.")
            self._show_all(len(self._people) - 1)

    def action_add(self) -> None:
        """Somebody new, by the name that was searched for and is nobody's."""
        index = len(self._people)
        name = "" if self._shown else self._typed.strip()
        self._typed = ""
        drafts = self.session.file.drafts
        self.app.push_screen(called_form(None, drafts, lambda person: self._keep(index, person), name=name, met=self.newcomers))

    def action_edit(self) -> None:
        """Everything about the person; one who took part earlier is called."""
        at = self.query_one(MarkedList).highlighted
        if self._offered and at is not None and at >= len(self._shown):
            one = self._offered[at - len(self._shown)]
            self._keep(len(self._people), one)
            self.notify(f"{one.name} är kallad; {self._undo_way} ångrar.")
        elif (index := self._index) is not None:
            self._typed = ""
            person = self._people[index]
            self.app.push_screen(called_form(person, self.session.file.drafts, lambda changed: self._keep(index, changed)))

    def _keep(self, index: int, person: Participant) -> None:
        self.session.people.set(index, person)
        self._show_all(index)

    def action_remove(self) -> None:
        """Take the person out of the agenda."""
        if (index := self._index) is not None:
            name = self._people[index].name
            self.session.people.set(index, None, "borttagen deltagare")
            self.notify(f"{name} är borttagen; {self._undo_way} ångrar.")
            self._show_all(index)

    def action_move_up(self) -> None:
        """Move the person up."""
        self._move(-1)

    def action_move_down(self) -> None:
        """Move the person down."""
        self._move(1)

    def _move(self, by: int) -> None:
        if (index := self._index) is not None and self.session.people.move(index, by):
            self._show_all(index + by)

    def action_undo(self) -> None:
        """Take the last change back."""
        change = self.session.undo(steps=False)
        self._tell(change, undone(change, self.session.meeting))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        change = self.session.redo(steps=False)
        self._tell(change, redone(change, self.session.meeting))

    def _tell(self, change: Change | None, sentence: str) -> None:
        self.notify(sentence)
        self._show_all(change.place.row if change and change.place.part is Part.PEOPLE else self._index)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.check_action("edit", ()):
            self.action_edit()
