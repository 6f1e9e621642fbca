"""A document as a file to hand out: the one place that knows which formats there are."""

from datetime import datetime
from pathlib import Path
from typing import Final

from kcminutes.documents.errors import RenderError
from kcminutes.documents.view import Document

FORMATS: Final = ("pdf", "docx", "html", "md", "txt")
"""The formats that `export` makes, each also the ending of its files."""


def export(document: Document, format_name: str, *, templates: Path | None = None, made: datetime | None = None) -> bytes:
    """The document as the content of a file of the format, one of `FORMATS`. Raises RenderError.

    ``templates`` is the user's folder: a template there replaces the built-in one of the same name. ``made`` is written into the
    PDF and the Word file; None means now.
    """
    # What a format needs is imported when it is made: a PDF needs no Jinja, a web page no Typst.
    if format_name == "pdf":
        from kcminutes.documents.formats.pdf import pdf

        return pdf(document, templates=templates, made=made)
    if format_name == "docx":
        from kcminutes.documents.formats.docx import docx

        return docx(document, templates=templates, made=made)
    if format_name not in FORMATS:
        raise RenderError(f"Formatet ”{format_name}” finns inte; välj bland {', '.join(FORMATS)}.")
    from kcminutes.documents.formats.templating import from_template

    return from_template(document, format_name, templates).encode()
