"""The numbers that items have at the beginning of a line, in all their forms, and how likely the line is an item's heading."""

import enum
import re
from typing import Final

from msgspec import Struct

from kcminutes.importing.label import Label
from kcminutes.importing.labels import LISTS, PARTS, label_before, meanings
from kcminutes.importing.references import LAST_REFERENCE, REFERENCE
from kcminutes.importing.source import Line
from kcminutes.swedish.almanac import MONTH_NUMBER, one_of
from kcminutes.swedish.dates_in_prose import LONG_WEEKDAY


class Form(enum.Enum):
    """How an item's number is written."""

    PARAGRAPH = "§"
    BODY = "KS 12"
    WORD = "Ärende 4"
    POINT = "4."
    LETTER = "D."
    CLOCK = "09.30"
    REFERENCE = "KS 2018/124"
    HEADING = ""
    """No number: a heading by its looks."""


class Candidate(Struct, frozen=True):
    """A line that may be an item's heading."""

    line: int
    """The line's index."""
    form: Form
    number: int
    """For a clock time the minutes from midnight; for a heading without a number its turn."""
    title: str
    """May be empty: it then stands on the next line."""
    score: float
    """How much the line looks like a heading, about 1; below 0 hardly."""
    sub: int = 0
    """The second number of "15.1"; 0 for none."""
    reference: str = ""
    extras: tuple[str, ...] = ()
    """What stands in the cells after the title's."""
    minutes: int | None = None
    looks: tuple[bool, int] = (False, 0)
    """Bold, and the heading's level."""
    label: str = ""
    """The number as it stands."""
    title_is_own: bool = True
    """Whether the title stands on the line, and not only in the list of items."""
    listed_at: int = -1
    """The line of its entry in the list at the top; -1 where that is itself, or there is none."""
    is_automatic: bool = False
    """Whether the word processor put the number there."""
    is_bare: bool = False
    """Whether it stands in the list of items only, so that no text is its own."""


