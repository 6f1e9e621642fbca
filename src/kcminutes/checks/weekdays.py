"""Whether a weekday that is said with a date is the date's."""

import re
from typing import Final

from kcminutes.checks.findings import Prose, Rule, Spot
from kcminutes.swedish.almanac import MONTHS, WEEKDAYS
from kcminutes.swedish.dates_in_prose import GAP, SaidDate
from kcminutes.swedish.dates_written import short_date, weekday_name

WEEKDAY: Final = Rule("veckodag", "en veckodag passar inte till sitt datum")

# "ti", "on" and "to" are the calendar's abbreviations; "fr" is left out, as it is also short for "från".
_TWO_LETTERS: Final = {"må": 0, "ti": 1, "on": 2, "to": 3, "lö": 5, "sö": 6}
_LONGER: Final = {
    form: number for number, name in enumerate(WEEKDAYS) for form in (name, f"{name}en", f"{name}ens", name[:3], name[:4])
}
_NUMBER: Final = _LONGER | _TWO_LETTERS
LONG_WEEKDAYS: Final = "|".join(sorted(_LONGER, key=len, reverse=True))
"""The weekdays as a pattern's alternatives, abbreviated to three letters or more."""
_ANY: Final = f"{LONG_WEEKDAYS}|{'|'.join(_TWO_LETTERS)}"

# "onsdag–torsdag 17–18 maj": the later weekday belongs to the span's last day. In "tisdag och torsdag 17 maj" it isn't known which.
_BEFORE: Final = (
    rf"(?<!\w)(?:(?P<earlier>{_ANY})\.?{GAP}?[–-]{GAP}?|(?P<listed>{_ANY})\.?(?:{GAP}?[,/]{GAP}?|{GAP}(?:och|eller|samt|till){GAP}))?"
    rf"(?<!\w)(?:(?P<weekday>{LONG_WEEKDAYS})\.?,?{GAP}{{1,2}}(?:den{GAP})?|(?P<short>{_ANY})\.?{GAP})$"
)
_IN_BRACKETS: Final = rf"{GAP}?\((?P<weekday>{_ANY})\.?\)"
# Not in "2017-08-17 fredag 18 augusti", where the weekday belongs to the next date.
_AFTER_ISO: Final = rf"{GAP}(?P<weekday>{LONG_WEEKDAYS})\b(?!\.?{GAP}(?:den{GAP})?[0-9])"
_SOON: Final = r"\b(?:nästa|kommande|i ?dag|i ?morgon)\b(?!\s+år)[^.!?\n]*$"  # leaves no doubt of the year
_LONGEST_ABBREVIATION: Final = 4
_LONGEST_BEFORE: Final = 40
_LONGEST_AFTER: Final = 20


def wrong_weekday(prose: Prose, said: SaidDate) -> Spot | None:
    """The oddity of a date that has another weekday than is said; without a year, any near year's weekday will do."""
    claimed = _claimed(prose.lower, said)
    if claimed is None or said.day is None:
        return None
    offset, number, day_of_month = claimed
    days = SaidDate(said.start, said.end, said.year, said.month, day_of_month).near(prose.day)
    if not said.year and re.search(_SOON, prose.lower[max(0, said.start - _LONGEST_BEFORE) : said.start]):
        days = sorted(days, key=lambda day: abs((day - prose.day).days))[:1]
    if not days or any(day.weekday() == number for day in days):
        return None
    if said.year:
        text = f"{short_date(days[0])} är en {weekday_name(days[0])}, inte en {WEEKDAYS[number]}"
    else:
        years = " eller ".join(str(day.year) for day in days)
        text = f"{day_of_month} {MONTHS[said.month - 1]} är ingen {WEEKDAYS[number]} {years}"
    return Spot(WEEKDAY, offset, text, "Rätta veckodagen eller datumet.")


def _claimed(lower: str, said: SaidDate) -> tuple[int, int, int | None] | None:
    """Where a weekday said with the date stands (or the date does, if earlier), its number, and the day of the month it is of."""
    head = max(0, said.start - _LONGEST_BEFORE)
    if before := re.search(_BEFORE, lower[head : said.start]):
        if before["listed"] or (before["earlier"] and not said.to):
            return None
        name = "weekday" if before["weekday"] else "short"
        if len(before[name]) > _LONGEST_ABBREVIATION and "." in before.group()[before.end(name) - before.start() :]:
            return None  # a full stop: the date begins another sentence
        return head + before.start(name), _NUMBER[before[name]], said.to if before["earlier"] else said.day
    tail = lower[said.end : said.end + _LONGEST_AFTER]
    after = re.match(_IN_BRACKETS, tail) or (re.match(_AFTER_ISO, tail) if said.is_iso else None)
    return (said.start, _NUMBER[after["weekday"]], said.day) if after else None
