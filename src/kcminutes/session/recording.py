"""What is recorded in an item: what was said, decided and is to be done; each command names the item that it was shown for."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from kcminutes.meeting import edits
from kcminutes.meeting.decisions import is_decided, paragraphs_of, regrouped
from kcminutes.meeting.ids import all_ids, new_id
from kcminutes.meeting.model import Action, FollowUp, HandedOn, Item
from kcminutes.meeting.place import Part, Place
from kcminutes.meeting.queries import item_at, path_to
from kcminutes.meeting.states import ItemStatus
from kcminutes.session.editing import Editing
from kcminutes.session.lifting import Adopted


class Recording:
    """The commands for what is recorded. None does anything if there is no such item, or in a locked meeting."""

    def __init__(self, session: Editing) -> None:
        self._session = session
        self._adopted = Adopted()

    def set_notes(self, place: Place, text: str) -> None:
        """What was said, as prose; the place tells the item, and where the cursor is."""
        self._type(place, "skrivet i Anteckning", lambda item: replace(item, notes=text))

    def set_decisions(self, place: Place, decisions: tuple[str, ...]) -> None:
        """What was decided, paragraph by paragraph; a decision that has several keeps them."""
        self._type(place, "skrivet i BESLUT", lambda item: replace(item, decisions=regrouped(item.decisions, decisions)))

    def set_actions(self, place: Place, actions: tuple[Action, ...]) -> None:
        """The item's actions; the place tells the item and where the change is. Empty ones are left out, new ones get an id."""
        kept = tuple(action for action in actions if not action.is_empty)
        if not all(action.id for action in kept):
            taken = all_ids(self._session.meeting)
            kept = tuple(action if action.id else replace(action, id=new_id(taken)) for action in kept)
        self._type(place, "skrivet i ÅTGÄRDER", lambda item: replace(item, actions=kept))

    def adopt_proposals(self, item: str) -> int:
        """Make the prepared proposals decisions, those that are not yet; how many became one.

        Each is one decision, also of several paragraphs. One that is a decision already is none a second time, also if it was
        edited or has blank lines.
        """
        found = self._item(item)
        new = self._adopted.not_taken(found) if found else []
        if found and new and not self._session.locked:
            self._adopted.note(found, new)
            self._add_decisions(item, list(new), "förslaget som beslut")
            return len(new)
        return 0

    def lift(self, item: str, text: str) -> bool:
        """Make what was said a decision, each paragraph one; False if there is nothing in it that is not one already."""
        found = self._item(item)
        new = [part for part in paragraphs_of(text) if not is_decided(found.decisions, part)] if found else []
        if not new or self._session.locked:
            return False
        self._add_decisions(item, new, "stycket som beslut")
        return True

    def _add_decisions(self, item: str, new: list[str], label: str) -> None:
        place = Place(item, Part.DECISIONS)
        self._change(place, label, lambda old: replace(old, decisions=(*old.decisions, *dict.fromkeys(new))))

    def remove_action(self, item: str, index: int) -> Action | None:
        """Take the item's åtgärd with that index away; the one that was, or None if there is none."""
        found = self._item(item)
        if found is None or not 0 <= index < len(found.actions) or self._session.locked:
            return None
        kept = (*found.actions[:index], *found.actions[index + 1 :])
        self._change(Place(item, Part.ACTIONS, index), "borttagen åtgärd", lambda old: replace(old, actions=kept))
        return found.actions[index]

    def set_status(self, item: str, status: ItemStatus | None, reason: str = "", to: date | None = None) -> None:
        """Withdraw or postpone the item, or take it up after all (None)."""
        label = {ItemStatus.WITHDRAWN: "utgick", ItemStatus.POSTPONED: "bordlagt", None: "återupptaget ärende"}[status]
        to = to if status is ItemStatus.POSTPONED else None
        reason = reason if status else ""
        self._change(Place(item, Part.ITEM), label, lambda old: replace(old, status=status, reason=reason, postponed_to=to))

    def set_follow_up(self, item: str, row: FollowUp) -> None:
        """What the item heard of an earlier meeting's åtgärd, of which it has one row: in its place, or after the others."""

        def edit(old: Item) -> Item:
            rows = old.follow_ups
            same = next((index for index, one in enumerate(rows) if _is_of_same(one, row)), len(rows))
            return replace(old, follow_ups=(*rows[:same], row, *rows[same + 1 :]))

        self._change(Place(item, Part.FOLLOW_UPS), "uppföljning", edit)

    def hand_on(self, item: str, to: HandedOn) -> None:
        """Hand the item on to another body; once more to the same one changes how."""

        def edit(old: Item) -> Item:
            others = tuple(one for one in old.handed_on if one.body.casefold() != to.body.casefold())
            return replace(old, handed_on=(*others, to))

        self._change(Place(item, Part.ITEM), "lämnat vidare", edit)

    def take_back(self, item: str, body: str = "") -> None:
        """Hand the item on to the body no longer, or with no body to none at all."""

        def edit(old: Item) -> Item:
            return replace(old, handed_on=tuple(one for one in old.handed_on if body and one.body != body))

        self._change(Place(item, Part.ITEM), "inte lämnat vidare", edit)

    def set_facts(self, item: str, facts: Mapping[str, Any]) -> None:
        """Give some of the item's fields, by their names, other values, as after its title and facts were edited."""
        self._change(Place(item, Part.ITEM), "ärendets uppgifter", lambda old: replace(old, **facts))

    def _item(self, item: str | None) -> Item | None:
        path = path_to(self._session.meeting, item) if item else None
        return item_at(self._session.meeting, path) if path else None

    def _type(self, place: Place, label: str, edit: Callable[[Item], Item]) -> None:
        if item := self._item(place.item):
            self._session.type(edit(item), label, place)

    def _change(self, place: Place, label: str, edit: Callable[[Item], Item]) -> None:
        meeting = self._session.meeting
        path = path_to(meeting, place.item) if place.item else None
        if path:
            self._session.change(edits.with_item(meeting, path, edit(item_at(meeting, path))), label, place)


def _is_of_same(one: FollowUp, other: FollowUp) -> bool:
    """Whether both are of one åtgärd."""
    return (one.meeting, one.body, one.action) == (other.meeting, other.body, other.action)
