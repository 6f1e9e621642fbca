"""The forms in which people type a day, each with how it is read."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from kcminutes.swedish.almanac import COUNT, LONGEST_AHEAD, MONTHS, WEEKDAYS, earliest, one_of

# The patterns are strings, which re compiles on first use and keeps: that takes some 20 ms, which the start need not wait for.
_FRIDAY, _SUNDAY = 4, 6

# Any beginning of a name that can mean only that name, so that the reading does not flicker while a name is being typed.
MONTH_NUMBER: Final = {name[:length]: number for number, name in enumerate(MONTHS, 1) for length in range(3, len(name) + 1)}
_WEEKDAY_NUMBER = {f"{name}en"[:length]: number for number, name in enumerate(WEEKDAYS) for length in range(2, len(name) + 3)}

_FEASTS = {"lucia": (12, 13), "julafton": (12, 24), "nyårsafton": (12, 31), "valborg": (4, 30), "nationaldagen": (6, 6)}

DIGITS: Final = "[0-9]{1,2}"
"""A number of one or two digits, as a pattern."""
_WEEKDAY = rf"(?:på )?(?P<weekday>{one_of(_WEEKDAY_NUMBER)})"
MONTH: Final = rf"(?P<month>{one_of(MONTH_NUMBER)})"
"""A month, whole or short, as a pattern."""
_DAY = rf"(?:{_WEEKDAY}\.? )?(?:den )?(?P<day>{DIGITS})(?::?[ae])?"
_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"

LONGEST_DISTANCE: Final = timedelta(days=3660)
"""The same of what is counted from the meeting ("+400000"), and of a year in two digits ("1/3 99")."""


class FarAway(Exception):  # noqa: N818  # no fault, but what must be asked
    """A day that is so far away that it must be said with its year."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day


def _in_year(year: str | None, start: date, candidate: Callable[[int], date]) -> date:
    """The candidate of the given year (two digits: this century), or of the next year that has one on or after `start`.

    Raises `FarAway` if that is further ahead than `LONGEST_AHEAD`, or of two digits further away than `LONGEST_DISTANCE`.
    """
    if year:
        said = candidate(int(year) + (2000 if len(year) == 2 else 0))
        if len(year) == 2 and abs(said - start) > LONGEST_DISTANCE:
            raise FarAway(said)
        return said
    # From the year before, as 1 January can be in its last week; 8 years on, as 29 February can be that far away (2096 to 2104).
    found = earliest(start, candidate, range(start.year - 1, start.year + 9))
    if found - start > LONGEST_AHEAD:
        raise FarAway(found)
    return found


def before_the_span(read: Callable[[re.Match[str], date], date], match: re.Match[str], day: date) -> date | None:
    """The last (working) day before the month or the week that the form has read; None for a day, such as the end of a month."""
    if re.search(r"slut|utgång|sista|ultimo", match.group()):
        return None
    if _is_of_month(read):
        return day.replace(day=1) - timedelta(days=1)
    return day - timedelta(weeks=1) if _is_of_week(read, match) else None


def first_of_span(read: Callable[[re.Match[str], date], date], match: re.Match[str], day: date) -> date:
    """The first day of the month or the week whose last day the form has read; the day itself for a form that reads a day."""
    if _is_of_month(read):
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if _is_of_week(read, match) else day


def _is_of_month(read: Callable[[re.Match[str], date], date]) -> bool:
    return read in (_read_month, _read_month_first, _read_month_end)


def _is_of_week(read: Callable[[re.Match[str], date], date], match: re.Match[str]) -> bool:
    return read in (_read_week, _read_next_week) and not match["weekday"]


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _read_year_first(match: re.Match[str], today: date) -> date:
    return _in_year(match["year"], today, lambda year: date(year, int(match["month"]), int(match["day"])))


def _read_day_and_month(match: re.Match[str], today: date) -> date:
    month = MONTH_NUMBER.get(match["month"]) or int(match["month"])
    return _in_year(match["year"], today, lambda year: date(year, month, int(match["day"])))


def _read_day_of_month(match: re.Match[str], today: date) -> date:
    first = today.replace(day=1)
    if match["weekday"]:  # "tors 19": this month or the next, if they fall together there
        weekday = _WEEKDAY_NUMBER[match["weekday"]]
        days = (_months_later(first, ahead) + timedelta(days=int(match["day"]) - 1) for ahead in range(2))
        fitting = [day for day in days if day > today and day.day == int(match["day"]) and day.weekday() == weekday]
        if fitting:
            return fitting[0]
    return earliest(today + timedelta(days=1), lambda ahead: _months_later(first, ahead).replace(day=int(match["day"])), range(4))


def _read_month(match: re.Match[str], today: date) -> date:
    return _in_year(match["year"] or match["short"], today, lambda year: _month_end(year, MONTH_NUMBER[match["month"]]))


def _read_month_first(match: re.Match[str], today: date) -> date:
    return _in_year(match["year"], today, lambda year: _month_end(year, int(match["month"])))


