"""The program in a window of a given size, without a terminal: type into it, and read its screen, its meeting and its file."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from textual import events
from textual.keys import _character_to_key
from textual.screen import Screen

from kcminutes.meeting.model import Action, Item, ItemPath, Meeting
from kcminutes.meeting.place import Place
from kcminutes.meeting.queries import item_at
from kcminutes.session.session import Session
from kcminutes.storage.opening import Opened, open_meeting
from kcminutes.storage.settings import Settings
from kcminutes.storage.toml.meetings import read
from kcminutes.storage.workspace import Workspace
from kcminutes.tui.app import KCMinutes
from kcminutes.tui.screens.meeting import MeetingScreen
from support.drawn import drawn
from support.open_file import saved, stop_saving
from support.samples import AGENDA_2016

SMALL, MEDIUM, LARGE = (80, 24), (100, 30), (160, 50)

TIME_LIMIT = 90.0
"""Seconds after which a test that hangs fails."""

_CHARACTERS = {"enter": "\r", "tab": "\t", "backspace": "\x7f", "escape": "\x1b", "space": " "}

EMPTY_AGENDA = 'version = 1\n\n[mote]\norgan = "Kommunchefsgruppen"\ndatum = 2016-12-08\n'


class Clock:
    """The time that the session reads; stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2016, 12, 8, 8, 30)

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, **length: float) -> None:
        self.moment += timedelta(**length)


class Window:
    """The program with one meeting open, or at home; keys go in as they come from a terminal, all before the first is handled."""

    def __init__(self, app: KCMinutes, pilot: Any, clock: Clock) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = clock

    async def press(self, *keys: str) -> None:
        """Press keys named as in Textual, and wait until all that they set off is done."""
        for key in keys:
            named = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
            self.app.post_message(events.Key(named, _CHARACTERS.get(key, key if len(key) == 1 else None)))
        await self.settled()

    async def type(self, *texts: str) -> None:
        """Type texts, one after the other; what stands in < > is a key: ``"hej", "<ctrl+n>"``."""
        keys: list[str] = []
        for text in texts:
            keys += [text[1:-1]] if text.startswith("<") and text.endswith(">") else list(text.replace(" ", "\0"))
        await self.press(*("space" if key == "\0" else key for key in keys))

    async def paste(self, text: str) -> None:
        """Paste the text."""
        self.app.post_message(events.Paste(text))
        await self.settled()

    async def resize(self, size: tuple[int, int]) -> None:
        """Make the window another size."""
        await self.pilot.resize_terminal(*size)
        await self.pilot.pause()

    async def settled(self) -> None:
        """Wait until everything that was pressed is done, and the screen shows it; or until the program has ended."""
        for _ in range(2):
            await self._done(self.app.call_later)
        screen = None
        while not self.has_ended and screen is not self.app.screen:  # one that is left meanwhile may call nobody any more
            screen = self.app.screen
            await self._done(screen.call_after_refresh, screen)

    async def _done(self, call: Callable[[Callable[[], None]], object], screen: Screen[Any] | None = None) -> None:
        """Wait until what is given to ``call`` is called, or the program has ended, or the screen is left."""
        done = asyncio.Event()
        call(done.set)
        while not done.is_set() and self.app.is_running and screen in (None, self.app.screen):
            await asyncio.sleep(0.001)

    @property
    def has_ended(self) -> bool:
        """Whether the program is on its way out."""
        return bool(self.app._exit)

    async def until(self, holds: Any, seconds: float = 20.0) -> None:
        """Wait until the function tells that it is so."""
        deadline = asyncio.get_running_loop().time() + seconds
        while not holds():
            assert asyncio.get_running_loop().time() < deadline, f"not within {seconds} s:\n{self.text}"
            await asyncio.sleep(0.01)
            await self.settled()

    @property
    def rows(self) -> list[str]:
        """The rows of the screen on top, over what lies under it."""
        return ["".join(segment.text for segment in strip) for strip in drawn(self.app)]

    @property
    def text(self) -> str:
        """The screen on top as one text."""
        return "\n".join(row.rstrip() for row in self.rows)

    @property
    def flat(self) -> str:
        """The screen's text with every run of white space one space."""
        return " ".join(self.text.split())

    def row(self, containing: str) -> str:
        """The first row that contains the text."""
        return next(row.rstrip() for row in self.rows if containing in row)

    @property
    def told(self) -> list[str]:
        """What the program has told in passing messages."""
        return self.app.messages.told

    @property
    def screen(self) -> MeetingScreen:
        """The meeting's screen, also under a dialog."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, MeetingScreen))

    @property
    def session(self) -> Session:
        """The session that the meeting's screen types into."""
        return self.screen.session

    @property
    def meeting(self) -> Meeting:
        """The session's meeting."""
        return self.session.meeting

    @property
    def at(self) -> ItemPath | None:
        """Where she is."""
        return self.session.at

    @property
    def status(self) -> str:
        """The status line."""
        return self.screen.status.text

    def item(self, *path: int) -> Item:
        """The item with the number, as in ``item(15, 1)``."""
        return item_at(self.meeting, tuple(index - 1 for index in path))

    def actions(self, *path: int) -> tuple[Action, ...]:
        """The item's actions without their ids, which nobody can foretell."""
        return tuple(replace(action, id="") for action in self.item(*path).actions)

    @property
    def place(self) -> str:
        """Which part the cursor is in: notes, decisions, text, due, people, or the focused widget's class."""
        focused, editor = self.app.focused, self.screen.editor
        for row in editor.actions.rows:
            if name := next((name for name in ("text", "due", "people") if getattr(row, name) is focused), None):
                return name
        return "notes" if focused is editor.notes else "decisions" if focused is editor.decisions else type(focused).__name__

    async def saved(self) -> Meeting:
        """The meeting as its file holds it once everything is saved."""
        assert saved(self.session, 5)
        await self.settled()
        return read(self.session.path)


