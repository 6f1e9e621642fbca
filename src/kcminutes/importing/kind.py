"""Whether a file calls to a meeting that is to be held, or tells of one that was."""

import re
from collections.abc import Sequence
from typing import Final

from kcminutes.importing.head_parts import HeadParts
from kcminutes.importing.label import Label
from kcminutes.importing.labels import label_before
from kcminutes.importing.source import Line

_HELD: Final = (
    r"(?im)^\s*(?:beslut|åtgärder|närvarande|närvaro|beslutande|justera[ts]|vid protokollet|ej närvarande"
    r"|frånvarande|förhinder(?! (?:meddelas|anmäls)|:?\s*\n\s*(?:om (?:du|ni)|meddela|anmäl|den som|ledamot|vid förhinder))"
    r"|anmält förhinder|paragrafer|anslags?bevis|anslag/bevis|bevis om anslag"
    r"|utses att justera|(?:ej |icke )?tj(?:änst)?g\w*\.? ersättare|övr(?:iga|\.)? närvarande)\b"
)
_SAID: Final = (
    r"(?im)\b(?:öppnar (?:mötet|sammanträdet)|avslutar (?:mötet|sammanträdet)"
    r"|diskussion(?:en)? (?:förs|hålls)|väljs att justera|beslöt|yrkade|förelåg|anmäldes|har skickats ut med kallelsen"
    r"|beslutar:?\s*$|förrättas|förrättades|yrkar|reserverar sig|bordläggs|hälsa(?:r|de)\b[^.\n]{0,60}välkom(?:na|men)"
    r"|förklarar sammanträdet öppnat|informerade|redovisade|beslutade"
    r"|på plats var|deltog|närvarade|medverkade|enades|kom överens|pratade|berättade|undrade"
    r"|diskuterades?|konstaterades?|noterades?|öppnades?|avslutades?|förklarade"
    r"|förklarar mötet (?:öppnat|avslutat)|tackade|gick igenom|godkändes|lades till handlingarna|utsågs|valdes|beslutar att)\b"
)
_CALLED: Final = (
    r"(?i)\b(?:kallas|kallelse|välkomna till|välkommen till|förslag till beslut"
    r"|(?<!fastställande av )(?<!godkännande av )föredragningslista|anmäl förhinder"
    r"|inbjudan|bjuds in|förhinder (?:meddelas|anmäls)"
    r"|meddela (?:gärna )?(?:förhinder|frånvaro)|osa|hör av)\b"
)


def _is_of_proposals(line: Line | None) -> bool:
    """Whether the line is a label that what is proposed stands under."""
    found = label_before(line.text.strip()) if line else None
    return found is not None and Label.PROPOSALS in found.labels and not found.rest


def calls_to_a_meeting(lines: Sequence[Line], head: HeadParts, items: int) -> bool:
    """Whether it does: by what the file calls itself, else by the words that only the one or the other has.

    A call in which much is told as done is the minutes that were written in it.
    """
    text = "\n".join(line.text for line in lines)
    # What is proposed is worded as if it were decided.
    told = "\n".join(line.text for before, line in zip((None, *lines), lines, strict=False) if not _is_of_proposals(before))
    invites = re.sub(r"(?i)\bhälsa(?:r|de)\b[^.\n]{0,60}välkom", "", text)
    held, said, called = len(re.findall(_HELD, text)), len(re.findall(_SAID, told)), len(re.findall(_CALLED, invites))
    if head.is_agenda and not head.document:
        return said < 4 or said < items / 2
    if head.document:
        return False
    return 2 * held + said <= 1 + 2 * called
