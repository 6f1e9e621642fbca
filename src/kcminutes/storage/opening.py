"""Opening a file: from an agenda to its minutes, new or begun; from minutes to themselves."""

import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.meeting.differences import differences, in_one_sentence
from kcminutes.meeting.model import Meeting
from kcminutes.meeting.place import Place
from kcminutes.storage.agendas_read import agenda_read, keep_agenda
from kcminutes.storage.durable.journal_lines import Recovered, has_passed, recovered
from kcminutes.storage.durable.lock import MeetingLock, NotOurs
from kcminutes.storage.durable.reading import content_of
from kcminutes.storage.durable.safety_copy import (
    journal_path,
    moved_here,
    note_question,
    put_aside,
    put_aside_of,
    retire,
    take_over,
)
from kcminutes.storage.durable.saver import digest
from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.meetings import meeting_of, read, read_with_digest
from kcminutes.storage.toml.positions import comment_count
from kcminutes.storage.toml.source import read_text, why_unreadable
from kcminutes.storage.workspace import AGENDAS, Workspace, is_minutes, minutes_path
from kcminutes.swedish.dates_written import clock


def open_meeting(file: Path, output: Path | None, workspace: Workspace) -> tuple[Meeting, Path]:
    """The meeting to go on with, and the file that its minutes are saved in; raises FileError.

    ``output`` names that file. Otherwise minutes are saved where they are, and an agenda's in the workspace. Minutes that have
    been begun there are continued; new ones know the content of the agenda that they begin from. Nothing is written.
    """
    meeting, content = read_with_digest(file)
    if output is not None and output.exists() and output.samefile(file) and not (is_minutes(file) or meeting.is_recorded):
        raise FileError(f"{file.name} är kallelsen själv, som inte ändras; välj en annan fil med -o.")
    if output is None:
        output = file if is_minutes(file) or meeting.is_recorded else minutes_path(file, workspace)
    if output == file:
        return meeting, output
    if output.exists():
        return read(output), output
    return replace(meeting, head=replace(meeting.head, agenda=content)), output


class Opened(Struct, frozen=True):
    """A meeting to go on with."""

    meeting: Meeting
    minutes: Path
    """The file that it is saved in."""
    saved: str = ""
    """The digest of that file's content; empty if there is no file yet."""
    cursor: Place | None = None
    """Where the cursor was when the program was cut off; None if it was not."""
    restored: str = ""
    """A Swedish sentence that tells what was restored; empty if nothing was."""
    doubtful: Recovered | None = None
    """A safety copy that was never saved, and does not go on from the file as it is now: she has to choose."""
    holder: NotOurs | None = None
    """Who has the meeting open already, or why that can't be known; then it can only be read."""
    lock: MeetingLock | None = None
    damaged: str = ""
    """A Swedish sentence on a safety copy that could not be read, and where it lies; empty if there was none."""


def open_safely(file: Path, output: Path | None, workspace: Workspace) -> Opened:
    """The meeting to go on with, locked, and with what a cut-off program had not saved; raises FileError."""
    return _safely(lambda: open_meeting(file, output, workspace), (output or file).name)


def prepare_safely(file: Path) -> Opened:
    """The agenda to prepare, locked, and with what a cut-off program had not saved; raises FileError, also for minutes."""
    return _safely(lambda: (agenda_to_prepare(file), file.absolute()), file.name)


def agenda_to_prepare(file: Path) -> Meeting:
    """The agenda in the file; raises FileError, also if minutes are in it."""
    meeting = read(file)
    if is_minutes(file) or meeting.is_recorded:
        raise FileError(f"{file.name} är anteckningar från ett möte och ingen kallelse; öppna dem med kcminutes {file.name}.")
    return meeting


def _safely(find: Callable[[], tuple[Meeting, Path]], name: str) -> Opened:
    try:
        return _opened(*find())
    except OSError as error:  # a folder on the way, or the file since it was read
        place = error.filename or name
        raise FileError(f"{place} går inte att läsa: {why_unreadable(error)}; prova igen när den går att nå.") from error


