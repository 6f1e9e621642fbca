"""The document leaves the program: composed as the settings have it, made in a format, and written as a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from kcminutes.meeting.model import Meeting
from kcminutes.storage.durable.atomic import reason, write_atomically
from kcminutes.storage.settings import Settings, usual_template_folder
from kcminutes.swedish.refusal import Refusal

if TYPE_CHECKING:
    from kcminutes.documents.view import Document


class DeliveryError(Refusal):
    """The document could not be delivered; the message is a Swedish sentence with place and remedy."""


def composed(meeting: Meeting, settings: Settings, *, items: str | None = None, person: str | None = None) -> "Document":
    """The meeting's document; of some items only, or of one person's actions, if those are not None. Raises Refusal."""
    from kcminutes.documents.view import document

    if items is not None:
        from kcminutes.documents.excerpts import excerpt

        return excerpt(meeting, items, settings.layout)
    if person is not None:
        from kcminutes.documents.excerpts import actions_of

        return actions_of(meeting, person, settings.layout)
    return document(meeting, settings.layout, outline=settings.outline, summary=settings.summary)


def document_path(minutes: Path, format_name: str, *, items: str | None = None, person: str | None = None) -> Path:
    """The file beside the minutes that a document in the format is written to, unless another is named."""
    part = "-utdrag" if items is not None else "-åtgärder" if person is not None else ""
    return minutes.with_name(f"{minutes.stem}{part}.{format_name}")


def rendered(document: "Document", format_name: str, settings: Settings) -> bytes:
    """The document in the format; raises Refusal."""
    from kcminutes.documents.formats.export import export

    return export(document, format_name, templates=settings.template_folder)


def export_to(document: "Document", format_name: str, out: Path, settings: Settings) -> Path:
    """Write the document to a file and return its path; raises Refusal."""
    _write(out, rendered(document, format_name, settings))
    return out


def write_template(format_name: str, out: Path, settings: Settings) -> str:
    """Write a built-in template, one of `TEMPLATES`, to a file or into a folder; a sentence that tells how it comes into use.

    What is there already is left alone, for it may be a template that somebody has worked on. Raises Refusal.
    """
    from kcminutes.documents.formats.own_templates import TEMPLATES, template_source

    if out.is_dir():
        out /= TEMPLATES[format_name]
    if out.exists():
        raise DeliveryError(f"{out} finns redan och skrivs inte över; välj ett annat namn.")
    _write(out, template_source(format_name))
    place = (settings.template_folder or usual_template_folder()) / TEMPLATES[format_name]
    if out.absolute() == place:
        return f"{out} används i stället för den inbyggda mallen från och med nu."
    return f"{out} är skriven; ändrad och sparad som {place} används den i stället för den inbyggda."


def _write(out: Path, content: bytes) -> None:
    try:
        if out.exists() and not out.is_file() and not out.is_dir():
            out.write_bytes(content)  # /dev/stdout, /dev/null or a pipe: written into, never replaced
            return
        out.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(out, content)
    except OSError as error:
        raise DeliveryError(f"Kan inte skriva {out}: {reason(error)}; välj en annan plats.") from error
