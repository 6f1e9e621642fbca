"""The meeting's day and times, out of what stands at the top; never invented."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, time, timedelta
from typing import Final

from msgspec import Struct

from kcminutes.swedish.almanac import MONTH_NUMBER, one_of
from kcminutes.swedish.dates_in_prose import SaidDate, said_dates, said_weekday
from kcminutes.swedish.dates_read import read_time

_CLOCK: Final = r"(?<![\d.:/-])(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?(?![\d:/]|[.]\d|-\d)"
_CLOCK_BEFORE: Final = r"(?<![\d.:/-])(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?(?![\d:/]|[.]\d)"
_CLOCK_AFTER: Final = r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?(?![\d:/]|[.]\d|-\d)"
_TIMES: Final = (
    rf"(?:[Kk]l(?:ockan)?\.?:?\s*)?(?P<start>{_CLOCK_BEFORE})\s*(?:[-–—]|till|"
    rf"t\.?o\.?m\.?)\s*(?:[Kk]l(?:ockan)?\.?\s*)?(?P<end>{_CLOCK_AFTER})"
)
_FROM: Final = (
    rf"(?:[Kk]l(?:ockan)?\.?:?\s*(?P<start>{_CLOCK})"
    r"|(?P<bare>(?<![\d.:/-])(?:[01]?\d|2[0-3])(?::[0-5]\d(?![\d:/-]|[.]\d)|[.][0-5]\d(?![\d.:/-]))))"
)
_COMPACT: Final = r"(?<!\d)(?P<year>\d{2}|(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
_DOTTED: Final = r"(?<!\d)(?P<day>[0-3]?\d)[./](?P<month>[01]?\d)[./-](?P<year>(?:19|20)\d{2})(?!\d)"
_SHORT_ISO: Final = r"(?<![\d:.-])(?P<year>\d{2})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d:.-])"
_ISO_LIKE: Final = (
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?:[-–_./ ](?=[01]?\d[-–])|(?P<apart>[_./ ])(?=[01]?\d(?P=apart)))"
    r"(?P<month>[01]?\d)[-–_./ ](?P<day>[0-3]?\d)(?!\d)"
)
"""A year, and no time after it: "2007 09.30"."""

_A_NUMBER: Final = r"\bnr\.? ?$"
"""What stands before what is no day: "nr 2/12"."""
_LONGEST: Final = 2000
"""Characters in which a day is looked for; no line that tells of meetings is longer."""


class DayFound(Struct, frozen=True):
    """A day that a text names."""

    day: date
    text: str
    """As it stands."""
    start: int
    end: int


def days_in(text: str, *, years: Sequence[int] = (), after: date | None = None) -> Iterator[DayFound]:
    """The days that the text names, in order; one without a year is of the year whose weekday fits, else the next after ``after``.

    ``years`` are those that may be meant. A day whose year can't be told is left out.
    """
    text = text[:_LONGEST]
    lower = text.lower().replace("\u00a0", " ")
    found: list[DayFound] = []
    taken: list[tuple[int, int]] = []
    for pattern in (_ISO_LIKE, _DOTTED):
        for match in re.finditer(pattern, lower):
            with suppress(ValueError):
                day = date(int(match["year"]), int(match["month"]), int(match["day"]))
                found.append(DayFound(day, text[match.start() : match.end()], match.start(), match.end()))
                taken.append(match.span())
    for said in said_dates(lower):
        if (
            said.day is None
            or not said.exists
            or re.search(_A_NUMBER, lower[max(0, said.start - 5) : said.start])
            or any(start < said.end and said.start < end for start, end in taken)
        ):
            continue
        day_said = _day_of(said, lower, years, after)
        if day_said is not None:
            found.append(DayFound(day_said, text[said.start : said.end], said.start, said.end))
            taken.append((said.start, said.end))
    for match in (*re.finditer(_COMPACT, lower), *re.finditer(_SHORT_ISO, lower)):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        with suppress(ValueError):
            year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
            if 1990 <= year <= 2060:
                day = date(year, int(match["month"]), int(match["day"]))
                found.append(DayFound(day, match.group(), match.start(), match.end()))
    yield from sorted(found, key=lambda one: one.start)


def _day_of(said: SaidDate, lower: str, years: Sequence[int], after: date | None) -> date | None:
    """The day that is said; without a year that of the years whose weekday fits, or the next after ``after``."""
    with suppress(ValueError):
        if said.year:
            return said.first(said.year)
    if said.year:
        return None
    weekday = said_weekday(lower, said)
    if after is not None and (coming := said.coming(after - timedelta(days=2))) and (coming - after).days < 300:
        return coming if weekday is None or coming.weekday() == weekday.weekday else None
    possible = []
    for year in dict.fromkeys(years):
        with suppress(ValueError):
            possible.append(said.first(year))
    fitting = [day for day in possible if weekday is None or day.weekday() == weekday.weekday]
    return fitting[0] if len(fitting) == 1 or (fitting and weekday is not None) else None


def years_in(text: str) -> list[int]:
    """The years that the text names, the most often named first."""
    counts: dict[int, int] = {}
    for match in re.finditer(r"(?<![\d/])(?:19[89]|20[0-5])\d(?!\d)", text):
        counts[int(match.group())] = counts.get(int(match.group()), 0) + 1
    return sorted(counts, key=lambda year: -counts[year])


def day_in_name(name: str) -> date | None:
    """The day that a file's name tells: "Protokoll 2016-12-08.pdf", "KC 161208", "kallelse_19_januari_2017"."""
    stem = re.sub(r"\.\w{1,5}$", "", name)
    spaced = re.sub(r"[_]+", " ", stem)
    spaced = re.sub(rf"(\d)-({one_of(MONTH_NUMBER)})-(\d)", r"\1 \2 \3", spaced, flags=re.IGNORECASE)
    spaced = re.sub(r"(?<=[A-Za-zåäö])(?=\d)", " ", spaced)
    found = list({one.day: one for one in days_in(spaced)})
    return found[0] if len(found) == 1 else None


def times_in(text: str, *, bare: bool = False) -> tuple[time | None, time | None, str]:
    """When the text says that it begins and ends, and the text without that; None for what it doesn't say.

    ``bare`` lets hours alone be times, as in "13-17"; those of a lunch are none.
    """
    text = text.replace("\u00a0", " ")
    for match in re.finditer(_TIMES, text):
        start, end = read_time(match["start"]), read_time(match["end"])
        whole = bare and "lunch" not in text[: match.start()].lower()[-8:]
        whole = whole or ":" in match.group() or "." in match.group() or "kl" in match.group().lower()
        if start and end and start < end and whole:
            return start, end, f"{text[: match.start()]} {text[match.end() :]}"
    if (after := re.search(_FROM, text)) is not None:
        match = after
        start = read_time(match["start"] or match["bare"])
        return start, None, f"{text[: match.start()]} {text[match.end() :]}"
    return None, None, text
