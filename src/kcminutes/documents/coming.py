"""The list of coming meetings, and the item that it stands at."""

import re
from typing import Final

from kcminutes.documents.blocks import ListBlock, ListEntry, Paragraph, Run
from kcminutes.meeting.model import ComingMeeting, Head, ItemPath, Meeting
from kcminutes.meeting.queries import walk
from kcminutes.swedish.dates_written import clock_span, long_date
from kcminutes.swedish.typography import no_break

HEADING: Final = "Kommande möten"

# "Nästa möte", "Tid för nästa sammanträde", "Kommande KC-möten"; but not "Inför regionrådets nästa möte": that is another matter.
_ABOUT_COMING: Final = re.compile(
    r"(?:(?:dag|datum|tid|tider|plats)\b.*\bför )?(?:(?:nästa|nästkommande|kommande) (?:\w+-)?(?:möte|sammanträde)"
    r"|(?:mötes|sammanträdes)(?:tid|dag|dat|plan))",
    re.IGNORECASE,
)


def coming_item(meeting: Meeting) -> ItemPath | None:
    """The first item that is about when the next meetings are; None if there is none."""
    return next((path for path, item in walk(meeting) if _ABOUT_COMING.match(" ".join(item.title.split()))), None)


def coming_list(head: Head) -> tuple[ListBlock, ...]:
    """The coming meetings as a list; nothing if none is known."""
    entries = (ListEntry(None, (Paragraph(((Run(_line(coming)),),)),)) for coming in head.coming)
    return (ListBlock(ordered=False, entries=tuple(entries)),) if head.coming else ()


def _line(coming: ComingMeeting) -> str:
    when = f"{long_date(coming.day)} {clock_span(coming.start, coming.end)}".rstrip()
    return no_break(", ".join(filter(None, (when, " ".join(coming.body.split())))))
