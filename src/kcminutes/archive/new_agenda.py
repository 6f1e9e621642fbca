"""The kallelse that is asked for without more words: whose it is, when, and what it is made from."""

from datetime import date

from kcminutes.archive.archive import Archive
from kcminutes.archive.next_agenda import NextAgenda, agenda_from, day_of_next, next_agenda
from kcminutes.archive.shipped import starter
from kcminutes.meeting.model import Meeting


def bodies_to_call(archive: Archive) -> dict[str, date | None]:
    """The bodies with the days on which they meet next, None where nobody has said; those that have one first, and among them
    those that met last. Raises FileError."""
    days = {body: day_of_next(archive, body) for body in archive.bodies}
    return dict(sorted(days.items(), key=lambda entry: entry[1] is None))


def new_agenda(archive: Archive, body: str, day: date, template: Meeting | None) -> NextAgenda:
    """The body's kallelse to the day: from the template, else its last meeting, else what ships. Raises FileError."""
    if template:
        return agenda_from(archive, template, body, day)
    return next_agenda(archive, body, day) or agenda_from(archive, starter(), body, day)
