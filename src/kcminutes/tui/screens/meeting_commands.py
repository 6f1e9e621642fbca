"""The commands of the meeting's screen that step and that change the meeting, a method each, named as in the table of actions."""

from collections.abc import Callable
from typing import Any

from kcminutes.meeting.model import ItemPath, ItemStatus
from kcminutes.meeting.queries import person_with_role
from kcminutes.tui.dialogs import forms
from kcminutes.tui.dialogs.attendance import AttendanceScreen
from kcminutes.tui.screens.meeting_view import MeetingView
from kcminutes.tui.widgets.focusing import focus_now


class MeetingCommands(MeetingView):
    """What is done in the meeting: stepping, recording, its agenda, its people and its head."""

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
