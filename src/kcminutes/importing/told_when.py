"""By when a sentence of the minutes says that something is to be done."""

import re
from datetime import date, timedelta
from typing import Final

from kcminutes.swedish.almanac import MONTH_NUMBER, one_of
from kcminutes.swedish.dates_in_prose import said_dates
from kcminutes.swedish.dates_read import read_date, read_period

_WEEKDAY: Final = r"(?: \w+dag(?:en)?)?(?: den)?\W*$"
_LATEST: Final = rf"\bsenast(?: till)?{_WEEKDAY}"
_BY: Final = (
    rf"\b(?:före|innan|till(?: och med)?|klart?(?: till)?){_WEEKDAY}"
    rf"|\b(?:åter)?(?:rapportera|redovisa|presentera|lämna|skicka)\w*{_WEEKDAY}"
    rf"|\b(?:till|inför|på|vid) (?:\w+s |nästa )?\w*(?:möte(?:t)?|sammanträde(?:t)?){_WEEKDAY}"
    rf"|\btill \w*(?:utskottet|nämnden|styrelsen|rådet|gruppen){_WEEKDAY}"
)
"""What stands before a day by which something is to be done; "senast" before all others."""
_SEASONS: Final = (
    r"(?:sommaren|hösten|våren|vintern|jul|påsk|midsommar|semestern|semestrarna|(?:höst|sport|påsk|jul|sommar)lovet|helgen"
    r"|\w+säsongen|(?:skol|termins)starten)"
)
_WORDS_FOR_WHEN: Final = (
    r"\b(?:till|vid|inför|på) "
    r"(?P<meeting>nästa (?:[\w-]*(?:möte|sammanträde|träff|nämnd)|gång)|(?:\w+s )?\w*(?:mötet?|sammanträdet?) i \w+)\b"
    r"|\b(?:till|inför|vid|på|före|innan) "
    r"(?P<named>(?:års|vår|höst|sommar|vinter|styrelse|nätverks)(?:mötet|stämman|träffen|konferensen)"
    rf"|(?:{one_of(MONTH_NUMBER)})(?:mötet|sammanträdet))\b"
    r"|\b(?P<now>omgående|snarast(?: möjligt)?|så snart som möjligt|löpande)\b"
    rf"|\b(?P<season>(?:till|före|innan|efter) (?:årsskiftet|{_SEASONS})"
    r"|(?:längre fram |senare )?(?:i (?:höst|vår)|under (?:hösten|våren))|(?:före|innan) nästa [\w-]+|i veckan"
    r"|(?:när|innan|så snart(?: som)?) (?:[a-zåäö]+ ){1,4}"
    r"(?:är (?:klar\w*|slut|färdig\w*|tryckt\w*|fastställ\w*|godkän\w*|antage?n\w*|beslutad\w*)|trycks|hålls|börjar|kommit)"
    r"|till (?:bokslutet|delårsbokslutet|budgeten)"
    r"|(?:(?:under|i) )?(?:nästa|kommande) vecka|under (?:denna )?veckan?"
    r"|så snart [\w ]{4,40}(?:kommit|klart?|färdig\w*|fått svar))"
    r"(?=\W*$| (?:redovisa|lämna|presentera|återkomma|ta fram|kontakt)\b)"
    r"|\b(?:senast(?: till| vid)? (?P<latest>\S+(?: \S+){0,3})|(?P<before>(?:före|innan|inom) \S+(?: \S+){0,2})"
    r"|(?P<during>under (?:våren|sommaren|hösten|vintern|året)(?: (?:19|20)\d\d)?\b|under (?:vecka|v\.?) \d{1,2}\b"
    rf"|(?:i|under) (?:(?:början|mitten|slutet) av )?(?:{one_of(MONTH_NUMBER)})(?: (?:19|20)\d\d)?"
    r"(?=\W*$| (?:redovisa|lämna|presentera|återkomma|ta fram|med (?:en?|ett|mer|förslag))\b)))"
)
_LASTS: Final = r"\b(?:gäller|gälla|öpp\w+|giltig\w*|pågår|löper)(?: \w+){0,2} till(?: och med)?(?: den)?\W*$"
"""What stands before a day on which something ends that nobody is to do."""
_MONTHS_AHEAD: Final = 9
"""A month without a year that is so many after the meeting's was one before it."""
_AHEAD: Final = timedelta(days=300)
"""A day without a year that would be further ahead was one before the meeting."""


class WhenTold:
    """Tells by when something is to be done that was asked for at a meeting on the day."""

    def __init__(self, day: date) -> None:
        self._day = day

    def due(self, sentence: str) -> tuple[date | None, str]:
        """The day by which the sentence says that it is to be done, or its words for that."""
        lower = sentence.lower()
        for before in (_LATEST, _BY):
            for said in reversed(list(said_dates(lower))):
                day = said.coming(self._day) if said.day and said.exists and re.search(before, lower[: said.start]) else None
                if day and self._is_ahead(day, is_whole=said.year is not None) and not re.search(_LASTS, lower[: said.start]):
                    return day, ""
        return self._in_words(sentence)

    def _in_words(self, sentence: str) -> tuple[date | None, str]:
        for match in re.finditer(_WORDS_FOR_WHEN, sentence, re.IGNORECASE):
            if told := match["named"] or match["now"]:
                return None, told
            if told := match["season"]:
                return self._read(told) or (None, told)
            if told := match["meeting"] or match["during"]:
                if self._is_to_come(told):
                    return None, told
            elif found := self._read(match["latest"] or match["before"]):
                return found
        return None, ""

    def _read(self, text: str) -> tuple[date | None, str] | None:
        """The day or the period that the text begins with; None for neither, and neither for a day that is past."""
        words = text.split()
        for count in range(len(words), 0, -1):
            told = " ".join(words[:count]).rstrip(".,;")
            if count == 2 and words[0] == "inom":
                continue  # "inom fyra områden": days only where they are called so
            if words[count : count + 1] and words[count] in ("före", "innan", "efter"):
                continue  # "två dagar före sammanträdet": before something, and not from now on
            if day := read_date(told, today=self._day):
                return (day, "") if self._is_ahead(day, is_whole=re.search(r"\d{4}", told) is not None) else (None, "")
            if read_period(told):
                return None, told
        return None

    def _is_to_come(self, words: str) -> bool:
        """Whether a month that the words name may be one after the meeting's, and a year none before; words without are."""
        if (year := re.search(r"(?:19|20)\d\d", words)) and int(year.group()) < self._day.year:
            return False
        month = next((MONTH_NUMBER[word] for word in words.lower().split() if word in MONTH_NUMBER), None)
        first = 0 if words.startswith("under ") else 1
        return month is None or first <= (month - self._day.month) % 12 < _MONTHS_AHEAD

    def _is_ahead(self, day: date, *, is_whole: bool) -> bool:
        """Whether something can be due on the day; without a year, one that is far ahead was before the meeting."""
        return day >= self._day and (is_whole or day - self._day < _AHEAD)
