"""What of a paragraph beside "Ansvarig: X" is the åtgärd, and what before it only tells how the matter stands."""

import re
from typing import Final

from kcminutes.importing.sentences import sentences
from kcminutes.importing.told_after import gives_somebody_a_task

_ASKS: Final = re.compile(
    r"(?:Gå igenom"
    r"|Ta|Tar|Skicka|Boka|Kolla|Begär|Kontakta|Kalla|Ring|Mejla|Maila|Undersök|Utred|Se över|Ser över|Stäm|Fråga|Lägg|Sammanställ"
    r"|Informera|Uppdatera|Revidera|Skriv|Gör|Bjud|Följ|Samla|Beställ|Lämna|Meddela|Återkom|Redovisa|Rapportera|Inventera|Rätta"
    r"|Dela|Läs|Svara|Anmäl|Köp|Ordna|Fixa|Bevaka|Prata|Arbeta|Utse|Formulera|Planera|Publicera|Påminn|Förbered|Hör|Diskutera)"
    r"(?:a|er)?\b"
)
"""How a sentence begins that asks for something to be done, as an order or in the infinitive."""


def parted_from_told(text: str) -> tuple[str, str]:
    """What the text tells, which may be nothing, and what is to be done: its last sentence, and those before that ask too."""
    each = sentences(text)
    start = len(each) - 1
    while start > 0 and (_ASKS.match(each[start - 1]) or gives_somebody_a_task(each[start - 1])):
        start -= 1
    return " ".join(each[:start]), " ".join(each[start:])
