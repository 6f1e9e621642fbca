"""Reads TOML text into tables, and says in Swedish what is wrong with text that is no TOML."""

import re
from collections.abc import Callable
from datetime import time
from typing import Any, Final, NamedTuple

import tomli

from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.positions import unclosed_string
from kcminutes.storage.toml.wording import backslashed, shortened

# Texts and not compiled: they are needed only for a file that is wrong, and `re` keeps them once they are.
_KEY_LINE: Final = r"""\s*(?P<key>[^\s=\[\]{}#"']+|"[^"]*"|'[^']*')\s*=\s*(?P<value>.*)"""
_HEADER_LINE: Final = r"\s*\[{1,2}(?P<key>[^\]]*)"
_WORD: Final = r"""[^\s,=\[\]{}"'#]+(?:,\d+)?"""
_WINDOWS_PATH: Final = r'''"((?:[A-Za-z]:|\\)\\[^"'\n]*)"'''
_LONGEST_KEY: Final = 40
"""Characters; a longer one was not meant as a key."""
_NORDIC: Final = str.maketrans("åäöÅÄÖéÉ", "aaoAAOeE")

_Explain = Callable[[str, str], str]
"""Given the line at fault and the word in it where the parser stopped: the sentence on it, without its full stop."""


class Example(NamedTuple):
    """What a file of a kind has, for the sentences that show how such a thing is written."""

    key: str
    tables: str


MEETING: Final = Example("titel", "[mote] eller [[arende]]")
_MOST: Final = 50
"""Faults that are left out of a file; what has more of them is no such file."""


def read_tables(text: str, name: str) -> dict[str, Any]:
    """The text's tables; FileError with one sentence, which calls the file ``name``, if it isn't TOML."""
    try:
        return _tables(text, name)
    except _Fault as fault:
        raise FileError(fault.told(name, MEETING)) from None


def read_what_can_be(text: str, name: str, example: Example) -> tuple[dict[str, Any], str, tuple[str, ...]]:
    """The tables of what is TOML in the text, that much of the text (with its lines where they were), and a sentence a fault.

    A line at fault is left out, a table's whole table with it where its name is at fault. FileError as `read_tables`, for a text
    that is no TOML in any part.
    """
    problems: list[str] = []
    lines = text.split("\n")
    while True:
        kept = "\n".join(lines)
        try:
            return _tables(kept, name), kept, tuple(problems)
        except _Fault as fault:
            problems.append(fault.told(name, example))
            if len(problems) == _MOST or not _leave_out(lines, fault):
                raise FileError(*problems) from None


