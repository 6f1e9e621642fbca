"""The PDF: set by Typst, tagged (PDF/UA-1) and made for the archive (PDF/A-2a)."""

import re
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Final

import msgspec
import typst

from kcminutes.render.errors import RenderError
from kcminutes.render.view import Document

TEMPLATE: Final = "minutes.typ"
"""The template's name, also in the user's folder of templates."""
STAND_IN: Final = "□"
"""What is printed for a character that no font has."""

# PDF/A and PDF/UA refuse a character that cannot be shown, and PDF/A-2a one of Unicode's private area.
_REFUSED = re.compile(r'(?:the text|the codepoint) `"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_ORDINARY = re.compile("[^\u0020-\u024f\u2010-\u2027\u20ac\u25a1]")
_PLACE = re.compile(rf"{re.escape(TEMPLATE)}:(\d+):")


def pdf(document: Document, *, templates: Path | None = None, made: datetime | None = None) -> bytes:
    """The document as a PDF file's content, with ``made`` (None: now) as the time it was made. Raises RenderError.

    It looks the same everywhere: the fonts are those that come with Typst. The computer's own are asked only for characters that
    those lack, and what they lack too is printed as `STAND_IN`, which a note at the end of the document explains.
    """
    data = msgspec.json.encode(document).decode()
    try:
        return _compiled(data, templates, made)
    except typst.TypstError as error:
        refused = _refused(error)
        if not refused:
            raise _template_fault(error) from error
    try:
        return _compiled(data, templates, made, system_fonts=True)
    except typst.TypstError as error:
        refused |= _refused(error)
        shown = data.translate(dict.fromkeys(map(ord, _refused(error)), STAND_IN))
    try:
        return _compiled(shown, templates, made, system_fonts=True, note=True)
    except typst.TypstError:
        return _last_attempt(_ORDINARY.sub(STAND_IN, data), templates, made)


def _last_attempt(data: str, templates: Path | None, made: datetime | None) -> bytes:
    """With nothing in it but characters that Typst's own fonts have for certain."""
    try:
        return _compiled(data, templates, made, note=True)
    except typst.TypstError as error:
        raise _template_fault(error) from error


def _compiled(
    data: str, templates: Path | None, made: datetime | None, *, system_fonts: bool = False, note: bool = False
) -> bytes:
    own = templates / TEMPLATE if templates else None
    if own and own.is_file():
        source: Path | bytes = own  # what stands beside it, such as a coat of arms, can be used in it
    else:
        source = files("kcminutes.render").joinpath("templates", TEMPLATE).read_bytes()
    inputs = {"document": data} | ({"note": f"{STAND_IN} står för ett tecken som inte kunde skrivas ut."} if note else {})
    compiled = typst.compile(
        input=source,
        sys_inputs=inputs,
        format="pdf",
        pdf_standards=["ua-1", "a-2a"],
        ignore_system_fonts=not system_fonts,
        timestamp=int((made or datetime.now().astimezone()).timestamp()),
    )
    assert isinstance(compiled, bytes)
    return compiled


def _refused(error: typst.TypstError) -> set[str]:
    """The characters for which no font was found."""
    found = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in _REFUSED.findall(error.diagnostic))
    return {char for text in found for char in text}


def _template_fault(error: typst.TypstError) -> RenderError:
    place = _PLACE.search(error.diagnostic)
    where = f" på rad {place[1]}" if place else ""
    return RenderError(f"Mallen {TEMPLATE} har ett fel{where}: {' '.join(error.message.split())}.")
