"""Texts below the list of items that say of which item they are: "Punkt 6. Förslag till beslut: …"."""

import re
from collections.abc import Sequence
from typing import Final

from kcminutes.importing.label import Label
from kcminutes.importing.labels import label_before
from kcminutes.importing.numbers import Candidate, Form
from kcminutes.importing.source import Line, line_of

_POINTS_AT: Final = r"(?:Punkt|Ärende|Ärendepunkt|Dagordningspunkt)\s+(?P<number>\d{1,3})\s*[.:–-]\s*(?P<text>\S.*)"
_FEWEST: Final = 2
"""Texts that say so."""


def pointed_at(lines: Sequence[Line], items: Sequence[Candidate], end: int) -> dict[int, list[tuple[int, Line]]]:
    """The lines after the last item's heading, until the end, that are of other items: by the item's line, each with its index."""
    if not items or items[0].form is Form.WORD:
        return {}
    by_number = {one.number: one.line for one in items if not one.sub}
    found: dict[int, list[tuple[int, Line]]] = {}
    are_proposals, own, count = False, None, 0
    for at in range(items[-1].line + 1, end):
        match = re.fullmatch(_POINTS_AT, lines[at].plain)
        label = label_before(lines[at].text.strip()) if match is None else None
        if label is not None:
            are_proposals = Label.PROPOSALS in label.labels
        if match is not None and int(match["number"]) in by_number:
            text = (
                f"Förslag till beslut: {match['text']}" if are_proposals and label_before(match["text"]) is None else match["text"]
            )
            own, count = by_number[int(match["number"])], count + 1
            found.setdefault(own, []).append((at, line_of(text, lines[at].place)))
        elif own is not None and lines[at - 1].plain.endswith(":") and at - 1 in (one for one, _ in found[own]):
            found[own].append((at, lines[at]))  # "Punkt 6. Förslag till beslut:", and the text below
    return found if count >= _FEWEST else {}