_CLOCK: Final = r"(?:[Kk]l(?:ockan)?\.?\s*)?(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)"
_CLOCKS: Final = rf"{_CLOCK}(?:\s*[-–—]\s*(?:[Kk]l\.?\s*)?(?P<to_hour>[01]?\d|2[0-3])[.:](?P<to_minute>[0-5]\d))?"
_FORMS: Final = (
    (Form.PARAGRAPH, r"§\s*(?P<number>\d{1,3})\.(?P<sub>\d{1,2})[.)]?\s+(?P<title>[^\W\d].*)"),
    (Form.PARAGRAPH, r"(?P<number>\d{1,4})\s*§[.:]?(?:\s*(?P<title>[A-ZÅÄÖ”\"].*)|\s*$)"),
    (
        Form.PARAGRAPH,
        r"(?:[A-ZÅÄÖ][\wåäö-]{1,9}\s+)?§\s*(?P<number>\d{1,4})(?!\s*[-–]\s*\d|\d|\s*§)(?:/(?:(?:19|20)\d{2}|\d\d)(?!\d))?[.:)]?\s*(?P<title>.*)",
    ),
    (
        Form.WORD,
        r"(?:Ärende|Punkt|Ärendepunkt|Dagordningspunkt|Ärende nr|Punkt nr|P)\.?\s+(?P<number>\d{1,3})\b\s*[.:–-]?\s*(?P<title>.*)",
    ),
    (
        Form.BODY,
        r"(?:K[sf]|KS|KF|[ABKSV]u|[A-ZÅÄÖ]{2,6}|[A-ZÅÄÖ][a-zåäö]{1,2}n)\s+(?P<number>\d{1,4})(?![\d/:.-]|\s*(?:kl|kap|st)\b)\s+(?P<title>[A-ZÅÄÖ].*)",
    ),
    (Form.POINT, r"(?P<number>\d{1,3})\.(?P<sub>\d{1,2})[.)]?(?:\s+(?P<title>[^\W\d].*)|\s*$)"),
    (Form.POINT, r"(?P<number>\d{1,3})\s*[.)]\s*(?P<title>(?!\d)\S.*)"),
    (Form.POINT, r"(?P<number>\d{1,3}):\s*(?P<title>[A-ZÅÄÖ].*)"),
    (Form.POINT, r"\d{1,2}\s+och\s+(?P<number>\d{1,2})[.)]?\s+(?P<title>[A-ZÅÄÖ].*)"),
    (Form.LETTER, r"(?P<letter>[A-ZÅÄÖ])[.)]\s+(?P<title>[A-ZÅÄÖ].*)"),
    (Form.LETTER, r"(?P<letter>[A-HJ-Z])(?P<bare>\s+)(?P<title>[A-ZÅÄÖ].*)"),
    (Form.POINT, r"(?P<number>\d{1,3})(?P<bare>\s+)(?P<title>[”“»]?[^\W\d].*)"),
)
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
_OTHER_NUMBER: Final = r"(?:[A-ZÅÄÖ][\wåäö]{1,5}\s*)?§+\s*\d+"
"""The same matter's number in another body, beside the own one."""
_NO_BODY: Final = frozenset(
    ["KL", "NR", "RUM", "SID", "SIDA", "DNR", "BIL", "TEL", "FAX", "OBS", "PL", "MOM", "KAP", "SFS", "SOU", "PROP", "ST", "EU"]
)
_UNIT: Final = (
    rf"(?:{one_of(MONTH_NUMBER)}|kr|kronor|tkr|mkr|mnkr|miljoner|procent|%|st|personer|platser|dagar|veckor|månader|år|timmar|min"
    r"|minuter|kap|§|kommuner|kommunerna|barn|elever|och|av|till|eller|a|b|c|e|stycket|km|m|kvm|ha)(?!\w)"
)
# Each run of signs is tried from where it begins only: a row of a thousand dots would else be gone through from each of them.
_LEADER: Final = r"(?<!\s)(?:\s*(?<![.…_])[.…_]{3,}\s*|[^\S\t]*\t\s*|\s{3,})(?P<page>\d{1,3})\s*$"
_LAST_CLOCK: Final = rf"(?<![\s,(])[\s,(]+{_CLOCKS}\)?\s*$"
_STARTS_LAST: Final = r",?\s+\(?(?:ca\.? )?(?:kl\.?|klockan) ?\d{1,2}[.:]\d\d\)?$"
_DAY_NAMED: Final = rf"(?i)\d{{1,2}}(?:/\d| (?:{one_of(MONTH_NUMBER)}))|\d{{4}}-\d\d-\d\d|{LONG_WEEKDAY}"
_LONGEST_STYLED: Final = 160
"""Characters of a heading that has the style of one."""
_MORE_OF_REFERENCE: Final = (
    r"(?:-\d{1,4})?(?:\s+[A-ZÅÄÖ]{2,6}(?: ?- ?\d{1,3})?)?(?:\s+(?:[Dd]iarie(?:kod|plan)|[Dd]pl)[:.]? ?[\d.]+)?"
)
"""What some have after it: "Dnr 2019/0118 NTN - 3 Diariekod: 514"."""
_ONLY_REFERENCE: Final = r"(?:Dnr|DNR|dnr)\.?:?(?: ?[A-ZÅÄÖ]{1,6}[ .]?)?[\d ./:-]*"
"""One whose form is not known, or that was never filled in, after its label."""
_LAST_MINUTES: Final = r"(?<![\s,(–-])[\s,(–-]+(?P<count>\d{1,3})\s*min(?:uter|\.)?\)?\s*$"
_BESIDE_NUMBER: Final = (
    r"[A-ZÅÄÖ]{2,5}|(?=[A-ZÅÄÖ])[\w-]*?(?: och [\w-]*?)?"
    r"(?i:nämnden|styrelsen|rådet|utskottet|fullmäktige|förbundet|direktionen|gruppen|beredningen)s?"
    r"(?: \w+)?|\d{4}-\d\d-\d\d|Sammanträdesdatum|[Ss]ida.*"
)
"""The body and the day, beside an item's number."""


def candidate(index: int, line: Line) -> Candidate | None:
    """The item's heading that the line may be; None if it has no number."""
    text = _numbered_text(line)
    clock = re.match(rf"{_CLOCKS}(?:\s*\((?P<length>\d{{1,3}})\s*min(?:uter|\.)?\))?(?=\s|$)\s*", text)
    if clock and 5 <= int(clock["hour"]) <= 22:
        inner = _in_a_form(index, line, text[clock.end() :].strip(), shortened=True) if clock.end() < len(text) else None
        if inner is not None and inner.score > 0.4:
            return inner
        if not re.match(r"\d{1,3}\.\d\b(?!\d)", text):
            return _clock(index, line, clock, text)
    if reference := re.match(rf"(?P<reference>{REFERENCE})\s+(?P<title>[^\W\d].+)", text):
        number = reference["reference"]
        return _made(index, line, _Written(Form.REFERENCE, index, reference["title"], label=number, reference=number))
    return _in_a_form(index, line, _amid(line) or text)


