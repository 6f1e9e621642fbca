"""All texts that were read, as one row of words, with where each word stands."""

import heapq
import re
from array import array
from collections import defaultdict
from typing import Final

from msgspec import Struct

TOKEN: Final = re.compile(r"\w+(?:[-:]\w+)*|[^\w\s]|\n")
"""A word, a mark, or the end of a line."""
END: Final = 0
"""The number of what stands before each text: the end of a line."""
_UNSURE: Final = re.compile(r"\[[^\]\n]*\?\]?")
"""A word that was marked as not heard well."""
_MOST_READ: Final = 40
"""Words that are looked at if only their first letter is known."""
_STARTS: Final = frozenset("\n.!?:-*•")
"""After these a sentence may begin, or a point of a list, with a capital letter that tells nothing."""


class Source(Struct):
    """One text that was read: its words weigh the same."""

    weight: float
    """How much each counts; 0 for a text that was forgotten."""


class Corpus:
    """The words that were read, by their numbers. A word is the same with and without capital letters."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {"\n": END}
        """Each word's number, by the word in lower case."""
        self.word = ["\n"]
        """Each number's word, in lower case."""
        self.text = array("I", [END])
        """All words in the order they were read, each number doubled, plus 1 where a space stands before it."""
        self.source = array("I", [0])
        """The source of each, by its place in ``sources``."""
        self.sources = [Source(0.0)]
        self.places: list[array[int]] = [array("I")]
        """For each word where it stands, the newest last."""
        self.count = [0.0]
        """How often each word was read, as much as it weighs."""
        self.begun: defaultdict[str, list[int]] = defaultdict(list)
        """The words by their first two letters."""
        self._most_read: dict[str, list[int]] = {}
        """The words that are read most, by their first letter; found out anew after each text."""
        self._forms: dict[int, dict[str, float]] = {}
        """How a word with capital letters is written within a sentence, and how often."""

    def read(self, text: str, weight: float, *, is_name: bool = False) -> Source:
        """Take in a text, whose words weigh so much; a name's capital letters belong to it even where it begins."""
        self._most_read.clear()
        source = Source(weight)
        self.sources.append(source)
        self._add("\n", spaced=False)
        begins = not is_name
        text = _UNSURE.sub("", text)
        for token in TOKEN.finditer(text):
            written, start = token.group(), token.start()
            number = self._add(written.lower(), spaced=start > 0 and text[start - 1] in "  ")
            self.count[number] += weight
            self._note_form(number, written, weight, begins=begins)
            begins = written in _STARTS and not is_name
        return source

    def _note_form(self, number: int, written: str, weight: float, *, begins: bool) -> None:
        is_proper = not begins or written[1:] != written[1:].lower()
        if (is_proper and written != written.lower()) or (not begins and number in self._forms):
            forms = self._forms.setdefault(number, {})
            forms[written] = forms.get(written, 0.0) + weight

    def _add(self, word: str, *, spaced: bool) -> int:
        number = self.number.get(word)
        if number is None:
            number = self.number[word] = len(self.word)
            self.word.append(word)
            self.places.append(array("I"))
            self.count.append(0.0)
            self.begun[word[:2]].append(number)
        self.places[number].append(len(self.text))
        self.text.append(number * 2 + spaced)
        self.source.append(len(self.sources) - 1)
        return number

    def numbers(self, text: str) -> list[int]:
        """The words of a text, by their numbers; -1 for one that was never read."""
        return [self.number.get(token.lower(), -1) for token in TOKEN.findall(text)]

    def beginning(self, letters: str) -> list[int]:
        """The words that begin with the letters, in lower case; with one letter, those that are read most."""
        if len(letters) == 1:
            if letters not in self._most_read:
                words = (number for begun, words in self.begun.items() if begun[:1] == letters for number in words)
                self._most_read[letters] = heapq.nlargest(_MOST_READ, words, key=self.count.__getitem__)
            return self._most_read[letters]
        return [number for number in self.begun.get(letters[:2], ()) if self.word[number].startswith(letters)]

    def written(self, number: int, begun: str, *, capital: bool) -> str:
        """How the word is written where the letters are begun, or where a sentence begins; empty if it is never begun so."""
        word = self.word[number]
        if forms := self._forms.get(number):
            fitting = {form: count for form, count in forms.items() if form.startswith(begun)}
            is_always_so = sum(forms.values()) >= self.count[number]
            word = max(fitting, key=fitting.__getitem__, default="" if is_always_so else word)
        return word[:1].upper() + word[1:] if capital else word
