"""What the commands of an open meeting are made of."""

from datetime import datetime, time
from typing import Protocol

from kcminutes.meeting.model import Item, ItemPath, Meeting
from kcminutes.meeting.place import Place


class Editing(Protocol):
    """An open meeting as its commands know it; the session is one."""

    @property
    def meeting(self) -> Meeting:
        """The newest value."""

    @property
    def at(self) -> ItemPath | None:
        """Where the item at hand stands; None in a meeting without items."""

    @property
    def here(self) -> str | None:
        """The id of the item at hand; None in a meeting without items."""

    @property
    def locked(self) -> str:
        """A Swedish sentence that tells why the meeting can only be read; empty if it can be changed."""

    @property
    def is_somebody_elses(self) -> bool:
        """Whether somebody else has the file open."""

    @property
    def time(self) -> time:
        """The time now, in whole seconds, as it is recorded."""

    def now(self) -> datetime:
        """Local time now."""

    def change(self, meeting: Meeting, label: str, place: Place) -> None:
        """Have the meeting instead, as a step of undo with the label ("Ångrat: …"); nothing happens in a locked one."""

    def record(self, meeting: Meeting, label: str, place: Place) -> None:
        """The same, also in a final document: for reopening it."""

    def type(self, item: Item, label: str, place: Place) -> None:
        """Have the item instead of the one with its id, as typed at the place; keystrokes in a short time are one step of undo.

        Nothing happens if there is no such item, in a locked meeting, or if it is the same.
        """

    def move_to(self, path: ItemPath | None, *, touched: bool = False) -> None:
        """Have another item at hand, where a visit begins; ``touched``: something is recorded there already."""

    def leave(self) -> None:
        """The visit at the item at hand ends; have everything saved."""

    def stay(self) -> None:
        """A new visit to the item at hand begins."""

    def tell(self, *, typed: bool = False) -> None:
        """Tell the listeners."""
