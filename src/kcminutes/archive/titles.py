"""What items are called: whether two titles are one matter's, and which items every meeting begins and ends with."""

import re
from functools import lru_cache
from typing import Final

from kcminutes.meeting.coming import is_about_coming
from kcminutes.swedish.dates_in_prose import said_dates
from kcminutes.swedish.names import words

_NUMBERS: Final = (
    r"\b(?:v(?:ecka)?\.? ?\d{1,2}|(?:nr\.? ?)?\d{1,2}/(?:19|20)\d\d|nr\.? ?\d+(?:/\d+)?|(?:19|20)\d\d(?:[/–-](?:19|20)?\d\d)?)\b"
)
"""Weeks, years, and numbers of a meeting or a month: "v 48", "2016", "nr 9", "nr 9/2016". A number alone is part of the name."""
_LEFT_ALONE: Final = r"(?:\s*[(\[]\s*[)\]]|\s+(?:den|per|till och med|t\.?o\.?m\.?|kl\.?)\s*$|[\s,;:–-]+$)"

_OF_ANOTHER: Final = r"(?! av (?!(?:dagens )?(?:mötet?|sammanträdet?)\b))"
"""What tells "Avslutande av avtalet" from "Avslutande av mötet"."""
_OPENERS: Final = (
    rf"^(?:\w+ )?öppn(?:ande|as|ar)\b{_OF_ANOTHER}",
    r"\bupprop\b|^närvaro(?:registrering|kontroll)?$",
    r"^val av (?:\w+ (?:och|samt) )?(?:\w*ordförande|\w*sekreterare|\w*justerare|\w*justeringsperson\w*|protokollförare)\b",
    r"\b(?:godkännande|fastställande|justering|genomgång) av (?:dagens )?(?:dagordning\w*|föredragningslist\w*|ärendelist\w*)\b",
    r"^(?:dagordning\w*|föredragningslist\w*)$",
    r"\banmälan av (?:övriga )?(?:frågor|ärenden)\b",
    r"^uppföljning av (?:(?:föregående|förra|tidigare) \w+ )?(?:åtgärder\w*|beslut\w*)$",
)
_PREVIOUS: Final = (
    r"\b(?:föregående|förra|senaste|tidigare)\b.*(?:anteckning|protokoll)"
    r"|^(?:genomgång av |från )?(?:föregående|förra|senaste) (?:möte|sammanträde)(?:t|s)?$"
    r"|^(?:genomgång av )?(?:minnesanteckning\w*|anteckning\w*|protokoll\w*) (?:från )?(?:mötet )?(?:den )?[0-9]"
    r"|(?:anteckning\w*|protokoll\w*) från (?:föregående|förra|senaste)\b"
)
_FOLLOW_UP: Final = (
    r"^uppföljning(?:ar)?$|\bberedningslista\b"
    r"|^(?:uppföljning|genomgång)(?: ?[:,–-])?(?: av| från| sedan)? (?:"
    r"(?:(?:tidigare|öppna|pågående|föregående|förra|beslutade|våra) )*"
    r"(?:åtgärder(?:na)?|uppdrag(?:en)?|aktioner(?:na)?|aktiviteter(?:na)?|beslut(?:en)?|att[ -]göra(?:-?lista\w*)?"
    r"|(?:åtgärds|uppdrags|aktions|aktivitets|besluts)-?(?:list|logg|punkt)\w*|ärenden från)"
    r"|(?:föregående|förra|senaste) (?:mötet?|sammanträdet?))(?!\w)"
)
"""Where what was asked for is gone through; "Uppföljning av seminariet" is a matter of its own."""
_CLOSERS: Final = (
    r"^(?:övriga (?:frågor|ärenden)|övrigt)\b",
    rf"^(?:\w+ )?avslut(?:ande|as|ar|ning)\b{_OF_ANOTHER}",
)


@lru_cache(10_000)
def title_key(title: str) -> str:
    """What is the same of an item's titles from meeting to meeting: the words, without the days, weeks and years among them."""
    return " ".join(words(undated(title))) or " ".join(words(title))


def undated(title: str) -> str:
    """The title without the days, weeks and years in it, and without what stood there for their sake only."""
    text = " ".join(title.split())
    for said in reversed([*said_dates(text.lower())] if len(text.lower()) == len(text) else []):
        text = text[: said.start] + text[said.end :]
    text = " ".join(re.sub(_NUMBERS, "", text).split())
    while (shorter := re.sub(_LEFT_ALONE, "", text, flags=re.IGNORECASE)) != text:
        text = shorter
    return text


def is_opener(title: str) -> bool:
    """Whether a meeting begins with such an item: it is opened, its agenda is settled, the last minutes are looked through."""
    return is_previous(title) or any(re.search(pattern, title, re.IGNORECASE) for pattern in _OPENERS)


def is_previous(title: str) -> bool:
    """Whether the item is about the last meeting's minutes."""
    return re.search(_PREVIOUS, title, re.IGNORECASE) is not None


def is_follow_up(title: str) -> bool:
    """Whether the item is where earlier meetings' åtgärder are gone through: the last minutes, or the follow-up itself."""
    return is_previous(title) or re.search(_FOLLOW_UP, title, re.IGNORECASE) is not None


def is_closer(title: str) -> bool:
    """Whether a meeting ends with such an item: other questions, the next meeting, the end."""
    return is_about_coming(title) or any(re.search(pattern, title, re.IGNORECASE) for pattern in _CLOSERS)
