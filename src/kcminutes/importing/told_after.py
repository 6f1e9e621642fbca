"""Where the decisions of an item end, and what is told of the matter begins, without a label between."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from kcminutes.importing.item_texts import ItemParts
from kcminutes.importing.label import Label
from kcminutes.importing.labels import label_before
from kcminutes.importing.names_seen import NAME, NAME_WORD
from kcminutes.importing.source import Line
from kcminutes.importing.told_words import DOES, TELLS, TOLD
from kcminutes.swedish.given_names import is_given_name

NUMBERED: Final = re.compile(r"\d{1,2}[.)]\s")
"""How a point of a list begins."""
_DECIDES: Final = (
    r"\b(?:noterar|noteras|ställer sig|ställde sig|enig|eniga|enades|överens|får i uppdrag|uppdrar|uppdrogs|läggs|lades"
    r"|tillstyrk\w+|avstår|avvaktar|beslutar|beslutade\w*|beslöt\w*|föreslår|antar|antas|beviljar|beviljas|fastställer|fastställs|väljs"
    r"|utses|höjs|sänks|prioriterar|godkänner|godkänns|godkändes|fastställdes|utsågs|valdes|hålls|genomförs|tas upp|uppmanar"
    r"|rekommenderar|bordläggs|avslås|bifalls|omedelbart justerad|rapporterar till|redovisar till)\b"
)
"""Words of a sentence that decides, where it is called a decision."""
_LONG: Final = 40
"""Characters of a sentence, of which one who tells of a matter writes several."""
_TELLS: Final = r"[A-ZÅÄÖ]\S*\s+(?:\S+\s+){0,6}?(?:är|har|hade|var|innebär|visar|blev|avser|framgår|beror)\b"
_PROPOSES: Final = (
    r"\b(?:besluta[rs]?|föreslår|godkänner|antar|uppdrar|ger|utser|ska|anses|förklaras|medges|beviljas|fastställer|lägger|avslås"
    r"|bifalls|antas|godkänn(?:e)?s|bordläggs|återremitteras|väljs|väljer|utses|åtar|avsätter|medger|bifaller|avslår|lämnar|att)\b"
)
"""Words of a sentence that tells how something is, and of one that is proposed to be decided."""
_ARE_SENT: Final = (
    r"(?:Ärendet?|Handling(?:ar|en)?|Underlag(?:et)?|Material(?:et)?|Bilag(?:a|or)) (?:bifogas|skickas|sänds|delas|eftersänds)\b"
)
"""How it is told that the papers come with the call, or later."""
_LONGEST_HEADING: Final = 5
"""Words."""


def is_task_after_decisions(decisions: Sequence[str], line: Line) -> bool:
    """Whether a paragraph below decisions, and no point of them, tells what somebody does after the meeting."""
    return bool(decisions) and _is_apart(line) and gives_somebody_a_task(line.plain) and not gives_somebody_a_task(decisions[0])


def _is_apart(line: Line) -> bool:
    """Whether the line is a paragraph of its own, and no point of a list."""
    return not (line.bullet or line.number or line.continues)


def gives_somebody_a_task(text: str) -> bool:
    """Whether the text begins with people who do something after the meeting, which is no part of the decision before it."""
    named = re.match(
        rf"(?P<first>{NAME_WORD})(?: {NAME_WORD})*(?:(?:, | och | samt ){NAME_WORD}(?: {NAME_WORD})*)* {DOES}(?!\w)", text
    )
    return named is not None and is_given_name(named["first"].rstrip("."))


def is_sentence_after_clauses(decisions: Sequence[str], line: Line) -> bool:
    """Whether a paragraph below clauses ("att …") is none itself, and decides nothing."""
    are_clauses = bool(decisions) and all(re.match(r"att\b", decision, re.IGNORECASE) for decision in decisions)
    is_sentence = re.match(
        rf"(?!Att\b)[A-ZÅÄÖ][^:]*\b(?:(?:har|hade) (?:\w+ ){{0,3}}?\w+(?:t|its|ats)|{TELLS}|{TOLD})\b[^:]*\.$", line.plain
    )
    return are_clauses and is_sentence is not None and _is_apart(line) and re.search(_DECIDES, line.plain) is None


def is_told_after_decisions(parts: ItemParts, lines: Sequence[Line], at: int) -> bool:
    """Whether what follows the decisions that an item begins with tells how the matter was dealt with, and decides nothing."""
    line = lines[at]
    is_first = bool(parts.decisions) and not (parts.notes or parts.background or parts.proposals)
    if not is_first or not _is_apart(line) or parts.decisions[-1][-1:] != ".":
        return False
    first, _, more = line.plain.partition(". ")
    is_somebody_telling = (
        re.match(rf"{NAME}(?:(?:, | och | samt ){NAME}){{0,5}} (?:{TELLS}|{TOLD})\b|\w+ {TOLD}\b", first) is not None
    )
    is_long = len(more) > _LONG and len(first) > _LONG
    return (is_somebody_telling or is_long) and not any(re.search(_DECIDES, below.plain) for below in _below(lines, at))


def is_after_numbered(decisions: Sequence[str], lines: Sequence[Line], at: int) -> bool:
    """Whether a paragraph stands below a list of decisions whose points are numbered, and neither it nor any below is of them."""
    numbered = bool(decisions) and all(map(NUMBERED.match, decisions)) and "\n" not in decisions[-1]
    return numbered and not lines[at].continues and not any(map(_may_decide, _below(lines, at)))


def _below(lines: Sequence[Line], at: int) -> Iterator[Line]:
    """The line there, and those after it until the next label."""
    for line in islice(lines, at, None):
        if label_before(line.text.strip()) is not None:
            return
        yield line


def _may_decide(line: Line) -> bool:
    is_point = bool(line.number or line.bullet or NUMBERED.match(line.plain))
    return is_point or re.match(r"att\b", line.plain) is not None or re.search(_DECIDES, line.plain) is not None


def is_told_after_proposals(part: Label | None, parts: ItemParts, line: Line) -> bool:
    """Whether a paragraph under what is proposed in a call tells how things are, or what follows, and proposes nothing."""
    if part is not Label.PROPOSALS or not parts.proposals or line.bullet or line.continues or parts.proposals[-1][-1:] not in ".:":
        return False
    text = line.plain
    is_list_told = re.match(rf"(?:Följande|Nedanstående)\b[^\n]*:$|{_ARE_SENT}", text) is not None
    is_heading = text[:1].isupper() and text[-1:].isalnum() and len(text.split()) <= _LONGEST_HEADING  # of a part of the list
    return (is_list_told or is_heading or re.match(_TELLS, text) is not None) and re.search(_PROPOSES, text) is None
