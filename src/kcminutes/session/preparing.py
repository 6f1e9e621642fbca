"""What is prepared for an item before the meeting; each command names the item that it was shown for."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from kcminutes.meeting import placing
from kcminutes.meeting.decisions import regrouped
from kcminutes.meeting.model import Item
from kcminutes.meeting.place import Part, Place
from kcminutes.meeting.queries import item_at, path_to
from kcminutes.session.editing import Editing


class Preparing:
    """The commands for what is prepared. None does anything if there is no such item, or in a locked meeting."""

    def __init__(self, session: Editing) -> None:
        self._session = session

    def set_background(self, place: Place, text: str) -> None:
        """The background, as prose; the place tells the item, and where the cursor is."""
        self._type(place, "skrivet i Ärendebeskrivning", lambda item: replace(item, background=text))

    def set_proposals(self, place: Place, proposals: tuple[str, ...]) -> None:
        """The proposed decisions, by paragraphs; one that had several keeps them."""
        self._type(
            place, "skrivet i Förslag till beslut", lambda item: replace(item, proposals=regrouped(item.proposals, proposals))
        )

    def set_facts(self, place: Place, facts: Mapping[str, Any]) -> None:
        """Some of the item's other prepared fields, by their names."""
        self._type(place, "skrivet i ärendets uppgifter", lambda item: replace(item, **facts))

    def place(self, row: int, where: str) -> str:
        """Put what an import did not understand, in the row (from 0), where it belongs; a Swedish sentence that tells where.

        ``where``: "background" of the item at hand, "item" for a new one after it, "people", or "away".
        """
        session = self._session
        meeting, at = session.meeting, session.at
        unplaced = placing.unplaced_item(meeting)
        if session.locked or unplaced is None or at is None:
            return session.locked
        is_there = item_at(meeting, at).id == unplaced.id
        if where == "background" and is_there:
            return "Gå först till ärendet som det hör till; här står det redan."
        if where == "people":
            changed, told = placing.as_people(meeting, row), "Deltagare tillagd."
            if changed is meeting:
                return "Där står ingen ny deltagare; skriv som Namn, organisation, titel."
        elif where == "item":
            path = at if is_there else (at[0] + 1,)
            changed, told = placing.as_item(meeting, row, path), "Nytt ärende."
        elif where == "background":
            changed, told = placing.as_background(meeting, row, at), f"Till ”{item_at(meeting, at).title}”."
        else:
            changed, told = placing.thrown_away(meeting, row), "Borttaget."
        session.change(changed, "placerat ur importen", Place(session.here, Part.BACKGROUND))
        return told

    def _type(self, place: Place, label: str, edit: Callable[[Item], Item]) -> None:
        meeting = self._session.meeting
        path = path_to(meeting, place.item) if place.item else None
        if path:
            self._session.type(edit(item_at(meeting, path)), label, place)
