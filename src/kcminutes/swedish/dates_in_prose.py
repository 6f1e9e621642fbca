"""The dates that stand in prose, as they are said, and their weekdays: "to 17/8", "2017-08-17 (to)", "oktober 2017"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from kcminutes.swedish.almanac import LONGEST_AHEAD, MONTH_NUMBER, TWO_LETTER_WEEKDAY_NUMBER, WEEKDAY_NUMBER, earliest, one_of

_MONTH_WORD: Final = one_of(MONTH_NUMBER)
GAP: Final = r"[^\S\n]"
"""White space within a line."""
_YEAR: Final = "(?:1[89]|2[01])[0-9]{2}"

# The lookbehind keeps the end of a time or of another number ("08:30-12 maj", "2.14") from being taken for a day.
_DATE: Final = (
    r"(?<![\w.,:/–-])(?:"
    r"(?P<iso_year>[12][0-9]{3})-(?P<iso_month>[01]?[0-9])-(?P<iso_day>[0-3]?[0-9])(?![\w-])"
    rf"|(?P<day>[0-3]?[0-9])(?::?[ae])?(?:{GAP}?[–-]{GAP}?(?P<to>[0-3]?[0-9])(?::?[ae])?)?"
    rf"(?:{GAP}{{1,3}}(?P<word>{_MONTH_WORD})\b\.?|/(?P<number>[01]?[0-9])(?![0-9]))"
    # Two digits are a year only as in "17/8 -17"; "1 mars-15 april" and "9/12-16/12" are spans of days.
    rf"(?:,?{GAP}{{1,2}}(?P<year>{_YEAR})(?![\w-])|(?<=[0-9]){GAP}?[/–-](?P<short>{_YEAR}|[0-9]{{2}})(?![\w/:]|[.,][0-9]|{GAP}+(?:{_MONTH_WORD})))?"
    rf"|(?P<bare_year>{_YEAR})(?![\w-]))"
)
_MONTH_BEFORE: Final = rf"(?:^|[^\w])(?P<word>{_MONTH_WORD})\.?{GAP}$"
_LONGEST_MONTH: Final = 12


class SaidDate(Struct, frozen=True):
    """A day, or a month of a year, that a text names."""

    start: int
    """Where in the text its first character stands."""
    end: int
    """Where the first character after it stands."""
    year: int | None
    """None if it is left unsaid."""
    month: int
    day: int | None
    """None for a whole month."""
    to: int | None = None
    """The last day of "17–18 november"."""
    is_iso: bool = False
    """Whether it is written as "2017-08-17"."""

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a day, in some year if none is said."""
        year = self.year or 2000  # a leap year
        last = monthrange(year, self.month)[1] if 1 <= self.month <= 12 and 1 <= year <= 9999 else 0
        return all(1 <= day <= last for day in (self.day or 1, self.to or 1)) and self.day != 0

    def first(self, year: int) -> date:
        """Its first day, if it is of that year; ValueError if there is none."""
        return date(year, self.month, self.day or 1)

    def last(self, year: int) -> date:
        """Its last day, if it is of that year: at most the month's last."""
        month_end = monthrange(year, self.month)[1]
        return date(year, self.month, min(self.to or self.day or month_end, month_end))

    def near(self, day: date) -> list[date]:
        """What its first day can be: the one date if the year is said, else the nearest ones before and after ``day``."""
        if self.year:
            return [self.first(self.year)]
        found = []
        for year in (day.year - 1, day.year, day.year + 1):
            with suppress(ValueError):
                found.append(self.first(year))
        return [near for near in found if abs((near - day).days) <= 366]

    def coming(self, after: date) -> date | None:
        """Its first day, if that is after ``after``; without a year the next one that is. None if there is none.

        29 February without its year is none where the next is years away.
        """
        years = (self.year,) if self.year else (after.year, after.year + 1)
        with suppress(ValueError, OverflowError):
            found = earliest(after + timedelta(days=1), self.first, years)
            return found if self.year or found - after <= LONGEST_AHEAD else None
        return None


