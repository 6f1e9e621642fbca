"""Where a line may not break: ordinary spaces that become no-break spaces. No other character is ever touched."""

import re
from functools import cache
from typing import Final

from kcminutes.swedish.almanac import MONTHS, SHORT_MONTHS

NO_BREAK_SPACE: Final = "\u00a0"
AMOUNT: Final = (
    r"(?:[0-9][0-9 \u00a0.,–-]*(?i:%|€|kr|kronor|tkr|kkr|mkr|mnkr|mdkr|mdr|[tkm]?sek|procent|procentenheter?|tusen|milj|miljon"
    r"|miljoner|miljarder)(?!\w)|[0-9]{1,3}(?:[ \u00a0][0-9]{3})+(?::-|$))"
)
"""A sum of money or a share. A dash before one is a minus, and no mark of a list: "- 300 tkr mot budget"."""

_NAME: Final = r"(?<!\S)[\w.:/@%?=&+~,;()-]{ROOM,}(?!\S)"
_AFTER_SIGN: Final = re.compile(r"(?<=[/_@])(?![/_@])(?!$)")
_MONTHS = "|".join(MONTHS)
_SHORT_MONTHS = "|".join(SHORT_MONTHS)
_UNITS = "%|‰|°C|€|kr|kronor|tkr|kkr|mkr|mnkr|mdkr|msek|sek|procent|st|tr|min|tim|h|m|m²|m2|kvm|km|mil|ha|kg|ton|år"
# Each alternative looks back over the space itself, so that the search can run from space to space. A text and not compiled, for
# whoever needs only the no-break space.
_KEPT_TOGETHER = (
    rf"(?i) (?:(?<=[0-9] )(?=[0-9]{{3}}(?![0-9])|(?:{_MONTHS}|{_SHORT_MONTHS}|{_UNITS})(?!\w))"
    rf"|(?:{'|'.join(f'(?<={month} )' for month in MONTHS)})(?=[12][0-9]{{3}}(?![0-9]))"
    r"|(?:(?<=\bkl\. )|(?<=\bkl )|(?<=§ )|(?<=\bnr )|(?<=\bv\. )|(?<=\bs\. )|(?<=[+−] ))(?=[0-9]))"
)


def no_break(text: str) -> str:
    """The text with no-break spaces within numbers, and between a number and what belongs to it.

    As in "408 300 kr", "8 december", "§ 5" and "+ 3".
    """
    return re.sub(_KEPT_TOGETHER, NO_BREAK_SPACE, text)


@cache
def long_names(room: int) -> re.Pattern[str]:
    """Finds addresses and names of files of at least so many characters, which are longer than the room they stand in."""
    return re.compile(_NAME.replace("ROOM", str(room)))


def broken_after_signs(name: str) -> list[str]:
    """The pieces of such a name that lines may be broken between; where it has a hyphen they are anyway."""
    return _AFTER_SIGN.split(name)
