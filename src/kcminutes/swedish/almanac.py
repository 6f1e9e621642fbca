"""The names of the weekdays and months, whole and short, number words, and the first of several days."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, timedelta
from typing import Final

WEEKDAYS: Final = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
"""Names in the order of `date.weekday()`."""
MONTHS: Final = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli"),
    *("augusti", "september", "oktober", "november", "december"),
)
"""Names in order; January, month 1, stands at index 0."""
SHORT_MONTHS: Final = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"febr": 2, "sept": 9}
"""The months' numbers by their abbreviations."""
MONTH_NUMBER: Final = SHORT_MONTHS | {name: number for number, name in enumerate(MONTHS, 1)}
"""The months' numbers, from 1, by their names and abbreviations."""
WEEKDAY_NUMBER: Final = {
    form: number for number, name in enumerate(WEEKDAYS) for form in (name, f"{name}en", f"{name}ens", name[:3], name[:4])
}
"""The weekdays' numbers, from 0, by their names ("fredag", "fredagen", "fredagens") and abbreviations that mean nothing else."""
TWO_LETTER_WEEKDAY_NUMBER: Final = {name[:2]: number for number, name in enumerate(WEEKDAYS) if name != "fredag"}
"""The weekdays' numbers by the calendar's abbreviations; "fr" is left out, as it is also short for "från"."""
LONGEST_AHEAD: Final = timedelta(days=400)
"""What is said without a year and would be further ahead than this is hardly meant: 29/2, or week 53, in most years."""
COUNT: Final = {"en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6} | {
    "sju": 7,
    "åtta": 8,
    "nio": 9,
    "tio": 10,
    "elva": 11,
    "tolv": 12,
    "fjorton": 14,
    "femton": 15,
    "sexton": 16,
    "tjugo": 20,
    "trettio": 30,
}
"""Number words."""


def one_of(words: Iterable[str]) -> str:
    """The words, which are plain letters, as a pattern's alternatives: the longest first, so that it is not cut short."""
    return "|".join(sorted(words, key=len, reverse=True))


def earliest(start: date, candidate: Callable[[int], date], numbers: Iterable[int]) -> date:
    """The first possible candidate on or after ``start``, tried with the numbers in order; ValueError if there is none."""
    for number in numbers:
        with suppress(ValueError, OverflowError):
            if (day := candidate(number)) >= start:
                return day
    raise ValueError
