"""The program on the screen: what all its screens share."""

import gc
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.notifications import SeverityLevel
from textual.screen import Screen

from kcminutes.meeting.place import Place
from kcminutes.session.session import Session
from kcminutes.session.visits import seconds_gone
from kcminutes.storage.durable.old_copies import clear_old_copies
from kcminutes.storage.opening import open_safely, prepare_safely
from kcminutes.storage.settings import Settings
from kcminutes.storage.workspace import Workspace
from kcminutes.swedish.refusal import Refusal
from kcminutes.tui.commands.command import key_names
from kcminutes.tui.commands.keymap import keymap, way
from kcminutes.tui.dialogs.dialog import Dialog
from kcminutes.tui.ending import Ending
from kcminutes.tui.handing_out import HandingOut
from kcminutes.tui.opening_notices import OpeningNotices
from kcminutes.tui.screens.meeting import LOCKED, MeetingScreen
from kcminutes.tui.screens.saving_notices import COPYING, SAVING
from kcminutes.tui.side_thread import run_beside
from kcminutes.tui.textual_seams.binding_keys import bind_keys
from kcminutes.tui.textual_seams.escape_key import install_escape_key
from kcminutes.tui.textual_seams.first_screen import replace_first_screen
from kcminutes.tui.textual_seams.keyboard_protocol import leave_keyboard_protocol_off
from kcminutes.tui.textual_seams.ordered_keys import OrderedKeys
from kcminutes.tui.themes import THEMES
from kcminutes.tui.widgets.message_line import MessageLine, Messages

if TYPE_CHECKING:
    from kcminutes.tui.calling import Calling

STARTED = 0.5
"""Seconds after which the start is over and garbage is collected again."""


