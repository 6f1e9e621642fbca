"""The heading of an item: its whole title, and what stands beside it."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from kcminutes.importing.day_headings import DAY_HEADING
from kcminutes.importing.item_texts import ItemParts, presenters_in, presenters_told
from kcminutes.importing.label import Label
from kcminutes.importing.labels import PARTS, label_before, meanings
from kcminutes.importing.listed import alike
from kcminutes.importing.names_seen import NAME, looks_like_name
from kcminutes.importing.numbers import Candidate, Form, is_heading, without_tail
from kcminutes.importing.people_words import PARTY
from kcminutes.importing.references import REFERENCE
from kcminutes.importing.result import Reading
from kcminutes.importing.source import Line, line_of
from kcminutes.swedish.dates_in_prose import LONG_WEEKDAY

_ATTACHMENT: Final = r"[Bb]il(?:aga|agor|\.)\s*[\w ,–-]{1,12}"
_ALONE: Final = r"(?:19|20)\d\d[/:]\d{1,5}"
"""A reference without its register, which within a text may be years."""
_IS_SENT: Final = (
    r"(?:(?:handling(?:ar|en)?|underlag(?:et)?|bilag(?:a|or)|protokoll(?:et)?|material(?:et)?) )?"
    r"(?:(?:tidigare|separat) )?(?:bi(?:fogas|lagd|läggs)|ut(?:sän[dt]\w*|skicka\w*)|(?:sänds|skickas|delas)(?: ut)?|eftersänds)"
    r"(?: (?:ut|senare|separat|vid (?:mötet|sammanträdet)|på (?:mötet|sammanträdet)|med kallelsen|i efterhand))*"
)
"""What stands in brackets after a title of how its papers come: "(utsänd)", "(delas ut vid sammanträdet)"."""
_SENTENCE: Final = 3
"""Words of which a text beside a title has at least so many; fewer are a purpose, as "Information"."""
_OVER_ITEMS: Final = r"(?!Ing(?:a|en|et)\b)(?:[\w-]+\s+){0,2}[\w-]*(?:ärenden|punkter|frågor)\s*:?"
"""A heading over several items: "Övriga beslutsärenden"."""
_COURSE: Final = r"(?:Hålltid|Lunch|Kaffe|Paus|Rast|Fika|Bensträckare|Frukost)\b[^!?\d]{0,20}[\d.:–\s-]{1,16}(?:min(?:uter|\.)?)?"
"""What tells when a break is, or how far the time goes: "Hålltid kl. 13.00–13.30"."""
_LONGEST_TITLE: Final = 400
"""Characters."""
_OF_PEOPLE: Final = r"(?:[Vv]al|[Ff]yllnadsval|[Ee]ntledig\w*|[Aa]vsäg\w*|[Öö]verklag\w*|[Aa]vgång\w*|[Bb]efri\w*)\b"
"""How the title begins of an item that is about the people it names."""
_RUN_IN: Final = (
    r"(?P<title>[A-ZÅÄÖ](?:[^.!?:]|\b(?:ang|bl\.a|ca|inkl|m\.m|nr|resp|t\.ex)\.(?= [a-zåäö\d])){2,90})[.:]"
    r"\s+(?P<text>[A-ZÅÄÖ\d].{4,}[.!?])"
)
"""A title with the text after it, as short as "Anslagstavlan. Kvarstår."."""
_SAYS_WHO_OR_WHEN: Final = (
    r"(?P<title>(?:(?:Mötes)?[Oo]rdförande|(?:Mötes)?[Ss]ekreterare|[Jj]uster(?:are|ingsmän|ingspersoner)"
    r"|Nästa (?:\w*möte|sammanträde|träff))):\s+(?P<text>\S.*)"
)
"""The title of an item that only tells who was chosen, or when the next meeting is."""
_INITIALED: Final = r"[A-ZÅÄÖ]\. ?[A-ZÅÄÖ][\w-]+"
"""Somebody by the first name's letter: "M. Ek"."""
_UNFINISHED: Final = r"(?:[,–-]|\b(?:och|samt|för|av|i|med|till|om|på|att|från|vid|enligt|mellan|inom))$"
"""How a title ends that goes on with the next line."""


