"""The folder with the group's meetings: where agendas and minutes lie, and what state each meeting is in."""

import contextlib
import enum
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from msgspec import Struct

from kcminutes.meeting.model import Meeting
from kcminutes.storage.errors import FileError
from kcminutes.storage.folders import documents_folder
from kcminutes.storage.foreign import TEXT, foreign, foreign_files, how_to_read_in

AGENDAS: Final = "agendas"
MINUTES: Final = "minutes"


class Workspace(Struct, frozen=True):
    """A folder that holds agendas and minutes; neither it nor they need exist."""

    root: Path

    @property
    def agendas(self) -> Path:
        """The folder of the agendas."""
        return self.root / AGENDAS

    @property
    def minutes(self) -> Path:
        """The folder of the minutes."""
        return self.root / MINUTES


class MeetingState(enum.Enum):
    """How far a meeting has come, as home shows it."""

    CALLED = "kallelse"
    ONGOING = "pågår"
    DRAFT = "utkast"
    FINAL = "fastställt"
    BROKEN = "trasig"
    FOREIGN = "annan fil"
    """Somebody else's, such as a kallelse in Word: no meeting that the program can open."""


class Entry(Struct, frozen=True):
    """A meeting of the workspace: an agenda, its minutes, or both, which then have the same name."""

    path: Path
    """The file to open: the minutes, or the agenda if there are none yet."""
    agenda: Path | None
    minutes: Path | None
    state: MeetingState
    day: date | None
    """None for a file that can't be read and whose name doesn't begin with a date."""
    body: str = ""
    document: str = ""
    item_count: int = 0
    """Items on the agenda, without their sub-items."""
    problem: str = ""
    """Why the file can't be read, the first problem of it; empty if it can."""

    @property
    def is_foreign(self) -> bool:
        """Whether it is somebody else's file, which ``problem`` tells what to do with."""
        return self.state is MeetingState.FOREIGN


def find_workspace(start: Path, configured: Path | None) -> Workspace:
    """The workspace around the folder or file ``start``, else the configured one, else that in the documents folder.

    Looks no further up than to the folder that holds the home folder.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        with contextlib.suppress(OSError):  # a folder that can't be looked into is none of hers
            if (folder / AGENDAS).is_dir() or (folder / MINUTES).is_dir():
                return Workspace(folder)
        if folder == Path.home().parent:
            break
    return Workspace(configured or documents_folder())


def minutes_path(file: Path, workspace: Workspace) -> Path:
    """Where the minutes of an agenda lie: in minutes/ beside the agenda's agendas/, else in the workspace; minutes stay put."""
    file = file.absolute()
    if is_minutes(file):
        return file
    if file.parent.name == AGENDAS:
        return Workspace(file.parent.parent).minutes / file.name
    return workspace.minutes / file.name


def is_minutes(file: Path) -> bool:
    """Whether the file lies in a folder of minutes."""
    return file.absolute().parent.name == MINUTES


class Listing:
    """The workspace as home lists it: its meetings and, among the agendas, others' files; only what has changed is read again."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._seen: object = None
        self._known: dict[tuple[object, ...], Entry] = {}

    def look(self) -> list[Entry] | None:
        """What lies there, newest first; None if that is as it was at the last look; for one thread at a time.

        A file, or the folder, that can't be read is an entry too.
        """
        workspace = self._workspace
        try:
            agendas, minutes = (_stamps(folder) for folder in (workspace.agendas, workspace.minutes))
        except OSError as error:
            from kcminutes.storage.toml.source import why_unreadable  # seldom needed, and many start with this module

            if self._seen == (seen := why_unreadable(error)):
                return None
            self._seen = seen
            problem = f"{workspace.root} går inte att läsa: {seen}."
            return [Entry(workspace.root, None, None, MeetingState.BROKEN, None, problem=problem)]
        if self._seen == (agendas, minutes):
            return None
        self._seen = (agendas, minutes)
        by_stem = [{file.stem: file for file in stamps if _is_meeting(file)} for stamps in (agendas, minutes)]
        stems = by_stem[0].keys() | by_stem[1].keys()
        known: dict[tuple[object, ...], Entry] = {}
        for stem in stems:
            agenda, written = (files.get(stem) for files in by_stem)
            key = (agenda, agenda and agendas[agenda], written, written and minutes[written])
            known[key] = self._known.get(key) or _entry(agenda, written)
        self._known = known
        return _newest_first([*known.values(), *map(_foreign_entry, foreign_files(agendas, stems))])


def _stamps(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """The folder's files, each with what is another as soon as its content is; none if there is no such folder."""
    found = {}
    if folder.is_dir():
        for file in folder.iterdir():
            try:
                state = file.stat()
                found[file] = (state.st_mtime_ns, state.st_size, state.st_ino)
            except FileNotFoundError:  # it is gone, or a link that leads nowhere
                continue
            except OSError as error:  # what is wrong with this one, reading it tells
                found[file] = (0, 0, -(error.errno or 1))
    return found


def _foreign_entry(file: Path) -> Entry:
    return Entry(file, None, None, MeetingState.FOREIGN, _day_in(file.stem), problem=how_to_read_in(file, foreign(file) or TEXT))


def _newest_first(found: Iterable[Entry]) -> list[Entry]:
    return sorted(found, key=lambda entry: (entry.day or date.min, entry.path.name), reverse=True)


def meeting_state(meeting: Meeting) -> MeetingState:
    """How far the meeting has come."""
    if meeting.head.is_final:
        return MeetingState.FINAL
    if meeting.head.closed is not None:
        return MeetingState.DRAFT
    return MeetingState.ONGOING if meeting.is_recorded else MeetingState.CALLED


def _is_meeting(file: Path) -> bool:
    return file.suffix.lower() == ".toml" and not file.name.startswith(".")


def _entry(agenda: Path | None, minutes: Path | None) -> Entry:
    path = minutes or agenda
    if path is None:
        raise ValueError("a meeting has an agenda or minutes")
    from kcminutes.storage.toml.meetings import read  # many who ask for the workspace read nothing in it

    try:
        meeting = read(path)
    except FileError as error:
        return Entry(path, agenda, minutes, MeetingState.BROKEN, _day_in(path.stem), problem=error.problems[0])
    head = meeting.head
    return Entry(path, agenda, minutes, meeting_state(meeting), head.day, head.body, head.document, len(meeting.items))


def _day_in(stem: str) -> date | None:
    try:
        return date.fromisoformat(stem[:10])
    except ValueError:
        return None
