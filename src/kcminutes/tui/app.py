"""The program on the screen: what all its screens share."""

import asyncio
import contextlib
import contextvars
import gc
import signal
import sys
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.notifications import SeverityLevel
from textual.screen import Screen

from kcminutes.meeting.place import Place
from kcminutes.session.session import Session
from kcminutes.session.visits import seconds_gone
from kcminutes.storage.durable.atomic import clear_leftovers
from kcminutes.storage.durable.journal_lines import Recovered
from kcminutes.storage.durable.old_copies import clear_old_copies
from kcminutes.storage.opening import changed_agenda, lost_comments, open_safely, other_names, prepare_safely
from kcminutes.storage.settings import Settings
from kcminutes.storage.workspace import Workspace
from kcminutes.swedish.refusal import Refusal
from kcminutes.tui.commands.command import key_names
from kcminutes.tui.commands.keymap import keymap, way
from kcminutes.tui.dialogs.dialog import Dialog
from kcminutes.tui.dialogs.form import UNFINISHED
from kcminutes.tui.end_watch import EndWatch
from kcminutes.tui.fault_report import closing_message, unsaved_message, write_report
from kcminutes.tui.handing_out import HandingOut
from kcminutes.tui.safe_work import run_safely
from kcminutes.tui.screens.meeting import COPYING, LOCKED, SAVING, MeetingScreen
from kcminutes.tui.side_thread import run_beside
from kcminutes.tui.textual_seams.binding_keys import bind_keys
from kcminutes.tui.textual_seams.ending import end_on_faults
from kcminutes.tui.textual_seams.escape_key import install_escape_key
from kcminutes.tui.textual_seams.first_screen import replace_first_screen
from kcminutes.tui.textual_seams.keyboard_protocol import leave_keyboard_protocol_off
from kcminutes.tui.textual_seams.ordered_keys import OrderedKeys
from kcminutes.tui.themes import THEMES
from kcminutes.tui.widgets.message_line import MessageLine, Messages

if TYPE_CHECKING:
    from kcminutes.tui.calling import Calling