class ItemHeads:
    """Reads the headings of items that stand in the lines, into the items' parts."""

    def __init__(self, lines: list[Line], items: Sequence[Candidate]) -> None:
        self._lines = lines
        told = [one for one in items if re.match(r"[A-ZÅÄÖ][^.!?:]{2,60}:\s+[A-ZÅÄÖ][^:]{12,}[.!?]$", one.title)]
        self._titles_end_with_colon = 2 * len(told) > len(items)
        """Whether most items have their text after a colon on the title's own line."""
        run_in = [one for one in items if not (any(one.looks) or one.sub) and re.fullmatch(_RUN_IN, one.title)]
        self._are_run_in = 2 * len(run_in) > len(items)
        """Whether most items have their text on the title's own line, after a full stop or a colon."""
        self._is_reference_over = are_references_over(lines, items)

    def title(self, parts: ItemParts, one: Candidate, end: int) -> int:
        """Find the whole title; gives the index of the first line after it."""
        title, at = one.title, one.line + 1
        line = self._lines[one.line]
        if self._is_reference_over and not parts.reference and (over := self._reference_over(one.line)):
            parts.reference = over.plain
            parts.readings.append(Reading(over.text, over.place))
        while at < end and not title:
            text = self._lines[at].plain
            if re.fullmatch(rf"\(?{REFERENCE}\)?", text) and not parts.reference:
                parts.reference = text.strip("()")
                parts.readings.append(Reading(text, self._lines[at].place))
            else:
                title, line = text, self._lines[at]
            at += 1
        while not one.title_is_own and at < end and alike(title, self._lines[at].plain):
            if self._lines[at].plain.startswith(title):  # the list at the top has only its beginning
                title, line = self._lines[at].plain, self._lines[at]
            parts.readings.append(Reading(self._lines[at].text, self._lines[at].place))
            at += 1
        while at < end and _is_title_more(self._lines[at], line, title):
            title = f"{title} {self._lines[at].plain}"
            at += 1
        if not one.title:  # as it is cut where the title stands beside its number
            title, parts.reference, minutes = without_tail(title, parts.reference)
            parts.minutes = parts.minutes or minutes
            parts.readings.append(Reading(f"{parts.reference} {minutes or ''}", line.place))
        parts.title = title or (one.label if one.form is Form.CLOCK else f"Ärende {one.number}")
        return at

    def _reference_over(self, heading: int) -> Line | None:
        return self._lines[heading - 1] if is_reference_over(self._lines, heading) else None

    def end_of_text(self, first: int, one: Candidate, later: Candidate) -> int:
        """The index after the item's last line: a heading over the items that follow has no place, and is listed."""
        end = later.line
        if self._is_reference_over and end - 1 >= first and self._reference_over(end):
            end -= 1
        while end > first and _is_between_items(self._lines[end - 1], is_numbered=one.form is not Form.HEADING):
            end -= 1
        return end

    def run_in(self, parts: ItemParts, one: Candidate) -> list[Line]:
        """The text that goes on after the title on the title's own line: "2. Ekonomi. Bo gick igenom utfallet."."""
        found = re.fullmatch(_RUN_IN, parts.title) if self._are_run_in else None
        if found is None and (who := re.fullmatch(_SAYS_WHO_OR_WHEN, parts.title)) and _tells_who_or_when(who["text"]):
            found = who
        if found and not meanings(found["text"].strip(" .!"))[0]:
            parts.title = found["title"]
            return [line_of(found["text"], self._lines[one.line].place)]
        ends = r"[.:]" if self._titles_end_with_colon else r"\."
        found = re.fullmatch(rf"(?P<title>[A-ZÅÄÖ][^.!?:]{{2,90}}){ends}\s+(?P<text>[A-ZÅÄÖ].{{12,}})", parts.title)
        if found and not self._titles_end_with_colon and found["text"][-1] not in ".!?":
            return []
        if found is None and one.form is Form.CLOCK:  # "10.00 Ny plan – vad betyder den? Samtal i smågrupper."
            found = re.fullmatch(r"(?P<title>[A-ZÅÄÖ][^.!?:]{2,120}\?)\s+(?P<text>[A-ZÅÄÖ].{12,}[.!])", parts.title)
        if found is None:
            return []
        parts.title = found["title"]
        return [line_of(found["text"], self._lines[one.line].place)]

    def extras(self, parts: ItemParts, one: Candidate, *, is_agenda: bool) -> list[Line]:
        """What stands in the cells beside the title: presenter, time, reference; gives those that are the text of the item."""
        place = self._lines[one.line].place
        texts: list[Line] = []
        for text in (piece for extra in one.extras for piece in re.split(r" {2,}", extra)):
            flat = " ".join(text.split())
            if match := re.fullmatch(r"(\d{1,3})(?:\s*(?:min(?:uter|\.)?|'))?", flat):
                if "min" in flat:
                    parts.minutes = int(match[1])
                parts.readings.append(Reading(flat, place))
            elif re.fullmatch(rf"{REFERENCE}|{_ALONE}", flat) and not parts.reference:
                parts.reference = flat
                parts.readings.append(Reading(flat, place))
            elif all(looks_like_name(name) for name in presenters_in(flat)) and len(flat) < 80:
                parts.presenters += presenters_in(flat)
                parts.readings.append(Reading(", ".join(presenters_in(flat)), place))
            elif re.fullmatch(_ATTACHMENT, flat):
                parts.attachments.append(flat)
            elif re.fullmatch(r"(?:[Kk]l\.?\s*)?\d{1,2}[.:]\d{2}(?:\s*[-–]\s*\d{1,2}[.:]\d{2})?", flat):
                parts.readings.append(Reading(flat, place))
            elif is_agenda or len(flat.split()) < _SENTENCE:
                (parts.background if is_agenda else parts.notes).extend(
                    " ".join(piece.split()) for piece in text.split("\n") if piece.strip()
                )
            else:
                texts += [line_of(piece.strip(), place) for piece in text.split("\n") if piece.strip()]
        return texts