def _opened(meeting: Meeting, minutes: Path) -> Opened:
    lock = MeetingLock(minutes)
    if holder := lock.acquire():
        return Opened(meeting, minutes, holder=holder)
    # Read once more now that nobody else writes it, so that the digest is of what is gone on with.
    meeting, saved = read_with_digest(minutes) if minutes.exists() else (meeting, "")
    asked = _unanswered(minutes, meeting, saved)
    journal = journal_path(minutes)
    try:
        found = recovered(journal) if journal.exists() else _moved(minutes, meeting, saved)
    except OSError:
        found = None
    if found is None:
        kept = retire(journal, in_the_way=True)  # one that can't be read is kept too: the next would be written in its place
        return Opened(meeting, minutes, saved, damaged=_unreadable(kept), doubtful=asked, lock=lock)
    phrases = differences(meeting, found.moment.meeting)
    if not phrases:
        retire(journal)
        return Opened(meeting, minutes, saved, found.moment.cursor, doubtful=asked, lock=lock)
    # A file that the journal has passed is this program's own, written a moment before it was cut off.
    if saved not in found.own and not has_passed(journal, meeting):
        # Before anything is typed, which would be written in its place; it is asked about until that is answered.
        return Opened(meeting, minutes, saved, doubtful=replace(found, journal=put_aside(found, saved, minutes)), lock=lock)
    restored = f"Återställt efter avbrott kl. {clock(found.at)}: {in_one_sentence(phrases)}."
    return Opened(found.moment.meeting, minutes, saved, found.moment.cursor, restored, asked, lock=lock)


def _unreadable(journal: Path | None) -> str:
    """A Swedish sentence on a safety copy that could not be read, and where it lies; empty for none, or one with nothing in it."""
    try:
        if journal is None or not journal.stat().st_size:
            return ""
    except OSError:
        return ""
    return f"Säkerhetskopian efter ett avbrott är trasig och går inte att läsa; den ligger kvar i {journal}."


def _unanswered(minutes: Path, meeting: Meeting, saved: str) -> Recovered | None:
    """The newest safety copy that she was asked about and has not answered; None if there is none that differs.

    Those of a file that has been moved here are known by its name, and by the content that she was asked about.
    """
    for found in moved_here(minutes):
        if saved and found.asked == saved:
            take_over(found, minutes)
    for found in put_aside_of(minutes):
        if differences(meeting, found.moment.meeting):
            note_question(found, saved, minutes)
            return found
        retire(found.journal)
    return None


def _moved(minutes: Path, meeting: Meeting, saved: str) -> Recovered | None:
    """The safety copy of a file that has been moved here since, which is this one's from now on; None if there is none.

    It is known by the file's name and content, or if it was never saved, by the agenda that it was begun from. Raises OSError.
    """
    for found in moved_here(minutes):
        if found.asked:
            continue  # she is asked about it, whatever the file holds
        agenda = found.moment.meeting.head.agenda
        if (saved and (saved in found.own or has_passed(found.journal, meeting))) or (
            not saved and "" in found.own and agenda and agenda == meeting.head.agenda
        ):
            found.journal.replace(journal_path(minutes))
            return replace(found, journal=journal_path(minutes), minutes=minutes)
    return None


class ChangedAgenda(Struct, frozen=True):
    """An agenda that has been changed since minutes were begun from it."""

    now: Meeting
    digest: str
    """The digest of its file's content now."""
    before: Meeting | None
    """The agenda as it was then; None if that is not known."""


def changed_agenda(minutes: Path, meeting: Meeting) -> ChangedAgenda | None:
    """The agenda that the minutes were begun from, if it has been changed since; None if not. It is kept as it is now.

    Raises FileError where it is gone, or can't be read.
    """
    agenda = minutes.absolute().parent.parent / AGENDAS / minutes.name
    if not meeting.head.agenda or not is_minutes(minutes):
        return None
    try:
        content = content_of(agenda)
    except OSError as error:
        raise FileError(f"Kallelsen {agenda} går inte att läsa: {why_unreadable(error)}.") from error
    keep_agenda(content)
    now = digest(content)
    if now == meeting.head.agenda:
        return None
    return ChangedAgenda(meeting_of(content, agenda), now, agenda_read(meeting.head.agenda))


def lost_comments(minutes: Path) -> str:
    """A Swedish sentence for minutes with TOML comments, which are not kept when they are saved; empty for others."""
    count = comment_count(read_text(minutes)) if minutes.exists() else 0
    some = "en kommentar" if count == 1 else f"{count} kommentarer"
    return f"{minutes.name} har {some} (#) som inte följer med när anteckningarna sparas." if count else ""


def other_names(minutes: Path) -> str:
    """A Swedish sentence for minutes that have another name (a hard link), which a save leaves behind; empty for others.

    No system tells what the others are called: the names that stand in the same folder are named.
    """
    try:
        found = minutes.stat()
        if found.st_nlink < 2 or not minutes.is_file():
            return ""
        here = [file.name for file in minutes.parent.iterdir() if file.name != minutes.name and _is_same(file, found)]
    except OSError:
        return ""
    called = f" ({', '.join(sorted(here))})" if here else ""
    return f"{minutes.name} har fler namn på disken{called}, som behåller den text de har nu: bara {minutes.name} sparas."


def _is_same(file: Path, found: os.stat_result) -> bool:
    status = file.lstat()
    return (status.st_ino, status.st_dev) == (found.st_ino, found.st_dev)
