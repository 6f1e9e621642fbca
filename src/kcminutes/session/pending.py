"""What stands in åtgärd rows and is no value yet, such as half a date."""

from msgspec.structs import replace

from kcminutes.meeting.edits import with_item
from kcminutes.meeting.model import Action, Meeting
from kcminutes.meeting.queries import item_at, path_to


class Pending:
    """The rows of one item, with what is typed and not finished written into their texts."""

    def __init__(self) -> None:
        self._item = ""
        self._actions: tuple[Action, ...] | None = None

    def set(self, item: str, actions: tuple[Action, ...] | None) -> bool:
        """Have these of the item with the id, or None; whether that is news."""
        if (actions is None and self._actions is None) or (item, actions) == (self._item, self._actions):
            return False
        self._item, self._actions = item, actions
        return True

    def put_into(self, meeting: Meeting) -> Meeting:
        """The meeting with them in place of what has been recorded there."""
        path = path_to(meeting, self._item) if self._actions is not None else None
        if path is None:
            return meeting
        return with_item(meeting, path, replace(item_at(meeting, path), actions=self._actions))
