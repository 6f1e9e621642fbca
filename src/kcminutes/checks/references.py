"""What texts say of other items by their numbers: whether there is such an item, and which it is now."""

from collections.abc import Iterator
from typing import Final

from kcminutes.checks.findings import Finding, Rule, quoted
from kcminutes.meeting.model import Item
from kcminutes.meeting.place import Place
from kcminutes.meeting.references import Reference

_ASTRAY: Final = Rule("hanvisning-fel", "en text hänvisar till ett ärende som inte finns")
_BY_NUMBER: Final = Rule("hanvisning", "en text hänvisar till ett ärende med dess nummer, som kan ändras", hint=True)
RULES: Final = (_ASTRAY, _BY_NUMBER)


def reference_findings(items: dict[str, Item], item: Item, found: list[tuple[Place, Reference]]) -> Iterator[Finding]:
    """What the item's texts say of items by their numbers, by which the meeting's items are given."""
    for place, reference in found:
        meant = items.get(reference.number)
        if meant is None:
            yield Finding(_ASTRAY.name, f"{quoted(reference.words)} finns inte", "Rätta numret i hänvisningen.", place)
        elif meant.id != item.id:  # one's own number is said by those who want to be clear
            text, remedy = f"{quoted(reference.words)} är {quoted(meant.title)}", "Rätta numret om ett annat ärende menas."
            yield Finding(_BY_NUMBER.name, text, remedy, place, hint=True)
