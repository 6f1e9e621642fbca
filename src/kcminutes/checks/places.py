"""Where a finding is, in words, for a line of text."""

from typing import Final

from kcminutes.meeting.model import Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.place import Part, Place
from kcminutes.meeting.queries import path_to

_PARTS: Final = {
    Part.NOTES: "Anteckning",
    Part.DECISIONS: "BESLUT",
    Part.BACKGROUND: "Ärendebeskrivning",
    Part.PROPOSALS: "förslag",
    Part.ACTIONS: "åtgärd",
    Part.FOLLOW_UPS: "uppföljning",
}
_WITH_ROWS: Final = (Part.ACTIONS, Part.FOLLOW_UPS)


def place_in_words(place: Place, meeting: Meeting) -> str:
    """As in "Ärende 15.1, åtgärd 2", "Närvaro" and "Mötets uppgifter"; the item has the number that it has in the meeting."""
    if place.part is Part.PEOPLE:
        return "Närvaro"
    if place.item is None:
        return "Mötets uppgifter"
    path = path_to(meeting, place.item)
    item = "Borttaget ärende" if path is None else f"Ärende {numbering_of(meeting.head).label(path)}"
    part = _PARTS.get(place.part, "")
    if place.part in _WITH_ROWS:
        part = f"{part} {place.row + 1}"
    return f"{item}, {part}" if part else item
