"""Mail drafts: files that a mail program opens ready to be sent, once somebody has said to whom."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Final

from kcminutes.documents.blocks import blocks_of
from kcminutes.documents.calendar_file import invitation, task_calendar
from kcminutes.documents.delivery import check_own, composed, deliver, name_for_file, rendered
from kcminutes.documents.phrases import enumeration
from kcminutes.documents.rows import block_rows
from kcminutes.meeting.assigned import Assigned, assigned, by_person
from kcminutes.meeting.model import Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import participants_and_presenters, people_with_role, walk
from kcminutes.meeting.roles import SECRETARY
from kcminutes.meeting.schedule import planned_starts
from kcminutes.meeting.standing import Followed
from kcminutes.storage.handed_out import keep_handed_out
from kcminutes.storage.mailed import CALLING, Mailing, note_mailed, path_text
from kcminutes.storage.own_exports import is_own
from kcminutes.storage.settings import Settings
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.dates_written import clock, clock_span, long_date, short_date
from kcminutes.swedish.typography import NO_BREAK_SPACE

WIDTH: Final = 72
"""Columns of a mail's text."""


@dataclass(frozen=True)
class Attachment:
    """What is attached to a mail."""

    name: str
    content: bytes
    kind: str
    """As "application/pdf"."""


@dataclass(frozen=True)
class Draft:
    """A mail that is not sent yet; it has no recipients, for nobody has told any."""

    name: str
    """Of its file, without the ending."""
    subject: str
    text: str
    attachments: tuple[Attachment, ...]


def mail_drafts(meeting: Meeting, settings: Settings, tasks: Sequence[Followed] = ()) -> list[Draft]:
    """The mail with the document, and of minutes one for each who has åtgärder in them. Raises Refusal.

    ``tasks`` are the open åtgärder that a kallelse is to end in.
    """
    document = composed(meeting, settings, tasks=tasks)
    name = name_for_file(f"{document.title} {one_line(document.body)} {document.day}") or document.day
    pdf = Attachment(f"{name}.pdf", rendered(document, "pdf", settings), "application/pdf")
    if not meeting.is_recorded:
        event = Attachment("Möte.ics", invitation(meeting), "text/calendar")
        return [Draft(name, _subject(meeting, CALLING), _letter(meeting, "Hej!", _calling(meeting)), (pdf, event))]
    title = sent_title(meeting)
    whole = Draft(name, _subject(meeting, title), _letter(meeting, "Hej!", _minutes(meeting, title)), (pdf,))
    own = by_person(assigned(meeting))
    return [whole, *(_to_person(meeting, person, given) for person, given in own.items())]


def sent_title(meeting: Meeting) -> str:
    """What is sent: "Kallelse", or the minutes' heading, with that they are a draft as long as they are."""
    if not meeting.is_recorded:
        return CALLING
    return one_line(meeting.head.document) + ("" if meeting.head.is_final else " (utkast)")


def eml(draft: Draft, made: datetime) -> bytes:
    """The draft as the content of an .eml file, which Outlook opens to be completed and sent."""
    message = EmailMessage(SMTP)
    message["Subject"] = draft.subject.replace("=?", "= ?")  # a name that looks like an encoded word would be decoded
    message["Date"] = format_datetime(made)
    message["X-Unsent"] = "1"
    message.set_content(draft.text, cte="quoted-printable")
    for each in draft.attachments:
        kind, _, subkind = each.kind.partition("/")
        if kind == "text":
            message.add_attachment(each.content.decode(), subtype=subkind, cte="base64", filename=each.name)
        else:
            message.add_attachment(each.content, maintype=kind, subtype=subkind, filename=each.name)
    return message.as_bytes()


def drafts_folder(file: Path) -> Path:
    """The folder beside the meeting's file, and its exports, that its mail drafts are written to unless another is named."""
    return file.with_name(f"{file.stem}-mejl")


def write_drafts(drafts: Iterable[Draft], folder: Path, file: Path, made: datetime, *, force: bool = False) -> list[Path]:
    """Write each draft to a file of its own in the folder; the one with the document first. Raises Refusal, as an export does.

    None is written if one may not be: of what is sent together none is older than the others.
    """
    contents: dict[Path, bytes] = {}
    for draft in drafts:
        name, number = draft.name, 1
        while folder / f"{name}.eml" in contents:
            number += 1
            name = f"{draft.name} {number}"
        contents[folder / f"{name}.eml"] = eml(draft, made)
    for out in contents if not force else ():
        check_own(out)
    return [deliver(content, out, file, force=force) for out, content in contents.items()]


