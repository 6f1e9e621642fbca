"""Where a text holds what somebody is looking for, however either of them is written."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate
from typing import Final

from msgspec import Struct

from kcminutes.swedish.characters import plain

OWN_LETTERS: Final = frozenset("åäö")
"""Letters of their own: as typed they find only themselves, while a and o find them too."""
_DASHES: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d")
_QUOTES: Final = str.maketrans({"”": '"', "“": '"', "„": '"', "»": '"', "«": '"', "’": "'", "‘": "'", "‚": "'", "´": "'"})
_UNSEEN: Final = frozenset("\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\ufe0e\ufe0f")
"""Soft hyphen, zero-width spaces and joiners, variation selectors: what nobody sees and nobody types."""


class Found(Struct, frozen=True):
    """One place in a text."""

    start: int
    """Its first character."""
    end: int
    """The first character after it."""
    is_exact: bool
    """Whether every å, ä and ö stands where it was typed, and nowhere else; capitals and accents don't matter."""


class Wanted:
    """What is looked for. Capitals and accents don't matter; spaces, dashes and quotation marks of every kind are alike, and
    what nobody sees is not there."""

    def __init__(self, typed: str) -> None:
        self._letters = "".join(letter for letter, _ in _folded(plain(typed))).strip()
        self._loose = _without_marks(self._letters)
        self._first_word = self._loose.partition(" ")[0]
        self._own = tuple(place for place, letter in enumerate(self._letters) if letter in OWN_LETTERS)

    def __bool__(self) -> bool:
        """Whether anything is looked for."""
        return bool(self._letters)

    @property
    def loose(self) -> list[str]:
        """The words that are looked for as `loosened` has them: whatever text holds it, holds all of these when it is loosened."""
        return self._loose.split()

    def is_in(self, text: str) -> bool:
        """Whether it stands anywhere in the text."""
        return self.is_among(letters_of(text))

    def is_among(self, text: "Letters") -> bool:
        """The same of a text whose letters were had before."""
        if not self._letters or self._first_word not in text.loose:
            return False
        if not self._own and self._first_word == self._loose:
            return True  # only of its own letters and of spaces there are several kinds
        return bool(self.places_in(text))

    def places(self, text: str) -> list[Found]:
        """Where it stands in the text, in order, without overlaps and over no line's end; nowhere if nothing is looked for."""
        return self.places_in(letters_of(text))

    def places_in(self, text: "Letters") -> list[Found]:
        """The same of a text whose letters were had before."""
        if not self._letters or self._first_word not in text.loose:
            return []
        if text.coded is not None and (" " not in self._letters or "  " not in text.loose):
            # As in almost all text, every character counts as one letter.
            return self._found_in_usual(text)
        if "\n" in text.text:  # the odd characters are in few of the lines
            lines = text.text.split("\n")
            starts = accumulate((len(line) + 1 for line in lines), initial=0)
            return [
                Found(start + found.start, start + found.end, found.is_exact)
                for start, line in zip(starts, lines, strict=False)
                for found in self.places(line)
            ]
        folded = list(_folded(text.text))
        letters = "".join(letter for letter, _ in folded)
        return self._found(letters, _without_marks(letters), [place for _, place in folded])

    def _found_in_usual(self, text: "Letters") -> list[Found]:
        """Where it stands in a text each character of which counts as one letter."""
        loose, all_found = text.loose, list[Found]()
        start, length = 0, len(self._loose)
        while (at := loose.find(self._loose, start)) >= 0:
            start = at + length
            if text.text[at:start].lower() == self._letters:  # as most are
                all_found.append(Found(at, start, is_exact=True))
                continue
            found = text.usual[at:start]
            if self._has_own_letters(found):
                all_found.append(Found(at, start, found == self._letters))
            else:
                start = at + 1
        return all_found

    def _found(self, letters: str, loose: str, places: Sequence[int]) -> list[Found]:
        """Where it stands among the letters, each of which stands at a place of the text; ``loose`` are those without marks."""
        all_found: list[Found] = []
        start, length = 0, len(self._loose)
        while (at := loose.find(self._loose, start)) >= 0:
            found = letters[at : at + length]
            if self._has_own_letters(found):
                all_found.append(Found(places[at], places[at + length - 1] + 1, found == self._letters))
                start = at + length
            else:
                start = at + 1
        return all_found

    def _has_own_letters(self, found: str) -> bool:
        """Whether å, ä and ö stand in what was found where they were typed."""
        return not self._own or all(found[own] == self._letters[own] for own in self._own)