def _read_turn_of_months(match: re.Match[str], today: date) -> date:
    month, after = MONTH_NUMBER[match["month"]], MONTH_NUMBER[match["after"]]
    if after != month % 12 + 1:
        raise ValueError
    return _in_year(match["year"], today, lambda year: _month_end(year, month))


def _read_week(match: re.Match[str], today: date) -> date:
    # "v 19" as a due date is "before the week is over", and a working week is over on Friday.
    weekday = _WEEKDAY_NUMBER.get(match["weekday"], _FRIDAY)
    said = match.groupdict()
    year = said.get("year") or said.get("short")
    return _in_year(year, today, lambda year: date.fromisocalendar(year, int(match["week"]), weekday + 1))


def _read_weeks(match: re.Match[str], today: date) -> date:
    last = int(match["week"])
    if match["year"] is None and not match["spaced"] and 2000 + last in (today.year, today.year + 1):
        raise ValueError  # "v 2-17" can be a year as well
    return _in_year(match["year"], today, lambda year: date.fromisocalendar(year, last, _FRIDAY + 1))


def _read_weekday(match: re.Match[str], today: date) -> date:
    return today + timedelta(days=(_WEEKDAY_NUMBER[match["weekday"]] - today.weekday() - 1) % 7 + 1)


def _read_weekday_in_weeks(match: re.Match[str], today: date) -> date:
    count = COUNT.get(match["count"]) or int(match["count"])
    return _near(_read_weekday(match, today) + timedelta(weeks=count), today)


def _read_this_week(_match: re.Match[str], today: date) -> date:
    last = _FRIDAY if today.weekday() <= _FRIDAY else _SUNDAY
    return today + timedelta(days=last - today.weekday())


def _read_next_week(match: re.Match[str], today: date) -> date:
    weekday = _WEEKDAY_NUMBER.get(match["weekday"], _FRIDAY)
    return today + timedelta(days=7 + weekday - today.weekday())


def _read_distance(match: re.Match[str], today: date) -> date:
    count = COUNT.get(match["count"]) or int(match["count"])
    match (match["unit"] or "d")[0]:
        case "d":
            return _near(today + timedelta(days=count), today)
        case "v":
            return _near(today + timedelta(weeks=count), today)
        case "k":
            return _near(_months_later(today, 3 * count), today)
        case "m":
            return _near(_months_later(today, count), today)
        case "h":
            return _near(_months_later(today, 6 * count), today)
        case _:
            return _near(_months_later(today, 12 * count), today)


def _near(day: date, today: date) -> date:
    if day - today > LONGEST_DISTANCE:
        raise FarAway(day)
    return day


def _read_near_day(match: re.Match[str], today: date) -> date:
    return today + timedelta(days={"morgon": 1, "övermorgon": 2}.get(match["near"], 0))


def _read_turn(match: re.Match[str], today: date) -> date:
    month = {"halvårsskiftet": 6, "årsskiftet": 12}.get(match["turn"], today.month)
    if match["turn"] == "årsskiftet" and match["year"] and not match["next"]:
        raise ValueError  # the turn to that year, or from it?
    if match["next"] and int(match["next"]) % 100 != (int(match["year"]) + 1) % 100:
        raise ValueError
    return _in_year(match["year"], today, lambda year: _month_end(year, month))


def _read_month_end(match: re.Match[str], today: date) -> date:
    ahead = 1 if match["ahead"] else 0
    later = _months_later(today.replace(day=1), ahead)
    return _month_end(later.year, later.month)


def _read_year_end(match: re.Match[str], today: date) -> date:
    return _in_year(match["year"], today, lambda year: date(year, 12, 31))


def _read_feast(match: re.Match[str], today: date) -> date:
    month, day = _FEASTS[match["feast"]]
    return _in_year(match["year"], today, lambda year: date(year, month, day))


