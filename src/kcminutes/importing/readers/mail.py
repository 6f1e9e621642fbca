"""Reads a mail (.eml): its subject, its text, and the names of what is attached."""

import email.policy
import email.utils
from datetime import date
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser

from kcminutes.importing.readers.plain import read_plain
from kcminutes.importing.readers.web_page import read_web_page
from kcminutes.importing.refusals import ImportRefusal
from kcminutes.importing.source import Remark, Source
from kcminutes.swedish.characters import one_line, plain


def read_mail(content: bytes, name: str) -> Source:
    """The mail's lines: those of its HTML where that has lists or tables, else of its plain text."""
    message = BytesParser(policy=email.policy.default).parsebytes(content)
    if not isinstance(message, EmailMessage) or not (message.get("Subject") or message.get("From") or message.get("Date")):
        raise ImportRefusal(f"{name} är inget e-brev; spara brevet som .eml eller kopiera dess text till en .txt och läs in den.")
    source = _body(message, name)
    remarks = [
        Remark(f"{label}: {one_line(str(message[header]))}", "brevhuvudet")
        for label, header in (("Från", "From"), ("Till", "To"), ("Kopia", "Cc"), ("Skickat", "Date"))
        if message.get(header)
    ]
    remarks += [
        Remark(one_line(filename), "bifogad fil")
        for part in message.walk()
        if (filename := part.get_filename()) and part.get_content_disposition() == "attachment"
    ]
    return Source(name, source.lines, (*source.remarks, *remarks), one_line(str(message.get("Subject") or "")), _sent(message))


def _sent(message: EmailMessage) -> date | None:
    try:
        return email.utils.parsedate_to_datetime(str(message["Date"])).date()
    except (TypeError, ValueError, IndexError):
        return None


def _body(message: EmailMessage, name: str) -> Source:
    try:
        text, page = message.get_body(("plain",)), message.get_body(("html",))
    except (KeyError, ValueError, AttributeError):
        text = page = None
    written = _content(text, name) if text is not None else ""
    web = _content(page, name) if page is not None else ""
    if web and (not written.strip() or any(mark in web.lower() for mark in ("<table", "<ol", "<h1", "<h2"))):
        return read_web_page(web, name)
    if not written.strip():
        raise ImportRefusal(f"{name} har ingen text i brevet; spara den bifogade filen för sig och läs in den.")
    return read_plain(written, name)


def _content(part: MIMEPart, name: str) -> str:
    """The part's text; in a character set that nobody knows its bytes are read as Windows in Sweden writes them."""
    try:
        content = part.get_content()
    except (LookupError, UnicodeError):
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            raise ImportRefusal(
                f"{name} är skriven med tecken som inte går att läsa; kopiera texten till en .txt och läs in den."
            ) from None
        try:
            content = payload.decode("utf-8")
        except UnicodeDecodeError:
            content = payload.decode("cp1252", "replace")
    return plain(content) if isinstance(content, str) else ""
