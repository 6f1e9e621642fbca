"""What is odd about the dates in a text: a weekday that doesn't fit, a year that can't be, a past date called coming."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from kcminutes.checks.findings import CheckedText, Rule, Spot, quoted
from kcminutes.checks.weekdays import WEEKDAY, wrong_weekday
from kcminutes.swedish.dates_in_prose import GAP, LONG_WEEKDAY, SaidDate, said_dates

_IMPOSSIBLE: Final = Rule("datum-finns-inte", "ett datum finns inte i almanackan")
_YEAR: Final = Rule("ar", "ett årtal kan inte stämma: det sagda har hänt men ligger efter mötet, eller året är mycket långt bort")
_COMING: Final = Rule("passerat-datum", "ett datum som har passerat kallas kommande")
RULES: Final = (WEEKDAY, _IMPOSSIBLE, _YEAR, _COMING)


def dating(checked: CheckedText) -> Iterator[Spot]:
    """What is odd about the dates in the text, one oddity at most for each."""
    if re.search("[0-9]", checked.text) is None:
        return
    dates = list(said_dates(checked.lower))
    rules_found = set()
    for said in dates:
        if not said.exists:
            spot = _impossible(checked, said)
        else:
            spot = wrong_weekday(checked, said) or _wrong_year(checked, said) or _past_called_coming(checked, said)
        if spot:
            rules_found.add(spot.rule)
            yield spot
    if checked.is_of_next_meeting and _COMING not in rules_found:
        yield from _all_past(checked, [said for said in dates if said.exists])


def _said(checked: CheckedText, said: SaidDate) -> str:
    return quoted(checked.text[said.start : said.end])


def _impossible(checked: CheckedText, said: SaidDate) -> Spot | None:
    # "1/13" may be a fraction, and "2016-45-1" a register's number.
    if said.is_iso or "/" in checked.text[said.start : said.end]:
        return None
    return Spot(_IMPOSSIBLE, said.start, f"{_said(checked, said)} finns inte i almanackan", "Rätta datumet.")


# The words around a date, in its clause.

_BOUNDARY: Final = r"[.,!?;:](?=\s|$)|\n|\b(?:att|och|samt|som|men|där|eftersom|innan|medan)\b"
_AROUND: Final = 160  # characters on each side, so that a text of any length is looked through in proportion to its length


def _clause(checked: CheckedText, said: SaidDate) -> tuple[str, str]:
    """What stands before and after the date in its clause."""
    before = re.split(_BOUNDARY, checked.lower[max(0, said.start - _AROUND) : said.start])[-1]
    return before, re.split(_BOUNDARY, checked.lower[said.end : said.end + _AROUND], maxsplit=1)[0]


# A year that can't be. A date after the meeting is nothing odd in itself, and neither is the past tense: "mötet flyttades till mars
# 2017". What has been counted, or has happened, on that day is: "1,2 mkr återstod den sista oktober 2017", in minutes of 2016.

_FAR_AHEAD: Final = 20
_FAR_BACK: Final = 50  # agreements and plans can be old
_HAPPENED: Final = (
    r"\b(?:fanns|återstod|kvarstod|hölls|skedde|inträffade|genomfördes|uppgick|behandlades|inkom|väcktes|möttes|träffades"
    r"|avslutades|inleddes|påbörjades|startade|antogs|undertecknades|invigdes|ägde rum)\b"
)
_WAS: Final = r"\b(?:var|hade|låg|blev|visade)\b"
_EXPECTED: Final = (
    r"\b(?:prognos|beräkn|förvänt|vänta|planer|föresl|förslag|mål|bjöd|bjud|upps|sägs|sade|giltig"
    r"|(?:ska|skall|skulle|kommer|klar|nästa|kommande|hålls|sker|blir|tas|startar|börjar|behöver|måste|bör)\b)"
)
_TARGET: Final = (  # what leads to a day in the future even in the past tense
    rf"\b(?:till|inför|före|från|fr\.?o\.?m\.?|t\.?o\.?m\.?|tom|med|efter|om|senast|för|mot|tills|av)(?:{GAP}den)?(?:{GAP}sista)?{GAP}$"
)
_COUNTED_ON: Final = rf"\b(?:per(?:{GAP}den)?(?:{GAP}sista)?|sista|ultimo){GAP}$"
_SINCE: Final = rf"\bhar\b.*\bsedan{GAP}(?:den{GAP})?(?:sista{GAP})?$"
_LAST_MEETING: Final = (
    rf"\b(?:förra|föregående|senaste|förrförra){GAP}\w*(?:möte|sammanträde|träff|protokoll|anteckning|seminari|avstämning|gång)\w*"
    rf"{GAP}(?:den{GAP})?$"
)


def _wrong_year(checked: CheckedText, said: SaidDate) -> Spot | None:
    if said.year is None:
        return None
    years = said.year - checked.day.year
    if years > _FAR_AHEAD or (said.day and -years > _FAR_BACK):
        text = f"{_said(checked, said)} ligger {abs(years)} år {'efter' if years > 0 else 'före'} mötet"
        return Spot(_YEAR, said.start, text, "Kontrollera årtalet.")
    if said.first(said.year) > checked.day and _has_happened(*_clause(checked, said)):
        text = f"{_said(checked, said)} ligger efter mötet, men det sagda har redan hänt"
        return Spot(_YEAR, said.start, text, "Kontrollera årtalet.")
    return None


def _has_happened(before: str, after: str) -> bool:
    if re.search(_LAST_MEETING, before):
        return True
    clause = f"{before} {after}"
    if re.search(_EXPECTED, clause) or re.search(_TARGET, before):
        return False
    if re.search(_COUNTED_ON, before) and re.search(_WAS, clause):
        return True
    return re.search(_HAPPENED, clause) is not None or re.search(_SINCE, before) is not None


# A past date called coming. Without a year, a date is past if it was recently.

_RECENT: Final = 120
_WRITTEN_AHEAD: Final = 31  # days before the meeting that a text prepared for it may have been written
_NEXT: Final = (
    rf"\b(?:nästa|nästkommande|kommande|instundande)(?:{GAP}(?!år)\w+)?"
    rf"{GAP}\w*(?:möte|sammanträde|träff|gång|seminari|råd|tillfälle|avstämning|workshop|utbildning|konferens)\w*"
    rf"(?:[,:]|{GAP}(?:är|blir|hålls|äger{GAP}rum|sker|infaller|planeras|planerat|till|den|i|på|vid|med{GAP}\w+|{LONG_WEEKDAY}))*{GAP}$"
)
_BY: Final = rf"\bsenast{GAP}(?:till{GAP})?(?:(?:{LONG_WEEKDAY}){GAP})?(?:den{GAP})?(?:sista{GAP})?$"
_PAST: Final = (  # verbs and participles by their endings, where a word too many does no harm: it only keeps the check silent
    r"\b(?:\w+(?:ade|ades|ad|at|ats|dde|ddes|tte|ttes|rts|gts|des|tes|lts)|var|varit|fanns|blev|fick|gick|kom|stod|tog|togs|såg|sågs|höll|hölls"
    r"|gav|gavs|låg|lade|lades|skulle|hade|har|sade|sades|förra|föregående)\b"
)


def _past_called_coming(checked: CheckedText, said: SaidDate) -> Spot | None:
    around = checked.lower[max(0, said.start - _AROUND) : said.start]
    # Plain search first: a list of a year's meetings has a date a line, and most tell of nothing to come.
    if not any(word in around for word in ("nästa", "kommande", "instundande", "senast")) or _past_day(checked, said) is None:
        return None
    # A colon ends a clause but not "Nästa möte: 3 november".
    sentence = re.split(r"[.!?;](?=\s)|\n", around)[-1]
    before, after = _clause(checked, said)
    if re.search(_NEXT, sentence):
        is_coming = re.search(_PAST, before) is None
    else:
        is_coming = re.search(_BY, sentence) is not None and re.search(_PAST, f"{sentence} {after}") is None
    return _passed(checked, said) if is_coming else None


def _all_past(checked: CheckedText, dates: list[SaidDate]) -> Iterator[Spot]:
    """Under a heading that tells of the next meeting, no date that is still to come."""
    if dates and all(_past_day(checked, said) for said in dates) and re.search(_PAST, "".join(_clause(checked, dates[-1]))) is None:
        yield _passed(checked, dates[-1])


def _passed(checked: CheckedText, said: SaidDate) -> Spot:
    return Spot(_COMING, said.start, f"{_said(checked, said)} sägs vara kommande men har passerat", "Kontrollera datumet.")


def _past_day(checked: CheckedText, said: SaidDate) -> date | None:
    """The last day that the date can mean, if that was before the text was written; None if it wasn't."""
    candidates = said.near(checked.day)
    if not candidates:
        return None
    nearest = min(candidates, key=lambda near: abs((near - checked.day).days))
    day = said.last(nearest.year)
    since = (checked.day - day).days
    if since > _RECENT and not said.year:
        return None
    return day if since > (_WRITTEN_AHEAD if checked.is_prepared else 0) else None
