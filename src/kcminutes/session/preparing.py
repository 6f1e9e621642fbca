"""What is prepared for an item before the meeting; each command names the item that it was shown for."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from kcminutes.meeting.decisions import regrouped
from kcminutes.meeting.model import Item
from kcminutes.meeting.place import Place
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

    def _type(self, place: Place, label: str, edit: Callable[[Item], Item]) -> None:
        meeting = self._session.meeting
        path = path_to(meeting, place.item) if place.item else None
        if path:
            self._session.type(edit(item_at(meeting, path)), label, place)