KEYS_AT_THE_END = 1.0
"""Seconds that keys which were read before a signal have to be done."""
TIME_TO_LEAVE = 6.0
"""Seconds from where all is saved until the program is gone, whatever still hangs."""
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
        end_on_faults(self, self._save_after_fault)
        self.settings = settings
        self.workspace = workspace
        self.handing_out = HandingOut(self, settings, workspace)
        self.messages = Messages(self)
        self.session = session
        self.end_watch = EndWatch(self._heard, self._save_without_screen)
        """Hears signals and a terminal that is gone, once it is started."""
        self.keys, wrong_keys = keymap(settings.keys)
        bind_keys(self, self.keys.get("avsluta", ""), "quit", "Avsluta")
        bind_keys(self, self.keys.get("ga_till", ""), "go_to", "Gå till")
        bind_keys(self, self.keys.get("hjalp", ""), "help", "Hjälp")
        self.help_key = next(iter(key_names(self.keys.get("hjalp", ""))), "")
        """The key of the help as people read it; empty if it has none."""
        self._problems = [*problems, *wrong_keys]
        self._is_ending = False
        """Whether the end has begun, by whatever cause came first."""
        self._signal_in_loop: Callable[[int], None] | None = None
        """Have a signal handled by the screen's loop, from any thread; None as long as there is none."""

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
        self._listen_to_signals()
        if self.session:
            self._begin(self.session)
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

    def _begin(self, session: Session) -> None:
        """Tell how the meeting was opened, and clear up beside it, which on a shared folder may take a while."""
        run_beside(self, lambda: clear_leftovers(session.path.parent))
        self._look_beside(session)
        if session.locked:
            self.messages.warn(session.locked, about=LOCKED)
        if unfinished := session.file.unfinished:
            self.messages.warn(unfinished, about=UNFINISHED, when_read=lambda: run_beside(self, session.file.unfinished_read))
        if session.restored:
            self.messages.warn(session.restored)
        if session.doubtful:
            self._ask_what_counts(session, session.doubtful)

    def _look_beside(self, session: Session) -> None:
        """Tell what is lost of the file when it is written, and what its agenda has got, as soon as the folder has answered."""
        path, is_written = session.path, not session.locked

        def look() -> tuple[str, str, str]:
            return other_names(path) if is_written else "", lost_comments(path), self._new_in_agenda(session)

        def looked(notices: tuple[str, str, str] | None) -> None:
            if self.session is session:
                for notice in filter(None, notices or ()):
                    self.messages.warn(notice)

        run_safely(self, look, looked, self.messages.warn, "gör att det inte går att se vad som har ändrats i kallelsen")

    def _new_in_agenda(self, session: Session) -> str:
        """A Swedish sentence on what the agenda has got since the minutes were begun from it; empty if nothing."""
        changed = None if session.locked or session.prepares else changed_agenda(session.path, session.meeting)
        if changed is None:
            return ""
        from kcminutes.meeting.additions import additions

        found = additions(session.meeting, changed[0])
        return f"Kallelsen har ändrats sedan du började: {found}. {way('ta_in_nytt', self.keys)} tar in det." if found else ""

    def _ask_what_counts(self, session: Session, found: Recovered) -> None:
        """Let her choose between the file, which has been changed since, and the safety copy, which was never saved."""
        from kcminutes.tui.dialogs.about_file import what_counts

        def done(restore: bool) -> None:  # noqa: FBT001  # the picker hands over what was picked
            if sentence := session.answer_doubtful(restore=restore):
                self.messages.warn(sentence)

        self.push_screen(what_counts(session.meeting, found, done))

    # What screens ask for.

    def open_file(self, file: Path, at: Place | None = None) -> None:
        """Open an agenda or minutes, at a place in it; what is wrong with the file is told."""
        try:
            opened = open_safely(file, None, self.workspace)
        except Refusal as error:
            self.messages.warn(str(error))
            return
        self._show_session(Session(opened, ticks=seconds_gone), at)

    def prepare_file(self, file: Path) -> None:
        """Open an agenda to write it; what is wrong with the file is told."""
        try:
            opened = prepare_safely(file)
        except Refusal as error:
            self.messages.warn(str(error))
            return
        self._show_session(Session(opened, ticks=seconds_gone, prepares=True))

    def ask_new_agenda(self) -> None:
        """Ask for the next kallelse, make it and open it to be written."""
        self._calling.ask_next(self.handing_out.drafts_at_home)

    def ask_import(self, chosen: Path | None) -> None:
        """Ask for a file of somebody else's to read in; ``chosen`` is the one that lies at hand."""
        self._calling.ask_import(chosen, self.handing_out.drafts_at_home, self._open_imported)

    def _open_imported(self, file: Path) -> None:
        self.open_file(file)
        if isinstance(self.screen, MeetingScreen):
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
        if self._close_session():
            self._leave_session()
            self.open_file(agenda)

    def _show_session(self, session: Session, at: Place | None = None) -> None:
        self.session = session
        screen = self._meeting_screen(session)
        self.push_screen(screen)
        self._begin(session)
        if at:
            screen.call_after_refresh(screen.show_place, at)

    def close_meeting(self) -> None:
        """Save and show the home screen."""
        if self._close_session():
            self._leave_session()

    def _leave_session(self) -> None:
        """Show the home screen in place of the meeting's, which is closed."""
        self.session = None
        for about in (SAVING, COPYING, LOCKED):
            self.messages.withdraw(about)
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            replace_first_screen(self, self._home())

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
        self.messages.follow(self.screen)

    @on(MessageLine.Answered)
    def _answered(self) -> None:
        self.messages.answer()

    def show_settings(self) -> None:
        """Show where the settings are, to be opened, and the themes, each seen as the sign comes to it."""
        from kcminutes.tui.dialogs.settings import show_settings

        show_settings(self)

    # The end.

    def _settle_meeting(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, MeetingScreen) and screen.is_mounted:
                screen.settle()

    def _end_meeting_screens(self) -> None:
        """Record what was typed, once: the widgets are taken down after this, and are not read any more."""
        for screen in self.screen_stack:
            if isinstance(screen, MeetingScreen) and screen.is_mounted:
                screen.end()

    def _close_session(self) -> bool:
        """Save and close the meeting; False, and the reason is told, if it can't be saved."""
        if self.session is None:
            return True
        self._settle_meeting()
        if self.session.close():
            return True
        self._ask_other_place(self.session)
        return False

    def _ask_other_place(self, session: Session) -> None:
        from kcminutes.tui.dialogs.about_file import OTHER_PLACE, other_place

        def done(values: Mapping[str, Any]) -> None:
            path = values["path"]
            if problem := session.save_in(path):
                self.messages.warn(problem)
                self._ask_other_place(session)
                return
            session.file.drafts.keep(OTHER_PLACE, "", {})  # before the end, after which nothing is written
            if self._close_session():
                self._leave(0, message=f"Anteckningarna är sparade i {path}.")

        problem = session.file.state.problem or "det tar för lång tid"
        self.push_screen(other_place(session.path, problem, session.file.drafts, done))

    async def action_quit(self) -> None:
        """Save everything and end; what is typed in a form is there when it is opened again."""
        if self._is_ending:
            return
        self._keep_drafts()
        if self._close_session():
            self._leave(0)

    def _keep_drafts(self) -> None:
        """Have what is typed in the open forms kept; their deeds are not done."""
        for screen in self.screen_stack:
            if isinstance(screen, Dialog):
                screen.keep_draft()

    async def quit(self) -> None:
        """Save everything and end."""
        await self.action_quit()

    def _leave(self, code: int, message: str | None = None) -> None:
        """End, all being saved. From here on no widget is read: a second signal finds them half taken down."""
        self._is_ending = True
        self.end_watch.end_within(TIME_TO_LEAVE, code)
        self._end_meeting_screens()
        self.exit(return_code=code, message=message)

    def action_help_quit(self) -> None:
        """Ctrl+C copies what is marked; it ends nothing."""
        self.messages.tell(f"{way('avsluta', self.keys)} avslutar; allt sparas av sig självt.")

    def _save_after_fault(self, error: Exception) -> Text:
        """Save, then write the report; the Swedish sentence that tells where it is, and whether everything was saved."""
        self._is_ending = True
        self.end_watch.end_within(TIME_TO_LEAVE, 1)
        saved = self.session.close(3.0) if self.session else True
        copied = bool(self.session and self.session.file.is_copied())
        return Text(closing_message(saved=saved, copied=copied, report=write_report(error)))

    def _listen_to_signals(self) -> None:
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()

        def signal_in_loop(number: int) -> None:
            with contextlib.suppress(RuntimeError):  # the loop has ended already
                loop.call_soon_threadsafe(self._signalled, number, context=context)

        self._signal_in_loop = signal_in_loop
        if self.end_watch.cause:  # it was heard during the start
            signal_in_loop(self.end_watch.cause)

    def _heard(self, number: int) -> None:
        """A signal was heard, in the watch's thread."""
        if self._signal_in_loop:
            self._signal_in_loop(number)

    def _save_without_screen(self) -> None:
        """Save what has been recorded, in the watch's thread: the screen has not ended in time."""
        if self.session:
            self.session.let_go(1.0)

    def _signalled(self, number: int) -> None:
        if not self._is_ending:  # the first cause of the end is the end
            self._is_ending = True
            self.run_worker(self._end(number))

    async def _end(self, number: int) -> None:
        """End on a signal: save first, then leave the terminal as it was, or leave it alone if it is gone."""
        keys_done = asyncio.Event()
        self.call_later(keys_done.set)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(keys_done.wait(), KEYS_AT_THE_END)
        self._keep_drafts()
        self._end_meeting_screens()
        message = None
        if self.session and not self.session.close(2.0) and number != getattr(signal, "SIGHUP", None):
            problem, copied = self.session.file.state.problem, self.session.file.is_copied()
            message = unsaved_message(self.session.path, problem, copied=copied)
        self._leave(128 + number, message)


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
