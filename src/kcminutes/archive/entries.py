"""The items of a kallelse that is being made, each with where it stood before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kcminutes.archive.titles import is_closer
from kcminutes.meeting.ids import new_id
from kcminutes.meeting.model import Item, ItemPath, Meeting, Origin


@dataclass(frozen=True)
class Entry:
    """An item of the new kallelse, and where it stood."""

    item: Item
    source: Meeting | None = None
    """The meeting that it stood in; None for an item that stood nowhere."""
    path: ItemPath = ()
    subpaths: tuple[ItemPath, ...] = ()
    """Where each of its sub-items stood."""
    waited: bool = False
    """Whether it is a matter that waited for this meeting, and no item that recurs by itself."""

    def stood_at(self, index: int) -> dict[ItemPath, ItemPath]:
        """For where the item and its sub-items stood, where they stand in the kallelse, as its item number ``index`` from 0."""
        if not self.path:
            return {}
        return {self.path: (index,)} | {path: (index, sub) for sub, path in enumerate(self.subpaths)}


def prepared_item(item: Item, origin: Origin | None = None, subitems: Iterable[Item] = ()) -> Item:
    """The item as it was prepared, with nothing that was recorded, and with an id of its own."""
    return Item(
        id=new_id(),
        title=item.title,
        reference=item.reference,
        planned_minutes=item.planned_minutes,
        presenters=item.presenters,
        attachments=item.attachments,
        background=item.background,
        proposals=item.proposals,
        origin=origin,
        subitems=tuple(subitems),
    )


def with_waiting(entries: list[Entry], entry: Entry) -> list[Entry]:
    """The entries with a matter that waited: in the place of the item of the same title, else before what ends the meeting."""
    title = folded(entry.item.title)
    for index, other in enumerate(entries):
        if not other.waited and folded(other.item.title) == title:
            return [*entries[:index], entry, *entries[index + 1 :]]
    end = len(entries)
    while end and not entries[end - 1].waited and is_closer(entries[end - 1].item.title):
        end -= 1
    return [*entries[:end], entry, *entries[end:]]


def before_closers(items: Sequence[Item]) -> int:
    """The index at which one more item goes: before what ends the meeting."""
    end = len(items)
    while end and is_closer(items[end - 1].title):
        end -= 1
    return end


def folded(title: str) -> str:
    """What is the same of a title whatever its capitals and spaces."""
    return " ".join(title.casefold().split())
