"""A meeting as TOML text: strict reading, which tells everything that is wrong at once, and writing."""

from pathlib import Path
from typing import Any, Final

from kcminutes.meeting.model import FORMAT_VERSION, Meeting
from kcminutes.meeting.numbering import attended_paths
from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.encoding import Encoder, encode
from kcminutes.storage.toml.fitting import Rules, fit
from kcminutes.storage.toml.positions import Path as KeyPath
from kcminutes.storage.toml.source import read_text
from kcminutes.storage.toml.syntax import read_tables
from kcminutes.storage.toml.wording import shortened

__all__ = ["Encoder", "FileError", "encode", "parse", "read"]

_MINUTES_OF_A_DAY: Final = 24 * 60


def read(path: Path) -> Meeting:
    """The meeting in the file; FileError, with everything that is wrong with it, if it can't be read."""
    return parse(read_text(path), path.name)


def parse(text: str, name: str) -> Meeting:
    """The meeting that the text describes; FileError, whose sentences call the file ``name``, if it describes none."""
    tables = read_tables(text.removeprefix("\ufeff"), name)
    version = tables.setdefault("version", 1)
    if type(version) is int and version > FORMAT_VERSION:
        raise FileError(
            f"{name} är skriven av en nyare kcminutes (version {shortened(version)}); den här läser version {FORMAT_VERSION}. "
            "Uppdatera kcminutes för att öppna filen."
        )
    meeting, problems = fit(Meeting, tables, _RULES, text, name)
    if problems or meeting is None:
        raise FileError(*problems)
    return meeting


def _wrong_version(_: KeyPath, version: Any) -> str:
    return "" if version >= 1 else f"är {shortened(version)} men ska vara {FORMAT_VERSION}"


def _wrong_minutes(_: KeyPath, minutes: Any) -> str:
    if 0 <= minutes <= _MINUTES_OF_A_DAY:
        return ""
    return f"är {shortened(minutes)} men ska vara ett antal minuter från 0 till {_MINUTES_OF_A_DAY}"


def _wrong_guest_items(_: KeyPath, text: Any) -> str:
    if attended_paths(text) is not None:
        return ""
    return f'är "{shortened(text)}" men ska vara ärendenas nummer i stigande ordning, som arenden = "4, 10-11"'


def _too_deep(path: KeyPath, _: Any) -> str:
    return "ligger för djupt: ett underärende kan inte ha egna; lägg det bredvid i stället" if len(path) > 3 else ""


_RULES: Final = Rules(
    prose=frozenset({"anteckning", "beskrivning", "beslut", "forslag", "orsak", "text"}),
    checks={"version": _wrong_version, "minuter": _wrong_minutes, "arenden": _wrong_guest_items, "underarende": _too_deep},
)
