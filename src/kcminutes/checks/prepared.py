"""What is missing or odd in an agenda, before anything is recorded."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from kcminutes.checks.findings import Finding, Rule
from kcminutes.meeting.model import Item, Meeting
from kcminutes.meeting.place import HEAD, Part, Place
from kcminutes.meeting.placing import UNPLACED_TITLE
from kcminutes.meeting.queries import walk
from kcminutes.meeting.schedule import called_minutes, planned_minutes

_TOO_LONG: Final = Rule("minuter-ryms-inte", "kallelsens ärenden har fler planerade minuter än mötet är kallat till")
_UNPLACED: Final = Rule("import-oplacerat", "kallelsen har text från en inläsning som inte är placerad")
_NO_PRESENTER: Final = Rule("foredragande-saknas", "ett förberett ärende i kallelsen har ingen föredragande", hint=True)
_NO_BACKGROUND: Final = Rule("beskrivning-saknas", "ett förberett ärende i kallelsen har ingen ärendebeskrivning", hint=True)
_LARGE: Final = 20
"""Planned minutes."""
RULES: Final = (_TOO_LONG, _UNPLACED, _NO_PRESENTER, _NO_BACKGROUND)


def agenda_findings(meeting: Meeting) -> Iterator[Finding]:
    """What is odd about the agenda as a whole."""
    planned = sum(planned_minutes(item) or 0 for item in meeting.items)
    called = called_minutes(meeting.head)
    if called and planned > called:
        text = f"Ärendena tar {planned} minuter och mötet är kallat till {called}"
        yield Finding(_TOO_LONG.name, text, "Korta ner ärenden, eller kalla till en längre tid.", HEAD)


def prepared_findings(meeting: Meeting) -> dict[str, Finding]:
    """What is missing in the agenda's items, by their ids.

    An item about which nothing was prepared lacks nothing; and where most of the others have no presenter, or no background, that
    is the group's way, and nobody's oversight.
    """
    found: dict[str, Finding] = {}
    items = [item for _, item in walk(meeting)]
    for item in items:
        if item.title == UNPLACED_TITLE:
            text, place = "Text från inläsningen är inte placerad", Place(item.id, Part.BACKGROUND)
            found[item.id] = Finding(_UNPLACED.name, text, "Flytta den dit den hör, eller kasta den.", place)
    prepared = [item for item in items if item.id not in found and _is_prepared(item)]
    for item in _lacking(prepared, lambda item: bool(item.presenters)):
        place = Place(item.id, Part.ITEM)
        text = "Ärendet har ingen föredragande"
        found[item.id] = Finding(_NO_PRESENTER.name, text, "Skriv vem som föredrar det.", place, hint=True)
    for item in _lacking(prepared, lambda item: bool(item.background.strip())):
        place = Place(item.id, Part.BACKGROUND)
        text = "Ärendet har ingen ärendebeskrivning"
        found[item.id] = Finding(_NO_BACKGROUND.name, text, "Skriv vad det handlar om.", place, hint=True)
    return found


def _is_prepared(item: Item) -> bool:
    return bool(item.background.strip() or item.proposals or item.presenters or item.attachments)


def _lacking(items: Sequence[Item], has: Callable[[Item], bool]) -> list[Item]:
    """The large items that lack what most of the items have: a short one may well go without."""
    without = [item for item in items if not has(item)]
    is_usual = len(without) * 2 < len(items)
    return [item for item in without if is_usual and (planned_minutes(item) or 0) >= _LARGE]
