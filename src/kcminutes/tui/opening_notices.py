"""What is told, or asked, of a meeting when it is opened."""

from collections.abc import Callable

from textual.app import App

from kcminutes.session.session import Session
from kcminutes.storage.durable.atomic import clear_leftovers
from kcminutes.storage.durable.journal_lines import Recovered
from kcminutes.storage.errors import FileError
from kcminutes.storage.opening import changed_agenda, lost_comments, other_names
from kcminutes.storage.workspace import Workspace
from kcminutes.tui.commands.agenda import CHANGED_AGENDA
from kcminutes.tui.commands.keymap import way
from kcminutes.tui.dialogs.dialog import UNFINISHED
from kcminutes.tui.safe_work import run_safely
from kcminutes.tui.screens.meeting import LOCKED
from kcminutes.tui.side_thread import run_beside
from kcminutes.tui.widgets.message_line import Messages


class OpeningNotices:
    """Tells how a meeting was opened. ``keys`` are those in force, by the commands' names."""

    def __init__(self, app: App[int], workspace: Workspace, messages: Messages, keys: dict[str, str]) -> None:
        self._app = app
        self._workspace = workspace
        self._messages = messages
        self._keys = keys
        self._opened: Session | None = None
        self._told: list[str] = []
        """What the messages that were told are about."""

    def tell(self, session: Session) -> None:
        """Tell of the session, and clear up beside it, which on a shared folder may take a while."""
        self._opened = session
        run_beside(self._app, lambda: clear_leftovers(session.path.parent))
        self._look_beside(session)
        if session.locked:
            self._messages.warn(session.locked, about=LOCKED)
        if unfinished := session.file.unfinished:
            read = session.file.unfinished_read
            self._warn(unfinished, UNFINISHED, lambda: run_beside(self._app, read))
        if session.restored:
            self._warn(session.restored)
        if session.damaged:
            self._warn(session.damaged)
        if session.doubtful:
            self._ask_what_counts(session, session.doubtful)

    def closed(self) -> None:
        """Tell nothing more of what was open, and withdraw what was told of it."""
        self._opened = None
        for about in self._told:
            self._messages.withdraw(about)
        self._told = []

    def _warn(self, text: str, about: str = "", when_read: Callable[[], object] | None = None) -> None:
        self._told.append(about or text)
        self._messages.warn(text, about, when_read)

    def _look_beside(self, session: Session) -> None:
        """Tell what is lost of the file when it is written, and what its agenda has got, as soon as the folder has answered."""
        path, is_written = session.path, not session.locked

        def look() -> tuple[str, str, str]:
            new = self._waiting_for(session) if session.prepares else self._new_in_agenda(session)
            return other_names(path) if is_written else "", lost_comments(path), new

        def looked(notices: tuple[str, str, str] | None) -> None:
            if self._opened is session and notices:
                for notice, about in zip(notices, ("", "", CHANGED_AGENDA), strict=True):
                    if notice:
                        self._warn(notice, about)

        run_safely(self._app, look, looked, self._messages.warn, "gör att det inte går att se vad som har ändrats i kallelsen")

    def _new_in_agenda(self, session: Session) -> str:
        """A Swedish sentence on what the agenda has got since the minutes were begun from it; empty if nothing."""
        if session.locked:
            return ""
        try:
            changed = changed_agenda(session.path, session.meeting)
        except FileError:
            return ""
        if changed is None:
            return ""
        from kcminutes.meeting.additions import additions

        found = additions(session.meeting, changed.now, changed.before)
        return f"Kallelsen har ändrats sedan du började: {found}. {way('ta_in_nytt', self._keys)} tar in det." if found else ""

    def _waiting_for(self, session: Session) -> str:
        """A Swedish sentence on what waits for a meeting to come and its agenda has not; empty if nothing."""
        if session.locked or session.meeting.head.day < session.now().date():
            return ""
        from kcminutes.archive.archive import Archive
        from kcminutes.archive.next_agenda import what_waits

        try:
            items = what_waits(Archive(self._workspace), session.meeting)
        except FileError as error:
            return str(error)
        titles = ", ".join(f"”{item.title}”" for item in items)
        return f"Det här väntar på mötet: {titles}. {way('ta_in_vantande', self._keys)} tar in det." if items else ""

    def _ask_what_counts(self, session: Session, found: Recovered) -> None:
        """Let her choose between the file, which has been changed since, and the safety copy, which was never saved."""
        from kcminutes.session.restoring import answer_doubtful
        from kcminutes.tui.dialogs.about_file import what_counts

        def done(restore: bool) -> None:  # noqa: FBT001  # the picker hands over what was picked
            if sentence := answer_doubtful(session, restore=restore):
                self._warn(sentence)

        self._app.push_screen(what_counts(session.meeting, found, done))
