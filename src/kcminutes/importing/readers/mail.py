"""Reads a mail (.eml): its subject, all its texts, those of the mails in it, and the names of what is attached."""

import email.policy
import email.utils
from datetime import date
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.readers.plain import decoded, read_plain
from kcminutes.importing.readers.web_page import read_web_page
from kcminutes.importing.refusals import ImportRefusal
from kcminutes.importing.source import Line, Remark, Source
from kcminutes.swedish.characters import one_line, plain

_HEAD: Final = (("Från", "From"), ("Till", "To"), ("Kopia", "Cc"), ("Skickat", "Date"))
_DEEPEST: Final = 50
_TEXTS: Final = frozenset({"text/plain", "text/html", "text/markdown", "text/enriched"})
_FORMED: Final = ("<table", "<ol", "<h1", "<h2")


def read_mail(content: bytes, name: str) -> Source:
    """The mail's lines, of one text after the other; of a text in two forms the HTML if it has lists or tables or says more."""
    message = BytesParser(policy=email.policy.default).parsebytes(content)
    if not isinstance(message, EmailMessage) or not any(_header(message, each) for each in ("Subject", "From", "Date")):
        raise ImportRefusal(f"{name} är inget e-brev; spara brevet som .eml eller kopiera dess text till en .txt och läs in den.")
    reader = _Reader(name)
    reader.read(message)
    if not reader.lines:
        raise ImportRefusal(f"{name} har ingen text i brevet; spara den bifogade filen för sig och läs in den.")
    return Source(
        name, tuple(reader.lines), (*_head(message, "brevhuvudet"), *reader.remarks), _header(message, "Subject"), _sent(message)
    )


class _Reader:
    """Goes through the parts of one mail."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._tables = 0
        self.is_formed = False
        self.lines: list[Line] = []
        self.remarks: list[Remark] = []

    def read(self, part: EmailMessage, depth: int = 0) -> None:
        """Take in the part's texts, and what it says of itself."""
        if depth > _DEEPEST:
            raise ImportRefusal(f"{self._name} är för djupt nästlad för att läsas in; kopiera texten till en .txt och läs in den.")
        kind, parts = part.get_content_type(), _parts(part)
        if kind == "multipart/alternative" and parts:
            self._one_of(parts, depth)
            return
        for inner in parts:
            if kind == "message/rfc822":
                self.remarks += _head(inner, "brev i brevet", (("Ämne", "Subject"), *_HEAD))
            self.read(inner, depth + 1)
        if parts:
            return
        if part.get_content_disposition() == "attachment" or not (kind in _TEXTS or kind.startswith("multipart/")):
            self._name_attached(part, kind)
        else:
            self._take(_text(part, self._name), is_page=kind == "text/html")

    def _one_of(self, parts: list[EmailMessage], depth: int) -> None:
        """Take in one of several forms of the same text; what is attached to any of them."""
        forms = []
        for part in parts:
            forms.append(_Reader(self._name))
            forms[-1].read(part, depth + 1)
            self.remarks += [remark for remark in forms[-1].remarks if remark not in self.remarks]
        said = [form for form in forms if form.lines]
        if not said:
            return
        first, last = said[0], said[-1]
        self._add(last if last.is_formed or _size(first.lines) * 2 < _size(last.lines) else first)

    def _take(self, text: str, *, is_page: bool) -> None:
        if not text.strip():
            return
        own = _Reader(self._name)
        own.is_formed = is_page and any(mark in text.lower() for mark in _FORMED)
        own.lines = list((read_web_page if is_page else read_plain)(text, self._name).lines)
        self._add(own)

    def _add(self, other: "_Reader") -> None:
        """Take in another's lines, their tables numbered after the own ones."""
        self.lines += [replace(line, table=line.table + self._tables) if line.table else line for line in other.lines]
        self._tables = max([self._tables, *(line.table for line in self.lines)])
        self.is_formed = self.is_formed or other.is_formed

    def _name_attached(self, part: EmailMessage, kind: str) -> None:
        """Name what is not read; the pictures in a text have no words."""
        is_attached = part.get_content_disposition() == "attachment"
        filename = _filename(part)
        if not kind.startswith("image/") or is_attached:
            self.remarks.append(Remark(filename or f"utan namn ({kind})", "bifogad fil"))


def _parts(part: EmailMessage) -> list[EmailMessage]:
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, EmailMessage)] if isinstance(payload, list) else []


def _size(lines: list[Line]) -> int:
    return sum(len(line.plain) for line in lines)


def _text(part: EmailMessage, name: str) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):  # parts that were announced and never come
        return plain(str(part.get_payload()))
    return plain(decoded(payload, name, part.get_content_charset() or ""))


def _header(message: EmailMessage, header: str) -> str:
    """The header on one line; as it stands where the parser of headers fails, whose errors have no common kind."""
    try:
        value = message.get(header)
    except Exception:  # noqa: BLE001
        value = next((value for key, value in message.raw_items() if key.casefold() == header.casefold()), None)
    return one_line(str(value or ""))


def _filename(part: EmailMessage) -> str:
    try:
        return one_line(part.get_filename() or "")
    except Exception:  # noqa: BLE001
        return ""


def _head(message: EmailMessage, place: str, headers: tuple[tuple[str, str], ...] = _HEAD) -> list[Remark]:
    return [Remark(f"{label}: {value}", place) for label, header in headers if (value := _header(message, header))]


def _sent(message: EmailMessage) -> date | None:
    try:
        return email.utils.parsedate_to_datetime(_header(message, "Date")).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
