"""Words that shouldn't be handed out: marks of uncertainty, personal identity numbers, doubled words."""

import re
from collections.abc import Iterator
from typing import Final

from kcminutes.checks.findings import CheckedText, Rule, Spot, quoted

_UNCERTAIN: Final = Rule("osakert-ord", "ett ord är märkt som osäkert, till exempel med [?]")
_IDENTITY: Final = Rule("personnummer", "något ser ut som ett personnummer eller samordningsnummer")
_DOUBLED: Final = Rule("dubbelord", "samma ord står två gånger i rad")
RULES: Final = (_UNCERTAIN, _IDENTITY, _DOUBLED)


def uncertain_words(checked: CheckedText) -> Iterator[Spot]:
    """Each "[Myhr?]", "[?]", "(?)" and free-standing "??" of the text."""
    if "?" not in checked.text:
        return
    for match in re.finditer(r"\[[^\[\]\n]{0,80}\?\]|\(\?+\)|(?<!\S)\?{2,}(?!\S)", checked.text):
        yield Spot(_UNCERTAIN, match.start(), f"{quoted(match.group())} är märkt som osäkert", "Ta reda på vad det ska stå.")


# https://www.skatteverket.se: birth date, mark (+ from the year one turns 100), serial number, check digit; 60 is added to the day
# of a samordningsnummer.
_NUMBER: Final = (
    r"(?<![0-9])(?<![0-9][-/.,])(?P<century>18|19|20)?(?P<year>[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>[0-9]{2})"
    r"(?P<mark>[-+–\u2011 \u00a0]?)(?P<tail>[0-9]{4})(?![0-9])(?![-/.,][0-9])"
)


def identity_numbers(checked: CheckedText) -> Iterator[Spot]:
    """Each number of the text that is built as a personal identity number; its digits are not in what is said of it."""
    if re.search("[0-9]{4}", checked.text) is None:
        return
    for match in re.finditer(_NUMBER, checked.text):
        if _is_identity_number(match, checked.day.year):
            where = f" i {checked.where}" if checked.where else ""
            text = f"Något som ser ut som ett personnummer står{where}"
            yield Spot(_IDENTITY, match.start(), text, "Ta bort numret om det inte måste stå här.")


def _is_identity_number(match: re.Match[str], meeting_year: int) -> bool:
    century, mark = match["century"], match["mark"]
    if not 1 <= int(match["day"]) % 60 <= 31 or int(match["day"]) > 91:
        return False
    if century and int(century + match["year"]) > meeting_year:
        return False
    # Ten digits that begin with 0 and have no mark are a telephone number.
    if not century and match["year"][0] == "0" and mark not in {"-", "+", "–", "\u2011"}:
        return False
    digits = match["year"] + match["month"] + match["day"] + match["tail"]
    return sum(sum(divmod(int(digit) * (2 - index % 2), 10)) for index, digit in enumerate(digits)) % 10 == 0


# Doubles that Swedish allows ("han såg att det det gällde", "den den 9 mars"), and words that are doubled for their own sake.
_ALLOWED: Final = (
    "det|den|de|dem|som|är|var|har|hade|då|där|så|när|ja|nej|jo|nja|hej|mycket|väldigt|långt|bla|ha|mer|fler|sida|steg|mm"
)
# A line may end between the two, a paragraph may not. Characters are repeated possessively, so that no text makes it slow.
_DOUBLE: Final = r"\b(?<![@/.-])([^\W\d_]++)(?:(?:[^\S\n]++(?:\n[^\S\n]*+)?|\n[^\S\n]*+)\1(?![\w@/-]))+"


def doubled_words(checked: CheckedText) -> Iterator[Spot]:
    """Each word that stands twice or more in a row, in lower case the second time: "Duran Duran" is a name."""
    for match in re.finditer(_DOUBLE, checked.lower):
        word = match[1]
        second = checked.text[match.end() - len(word) : match.end()]
        if (
            re.fullmatch(_ALLOWED, word)
            or (len(word) == 1 and word != "i")
            or second[0].isupper()
            or _is_column(checked.text, match)
        ):
            continue
        yield Spot(_DOUBLED, match.start(), f"{quoted(f'{word} {word}')}: ordet står två gånger i rad", "Ta bort det ena.")


def _is_column(text: str, match: re.Match[str]) -> bool:
    """Whether one of two words has a line of its own, as a heading or in a list without marks."""
    before = text[max(0, match.start() - 20) : match.start()].rpartition("\n")[2]
    after = text[match.end() : match.end() + 20].partition("\n")[0]
    return "\n" in match.group() and not (before.strip() and after.strip())
