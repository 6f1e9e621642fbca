"""Where a text that was not understood may belong."""

import re
from collections.abc import Sequence
from typing import Final

from kcminutes.importing.names_seen import begins_with_name
from kcminutes.importing.result import Belonging, Guess
from kcminutes.meeting.model import Meeting

_NOISE: Final = (
    r"(?i)^(?:sid(?:a|an)?\b.*|\d+\s*\(\d+\)|utdragsbestyrkande.*|justerandes? sign.*|.*@.*|.*\bwww\..*|tel\b.*|"
    r"telefon\b.*|.*\d{3}[ -]?\d{2}\s?\d{2}.*|\W*)$"
)


def guess_for(text: str, line: int | None, told: Belonging | None, items: Sequence[tuple[int, int]], meeting: Meeting) -> Guess:
    """The likeliest place of a text: of the item that it stands in, a new one, a participant, or nowhere.

    ``line`` is where it stands, None for a page's header or footer or a comment; ``items`` are the lines of the items' headings,
    each with the item's index.
    """
    flat = " ".join(text.split())
    if line is None or re.match(_NOISE, flat):
        return Guess(Belonging.NOISE)
    above = [index for heading, index in items if 0 <= heading <= line]
    if above and above[-1] < len(meeting.items):
        return Guess(Belonging.BACKGROUND, meeting.items[above[-1]].id)
    if told is Belonging.PARTICIPANT or begins_with_name(flat):
        return Guess(Belonging.PARTICIPANT)
    if told is not None and told is not Belonging.BACKGROUND:
        return Guess(told)
    if 8 < len(flat) < 120 and not flat.endswith(".") and told is None:
        return Guess(Belonging.NEW_ITEM)
    return Guess(Belonging.BACKGROUND, meeting.items[0].id) if meeting.items and len(flat) > 40 else Guess(Belonging.NOISE)