def _numbered_text(line: Line) -> str:
    """The line with its automatic number, its first cells parted by a tab."""
    text = line.text.strip() if not line.table else "\t".join(" ".join(cell.text.split()) for cell in line.cells).strip()
    return f"{line.number}\t{text}".strip() if line.number else text


def _amid(line: Line) -> str:
    """The § that stands between the body and the day, as a row over each item of some minutes; empty if none does."""
    texts = [cell.text.strip() for cell in line.cells if cell.text.strip()]
    numbers = [text for text in texts[1:] if re.fullmatch(r"§ ?\d{1,4}", text)]
    others = [text for text in texts if text not in numbers]
    are_known = all(re.fullmatch(_BESIDE_NUMBER, text) for text in others)
    return numbers[0] if len(numbers) == 1 and others and are_known else ""


def _in_a_form(index: int, line: Line, text: str, *, shortened: bool = False) -> Candidate | None:
    for form, pattern in _FORMS:
        match = re.match(rf"{pattern}$", text, re.DOTALL)
        if match is None:
            continue
        groups = match.groupdict()
        title = groups["title"] or ""
        number = int(groups["number"]) if "number" in groups else _LETTERS.index(groups["letter"]) + 1
        bare = groups.get("bare")
        if form is Form.BODY and text.split(maxsplit=1)[0].upper() in _NO_BODY:
            continue
        is_unit = re.match(_UNIT, title, re.IGNORECASE) and not ((line.heading or line.bold) and title[:1].isupper())
        if bare is not None and (is_unit or ("\t" not in bare and len(bare) < 2 and line.continues)):
            return None
        parted = bare is None or "\t" in bare or len(bare) > 1
        penalty = 0.0 if parted or shortened else 0.6
        sub = int(groups.get("sub") or 0)
        if not title and form not in (Form.PARAGRAPH, Form.WORD) and not line.number:
            return None
        return _made(index, line, _Written(form, number, title, sub, penalty, text.removesuffix(title).strip()))
    return None


def _clock(index: int, line: Line, clock: re.Match[str], text: str) -> Candidate | None:
    title = text[clock.end() :].strip(" \t–-:")
    start = int(clock["hour"]) * 60 + int(clock["minute"])
    minutes = int(clock["length"]) if clock["length"] else None
    if clock["to_hour"]:
        minutes = int(clock["to_hour"]) * 60 + int(clock["to_minute"]) - start
    label = text[: clock.end()].strip()
    if not title:  # it may stand on the next line
        return Candidate(index, Form.CLOCK, start, "", 0.8, minutes=minutes, looks=(line.bold, line.heading), label=label)
    return _made(index, line, _Written(Form.CLOCK, start, title, label=label, minutes=minutes))


class _Written(Struct, frozen=True):
    """What stands at the beginning of a line that may be a heading."""

    form: Form
    number: int
    title: str
    sub: int = 0
    penalty: float = 0.0
    label: str = ""
    reference: str = ""
    minutes: int | None = None


def _made(index: int, line: Line, written: _Written) -> Candidate | None:
    form, number, title, reference = written.form, written.number, written.title, written.reference
    pieces = [piece.strip() for piece in re.split(r"\t+|\s{4,}", title.strip())]
    if not (line.table or len(line.cells) > 1):
        pieces = [" ".join(piece for piece in pieces if piece)]
    title, extras = pieces[0], tuple(piece for piece in pieces[1:] if piece)
    label = written.label
    while extras and (re.fullmatch(REFERENCE, title) or re.fullmatch(_OTHER_NUMBER, title)):
        if re.fullmatch(REFERENCE, title):
            reference = title
        label, title, extras = f"{label} {title}", extras[0], extras[1:]
    if re.fullmatch(_OTHER_NUMBER, title):
        label, title = f"{label} {title}", ""
    score = plausible(title, line) - written.penalty if title or form in (Form.PARAGRAPH, Form.WORD) else -1.0
    title, reference, minutes = without_tail(title, reference)
    if form not in (Form.PARAGRAPH, Form.CLOCK, Form.REFERENCE) and 1900 <= number <= 2100:
        return None
    looks = (line.bold, line.heading)
    return Candidate(
        *(index, form, number, title, score, written.sub, reference, extras, written.minutes or minutes, looks, label),
        is_automatic=bool(line.number),
    )


