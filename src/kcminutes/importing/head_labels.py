"""The labels of a document's top and of its people, as cells and lines of their own begin with them."""

import re
from typing import Final

from kcminutes.importing.days import days_in, times_in
from kcminutes.importing.label import Label
from kcminutes.importing.labels import HEAD, PEOPLE, Found, label_before, label_then_text
from kcminutes.importing.names_seen import NAME, begins_with_name, looks_like_name
from kcminutes.swedish.given_names import is_given_name

FACTS: Final = frozenset({Label.DAY, Label.TIME, Label.PLACE, Label.TIME_AND_PLACE})
"""Those of the meeting, which are told once each."""
ONLINE: Final = frozenset({"digitalt", "på distans", "på länk", "via länk", "via teams"})
"""What is a place where one is due, and else a heading of those who were not in the room."""
_WHO_OF_THEM: Final = (
    r"^(Närvarande|Frånvarande|Deltagare|Förhinder|Ej närvarande|Kallade|Övriga närvarande|Anmält förhinder)"
    rf"(?:,\s+(?={NAME})|(?:,| från| [–-]) (?!{NAME}\W)[^:,]{{2,40}}:\s+| [a-zåäö][\w -]{{2,30}}:\s*)"
)
"""Where a comma stands for the colon, or more is said of whom it tells: "Närvarande, rådet: Eva Ahl"."""
_LABEL_LAST: Final = r"[A-ZÅÄÖ][\w ]{2,40}? [–-] (?P<label>(?:ej )?närvarande|frånvarande|(?:anmält )?förhinder)\W*"
"""A heading that says of whom, and then whether they came: "Förbundets styrelse – ej närvarande"."""
_SIGNED: Final = r"(?P<label>[^\W\d_][\w ]{3,20}?)\s*[.…_]{6,}\s*[Pp]aragraf\w*[.:]?\s*§*\s*[\d –,-]+"
"""Room for who signs, and which items: "Sekreterare ........ Paragrafer 6-12"; the name stands below."""


def label_of_cell(text: str, *, alone: bool) -> Found | None:
    """The label that the text is or begins with, with a colon or as a heading; ``alone``: it is all of its line."""
    if signed := re.fullmatch(_SIGNED, text):
        found = label_before(f"{signed['label']}:")
        return Found(found.labels, text, "", found.sure) if found else None
    text = re.sub(r"(?i)^forts(?:ättning|\.)? (?=\w+$)", "", text)  # on the page after: "Forts. ledamöter"
    text = re.sub(r"^([A-ZÅÄÖ]\w{3,20}) \([^():]{1,30}\):", r"\1:", text)  # "Frånvarande (anmält): Uno Ek"
    text = re.sub(r"(?<=[^\W_])\s*[.…_]{3,}$", ":", text)  # room for who signs, whose name stands below
    found = label_before(re.sub(_WHO_OF_THEM, r"\1: ", text))
    if found is not None and (dots := re.fullmatch(r"[.…_]{3,}\s*(?:[Pp]aragraf\w* [\d –,-]+)?", found.rest)):
        found = Found(found.labels, f"{found.label_text} {dots.group()}", "", found.sure)
    if found is None and alone and (last := re.fullmatch(_LABEL_LAST, text)):
        found = label_before(last["label"])
    if found is not None and re.fullmatch(r"(?i)\w*anteckningar\W*", found.label_text):  # what the document is, or who wrote it
        label = Label.SECRETARY if begins_with_name(found.rest) else Label.RECORD
        return Found((label,), found.label_text, found.rest, 1.0) if label is Label.SECRETARY or not found.rest else None
    return found


def label_and_text(text: str, wanted: frozenset[Label]) -> Found | None:
    """One of the labels wanted that the text begins with, parted by a space only from a text that it may have."""
    first = text.split("\n", maxsplit=1)[0]
    then = label_then_text(first, wanted)
    if then is None:
        return None
    label = then.among(HEAD)
    name = " ".join(re.split(r"[,(]", then.rest)[0].split()[:2])
    is_title = name.isupper() and not is_given_name(name.split()[0].capitalize())  # "ANTECKNINGAR FRÅN MÖTE"
    fits = (
        (label in PEOPLE and looks_like_name(name) and not is_title)
        or (label is Label.DAY and next(days_in(then.rest, years=[2000]), None) is not None)
        or (label is Label.TIME and times_in(then.rest)[0] is not None)
        or (label in (Label.PLACE, Label.TIME_AND_PLACE) and len(then.rest) > 3)
    )
    return Found(then.labels, then.label_text, then.rest + text[len(first) :], then.sure) if fits else None
