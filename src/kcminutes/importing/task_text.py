"""What of a paragraph beside "Ansvarig: X" is the åtgärd, what before it only tells, and whether two texts are of one."""

import re
from typing import Final

from kcminutes.importing.sentences import sentences
from kcminutes.importing.told_after import gives_somebody_a_task

_BEGINS: Final = 4
"""Letters by which two forms of a word are known to be of one."""
_MOST_SHARED: Final = 0.5
_ASKS: Final = re.compile(
    r"(?:Gå igenom"
    r"|Ta|Tar|Skicka|Boka|Kolla|Begär|Kontakta|Kalla|Ring|Mejla|Maila|Undersök|Utred|Se över|Ser över|Stäm|Fråga|Lägg|Sammanställ"
    r"|Informera|Uppdatera|Revidera|Skriv|Gör|Bjud|Följ|Samla|Beställ|Lämna|Meddela|Återkom|Redovisa|Rapportera|Inventera|Rätta"
    r"|Dela|Läs|Svara|Anmäl|Köp|Ordna|Fixa|Bevaka|Prata|Arbeta|Utse|Formulera|Planera|Publicera|Påminn|Förbered|Hör|Diskutera)"
    r"(?:a|er)?\b|.*\bska(?:ll)? "
)
"""How a sentence begins that asks for something to be done, as an order or in the infinitive."""


_GOES_ON: Final = re.compile(r"(?:Det|Den|De|Detta|Dessa|Även|Och|Men|Så|Samt|Dessutom|Också)\b")
"""How a sentence begins that can't be understood without the one before."""


def parted_from_told(text: str) -> tuple[str, str]:
    """What the text tells, which may be nothing, and what is to be done: from the first sentence on that asks, else the last.

    Where the last can't stand by itself, all of it is what is to be done.
    """
    each = sentences(text)
    start = next((at for at, sentence in enumerate(each) if _asks(sentence)), len(each) - 1)
    if not _asks(each[start]) and _GOES_ON.match(each[start]):
        start = 0
    return " ".join(each[:start]), " ".join(each[start:])


def _asks(sentence: str) -> bool:
    """Whether the sentence asks for something: as an order, in the infinitive or the present, with "ska", or of somebody."""
    return _ASKS.match(sentence) is not None or gives_somebody_a_task(sentence)


def is_same(told: str, listed: str) -> bool:
    """Whether what a sentence gives somebody is what is listed: most of the listed words begin as words of the sentence do."""
    begins = {word[:_BEGINS] for word in re.findall(r"\w{4,}", told.casefold())}
    words = re.findall(r"\w{4,}", listed.casefold())
    return told in listed or sum(word[:_BEGINS] in begins for word in words) > _MOST_SHARED * len(words)