def unnumbered(index: int, line: Line, turn: int, looks: tuple[bool, int] = (False, 0)) -> Candidate:
    """A heading without a number of its own, with what stands last in it taken apart."""
    title, reference, minutes = without_tail(line.plain, "")
    return Candidate(index, Form.HEADING, turn, title, 1.0, reference=reference, minutes=minutes, looks=looks)


def without_tail(title: str, reference: str) -> tuple[str, str, int | None]:
    """The title without the page of a list of contents, the reference and the time that stand last in it."""
    minutes = None
    title = whole = re.sub(_LEADER, "", title)
    if re.fullmatch(rf"\(?{REFERENCE}\)?{_MORE_OF_REFERENCE}|{_ONLY_REFERENCE}", title.strip()):
        return "", re.sub(r"(?i)^dnr[.:]*$", "", title.strip(" ()")), None
    if match := re.search(_LAST_MINUTES, title):
        title, minutes = title[: match.start()], int(match["count"])
    elif (match := re.search(_LAST_CLOCK, title)) and match["to_hour"]:
        start, end = int(match["hour"]) * 60 + int(match["minute"]), int(match["to_hour"]) * 60 + int(match["to_minute"])
        title, minutes = title[: match.start()], end - start if end > start else None
    if (starts := re.search(_STARTS_LAST, title)) and not re.search(_DAY_NAMED, title):
        title = title[: starts.start()]
    if match := re.search(LAST_REFERENCE, title):
        title, reference = re.sub(r"(?<=[a-zåäö]{3})\.$", "", title[: match.start()]), match["reference"]
    elif match := re.match(rf"\((?P<reference>[Dd]nr\.? [^()]{{3,40}})\)\s*|(?P<bare>{REFERENCE})[\s:–-]*", title):
        title, reference = title[match.end() :], match["reference"] or match["bare"]
    title = title.strip(" \t,–-:").removesuffix(" /") or title.strip()
    if title.count("(") > title.count(")") and whole.rstrip().endswith(")"):  # "(Lisa Ek, 15 min)": it went with the minutes
        title += ")"
    return title, reference.strip(), minutes


def plausible(title: str, line: Line) -> float:
    """How much the line looks like a heading: about 1, more for a bold one, below 0 for a sentence."""
    score = 1.0 + 0.5 * line.bold + 0.8 * bool(line.heading) + 0.3 * line.spaced
    first = title.lstrip("”\"'(*_ ")[:1]
    if first and not (first.isupper() or first.isdigit()):
        score -= 1.0
    if len(title) > 200:
        score -= 1.5
    elif len(title) > 110:
        score -= 0.4
    if re.search(r"[.!]$", title) and len(title) > 50:
        score -= 0.6
    if re.search(r"[,;]$", title) or re.search(r"\b(?:och|att|eller|samt|som)$", title):
        score -= 0.8
    if re.search(r"[a-zåäö]{2}\. [A-ZÅÄÖ]", title) and not line.bold:
        score -= 0.5
    if line.continues:
        score -= 0.7
    if is_label(title) and not (line.heading and line.number):
        score -= 1.0
    return score


def is_label(text: str) -> bool:
    """Whether the text is a label and nothing more, so that it is no item: "Beslut", "Bilagor"."""
    labels, sure = meanings(text)
    return sure > 0.85 and any(label in PARTS for label in labels) and not any(label in LISTS for label in labels)


def is_heading(line: Line) -> bool:
    """Whether a line without a number looks like a heading, by its style, its weight, its capitals."""
    text = line.plain
    if line.heading or line.bold:
        text = text.removesuffix(":")
    if (
        line.table
        or len(line.cells) > 1
        or not 2 < len(text) <= (_LONGEST_STYLED if line.heading else 110)
        or line.bullet
        or re.search(r"[,;:.]$", text)
    ):
        return False
    found = label_before(text)
    if found is not None and Label.COMING not in found.labels:
        return False
    return bool(line.heading) or line.bold or (text.isupper() and len(text) > 4)
