"""Any file as the template of a kallelse: one of the program's own, or somebody else's that is read in for it."""

from datetime import date
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import read_source
from kcminutes.importing.refusals import DayMissing
from kcminutes.meeting.model import Meeting
from kcminutes.meeting.placing import UNPLACED_TITLE
from kcminutes.storage.foreign import foreign
from kcminutes.storage.toml.meetings import read

_NO_DAY: Final = date(1900, 1, 1)
"""A template's day is no matter: the kallelse has its own."""
_TEXTS: Final = (".txt", ".md")


def template_in(path: Path) -> Meeting:
    """The meeting in the file, without what was not understood of somebody else's; raises FileError or Refusal."""
    return _read_in(path) if path.suffix.lower() in _TEXTS or foreign(path) else read(path)


def _read_in(path: Path) -> Meeting:
    source = read_source(path)
    try:
        found = imported(source).meeting
    except DayMissing:
        found = imported(source, day=_NO_DAY).meeting
    return replace(found, items=tuple(item for item in found.items if item.title != UNPLACED_TITLE))
