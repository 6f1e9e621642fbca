"""A document as a file to hand out: made here, or within limits where the template is the user's own."""

from datetime import datetime
from pathlib import Path

from kcminutes.documents.formats.making import made_here
from kcminutes.documents.formats.own_templates import own_template
from kcminutes.documents.view import Document


def export(document: Document, format_name: str, *, templates: Path | None = None, made: datetime | None = None) -> bytes:
    """The document as the content of a file of the format, one of `FORMATS`. Raises RenderError.

    ``templates`` is the user's folder: a template there replaces the built-in one of the same name. ``made`` is written into the
    PDF and the Word file; None means now.
    """
    if templates is not None and own_template(format_name, templates):
        from kcminutes.documents.formats.limited import export_within_limits

        return export_within_limits(document, format_name, templates, made)
    return made_here(document, format_name, None, made)