def loosened(text: str) -> str:
    """The words of the text, each once, by the letters that count, å and ä as a, ö as o: for an index, which finds too much."""
    return " ".join(dict.fromkeys(quick_look(text).split()))


def quick_look(text: str) -> str:
    """What counts of each character, å and ä as a, ö as o, and of white space but a line's end each as a space."""
    return letters_of(text).loose


class Letters(Struct, frozen=True, dict=True):
    """What counts of a text's letters, for several searches in it."""

    text: str
    loose: str
    """As `quick_look` gives it."""
    coded: bytes | None
    """The text, a byte for each character, where it has only such that count as one letter; else None."""

    @cached_property
    def usual(self) -> str:
        """What counts of each character of a text that is coded: seldom asked."""
        return _from_bytes((self.coded or b"").translate(_COUNTS))


def letters_of(text: str) -> Letters:
    """What counts of the text's letters."""
    known = text.replace("–", "-").replace("”", '"').replace("’", "'")
    for char, byte in _BEYOND.items():
        known = known.replace(char, byte)
    try:
        coded = known.encode("latin-1")
    except UnicodeEncodeError:
        return Letters(text, text.translate(_QUICK), None)
    loose = coded.translate(_LOOSE)
    if _ODD in loose:
        return Letters(text, text.translate(_QUICK), None)
    return Letters(text, _from_bytes(loose), coded)


def _from_bytes(letters: bytes) -> str:
    found = letters.decode("latin-1")
    for char, byte in _BEYOND.items():
        found = found.replace(byte, char)
    return found


def _folded(text: str) -> Iterator[tuple[str, int]]:
    """The letters that count, in lower case and without accents but those of å, ä, ö, each with where it stands in the text."""
    was_space = False
    for place, char in enumerate(text):
        is_space = char.isspace()
        if not (is_space and was_space):
            for letter in _letters_of(char):
                yield letter, place
        was_space = is_space or (was_space and not _letters_of(char))


@cache
def _letters_of(char: str) -> str:
    """What counts of the character: nothing, a letter, or several ("ß" is "ss")."""
    if char.isspace():
        return " "
    if char in _UNSEEN or unicodedata.combining(char):
        return ""
    if char in _DASHES:
        return "-"
    small = unicodedata.normalize("NFC", char.translate(_QUOTES).casefold())
    return small if small in OWN_LETTERS else "".join(map(_base, small))


def _base(letter: str) -> str:
    """The letter without its accents; nothing of an accent by itself."""
    return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))


def _without_marks(letters: str) -> str:
    return letters.translate(_MARKS)


_MARKS: Final = str.maketrans("åäö", "aao")


class _Quick(dict[int, str]):
    """The letters that count of each character, å as a."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _without_marks(_letters_of(chr(code)))
        return found


_QUICK: Final = _Quick({ord("\n"): "\n"})
"""For a quick look at whether a text can hold what is looked for."""
_BEYOND: Final = {"…": "\x80"}
"""What is usual in Swedish texts and no byte of Latin-1, and what no text has, for the time that it is one."""


def _counts(code: int) -> str:
    """What counts of a character of Latin-1, and of what stands there in another's place."""
    char = chr(code)
    return char if char in ("\n", *_BEYOND.values()) else _letters_of(char)


_ODD: Final = b"\0"
"""Of a character that counts as none or several letters, for which there is no such fast way; no text has it."""
_COUNTED: Final = [_counts(code) for code in range(256)]
_COUNTS: Final = bytes(ord(counts) if len(counts) == 1 and ord(counts) < 256 else 0 for counts in _COUNTED)
_LOOSE: Final = bytes(ord(_without_marks(chr(code))) for code in _COUNTS)
