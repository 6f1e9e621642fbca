"""The formats that are text, set by Jinja: web page, Markdown and plain text, each with its own escaping."""

import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import FileSystemLoader, TemplateSyntaxError
from markupsafe import Markup

from kcminutes.documents.blocks import Block
from kcminutes.documents.errors import RenderError
from kcminutes.documents.formats.markdown import cell, escaped, markdown
from kcminutes.documents.formats.own_templates import BUILT_IN, TEMPLATES
from kcminutes.documents.formats.sandbox import TEMPLATE_FAULTS, Sandbox, start_counting
from kcminutes.documents.rows import block_rows, wrapped_text
from kcminutes.documents.view import Document
from kcminutes.swedish.typography import broken_after_signs, long_names

TEXT_WIDTH: Final = 78
"""The longest row of a plain text file, in characters."""


def from_template(document: Document, format_name: str, templates: Path | None = None) -> str:
    """The document in the format (html, md or txt), set by the format's template. Raises RenderError."""
    name = TEMPLATES[format_name]
    environment = _environment(format_name, templates)
    start_counting()
    try:
        return environment.get_template(name).render(document=document)
    except TEMPLATE_FAULTS as error:
        line = getattr(error, "lineno", None) or next(
            (frame.lineno for frame in reversed(traceback.extract_tb(error.__traceback__)) if frame.filename.endswith(name)), None
        )
        where = f" på rad {line}" if line else ""
        if isinstance(error, TemplateSyntaxError) and error.name:
            name = error.name  # a template that this one includes
        raise RenderError(f"Mallen {name} har ett fel{where}: {environment.fault(error)}.") from error


@cache
def _environment(format_name: str, templates: Path | None) -> Sandbox:
    """Jinja with the format's escaping: whatever a template puts in is text, unless a filter here made it."""
    return Sandbox(
        _FILTERS[format_name],
        loader=FileSystemLoader([templates, BUILT_IN] if templates else [BUILT_IN]),
        autoescape=format_name != "txt",
        finalize=_as_markdown_text if format_name == "md" else None,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _as_markdown_text(value: object) -> object:
    """Anything but Markdown that is made here, escaped; Jinja then takes it for finished."""
    return value if isinstance(value, Markup) else Markup(escaped(str(value)))  # noqa: S704 (it is not HTML)


def _markdown_cell(value: str | tuple[Block, ...]) -> Markup:
    return Markup(escaped(value) if isinstance(value, str) else cell(value))  # noqa: S704 (it is not HTML)


def _markdown_prose(blocks: tuple[Block, ...]) -> Markup:
    return Markup(markdown(blocks))  # noqa: S704 (it is not HTML)


def _breakable(text: str) -> str:
    """The text with places to break after the signs of a long address or file's name, which would be cut anywhere."""
    rest, parts = 0, []
    for name in long_names(_ROOM).finditer(text):
        parts += [text[rest : name.start()], Markup("<wbr>").join(broken_after_signs(name[0]))]
        rest = name.end()
    return Markup().join([*parts, text[rest:]])


def _text_prose(blocks: tuple[Block, ...], indent: int = 0) -> str:
    """The blocks in rows of the file's width, each indented."""
    rows = ("".join(run.text for run in row) for row in block_rows(blocks, TEXT_WIDTH - indent))
    return "\n".join(f"{' ' * indent}{row}".rstrip() for row in rows)


def _text_folded(text: str, lead: str = "") -> str:
    """The text in rows of the file's width: ``lead`` before the first, and as much room before the others."""
    return "\n".join(
        (" " * len(lead) if index else lead) + row for index, row in enumerate(wrapped_text(text, TEXT_WIDTH - len(lead)))
    )


def _text_underlined(text: str, sign: str) -> str:
    """The text with a line of the sign below it."""
    rows = wrapped_text(text, TEXT_WIDTH)
    return "\n".join([*rows, sign * max(map(len, rows), default=0)])


_ROOM: Final = 20  # characters
_FILTERS: Final[dict[str, dict[str, Callable[..., Any]]]] = {
    "html": {"breakable": _breakable},
    "md": {"prose": _markdown_prose, "cell": _markdown_cell},
    "txt": {"prose": _text_prose, "fold": _text_folded, "underline": _text_underlined},
}
