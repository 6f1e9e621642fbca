"""Dates and times as people type them, read."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time, timedelta
from typing import Final

from kcminutes.swedish.almanac import COUNT, WEEKDAYS, one_of
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.date_forms import DIGITS, FORMS, MONTH, MONTH_NUMBER, FarAway, before_the_span, first_of_span
from kcminutes.swedish.periods import NEARLY, NEARLY_AFTER, names_a_period

_LONGEST_DATE: Final = 100  # far longer than any date that someone types; keeps a pasted novel away from the patterns

_BY: Final = (  # a due date is the last day anyway: these add nothing to it
    r"(?:(?:senast|till och med|till|t\.? ?o\.? ?m\.?|inför|före|innan|vid|helst|dock|klart?|färdigt|svar|beslut|redovisas"
    r"|rapporteras|återrapporteras|deadline|sista (?:dag|datum)|(?:snarast(?: möjligt)?|omgående|löpande)"
    r"(?= (?:och |men |dock )*senast)):? )+"
)
_BEFORE: Final = r"(?:senast |klart? )?(?:inför|före|innan) "
"""What makes a month or a week the time by whose beginning something is due."""
_AHEAD: Final = r"^\+|\b(?:om|nästa|i ?morgon|övermorgon)\b"
"""What is said of a day to come only."""
_NO_WEEK: Final = r"(?:(?!\bv(?:ecka)?\.? ?[0-9]).)"
_ADDED: Final = r"(?: helst| eller| gärna)? (?:tidigare|om möjligt)"
_THE_MEETING: Final = r"(?:(?:nästa|nästkommande|kommande) )?(?:kc-?)?(?:mötet?|sammanträdet?|kc(?:-mötet?)?) (?:den )?(?=[0-9])"
"""What may stand before the day of a meeting."""
_NEXT: Final = "(?:nästa|nästkommande|kommande|näst)"
_NEXT_MEETING: Final = rf"nm|nästa(?: gång)?|{_NEXT} (?:ordinarie )?(?:kc|\S*(?:mötet?|sammanträdet?|träff(?:en)?))"
_BEFORE_MEETING: Final = (
    r"(?:(?P<count>[0-9]{1,2}|COUNT) (?P<unit>dag(?:ar)?|vecka|veckor)|(?P<one>dagen|veckan)) (?:före|innan) "
    rf"(?:{_NEXT_MEETING}|mötet|sammanträdet)"
).replace("COUNT", one_of(COUNT))
_MONTHS_MEETING: Final = (
    rf"{MONTH}(?:-?mötet|-?sammanträdet)|(?:mötet|sammanträdet|kc(?:-mötet?)?) (?:i )?{MONTH.replace('<month>', '<same>')}\.?"
)
_TIME: Final = rf"(?:kl(?:ockan)?\.? ?)?(?P<hour>{DIGITS})(?:[.:, ]?(?P<minute>[0-9]{{2}}))?"
_CLOCK: Final = r"kl(?:ockan)?\.? ?[0-9]{1,2}(?:[.:]?[0-9]{2})?(?: ?- ?[0-9]{1,2}(?:[.:]?[0-9]{2})?)?"


def read_date(text: str, *, today: date, next_meeting: date | None = None) -> date | None:
    """The date that a person means by what stands in a date cell; None if it is empty, unreadable or impossible.

    `today` is the day of the meeting. Relative forms count from it, and a date without a year is the next one on or after it; a
    day of the month alone ("den 24") or a weekday alone ("fre") is the next one after it. A weekday before a date is not checked
    against it. A week without a weekday is its Friday; a month, a year's end and a span of days or weeks are their last day.
    `next_meeting` is what "nästa möte" means, None when that is not known. What is said without a year and is further ahead than
    `LONGEST_AHEAD` is None, and so is what is counted from the meeting, or has a year in two digits, and is further away than
    `LONGEST_DISTANCE`; `far_away` tells it. Never raises.
    """
    with suppress(FarAway):
        return _read(text, today, next_meeting)
    return None


def read_day(text: str, *, today: date) -> date | None:
    """The date that the text names by its day; None for one that names a span: "v 40", "april", "före årsskiftet"."""
    named = re.search(
        r"[0-9]",
        re.sub(r"(?:19|20)[0-9]{2}\b(?!-)|\bv(?:ecka)?(?:or(?:na)?)?\.? ?[0-9]{1,2}(?: ?[-–/] ?[0-9]{1,2})?", "", text.lower()),
    )
    return read_date(text, today=today) if named else None


def far_away(text: str, *, today: date) -> date | None:
    """The date that the text would mean if it were not so far away that it must be said with its year; None for any other text."""
    try:
        _read(text, today, None)
    except FarAway as far:
        return far.day
    return None


def read_since(text: str, *, today: date) -> date | None:
    """The day from which on things are looked for; None if the text is no day.

    Of a year, a month or a week it is the first day. What is said without a year is the last such day that has been.
    """
    if year := re.fullmatch(r"(?:år(?:et)? )?(?P<year>(?:19|20)[0-9]{2})", one_line(text.lower())):
        return date(int(year["year"]), 1, 1)
    for back in (0,) if re.search(_AHEAD, text.lower()) else (0, 7, 31, 366):
        with suppress(FarAway):
            first = _first_day(text, today - timedelta(days=back))
            if first is not None and first <= today:
                return first
    with suppress(FarAway):
        return _first_day(text, today)
    return None


def _first_day(text: str, today: date) -> date | None:
    if found := _read_form(_without_what_adds_nothing(text), today):
        return first_of_span(*found)
    return None


def _read_form(typed: str, today: date) -> tuple[Callable[[re.Match[str], date], date], re.Match[str], date] | None:
    """The first form that the text has and that gives a day: what reads it, its match and the day."""
    typed = re.sub(r"(?<=[a-zåäö0-9]) nästa år$", f" {today.year + 1}", typed)
    for form, read in FORMS:
        if match := re.fullmatch(form, typed):
            with suppress(ValueError, OverflowError):
                return read, match, read(match, today)
    return None


def _read(text: str, today: date, next_meeting: date | None) -> date | None:
    typed = _without_what_adds_nothing(text)
    if re.fullmatch(rf"{_NEXT_MEETING}|på (?:{_NEXT_MEETING})", typed):
        return next_meeting
    if next_meeting and (before := re.fullmatch(_BEFORE_MEETING, typed)):
        return _before(next_meeting, before)
    if month := re.fullmatch(_MONTHS_MEETING, typed):
        is_next = next_meeting and next_meeting.month == MONTH_NUMBER[month["month"] or month["same"]]
        return next_meeting if is_next else None
    found = _read_form(typed, today)
    if found is None:
        return None
    earlier = before_the_span(*found) if re.match(_BEFORE, one_line(text.lower())) else None
    if earlier is None:
        return found[-1]
    return earlier if earlier >= today else None  # "före maj" in May is no day that is meant


def _before(meeting: date, match: re.Match[str]) -> date | None:
    count = 1 if match["one"] else COUNT.get(match["count"]) or int(match["count"])
    days = 7 if (match["one"] or match["unit"]).startswith("v") else 1
    with suppress(OverflowError):
        return meeting - timedelta(days=count * days)
    return None


def _without_what_adds_nothing(text: str) -> str:
    """The text in lower case on one line, without "senast", the time of day and the like; empty if it is too long for a date."""
    if len(text) > _LONGEST_DATE:
        return ""
    typed = one_line(re.sub("[,()]", " ", text.lower().replace("–", "-"))).rstrip(" .!")
    typed = re.sub(rf"^{_CLOCK} (?=den |[0-9])| {_CLOCK}$|{_ADDED}$", "", typed)
    for before in (_BY, _THE_MEETING):
        typed = re.sub(f"^(?:{before})", "", typed)
    typed = re.sub(rf"^(?:den )?(?:förste|första) (?={MONTH}\b)", "1 ", typed)
    ended = rf"(?:senast|{one_of(WEEKDAYS)}|v(?:ecka)?\.? ?[0-9]{{1,2}})"
    typed = re.sub(rf"^(?P<day>{_NO_WEEK}*[0-9]{_NO_WEEK}*?) {ended}$", r"\g<day>", typed)
    return re.sub(r"(?<=[0-9]) (?:nästa möte|kc)$|(?<=morgon) bitti$", "", typed)


def read_period(text: str) -> str:
    """The words for when something is due where no day can be named ("löpande", "våren 2017", "ca 1/3"); empty for any other."""
    typed = one_line(text)
    if len(typed) > _LONGEST_DATE:
        return ""
    lower = typed.lower().replace("–", "-").rstrip(" .!")
    return typed if names_a_period(lower) or _is_nearly_a_date(lower) else ""


def _is_nearly_a_date(lower: str) -> bool:
    one_line_of = re.sub("[,()]", " ", lower)
    typed = " ".join(one_line_of.split())
    rest = re.sub(rf"^{NEARLY}|{NEARLY_AFTER}$", "", typed)
    return rest != typed and any(re.fullmatch(form, rest) for form, _ in FORMS)


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
