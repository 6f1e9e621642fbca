"""Makes a document in a format, in this process, by the template that counts."""

from datetime import datetime
from pathlib import Path
from typing import Final

from kcminutes.documents.errors import RenderError
from kcminutes.documents.view import Document

FORMATS: Final = ("pdf", "docx", "html", "md", "txt")
"""The formats that `export` makes, each also the ending of its files."""


def made_here(document: Document, format_name: str, templates: Path | None, made: datetime | None) -> bytes:
    """As `export`, whatever the template takes of time and memory."""
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
