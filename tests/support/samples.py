"""The sample meetings' files: two agendas as called, and the minutes recorded from them."""

from pathlib import Path
from typing import Final

_PROJECT: Final = Path(__file__).parent.parent.parent

AGENDA_2013: Final = _PROJECT / "agendas" / "2013-12-12.toml"
AGENDA_2016: Final = _PROJECT / "agendas" / "2016-12-08.toml"
MINUTES_2013: Final = _PROJECT / "tests" / "data" / "2013-12-12.toml"
MINUTES_2016: Final = _PROJECT / "tests" / "data" / "2016-12-08.toml"

RECORDED: Final = ((AGENDA_2013, MINUTES_2013), (AGENDA_2016, MINUTES_2016))
"""Each agenda with its minutes."""

_FORMAT_1: Final = MINUTES_2013.parent / "format-1"
FORMAT_1: Final = tuple(
    (_FORMAT_1 / folder / path.name, path) for pair in RECORDED for folder, path in zip(("agendas", "minutes"), pair, strict=True)
)
"""The same files as the program wrote them in format 1, each with the one of today."""
