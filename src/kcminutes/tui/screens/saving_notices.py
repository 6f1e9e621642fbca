"""What is told in passing of how the file is saved, once each time that it changes."""

from collections.abc import Callable
from typing import Final

from kcminutes.session.session import Session
from kcminutes.tui.widgets.message_line import Messages

SAVING: Final = "saving"
"""What a message is about that tells that the file can't be saved."""
COPYING: Final = "copying"
"""The same for the safety copy."""


class SavingNotices:
    """Tells of a file or a safety copy that can't be written, and takes that back. ``way`` tells how a command is reached."""

    def __init__(self, session: Session, messages: Messages, way: Callable[[str], str]) -> None:
        self._session = session
        self._messages = messages
        self._way = way
        self._told = self._told_of_copy = ""

    def look(self) -> None:
        """Tell what is new."""
        state, name = self._session.file.state, self._session.path.name
        if state.problem and self._told != state.problem:
            way_out = f"{self._way('spara_over')} sparar över den." if state.aside else "Skriv vidare; nya försök görs."
            self._messages.warn(f"Kan inte spara {name}: {state.problem}. {way_out}", about=SAVING)
        elif self._told and not state.problem:
            self._messages.withdraw(SAVING)
            self._messages.tell(f"{name} är sparad igen.")
        if state.problem and state.copy_problem and not self._told_of_copy:
            problem = f"Säkerhetskopian kan inte heller skrivas: {state.copy_problem}. Det som skrivs finns bara här på skärmen."
            self._messages.warn(problem, about=COPYING)
        elif self._told_of_copy and not state.copy_problem:
            self._messages.withdraw(COPYING)
        self._told, self._told_of_copy = state.problem, state.copy_problem
