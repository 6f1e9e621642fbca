"""What is odd about the days that have keys of their own: what lies on the wrong side of the meeting, and days without a status."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from kcminutes.checks.findings import Finding, Rule, quoted
from kcminutes.meeting.model import Head, Item
from kcminutes.meeting.place import HEAD, Part, Place
from kcminutes.meeting.states import ItemStatus
from kcminutes.swedish.dates_written import iso_with_weekday

_COMING: Final = Rule("kommande-passerat", "ett kommande möte ligger före mötets dag")
_APPROVED: Final = Rule(
    "faststallt-fore-motet", "dokumentet är fastställt före mötets dag, eller återöppnat innan det fastställdes"
)
_ORIGIN: Final = Rule("fran-efter-motet", "ett ärende kommer från ett möte som inte ligger före mötets dag")
_HANDED_ON: Final = Rule("vidare-fore-motet", "ett ärende går vidare till ett möte före mötets dag")
_POSTPONED: Final = Rule("bordlagt-till", "ett ärende är bordlagt till en dag som inte ligger efter mötet")
_NO_STATUS: Final = Rule("status-saknas", "ett ärende har en orsak eller en ny dag men är inte utgått eller bordlagt")
_FOLLOW_UP: Final = Rule("uppfoljning-dag", "en uppföljning är av ett möte efter mötets dag, eller har ett nytt slutdatum före den")
RULES: Final = (_COMING, _APPROVED, _ORIGIN, _HANDED_ON, _POSTPONED, _NO_STATUS, _FOLLOW_UP)


def head_days(head: Head) -> Iterator[Finding]:
    """What is odd about the coming meetings, and about when the document was made final."""
    for coming in head.coming:
        if coming.day < head.day:
            what = "Det kommande mötet" if not coming.body else f"Det kommande mötet i {coming.body}"
            text = f"{what} {iso_with_weekday(coming.day)} ligger före mötets dag"
            yield Finding(_COMING.name, text, "Rätta dagen eller ta bort mötet.", HEAD)
    for approval in head.approvals:
        if approval.day < head.day:
            text = f"Dokumentet är fastställt {iso_with_weekday(approval.day)}, före mötets dag"
        elif approval.reopened and approval.reopened < approval.day:
            text = (
                f"Dokumentet är återöppnat {iso_with_weekday(approval.reopened)}, "
                f"innan det fastställdes {iso_with_weekday(approval.day)}"
            )
        else:
            continue
        yield Finding(_APPROVED.name, text, "Rätta dagen.", HEAD)


def item_days(item: Item, day: date) -> Iterator[Finding]:
    """What is odd about the item's days and its status; ``day`` is the meeting's."""
    heading = Place(item.id, Part.ITEM)
    origin = item.origin
    if origin and _is_too_late(origin.meeting, origin.body, day):
        text = f"Ärendet kommer från mötet {iso_with_weekday(origin.meeting)}, som inte ligger före mötets dag"
        yield Finding(_ORIGIN.name, text, "Rätta dagen för mötet som ärendet kommer från.", heading)
    for handed_on in item.handed_on:
        if handed_on.day and handed_on.day < day:
            text = f"Ärendet går vidare till {quoted(handed_on.body)} {iso_with_weekday(handed_on.day)}, före mötets dag"
            yield Finding(_HANDED_ON.name, text, "Rätta dagen.", heading)
    if item.status is None and (item.reason or item.postponed_to):
        what = f"orsaken {quoted(item.reason)}" if item.reason else f"dagen {item.postponed_to}"
        text = f"Ärendet har {what} men är varken utgått eller bordlagt"
        yield Finding(_NO_STATUS.name, text, "Markera att ärendet utgick eller bordlades, eller ta bort uppgiften.", heading)
    elif item.status is ItemStatus.WITHDRAWN and item.postponed_to:
        text = f"Ärendet utgick men har en dag som det är bordlagt till, {item.postponed_to}"
        yield Finding(_NO_STATUS.name, text, "Bordlägg ärendet, eller ta bort dagen.", heading)
    elif item.postponed_to and item.postponed_to <= day:
        text = f"Ärendet är bordlagt till {iso_with_weekday(item.postponed_to)}, som inte ligger efter mötet"
        yield Finding(_POSTPONED.name, text, "Rätta datumet.", heading)
    for row, follow_up in enumerate(item.follow_ups):
        if _is_too_late(follow_up.meeting, follow_up.body, day):
            text = f"Uppföljningen är av mötet {iso_with_weekday(follow_up.meeting)}, som inte ligger före mötets dag"
        elif follow_up.new_due and follow_up.new_due < day:
            text = f"Det nya slutdatumet {iso_with_weekday(follow_up.new_due)} ligger före mötets dag"
        else:
            continue
        yield Finding(_FOLLOW_UP.name, text, "Rätta dagen.", Place(item.id, Part.FOLLOW_UPS, row))


def _is_too_late(earlier: date, body: str, day: date) -> bool:
    """Whether what ought to be an earlier meeting is none: another body may have met on the same day."""
    return earlier > day or (earlier == day and not body)
