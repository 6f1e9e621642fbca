"""A meeting as a file to hand out: the one place that knows which formats there are."""

from datetime import datetime
from pathlib import Path
from typing import Final

from kcminutes.model import Meeting
from kcminutes.render.errors import RenderError
from kcminutes.render.view import LAYOUTS, Layout, document

FORMATS: Final = ("pdf", "html", "md", "txt")
"""The formats that `export` makes, each also the ending of its files."""


def export(
    meeting: Meeting, form: str, *, layout: Layout = "2016", templates: Path | None = None, made: datetime | None = None
) -> bytes:
    """The meeting's document as the content of a file of the format, one of `FORMATS`. Raises RenderError.

    ``templates`` is the user's folder: a template there replaces the built-in one of the same name. ``made`` is written into the
    PDF; None means now.
    """
    if form not in FORMATS:
        raise RenderError(f"Formatet ”{form}” finns inte; välj bland {', '.join(FORMATS)}.")
    if layout not in LAYOUTS:
        raise RenderError(f"Layouten ”{layout}” finns inte; välj bland {', '.join(LAYOUTS)}.")
    shown = document(meeting, layout)
    if form == "pdf":  # what a format needs is imported when it is made: a PDF needs no Jinja, a web page no Typst
        from kcminutes.render.pdf import pdf

        return pdf(shown, templates=templates, made=made)
    from kcminutes.render.templating import from_template

    return from_template(shown, form, templates).encode()
