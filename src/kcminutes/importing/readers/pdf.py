"""Reads PDF: words with their positions out of pypdfium2, put into lines, cells and paragraphs; no page is drawn."""

import ctypes
import math
from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct

from kcminutes.importing.readers.pdf_lines import lines_of_pages
from kcminutes.importing.readers.pdf_rows import Page, Word
from kcminutes.importing.refusals import ImportRefusal
from kcminutes.importing.source import Source

_MOST_PAGES: Final = 600
_PASSWORD: Final = 4
"""pdfium's FPDF_ERR_PASSWORD."""
_NAME_LENGTH: Final = 128
_LEVEL: Final = 0.1
"""Radians; what is turned more stands across the page."""


def read_pdf(content: bytes, name: str) -> Source:
    """The document's lines; what stands on every page is a remark. ImportRefusal for a damaged, locked or scanned one."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise ImportRefusal(f"{name} är skyddad med lösenord; spara en kopia utan lösenord och läs in den.") from error
        raise ImportRefusal(
            f"{name} är skadad eller bara till hälften hämtad; hämta eller spara den på nytt och läs in den."
        ) from error
    try:
        if len(document) > _MOST_PAGES:
            raise ImportRefusal(
                f"{name} har {len(document)} sidor, fler än {_MOST_PAGES}; spara mötets egna sidor för sig och läs in dem."
            )
        pages = [_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise ImportRefusal(
            f"{name} är skadad eller bara till hälften hämtad; hämta eller spara den på nytt och läs in den."
        ) from error
    finally:
        document.close()
    if sum(len(page.words) for page in pages) < 3:
        raise ImportRefusal(
            f"{name} är inskannad: sidorna är bilder utan text; kör textigenkänning (OCR) på den, eller läs in Wordfilen "
            f"som den gjordes av."
        )
    lines, remarks = lines_of_pages(pages)
    return Source(name, tuple(lines), tuple(remarks))


class _Piece(Struct, frozen=True):
    """A word's first and last character on the page."""

    text: str
    first: int
    last: int


def _page(document: Any, number: int) -> Page:
    """The page's words."""
    page = document[number]
    textpage = page.get_textpage()
    try:
        width, height = page.get_size()
        words = list(_words(textpage))
        slanted = " ".join(word.text for word, is_slanted in words if is_slanted)
        return Page(number + 1, width, height, tuple(word for word, is_slanted in words if not is_slanted), slanted)
    finally:
        textpage.close()
        page.close()


def _words(textpage: Any) -> Iterator[tuple[Word, bool]]:
    """The words, and whether each stands across the page."""
    import pypdfium2.raw as pdfium

    raw = textpage.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    buffer, flags = ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_int()
    pieces = list(_pieces(textpage))
    origins = []
    for piece in pieces:
        pdfium.FPDFText_GetCharOrigin(raw, piece.first, x, y)
        origins.append((x.value, y.value))
    size, bold, slanted = 10.0, False, False
    for at, (piece, origin) in enumerate(zip(pieces, origins, strict=True)):
        pdfium.FPDFText_GetCharBox(raw, piece.last, left, right, bottom, top)
        # Only the first and the last word of a line are asked for their font, which takes as long as all the rest.
        begins = at == 0 or abs(origins[at - 1][1] - origin[1]) > 1
        ends = at == len(pieces) - 1 or abs(origins[at + 1][1] - origin[1]) > 1
        if begins or ends:
            size = pdfium.FPDFText_GetFontSize(raw, piece.first)
            length = pdfium.FPDFText_GetFontInfo(raw, piece.first, buffer, _NAME_LENGTH, flags)
            font = buffer.raw[: max(0, min(length, _NAME_LENGTH) - 1)].decode("utf-8", "replace").casefold() if length else ""
            bold = any(mark in font for mark in ("bold", "black", "heavy", "demi"))
            size = size if size > 1 else max(top.value - bottom.value, 6.0)
            slanted = _LEVEL < pdfium.FPDFText_GetCharAngle(raw, piece.first) < 2 * math.pi - _LEVEL
        yield Word(piece.text, origin[0], max(right.value, origin[0]), origin[1], size, bold), slanted


def _pieces(textpage: Any) -> Iterator[_Piece]:
    """The page's words, as pdfium parts them."""
    import pypdfium2.raw as pdfium

    count = textpage.count_chars()
    text = textpage.get_text_range() if count else ""
    if len(text) != count:  # what has no character, or two code units, shifts the places: each is asked for
        text = "".join(chr(pdfium.FPDFText_GetUnicode(textpage.raw, index) or 32) for index in range(count))
    start = -1
    for index, char in enumerate(text):
        is_space = char.isspace() or char in "\0\ufffe\u00ad\u0002"
        if char in "\ufffe\u0002" and start >= 0:  # pdfium's sign for a hyphen at a line's end
            yield _Piece(f"{text[start:index]}-", start, index - 1)
            start = -1
        elif is_space:
            if start >= 0:
                yield _Piece(text[start:index], start, index - 1)
            start = -1
        elif start < 0:
            start = index
    if start >= 0:
        yield _Piece(text[start:], start, len(text) - 1)