def workspace_with(folder: Path, agenda: Path | str = AGENDA_2016) -> Path:
    """The agenda, copied or written into the folder's workspace."""
    (folder / "agendas").mkdir(exist_ok=True)
    file = folder / "agendas" / "2016-12-08.toml"
    if isinstance(agenda, Path):
        shutil.copy(agenda, file)
    else:
        file.write_text(agenda, encoding="utf-8")
    return file


@asynccontextmanager
async def opened(
    folder: Path,
    size: tuple[int, int] = SMALL,
    agenda: Path | str = AGENDA_2016,
    settings: Settings | None = None,
    cursor: Callable[[Meeting], Place] | None = None,
) -> AsyncIterator[Window]:
    """The program with the agenda open, ready to type in; ``cursor`` tells where the cursor was when it was cut off."""
    workspace, clock = Workspace(folder), Clock()
    meeting, minutes = open_meeting(workspace_with(folder, agenda), None, workspace)
    session = Session(Opened(meeting, minutes, cursor=cursor(meeting) if cursor else None), clock)
    app = KCMinutes(workspace, settings or Settings(), session)
    async with asyncio.timeout(TIME_LIMIT), app.run_test(size=size) as pilot:
        window = Window(app, pilot, clock)
        await window.settled()
        yield window
        stop_saving(session, 5)


@asynccontextmanager
async def at_home(folder: Path, size: tuple[int, int] = SMALL, settings: Settings | None = None) -> AsyncIterator[Window]:
    """The program at home in the workspace."""
    app = KCMinutes(Workspace(folder), settings or Settings())
    async with asyncio.timeout(TIME_LIMIT), app.run_test(size=size) as pilot:
        window = Window(app, pilot, Clock())
        await app.workers.wait_for_complete()
        await window.settled()
        yield window
        if app.session:
            stop_saving(app.session, 5)