def deliver_drafts(  # noqa: PLR0913  # what, how, and where to
    meeting: Meeting,
    settings: Settings,
    file: Path,
    folder: Path | None = None,
    *,
    tasks: Sequence[Followed] = (),
    force: bool = False,
) -> list[Path]:
    """Make the drafts of the meeting in the file, in the folder if one is named, and keep that it was handed out and mailed.

    The written files, the one with the document first. In the folder of its own, drafts of earlier that nobody is sent now go; in
    one that somebody has named lies what they have put there. Raises Refusal, as an export does.
    """
    made = datetime.now().astimezone()
    written = write_drafts(mail_drafts(meeting, settings, tasks), folder or drafts_folder(file), file, made, force=force)
    if folder is None:
        clear_unused(drafts_folder(file), written)
    keep_handed_out(meeting)
    head = meeting.head
    note_mailed(Mailing(made, path_text(file), head.body, head.day, sent_title(meeting)))
    return written


def clear_unused(folder: Path, written: Iterable[Path]) -> None:
    """Take away the drafts in the folder that were made earlier, and not now, and that nobody has changed since.

    Else somebody who no longer has an åtgärd would be sent the old one. What can't be taken away stays.
    """
    kept = {*written}
    with contextlib.suppress(OSError):
        for file in folder.glob("*.eml"):
            with contextlib.suppress(OSError):
                if file not in kept and is_own(file):
                    file.unlink()


def _subject(meeting: Meeting, what: str) -> str:
    return _plain(f"{what}: {one_line(meeting.head.body)} {short_date(meeting.head.day)}")


def _letter(meeting: Meeting, greeting: str, parts: Iterable[str]) -> str:
    """The mail's text: a blank line between its parts, and the secretary's name at its end, where there is one."""
    secretary = next(iter(people_with_role(meeting, SECRETARY)), None)
    signed = ["\n".join(filter(None, (secretary.name, secretary.organisation)))] if secretary else []
    return _plain("\n\n".join([greeting, *filter(None, parts), *signed])) + "\n"


def _calling(meeting: Meeting) -> Iterator[str]:
    head = meeting.head
    yield f"Här är kallelsen till mötet med {one_line(head.body)}."
    when = (("Dag", long_date(head.day)), ("Tid", clock_span(head.start, head.end)), ("Plats", one_line(head.place)))
    yield "\n".join(f"{label}: {value}" for label, value in when if value)
    numbering, starts = numbering_of(head), planned_starts(meeting)
    yield "\n".join(
        f"{f'{clock(starts[path])}  ' if path in starts else ''}{numbering.label(path)} {one_line(item.title)}"
        for path, item in walk(meeting)
    )
    if secretaries := [person.name for person in people_with_role(meeting, SECRETARY)]:
        yield f"Förhinder meddelas {enumeration(secretaries, 'eller')}."
    yield "Kallelsen är bifogad, och mötet som kalenderpost."


def _minutes(meeting: Meeting, title: str) -> Iterator[str]:
    head = meeting.head
    yield f"Här kommer {_within_sentence(title)} från mötet med {one_line(head.body)} {long_date(head.day)}."
    for task in assigned(meeting):
        yield _task(meeting, task, ", ".join(task.people))


def _to_person(meeting: Meeting, person: str, tasks: list[Assigned]) -> Draft:
    head = meeting.head
    is_known = person in participants_and_presenters(meeting)
    first_name = person.partition(" ")[0]
    greeting = f"Hej {first_name}!" if is_known else "Hej!"
    whose = "du" if is_known else person
    opening = f"Det här har {whose} att göra efter mötet med {one_line(head.body)} {long_date(head.day)}."

    def parts() -> Iterator[str]:
        yield opening
        for task in tasks:
            others = ", ".join(name for name in task.people if name != person)
            yield _task(meeting, task, f"tillsammans med {others}" if others else "")

    name = name_for_file(f"Åtgärder {head.day} {person}")
    calendar = task_calendar(meeting, tasks)
    attached = (Attachment("Åtgärder.ics", calendar, "text/calendar"),) if calendar else ()
    return Draft(name, _subject(meeting, f"Åtgärder för {person}"), _letter(meeting, greeting, parts()), attached)


def _task(meeting: Meeting, task: Assigned, who: str) -> str:
    """The åtgärd with its day, its people and its item: a few lines."""
    rows = block_rows(blocks_of(task.action.text), WIDTH - 2)
    text = ["".join(run.text for run in row) for row in rows] or [one_line(task.item.title)]
    due = f"senast {long_date(task.action.due)}" if task.action.due else one_line(task.action.when)
    about = f"ärende {numbering_of(meeting.head).label(task.path)} {one_line(task.item.title)}"
    below = "\n".join(f"  {line}" for line in (", ".join(filter(None, (due, who))), about) if line)
    return "- " + "\n  ".join(text) + "\n" + below


def _within_sentence(title: str) -> str:
    """The heading without its capital, if that is for the heading's sake: "PM" keeps it."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _plain(text: str) -> str:
    """The text with ordinary spaces, for mail programs set lines as they like."""
    return text.replace(NO_BREAK_SPACE, " ")
