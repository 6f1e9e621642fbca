"""Others' files where a meeting's was meant: what kind of file it is, and how it is read in."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple


class Foreign(NamedTuple):
    """A kind of file that is not the program's own."""

    what: str
    """In Swedish, for use after "är"."""
    first: str = ""
    """What has to be done before it can be read in, in Swedish; empty for nothing."""


_WORD: Final = Foreign("ett Word-dokument")
_OLD_WORD: Final = Foreign("ett Word-dokument i det äldre formatet", "spara det som .docx i Word")
_ODT: Final = Foreign("ett dokument från LibreOffice")
_PDF: Final = Foreign("en PDF")
_ZIP: Final = Foreign("en packad fil (zip) eller ett annat dokument från Office", "spara texten i den som .docx")
_PAGE: Final = Foreign("en webbsida")
_KINDS: Final = {
    ".docx": _WORD,
    ".docm": _WORD,
    ".doc": _OLD_WORD,
    ".rtf": Foreign("ett dokument i formatet RTF", "spara det som .docx i Word"),
    ".odt": _ODT,
    ".pdf": _PDF,
    ".eml": Foreign("ett mejl"),
    ".msg": Foreign("ett mejl i Outlooks eget format", "spara det som .eml, eller kopiera texten till en .txt"),
    ".html": _PAGE,
    ".htm": _PAGE,
}
_BEGINNINGS: Final = {
    b"%pdf-": _PDF,
    b"\xd0\xcf\x11\xe0": _OLD_WORD,
    b"{\\rtf": _KINDS[".rtf"],
    b"<!doctype html": _PAGE,
    b"<html": _PAGE,
}


def foreign(path: Path, content: bytes = b"") -> Foreign | None:
    """What kind of others' files it is by its name, else by its content; None for any other."""
    if kind := _KINDS.get(path.suffix.lower()):
        return kind
    if content.startswith(b"PK\x03\x04"):
        return _ODT if b"opendocument.text" in content[:128] else _WORD if b"word/" in content else _ZIP
    start = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((kind for mark, kind in _BEGINNINGS.items() if start.startswith(mark)), None)


def how_to_read_in(path: Path, kind: Foreign) -> str:
    """The Swedish sentence on such a file where a meeting's was meant."""
    named = f'"{path}"' if set(str(path)) & set(" &()'") else str(path)
    if kind.first:
        return f"{path.name} är {kind.what}; {kind.first}, och läs in det med kcminutes import."
    return f"{path.name} är {kind.what} och inget möte än; läs in det med kcminutes import {named}."


TEXT: Final = Foreign("en textfil")
_TEXT_SUFFIXES: Final = (".txt", ".md")


def foreign_files(files: Iterable[Path], stems: Iterable[str]) -> list[Path]:
    """Those of the files that may be others' kallelser, by name; not what is made of a meeting of a stem, nor hidden ones."""
    own = tuple(stems)
    return sorted(
        file
        for file in files
        if (foreign(file) or file.suffix.lower() in _TEXT_SUFFIXES)
        and not file.name.startswith((".", "~$"))
        and not file.stem.startswith(own)
    )
