"""The templates that the users can replace: what they are called, and the built-in ones to start from."""

from pathlib import Path
from typing import Final

BUILT_IN: Final = Path(__file__).parent.parent / "templates"
"""The folder of the built-in templates."""
TEMPLATES: Final = {
    "docx": "minutes.docx",
    "html": "minutes.html.j2",
    "md": "minutes.md.j2",
    "txt": "minutes.txt.j2",
    "typst": "minutes.typ",
}
"""Each format with a template with its file's name, here and in the user's folder of templates."""


def template_source(format_name: str) -> bytes:
    """The built-in template's content; KeyError for a format that is not in `TEMPLATES`."""
    return (BUILT_IN / TEMPLATES[format_name]).read_bytes()


def template_path(format_name: str, templates: Path | None) -> Path:
    """The user's template of the format if there is one in the folder, else the built-in; KeyError as above."""
    own = templates / TEMPLATES[format_name] if templates else None
    return own if own and own.is_file() else BUILT_IN / TEMPLATES[format_name]


def own_template(format_name: str, templates: Path | None) -> str:
    """The name of the user's template that a document of the format would be set by, "" if it is the built-in one."""
    name = "typst" if format_name == "pdf" else format_name
    return TEMPLATES[name] if name in TEMPLATES and template_path(name, templates).parent != BUILT_IN else ""
