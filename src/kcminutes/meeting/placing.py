"""What an import did not understand, and where a person puts it: each paragraph of a last item goes where it belongs."""

from typing import Final

from msgspec.structs import replace

from kcminutes.meeting import edits
from kcminutes.meeting.decisions import paragraphs_of
from kcminutes.meeting.ids import all_ids, new_id
from kcminutes.meeting.model import Item, ItemPath, Meeting
from kcminutes.meeting.queries import item_at, path_to
from kcminutes.swedish.characters import one_line

UNPLACED_TITLE: Final = "Ej placerat vid importen"
"""The title of the item, the meeting's last, whose background is what was not understood."""


def unplaced_item(meeting: Meeting) -> Item | None:
    """The item with what was not understood; None if there is none."""
    return next((item for item in reversed(meeting.items) if item.title == UNPLACED_TITLE), None)


def unplaced_texts(meeting: Meeting) -> tuple[str, ...]:
    """What was not understood and is not placed yet, in the file's order."""
    item = unplaced_item(meeting)
    return paragraphs_of(item.background) if item else ()


def thrown_away(meeting: Meeting, row: int) -> Meeting:
    """The meeting without the text in the row (from 0) of `unplaced_texts`; the item goes with the last of them."""
    item = unplaced_item(meeting)
    path = path_to(meeting, item.id) if item else None
    if item is None or path is None:
        return meeting
    texts = paragraphs_of(item.background)
    left = (*texts[:row], *texts[row + 1 :])
    if not left and replace(item, background="") == Item(id=item.id, title=item.title):
        return edits.with_removed(meeting, path)
    return edits.with_item(meeting, path, replace(item, background="\n\n".join(left)))


def as_background(meeting: Meeting, row: int, path: ItemPath) -> Meeting:
    """The meeting with the text in the row last in the background of the item at the path."""
    text, item = unplaced_texts(meeting)[row], item_at(meeting, path)
    background = f"{item.background.rstrip()}\n\n{text}".strip()
    return thrown_away(edits.with_item(meeting, path, replace(item, background=background)), row)


def as_item(meeting: Meeting, row: int, path: ItemPath) -> Meeting:
    """The meeting with the text in the row as the title of a new item at the path: its first line; the rest is the background."""
    first, _, rest = unplaced_texts(meeting)[row].partition("\n")
    item = Item(id=new_id(all_ids(meeting)), title=one_line(first), background=rest.strip())
    return edits.with_inserted(thrown_away(meeting, row), path, item)


def as_people(meeting: Meeting, row: int) -> Meeting:
    """The meeting with the people in the text in the row among the participants; the meeting itself if it names nobody new."""
    from kcminutes.meeting.people_lines import read_people  # the first key needs the other functions here only

    people = read_people(unplaced_texts(meeting)[row], meeting.participants)
    if not people:
        return meeting
    return thrown_away(replace(meeting, participants=(*meeting.participants, *people)), row)
