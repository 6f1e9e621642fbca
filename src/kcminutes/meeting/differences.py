"""What differs between two versions of a meeting, in words."""

from typing import Final

from msgspec.structs import replace

from kcminutes.meeting.model import FORMAT_VERSION, Item, ItemPath, Meeting
from kcminutes.meeting.numbering import Numbering, numbering_of
from kcminutes.meeting.queries import walk

_WORDS: Final = {
    "title": "rubriken",
    "notes": "anteckningen",
    "decisions": "besluten",
    "actions": "åtgärderna",
    "follow_ups": "uppföljningen",
    "background": "ärendebeskrivningen",
    "proposals": "förslagen",
    "handled": "tiderna",
    "reference": "uppgifterna",
    "planned_minutes": "uppgifterna",
    "presenters": "uppgifterna",
    "attachments": "uppgifterna",
    "origin": "uppgifterna",
    "status": "vad som blev av ärendet",
    "reason": "vad som blev av ärendet",
    "postponed_to": "vad som blev av ärendet",
    "handed_on": "vart ärendet går vidare",
}
"""What each field of an item is called; ids are nothing that a person sees, and sub-items are items."""

Pairs = dict[ItemPath, ItemPath]
"""For an item of the later meeting, where the same one stood in the earlier."""


def differences(before: Meeting, after: Meeting) -> list[str]:
    """A phrase for each thing that ``after`` has otherwise than ``before``, in reading order; empty if they are the same.

    An item is the same if it has the same id, else the same title. Items have the numbers that they have in ``after``. Meetings
    that differ only in ids, or in the version of their file's format, are the same.
    """
    if _seen(before) == _seen(after):
        return []
    phrases = []
    if before.head != after.head:
        phrases.append("mötets uppgifter är ändrade")
    if before.participants != after.participants:
        phrases.append("deltagare eller närvaro är ändrade")
    old, new = dict(walk(before)), dict(walk(after))
    pairs = same_items(old, new)
    phrases += _agenda(old, new, pairs)
    for path, item in new.items():
        if path in pairs:
            phrases += _item(numbering_of(after.head), path, old[pairs[path]], item)
    return phrases


def _seen(meeting: Meeting) -> Meeting:
    """The meeting as people see it, without ids."""
    return replace(meeting, version=FORMAT_VERSION, items=tuple(map(_seen_item, meeting.items)))


def _seen_item(item: Item) -> Item:
    actions = tuple(replace(action, id="") for action in item.actions)
    return replace(item, id="", actions=actions, subitems=tuple(map(_seen_item, item.subitems)))


def same_items(old: dict[ItemPath, Item], new: dict[ItemPath, Item]) -> Pairs:
    """The items that are in both: those with the same id, else the same title.

    Of several that could be the same, the first of each goes with the first.
    """
    pairs: Pairs = {}
    for field in ("id", "title"):
        taken = set(pairs.values())
        left: dict[str, list[ItemPath]] = {}
        for path, item in old.items():
            if path not in taken and (name := getattr(item, field)):
                left.setdefault(name, []).append(path)
        for path, item in new.items():
            if path not in pairs and (same := left.get(getattr(item, field))):
                pairs[path] = same.pop(0)
    return pairs


def _agenda(old: dict[ItemPath, Item], new: dict[ItemPath, Item], pairs: Pairs) -> list[str]:
    """What is said of the agenda itself: which items came and went, and whether the others stand where they stood."""
    kept = set(pairs.values())
    phrases = [f"ärendet ”{item.title}” finns till" for path, item in new.items() if path not in pairs]
    phrases += [f"ärendet ”{item.title}” saknas" for path, item in old.items() if path not in kept]
    places = [pairs[path] for path in new if path in pairs]
    if places != sorted(places):
        phrases.append("ärendena står i en annan ordning")
    elif any(len(path) != len(place) or pairs.get(path[:1]) != place[:1] for path, place in pairs.items()):
        phrases.append("ärendena är ordnade på ett annat sätt")  # as one that became a sub-item
    return phrases


def _item(numbering: Numbering, path: ItemPath, before: Item, after: Item) -> list[str]:
    seen, now = _seen_item(before), _seen_item(after)
    parts = dict.fromkeys(word for field, word in _WORDS.items() if getattr(seen, field) != getattr(now, field))
    if not parts:
        return []
    phrase = f"ärende {numbering.label(path)}: {', '.join(parts)} skiljer sig"
    if grown := len(after.notes) - len(before.notes):
        phrase += f" ({abs(grown)} tecken {'mer' if grown > 0 else 'mindre'} i anteckningen)"
    return [phrase]


def in_one_sentence(phrases: list[str], most: int = 3) -> str:
    """The phrases as one sentence's end, with how many more there are."""
    more = f" och {len(phrases) - most} till" if len(phrases) > most else ""
    return "; ".join(phrases[:most]) + more
