"""A document as a file to hand out: the one place that knows which formats there are."""

from datetime import datetime
from pathlib import Path
from typing import Final

from kcminutes.documents.errors import RenderError
from kcminutes.documents.formats.own_templates import own_template
from kcminutes.documents.view import Document

FORMATS: Final = ("pdf", "docx", "html", "md", "txt")
"""The formats that `export` makes, each also the ending of its files."""


def export(document: Document, format_name: str, *, templates: Path | None = None, made: datetime | None = None) -> bytes:
    """The document as the content of a file of the format, one of `FORMATS`. Raises RenderError.

    ``templates`` is the user's folder: a template there replaces the built-in one of the same name. ``made`` is written into the
    PDF and the Word file; None means now.
    """
    if templates is not None and own_template(format_name, templates):
        from kcminutes.documents.formats.limited import export_within_limits

        return export_within_limits(document, format_name, templates, made)
    return made_here(document, format_name, None, made)


def made_here(document: Document, format_name: str, templates: Path | None, made: datetime | None) -> bytes:
    """The same in this process, whatever the template does to it."""
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
