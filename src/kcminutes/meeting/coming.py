"""When the group meets next: the item that is about it, and the day."""

import re
from datetime import date
from typing import Final

from kcminutes.meeting.model import ItemPath, Meeting
from kcminutes.meeting.queries import item_at, walk
from kcminutes.swedish.dates_in_prose import next_meeting_date, without_article

# "Nästa möte", "Tid för nästa sammanträde", "Kommande KC-möten", "KC-möten 2017"; but not "Inför regionrådets nästa möte", nor
# "Nästa möte med regionen": those are other matters.
_ABOUT_COMING: Final = re.compile(
    r"(?:(?:avslutning|avslut|mötet avslutas)(?: och|,) )?(?:(?:dag|datum|tid|tider|plats)\b(?:.*\bför)? )?"
    r"(?:(?:nästa|nästkommande|kommande) (?:(?:\w+ )?(?:\w+-)?\w*(?:(?:möte|sammanträde)\w*|träff(?:en|ar|arna)?)\b|kc\b|gång\b)"
    r"|(?:\w+-?)?(?:möten|sammanträden|mötestider) (?:(?:hösten|våren|ht|vt) )?(?:19|20)\d\d\b"
    r"|(?:mötes|sammanträdes)(?:tid(?:er|erna)?|tids?plan(?:en)?|dag(?:ar|arna)?|datum|plan(?:en)?|plane\w+)\b)"
    r"(?! (?:med|hos) | (?:i|för) andra\b)"
    r"(?: (?:i|för) (?P<whose>\w*(?:rådet|nämnden|styrelsen|utskottet|gruppen|fullmäktige))\b)?",
    re.IGNORECASE,
)


def is_about_coming(title: str, body: str = "") -> bool:
    """Whether an item with the title is about when the body's next meetings are; those of a body that is named are its alone."""
    match = _ABOUT_COMING.match(" ".join(title.split()))
    if match is None or not match["whose"]:
        return match is not None
    return re.search(rf"{without_article(match['whose'].casefold())}(?:en|et|n|e)?\b", body.casefold()) is not None


def coming_item(meeting: Meeting) -> ItemPath | None:
    """The first item that is about when the next meetings are; None if there is none."""
    return next((path for path, item in walk(meeting) if is_about_coming(item.title, meeting.head.body)), None)


def next_meeting(meeting: Meeting) -> date | None:
    """The day of the body's next meeting: what an item about it tells, else the first of the coming meetings; None if unknown.

    What was recorded at the item counts before what was prepared.
    """
    day = meeting.head.day
    if path := coming_item(meeting):
        item = item_at(meeting, path)
        for texts in ((item.notes, *item.decisions), (item.background, *item.proposals)):
            if found := next_meeting_date("\n".join(texts), after=day, body=meeting.head.body):
                return found
    return min((coming.day for coming in meeting.head.coming if coming.day > day and not coming.body), default=None)
