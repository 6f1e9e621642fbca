"""The theme put into settings.toml, all else in the file left as it is written."""

import errno
import re
from pathlib import Path
from typing import Any, Final

import tomli

from kcminutes.storage.durable.atomic import SwedishError, write_atomically
from kcminutes.storage.settings_file import begin_settings

_THEME: Final = re.compile(r"""^(?:#[ \t]*)?tema[ \t]*=[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[^\s#]*)""", re.MULTILINE)
_TABLE: Final = re.compile(r"^[ \t]*\[", re.MULTILINE)


def save_theme(path: Path, theme: str) -> None:
    """Have the theme in the settings' file, which is made if it is not there; raises OSError, also for one that is no TOML."""
    begin_settings(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SwedishError(errno.EINVAL, "filen är inte UTF-8; öppna den och spara den som UTF-8") from error
    new = with_theme(text, theme)
    if _read(new) != {**_read(text), "tema": theme}:
        raise SwedishError(errno.EINVAL, f'raden med temat hittas inte; skriv tema = "{theme}" överst i den')
    write_atomically(path.resolve(), new.encode())


def with_theme(text: str, theme: str) -> str:
    """The settings' text with the theme in the place of the one before, or of the example in a comment, else on top."""
    table = _TABLE.search(text)
    top = text[: table.start()] if table else text
    line = f'tema = "{theme}"'
    before = next((found for found in _THEME.finditer(top) if not found[0].startswith("#")), None) or _THEME.search(top)
    if before:
        return f"{text[: before.start()]}{line}{text[before.end() :]}"
    return f"{line}\n{text}"


def _read(text: str) -> dict[str, Any]:
    try:
        return tomli.loads(text)
    except (ValueError, RecursionError) as error:
        raise SwedishError(errno.EINVAL, "filen går inte att läsa som TOML; rätta den först") from error
