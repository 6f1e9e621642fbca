"""The PDF: set by Typst, tagged (PDF/UA-1) and made for the archive (PDF/A-2a)."""

import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
import typst

from kcminutes.documents.contents import OutlineEntry, Summary
from kcminutes.documents.errors import RenderError
from kcminutes.documents.formats.own_templates import TEMPLATES, template_path
from kcminutes.documents.head import Fact, Signature
from kcminutes.documents.items import ActionEntry, ActionsPart, FollowUpEntry, FollowUpsPart, ProsePart, Section
from kcminutes.documents.people import Group, Person
from kcminutes.documents.view import Document

STAND_IN: Final = "□"
"""What is printed for a character that no font has."""

_NAME: Final = TEMPLATES["typst"]
# PDF/A and PDF/UA refuse a character that cannot be shown, and PDF/A-2a one of Unicode's private area.
_REFUSED = re.compile(r'(?:the text|the codepoint) `"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_ORDINARY = re.compile("[^\u0020-\u007e\u00a0-\u024f\u2010-\u2027\u20ac\u25a1]")
_PLACE = re.compile(rf"{re.escape(_NAME)}:(\d+):")


def pdf(document: Document, *, templates: Path | None = None, made: datetime | None = None) -> bytes:
    """The document as a PDF file's content, with ``made`` (None: now) as the time it was made. Raises RenderError.

    It looks the same everywhere: the fonts are those that come with Typst. The computer's own are asked only for characters that
    those lack, and what they lack too is printed as `STAND_IN`, which a note at the end of the document explains.
    """
    data = msgspec.json.encode(document).decode()
    try:
        return _compiled(data, templates, made)
    except _CompileError as error:
        refused = _refused(error)
    if refused:
        try:
            return _compiled(data, templates, made, system_fonts=True)
        except _CompileError as error:
            shown = data.translate(dict.fromkeys(map(ord, _refused(error)), STAND_IN))
        with suppress(_CompileError):
            return _compiled(shown, templates, made, system_fonts=True, note=True)
    # With nothing but characters that the fonts have for certain, it can only be the template's fault.
    ordinary = _ORDINARY.sub(STAND_IN, data)
    try:
        return _compiled(ordinary, templates, made, note=ordinary != data)
    except _CompileError as error:
        place = _PLACE.search(error.diagnostic)
        where = f" på rad {place[1]}" if place else ""
        raise RenderError(f"Mallen {_NAME} har ett fel{where}: {_fault(error.message)}.") from error


class _CompileError(Exception):
    """Typst made no PDF; its message, and its diagnostic with every place."""

    def __init__(self, message: str, diagnostic: str) -> None:
        super().__init__(message)
        self.message = message
        self.diagnostic = diagnostic


def _compiled(data: str, templates: Path | None, made: datetime | None, *, system_fonts: bool = False, note: bool = False) -> bytes:
    inputs = {"document": data} | ({"note": f"{STAND_IN} står för ett tecken som inte kunde skrivas ut."} if note else {})
    try:
        return typst.compile(
            input=template_path("typst", templates),
            sys_inputs=inputs,
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            ignore_system_fonts=not system_fonts,
            timestamp=int((made or datetime.now().astimezone()).timestamp()),
        )
    except typst.TypstError as error:
        raise _CompileError(error.message, error.diagnostic) from error
    except BaseException as error:
        # Typst 0.15 panics on some rare sequences of right-to-left and combining characters; PyO3 has no class to catch that by.
        if type(error).__name__ == "PanicException":
            raise _CompileError(str(error), "") from error
        raise


def _refused(error: _CompileError) -> set[str]:
    """The characters for which no font was found."""
    found = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in _REFUSED.findall(error.diagnostic))
    return {char for text in found for char in text}


_THINGS: Final = (
    *(Document, Section, Fact, Group, Person, ProsePart, ActionsPart, ActionEntry, FollowUpsPart, FollowUpEntry, Signature),
    *(OutlineEntry, Summary),
)
_FAULTS: Final = (
    (
        r"download|package not found|searched for @",
        "den använder ett paket (@preview/…), och inget hämtas från nätet; lägg koden i mallen",
    ),
    (r"unknown variable: (\S+)", "den känner inte till ”{0}”; dokumentet finns i sys.inputs.document"),
    (r"condition is always true|loop seems to be infinite", "dess upprepningar tar inte slut"),
    (r"maximum .* depth exceeded", "den anropar sig själv utan slut"),
    (r"not valid UTF-8", "den är inte text i UTF-8"),
    (r"unclosed delimiter", "en parentes eller ett citattecken saknar sitt slut"),
)


def _fault(message: str) -> str:
    """What is wrong in the template, from Typst's message: the rest of a Swedish sentence, without its full stop."""
    from difflib import SequenceMatcher  # only a mistake in a template needs it

    message = " ".join(message.split())
    if unknown := re.search(r'does not contain key "(.+?)"', message):
        likest = max(
            _THINGS, key=lambda thing: max(SequenceMatcher(None, unknown[1], name).ratio() for name in thing.__struct_fields__)
        )
        return f"den känner inte till ”{unknown[1]}”; {likest.__name__} har {', '.join(likest.__struct_fields__)}"
    for pattern, wording in _FAULTS:
        if found := re.search(pattern, message):
            return wording.format(*found.groups())
    return f"Typst säger ”{message.rstrip('.')}”"
