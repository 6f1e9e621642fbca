"""Whether a text says that something is so, or denies it, asks for it or makes it a condition."""

import re
from typing import Final

DECIDES: Final = (
    r"^(?!(?:När|Om|Innan|Sedan|Därefter|Regeringen|Riksdagen|PTS|SKR|EU)\b)(?:[\wÅÄÖåäö-]+\s){0,3}?"
    r"(?:beslutar|beslutade|beslöt|BESLUTAR|BESLUTADE|föreslår (?:kommunfullmäktige|"
    r"kommunstyrelsen|regionrådet) besluta)\b(?:.*\batt\b|\s*:?\s*$|\s+(?:föreslå|godkänna|bordlägga|fastställa|"
    r"notera|ge|utse|anta|bifalla|avslå|bevilja|välja|lägga (?:\w+ ){1,4}till handlingarna|överlämna|tillstyrka|återremittera"
    r"|hänskjuta|uppdra|avge|enligt [^.]*förslag|i enlighet med))"
    r"|^(?:[A-ZÅÄÖ]\w*)?(?i:gruppen|styrelsen|nämnden|rådet|utskottet|mötet|förbundet|direktionen|AG)"
    r" (?:anser|ansåg|godkänner|godkände|noterade|tackade|tog del|diskuterade|gick igenom)\b[^.:;?\d]{1,80}"
    r" och (?:beslutar|beslutade|beslöt) att\b"
    r"|^(?:Beslut|Beslutas|Beslutades|Beslöts|Det beslutades|Det beslöts|Beslut togs(?: om)?)\s+att\b"
)
"""How a sentence begins that is a decision."""
NOT_NOW: Final = (
    r"\?$|\b(?:beslut\w*|beslöt) (?:redan |år |i \w+ )?(?:19|20)\d\d\b|\bredan (?:år )?(?:19|20)\d\d\b"
    r"|\b(?:(?:på|vid) förra (?:mötet|sammanträdet)|förra (?:året|veckan|månaden|hösten|våren|mandatperioden)"
    r"|överklagad\w*|överklagades|minns)\b"
)
"""What a sentence has that decides nothing: it asks, or tells of another time."""
AGREES: Final = (
    r"^(?:[\wÅÄÖåäö-]+\s){1,3}?(?:(?:enades|enas|kom överens) om (?:att|en|ett|följande)"
    r"|(?:bestämde|bestämmer)(?: oss för)? att|st(?:äller|ällde) sig bakom)\b|^(?:Det )?[Bb]estämdes att\b"
)
"""How a paragraph begins that is one too, where nothing in the minutes is called a decision."""

_DENIED: Final = r"\b(?:inte|ej|icke|aldrig|varken|ingen|inga|inget)\b"
_DENIED_AFTER: Final = r"\s+(?:(?:alltså|dock|därför|därmed|ändå|nu|således)\s+)?(?:inte|ej|icke|aldrig)\b"
_ONLY_ASKED_FOR: Final = (
    r"\b(?:om|huruvida|ifall|varken|inte|ej)\s+(?:att\s+)?$|\b(?:yrka|föresl|begär|önska|vill|avslag|avslå|avslog)\w*\b"
)


def is_said(text: str, match: re.Match[str]) -> bool:
    """Whether what matched in the text is said to be so."""
    return not (
        re.search(_DENIED, match.group(), re.IGNORECASE)
        or re.match(_DENIED_AFTER, text[match.end() :], re.IGNORECASE)
        or re.search(_ONLY_ASKED_FOR, text[: match.start()], re.IGNORECASE)
    )
