"""The panes that are shown under the meeting when they are asked for: what is missing or odd, what an import did not understand."""

from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widget import Widget

from kcminutes.session.session import Session
from kcminutes.tui.program import program_of
from kcminutes.tui.textual_seams.focus import focus_now, has_focus_now

if TYPE_CHECKING:
    from kcminutes.tui.widgets.findings_pane import FindingsPane
    from kcminutes.tui.widgets.unplaced_pane import UnplacedPane


class MeetingPanes:
    """Each pane is made, above the status line, when it is asked for the first time; its key or Esc hides the one at hand."""

    def __init__(self, screen: Screen[None], session: Session, status: Widget) -> None:
        self._screen = screen
        self._session = session
        self._status = status
        self.findings: FindingsPane | None = None
        """What is missing or odd; None until it is asked for."""
        self.unplaced: UnplacedPane | None = None
        """What an import did not understand; None until it is asked for."""

    async def toggle_findings(self) -> bool:
        """Show or hide what is missing or odd; whether it is shown now, with the cursor there."""
        if self.findings is None:
            from kcminutes.tui.widgets.findings_pane import FindingsPane

            self.findings = FindingsPane(program_of(self._screen).settings, id="findings")
        if is_shown := await self._toggle(self.findings):
            self.findings.look_through(self._session.meeting)
            focus_now(self.findings.listed)
        return is_shown

    async def toggle_unplaced(self) -> bool:
        """Show or hide what an import did not understand; whether it is shown now, with the cursor there."""
        if self.unplaced is None:
            from kcminutes.tui.widgets.unplaced_pane import UnplacedPane

            self.unplaced = UnplacedPane(id="unplaced")
        if is_shown := await self._toggle(self.unplaced):
            self._session.tell()
            focus_now(self.unplaced.listed)
        return is_shown

    async def _toggle(self, pane: "FindingsPane | UnplacedPane") -> bool:
        if not pane.is_attached:
            await self._screen.mount(pane, before=self._status)
            self._session.listen(pane.follow)
        elif pane.display and has_focus_now(pane):
            pane.display = False
            return False
        pane.display = True
        return True

    def hide_at_hand(self) -> None:
        """Hide the one that the cursor is in, if it is in any."""
        for pane in (self.findings, self.unplaced):
            if pane is not None and pane.display and has_focus_now(pane):
                pane.display = False

    def stay_in_unplaced(self) -> bool:
        """Put the cursor back among what an import left, as long as something is; whether it is there."""
        is_shown = self.unplaced is not None and self.unplaced.display
        if self.unplaced is not None and is_shown:
            focus_now(self.unplaced.listed)
        return is_shown
