"""The document's name, the group, the day, the times and the place, out of lines with labels and without."""

import enum
import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from kcminutes.importing.days import days_in, times_in, years_in
from kcminutes.importing.head_parts import HeadParts
from kcminutes.importing.label import Label
from kcminutes.importing.names_seen import is_known_name
from kcminutes.importing.result import Belonging, Reading
from kcminutes.importing.source import Line
from kcminutes.importing.titles import AGENDAS, body_in, document_in
from kcminutes.importing.words import words_of
from kcminutes.swedish.almanac import MONTH_NUMBER, one_of
from kcminutes.swedish.dates_in_prose import LONG_WEEKDAY

_YEAR_IN_MARGIN: Final = (
    r"(?i)\b(?:\w*protokoll|\w*anteckningar|kallelse|möte|sammanträde)\b[^\n\d]{0,40}"
    r"(?:\b(?:nr ?)?\d{1,2} ?/ ?(?=\d{4}(?!\d))|(?<!\d)(?=\d{4}-(?:0\d|1[0-2])(?![\d-])))(?P<year>(?:19|20)\d\d)"
)
"""The year of a meeting that the pages' margins tell: "Protokoll nr 2/2015", "Möte 2016-09"."""
_NOT_THE_DAY: Final = (
    r"juster|diarie|ansla|nästa|senast|svar|anmäl|utskriv|skriv ut|reviderad|skickat|sänt|sent:|nedtag|uppsätt|"
    r"föregående|förra|bilaga|"
    r"utsänd|uppdater|skapad|publicer|\bosa\b|kommande|upprättad|version|tillkännag|lämnas|överklag|laga kraft|"
    r"protokoll från(?! \w*(?:möte|sammanträde))|\.pdf|\.docx?"
)
_IS_HELD: Final = (
    r"^(?!.*\b(?:konferens|årsmöte|studiebesök|utbildning|inställ|flytta|inte\b)).*\b(?:äger rum|hålls|hölls|arrangeras|anordnas)\b"
)
"""What says that a day is one on which there is a meeting."""
_LONG: Final = 40
"""Letters of a place that ends with a full stop because it is a sentence's end, and not an abbreviation's."""
_PLACE_WORD: Final = (
    r"(?:\b(?:[Rr]um|[Ss]al(?:en)?|[Ll]okal|[Vv]åning|[Tt]eams|[Zz]oom|[Ss]kype|[Dd]igitalt|[Hh]otell|"
    r"[Kk]onferens)\b|[\wåäö]*(?:stationen|biblioteket|stadshus|kommunhus|kommunkontor|huset|kontoret|rummet|salen|lokalen)\b)"
)
_PLACE_AFTER: Final = (
    r"(?:[,|·]|\bi\b|\bpå\b)\s+(?P<place>(?:(?!\w*dag(?:en)?\s*[,|·])[^\W\d][^,|·.:]{1,30}[,|·]\s*){0,2}"
    rf"[^,|·]*{_PLACE_WORD}.*)$"
)
"""Where a line that tells the day goes on with the place: a room before the house, if one is named, and the house."""
_ONLINE: Final = r"\W*(?P<place>(?:[Dd]igitalt|[Vv]ia|[Pp]å)\b[^.,;]{0,20}\b(?:Teams|Zoom|Skype|distans|länk|nätet)\b)\W*"
"""The same, where it meets in no room."""

_SAID_BY_A_TITLE: Final = frozenset(
    {
        *("till", "möte", "mötet", "möten", "mötes", "sammanträde", "sammanträdet", "sammanträder", "kallas", "härmed", "nr"),
        *("den", "det", "kl", "klockan", "för", "från", "vid", "med", "i", "på", "och", "av", "in", "en", "ett", "om", "inför"),
        *("dag", "datum", "tid", "tider", "sida", "sid"),
    }
)
"""Words of a title that tell nothing beside the group, the document, the day and the time."""
_DAY_WORD: Final = rf"{LONG_WEEKDAY}(?:en|ens)?|{one_of(MONTH_NUMBER)}"
_DOCUMENT_WORD: Final = r"kallelse|protokoll|anteckning|dagordning|föredragningslista|ärendelista|agenda"


class DayTold(enum.IntEnum):
    """How a day is told, the surest last: a letter has a day of its own, and the meeting's stands with the time of day."""

    ALONE = 1
    HELD = 2
    LABELLED = 3
    IN_TITLE = 4
    WITH_TIME = 5


_LONGEST_TITLE: Final = 120
"""Characters of a document's title."""


