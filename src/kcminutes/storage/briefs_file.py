"""kortord.toml, the briefs of a workspace or of the user: read, and changed a line at a time, all else left as it is written."""

import errno
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import tomli

from kcminutes.storage.durable.atomic import SwedishError, make_folder, write_atomically
from kcminutes.storage.errors import FileError
from kcminutes.storage.folders import config_folder
from kcminutes.storage.toml.source import read_text
from kcminutes.swedish.characters import plain

NAME: Final = "kortord.toml"
_BEGINNING: Final = '# Kortord: kort = "lång text". Där {} står stannar markören. Ett kortord med tom text gäller inte.\n\n'
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def own_briefs_path() -> Path:
    """Where the user's own briefs are, in all workspaces; the file need not exist."""
    return config_folder() / NAME


def read_briefs(path: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """The file's briefs, none if it is not there, and a Swedish sentence for what is wrong in it; raises nothing."""
    try:
        if not path.exists():
            return {}, ()
        text = read_text(path)
    except (FileError, OSError, RuntimeError) as error:
        problems = error.problems if isinstance(error, FileError) else (f"{path.name} går inte att läsa: {error}.",)
        return {}, tuple(problems)
    try:
        found = tomli.loads(text)
    except (ValueError, RecursionError) as error:  # no TOML, a number without end, or lists too deep in each other
        line = f", rad {number}" if (number := getattr(error, "lineno", None)) else ""
        return {}, (f'{path.name}{line}: går inte att läsa; varje rad ska vara kort = "lång text". Kortorden där gäller inte.',)
    wrong = [key for key, value in found.items() if not isinstance(value, str)]
    problems = tuple(f'{path.name}: {key} är ingen text; skriv {key} = "lång text".' for key in wrong)
    return {plain(key): plain(value) for key, value in found.items() if isinstance(value, str)}, problems


def change_brief(path: Path, short: str, long: str | None) -> None:
    """Have the brief in the file, in the place of what it was, or take it away (None); raises OSError, also for what is no TOML.

    What others have written there meanwhile, and all comments, stay.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        text = _BEGINNING
    except UnicodeDecodeError as error:
        raise SwedishError(errno.EINVAL, "filen är inte UTF-8; öppna den och spara den som UTF-8") from error
    before = _read(text)
    if long is None and short not in before:
        return
    new = _with(text, short, long)
    wanted = {**before, short: long} if long is not None else {key: value for key, value in before.items() if key != short}
    try:
        is_right = _read(new) == wanted
    except SwedishError:
        is_right = False
    if not is_right:
        raise SwedishError(errno.EINVAL, f"raden med {short} går inte att ändra härifrån; öppna filen och ändra den där")
    make_folder(path.parent)
    write_atomically(path.resolve(), new.encode())


def _with(text: str, short: str, long: str | None) -> str:
    key = short if _BARE.fullmatch(short) else json.dumps(short, ensure_ascii=False)
    line = None if long is None else f"{key} = {json.dumps(long, ensure_ascii=False)}\n"
    names = "|".join({re.escape(short), re.escape(json.dumps(short, ensure_ascii=False)), re.escape(f"'{short}'")})
    old = re.search(
        rf"^[ \t]*(?:{names})[ \t]*=[ \t]*(?:\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')(?P<rest>[ \t]*(?:#[^\n]*)?)(?:\n|\Z)",
        text,
        re.MULTILINE,
    )
    if old is None:
        return text if line is None else f"{text}{'' if text.endswith(chr(10)) or not text else chr(10)}{line}"
    if line is not None:
        line = f"{line[:-1]}{old['rest']}\n"
    return f"{text[: old.start()]}{line or ''}{text[old.end() :]}"


def _read(text: str) -> Mapping[str, Any]:
    try:
        return tomli.loads(text)
    except (ValueError, RecursionError) as error:
        raise SwedishError(errno.EINVAL, "filen går inte att läsa som TOML; rätta den först") from error
