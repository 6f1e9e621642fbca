"""Reading settings.toml: what is wrong in it is explained, and the rest counts."""

from pathlib import Path
from typing import Any, Final, TypeVar

from msgspec import Struct

from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.fitting import Rules, fit
from kcminutes.storage.toml.positions import KeyPath
from kcminutes.storage.toml.source import read_text
from kcminutes.storage.toml.syntax import Example, read_what_can_be
from kcminutes.storage.toml.wording import backslashed, shortened

_T = TypeVar("_T", bound=Struct)


def settings_in(path: Path, kind: type[_T]) -> tuple[_T | None, tuple[str, ...]]:
    """The settings in the file, None if it has none that can be read, and a Swedish sentence for each that is wrong."""
    try:
        tables, text, problems = read_what_can_be(read_text(path), path.name, _EXAMPLE)
        settings, misfits = fit(kind, tables, _RULES, text, path.name)
    except FileError as error:
        return None, error.problems
    return settings, problems + misfits


def _wrong_folder(path: KeyPath, text: Any) -> str:
    if (written := text.translate(_ESCAPES)) != text:  # TOML has no objection to "D:\new", and takes the \n for the end of a line
        return backslashed(written)
    try:
        is_whole = not text or Path(text).expanduser().is_absolute()
    except RuntimeError:  # ~ of somebody who doesn't exist
        is_whole = False
    return "" if is_whole else f'är "{shortened(text)}" men ska vara hela sökvägen till en mapp, som {path[-1]} = "~/möten"'


_ESCAPES: Final = str.maketrans({"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", "\x1b": r"\e"})
"""What TOML reads some letters after a backslash as, and how they were written."""
_EXAMPLE: Final = Example("tema", "[tangenter] eller [kontroller]")
_RULES: Final = Rules(checks={"arbetsmapp": _wrong_folder, "mallar": _wrong_folder})