class WhenAndWhere:
    """Reads them into the parts; ``years`` are those that a day without one may be of, ``written`` when the text was."""

    def __init__(self, parts: HeadParts, years: Sequence[int], written: date | None) -> None:
        self._parts, self._years, self._written = parts, years, written
        self._place_line = False
        """Whether the line before was taken as the place, which a broken line may go on with."""
        self._place_told = False
        """Whether the text under the label has ended with a sentence, so that what follows tells of something else."""

    def begin(self) -> None:
        """Begin with what stands under another label."""
        self._place_told = False

    def labelled(self, label: Label, text: str, line: Line) -> None:
        """Take the day and the times out of the text; the rest is the place, where that may stand."""
        parts = self._parts
        flat = " ".join(text.split())
        day = next(days_in(flat, years=self._years, after=self._written), None)
        has_weekday = re.match(rf"(?i){LONG_WEEKDAY}", flat) is not None  # as of no letter's day
        with_time = label is Label.TIME or has_weekday or times_in(flat)[0] is not None
        if day is not None and self._takes_day(day.day, DayTold.WITH_TIME if with_time else DayTold.LABELLED):
            flat = _without_day(flat, day.start, day.end)
        if parts.start is None:
            start, end, rest = times_in(flat, bare=label is Label.TIME)
            if start is not None:
                parts.start, parts.end, flat = start, end, re.sub(r"(?i)(?<!\w)kl(?:ockan)?\.?(?=\s*(?:$|[,;.]))", " ", rest)
        flat = re.sub(r"\s+(?=[,;])", "", re.sub(r"([,;])(?:\s*[,;])+", r"\1", flat))
        rest = " ".join(flat.split()).strip(" ,;.:–-")
        parts.readings.append(Reading(text, line.place))
        if not re.search(r"\w", rest):
            return
        if label in (Label.PLACE, Label.TIME_AND_PLACE) and not self._place_told:
            place, more = _place_and_more(rest)
            self._place_told = bool(more) or (text.rstrip().endswith(".") and len(rest) > _LONG)
            parts.place.append(re.sub(r"^OBS!?\s+(?=[A-ZÅÄÖ])", "", place))
            parts.left += [(line, more, Belonging.BACKGROUND)] if more else []
        elif len(rest) > 2:
            parts.left.append((line, rest, Belonging.BACKGROUND))

    def takes_title(self, flat: str) -> bool:
        """Take the document's name and the group's out of a title."""
        parts, read = self._parts, self.takes_document(flat)
        if not parts.body and (body := body_in(flat)):
            parts.body, read = body, True
        return read

    def takes_document(self, flat: str) -> bool:
        """Take what the document calls itself; "Dagordning" and the like stand in minutes too, and settle nothing."""
        parts, document = self._parts, document_in(flat)
        if re.match(r"(?i)bilag", flat):
            return False
        if re.match(r"(?i)(?:utsänd|godkänd|fastställd)\b", flat):
            return bool(document)  # the list that was called with, in minutes
        if re.search(r"(?i)\bprotokoll,? (?:och )?(?:kallelser?|föredragningslist)|\bkallelser?,? (?:och|&) protokoll\b", flat):
            return True  # the heading of a page where both are published
        if document and parts.is_agenda is None and document not in ("Dagordning", "Ärendelista", "Agenda"):
            parts.is_agenda = document in AGENDAS
        if document not in AGENDAS:
            parts.document = parts.document or document
        return bool(document)

    def takes_when(self, flat: str, *, named: bool) -> bool:
        """Take the day and the times out of a line of their own, or a title."""
        parts = self._parts
        day = next(days_in(flat, years=self._years, after=self._written), None)
        if day is not None and parts.day is not None and re.search(r"(?i)\bkonferens", flat):
            return False  # that day is another event's
        if day is None:
            if parts.start is None and len(flat) < 30 and times_in(flat)[0] is not None:
                parts.start, parts.end, _ = times_in(flat)
                return True
            return False
        sentence = flat[flat.rfind(". ", 0, day.start) + 1 :]  # the one that the day stands in, and what follows
        calls = re.search(r"(?i)\b(?:kallas|kallar|välkom\w+|bjuder in|inbjud\w+)\b", sentence) is not None
        if calls and parts.day != day.day and parts.day_told < DayTold.WITH_TIME:
            parts.day, parts.day_told, parts.start, parts.end = (
                day.day,
                DayTold.WITH_TIME,
                None,
                None,
            )  # what one is called to, not the day of the letter
        elif re.search(rf"(?i){_IS_HELD}", flat):
            self._takes_day(day.day, DayTold.HELD)
        elif len(flat) < 140 or named:
            with_time = times_in(_without(flat, day.start, day.end))[0] is not None
            self._takes_day(day.day, _told_by_title(flat, named=named, with_time=with_time))
        if parts.day == day.day and parts.start is None:
            parts.start, parts.end, rest = times_in(_without(flat, day.start, day.end))
            if not parts.place and (place := re.search(_PLACE_AFTER, rest) or re.fullmatch(_ONLINE, rest)):
                parts.place.append(_only_place(" ".join(place["place"].split())))
        return parts.day == day.day

    def _takes_day(self, day: date, told: DayTold) -> bool:
        """Take the day, if there is none yet that is told as surely; whether it is the meeting's now."""
        parts = self._parts
        if parts.day != day and told > parts.day_told:
            parts.day = day
        if parts.day == day:
            parts.day_told = max(told, parts.day_told)
        return parts.day == day

    def takes_place(self, flat: str) -> bool:
        """Take a line that names a room or a house as the place, where there is none yet."""
        parts = self._parts
        if parts.place and self._place_line and flat[:1].islower() and len(flat) < 60 and not flat.startswith("för att "):
            parts.place[-1] += f" {flat}"
            return True
        self._place_line = (
            not parts.place
            and len(flat) < 90
            and re.search(rf"(?i)(?:{_PLACE_WORD}|\b\d tr\b)", flat) is not None
            and not flat.endswith(".")
            and not is_known_name(re.split(r"[,(]", flat)[0])  # "Gösta Ek, Förbundskontoret"
        )
        if self._place_line:
            parts.place.append(re.sub(r"^(?:i|på)\s+", "", flat))
        return self._place_line


