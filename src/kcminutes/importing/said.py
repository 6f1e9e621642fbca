"""Whether a text says that something is so, or denies it, asks for it or makes it a condition."""

import re
from typing import Final

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