def said_dates(lower: str) -> Iterator[SaidDate]:
    """The dates in the text, which is in lower case, in order; also those that the calendar doesn't have."""
    for match in re.finditer(_DATE, lower):
        if match["iso_year"]:
            day = int(match["iso_day"])
            yield SaidDate(match.start(), match.end(), int(match["iso_year"]), int(match["iso_month"]), day, is_iso=True)
        elif match["day"]:
            yield _day_and_month(match)
        else:
            head = max(0, match.start() - _LONGEST_MONTH)
            if before := re.search(_MONTH_BEFORE, lower[head : match.start()]):
                start = head + before.start("word")
                yield SaidDate(start, match.end(), int(match["bare_year"]), MONTH_NUMBER[before["word"]], None)


def _day_and_month(match: re.Match[str]) -> SaidDate:
    year = int(match["year"] or match["short"] or 0)
    if 0 < year < 100:
        year += 2000
    month = MONTH_NUMBER[match["word"]] if match["word"] else int(match["number"])
    return SaidDate(match.start(), match.end(), year or None, month, int(match["day"]), int(match["to"]) if match["to"] else None)


LONG_WEEKDAY: Final = one_of(WEEKDAY_NUMBER)
"""The weekdays as a pattern's alternatives, abbreviated to three letters or more."""
_NOT_THE_MEETING: Final = (
    rf"\b(?:senast|före|innan|sista{GAP}dag\w*|från|i{GAP}?stället{GAP}för|inte|ej|ursprungligen|tidigare)"
    rf"(?:{GAP}(?:den|till|klockan|kl\.?|{LONG_WEEKDAY}))*{GAP}*$"
)
_SENT_THEN: Final = (
    r"\b(?:underlag\w*|kallelse\w*|handling\w*|material\w*|anmäl\w*|svara?|skicka\w*|lämnas?|sänds|deadline|osa)\b"
    r"(?!.*\b\w*(?:möte|sammanträde|träff)\w*\W*(?:den\W*)?$)"
)
"""What is about papers on their way; "kallelsen till mötet den" is about the meeting."""
_OTHER_BODY: Final = r"(?<!\w)(?P<body>\w+(?:rådet|nämnden|styrelsen|utskottet|fullmäktige|presidiet|direktionen)),?\W*(?:den\W*)?$"
_BEFORE_NUMBERS: Final = r"(?:,? ?kl\.?[ 0-9.:–-]+)?[^0-9]*"
_CALLED_OFF: Final = (
    r"\b(?:flyttas|flyttat|flyttades|ersätts|ställs|ställts|inställ\w*|utgår|stryks|blir inte av"
    r"|skjuts|sköts|ändras|ändrades|byts|byttes|krockar)\b"
)
_TO_A_DAY: Final = r"\s+till\s+(?:den\s+)?[0-9]{1,2}(?:/|\s+[a-zåäö])"
_ELSEWHERE: Final = r"\b(?:mötes?)?(?:plats|lokal|sal|rum|tid|starttid|klockslag)\w*\W+(?:\w+\W+)?(?:ändra|byt)\w*$"
"""A meeting that is moved within its day, or to another room."""
_SENTENCE: Final = r"(?<!\bkl)[.!?;](?=\s|$)|\n"


def next_meeting_date(text: str, *, after: date, body: str = "") -> date | None:
    """The earliest day after ``after`` that the text names; None if there is none. One without a year is the next such day.

    A day on which something is sent, or by which it is to be, is no meeting's, nor is one from which a meeting is moved, that is
    called off, or that is said to be of another body than ``body``.
    """
    lower = text.lower()
    coming, end = [], 0
    for said in said_dates(lower):
        if said.day and said.exists and _is_kept(lower, said, end, body.casefold()):
            coming.append(said.coming(after))
        end = said.end
    return min(filter(None, coming), default=None)


