"""A meeting as TOML text: strict reading, which tells everything that is wrong at once, and writing."""

from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import FORMAT_VERSION, Meeting
from kcminutes.meeting.numbering import PLAIN
from kcminutes.storage.durable.saver import digest
from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.encoding import Encoder, encode
from kcminutes.storage.toml.fitting import Rules, fit
from kcminutes.storage.toml.positions import KeyPath
from kcminutes.storage.toml.source import file_content, read_text, text_of
from kcminutes.storage.toml.syntax import read_tables
from kcminutes.storage.toml.wording import shortened
from kcminutes.swedish.characters import one_line

__all__ = ["Encoder", "FileError", "encode", "meeting_of", "parse", "read", "read_with_digest"]

_MINUTES_OF_A_DAY: Final = 24 * 60
_HIGHEST_NUMBER: Final = 99_999
_SIGNS: Final = ("", "§")


def read(path: Path) -> Meeting:
    """The meeting in the file; FileError, with everything that is wrong with it, if it can't be read."""
    return parse(read_text(path), path.name)


def read_with_digest(path: Path) -> tuple[Meeting, str]:
    """The meeting in the file, and the digest of just the content that it was read from; FileError as `read`."""
    content = file_content(path)
    return meeting_of(content, path), digest(content)


def meeting_of(content: bytes, path: Path) -> Meeting:
    """The meeting that the content of the file describes; FileError as `read`."""
    return parse(text_of(content, path), path.name)


def parse(text: str, name: str) -> Meeting:
    """The meeting that the text describes, of the newest format and with an id on every item and action, whatever the text's is.

    FileError, whose sentences call the file ``name``, if it describes no meeting, or is of a format that is yet to come. A text
    that tells no version is of the first one, as far as that has a form of its own: it may have the keys of later ones.
    """
    tables = read_tables(text.removeprefix("\ufeff"), name)
    version = tables.setdefault("version", 1)
    if type(version) in (int, float) and version > FORMAT_VERSION:
        raise FileError(
            f"{name} är skriven av en nyare kcminutes (version {shortened(version)}); den här läser version {FORMAT_VERSION}. "
            "Uppdatera kcminutes för att öppna filen."
        )
    if version == 1:
        _make_approvers_lists(tables)
    meeting, problems = fit(Meeting, tables, _RULES, text, name)
    if problems or meeting is None:
        raise FileError(*problems)
    return identified(replace(meeting, version=FORMAT_VERSION))


def _make_approvers_lists(tables: dict[str, Any]) -> None:
    """The one thing that format 1 had in another form: who made the minutes final was a text. What is wrong is left to be told."""
    head = tables.get("mote")
    approvals = head.get("faststallt") if isinstance(head, dict) else None
    for approval in approvals if isinstance(approvals, list) else ():
        if isinstance(approval, dict) and isinstance(by := approval.get("av"), str):
            approval["av"] = [by] if one_line(by) else []


def _wrong_version(path: KeyPath, version: Any) -> str:
    if version >= 1:
        return ""
    return f"är {shortened(version)} men ska vara {FORMAT_VERSION if len(path) == 1 else 'ett heltal från 1'}"


def _wrong_minutes(_: KeyPath, minutes: Any) -> str:
    if 0 <= minutes <= _MINUTES_OF_A_DAY:
        return ""
    return f"är {shortened(minutes)} men ska vara ett antal minuter från 0 till {_MINUTES_OF_A_DAY}"


def _wrong_guest_items(_: KeyPath, text: Any) -> str:
    if PLAIN.paths(text) is not None:
        return ""
    return f'är "{shortened(text)}" men ska vara ärendenas nummer i stigande ordning, som arenden = "4, 10-11"'


def _wrong_sign(_: KeyPath, text: Any) -> str:
    if one_line(text) in _SIGNS:
        return ""
    return f'är "{shortened(text)}" men ska vara "§"; utan raden numreras ärendena 1, 2, 3'


def _wrong_first_number(_: KeyPath, number: Any) -> str:
    if 1 <= number <= _HIGHEST_NUMBER:
        return ""
    return f"är {shortened(number)} men ska vara ett heltal från 1 till {_HIGHEST_NUMBER}, numret på det första ärendet"


def _too_deep(path: KeyPath, _: Any) -> str:
    return "ligger för djupt: ett underärende kan inte ha egna; lägg det bredvid i stället" if len(path) > 3 else ""


_RULES: Final = Rules(
    prose=frozenset(
        {
            *("anteckning", "beskrivning", "beslut", "forslag", "text", "kommentar"),
            *("arende.orsak", "underarende.orsak"),
        }
    ),
    checks={
        "version": _wrong_version,
        "minuter": _wrong_minutes,
        "arenden": _wrong_guest_items,
        "numrering": _wrong_sign,
        "forsta": _wrong_first_number,
        "underarende": _too_deep,
    },
    either={"nar": "slutdatum"},
)
