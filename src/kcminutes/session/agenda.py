"""The agenda's structure: items put in, moved and taken away while the meeting goes on."""

from collections.abc import Sequence

from msgspec.structs import replace

from kcminutes.meeting import edits
from kcminutes.meeting.ids import all_ids, new_id
from kcminutes.meeting.model import Item, ItemPath, Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.place import Part, Place
from kcminutes.meeting.queries import path_to
from kcminutes.session.editing import Editing


class Agenda:
    """The commands for the agenda's structure. None does anything in a locked meeting."""

    def __init__(self, session: Editing) -> None:
        self._session = session

    def insert_item(self, item: Item) -> None:
        """Put a new item in after the one at hand (after its parent, if that is a sub-item) and step to it."""
        at = self._session.at
        self._insert((at[0] + 1,) if at else (0,), item, "nytt ärende")

    def insert_subitem(self, item: Item) -> None:
        """Put a new sub-item in last under the item at hand (or after the sub-item at hand) and step to it."""
        at = self._session.at
        if at is None:
            self.insert_item(item)
            return
        last = len(self._session.meeting.items[at[0]].subitems)
        self._insert((at[0], at[1] + 1 if len(at) > 1 else last), item, "nytt underärende")

    def _insert(self, path: ItemPath, item: Item, label: str) -> None:
        session = self._session
        if session.locked:
            return
        session.leave()
        item = replace(item, id=new_id(all_ids(session.meeting)))
        session.change(edits.with_inserted(session.meeting, path, item), label, Place(item.id, Part.ITEM))
        session.move_to(path, touched=True)
        session.tell()

    def put_in(self, index: int, items: Sequence[Item], label: str) -> None:
        """Put items in at the index (from 0), as one step of undo."""
        session, meeting = self._session, self._session.meeting
        for place, item in enumerate(items, index):
            meeting = edits.with_inserted(meeting, (place,), item)
        session.change(meeting, label, Place(None, Part.HEAD))

    def take_in(self, added: Meeting, digest: str) -> None:
        """Have what a changed agenda added, as `kcminutes.meeting.additions` made it, and know that agenda by its digest."""
        session = self._session
        session.change(replace(added, head=replace(added.head, agenda=digest)), "nytt ur kallelsen", Place(None, Part.HEAD))

    def remove_item(self, item: str) -> None:
        """Take the item away, with its sub-items; undo brings it back."""
        session = self._session
        if path := path_to(session.meeting, item):
            number = numbering_of(session.meeting.head).number(path)
            session.change(edits.with_removed(session.meeting, path), f"borttaget ärende {number}", Place(item, Part.ITEM))

    def move_item(self, item: str, by: int) -> bool:
        """Move the item up (-1) or down (1) among its siblings; False at the end."""
        session = self._session
        path = path_to(session.meeting, item)
        if path is None or session.locked:
            return False
        siblings = session.meeting.items if len(path) == 1 else session.meeting.items[path[0]].subitems
        to = path[-1] + by
        if not 0 <= to < len(siblings):
            return False
        session.change(edits.with_moved(session.meeting, path, to), "flyttat ärende", Place(item, Part.ITEM))
        return True
