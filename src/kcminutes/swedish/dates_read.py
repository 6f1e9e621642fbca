"""Dates and times as people type them, read."""

import re
from calendar import monthrange
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time, timedelta

from kcminutes.swedish.almanac import MONTHS, WEEKDAYS, earliest, one_of
from kcminutes.swedish.characters import one_line

# The patterns are strings, which re compiles on first use and keeps: that takes about 7 ms, which the start need not wait for.
_LONGEST_DATE = 100  # far longer than any date that someone types; keeps a pasted novel away from the patterns
_FRIDAY = 4

# Any beginning of a name that can mean only that name, so that the reading does not flicker while a name is being typed.
_MONTH_NUMBER = {name[:length]: number for number, name in enumerate(MONTHS, 1) for length in range(3, len(name) + 1)}
_WEEKDAY_NUMBER = {f"{name}en"[:length]: number for number, name in enumerate(WEEKDAYS) for length in range(2, len(name) + 3)}
_COUNT = {"en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6}
_COUNT |= {"sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12}


_DIGITS = "[0-9]{1,2}"
_WEEKDAY = rf"(?:på )?(?P<weekday>{one_of(_WEEKDAY_NUMBER)})"
_MONTH = rf"(?P<month>{one_of(_MONTH_NUMBER)})"
_DAY = rf"(?:{_WEEKDAY}\.? )?(?:den )?(?P<day>{_DIGITS})(?::?[ae])?"
_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"

_BY = "(?:(?:senast|till|inför|före|innan|vid) )+"  # a due date is the last day anyway: these add nothing to it
_NEXT_MEETING = r"nm|nästa(?: \S*möte)?"
_SEASON = r"(?:vår|sommar|höst|vinter)(?:en)?|jul(?:en)?|påsk(?:en)?|semester(?:n|perioden)?|midsommar|valet"
_PART = (
    rf"(?:q|kv(?:artal)?\.? ?)[1-4]|(?:första|andra|tredje|fjärde) kvartalet|(?:h[12]|(?:första|andra) halvåret|vt|ht)|{_SEASON}"
)
_AROUND = r"under|i|till|före|efter|innan|inför|tidigt i|sent i|(?:i )?början av|(?:i )?slutet av"
_PERIOD = (
    r"löpande|kontinuerligt|snarast(?: möjligt)?|omgående|omedelbart|tills vidare|vid behov"
    r"|årligen|månadsvis|varje (?:möte|månad|år)"
    rf"|(?:(?:{_AROUND}) )?(?:{_PART})(?:[ -]?(?:[0-9]{{4}}|[0-9]{{2}}))?"
)
"""When something is due without a day, as people write it in minutes."""
_TIME = rf"(?:kl(?:ockan)?\.? ?)?(?P<hour>{_DIGITS})(?:[.:]?(?P<minute>[0-9]{{2}}))?"
_AT_A_TIME = r" kl(?:ockan)?\.? ?[0-9]{1,2}(?:[.:]?[0-9]{2})?"

LONGEST_AHEAD = timedelta(days=400)
"""What is said without a year and would be further ahead than this is hardly meant: 29/2, or week 53, in most years."""


def read_date(text: str, *, today: date, next_meeting: date | None = None) -> date | None:
    """The date that a person means by what stands in a date cell; None if it is empty, unreadable or impossible.

    `today` is the day of the meeting. Relative forms count from it, and a date without a year is the next one on or after it; a
    day of the month alone ("den 24") or a weekday alone ("fre") is the next one after it. A weekday before a date is not checked
    against it. A week without a weekday is its Friday. `next_meeting` is what "nästa möte" means, None when that is not known.
    What is said without a year and is further ahead than `LONGEST_AHEAD` is None; `far_ahead` tells it. Never raises.
    """
    with suppress(_FarAhead):
        return _read(text, today, next_meeting)
    return None


def far_ahead(text: str, *, today: date) -> date | None:
    """The date that the text would mean if it were not so far ahead that it must be said with its year; None for any other text."""
    try:
        _read(text, today, None)
    except _FarAhead as far:
        return far.day
    return None


class _FarAhead(Exception):  # noqa: N818  # no fault, but what must be asked
    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day


def _read(text: str, today: date, next_meeting: date | None) -> date | None:
    if len(text) > _LONGEST_DATE:
        return None
    typed = one_line(text.lower().replace(",", " ").replace("–", "-")).rstrip(" .")
    if by := re.match(_BY, typed):
        typed = typed[by.end() :]
    typed = re.sub(rf"{_AT_A_TIME}$", "", typed)
    if re.fullmatch(_NEXT_MEETING, typed):
        return next_meeting
    for form, read in _FORMS:
        if match := re.fullmatch(form, typed):
            with suppress(ValueError, OverflowError):
                return read(match, today)
    return None


def read_period(text: str) -> str:
    """The words for when something is due where no day can be named ("löpande", "våren 2017", "Q1"); empty for any other."""
    typed = one_line(text)
    return typed if len(typed) <= _LONGEST_DATE and re.fullmatch(_PERIOD, typed.lower().rstrip(".")) else ""


def read_time(text: str) -> time | None:
    """The time of day that a person means ("9", "9.15", "0915", "kl. 9:15"); None if it is empty, unreadable or impossible."""
    match = re.fullmatch(_TIME, one_line(text.lower()).rstrip(" ."))
    if match is None:
        return None
    if (match["hour"], match["minute"]) == ("24", "00"):
        return time(0)  # midnight, as the end of a day
    with suppress(ValueError):
        return time(int(match["hour"]), int(match["minute"] or 0))
    return None


def _in_year(year: str | None, start: date, candidate: Callable[[int], date]) -> date:
    """The candidate of the given year (two digits: this century), or of the next year that has one on or after `start`.

    Raises `_FarAhead` if that is further ahead than `LONGEST_AHEAD`.
    """
    if year:
        return candidate(int(year) + (2000 if len(year) == 2 else 0))
    # From the year before, as 1 January can be in its last week; 8 years on, as 29 February can be that far away (2096 to 2104).
    found = earliest(start, candidate, range(start.year - 1, start.year + 9))
    if found - start > LONGEST_AHEAD:
        raise _FarAhead(found)
    return found


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _read_year_first(match: re.Match[str], today: date) -> date:
    return _in_year(match["year"], today, lambda year: date(year, int(match["month"]), int(match["day"])))


def _read_day_and_month(match: re.Match[str], today: date) -> date:
    month = _MONTH_NUMBER.get(match["month"]) or int(match["month"])
    return _in_year(match["year"], today, lambda year: date(year, month, int(match["day"])))


def _read_day_of_month(match: re.Match[str], today: date) -> date:
    first = today.replace(day=1)
    return earliest(today + timedelta(days=1), lambda ahead: _months_later(first, ahead).replace(day=int(match["day"])), range(4))


def _read_month(match: re.Match[str], today: date) -> date:
    return _in_year(match["year"] or match["short"], today, lambda year: _month_end(year, _MONTH_NUMBER[match["month"]]))


def _read_week(match: re.Match[str], today: date) -> date:
    # "v 19" as a due date is "before the week is over", and a working week is over on Friday.
    weekday = _WEEKDAY_NUMBER.get(match["weekday"], _FRIDAY)
    said = match.groupdict().get("year")
    return _in_year(said, today, lambda year: date.fromisocalendar(year, int(match["week"]), weekday + 1))


def _read_weekday(match: re.Match[str], today: date) -> date:
    return today + timedelta(days=(_WEEKDAY_NUMBER[match["weekday"]] - today.weekday() - 1) % 7 + 1)


def _read_next_week(match: re.Match[str], today: date) -> date:
    weekday = _WEEKDAY_NUMBER.get(match["weekday"], _FRIDAY)
    return today + timedelta(days=7 + weekday - today.weekday())


def _read_distance(match: re.Match[str], today: date) -> date:
    count = _COUNT.get(match["count"]) or int(match["count"])
    match (match["unit"] or "d")[0]:
        case "d":
            return today + timedelta(days=count)
        case "v":
            return today + timedelta(weeks=count)
        case "m":
            return _months_later(today, count)
        case _:
            return _months_later(today, 12 * count)


def _read_near_day(match: re.Match[str], today: date) -> date:
    return today + timedelta(days=("dag", "morgon", "övermorgon").index(match["near"]))


def _read_turn(match: re.Match[str], today: date) -> date:
    month = {"halvårsskiftet": 6, "årsskiftet": 12}.get(match["turn"], today.month)
    return _in_year(None, today, lambda year: _month_end(year, month))


_WEEK = rf"v(?:ecka)?\.? ?(?P<week>{_DIGITS})"
_UNIT = "(?P<unit>d(?:ag(?:ar)?)?|v(?:ecka|eckor)?|m(?:ån(?:ad(?:er)?)?)?|år)"
_FORMS: tuple[tuple[str, Callable[[re.Match[str], date], date]], ...] = (
    (
        rf"(?:{_WEEKDAY}\.? )?(?P<year>[0-9]{{4}})-(?P<month>{_DIGITS})-(?P<day>{_DIGITS})(?: (?:{one_of(_WEEKDAY_NUMBER)}))?",
        _read_year_first,
    ),
    (rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})", _read_year_first),
    (r"(?P<year>[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})", _read_year_first),
    (rf"{_DAY}\.? ?{_MONTH}(?:[ .-]{{1,3}}{_YEAR})?", _read_day_and_month),
    (rf"{_DAY} ?[/.] ?(?P<month>{_DIGITS})(?:[ ./-]{{1,3}}{_YEAR})?", _read_day_and_month),
    (_DAY, _read_day_of_month),
    (
        rf"(?:i |(?:i )?slutet av |sista (?:dagen i |dag i )?)?{_MONTH}\.?(?: ?-(?P<short>[0-9]{{2}})| (?P<year>[0-9]{{4}}))?",
        _read_month,
    ),
    (rf"(?:{_WEEKDAY}\.? )?(?:i )?{_WEEK}(?: (?P<year>[0-9]{{4}}))?", _read_week),
    (rf"(?:i )?{_WEEK} {_WEEKDAY}\.?", _read_week),
    (_WEEKDAY, _read_weekday),
    (rf"nästa (?:vecka|{_WEEKDAY})", _read_next_week),
    (rf"{_WEEKDAY}\.? (?:i )?nästa vecka", _read_next_week),
    (rf"(?:\+ ?|om |inom )(?P<count>[0-9]+|{one_of(_COUNT)}) ?(?:{_UNIT})?", _read_distance),
    (rf"(?P<count>[0-9]+|{one_of(_COUNT)}) (?P<unit>dag(?:ar)?|vecka|veckor|mån(?:ad(?:er)?)?|år)", _read_distance),
    ("i ?(?P<near>dag|morgon|övermorgon)", _read_near_day),
    ("(?P<turn>månadsskiftet|halvårsskiftet|årsskiftet)", _read_turn),
)
