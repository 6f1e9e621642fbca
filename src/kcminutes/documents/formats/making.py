"""Makes a document in a format, in this process, by the template that counts."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from kcminutes.documents.errors import RenderError
from kcminutes.documents.formats.own_templates import own_template
from kcminutes.documents.view import Document

FORMATS: Final = ("pdf", "docx", "html", "md", "txt")
"""The formats that `export` makes, each also the ending of its files."""


def made_here(document: Document, format_name: str, templates: Path | None, made: datetime | None) -> bytes:
    """As `export`, whatever the template takes of time and memory."""
    content = _made(document, format_name, templates, made)
    if name := own_template(format_name, templates):
        then = made or datetime.now()
        _check_shown(document, name, lambda other: _made(other, format_name, templates, then))
    return content


def _made(document: Document, format_name: str, templates: Path | None, made: datetime | None) -> bytes:
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


# What an own template must show.


def _check_shown(document: Document, name: str, make: Callable[[Document], bytes]) -> None:
    """Raise RenderError if the template leaves out UTKAST or the items: the same comes out without."""
    for what, there, without in _without_each(document):
        try:
            left_out = make(there) == make(without)
        except RenderError:  # it can't do without, so it shows it
            continue
        if left_out:
            raise RenderError(f"Mallen {name} visar inte {what}; lägg till det, eller utgå från den inbyggda mallen.")


def _without_each(document: Document) -> Iterator[tuple[str, Document, Document]]:
    """What must be shown, with two small documents that differ in it alone."""
    bare = replace(document, sections=())
    if document.mark:
        yield f"{document.mark} (document.mark)", bare, replace(bare, mark="")
    if document.sections:
        fullest = max(document.sections, key=lambda section: len(section.parts))
        yield "ärendena (document.sections)", replace(bare, sections=(fullest,)), bare
