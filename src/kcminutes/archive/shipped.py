"""What the program brings with it: a sample meeting to try it with, and a kallelse to begin from where there is none."""

from pathlib import Path
from typing import Final

from kcminutes.meeting.model import Meeting
from kcminutes.storage.new_file import write_new
from kcminutes.storage.toml.meetings import read

_FOLDER: Final = Path(__file__).parent / "shipped"
SAMPLE: Final = _FOLDER / "2016-12-08.toml"
"""The sample meeting's kallelse, which is opened from a copy; it lies where the program is installed."""


def starter() -> Meeting:
    """The kallelse to begin from: the items that every meeting has. Its body and its day are nobody's."""
    return read(_FOLDER / "starter.toml")


def sample_copy(folder: Path) -> Path:
    """A copy of the sample meeting in the workspace ``folder``, made if it is not there; raises FileError."""
    copy = folder / "agendas" / SAMPLE.name
    if not copy.exists():
        write_new(copy, SAMPLE.read_bytes())
    return copy
