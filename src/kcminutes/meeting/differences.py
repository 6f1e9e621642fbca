"""What differs between two versions of a meeting, in words."""

from kcminutes.meeting.model import Item, ItemPath, Meeting
from kcminutes.meeting.numbering import number
from kcminutes.meeting.queries import walk

_PARTS = (
    ("notes", "anteckningen"),
    ("decisions", "besluten"),
    ("actions", "åtgärderna"),
    ("background", "ärendebeskrivningen"),
    ("handled", "tiderna"),
)


def differences(before: Meeting, after: Meeting) -> list[str]:
    """A phrase for each thing that ``after`` has otherwise than ``before``, in reading order; empty if they are the same."""
    phrases = []
    if before.head != after.head:
        phrases.append("mötets uppgifter är ändrade")
    if before.participants != after.participants:
        phrases.append("deltagare eller närvaro är ändrade")
    old, new = dict(walk(before)), dict(walk(after))
    if [(path, item.title) for path, item in old.items()] == [(path, item.title) for path, item in new.items()]:
        for path, item in new.items():
            phrases += _item(path, old[path], item)
    else:
        phrases += _agenda(before, after)
    if not phrases and before != after:
        phrases.append("ärendena är ordnade på ett annat sätt")  # as items of the same title, or one that became a sub-item
    return phrases


def _item(path: ItemPath, before: Item, after: Item) -> list[str]:
    name = f"ärende {number(path)}"
    parts = [word for field, word in _PARTS if getattr(before, field) != getattr(after, field)]
    known = {field for field, _ in _PARTS} | {"subitems"}
    others = any(getattr(before, field) != getattr(after, field) for field in Item.__struct_fields__ if field not in known)
    phrases = [f"{name}: {', '.join([*parts, *(['uppgifterna'] if others else [])])} skiljer sig"] if parts or others else []
    grown = len(after.notes) - len(before.notes)
    if grown and phrases:
        phrases[0] += f" ({abs(grown)} tecken {'mer' if grown > 0 else 'mindre'} i anteckningen)"
    return phrases


def _agenda(before: Meeting, after: Meeting) -> list[str]:
    """Where items were added, removed or renamed, those with the same title are held against each other."""
    old = {item.title: (path, item) for path, item in walk(before)}
    new = {item.title: (path, item) for path, item in walk(after)}
    phrases = [f"ärendet ”{title}” finns till" for title in new if title not in old]
    phrases += [f"ärendet ”{title}” saknas" for title in old if title not in new]
    if [title for title in old if title in new] != [title for title in new if title in old]:
        phrases.append("ärendena står i en annan ordning")
    for title, (path, item) in new.items():
        if title in old:
            phrases += _item(path, old[title][1], item)
    return phrases


def in_one_sentence(phrases: list[str], most: int = 3) -> str:
    """The phrases as one sentence's end, with how many more there are."""
    more = f" och {len(phrases) - most} till" if len(phrases) > most else ""
    return "; ".join(phrases[:most]) + more
