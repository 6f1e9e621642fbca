"""Coming meetings as lines of text, as people write and paste them: "KCmöte aug to 2017-08-17 08:30-12:00"."""

import re
from collections.abc import Collection
from contextlib import suppress
from datetime import date, time
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from kcminutes.meeting.model import ComingMeeting
from kcminutes.swedish.almanac import MONTH_NUMBER, WEEKDAYS, one_of
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.dates_in_prose import SaidDate, said_dates, said_weekday
from kcminutes.swedish.dates_read import read_time
from kcminutes.swedish.dates_written import clock, short_weekday
from kcminutes.swedish.municipalities import MUNICIPALITIES

_CLOCK: Final = r"(?:kl(?:ockan)?\.?\s*)?(?P<{0}>[0-9]{{1,2}}(?:[.:]?[0-9]{{2}})?)"
_NEXT_DAY: Final = r"\s*(?:,|;|och|samt|&)\s*(?:och\s+)?(?:\w+dag(?:en)?\.?\s+)?(?:den\s+)?"
"""What stands between days in a row."""
_CALLED_OFF: Final = r"\b(?:inställt|inställd|ställs in|utgår|avbokat)\b"
_TIMES: Final = rf"(?<![\w/.:-]){_CLOCK.format('start')}(?:\s*(?:[-–—]|till)\s*{_CLOCK.format('end')})?(?![\w/:-])"
_WEEKDAY_LAST: Final = (
    r"(?:^|\s)(?:må|mån|ti|tis|on|ons|to|tor|tors|fr|fre|lö|lör|sö|sön|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?)\.?(?:\s+den)?$"
)
_OWN_WORDS: Final = (
    rf"(?:{one_of(MONTH_NUMBER)})\.?|(?:kc|kommunchefs?)?-?(?:gruppens?)?\s*(?:nästa\s+)?(?:möte|sammanträde)t?s?|kc|den|datum|dag"
    r"|nästa|nästföljande|följande|kommande|är|blir|hålls|äger rum|planeras|planera[td]|infaller|sker|preliminärt|prel\.?"
    r"|heldag|halvdag|förmiddag|eftermiddag|vi|ses|träffas"
)
_PLACE: Final = r"(?i)(?<!\w)\w*(?:stadshus|kommunhus|kommunkontor|huset|salen|rummet|lokalen|teams|zoom|skype|digitalt|hotell)\b"
"""What tells where and not who: a coming meeting has no place of its own."""
_BODY: Final = r"(?i)(?:råd|styrelse|nämnd|grupp|utskott|presidi|fullmäktige|nätverk|förbund|kommitté|forum|region)"
_NUMBER: Final = r"[0-9]++\w*+(?!\s*[.:–-]\s*[0-9])"
_ROOM: Final = rf"\b(?:rum|sal|lokal|plan|våning|vån\.)\s*{_NUMBER}(?: (?:och|&) {_NUMBER})*"
"""What has a number and is no time."""
_AROUND_A_NAME: Final = frozenset({"av", "för", "i", "med", "om", "på", "till", "via", "vid"})


def read_coming(
    text: str, *, body: str, after: date, known: Collection[str] = ()
) -> tuple[tuple[ComingMeeting, ...], tuple[str, ...]]:
    """The coming meetings in a text, a line each, by day; and a Swedish sentence for each line that is none.

    ``body`` is the group whose meeting this is: a line that names it, or no group, is about its own meetings; any other name is
    that of another group. A name of ``known`` is one however it is written.
    A day without a year is the next one after ``after``. A weekday that is not the day's is told.
    """
    found: list[ComingMeeting] = []
    problems: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if typed := one_line(line).lstrip("-•* ").strip():
            read = _read_line(typed, body, after, known)
            if isinstance(read, str):
                problems.append(f"Rad {number}, ”{typed}”: {read}")
            else:
                found += read
    found.sort(key=lambda one: (one.day, one.start or time.min))
    return tuple(dict.fromkeys(found)), tuple(problems)


def _read_line(line: str, body: str, after: date, known: Collection[str]) -> tuple[ComingMeeting, ...] | str:
    """The meeting of a line, or those of several days in a row; else what is wrong with it."""
    line = re.sub(r"^\((.*)\)$", r"\1", _as_said(line))
    lower = line.lower()
    days = [said for said in said_dates(lower) if said.day]
    if not days:
        return "det står ingen dag; skriv till exempel to 2017-08-17 08.30-12.00."
    between = [lower[one.end : other.start] for one, other in pairwise(days)]
    if not between or not all(re.fullmatch(_NEXT_DAY, text) for text in between):
        if any(said_dates(re.sub(r"\(.*?\)", "", lower[days[0].end :]))):
            return "det står flera dagar; skriv en dag på varje rad, som to 2017-08-17 08.30-12.00."
        days = days[:1]
    found = [_day_of(said, lower, after) for said in days]
    if problem := next((day for day in found if isinstance(day, str)), None):
        return problem
    # Of several days in a row the line is read as if it had the last one alone.
    alone = line[: days[0].start] + line[days[-1].start :]
    said = replace(days[-1], start=days[0].start, end=days[0].start + days[-1].end - days[-1].start)
    reads = [_with_times(alone, said, day, body, known) for day in found if isinstance(day, date)]
    return next((read for read in reads if isinstance(read, str)), None) or tuple(
        read for read in reads if isinstance(read, ComingMeeting)
    )