def _told_by_title(text: str, *, named: bool, with_time: bool) -> DayTold:
    """How sure a day in a line of its own is; what meets, if that is ``named`` alone, may stand beside the day of the letter."""
    if named and with_time:
        return DayTold.WITH_TIME
    if named and document_in(text):
        return DayTold.IN_TITLE
    return DayTold.LABELLED if named or with_time else DayTold.ALONE


def may_tell_day(text: str, *, is_heading: bool) -> bool:
    """Whether a day in the text may be the meeting's, and is not when something else was done, or of other minutes."""
    is_title = is_heading and re.match(r"Protokoll från\b", text) is not None
    return is_title or not re.search(_NOT_THE_DAY, text, re.IGNORECASE)


def is_dated_title(text: str) -> bool:
    """Whether the text is the document's title with the meeting's day: "Minnesanteckningar Folkhälsorådet den 17 mars 2016"."""
    is_title = len(text) < _LONGEST_TITLE and document_in(" ".join(text.split()[:2])) != ""
    return is_title and next(days_in(text), None) is not None


def understood(title: str, body: str) -> str:
    """The words of a title that are of the group, the document, the day or the time, or say nothing more."""
    known = {*words_of(body), *_SAID_BY_A_TITLE}
    plain = rf"\d|^(?:{_DAY_WORD})$|{_DOCUMENT_WORD}"
    return " ".join(word for word in words_of(title) if {word, word.removesuffix("s")} & known or re.search(plain, word))


def _only_place(text: str) -> str:
    """The place without the weekday before it, and the sentence after it."""
    text = re.sub(rf"(?i)^(?:{LONG_WEEKDAY})(?:en)?\s+(?:den\s+)?(?:i|på)\s+", "", text)
    text = re.sub(r"^(?:i|på)\s+(?=[A-ZÅÄÖ])", "", text)
    return _place_and_more(re.split(r"[.!]\s+(?=[A-ZÅÄÖ])", text)[0].strip(" ,.!"))[0]


def _place_and_more(text: str) -> tuple[str, str]:
    """The place, and the sentence after it that tells of something else: "Stora salen. Åhörare är välkomna"."""
    tells = r"(?:är|kan|ska|bör|börjar|serveras|finns|bjuds|anmäls|hålls)\b"
    found = re.match(rf"(?P<place>.{{8,}}?[\w)])\.\s+(?P<more>[A-ZÅÄÖ]\w+ (?:{tells}|[a-zåäö]+ .*\.?$).*)", text)
    besides = (
        r"för (?:att behandla|behandling av)\b.*|\((?:[Tt]el|[Tt]fn)\b[^()]*\)"
        r"|(?:[Aa]journer\w*|[Uu]ppehåll|[Pp]aus(?:en)?)\s+(?:kl\b|\d).*"
    )
    found = found or re.fullmatch(rf"(?P<place>.{{3,}}?),?\s+(?P<more>{besides})", text)
    return (found["place"], found["more"]) if found else (text, "")


def _without_day(text: str, start: int, end: int) -> str:
    """The text without the day that stands there, and the weekday and the "den" before it."""
    before = re.sub(rf"(?i)(?<!\w)(?:(?:{LONG_WEEKDAY})\.?,?\s*)?(?:den\s*)?$", " ", text[:start])
    after = re.sub(rf"(?i)^\s*\(?(?:{LONG_WEEKDAY})\)?(?!\w)", " ", text[end:])
    return f"{before} {after}"


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {text[end:]}"


def years_of(lines: Sequence[Line], name: str, written: date | None, margins: Sequence[str] = ()) -> list[int]:
    """The years that a day without one may be of, the likeliest first.

    One in the pages' ``margins`` that counts meetings ("Protokoll nr 2/2015"), or is of a month ("2016-09"), settles it; others
    there may be of forms.
    """
    own = [written.year] if written else []
    said = [int(match["year"]) for text in margins for match in re.finditer(_YEAR_IN_MARGIN, text)]
    if said:
        return [*own, *years_in(name), *said]
    return [
        *own,
        *years_in(name),
        *years_in("\n".join(line.text for line in lines[:60])),
        *years_in("\n".join(line.text for line in lines)),
    ]
