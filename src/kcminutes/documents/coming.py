"""The list of coming meetings, as it stands in a document."""

from typing import Final

from kcminutes.documents.blocks import ListBlock, ListEntry, Paragraph, Run
from kcminutes.meeting.model import ComingMeeting, Head
from kcminutes.swedish.dates_written import clock_span, long_date
from kcminutes.swedish.typography import no_break

HEADING: Final = "Kommande möten"


def coming_list(head: Head) -> tuple[ListBlock, ...]:
    """The coming meetings as a list; nothing if none is known."""
    entries = (ListEntry(None, (Paragraph(((Run(_line(coming)),),)),)) for coming in head.coming)
    return (ListBlock(ordered=False, entries=tuple(entries)),) if head.coming else ()


def _line(coming: ComingMeeting) -> str:
    when = f"{long_date(coming.day)} {clock_span(coming.start, coming.end)}".rstrip()
    return no_break(", ".join(filter(None, (when, " ".join(coming.body.split())))))