def _as_said(line: str) -> str:
    """The line with days as numbers ("19.1.2017", "17-01-19", "20170119") as ISO has them, and without a week beside the day."""
    line = re.sub(r"(?i)(?<!\w)\(?v(?:ecka)?\.? ?\d{1,2}\)?(?!-?\w)", "", line)
    line = re.sub(
        r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(20\d\d)(?!\d)", lambda day: f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}", line
    )
    line = re.sub(r"(?<![\d-])(\d\d)-(0[1-9]|1[0-2])-([0-3]\d)(?![\d-])", r"20\1-\2-\3", line)
    return re.sub(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)", r"\1-\2-\3", line)


def _day_of(said: SaidDate, lower: str, after: date) -> date | str:
    """The day that is said, or what is wrong with it."""
    day = said.coming(after) if said.exists and not said.year else None
    if said.exists and said.year:
        with suppress(ValueError):
            day = said.first(said.year)
    if day is None:
        return "den dagen finns inte; rätta dagen."
    weekday = said_weekday(lower, said)
    if weekday and weekday.weekday != day.weekday():
        return f"{day.isoformat()} är en {WEEKDAYS[day.weekday()]}, inte en {WEEKDAYS[weekday.weekday]}; rätta det ena."
    return day


def _with_times(line: str, said: SaidDate, day: date, body: str, known: Collection[str]) -> ComingMeeting | str:
    lower = line.lower()
    rest = re.sub(_ROOM, lambda room: " " * len(room.group()), lower[said.end :])
    times = re.search(_TIMES, rest)
    start = end = None
    if times:
        start, end = read_time(times["start"]), read_time(times["end"] or "")
        if start is None or (times["end"] and end is None):
            return f"förstår inte klockslaget ”{times[0].strip()}”; skriv till exempel 08.30-12.00."
    before = re.sub(_WEEKDAY_LAST, "", lower[: said.start].rstrip(" ,:–-"))
    after_times = line[said.end + times.end() :] if times else line[said.end :]
    named = line[: len(before)].strip(" ,:;–-")
    if not named:
        after_all = re.sub(r"^\s*\(\w+\)", "", after_times).strip(" ,:;.–-")
        named = "" if after_all.partition(" ")[0].casefold() in _AROUND_A_NAME else after_all  # "i Umeå" is a place
    if named and named in known:
        return ComingMeeting(day=day, start=start, end=end, body=named)
    named = re.sub(_ROOM, "", named, flags=re.IGNORECASE).strip(" ,:;–-")
    is_before = bool(before.strip(" ,:;–-"))  # a name with a number in it stands before the day
    if re.search(
        r"\d" if not is_before else r"^\d|^[a-zåäö].*\d|(?i:\bkl(?:ockan)?\b)|\d[/.:-]\s*\d|\d{3}", re.sub(r"\(.*?\)", "", named)
    ):
        return f"förstår inte ”{named}”; skriv en dag på varje rad, som to 2017-08-17 08.30-12.00."
    if re.search(_CALLED_OFF, lower):
        return "mötet är inställt; ta bort raden."
    other = _other_body(named, body)
    if other and not re.search(r"[^\W\d]", other):
        return f"förstår inte ”{named}”; skriv en dag på varje rad, som to 2017-08-17 08.30-12.00."
    return ComingMeeting(day=day, start=start, end=end, body=other)


def _other_body(named: str, own: str) -> str:
    """The group that a line names; empty for the one whose meeting this is."""
    named = re.sub(r"(\w{3})s (?:möte|sammanträde)t?$", r"\1", named, flags=re.IGNORECASE)
    parts = re.split(r"\s*,\s*", named)
    named = ", ".join(part for part in parts if not re.search(_PLACE, part) or re.search(_BODY, re.sub(_PLACE, "", part)))
    left = re.sub(rf"(?<!\w)(?:{_OWN_WORDS})(?!\w)", " ", named, flags=re.IGNORECASE)
    words = left.split()
    if " ".join(words).strip(" .") in MUNICIPALITIES:
        return ""
    while words and words[0].casefold() in _AROUND_A_NAME:
        del words[0]
    while words and words[-1].casefold() in _AROUND_A_NAME:
        del words[-1]
    left = " ".join(words).strip(" ,:;–-")
    if not left or left.casefold().rstrip("s") == own.casefold().rstrip("s"):
        return ""
    return left


def written_coming(coming: tuple[ComingMeeting, ...]) -> str:
    """Coming meetings as lines that read back as they are: "to 2017-08-17 08.30–12.00", the name of another group first."""
    return "\n".join(map(_written, coming))


def _written(one: ComingMeeting) -> str:
    day = f"{short_weekday(one.day)} {one.day.isoformat()}"
    times = "–".join(clock(moment) for moment in (one.start, one.end) if moment)
    return " ".join(filter(None, (one.body, day, times)))
