"""The words that tell what follows them, with variants and the slips of scanning: "Plats och tid", "Ej närvarande", "BESLUT"."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from msgspec import Struct

from kcminutes.importing.label import Label
from kcminutes.importing.label_words import NO_LABELS, WORDS

_PEOPLE: Final = frozenset(
    {
        *(Label.VOTING, Label.PRESENT, Label.CALLED, Label.TAKING_PART, Label.ABSENT),
        *(Label.CHAIR, Label.SECRETARY, Label.ADJUSTER),
    }
)
HEAD: Final = _PEOPLE | {
    *(Label.DAY, Label.TIME, Label.PLACE, Label.TIME_AND_PLACE),
    *(Label.BODY, Label.COMING, Label.CLOSING, Label.COURSE),
}
"""Those that stand before the items, or after them."""
PEOPLE: Final = _PEOPLE
"""Those whose text is names."""
LISTS: Final = frozenset({Label.AGENDA, Label.RECORD})
"""Those after which the items come."""
PARTS: Final = frozenset(
    {
        *(Label.PRESENTERS, Label.ATTACHMENTS, Label.BACKGROUND, Label.PROPOSALS, Label.DECISIONS, Label.ACTIONS),
        *(Label.DUE, Label.RESPONSIBLE, Label.NOTES, Label.REFERENCE),
    }
)
"""Those of an item's parts."""

_EXACT_ONLY: Final = 5
"""Words of so few letters are known only when nothing is wrong with them."""
_LONGEST: Final = 60
_SLIPS: Final = str.maketrans({"0": "o", "1": "l", "5": "s", "|": "l", "!": "l", "$": "s", "8": "b", "€": "e"})


def _folded(text: str) -> str:
    lower = " ".join(text.casefold().split())
    decomposed = unicodedata.normalize("NFD", lower)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


_BY_WORDS: Final[dict[str, tuple[Label, ...]]] = {}
for _label, _phrases in WORDS.items():
    for _phrase in _phrases.split("|"):
        _key = _folded(_phrase)
        _BY_WORDS[_key] = (*_BY_WORDS.get(_key, ()), _label)
_BY_START: Final[dict[tuple[str, int], list[str]]] = {}
for _key in _BY_WORDS:
    _BY_START.setdefault((_key[0], len(_key)), []).append(_key)
_BODIES: Final = (
    r"(?:[\w-]+- (?:och|samt) )?[\w-]*(?:grupp|gruppen|styrelse|styrelsen|namnd|namnden|utskott|utskottet|"
    r"fullmaktige|rad|radet|namndens|natverk|natverket|direktion|direktionen|delegationen|staben|ledningen|teamet|"
    r"motet|beredningen|forbundet|kommitten|forvaltningen|kontoret|kansliet|avdelningen|chefen|direktoren|presidiet|ordforanden)"
)
_BODY_DECIDES: Final = (
    rf"(?:\w+(?:ala|ska|samma) )?(?:{_BODIES}s? )?{_BODIES}"
    rf"(?:s? beslut|s? stallningstagande|s? forslag(?: till (?:beslut|{_BODIES}))?| beslutar| beslutade| foreslar)"
)


_BY_FORM: Final = (
    (r"(?:gemensamma? )?namnden for [\w -]{3,40}s beslut", Label.DECISIONS, 0.95),
    (rf"forslag till beslut (?:i|for) (?:{_BODIES}|k[sf])", Label.PROPOSALS, 0.95),
    (rf"{_BODIES} foreslas besluta", Label.PROPOSALS, 0.95),
    (r"(?:[\w-]+ )?konklusion(?:er)?", Label.DECISIONS, 0.9),
)
"""Labels with words of any kind in them, folded: what each means, and how sure that is."""
_GROUP_OF_PEOPLE: Final = (
    r"(?P<who>(?:ej |icke )?(?:beslutande|narvarande|tjanstgorande)|ovriga(?: narvarande)?|franvarande|adjungerade|inbjudna)"
    r" (?:\w+- och )?\w*(?:representanter|ledamoter|ersattare|tjansteman|tjanstepersoner|foretradare|medlemmar|kommunchefer)"
)
"""A heading over people that says of whom it tells: "Beslutande kommunrepresentanter"."""


class Found(Struct, frozen=True):
    """A label at the beginning of a text."""

    labels: tuple[Label, ...]
    """What it can mean: a word such as "Tid" means one thing before the items and another in a table."""
    label_text: str
    rest: str
    """What stands after it, without the colon."""
    sure: float
    """From 0 to 1: less where letters are wrong, or the label and its text are parted by a space only."""

    def among(self, wanted: frozenset[Label]) -> Label | None:
        """What it means where only those can be meant."""
        return next((label for label in self.labels if label in wanted), None)