def _is_kept(lower: str, said: SaidDate, last_end: int, body: str) -> bool:
    before = re.split(_SENTENCE, lower[max(last_end, said.start - _LONGEST_BEFORE) : said.start])[-1]
    after = re.split(_SENTENCE, lower[said.end : said.end + _LONGEST_BEFORE], maxsplit=1)[0]
    other = re.search(_OTHER_BODY, before)
    is_other = other is not None and bool(body) and without_article(other["body"]) not in body
    before = re.sub(r"\([^()]*\)", "", before)
    is_said_not_to_be = any(re.search(pattern, before) for pattern in (_NOT_THE_MEETING, _SENT_THEN))
    return not (is_other or is_said_not_to_be or _is_called_off(after))


def _is_called_off(after: str) -> bool:
    """Whether what stands after a day takes the meeting away from it: not where only the place or the time is another."""
    near = re.match(_BEFORE_NUMBERS, after)
    verbs = list(re.finditer(_CALLED_OFF, near.group())) if near else []
    return any(
        not re.search(_ELSEWHERE, after[: verb.end()]) or re.match(_TO_A_DAY, after[verb.end() :]) is not None for verb in verbs
    )


def without_article(body: str) -> str:
    """A body's name as it stands within another: "arbetsutskottet" as in "kommunstyrelsens arbetsutskott"."""
    return re.sub(r"(?<=[a-zåäö]{4})(?:et|en|n)$", "", body)


class SaidWeekday(Struct, frozen=True):
    """A weekday that a text says a date to be."""

    start: int
    """Where in the text it stands, or the date does, if that comes first."""
    weekday: int
    """Its number, as of `date.weekday()`."""
    day: int | None
    """The day of the month that is said to be it: a span's first, or last ("onsdag–torsdag 17–18 maj")."""


_WEEKDAY_NUMBER: Final = WEEKDAY_NUMBER | TWO_LETTER_WEEKDAY_NUMBER
_WEEKDAY: Final = one_of(_WEEKDAY_NUMBER)

# "onsdag–torsdag 17–18 maj": the later weekday belongs to the span's last day. In "tisdag och torsdag 17 maj" it isn't known which.
_WEEKDAY_BEFORE: Final = (
    rf"(?<!\w)(?:(?P<earlier>{_WEEKDAY})\.?{GAP}?[–-]{GAP}?"
    rf"|(?P<listed>{_WEEKDAY})\.?(?:{GAP}?[,/]{GAP}?|{GAP}(?:och|eller|samt|till){GAP}))?"
    rf"(?<!\w)(?:(?P<weekday>{LONG_WEEKDAY})\.?,?{GAP}{{1,2}}(?:den{GAP})?|(?P<short>{_WEEKDAY})\.?{GAP})$"
)
_WEEKDAY_IN_BRACKETS: Final = rf"{GAP}?\((?P<weekday>{_WEEKDAY})\.?\)"
# Not in "2017-08-17 fredag 18 augusti", where the weekday belongs to the next date.
_WEEKDAY_AFTER_ISO: Final = rf"{GAP}(?P<weekday>{LONG_WEEKDAY})\b(?!\.?{GAP}(?:den{GAP})?[0-9])"
_LONGEST_ABBREVIATION: Final = 4
_LONGEST_BEFORE: Final = 40
_LONGEST_AFTER: Final = 20


def said_weekday(lower: str, said: SaidDate) -> SaidWeekday | None:
    """The weekday that the text, which is in lower case, says the date to be; None if it says none, or it isn't known of which."""
    head = max(0, said.start - _LONGEST_BEFORE)
    if before := re.search(_WEEKDAY_BEFORE, lower[head : said.start]):
        if before["listed"] or (before["earlier"] and not said.to):
            return None
        name = "weekday" if before["weekday"] else "short"
        if len(before[name]) > _LONGEST_ABBREVIATION and "." in before.group()[before.end(name) - before.start() :]:
            return None  # a full stop: the date begins another sentence
        return SaidWeekday(head + before.start(name), _WEEKDAY_NUMBER[before[name]], said.to if before["earlier"] else said.day)
    tail = lower[said.end : said.end + _LONGEST_AFTER]
    after = re.match(_WEEKDAY_IN_BRACKETS, tail) or (re.match(_WEEKDAY_AFTER_ISO, tail) if said.is_iso else None)
    return SaidWeekday(said.start, _WEEKDAY_NUMBER[after["weekday"]], said.day) if after else None
