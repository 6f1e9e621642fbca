"""Whether a weekday that is said with a date is the date's."""

import re
from typing import Final

from kcminutes.checks.findings import CheckedText, Rule, Spot
from kcminutes.swedish.almanac import MONTHS, WEEKDAYS
from kcminutes.swedish.dates_in_prose import SaidDate, said_weekday
from kcminutes.swedish.dates_written import short_date, weekday_name

WEEKDAY: Final = Rule("veckodag", "en veckodag passar inte till sitt datum")

_SOON: Final = r"\b(?:nästa|kommande|i ?dag|i ?morgon)\b(?!\s+år)[^.!?\n]*$"  # leaves no doubt of the year
_LONGEST_BEFORE: Final = 40


def wrong_weekday(checked: CheckedText, said: SaidDate) -> Spot | None:
    """The oddity of a date that has another weekday than is said; without a year, any near year's weekday will do."""
    claimed = said_weekday(checked.lower, said)
    if claimed is None or said.day is None:
        return None
    days = SaidDate(said.start, said.end, said.year, said.month, claimed.day).near(checked.day)
    if not said.year and re.search(_SOON, checked.lower[max(0, said.start - _LONGEST_BEFORE) : said.start]):
        days = sorted(days, key=lambda day: abs((day - checked.day).days))[:1]
    if not days or any(day.weekday() == claimed.weekday for day in days):
        return None
    if said.year:
        text = f"{short_date(days[0])} är en {weekday_name(days[0])}, inte en {WEEKDAYS[claimed.weekday]}"
    else:
        years = " eller ".join(str(day.year) for day in days)
        text = f"{claimed.day} {MONTHS[said.month - 1]} är ingen {WEEKDAYS[claimed.weekday]} {years}"
    return Spot(WEEKDAY, claimed.start, text, "Rätta veckodagen eller datumet.")
