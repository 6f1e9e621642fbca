"""Minutes that were being typed in when the program was cut off."""

from pathlib import Path
from typing import Final

from msgspec.structs import replace

from kcminutes.meeting.model import Meeting
from kcminutes.meeting.place import Place
from kcminutes.storage.durable.journal import Journal
from kcminutes.storage.durable.journal_lines import Moment
from kcminutes.storage.durable.safety_copy import journal_path
from kcminutes.storage.durable.saver import digest
from kcminutes.storage.toml.meetings import encode
from support.strategies import called_meeting

CALLED: Final = called_meeting()
START: Final = Place()


def told(notes: str) -> Meeting:
    """The meeting with these notes in its first item."""
    return replace(CALLED, items=(replace(CALLED.items[0], notes=notes), *CALLED.items[1:]))


def begun(folder: Path, meeting: Meeting) -> Path:
    """The meeting's minutes, in a workspace in the folder."""
    path = folder / "kc" / "minutes" / "2017-03-09.toml"
    path.parent.mkdir(parents=True)
    path.write_text(encode(meeting), encoding="utf-8")
    return path


def journal_of(minutes: Path) -> Journal:
    """The journal that the safety copy of the minutes is."""
    return Journal(journal_path(minutes), minutes)


def cut_off(minutes: Path, *notes: str, cursor: Place = START) -> Path:
    """The journal of a program that was cut off after it had these notes, and before it saved them."""
    journal, saved = journal_of(minutes), digest(minutes.read_bytes()) if minutes.exists() else ""
    for text in notes:
        journal.write(Moment(told(text), cursor, saved))
    journal.close()
    return journal_path(minutes)
