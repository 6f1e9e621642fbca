"""By when a sentence of the minutes says that something is to be done."""

import re
from datetime import date, timedelta
from typing import Final

from kcminutes.swedish.almanac import MONTH_NUMBER, one_of
from kcminutes.swedish.dates_in_prose import said_dates
from kcminutes.swedish.dates_read import read_date, read_day, read_period

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
    r"\b(?:till|vid|inför|på) (?P<meeting>nästa (?!sida|talare|steg|nivå|fråga|punkt|vecka)[\w-]+)\b"
    r"|\b(?P<then>(?:till|vid|inför|på) (?:\w+s )?\w*(?:mötet?|sammanträdet?) i \w+)\b"
    r"|\b(?P<named>(?:till|inför|vid|på|före|innan) (?:års|vår|höst|sommar|vinter|styrelse|nätverks)(?:mötet|stämman|träffen"
    r"|konferensen)"
    rf"|(?:{one_of(MONTH_NUMBER)})(?:mötet|sammanträdet))\b"
    r"|\b(?P<now>omgående|snarast(?: möjligt)?|så snart som möjligt|löpande)\b"
    r"|\b(?P<week>(?:under |i )?v(?:ecka|\.)? ?\d{1,2}(?: ?[-–] ?\d{1,2})?)(?=\W*$)"
    r"|\b(?P<later>inför (?:\w+s|nästa) [\w-]*(?:möte|sammanträde|träff)|(?:före|innan) \w+ månads utgång|inom kort"
    r"|(?:\w+ )?(?:veckor?|dagar) (?:före|innan) (?:nästa )?[\w-]*(?:möte|sammanträde)\w*|på (?:mån|tis|ons|tors|fre)dag"
    r"|till \w+terminens start"
    r"|första halvan av \w+)\b"
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
_OF_EVENT: Final = r"(?i)\b(?:boka|håll|anordna|arrangera|planera)\w* .*\b\w{3,}(?:en|et) $"
"""What stands before a month that is of what is held then: "Boka lokal för utbildningen i november"."""
_LASTS: Final = r"\b(?:gäller|gälla|öpp\w+|giltig\w*|pågår|löper)(?: \w+){0,2} till(?: och med)?(?: den)?\W*$"
"""What stands before a day on which something ends that nobody is to do."""
_UNTIL: Final = (
    r"\b(?:när|innan|så snart(?: som)?) (?:[a-zåäö]+ ){0,4}(?:är|har|kommer|kommit|går|skickas|trycks"
    r"|påbörjas)(?: [a-zåäö]+){0,3}(?=\W*$)"
)
"""By when, in a clause: "innan avtalet skickas ut", "när de är beräknade"."""
_HELD_THEN: Final = (
    r"\b(?!\w*(?:gruppen|nämnden|rådet|utskottet|styrelsen|sammanträdet)\b)\w{3,}(?:en|et|an|dag)(?: den)?\W*$"
    r"|\b(?:till|för|om) (?:en |ett )?(?!senast\b|nästa\b|klart?\b|\w*(?:gruppen|nämnden|rådet|utskottet|styrelsen)\b)"
    r"[a-zåäö]{4,}\s*$"
)
"""What stands before the day of what is held then: "inbjudan till julfesten den"."""
_ASKS: Final = r"\b(?:vad|hur|vem|vilka|varför)\b[^,.;]*$"
"""What stands before a clause of time that is of what somebody is to find out: "vad som händer när avtalet går ut"."""
_WAS: Final = r"\b\w+(?:ades|des|tes|lls)(?: den)?\W*$"
"""What stands before a day on which something was: "som senast träffades den"."""
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

    def of_task(self, sentence: str) -> tuple[date | None, str]:
        """The same of a sentence that surely gives a task: also a day that stands in it without a word for "by"."""
        day, words = self.due(sentence)
        if day is None:
            lower = sentence.lower()
            days = {
                coming
                for said in said_dates(lower)
                if said.day
                and not said.to
                and said.exists
                and (coming := said.coming(self._day))
                and self._is_ahead(coming, is_whole=said.year is not None)
                and not re.search(rf"{_LASTS}|{_WAS}|{_HELD_THEN}", lower[: said.start])
            }
            day = days.pop() if len(days) == 1 else None
        until = re.search(_UNTIL, sentence)
        if day is None and not words and until and not re.search(_ASKS, sentence[: until.start()]):
            words = until.group()
        return day, "" if day else words

    def _in_words(self, sentence: str) -> tuple[date | None, str]:
        for match in re.finditer(_WORDS_FOR_WHEN, sentence, re.IGNORECASE):
            if told := match["named"] or match["now"] or match["week"] or match["later"]:
                return None, told
            if told := match["season"]:
                return self._read(told) or (None, told)
            if told := match["meeting"] or match["then"] or match["during"]:
                is_of_event = match["during"] and re.search(_OF_EVENT, sentence[: match.start()])
                if self._is_to_come(told) and not is_of_event:
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
            if words[count : count + 1] and words[count].strip(".,") in MONTH_NUMBER:
                continue  # "31 november": no such day, and no other
            if words[count : count + 1] and words[count] in ("före", "innan", "efter"):
                continue  # "två dagar före sammanträdet": before something, and not from now on
            if day := read_day(told, today=self._day):
                return (day, "") if self._is_ahead(day, is_whole=re.search(r"\d{4}", told) is not None) else (None, "")
            if read_period(told) or read_date(told, today=self._day):
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