class KCMinutes(OrderedKeys, inherit_bindings=False):
    """The program on the screen, with one meeting open or the home screen."""

    CSS_PATH = "app.tcss"
    TITLE = "kcminutes"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "help_quit", show=False)]

    def __init__(
        self, workspace: Workspace, settings: Settings, session: Session | None = None, problems: tuple[str, ...] = ()
    ) -> None:
        leave_keyboard_protocol_off()
        install_escape_key()
        super().__init__(driver_class=_driver())
        self.settings = settings
        self.workspace = workspace
        self.handing_out = HandingOut(self, settings, workspace)
        self.messages = Messages(self)
        self.session = session
        self.ending = Ending(self, lambda: self.session)
        self.keys, wrong_keys = keymap(settings.keys)
        bind_keys(self, self.keys.get("avsluta", ""), "quit", "Avsluta")
        bind_keys(self, self.keys.get("ga_till", ""), "go_to", "Gå till")
        bind_keys(self, self.keys.get("hjalp", ""), "help", "Hjälp")
        self.help_key = next(iter(key_names(self.keys.get("hjalp", ""))), "")
        """The key of the help as people read it; empty if it has none."""
        self._problems = [*problems, *wrong_keys]
        self._opening = OpeningNotices(self, workspace, self.messages, self.keys)

    def get_default_screen(self) -> Screen[None]:
        """The first screen: the meeting that was asked for, or the home screen."""
        return self._meeting_screen(self.session) if self.session else self._home()

    def on_mount(self) -> None:
        """Tell how the meeting was opened and what is wrong with the settings; listen for the signals that end a program."""
        if self.settings.theme:
            if self.settings.theme in THEMES:
                self.theme = self.settings.theme
            else:
                why = "går inte att läsa tillräckligt bra" if self.settings.theme in self.available_themes else "finns inte"
                self._problems.append(f"settings.toml: temat ”{self.settings.theme}” {why}; välj ett av {', '.join(THEMES)}.")
        self.ending.listen()
        if self.session:
            self._opening.tell(self.session)
        self.set_timer(STARTED, _collect_garbage_again)
        run_beside(self, clear_old_copies)
        self.screen_change_signal.subscribe(self, self.messages.follow)
        for problem in reversed(self._problems):  # so that the first is the one that is seen
            self.messages.warn(problem)

    def _meeting_screen(self, session: Session) -> MeetingScreen:
        return MeetingScreen(session, self)

    def _home(self) -> Screen[None]:
        from kcminutes.tui.screens.home import Home

        return Home(self.keys, self.workspace)

    # What screens ask for.

    def open_file(self, file: Path, at: Place | None = None) -> None:
        """Open an agenda or minutes, at a place in it; what is wrong with the file is told."""
        if self._is_another_open(file):
            return
        try:
            opened = open_safely(file, None, self.workspace)
        except Refusal as error:
            self.messages.warn(str(error))
            return
        self._show_session(Session(opened, ticks=seconds_gone), at)

    def prepare_file(self, file: Path) -> None:
        """Open an agenda to write it; what is wrong with the file is told."""
        if self._is_another_open(file):
            return
        try:
            opened = prepare_safely(file)
        except Refusal as error:
            self.messages.warn(str(error))
            return
        self._show_session(Session(opened, ticks=seconds_gone, prepares=True))

    def _is_another_open(self, file: Path) -> bool:
        """Whether a meeting is open already, which is told: what was begun at home may be done when she has gone on."""
        if self.session is None:
            return False
        self.messages.warn(f"{file.name} ligger i {file.parent}; stäng mötet som är öppet, så går den att öppna.")
        return True

    def ask_new_agenda(self) -> None:
        """Ask for the next kallelse, make it and open it to be written."""
        self._calling.ask_next(self.handing_out.drafts_at_home)

    def ask_import(self, chosen: Path | None) -> None:
        """Ask for a file of somebody else's to read in; ``chosen`` is the one that lies at hand."""
        self._calling.ask_import(chosen, self.handing_out.drafts_at_home, self._open_imported)

    def _open_imported(self, file: Path) -> None:
        self.open_file(file)
        if self.session and self.session.path == file and isinstance(self.screen, MeetingScreen):
            self.screen.call_after_refresh(self.screen.do, "oplacerat")

    def open_sample(self) -> None:
        """Open the sample meeting, from a copy."""
        self._calling.open_sample(self.open_file)

    @cached_property
    def _calling(self) -> "Calling":
        from kcminutes.tui.calling import Calling

        return Calling(self, self.workspace, self.prepare_file)

    def take_minutes(self, agenda: Path) -> None:
        """Close the agenda that is written, and open its minutes."""
        if self.ending.close_session():
            self._leave_session()
            self.open_file(agenda)

    def _show_session(self, session: Session, at: Place | None = None) -> None:
        self.session = session
        screen = self._meeting_screen(session)
        self.push_screen(screen)
        self._opening.tell(session)
        if at:
            screen.call_after_refresh(screen.show_place, at)

    def close_meeting(self) -> None:
        """Save and show the home screen."""
        if self.ending.close_session():
            self._leave_session()

    def _leave_session(self) -> None:
        """Show the home screen in place of the meeting's, which is closed, at the meeting that was left."""
        from kcminutes.tui.screens.home import Home

        left, self.session = self.session, None
        self._opening.closed()
        for about in (SAVING, COPYING, LOCKED):
            self.messages.withdraw(about)
        self.messages.pass_on()
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            replace_first_screen(self, self._home())
        if left and isinstance(home := self.screen, Home):
            home.point_at(left.path.stem)

    async def action_go_to(self) -> None:
        """Ask where in the meeting to go. A dialog is left first, as by Esc, or the letter that follows would be typed in it."""
        while isinstance(dialog := self.screen, Dialog):
            await dialog.action_leave()
            if self.screen is dialog:
                return  # it has something to tell first
        if isinstance(self.screen, MeetingScreen):
            await self.screen.do("ga_till")

    async def action_help(self) -> None:
        """Show the help: on the dialog that is shown, else keys and handbook; the help itself is left."""
        from kcminutes.tui.dialogs.reader import Reader
        from kcminutes.tui.handbook import dialog_rows

        screen = self.screen
        if isinstance(screen, MeetingScreen):
            await screen.do("hjalp")
        elif not isinstance(screen, Dialog):
            self.show_help()
        elif isinstance(screen, Reader) and screen.is_help:
            await screen.action_leave()
        else:
            text = screen.help_text
            self.push_screen(Reader("Hjälp", lambda width: dialog_rows(self.console, width, text), is_help=True))

    def show_help(self) -> None:
        """Show the keys and the handbook."""
        from kcminutes.tui.dialogs.reader import Reader
        from kcminutes.tui.handbook import handbook_rows

        self.push_screen(Reader("Hjälp", lambda width: handbook_rows(self.console, width, self.keys), is_help=True))

    def notify(  # Textual's own arguments
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Tell something in passing, in the message line: whatever asks Textual for a message over the screen gets that."""
        del title, markup
        if severity == "information":
            self.messages.tell(message, timeout)
        else:
            self.messages.warn(message, about=LOCKED if self.session and message == self.session.locked else "")

    @on(MessageLine.Ready)
    def _line_ready(self) -> None:
        self.messages.follow()

    @on(MessageLine.Answered)
    def _answered(self) -> None:
        self.messages.answer()

    def show_settings(self) -> None:
        """Show where the settings are, to be opened, and the themes, each seen as the sign comes to it."""
        from kcminutes.tui.dialogs.settings import show_settings

        show_settings(self)

    # The end.

    async def action_quit(self) -> None:
        """Save everything and end; what is typed in a form is there when it is opened again."""
        self.ending.quit()

    async def quit(self) -> None:
        """Save everything and end."""
        self.ending.quit()

    def action_help_quit(self) -> None:
        """Ctrl+C copies what is marked; it ends nothing."""
        self.messages.tell(f"{way('avsluta', self.keys)} avslutar; allt sparas av sig självt.")


def _driver() -> type[Driver] | None:
    """What reads and draws on the terminal; None for Textual's own choice."""
    if sys.platform == "win32":
        return None
    from kcminutes.tui.textual_seams.terminal import TerminalDriver  # Windows has none of what it is made of

    return TerminalDriver


def _collect_garbage_again() -> None:
    """Undo the start's `gc.disable`, and let no collection look through what is there for good: 20 ms between key and screen."""
    gc.freeze()
    gc.enable()