class _Fault(Exception):  # noqa: N818  # always caught here
    """A text that is no TOML: the line where that shows, the line that is at fault, and the sentence on it."""

    def __init__(self, stopped: int, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.stopped, self.line, self.sentence = stopped, line, sentence

    def told(self, name: str, example: Example) -> str:
        return f"{name}, rad {self.line}: {self.sentence.replace(_KEY, example.key).replace(_TABLES, example.tables)}."


def _tables(text: str, name: str) -> dict[str, Any]:
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise _Fault(error.lineno, *_explanation(error.msg, error.lineno, error.colno, text)) from None
    except RecursionError:
        raise FileError(f"{name}: listor eller tabeller ligger för djupt i varandra; rätta hakparenteserna.") from None
    except ValueError:  # Python's own limit on the digits of a whole number
        raise FileError(f"{name}: filen har ett heltal med fler siffror än som går att läsa; rätta eller ta bort det.") from None


def _leave_out(lines: list[str], fault: _Fault) -> bool:
    """Empty the lines of a fault; False if they are empty already."""
    numbers = [number for number in (fault.line, fault.stopped) if 0 < number <= len(lines)]
    first = next((number for number in numbers if lines[number - 1].strip(" \t")), 0)
    if not first:
        return False
    is_header = lines[first - 1].lstrip().startswith("[")
    lines[first - 1] = ""
    for number in range(first, len(lines)) if is_header else ():
        if lines[number].lstrip().startswith("["):
            break
        lines[number] = ""
    return True


_KEY: Final = "{key}"
_TABLES: Final = "{tables}"
_NEAR: Final = 200
"""Characters before and after the fault in which the word at fault is looked for."""


def _explanation(message: str, lineno: int, colno: int, text: str) -> tuple[int, str]:
    """The line that is at fault and the sentence on it."""
    lines = text.split("\n")
    line = lines[lineno - 1] if lineno <= len(lines) else ""
    if "Unterminated" in message or message in {'Expected "\'"', "Expected \"'''\""}:
        began, quotes = unclosed_string(text) or (lineno, '"""')
        return began, f"texten som börjar här avslutas aldrig; sätt {quotes} där den slutar"
    if message == "Cannot overwrite a value":
        return _said_twice(lines, lineno)
    if message in {"Unclosed array", "Unclosed inline table"}:
        return _unclosed(lines, lineno, "[]" if message == "Unclosed array" else "{}")
    near = max(colno - _NEAR, 0)  # a line can be 10 MB long
    words = re.finditer(_WORD, line[near : colno + _NEAR])
    word = next((found[0] for found in words if near + found.start() < colno <= near + found.end() + 1), "")
    explanations: tuple[_Explain, ...] = (_misspelt_key, _wrong_quotes, _wrong_number)
    for explain in explanations:
        if sentence := explain(line, word):
            return lineno, sentence
    for beginning, sentence_on in _BY_MESSAGE:
        if message.startswith(beginning):
            return lineno, sentence_on(line, word)
    return lineno, f"raden går inte att läsa som TOML (kolumn {colno}); jämför med hur andra rader är skrivna"


def _said_twice(lines: list[str], lineno: int) -> tuple[int, str]:
    """A repeated key or table; the parser stops after its value, which may be several lines further down."""
    for number in range(lineno, 0, -1):
        if header := re.match(_HEADER_LINE, lines[number - 1]):
            return number, f"det finns redan något annat som heter {_key(header)}; tabeller i en lista skrivs [[{_key(header)}]]"
        if key := re.match(_KEY_LINE, lines[number - 1]):
            return number, f'nyckeln "{_key(key)}" står två gånger i samma tabell; ta bort den ena'
    return lineno, "en nyckel står två gånger i samma tabell; ta bort den ena"


def _unclosed(lines: list[str], lineno: int, brackets: str) -> tuple[int, str]:
    """A list or inline table without its end, on the line where it begins; the parser stops where it should have ended."""
    began = lineno
    while began > 1 and not ((key := re.match(_KEY_LINE, lines[began - 1])) and brackets[0] in key["value"]):
        began -= 1
    return began, f"det som börjar med {brackets[0]} avslutas inte; sätt {brackets[1]} sist, och ett komma mellan två värden"


def _key(match: re.Match[str]) -> str:
    """The key in a line, as it is shown in a sentence."""
    return shortened(match["key"].strip())


def _misspelt_key(line: str, _: str) -> str:
    key = (re.match(_HEADER_LINE, line) or re.match(_KEY_LINE, line) or {"key": ""})["key"].strip()
    if len(key) > _LONGEST_KEY:
        return ""
    if key.isascii() or not re.fullmatch(r"[\w.-]+", key):
        return ""
    return f'"{key}" kan inte vara en nyckel, för nycklar skrivs utan å, ä och ö; skriv {key.translate(_NORDIC)}'


def _wrong_quotes(_: str, word: str) -> str:
    if word[:1] in tuple("”“„»«’‘"):
        return f'texten har typografiska citattecken ({word[0]}); skriv raka i stället ("…")'
    return ""


def _wrong_number(_: str, word: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", word):
        return f"omöjligt datum {word}; en sådan dag finns inte i almanackan"
    if re.fullmatch(r"\d{1,4}-\d{1,2}-\d{1,4}", word):
        return f"datumet {word} ska skrivas med fyra, två och två siffror, som 2016-12-08"
    if re.fullmatch(r"\d\d:\d\d(:\d\d)?", word) and not _is_clock_time(word):
        return f"omöjligt klockslag {word}; ett dygn går från 00:00:00 till 23:59:59"
    if re.fullmatch(r"\d{1,2}:\d{1,2}(:\d{1,2})?", word) and not _is_clock_time(word):
        return f"klockslaget {word} ska skrivas med två siffror i varje del, som 08:30:00"
    if re.fullmatch(r"\d\d?\.\d\d", word):
        return f"klockslaget {word} ska skrivas med kolon, som 08:30:00"
    if re.fullmatch(r"\d+,\d+", word):
        return f"talet {shortened(word)} har decimalkomma; skriv ett heltal"
    if re.fullmatch(r"0\d+", word):
        return f"talet {shortened(word)} börjar med en nolla; skriv det utan"
    return ""


def _is_clock_time(word: str) -> bool:
    try:
        time.fromisoformat(word)
    except ValueError:
        return False
    return True


def _bad_value(line: str, word: str) -> str:
    found = re.match(_KEY_LINE, line)
    if found and not found["value"].split("#")[0].strip():
        return f'"{_key(found)}" saknar värde; skriv ett efter ='
    if word.casefold() in {"true", "false", "ja", "nej", "sant", "falskt"}:
        return f"{word} är inget värde; skriv true för ja och false för nej"
    value = found["value"].split("#")[0].strip() if found else ""
    if found and word and value.startswith(word) and not set(value) & set("\"'[]{}=\\"):
        return f'texten saknar citattecken; skriv {_key(found)} = "{shortened(value)}"'
    return "ett värde saknas eller går inte att läsa; text skrivs mellan citattecken"


def _more_after_value(line: str, _: str) -> str:
    if header := re.match(_HEADER_LINE, line):
        return f"efter tabellens namn står något mer; skriv [{_key(header)}] eller [[{_key(header)}]] ensamt på raden"
    return 'efter värdet står något mer på raden; är det text, så ska den sluta med citattecknet, och ett " i texten skrivs \\"'


def _no_statement(line: str, _: str) -> str:
    if line.lstrip().startswith("="):
        return "det står ingen nyckel före ="
    if found := re.match(r"\s*([\w-]+)\s+[\"'\d\[]", line):
        return f"likhetstecknet saknas efter {shortened(found[1])}; skriv {shortened(found[1])} = …"
    return f'raden är ingen nyckel med värde (som {_KEY} = "…"); längre text ska stå mellan tre citattecken (""")'


def _header(line: str, _: str) -> str:
    if not line.lstrip().startswith("["):
        return "nyckeln är felskriven; den har bara bokstäver (inte å, ä och ö), siffror, - och _"
    return f"tabellens namn är felskrivet; skriv det ensamt på raden mellan hakparenteser, som {_TABLES}"


def _backslash(line: str, _: str) -> str:
    if found := re.search(_WINDOWS_PATH, line):
        return f"sökvägen {backslashed(found[1])}"
    return "ett bakstreck i en text skrivs dubbelt (\\\\), eller så står texten mellan enkla citattecken"


def _hexadecimal(line: str, word: str) -> str:
    if re.search(_WINDOWS_PATH, line):
        return _backslash(line, word)
    return "efter \\u ska det stå fyra hexadecimala siffror, och efter \\U åtta"


def _control_character(_line: str, _word: str) -> str:
    return "raden har ett styrtecken som inte får stå i filen; skriv om raden"


def _said(sentence: str) -> _Explain:
    return lambda _line, _word: sentence


_BY_MESSAGE: Final[tuple[tuple[str, _Explain], ...]] = (
    ("Invalid date or datetime", _said("omöjligt datum eller klockslag; skriv som 2016-12-08 och 08:30:00")),
    ("Invalid value", _bad_value),
    ("Expected newline or end of document", _more_after_value),
    ("Expected '='", _no_statement),
    ("Invalid statement", _no_statement),
    ("Expected ']", _header),
    ("Invalid initial character for a key part", _header),
    ("Illegal character '\\n'", _said('texten slutar inte på sin rad; sätt " sist, eller tre citattecken (""") runt längre text')),
    ("Illegal character", _control_character),
    ("Found invalid character", _control_character),
    ("Duplicate inline table key", _said("en nyckel står två gånger i samma tabell; ta bort den ena")),
    ("Unescaped '\\'", _backslash),
    ("Invalid hex value", _hexadecimal),
    ("Escaped character", _said("tecknet efter \\u finns inte; skriv det vanliga tecknet i stället")),
    ("Cannot declare", _said("tabellen finns redan; tabeller i en lista skrivs [[…]], andra får stå en gång")),
    ("Cannot", _said("tabellen är redan skriven på ett annat sätt; behåll det ena")),
)