@lru_cache(maxsize=4096)
def meanings(text: str) -> tuple[tuple[Label, ...], float]:
    """What a label can mean, with how sure that is from 0 to 1; nothing for a text that is no label."""
    if len(text) > _LONGEST:
        return (), 0.0
    folded = _folded(text).strip(" :.;–-*#_•\t")
    folded = re.sub(r" ?\((?:enhalligt|enhetligt|prel\.?|preliminart)\)$", "", folded)
    if not folded:
        return (), 0.0
    if folded in _BY_WORDS:
        return _BY_WORDS[folded], 1.0
    squeezed = folded.replace(" ", "")
    if len(squeezed) >= 4 and re.fullmatch(r"(?:\w )+\w", folded) and squeezed in _BY_WORDS:
        return _BY_WORDS[squeezed], 0.95  # letters set apart: B E S L U T
    if match := re.fullmatch(_BODY_DECIDES, folded):
        return ((Label.PROPOSALS,) if "forslag" in match.group() or "foreslar" in match.group() else (Label.DECISIONS,)), 0.95
    if formed := next(((label, sure) for pattern, label, sure in _BY_FORM if re.fullmatch(pattern, folded)), None):
        return (formed[0],), formed[1]
    if match := re.fullmatch(_GROUP_OF_PEOPLE, folded):
        return _BY_WORDS[re.sub("^icke ", "ej ", match["who"])], 0.9
    sides = [_BY_WORDS.get(side.strip(), ()) for side in folded.split("/")]
    if len(sides) == 2 and (both := tuple(label for label in sides[0] if label in sides[1])):
        return both, 0.9  # "Ej närvarande/förhinder"
    return _nearly(folded.translate(_SLIPS).replace("rn", "m").replace("vv", "w").replace("cl", "d"))


def _nearly(folded: str) -> tuple[tuple[Label, ...], float]:
    """What a label with one wrong letter (two in a long one) can mean."""
    if folded in _BY_WORDS:
        return _BY_WORDS[folded], 0.9
    if match := re.fullmatch(_BODY_DECIDES, folded):
        return ((Label.PROPOSALS,) if "forsl" in match.group() else (Label.DECISIONS,)), 0.85
    if len(folded) <= _EXACT_ONLY:
        return (), 0.0
    allowed = 1 if len(folded) < 12 else 2
    for length in range(len(folded) - allowed, len(folded) + allowed + 1):
        for known in _BY_START.get((folded[:1], length), ()):
            if len(set(folded) ^ set(known)) > 2 * allowed + 2:
                continue
            near = known.replace("rn", "m").replace("cl", "d")
            if (
                len(known) > _EXACT_ONLY
                and near[:1] == folded[:1]
                and _differ(folded, near) <= allowed
                and not _other_form(folded, known)
            ):
                return _BY_WORDS[known], 0.8
    return (), 0.0


def _other_form(folded: str, known: str) -> bool:
    """Whether the word is another form of the known one, and so no slip: "sammanträder", "deltagarna", "övrigt"."""
    if folded in NO_LABELS:
        return True
    return folded.startswith(known[:-1]) and folded[-1:] in "raetns" and len(folded) > len(known)


def _differ(one: str, other: str) -> int:
    """How many letters must be changed, put in or taken away."""
    before = list(range(len(other) + 1))
    for row, char in enumerate(one, 1):
        now = [row]
        for column, letter in enumerate(other, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (char != letter)))
        before = now
    return before[-1]


def label_before(text: str) -> Found | None:
    """The label that a text begins with and a colon, a tab or a wide gap ends, or that is all of it; None for no label."""
    stripped = re.sub(r"^(\*\*|__)([^*_]{1,60})\1(:?)", r"\2\3", text.strip())
    for match in re.finditer(r"\s*:\s*|(?<=^AP)\s+[–-]\s+|\t+\s*|\s{3,}|$", stripped[: _LONGEST + 2]):
        if match.start() == 0 or (match.group() == "" and match.start() < len(stripped)):
            continue
        labels, sure = meanings(stripped[: match.start()])
        if labels:
            return Found(labels, stripped[: match.end()].strip(), stripped[match.end() :].strip(), sure)
    return None


def label_then_text(text: str, wanted: frozenset[Label]) -> Found | None:
    """The longest of the wanted labels that a text begins with, only a space before its own text; None for no such.

    The text after it begins with a capital or a digit: "Föredragande Lena Ask", "Plats Stadshuset".
    """
    words = text.split()
    for count in range(min(6, len(words) - 1), 0, -1):
        head, rest = " ".join(words[:count]), " ".join(words[count:])
        labels = _BY_WORDS.get(_folded(head).strip(" ."), ())
        if labels and head[:1].isupper() and (rest[:1].isupper() or rest[:1].isdigit()) and any(one in wanted for one in labels):
            return Found(labels, head, rest, 0.7)
    return None
