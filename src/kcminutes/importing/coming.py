"""The coming meetings that minutes or an agenda tell of: in an item of that name, or a sentence that begins so."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from kcminutes.importing.days import days_in, times_in
from kcminutes.importing.label import Label
from kcminutes.importing.labels import meanings
from kcminutes.meeting.model import ComingMeeting, Item
from kcminutes.swedish.dates_in_prose import without_article
from kcminutes.swedish.municipalities import MUNICIPALITIES

_BEGINS: Final = (
    r"(?i)\W*(?:nästa|nästkommande|kommande)\s+\w*(?:möten?|sammanträden?|träff(?:ar)?|mötestid(?:er)?|sammanträdestid(?:er)?)\b"
)
_MOST: Final = 60
_LONGEST: Final = 120
"""As many signs before a day may tell whose it is."""
_BODY_BEFORE: Final = (
    r"(?:(?<![\w-])(?P<name>(?:[A-ZÅÄÖ]\w+\s+){0,2}\w*(?i:(?<!om)råd(?:et)?|styrelsen?|nämnd(?:en)?|grupp(?:en)?|utskott(?:et)?|presidi(?:et|um)"
    r"|fullmäktige|nätverk(?:et)?|förbund(?:et)?|kommittén?|forum(?:et)?))|(?:^|[,;|])\W*(?P<letters>[A-ZÅÄÖ]{2,4}))(?i:s?[\s-]*(?:möte|sammanträde)(?:t|n|na)?)?"
    r"(?i:[\s|:,;(–-]+(?:är|blir|hålls|äger rum|sammanträder|möts|träffas|nästa gång|den|\w+dag(?:en)?"
    r"|(?:må|ti|on|to|fr|lö|sö)[a-zå]{0,2}\.?|(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*\.?))*[\s|:,;(–-]*$"
)
"""A body, told by what it is called or by its letters, with nothing but words of time between it and the day."""
_NO_BODY: Final = (
    r"möte|datum|dag|tid|obs|den|är|nytt|ny|via|kl|prel|nu|zoom|mån|tis|ons|tors?|fre|lör|sön|må|ti|on|to|fr|lö|sö"
    r"|jan|feb|mars|apr|maj|juni|juli|aug|sept?|okt|nov|dec"
)
"""Words in capitals that are no body's letters."""
_LETTERS: Final = {
    "KS": "kommunstyrelsen",
    "KF": "kommunfullmäktige",
    "RS": "regionstyrelsen",
    "RF": "regionfullmäktige",
    "RR": "regionrådet",
    "AU": "arbetsutskottet",
    "KSAU": "kommunstyrelsens arbetsutskott",
}


def coming_in(items: Iterable[Item], day: date) -> tuple[ComingMeeting, ...]:
    """The meetings after ``day`` that the items' texts name, each body's day once, in their order."""
    found: dict[tuple[date, str], ComingMeeting] = {}
    for item in items:
        for one in (item, *item.subitems):
            if re.match(_BEGINS, one.title):
                for meeting in _of_line(one.title, day):
                    found.setdefault((meeting.day, meeting.body), meeting)
            named = Label.COMING in meanings(one.title)[0] or re.match(_BEGINS, one.title) is not None
            below = False
            for text in filter(str.strip, f"{one.notes}\n{one.background}".split("\n")):
                begins = re.match(_BEGINS, text)
                meetings = list(_of_line(text, day)) if named or begins or below else []
                for meeting in meetings:
                    found.setdefault((meeting.day, meeting.body), meeting)
                # Under words that are a heading alone, lines with days follow.
                below = bool(meetings) if below else begins is not None and not text[begins.end() :].strip(" :")
    return tuple(found.values())[:_MOST]


def _of_line(text: str, day: date) -> Iterator[ComingMeeting]:
    days = [one for one in days_in(text, after=day) if one.day > day]
    for at, one in enumerate(days):
        until = days[at + 1].start if at + 1 < len(days) else len(text)
        start, end, _ = times_in(text[one.end : until], bare=False)
        yield ComingMeeting(day=one.day, start=start, end=end, body=body_before(text[: one.start]))


def body_before(text: str) -> str:
    """The body whose meeting's day stands right after the text; empty where no body is named."""
    named = re.search(_BODY_BEFORE, text[-_LONGEST:])
    if named is None:
        return ""
    if letters := named["letters"]:
        return "" if re.fullmatch(_NO_BODY, letters.casefold()) or letters.capitalize() in MUNICIPALITIES else letters
    return re.sub(r"(?i)^(?:nästa|kommande)\s+", "", named["name"])


def is_own(name: str, body: str) -> bool:
    """Whether the name, or its letters alone ("KC"), is that of the body whose minutes these are."""
    own, named = body.casefold(), _LETTERS.get(name, name).casefold()
    if not named or not own:
        return not named
    if not name.isupper() or name in _LETTERS:
        return without_article(own).endswith(without_article(named)) or own.startswith(f"{named} ") or named.endswith(own)
    return re.search(r"(?<!\w)" + r"[\w\s]*?".join(map(re.escape, named)), own) is not None