_WEEK = rf"v(?:ecka)?\.? ?(?P<week>{DIGITS})"
_UNIT = "(?P<unit>d(?:ag(?:ar)?|gr)?|v(?:ecka|eckor)?|m(?:ån(?:ad(?:er)?)?)?|år|halvår|kvartal)"
_LATE = "(?:under |(?:i |vid )?(?:slutet|utgången) (?:(?:av|på) )?)?"
_FIRST_DAY = rf"{DIGITS}(?::?[ae])?(?: ?/ ?{DIGITS}|\.? (?:{one_of(MONTH_NUMBER)})\.?)?"
_SPAN = rf"(?:(?:{one_of(_WEEKDAY_NUMBER)})\.?(?: ?- ?(?:{one_of(_WEEKDAY_NUMBER)}))?\.? )?{_FIRST_DAY} ?- ?"
FORMS: Final[tuple[tuple[str, Callable[[re.Match[str], date], date]], ...]] = (
    (
        (
            rf"(?:{_WEEKDAY}\.? )?(?P<year>[0-9]{{4}})(?P<sign>[-/.])(?P<month>{DIGITS})(?P=sign)(?P<day>{DIGITS})"
            rf"(?: (?:{one_of(_WEEKDAY_NUMBER)}))?"
        ),
        _read_year_first,
    ),
    (rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})", _read_year_first),
    (r"(?P<year>[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})", _read_year_first),
    (r"(?P<year>(?:19|20|21)[0-9]{2})-(?P<month>[0-9]{2})", _read_month_first),
    (rf"{_DAY}\.? ?{MONTH}(?:[ .-]{{1,3}}{_YEAR})?", _read_day_and_month),
    (rf"{_DAY} ?[/.] ?(?P<month>{DIGITS})(?:[ ./-]{{1,3}}{_YEAR})?", _read_day_and_month),
    (rf"{_SPAN}{_DAY}\.? ?{MONTH}(?:[ .-]{{1,3}}{_YEAR})?", _read_day_and_month),
    (rf"{_SPAN}{_DAY} ?/ ?(?P<month>{DIGITS})(?:[ ./-]{{1,3}}{_YEAR})?", _read_day_and_month),
    (_DAY, _read_day_of_month),
    (
        (
            rf"(?:i |{_LATE}|(?:den )?sista (?:dagen i |dag i |i )?|ultimo )(?!jul\b(?!\.)){MONTH}\.?(?: månad)?"
            r"(?: ?-(?P<short>[0-9]{2})| (?P<year>[0-9]{4}))?"
        ),
        _read_month,
    ),
    (
        rf"{_LATE}(?:{one_of(MONTH_NUMBER)})\.? ?[-/] ?{MONTH}\.?(?: månad)?(?: ?-(?P<short>[0-9]{{2}})| (?P<year>[0-9]{{4}}))?",
        _read_month,
    ),
    (rf"månadsskiftet {MONTH}\.? ?[/-] ?(?P<after>{one_of(MONTH_NUMBER)})\.?(?: (?P<year>[0-9]{{4}}))?", _read_turn_of_months),
    (rf"(?:{_WEEKDAY}\.? )?(?:i |{_LATE}){_WEEK}(?: (?P<year>[0-9]{{4}})| -(?P<short>[0-9]{{2}}))?", _read_week),
    (rf"(?:i )?{_WEEK} {_WEEKDAY}\.?", _read_week),
    (
        (
            rf"(?:i |{_LATE})v(?:eckorna|ecka)?\.? ?{DIGITS}(?:[-/]|(?P<spaced> [-/] | ?[-/] ?v\.? ?| och (?:v\.? ?)?))"
            rf"(?P<week>{DIGITS})(?: (?P<year>[0-9]{{4}}))?"
        ),
        _read_weeks,
    ),
    (_WEEKDAY, _read_weekday),
    (r"(?:under |(?:i )?slutet (?:av|på) )?(?:(?:denna|innevarande|den här) vecka(?:n)?|veckan)|veckans slut", _read_this_week),
    (rf"nästa {_WEEKDAY}|{_LATE}(?:nästa|nästkommande|kommande) vecka", _read_next_week),
    (rf"nästa vecka {_WEEKDAY}", _read_next_week),
    (rf"(?:kommande|nästkommande) {_WEEKDAY}", _read_weekday),
    (rf"{_WEEKDAY}\.? (?:i )?nästa vecka", _read_next_week),
    (rf"{_WEEKDAY}\.? om (?P<count>[0-9]+|{one_of(COUNT)}) (?:vecka|veckor)", _read_weekday_in_weeks),
    (rf"(?:\+ ?|om |inom )(?P<count>[0-9]+|{one_of(COUNT)}) ?(?:{_UNIT})?", _read_distance),
    (
        rf"(?P<count>[0-9]+|{one_of(COUNT)}) (?P<unit>dag(?:ar)?|dgr|vecka|veckor|mån(?:ad(?:er)?)?|år|halvår)",
        _read_distance,
    ),
    ("i ?(?P<near>dag|kväll|eftermiddag|morgon|övermorgon)", _read_near_day),
    (
        (
            r"(?P<turn>månadsskiftet|halvårsskiftet|årsskiftet)"
            r"(?: (?P<year>[0-9]{4}|[0-9]{2}(?=[/-]))(?:[/-](?P<next>[0-9]{4}|[0-9]{2}))?)?"
        ),
        _read_turn,
    ),
    (
        (
            rf"(?:{_LATE}|sista dagen i )(?:denna |innevarande |(?P<ahead>nästa ))månad(?:en)?"
            rf"|(?:{_LATE}|sista (?:dagen )?i )månaden|månadens (?:slut|utgång)"
        ),
        _read_month_end,
    ),
    (
        (
            r"(?:i |vid )?(?:slutet|utgången) (?:av|på) (?:året|innevarande år|(?P<year>[0-9]{4}))"
            "|(?:vid )?årets (?:slut|utgång)|året ut"
        ),
        _read_year_end,
    ),
    (rf"(?P<feast>{one_of(_FEASTS)})(?: (?P<year>[0-9]{{4}}))?", _read_feast),
)
"""Patterns for the whole of a text in lower case, and what the match means, told the day of the meeting.

The reading raises ValueError or OverflowError where the calendar has no such day, and `FarAway`.
"""
