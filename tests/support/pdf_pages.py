"""The pages of a meeting's PDF as their rows of text, each with its place on the paper."""

import io
from typing import Any, NamedTuple

from pypdf import PageObject, PdfReader

from kcminutes.documents.formats.export import export
from kcminutes.documents.view import Layout, document
from kcminutes.meeting.model import Meeting

MM = 72 / 25.4
"""Points in a millimetre; pages are measured in points."""


class Row(NamedTuple):
    """A row of text."""

    height: float
    """Above the foot of the page."""
    left: float
    text: str


def pages_of(shown: Meeting, layout: Layout = "2016", *, outline: bool = False, summary: bool = False) -> list[PageObject]:
    """The pages of the meeting's PDF."""
    made = export(document(shown, layout, outline=outline, summary=summary), "pdf")
    return list(PdfReader(io.BytesIO(made)).pages)


def rows(page: PageObject) -> list[Row]:
    """The page's rows from top to bottom, without UTKAST across it."""
    found: dict[int, list[tuple[float, str]]] = {}

    # Typst moves to each piece of text by the transformation matrix (a b c d x y) and leaves the text's own matrix at 0.
    def visit(text: str, matrix: list[float], *_: Any) -> None:
        if text.strip() and not round(matrix[1], 3):
            found.setdefault(round(matrix[5]), []).append((matrix[4], text))

    page.extract_text(visitor_text=visit)
    return [
        Row(height, min(left for left, _ in texts), " ".join(" ".join(text for _, text in sorted(texts)).split()))
        for height, texts in sorted(found.items(), reverse=True)
    ]


def body(page: PageObject) -> list[Row]:
    """The page's rows without those in the margins at its head and its foot."""
    return [row for row in rows(page) if 26 * MM < row.height < (297 - 29) * MM]


def words(shown: list[Row]) -> str:
    """The rows as running text."""
    return " ".join(row.text for row in shown)
