"""Dates and times as the screen and the documents show them."""

from datetime import date, datetime, time
from functools import lru_cache

from kcminutes.swedish.almanac import MONTHS, WEEKDAYS
from kcminutes.swedish.typography import NO_BREAK_SPACE


def weekday_name(day: date) -> str:
    """The weekday in full, in lower case: "måndag"."""
    return WEEKDAYS[day.weekday()]


def short_weekday(day: date) -> str:
    """The weekday in three letters: "mån"."""
    return weekday_name(day)[:3]


@lru_cache(2000)
def iso_with_weekday(day: date) -> str:
    """For the screen: "2017-04-24 mån"."""
    return f"{day.isoformat()} {short_weekday(day)}"


def short_date(day: date) -> str:
    """For documents: "8 december 2016", its parts held together by no-break spaces."""
    return NO_BREAK_SPACE.join((str(day.day), MONTHS[day.month - 1], str(day.year)))


def long_date(day: date) -> str:
    """For documents: "torsdag 8 december 2016"; a line may break after the weekday only."""
    return f"{weekday_name(day)} {short_date(day)}"


def clock(at: time | datetime) -> str:
    """The time of day as the screen and the documents have it: "08.30"."""
    return f"{at:%H.%M}"


def clock_span(start: time | None, end: time | None) -> str:
    """From when until when: "kl. 08.30–12.00", "kl. 08.30", "till kl. 12.00", or "" when neither is known."""
    if start is None:
        return f"till kl.{NO_BREAK_SPACE}{clock(end)}" if end else ""
    return f"kl.{NO_BREAK_SPACE}{clock(start)}" + (f"–{clock(end)}" if end else "")


def duration(minutes: int) -> str:
    """A length of time, of minutes from 0 up: "1 tim 5 min", "2 tim", "45 min", with no-break spaces."""
    hours, rest = divmod(minutes, 60)
    parts = ([str(hours), "tim"] if hours else []) + ([str(rest), "min"] if rest or not hours else [])
    return NO_BREAK_SPACE.join(parts)
