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
    r"(?:^(?:utgick|utgår|utgått|har utgått|drogs tillbaka|dras tillbaka|är struk(?:et|en)|ströks)"
    r"(?=\s*(?:,(?= \w+ (?:är|har|saknas|kan)\b)|[.(–-]|$|p\.?\s?g|på grund|då|eftersom|till följd|tills vidare"
    r"|på dagens|vid dagens))"
    rf"|{_MATTER}\s+(?:utgick|utgår|utgått|har utgått|drogs tillbaka|dras tillbaka|är struk(?:et|en)|ströks)\b)"
    r"(?!\s+(?:från(?! dagens\b)|ifrån|ur|i|av)\b)"
)
_POSTPONED: Final = (
    rf"(?:^|frågan om [^.]{{3,60}}? |{_MATTER}\s+(?:\w+\s+){{0,2}}?)"
    r"(?:bordlag[td](?! (?:från|fråga|ärende|sedan))|bordläggs|bordlägges|bordlades|bordläggas|"
    r"bordlägga|hanns inte med|hann inte behandlas|sköts upp|skjuts upp|tas upp på nästa möte i stället"
    r"|flytta(?:s|des) (?:för behandling )?(?:till|vid) (?:nästa|(?:näst)?kommande) [\w-]*(?:möte|sammanträde|gång))\b"
    r"(?!\s+(?:vid|i|av|på (?!grund)|ärende)\b)"
)
SAYS_STATUS: Final = (
    r"(?i)(?:efter \w+ )?bordlä(?:ggs|gges|des) (?:ärendet|punkten|frågan)\.?"
    r"|(?:ärendet|punkten|frågan(?: om [^.]{3,60}?)?) (?:utgår|utgick|bordläggs|bordlades"
    r"|(?:skjuts|sköts) upp|flytta(?:s|des)(?: för behandling)?(?= (?:till|vid) ))"
    r"(?: (?:till|vid) (?:nästa|(?:näst)?kommande) [\w-]*(?:möte|sammanträde)\w*| till \w*(?:möte|sammanträde)t i \w+)?"
    r"(?: under \w+)?"
    r"(?: (?:p\.?\s?g\.?\s?a\.?|på grund av|eftersom|då) [^.]{3,80})?\.?"
)
"""A sentence of its own that says nothing else."""


_DECIDED: Final = (
    rf"(?:^(?:[-–•*]\s*|\d+[.)]\s*)?|\batt |\bbeslut\w* |{_MATTER} (?:om [^.]{{3,60}}? )?)"
    r"(?:bordläggs|bordlägga|bordlägges|bordlägger|bordlades(?! i )|bordlagt)\b"
    rf"|\bbordlägger {_MATTER}"
    rf"|{_MATTER} (?:skjuts|sköts) upp till nästa\b"
)
"""How a decision says that it postpones its own item."""
_NOT_SO: Final = (
    r"(?i:\b(?:om|enligt) (?:ingen\w*|någon|en tredjedel|\w+ begär)|\bsom bordl\w+|\b(?:ofta|ibland)\b"
    r"|\bförra\b|\btill i ?dag\b|\bvarje gång\b|\btas upp i ?dag\b|\bav regeringen\b|\bupp om\b"
    r"|\butgår om\b)|\benligt [A-ZÅÄÖ]\w+"
)
"""What a sentence has that says it of another matter, or on what terms."""
_WAS: Final = r"(?i)\b(?:bordlades|bordlagt|sköts upp|utgick)\b(?! (?:till|p\.?\s?g|på grund av (?:tid|sjuk)))"
"""How it is told that something was postponed, where more follows, which tells how it goes on."""
OF_OTHERS: Final = (
    r"(?i)\bfrån (?:\w+ )?(?:kommun|nämnd|styrels|region|\w*möte|\w*fullmäktige)|\b\w*(?:nämndens|styrelsens|fullmäktiges)\b"
    r"|\b(?:berätta|rapporter|refere|redog)\w*\b"
)
"""What a sentence has that tells of a matter at another body, whose status is none of the item's."""


LEAVES: Final = r"(?i)^[^.]*(?:till|vid) (?:nästa|(?:näst)?kommande|ett senare)\b|^[^.]*\. (?:det )?uppdr(?:as|ogs) "
"""A sentence that says to when the item is left, or after which somebody is given to do what it waits for."""
TAKEN_UP_AGAIN: Final = (
    r"(?i)\b(?:nu|därefter|sedan|senare|efteråt|åter\w*|avgör\w*|finner|fann|i ?dag|igen|ändå|dock|behandla\w*|beslut\w*|beslöt"
    r"|godkän\w*|röst\w*|proposition\w*|yrka\w*)\b"
)
"""What follows in an item that was not left after all."""


class StatusReader:
    """Reads it out of texts of the meeting on the day; ``years`` are those that a day without one may be of."""

    def __init__(self, day: date, years: Sequence[int]) -> None:
        self._day, self._years = day, years

    def take(self, parts: ItemParts, text: str) -> bool:
        """Take the text as the item's status, if it begins with one; True if that is all that it says."""
        first, *more = re.split(r"(?<=[.!])\s", text)
        if len(first) > 160 or re.search(_NOT_SO, first) or (more and re.search(_WAS, first)):
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
            and (match := re.search(_DECIDED, text, re.IGNORECASE))
            and not re.search(_NOT_SO, text)
            and is_said(text, match)
        ):
            parts.status, parts.postponed_to = ItemStatus.POSTPONED, self._day_after(text)

    def _day_after(self, text: str) -> date | None:
        found = [one.day for one in days_in(text, years=self._years, after=self._day) if one.day > self._day]
        return found[0] if found else None