def is_reference_over(lines: Sequence[Line], heading: int) -> bool:
    """Whether the line over the heading's is a reference and nothing else."""
    return heading > 0 and re.fullmatch(REFERENCE, lines[heading - 1].plain) is not None


def are_references_over(lines: Sequence[Line], items: Sequence[Candidate]) -> bool:
    """Whether the items' references stand on the line over each heading, as the first one's does, and none below the last."""
    if not items or not is_reference_over(lines, items[0].line):
        return False
    below = lines[items[-1].line + 1 : items[-1].line + 3]
    is_one_more = any(is_reference_over(lines, one.line) for one in items[1:])
    return is_one_more and not any(re.fullmatch(REFERENCE, line.plain) for line in below)


def _tells_who_or_when(text: str) -> bool:
    """Whether a text is of people, or begins with a day or a weekday."""
    return (
        all(map(looks_like_name, presenters_in(text.rstrip(".")))) or re.match(rf"(?i){LONG_WEEKDAY}|den \d|\d", text) is not None
    )


def _is_between_items(line: Line, *, is_numbered: bool) -> bool:
    """Whether the line before an item's heading is of the course of the meeting, or a heading over the items that follow."""
    if re.fullmatch(REFERENCE, line.plain):  # in capitals too
        return False
    is_over = any(re.fullmatch(pattern, line.plain) for pattern in (_OVER_ITEMS, DAY_HEADING, _COURSE))
    return (is_over or (is_numbered and (bool(line.heading) or line.plain.isupper()) and is_heading(line))) and not (
        line.table or line.bullet
    )


def says_more_of_item(line: Line) -> bool:
    """Whether the line, below an item in the list at the top, says more of that item: who presents, what is attached."""
    found = label_before(line.text.strip())
    label = found.among(PARTS) if found and ":" in found.label_text else None
    return label in (Label.PRESENTERS, Label.ATTACHMENTS) or bool(presenters_told(line.plain))


def take_attachment(parts: ItemParts) -> None:
    """Take the attachment that a title ends with in brackets: "Budget (bilaga 3)"."""
    last = (
        rf"\((?P<file>{_ATTACHMENT}|bilag(?:a|or))\)|[.,]\s*(?P<bare>Bilag(?:a|or))|,?\s*/\s?(?P<slash>[Bb]ilag(?:a|or))"
        r"|,?\s(?P<short>(?:Bil\.?|bil\.) ?\d{1,3}(?: ?[a-e])?)(?: \(sekretess\w*\))?"
        r"|,?\s*[,–-]\s*(?P<dash>[Bb]ilag(?:a|or) \d+(?:(?:, | och | ?[-–] ?)\d+)*)"
        r"|,\s*(?P<sent>[Hh]andling(?:ar)?|[Uu]nderlag|[Bb]ilag(?:a|or)) bifogas\.?"
    )
    if sent := re.fullmatch(rf"(?P<title>.{{4,}}?)\s*\((?P<how>{_IS_SENT})\)", parts.title, re.IGNORECASE):
        parts.title = sent["title"].rstrip()
        parts.background.append(sent["how"])
    if found := re.fullmatch(rf"(?P<title>.{{4,}}?)\s*(?:{last})", parts.title):
        parts.title = found["title"]
        named = (found[group] for group in ("file", "dash", "bare", "slash", "short"))
        parts.attachments.append(next(filter(None, named), None) or found["sent"].capitalize())


