"""Who came and who didn't, where it is told in a sentence: "Förhinder hade Eva Ahl (Osby) och Bo Kron"."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kcminutes.importing.broken_lines import paragraphs
from kcminutes.importing.label import Label
from kcminutes.importing.labels import Found, label_before
from kcminutes.importing.names_seen import NAME, NAME_WORD
from kcminutes.importing.numbers import Candidate
from kcminutes.importing.source import Line, line_of

_MEETING: Final = r"(?:på|vid|i|under) (?:detta |dagens )?(?:mötet?|sammanträdet?|träffen)"
_AT: Final = rf"(?:{_MEETING} )?"
_OFFICIALS: Final = r"(?:tjänstem[aä]n\w*|ersättarna|)(?: ?(?:vid|från|på) (?:Region [\wåäö-]+|[\wåäö-]+(?: (?-i:[a-zåäö])\w+)?))?"
_BEFORE: Final = (
    (Label.ABSENT, rf"förhinder {_AT}(?:hade|har|anmäldes av|anmäls av|anmält av|hade anmälts av|meddelades av)"),
    (Label.ABSENT, rf"(?:frånvarande|ej närvarande) {_AT}(?:var|är)|frånvaro (?:har anmälts|anmäldes|är anmäld) av"),
    (Label.ABSENT, r"inte med (?:var|är)"),
    (Label.ABSENT, r"återbud (?:från|(?:har |hade )?lämna(?:des|ts) av)|(?:anmält|meddelat) (?:förhinder|frånvaro) (?:har|hade)"),
    (Label.PRESENT, rf"(?:närvarande|med|på plats|samlade) {_AT}(?:var|är)"),
    (Label.PRESENT, rf"{_AT}(?:deltog|deltar|närvarade|medverkade|var)(?: gjorde)? {_AT}(?:även )?"),
    (Label.PRESENT, rf"(?:dessutom|även|också|vidare) (?:deltog|närvarade|medverkade) {_AT}{_OFFICIALS}"),
    (Label.PRESENT, r"från [\wåäö ]{3,80}? (?:deltog|medverkade|närvarade)(?! [a-zåäö])"),
    (Label.PRESENT, rf"{_AT}(?:deltar|deltog) gör|deltagare {_AT}(?:var|är)"),
)
"""What stands before the names, in lower case and with one space between the words."""
_AFTER: Final = (
    (Label.ABSENT, r"(?:hade|har) (?:anmält |meddelat |lämnat )?(?:förhinder|frånvaro|återbud)|(?:anmälde|meddelade) förhinder"),
    (Label.ABSENT, r"(?:var|är) (?:sjuk|sjuka|sjukanmäld|sjukanmälda|lediga?|bortresta?|på semester)|hade semester"),
    (
        Label.ABSENT,
        r"(?:lämnade återbud|var frånvarande|är frånvarande|kunde inte (?:delta|närvara|komma|vara med)|deltog inte|saknades)",
    ),
    (Label.PRESENT, rf"(?:var närvarande|närvarade|deltog|deltar|medverkade)(?: {_MEETING})?"),
)
_PERSON: Final = rf"{NAME}(?:\s*\([^()]*\)|\s+från\s+{NAME_WORD}(?:\s+{NAME_WORD})*)?"
_PEOPLE: Final = rf"{_PERSON}(?:(?:\s*,\s*|\s+(?:och|samt)\s+){_PERSON})*"

ALL_CAME: Final = (
    r"\s*(?:Alla|Samtliga)(?: kallade| inbjudna| ledamöter| deltagare)?"
    r" (?:närvarade|deltog|var på plats|(?:är|var) närvarande)\s*[.!]?\s*"
)
"""A line that says it of all who were called."""
_ABOUT_IT: Final = r"upprop|närvar|deltag|öppn|inledning"
"""What the title of an item has in which it is told who came."""
_NEXT_LABEL: Final = (
    r"(?<=[\w)])\.\s+(?=(?:Förhinder|Frånvarande|Ej närvarande|Anmält förhinder|Anmält? frånvaro|Övriga? närvarande"
    r"|Justerare|Adjungerade?"
    r"|Från [a-zåäö ]{3,30}):)"
)
"""Between two labels in one line: "Närvarande: Eva Ahl, Bo Kron. Förhinder: Ida Ros"."""
_TOLD_OF: Final = frozenset({Label.VOTING, Label.PRESENT, Label.ABSENT})
_LONGEST: Final = 1000
"""Signs of a text that tells of attendance."""


def attendance_said(text: str) -> Found | None:
    """The label that the sentence is for the people whom it names, with them; None for a text that tells of nobody's attendance."""
    flat = " ".join(text.split())
    if len(flat) > _LONGEST:
        return None
    for label, words in _BEFORE:
        if match := re.match(rf"(?i:{words}):?\s*(?={NAME})", flat):
            return Found((label,), match.group().strip(), flat[match.end() :].rstrip("."), 0.8)
    named = re.match(rf"(?P<people>{_PEOPLE})\s+", flat)
    if named is None:
        return None
    told = flat[named.end() :].rstrip(".")
    for label, words in _AFTER:
        if re.fullmatch(words, told, re.IGNORECASE):
            return Found((label,), told, named["people"], 0.8)
    return None


def lines_of_attendance(lines: Sequence[Line], items: Sequence[Candidate], end: int) -> list[Line]:
    """The lines that say who came or who didn't, in an item about that: after a label, "Närvarande: Eva Ahl, Bo Kron.".

    The item's title may be the label.
    """
    found = []
    for one, later in pairwise([*items, None]):
        if one is None or not re.search(_ABOUT_IT, one.title, re.IGNORECASE):
            continue
        over = label_before(f"{one.title.rstrip(' :')}:")
        for line in paragraphs(lines[one.line + 1 : later.line if later else end]):
            if over and _TOLD_OF & {*over.labels} and len(line.cells) == 1 and re.match(rf"{_PEOPLE}(?:\.|$)", line.plain):
                found.append(line_of(f"{over.label_text} {line.plain.rstrip('.')}", line.place))
                continue
            for cell in line.cells:
                label = label_before(cell.text.strip())
                if label and _TOLD_OF & {*label.labels} and re.match(NAME, label.rest):
                    found.append(line_of(" ".join(cell.text.split()).rstrip("."), line.place))
    return found


def parted(text: str) -> list[str]:
    """What a line has that is read as if each stood on a line of its own: what labels begin, or sentences; else nothing."""
    labelled = re.split(_NEXT_LABEL, text)
    if len(labelled) > 1:
        return labelled
    first, *more = re.split(r"(?<=[\w)])\.\s+(?=[A-ZÅÄÖ])", " ".join(text.split())) if len(text) <= _LONGEST else [text]
    named = label_before(first) or attendance_said(first)
    is_told = bool(more) and named is not None and all(attendance_said(one) or label_before(one) for one in more)
    return [first, *more] if is_told else []


def without_sentence(people: str) -> str:
    """The list of people without a sentence after it: "…, Bo Ek (Orsa). Bo var med på länk."."""
    more = re.search(rf"(?<=[)\w])\.\s+(?={NAME_WORD}\s+[a-zåäö])[^.]+[.!]$", people)
    return people[: more.start()] if more else people
