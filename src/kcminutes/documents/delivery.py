"""The document leaves the program: composed as the settings have it, made in a format, and written as a file."""

import errno
import os
import select
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kcminutes.meeting.model import Meeting
from kcminutes.storage.durable.atomic import SwedishError, reason, write_atomically
from kcminutes.storage.durable.reading import content_of
from kcminutes.storage.errors import FileError
from kcminutes.storage.own_exports import digest_of, is_known, remember
from kcminutes.storage.settings import Settings, usual_template_folder
from kcminutes.storage.toml.meetings import meeting_of
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.refusal import Refusal

if TYPE_CHECKING:
    from kcminutes.documents.view import Document
    from kcminutes.meeting.standing import Followed


PATIENCE: Final = 10.0
"""Seconds that whoever reads a pipe may take before the next bytes."""


_LONGEST_NAME: Final = 60
"""Characters; four bytes each leave room for the rest of the file's name in the 255 bytes of most disks."""


class DeliveryError(Refusal):
    """The document could not be delivered; the message is a Swedish sentence with place and remedy."""


class NotAnExportError(DeliveryError):
    """Where the document was to be written lies a file that no export made: somebody has to say that it may go.

    ``found`` is the digest of its content, so that no other goes for it; empty where it can't be read.
    """

    def __init__(self, sentence: str, found: str = "") -> None:
        super().__init__(sentence)
        self.found = found


def composed(
    meeting: Meeting,
    settings: Settings,
    *,
    items: str | None = None,
    person: str | None = None,
    tasks: "Sequence[Followed]" = (),
) -> "Document":
    """The meeting's document; of some items only, or of one person's actions, if those are not None. Raises Refusal.

    ``tasks`` are the open åtgärder that a whole kallelse is to end in.
    """
    from kcminutes.documents.view import document

    if items is not None:
        from kcminutes.documents.excerpts import excerpt

        return excerpt(meeting, items, settings.layout)
    if person is not None:
        from kcminutes.documents.excerpts import actions_of

        return actions_of(meeting, person, settings.layout)
    whole = document(meeting, settings.layout, outline=settings.outline, summary=settings.summary)
    if not tasks or meeting.is_recorded:
        return whole
    from kcminutes.documents.follow_up_lists import with_open_actions

    return with_open_actions(whole, tasks, min(date.today(), meeting.head.day))  # late at the meeting is late, not since


DATA_FORMATS: Final = ("ics", "json")
"""What an export makes of the meeting itself and not of its document: a calendar file, and plain data."""


def content_in(  # noqa: PLR0913  # what, how, and how much of it
    format_name: str,
    meeting: Meeting,
    settings: Settings,
    *,
    items: str | None,
    person: str | None,
    tasks: "Sequence[Followed]" = (),
) -> bytes:
    """The meeting's document as `composed`, in the format, or the meeting in one of `DATA_FORMATS`. Raises Refusal."""
    if format_name in DATA_FORMATS:
        return data_of(meeting, format_name, items=items, person=person)
    return rendered(composed(meeting, settings, items=items, person=person, tasks=tasks), format_name, settings)


def data_of(meeting: Meeting, format_name: str, *, items: str | None = None, person: str | None = None) -> bytes:
    """The meeting in one of `DATA_FORMATS`; of some items, or one person's actions, if those are not None. Raises Refusal."""
    from kcminutes.documents.excerpts import given_to, items_wanted
    from kcminutes.meeting.assigned import assigned
    from kcminutes.meeting.queries import is_within

    wanted = None if items is None else items_wanted(meeting, items)
    own = None if person is None else given_to(meeting, person)
    if format_name == "json":
        from kcminutes.documents.plain_data import plain_data

        return plain_data(meeting, items=wanted, actions=own)
    from kcminutes.documents.calendar_file import meeting_calendar, task_calendar

    if wanted is None and own is None:
        return meeting_calendar(meeting)
    tasks = [
        task
        for task in assigned(meeting)
        if (wanted is None or any(is_within(task.path, path) for path in wanted)) and (own is None or task.action.id in own)
    ]
    if calendar := task_calendar(meeting, tasks):
        return calendar
    raise DeliveryError(f"Inga åtgärder i urvalet av mötet {meeting.head.day} har en dag att sätta i en kalender.")


def document_path(minutes: Path, format_name: str, *, items: str | None = None, person: str | None = None) -> Path:
    """The file beside the minutes that a document in the format is written to, unless another is named."""
    part = "-utdrag" if items is not None else "-åtgärder" if person is not None else ""
    return minutes.with_name(f"{minutes.stem}{part}.{format_name}")


def name_for_file(name: str) -> str:
    """The name without what a file's name, a print queue or a terminal takes for something else; empty if nothing is left."""
    kept = "".join(each if each.isprintable() and each not in '<>:"/\\|?*' else "_" for each in one_line(name))
    return kept[:_LONGEST_NAME].strip(" .")


