"""Briefs: short forms that become their long form as the word ends, with fields where the cursor stops."""

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

ENDS: Final = frozenset(" .,;:!?)\n")
"""What ends a word, so that a brief before it is expanded."""
_WORD: Final = re.compile(r"(?:^|(?<=[\s(”\"–/]))[^\W_]+$")
_FIELD: Final = re.compile(r"\{[^{}\n]*\}")
_BRIEF: Final = re.compile(r"[^\W_]{2,20}")

USUAL: Final[Mapping[str, str]] = {
    "fiu": "fick i uppdrag att",
    "gbf": "Gruppen beslutar att föreslå regionrådet att {}.",
    "gn": "gruppen",
    "gna": "Gruppen noterar informationen.",
    "gän": "Gruppen gick igenom anteckningarna från föregående möte och hade inget att ändra.",
    "itf": "Inga övriga frågor togs upp.",
    "kcg": "Kommunchefsgruppen",
    "kch": "kommuncheferna",
    "kn": "kommunerna",
    "lfi": "lämnade en kort lägesrapport",
    "mht": "med hänsyn till",
    "nm": "nästa möte",
    "oam": "Ordföranden avslutade mötet.",
    "ofö": "ordföranden",
    "oöm": "Ordföranden öppnade mötet och hälsade alla välkomna.",
    "rdf": "redogjorde för",
    "rr": "regionrådet",
    "tnm": "Ärendet tas upp igen på nästa möte.",
    "uän": "utan att ändra något",
    "åks": "återkommer i frågan senast den {} {}.",
}
"""A dozen formulas, and what minutes of such a group say most, as long as nobody has others under the same short form."""


class Expansion(Struct, frozen=True):
    """What stands in place of a brief."""

    typed: str
    """What was typed."""
    text: str
    """What it becomes, without the marks of its fields."""
    fields: tuple[int, ...] = ()
    """How many characters into the text each field is, in their order."""


def expanded(before: str, briefs: Mapping[str, str]) -> Expansion | None:
    """What the word that the text ends in becomes; None if it is no brief. A capital letter typed is one in the long form."""
    line = before[before.rfind("\n") + 1 :]
    word = _WORD.search(line)
    if word is None or re.search(r"\d[ \u00a0]?$", line[: word.start()]):  # "5 nm" is a measure
        return None
    typed = word.group()
    small = typed[0].lower() + typed[1:]  # "FIU" is an abbreviation of somebody else's
    long = briefs.get(typed) or briefs.get(small)
    if not long:
        return None
    if typed not in briefs and typed[:1].isupper():
        long = long[:1].upper() + long[1:]
    text, fields, end = "", [], 0
    for field in _FIELD.finditer(long):
        text += long[end : field.start()]
        fields.append(len(text))
        end = field.end()
    return Expansion(typed, text + long[end:], tuple(fields))


def in_force(*layers: Mapping[str, str]) -> dict[str, str]:
    """The briefs of all layers, each before those after it; one with an empty long form is switched off."""
    found = dict(USUAL)
    for layer in reversed(layers):
        found.update(layer)
    return {short: long for short, long in found.items() if long.strip()}


def why_no_brief(short: str, long: str) -> str:
    """Why the two can't be a brief, in Swedish, a sentence; empty if they can."""
    if not _BRIEF.fullmatch(short):
        return f"”{short}” kan inte vara ett kortord; det är 2–20 bokstäver eller siffror utan mellanslag, som fiu."
    if not long.strip():
        return f"Kortordet {short} saknar lång text; skriv vad det ska bli."
    return ""
