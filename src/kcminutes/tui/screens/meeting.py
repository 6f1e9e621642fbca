"""The meeting's screen: the actions, a method each, named as in the table of actions."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from kcminutes.history import Place
from kcminutes.model import ItemPath, ItemStatus, has_item, number, path_of, person_with_role, walk
from kcminutes.search import Hit, find
from kcminutes.tui import forms
from kcminutes.tui.focusing import focus_now
from kcminutes.tui.keys import ACTIONS, BY_ID, BY_LETTER, routes
from kcminutes.tui.screens.attendance import AttendanceScreen
from kcminutes.tui.screens.meeting_view import MeetingView
from kcminutes.tui.screens.picker import Choice, Picker
from kcminutes.tui.widgets.item_list import row_text
from kcminutes.tui.widgets.prose import location_at

LEGEND = "a anteckning  b beslut  å åtgärd  n närvaro  u utkast  s sök  m mötet  k kommandon  h hjälp"


class MeetingScreen(MeetingView):
    """The screen that the secretary types in: what it shows, and everything that can be done there."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "anteckning", show=False)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse, and tell why, what would change a meeting that can only be read."""
        known = BY_ID.get(action)
        if known and known.edits and self.session.locked:
            self.notify(self.session.locked, severity="warning", timeout=5)
            return False
        return super().check_action(action, parameters)

    # Stepping.

    def action_nasta_arende(self) -> None:
        """Step to the next item."""
        self._step(self.session.next, "Det här är det sista ärendet.")

    def action_tillbaka(self) -> None:
        """Step to the item before."""
        self._step(self.session.back, "Det här är det första ärendet.")

    def _step(self, step: Callable[[], bool], otherwise: str) -> None:
        self.settle()
        if step():
            self.show_all()
        else:
            self.action_anteckning()
            self.notify(otherwise, timeout=3)

    def go_to(self, path: ItemPath) -> None:
        """Step to the item at the path."""
        self.settle()
        if self.session.go_to(path):
            self.show_all()

    def action_ga_till(self) -> None:
        """Ask for a number, or a letter for a place."""
        self.settle()
        meeting, at = self.session.meeting, self.session.at
        all_paths = [path for path, _ in walk(meeting)]

        def choices(typed: str) -> Iterable[Choice]:
            exact = path_of(typed) if typed else None
            fitting = [path for path in all_paths if number(path).startswith(typed.strip().replace(",", "."))]
            if exact in fitting:
                fitting.remove(exact)
                fitting.insert(0, exact)
            return [Choice(Text(row_text(meeting, path, at, 64)), path) for path in fitting]

        async def chosen(what: Any) -> None:
            if isinstance(what, tuple):
                self.go_to(what)
            else:
                await self.run_named(what)

        letters = {letter: action.id for letter, action in BY_LETTER.items()}
        start = all_paths.index(at) if at else 0
        self.app.push_screen(
            Picker("Gå till", "nummer eller bokstav", choices, chosen, letters=letters, legend=LEGEND, start=start)
        )

    async def run_named(self, action: str) -> None:
        """Do the action with this name."""
        await self.run_action(action if action != "avsluta" else f"app.{action}")

    def action_anteckning(self) -> None:
        """Put the cursor in Anteckning."""
        if self.session.at:
            focus_now(self.editor.notes)

    def action_beslut(self) -> None:
        """Put the cursor at the end of BESLUT."""
        if self.session.at:
            focus_now(self.editor.decisions)
            self.editor.decisions.move_cursor(self.editor.decisions.document.end)

    async def action_ny_atgard(self) -> None:
        """Open a new row under ÅTGÄRDER."""
        if self.session.at:
            self.editor.actions.settle()
            self.commit()
            await self.editor.actions.open_row()

    # The item.

    def action_forslag(self) -> None:
        """Make the prepared proposals decisions."""
        self.settle()
        if self.session.item is None:
            return
        if not self.session.item.proposals:
            self.notify("Ärendet har inget förslag i kallelsen.", timeout=3)
        elif self.session.adopt_proposals():
            self.show_item()
            self.action_beslut()
        else:
            self.notify("Förslaget står redan som beslut.", timeout=3)

    def action_bakgrund(self) -> None:
        """Show or hide the item's background."""
        if self.session.item:
            self.editor.toggle_background(self.session.item)

    def action_utgar(self) -> None:
        """Withdraw the item."""
        self._ask_status(ItemStatus.WITHDRAWN)

    def action_bordlagg(self) -> None:
        """Postpone the item."""
        self._ask_status(ItemStatus.POSTPONED)

    def _ask_status(self, status: ItemStatus) -> None:
        self.settle()
        session = self.session
        if session.item is None:
            return

        def done(reason: str, to: Any) -> None:
            session.set_status(status, reason, to)
            self.show_item()

        self.app.push_screen(forms.status_form(session.item, status, session.meeting.head.day, session.next_meeting(), done))

    def action_aterta(self) -> None:
        """Take the item up after all."""
        self.settle()
        if self.session.item and self.session.item.status:
            self.session.set_status(None)
            self.show_item()
        else:
            self.notify("Ärendet är varken utgått eller bordlagt.", timeout=3)

    # The agenda's structure.

    def action_nytt_arende(self) -> None:
        """Add an item after this one."""
        self.settle()
        self.app.push_screen(forms.new_item_form("Nytt ärende", lambda item: self._show(self.session.insert_item(item))))

    def action_nytt_underarende(self) -> None:
        """Add a sub-item."""
        self.settle()
        self.app.push_screen(forms.new_item_form("Nytt underärende", lambda item: self._show(self.session.insert_subitem(item))))

    def _show(self, _: object) -> None:
        self.show_all()

    def action_arendets_uppgifter(self) -> None:
        """Rename the item and edit what stands at its head."""
        self.settle()
        if self.session.item:

            def done(item: Any) -> None:
                self.session.edit_item(item)
                self.show_item()

            self.app.push_screen(forms.item_form(self.session.item, done))

    def action_ta_bort(self) -> None:
        """Take the item away; undo brings it back."""
        self.settle()
        if self.session.item:
            title = self.session.item.title
            self.session.remove_item()
            self.show_all()
            self.notify(f"”{title}” är borttaget; Ctrl+Z ångrar.")

    def action_flytta_upp(self) -> None:
        """Move the item up."""
        self._move(-1)

    def action_flytta_ner(self) -> None:
        """Move the item down."""
        self._move(1)

    def _move(self, by: int) -> None:
        self.settle()
        if self.session.move_item(by):
            self.show_item()
        else:
            self.notify("Ärendet står redan ytterst.", timeout=3)

    # The meeting.

    def action_narvaro(self, row: int | None = None) -> None:
        """Show attendance, with the cursor at a row if one is given."""
        self.settle()
        self.app.push_screen(AttendanceScreen(self.session, row, lambda _: self.show_current()))

    def action_oppna_avsluta(self) -> None:
        """Open the meeting, or close it."""
        self.settle()
        self.notify(self.session.open_or_close())
        self.show_item()

    def action_ajournera(self) -> None:
        """Adjourn the meeting, or resume it."""
        self.settle()
        self.notify(self.session.adjourn_or_resume())
        self.show_item()

    def action_motets_uppgifter(self) -> None:
        """Edit place, times and heading."""
        self.settle()

        def done(head: Any) -> None:
            self.session.set_head(head)
            self.show_item()

        self.app.push_screen(forms.head_form(self.session.meeting.head, done))

    def action_faststall(self) -> None:
        """Make the document final."""
        self.settle()
        session = self.session

        def done(by: str, day: Any) -> None:
            session.make_final(by, day)
            self.show_current()
            self.notify("Dokumentet är fastställt; UTKAST står inte längre på det.")

        adjuster = person_with_role(session.meeting, "justerare") or person_with_role(session.meeting, "ordförande")
        self.app.push_screen(forms.final_form(session.now().date(), adjuster.name if adjuster else "", done))

    def action_ateroppna(self) -> None:
        """Open a final document for changes again."""
        if self.session.meeting.head.is_final:
            self.session.reopen()
            self.show_current()
            self.notify(f"Återöppnat; det du ändrar nu blir version {len(self.session.meeting.head.approvals) + 1}.")
        else:
            self.notify("Dokumentet är inte fastställt.", timeout=3)

    # Finding.

    def action_sok(self) -> None:
        """Search in everything and jump to the hit."""
        self.settle()

        def choices(typed: str) -> Iterable[Choice]:
            for hit in find(self.session.meeting, typed):
                where = f"{number(hit.path)} " if hit.path else ""
                yield Choice(Text.assemble((f"{where}{hit.label}: ", "bold"), hit.excerpt), hit)

        self.app.push_screen(Picker("Sök i mötet", "skriv det du söker", choices, self._jump))

    def _jump(self, hit: Hit) -> None:
        if hit.part == "attendance":
            self.action_narvaro(hit.row)
        elif hit.part == "head":
            self.action_motets_uppgifter()
        elif hit.path and has_item(self.session.meeting, hit.path):
            self.go_to(hit.path)
            if hit.part == "background" and not self.editor.background.display:
                self.action_bakgrund()
            self.go_to_place(Place(hit.path, hit.part, hit.row))
            for prose in (self.editor.notes, self.editor.decisions):
                if prose is self.focused:
                    prose.move_cursor(location_at(prose.text, hit.offset))

    def action_kommandon(self) -> None:
        """Show every action by its name."""
        self.settle()
        keys = self.program.keys

        def choices(typed: str) -> Iterable[Choice]:
            words = typed.casefold().split()
            for action in ACTIONS:
                if all(word in action.label.casefold() for word in words):
                    ways = " · ".join(routes(action, keys.get(action.id, ""))[:-1])
                    yield Choice(Text.assemble(action.label, (f"   {ways}", "dim")), action.id)

        self.app.push_screen(Picker("Kommandon", "skriv en del av namnet", choices, self.run_named))

    # Undo, documents, the program.

    def action_angra(self) -> None:
        """Take the last change back."""
        self.settle()
        if change := self.session.undo():
            self.show_change(change, "Ångrat")
        else:
            self.notify("Det finns inget att ångra.", timeout=3)

    def action_gor_om(self) -> None:
        """Do again what was taken back."""
        self.settle()
        if change := self.session.redo():
            self.show_change(change, "Gjort om")
        else:
            self.notify("Det finns inget att göra om.", timeout=3)

    def action_spara(self) -> None:
        """Save now."""
        self.settle()
        self.session.saver.hurry()

    def action_spara_over(self) -> None:
        """Write over somebody else's version, which lies beside the file."""
        if aside := self.session.saver.aside:
            self.session.saver.overwrite()
            self.notify(f"Din version sparas; den andras finns i {aside.name}.")
        else:
            self.notify("Ingen annan har ändrat filen.", timeout=3)

    def action_utkast(self) -> None:
        """Show the draft in the whole window."""
        self.settle()
        self.program.show_document(self.session.meeting)

    def action_exportera(self) -> None:
        """Export the document."""
        self.settle()
        self.program.ask_export(self.session.meeting, self.session.path)

    def action_skriv_ut(self) -> None:
        """Print the document."""
        self.settle()
        self.program.ask_print(self.session.meeting, self.session.path)

    def action_till_motena(self) -> None:
        """Close the meeting and show all meetings."""
        self.settle()
        self.program.close_meeting()

    def action_hjalp(self) -> None:
        """Show keys and handbook."""
        self.program.show_help()