def rendered(document: "Document", format_name: str, settings: Settings) -> bytes:
    """The document in the format; raises Refusal."""
    from kcminutes.documents.formats.export import export

    return export(document, format_name, templates=settings.template_folder)


def deliver(content: bytes, out: Path, minutes: Path, *, force: bool = False, agreed: str = "") -> Path:
    """Write what was made of the minutes to a file and return its path; raises Refusal.

    NotAnExportError where a file lies that no export made, unless its content has the digest ``agreed``: that may go. With
    ``force`` anything may that is no meeting. Nobody may read a new file who may not read the ``minutes``.
    """
    _check_no_meeting(out)
    if not force:
        check_own(out, agreed=agreed)
    remember(content)
    check = None if force else lambda there: check_own(there, out, agreed=agreed)
    _write(out, content, like=minutes if minutes.exists() else None, check=check)
    return out


def _check_no_meeting(out: Path) -> None:
    """Raise DeliveryError if meetings stand in such a file, or one does in this: whoever asks for it has taken the wrong name."""
    if _is_stream(out):
        return
    if out.suffix.lower() == ".toml":
        raise DeliveryError(f"{out} skrivs inte: i filer som slutar på .toml står möten och inga dokument; välj ett annat namn.")
    try:
        meeting_of(content_of(out), out)
    except (OSError, FileError):
        return
    raise DeliveryError(f"{out} är ett möte, som inget dokument skrivs över; välj ett annat namn.")


def check_own(out: Path, called: Path | None = None, *, agreed: str = "") -> None:
    """Raise NotAnExportError if there is a file that no export made, or that was changed since; streams are no files.

    ``called`` is what the file is called in the sentence, for one that has been moved aside from there. A content with the
    digest ``agreed`` may be there.
    """
    name = called or out
    try:
        found = digest_of(out) if out.is_file() else ""
    except FileNotFoundError:
        return
    except OSError as error:
        raise NotAnExportError(f"{name} finns redan och går inte att känna igen ({reason(error)}); välj ett annat namn.") from error
    if found and found != agreed and not is_known(found):
        raise NotAnExportError(f"{name} finns redan och är ingen export, eller är ändrad sedan dess; välj ett annat namn.", found)


def write_template(format_name: str, out: Path, settings: Settings) -> str:
    """Write a built-in template, one of `TEMPLATES`, to a file or into a folder; a sentence that tells how it comes into use.

    What is there already is left alone, for it may be a template that somebody has worked on. Raises Refusal.
    """
    from kcminutes.documents.formats.own_templates import TEMPLATES, template_source

    if out.is_dir():
        out /= TEMPLATES[format_name]
    if os.path.lexists(out):
        raise DeliveryError(f"{out} finns redan och skrivs inte över; välj ett annat namn.")
    _write(out, template_source(format_name))
    place = (settings.template_folder or usual_template_folder()) / TEMPLATES[format_name]
    if out.absolute() == place:
        return f"{out} används i stället för den inbyggda mallen från och med nu."
    return f"{out} är skriven; ändrad och sparad som {place} används den i stället för den inbyggda."


def _write(out: Path, content: bytes, *, like: Path | None = None, check: Callable[[Path], None] | None = None) -> None:
    try:
        if _is_stream(out):
            _pour(out, content)
        elif out.is_symlink():
            raise DeliveryError(f"{out} är en länk, som inte följs; ange filen som den pekar på.")
        else:
            out.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(out, content, like=like, check=check)
    except OSError as error:
        raise DeliveryError(f"Kan inte skriva {out}: {reason(error)}; välj en annan plats.") from error


def _is_stream(out: Path) -> bool:
    """Whether the place is a device or a pipe, as ``/dev/stdout``: written into, never replaced."""
    is_device = os.path.abspath(out).startswith(("/dev/", "/proc/"))  # noqa: PTH100  # resolve() would follow the link
    return out.exists() and not out.is_dir() and (is_device or not (out.is_file() or out.is_symlink()))


def _pour(out: Path, content: bytes) -> None:
    """Write into a device or a pipe that somebody reads; raises OSError if nobody does for `PATIENCE`."""
    try:
        descriptor = os.open(out, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
    except OSError as error:
        raise SwedishError(error.errno, "ingen läser i andra änden") if error.errno == errno.ENXIO else error from None
    with open(descriptor, "wb", buffering=0) as file:  # noqa: PTH123  # a descriptor
        left = memoryview(content)
        while left:
            if written := file.write(left):
                left = left[written:]
            elif not select.select([], [file], [], PATIENCE)[1]:
                raise SwedishError(errno.ETIMEDOUT, "ingen läser i andra änden")