def take_presenter(parts: ItemParts, known: Collection[str] | None = None, aliases: Mapping[str, str] | None = None) -> None:
    """Take who presents out of a title that ends so: "Kollektivtrafiken – Gunnel Sve, Västtrafik", "Ekonomi (Lisa Ek, Bo Al)".

    Where ``known`` are given a title may name only them so, by the whole name, or the first where no other has it; or "alla".
    ``aliases`` are names by initials: "Ekonomi /LE".
    """
    if len(parts.title) > _LONGEST_TITLE or re.match(_OF_PEOPLE, parts.title):
        return
    by_sign = re.fullmatch(r"(?P<title>.{4,}?)(?:\s+|\.)/\s?(?P<who>[A-ZÅÄÖ][^/]{1,40})", parts.title)
    if by_sign is not None and not parts.presenters:
        named = [(aliases or {}).get(name, name) for name in presenters_in(by_sign["who"])]
        if all(looks_like_name(name) for name in named):
            parts.title = by_sign["title"]
            parts.presenters += named
            return

    first_names = [name.split()[0] for name in known or ()]

    def is_somebody(name: str) -> bool:
        if known is None:
            return looks_like_name(name) or re.fullmatch(_INITIALED, name) is not None
        return (looks_like_name(name) and name in known) or first_names.count(name) == 1 or name.casefold() == "alla"

    plain = re.sub(rf"(?<=\w) \({PARTY}\)$", "", parts.title) if known is None else parts.title
    found = re.fullmatch(r"(?P<title>.{4,}?)\s+[–-]\s+(?P<who>[^,–]+)(?:,\s*(?P<of>[^,–]{2,40}))?", plain)
    if found is not None and not parts.presenters and is_somebody(found["who"]):
        parts.title = found["title"]
        parts.presenters.append(f"{found['who']} ({found['of']})" if found["of"] else found["who"])
    last = re.fullmatch(r"(?P<title>.{4,}?[.?])\s+(?P<who>[A-ZÅÄÖ][^.?,]{4,60})", parts.title)
    if last is not None and known is None and not parts.presenters and all(map(looks_like_name, presenters_in(last["who"]))):
        parts.title = last["title"]
        parts.presenters += presenters_in(last["who"])
    if known and not parts.presenters:
        _take_after_comma(parts, is_somebody)
    if not parts.presenters:
        _take_in_brackets(parts, is_somebody)


def _take_in_brackets(parts: ItemParts, is_somebody: Callable[[str], bool]) -> None:
    """Take who presents out of the brackets that a title ends with: "Ekonomi (Lisa Ek, Bo Al)"."""
    clock = r"(?:(?P<clock>(?:[Kk]l\.?\s*)?\d{1,2}[.:]\d\d)[\s,:–-]+)?"
    found = re.fullmatch(rf"(?P<title>.{{3,}}?)\s*\({clock}(?P<who>(?:[^()]|\({PARTY}\)){{3,160}})\)", parts.title)
    who = presenters_in(re.sub(rf" \({PARTY}\)", "", found["who"])) if found else []
    is_of = len(who) == 2 and is_somebody(who[0]) and not looks_like_name(who[1]) and not is_somebody(who[1])
    if found and is_of:  # "(Eva Ek, Vattenmyndigheten)"
        parts.title = found["title"]
        parts.presenters.append(f"{who[0]} ({who[1]})")
    elif found and who and all(map(is_somebody, who)):
        parts.title = found["title"]
        parts.presenters += who
    if found and parts.title == found["title"] and found["clock"]:
        parts.readings.append(Reading(found["clock"], parts.readings[0].place if parts.readings else ""))


def _take_after_comma(parts: ItemParts, is_somebody: Callable[[str], bool]) -> None:
    """Take who presents out of a title that ends with them after a comma: "Ekonomi, Lisa Ek", "Ekonomi, Lisa Ek och Bo Al"."""
    several = re.fullmatch(rf"(?P<title>.{{4,}}?),\s+(?P<who>{NAME}(?:, {NAME})* (?:och|samt) {NAME})", parts.title)
    found = several or re.fullmatch(r"(?P<title>.{4,}?),\s+(?P<who>[^,]+)", parts.title)
    who = presenters_in(found["who"]) if several and found else [found["who"]] if found else []
    if found and all(map(is_somebody, who)):
        parts.title = found["title"]
        parts.presenters += who


def _is_title_more(line: Line, before: Line, title: str) -> bool:
    """Whether the line goes on with a title that was broken over two lines."""
    unfinished = re.search(_UNFINISHED, title) is not None and line.plain[:1].islower() and not line.bullet
    is_broken = bool(before.heading) and line.heading == before.heading and re.match(r"[(a-zåäö]", line.plain) is not None
    if (
        not (line.continues or unfinished or is_broken)
        or line.table
        or len(line.cells) > 1
        or len(title) > 160
        or meanings(line.plain)[0]
        or label_before(line.text.strip())
    ):
        return False
    is_row = len(before.cells) > 1 and before.cells[0].end > 0 and re.fullmatch(r"\d{1,3}[.)]?", before.cells[0].text)
    is_below = is_row and abs(line.cells[0].x - before.cells[-1].x) < 1
    if unfinished or (is_below and line.continues):
        return True
    if before.bold or before.heading:
        return line.bold == before.bold and line.size == before.size and line.heading == before.heading
    return len(title) > 55 and not title.endswith((".", "?", "!")) and line.plain[:1].islower()
