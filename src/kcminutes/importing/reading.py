"""Reads a file of any of the types that can be read in; knows them by their content, whatever they are called."""

import os
import stat
from pathlib import Path
from typing import Final

from kcminutes.importing.refusals import ImportRefusal
from kcminutes.importing.source import Source
from kcminutes.storage.durable.reading import without_waiting
from kcminutes.storage.toml.source import why_unreadable

LARGEST: Final = 50 * 1024 * 1024
"""Bytes. The largest agenda with all its attachments in it is less; a larger file is none that can be typed in."""
TYPES: Final = (".docx", ".pdf", ".odt", ".html", ".eml", ".txt", ".md")
"""What can be read in."""
_OLD_WORD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_source(path: Path) -> Source:
    """The file's lines; ImportRefusal with the remedy if it can't be read in."""
    return source_of(_content(path), path.name)


def pasted(text: str) -> Source:
    """The lines of text that was pasted."""
    from kcminutes.importing.readers.plain import read_plain

    return read_plain(text)


def source_of(content: bytes, name: str) -> Source:
    """The lines of a file's content; the readers are loaded only when they are needed."""
    suffix = Path(name).suffix.lower()
    if not content.strip():
        raise ImportRefusal(f"{name} är tom; välj en fil med mötets text.")
    if suffix == ".toml":
        raise ImportRefusal(f"{name} är redan i programmets eget format; öppna den med kcminutes {name}.")
    if content.startswith(_OLD_WORD):
        raise _old_word(suffix, name)
    if content.startswith(b"{\\rtf"):
        raise ImportRefusal(f"{name} är i formatet RTF, som inte läses in; öppna den i Word och spara den som .docx.")
    if b"%PDF-" in content[:1024]:
        from kcminutes.importing.readers.pdf import read_pdf

        return read_pdf(content, name)
    if content.startswith(b"PK"):
        return _package(content, suffix, name)
    if suffix in (".docx", ".odt", ".pdf", ".docm"):
        raise ImportRefusal(f"{name} är skadad eller bara till hälften hämtad; hämta eller spara den på nytt och läs in den.")
    if suffix in (".doc", ".msg", ".xls", ".ppt"):
        raise _old_word(suffix, name)
    return _text(content, suffix, name)


def _text(content: bytes, suffix: str, name: str) -> Source:
    from kcminutes.importing.readers.plain import decoded, read_plain

    if suffix == ".eml":
        from kcminutes.importing.readers.mail import read_mail

        return read_mail(content, name)
    head = content[:2048].lstrip().lower()
    if suffix in (".html", ".htm", ".xhtml") or head.startswith((b"<!doctype html", b"<html")):
        from kcminutes.importing.readers.web_page import read_web_page

        return read_web_page(content, name)
    if suffix not in (".txt", ".md", ".markdown", ".text", "") and b"\0" in content[:4096]:
        raise _unknown(suffix, name)
    return read_plain(decoded(content, name), name, markdown=suffix in (".md", ".markdown"))


def _package(content: bytes, suffix: str, name: str) -> Source:
    from kcminutes.importing.readers.packed import Package

    names = Package(content, name).names()
    if any(name.startswith("word/") for name in names):
        from kcminutes.importing.readers.word import read_word

        return read_word(content, name)
    if "content.xml" in names:
        from kcminutes.importing.readers.open_document import read_open_document

        return read_open_document(content, name)
    raise _unknown(suffix, name)


def _old_word(suffix: str, name: str) -> ImportRefusal:
    if suffix == ".msg":
        return ImportRefusal(f"{name} är ett e-brev i Outlooks eget format; spara det som .eml, eller kopiera texten till en .txt.")
    if suffix in (".docx", ".docm"):
        return ImportRefusal(f"{name} är skyddad med lösenord; spara en kopia utan lösenord och läs in den.")
    return ImportRefusal(f"{name} är i ett äldre format från Office; öppna den i Word och spara den som .docx.")


def _unknown(suffix: str, name: str) -> ImportRefusal:
    kind = f"filer av slaget {suffix}" if suffix else "sådana filer"
    return ImportRefusal(f"{name} kan inte läsas in: {kind} stöds inte; spara den som {', '.join(TYPES[:-1])} eller {TYPES[-1]}.")


def _content(path: Path) -> bytes:
    try:
        with open(path, "rb", opener=without_waiting) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise ImportRefusal(f"{path.name} är ingen vanlig fil; välj en fil med mötets text.")
            if status.st_size > LARGEST:
                raise ImportRefusal(
                    f"{path.name} är på {status.st_size // 1_000_000} MB, och mer än {LARGEST // 1_000_000} MB läses inte in; "
                    "spara texten utan bilder och bilagor."
                )
            return file.read(LARGEST + 1)
    except OSError as error:
        raise ImportRefusal(f"{path} går inte att läsa: {why_unreadable(error)}.") from error
