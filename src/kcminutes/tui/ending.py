"""The end of the program, whatever causes it: what was typed is recorded and saved once, and only then is the screen left."""

import asyncio
import contextlib
import contextvars
import signal
from collections.abc import Callable, Mapping
from typing import Any, Final

from rich.text import Text
from textual.app import App

from kcminutes.session.session import Session
from kcminutes.tui.dialogs.dialog import Dialog
from kcminutes.tui.end_watch import EndWatch
from kcminutes.tui.fault_report import closing_message, unsaved_message, write_report
from kcminutes.tui.screens.meeting import MeetingScreen
from kcminutes.tui.textual_seams.ending import end_on_faults

KEYS_AT_THE_END: Final = 1.0
"""Seconds that keys which were read before a signal have to be done."""
TIME_TO_LEAVE: Final = 6.0
"""Seconds from where all is saved until the program is gone, whatever still hangs."""
TIME_AFTER_FAULT: Final = 4.5
"""The same from a fault on, saving included: what is told of it may be for a terminal that nobody reads any more."""


class Ending:
    """Ends the program on its key, on a signal, on a fault and when the terminal is gone; the first of them is the end.

    ``session`` gives what is open at that moment, if anything is.
    """

    def __init__(self, app: App[int], session: Callable[[], Session | None]) -> None:
        self._app = app
        self._session = session
        self.watch = EndWatch(self._heard, self._save_without_screen)
        """Hears signals and a terminal that is gone, once it is started."""
        self._has_begun = False
        self._signal_in_loop: Callable[[int], None] | None = None
        """Have a signal handled by the screen's loop, from any thread; None as long as there is none."""
        end_on_faults(app, self._save_after_fault)

    def listen(self) -> None:
        """Have signals handled by the loop that runs: where nothing is halfway done."""
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()

        def signal_in_loop(number: int) -> None:
            with contextlib.suppress(RuntimeError):  # the loop has ended already
                loop.call_soon_threadsafe(self.signalled, number, context=context)

        self._signal_in_loop = signal_in_loop
        if self.watch.cause:  # it was heard during the start
            signal_in_loop(self.watch.cause)

    def quit(self) -> None:
        """Save everything and end; what is typed in a form is there when it is opened again."""
        if self._has_begun:
            return
        self._keep_drafts()
        if self.close_session():
            self._leave(0)

    def signalled(self, number: int) -> None:
        """End on a signal, unless the end has begun."""
        if not self._has_begun:
            self._has_begun = True
            self._app.run_worker(self._end(number))

    def close_session(self) -> bool:
        """Save and close what is open; if it can't be saved, False, and she is asked for another place."""
        session = self._session()
        if session is None:
            return True
        for screen in self._meeting_screens():
            screen.settle()
        if session.close():
            return True
        self._ask_other_place(session)
        return False

    def _ask_other_place(self, session: Session, problem: str = "") -> None:
        """Ask where to save instead; ``problem`` tells why it could not be done in the place that she named last."""
        from kcminutes.tui.dialogs.about_file import OTHER_PLACE, other_place

        def done(values: Mapping[str, Any]) -> None:
            path = values["path"]
            if problem := session.save_in(path):
                self._ask_other_place(session, problem)
                return
            session.file.drafts.keep(OTHER_PLACE, "", {})  # before the end, after which nothing is written
            if self.close_session():
                self._leave(0, message=f"Anteckningarna är sparade i {path}.")

        why = problem or f"Kan inte spara i {session.path}: {session.file.state.problem or 'det tar för lång tid'}."
        self._app.push_screen(other_place(why, session.path.name, session.file.drafts, done))

    def _keep_drafts(self) -> None:
        """Have what is typed in the open forms kept; their deeds are not done."""
        for screen in self._app.screen_stack:
            if isinstance(screen, Dialog):
                screen.keep_draft()

    def _meeting_screens(self) -> list[MeetingScreen]:
        return [screen for screen in self._app.screen_stack if isinstance(screen, MeetingScreen) and screen.is_mounted]

    def _record_typed(self) -> None:
        """Record what was typed, once: the widgets are taken down after this, and are not read any more."""
        for screen in self._meeting_screens():
            screen.end()

    def _leave(self, code: int, message: str | None = None) -> None:
        """End, all being saved. From here on no widget is read: a second signal finds them half taken down."""
        self._has_begun = True
        self.watch.end_within(TIME_TO_LEAVE, code)
        self._record_typed()
        self._app.exit(return_code=code, message=message)

    async def _end(self, number: int) -> None:
        """End on a signal: save first, then leave the terminal as it was, or leave it alone if it is gone."""
        keys_done = asyncio.Event()
        self._app.call_later(keys_done.set)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(keys_done.wait(), KEYS_AT_THE_END)
        self._keep_drafts()
        self._record_typed()
        message, session = None, self._session()
        if session and not session.close(2.0) and number != getattr(signal, "SIGHUP", None):
            message = unsaved_message(session.path, session.file.state.problem, copied=session.file.is_copied())
        self._leave(128 + number, message)

    def _save_after_fault(self, error: Exception) -> Text:
        """Save, then write the report; the Swedish sentence that tells where it is, and whether everything was saved."""
        self._has_begun = True
        self.watch.end_within(TIME_AFTER_FAULT, 1)
        session = self._session()
        saved = session.close(3.0) if session else True
        copied = bool(session and session.file.is_copied())
        return Text(closing_message(saved=saved, copied=copied, report=write_report(error)))

    # In the watch's thread.

    def _heard(self, number: int) -> None:
        if self._signal_in_loop:
            self._signal_in_loop(number)

    def _save_without_screen(self) -> None:
        """Save what has been recorded: the screen has not ended in time."""
        if session := self._session():
            session.let_go(1.0)
