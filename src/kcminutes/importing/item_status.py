"""That an item was withdrawn or postponed, as minutes say it."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from kcminutes.importing.days import days_in
from kcminutes.importing.item_texts import ItemParts
from kcminutes.importing.said import is_said
from kcminutes.meeting.states import ItemStatus

_MATTER: Final = r"(?:ärendet|punkten|frågan|motionen|interpellationen|medborgarförslaget|förslaget|remissen|ansökan|rapporten)"
_WITHDRAWN: Final = (
    rf"(?:^|{_MATTER}\s+)(?:utgick|utgår|utgått|har utgått|drogs tillbaka|dras tillbaka|är struk(?:et|en)|ströks)\b"
    r"(?!\s+(?:från|ur|i|av)\b)"
)
_POSTPONED: Final = (
    rf"(?:^|frågan om [^.]{{3,60}}? |{_MATTER}\s+(?:\w+\s+){{0,2}}?)(?:bordlagt|bordlagd|bordläggs|bordlades|bordläggas|"
    r"bordlägga|sköts upp|skjuts upp|tas upp på nästa möte i stället"
    r"|flytta(?:s|des) (?:för behandling )?(?:till|vid) (?:nästa|(?:näst)?kommande) [\w-]*(?:möte|sammanträde|gång))\b"
    r"(?!\s+(?:vid|i|av|på (?!grund)|ärende)\b)"
)
SAYS_STATUS: Final = (
    r"(?i)(?:ärendet|punkten|frågan(?: om [^.]{3,60}?)?) (?:utgår|utgick|bordläggs|bordlades"
    r"|(?:skjuts|sköts) upp|flytta(?:s|des)(?: för behandling)?(?= (?:till|vid) ))"
    r"(?: (?:till|vid) (?:nästa|(?:näst)?kommande) [\w-]*(?:möte|sammanträde)\w*| till \w*(?:möte|sammanträde)t i \w+)?"
    r"(?: under \w+)?"
    r"(?: (?:p\.?\s?g\.?\s?a\.?|på grund av|eftersom|då) [^.]{3,80})?\.?"
)
"""A sentence of its own that says nothing else."""


class StatusReader:
    """Reads it out of texts of the meeting on the day; ``years`` are those that a day without one may be of."""

    def __init__(self, day: date, years: Sequence[int]) -> None:
        self._day, self._years = day, years

    def take(self, parts: ItemParts, text: str) -> bool:
        """Take the text as the item's status, if it begins with one; True if that is all that it says."""
        first = re.split(r"(?<=[.!])\s", text)[0]
        if len(first) > 160:
            return False
        if (match := re.search(_WITHDRAWN, first, re.IGNORECASE)) and is_said(first, match):
            parts.status = ItemStatus.WITHDRAWN
        elif (match := re.search(_POSTPONED, first, re.IGNORECASE)) and is_said(first, match):
            parts.status = ItemStatus.POSTPONED
            parts.postponed_to = self._day_after(text)
        else:
            return False
        rest = text[match.end() :].strip(" .,:–-")
        if parts.reason or len(text) > 200:
            return False
        parts.reason = (
            ""
            if parts.postponed_to and len(rest) < 30
            else re.sub(r"^(?:p\.?\s?g\.?\s?a\.?(?: att)?|på grund av(?: att)?|eftersom|då|till följd av)\s+", "", rest)
        )
        parts.reason = parts.reason[:1].upper() + parts.reason[1:]
        return match.start() == 0 or len(first) < 90

    def take_decision(self, parts: ItemParts, text: str) -> None:
        """A decision that postpones the item sets its status; the text stays a decision."""
        if (
            len(text) < 200
            and parts.status is None
            and (
                match := re.search(
                    r"\b(?:bordläggs|bordlägga|bordlades|bordlagt|(?:skjuts|sköts) upp(?= till nästa))\b", text, re.IGNORECASE
                )
            )
            and is_said(text, match)
        ):
            parts.status, parts.postponed_to = ItemStatus.POSTPONED, self._day_after(text)

    def _day_after(self, text: str) -> date | None:
        found = [one.day for one in days_in(text, years=self._years, after=self._day) if one.day > self._day]
        return found[0] if found else None
