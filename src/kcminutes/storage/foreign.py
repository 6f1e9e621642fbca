"""Files of others that lie among the agendas: what they are, and how to read them in."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

_KINDS: Final = {
    ".docx": "ett Word-dokument",
    ".docm": "ett Word-dokument",
    ".doc": "ett Word-dokument",
    ".dotx": "en Word-mall",
    ".odt": "ett dokument från LibreOffice",
    ".rtf": "en RTF-text",
    ".pdf": "en PDF",
    ".html": "en webbsida",
    ".htm": "en webbsida",
    ".eml": "ett mejl",
    ".msg": "ett mejl från Outlook",
    ".txt": "en textfil",
    ".md": "en textfil",
}


def kind_of(file: Path) -> str:
    """What others' file it is, in Swedish with an article; empty if it is of no kind that a kallelse comes in."""
    return _KINDS.get(file.suffix.lower(), "")


def how_to_read(file: Path) -> str:
    """A Swedish sentence that tells what the file is and what to do with it: the one place that does."""
    return (
        f"{file.name} är {kind_of(file) or 'en annan fil'} och kan inte läsas in än; "
        f"skriv kallelsen i en fil som heter till exempel {file.parent.name}/2016-12-08.toml."
    )


def foreign_files(files: Iterable[Path], stems: Iterable[str]) -> list[Path]:
    """Those of the files that may be others' kallelser, by name; not what is made of a meeting of a stem, nor hidden ones."""
    own = tuple(stems)
    return sorted(
        file for file in files if kind_of(file) and not file.name.startswith((".", "~$")) and not file.stem.startswith(own)
    )
