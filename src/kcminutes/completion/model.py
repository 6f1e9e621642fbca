"""What word is likely to come: an adaptive model of the group's own language.

What may come after some words is what has come after the same words before, the more of them the better: prediction by partial
match over words, filtered by the letters typed so far. It looks at the newest places of one word only, so that a guess costs the
same however much has been read. The figures were fitted to two meetings, each with the other as archive; two more hold them to it.
"""

import math
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from msgspec import Struct

from kcminutes.completion.corpus import END, Corpus, Source

WORD_BEGUN: Final = re.compile(r"\w+(?:[-:]\w*)*$")
"""The word that a text ends in."""
_CAPITAL_AFTER: Final = frozenset("\n.!?")
_CAPITAL_MAY_BE_AFTER: Final = _CAPITAL_AFTER | frozenset(':-–*•”"(')
_LINE: Final = 160
"""Characters of the line before the cursor that are looked at."""
_DEEPEST: Final = 5
"""Words before the cursor that are looked at."""
_PLACES: Final = 400
"""Places of a word at which is looked what comes after it."""
_MOST_WORDS: Final = 8
_NOVEL: Final = (2.2, 1.6, 4.5, 7.7, 2.4, 0.9)
"""How much is to be expected of what never came after so many words, for 0 to 5 of them."""
_SURER: Final = (0.09, 0.12, 0.22, 0.14, 0.15, 0.19)
"""How much less of that with each letter of the word that is known."""
_NEAR: Final = 3.0
"""How much more a word of the item at hand counts where only its letters are known."""
_UNREAD: Final = -1
"""In place of the number of a word that was never read, doubled and plus 1."""
_KEPT: Final = 40  # of the likeliest words, to be looked at more closely
_COST: Final = 0.5
"""Letters that taking a guess costs, when it is weighed whether to guess less than the whole word."""
_OTHER_ENDING: Final = 0.3
"""How likely a word that never came is the known one with another ending."""
_ANY_ENDING: Final = "\0"
"""In place of an ending that is not known."""
_USUAL: Final = 0.7
"""How likely a word that never came is one that is usual in minutes, where some begin so."""
_USUAL_FROM: Final = 2  # letters
_TYPED_PAST: Final = 0.15
"""How likely a word still is that was shown and not taken."""
_ENDINGS: Final = (
    *("ernas", "arnas", "ornas", "erna", "arna", "orna", "ens", "ets", "ers", "ade", "ar", "er", "or", "en", "et", "na", "as"),
    *("es", "te", "s", "t", "n", "a", "e"),
)
"""Endings of Swedish words, the longest first."""

_Forms = list[tuple[str, int, float]]
"""Words as they are written, each with its number, doubled and plus 1 for a space, and its chance; the likeliest first."""


class Guess(Struct, frozen=True):
    """A word that may come, or the rest of one that is begun, or as much of it as is likely."""

    text: str
    """With the space before it, where one is due."""
    chance: float
    """How likely it is to come, with all guesses before it, from 0 to 1."""


class _Found(Struct):
    """The best guess among words."""

    number: int
    """The word; -1 where only its beginning is guessed."""
    is_spaced: bool
    chance: float
    written: str


class _After(Struct):
    """What has come after the same words."""

    counts: list[dict[int, float]]
    """For 0 to 5 words before: what came after as many of the same, doubled and plus 1 for a space, and how much that weighs."""
    seen: list[int]
    """In how many places."""

    @property
    def sureness(self) -> float:
        """How often what came after the most words was not something new each time, as a logarithm."""
        deepest = max((depth for depth, seen in enumerate(self.seen) if seen), default=0)
        return math.log((1 + self.seen[deepest]) / (1 + len(self.counts[deepest])))


class Model:
    """Reads texts and guesses what comes next. For one thread at a time."""

    def __init__(self) -> None:
        self._corpus = Corpus()
        self._near: dict[int, float] = {}
        self._usual: dict[str, list[str]] = {}

    def know(self, words: Iterable[str]) -> None:
        """Have these words, in lower case, for those that are usual anywhere: they get what those that were read leave."""
        for word in words:
            self._usual.setdefault(word[:_USUAL_FROM], []).append(word)

    def read(self, text: str, weight: float = 1.0, *, is_name: bool = False) -> Source:
        """Take in a text, whose words weigh so much; a name keeps its capital letters."""
        return self._corpus.read(text, weight, is_name=is_name)

    def bring_near(self, texts: Iterable[str]) -> None:
        """Hold the words of these texts, and of no others, for likelier."""
        self._near.clear()
        for text in texts:
            for number in self._corpus.numbers(text):
                self._near[number] = self._near.get(number, 0.0) + 1.0

    def knows_longer(self, letters: str) -> bool:
        """Whether a word was read that begins with the letters and is longer."""
        corpus, lower = self._corpus, letters.lower()
        return len(letters) < 2 or any(corpus.count[number] and corpus.word[number] != lower for number in corpus.beginning(lower))

    def guesses(self, before: str, typed_past: Collection[str] = ()) -> Iterator[Guess]:
        """What is likeliest to come after the text, word by word, as long as the line goes on.

        The first may be the rest of a word that is begun; one that is no whole word is the last. ``typed_past``: what was shown of
        the word that is begun, and not taken.
        """
        before = before[before.rfind("\n") + 1 :][-_LINE:]
        begun = WORD_BEGUN.search(before)
        prefix = begun.group() if begun else ""
        body = before[: len(before) - len(prefix)]
        context = [END, *self._corpus.numbers(body)]
        wants_space = not prefix and bool(body) and body[-1] != " "
        chance, scale = 1.0, 1.0
        is_first, is_told = True, False
        for _ in range(_MOST_WORDS):
            after = self._after(context, prefix)
            found = self._best(after, context, prefix, tuple(typed_past) if is_first else ())
            if found is None or found.number == END:
                return
            text = found.written[len(prefix) :] if is_first else found.written
            if found.is_spaced and not prefix and (wants_space or not is_first):
                text = f" {text}"
            chance *= found.chance
            if text and not is_told:
                scale, is_told = _calibrated(chance, after.sureness, text, has_begun=bool(prefix)) / chance, True
            yield Guess(text, min(chance * scale, 1.0))
            if found.number < 0:
                return
            context.append(found.number)
            prefix, is_first = "", False

    def _best(self, after: _After, context: list[int], prefix: str, typed_past: tuple[str, ...]) -> _Found | None:
        """The word that begins so, or the beginning of it, that is worth most to guess."""
        chances, rest = self._chances(after, prefix)
        last = self._corpus.word[context[-1]] if context[-1] >= 0 else ""
        # A capital letter within a sentence begins a name, and no other word.
        capital = last in _CAPITAL_MAY_BE_AFTER and prefix[:1].isupper() if prefix else last in _CAPITAL_AFTER
        forms: _Forms = []
        for key in sorted(chances, key=chances.__getitem__, reverse=True)[:_KEPT]:
            written = self._corpus.written(key >> 1, prefix, capital=capital)
            if written.startswith(prefix):
                forms.append((written, key, chances[key]))
        is_name = prefix[:1].isupper() and not capital
        if not is_name:
            self._add_usual(forms, prefix, rest)
        if not forms:
            return None
        if typed_past:
            forms, rest = _with_others(forms, rest, typed_past)
        if len(prefix) > 2 and not is_name and (stem := _stem(forms[0][0])) and len(stem) > len(prefix) + 1:
            forms.append((f"{stem}{_ANY_ENDING}", forms[0][1], rest * _OTHER_ENDING))
        return _most_worth(forms, len(prefix))

    def _add_usual(self, forms: _Forms, prefix: str, rest: float) -> None:
        """Give the usual words that begin so their part of the chance that is left; the likeliest stay first."""
        lower = prefix.lower()
        usual = [word for word in self._usual.get(lower[:_USUAL_FROM], ()) if word.startswith(lower)]
        if not usual or prefix[1:] != lower[1:]:
            return
        known = {written: at for at, (written, _, _) in enumerate(forms)}
        for word in usual:
            written = prefix + word[len(prefix) :]
            at = known.get(written)
            number, chance = (forms[at][1], forms[at][2]) if at is not None else (_UNREAD, 0.0)
            form = (written, number, chance + rest * _USUAL / len(usual))
            if at is None:
                forms.append(form)
            else:
                forms[at] = form
        forms.sort(key=lambda form: form[2], reverse=True)

    def _chances(self, after: _After, prefix: str) -> tuple[dict[int, float], float]:
        """How likely each word is, doubled and plus 1 for a space before it; and how likely it is to be another."""
        chances: dict[int, float] = {}
        rest = 1.0
        for depth in range(_DEEPEST, 0, -1):
            counts = after.counts[depth]
            if counts:
                rest *= _share(chances, counts, rest, _novel(depth, after.seen[depth], len(counts), prefix))
        if prefix:
            merged: dict[int, float] = {}
            for key, chance in chances.items():
                merged[key | 1] = merged.get(key | 1, 0.0) + chance
            chances = merged
            lower = prefix.lower()
            corpus, near = self._corpus, self._near
            words = corpus.beginning(lower)
            counts = {n * 2 + 1: corpus.count[n] + _NEAR * near.get(n, 0.0) for n in words if corpus.count[n]}
            if counts:
                seen = sum(len(corpus.places[key >> 1]) for key in counts)
                rest *= _share(chances, counts, rest, _novel(0, seen, len(counts), prefix))
        return chances, rest

    def _after(self, context: list[int], prefix: str) -> _After:
        """What has come after the words, as far as it begins with the letters."""
        corpus = self._corpus
        counts: list[dict[int, float]] = [{} for _ in range(_DEEPEST + 1)]
        seen = [0] * (_DEEPEST + 1)
        if context[-1] < 0:
            return _After(counts, seen)
        text, word = corpus.text, corpus.word
        letters = prefix.lower()
        last = len(text) - 1
        deeper = [number * 2 for number in reversed(context[-_DEEPEST:-1])]
        for at in reversed(corpus.places[context[-1]][-_PLACES:]):
            if at == last or (letters and not word[text[at + 1] >> 1].startswith(letters)):
                continue
            weight = corpus.sources[corpus.source[at]].weight
            if not weight:
                continue
            key = text[at + 1]
            depth = 1
            for number in deeper:
                if text[at - depth] & ~1 != number:
                    break
                depth += 1
            for level in range(1, depth + 1):
                counts[level][key] = counts[level].get(key, 0.0) + weight
                seen[level] += 1
        return _After(counts, seen)


def _novel(depth: int, seen: int, kinds: int, prefix: str) -> float:
    """How likely it is that none of the kinds comes that came in the places that were seen."""
    expected = _NOVEL[depth] / (1 + _SURER[depth] * len(prefix)) * kinds
    return expected / (seen + expected)


def _share(chances: dict[int, float], counts: dict[int, float], rest: float, novel: float) -> float:
    """Give each word its share of what chance is left, but for what comes new, which is given back."""
    each = rest * (1 - novel) / sum(counts.values())
    for key, count in counts.items():
        chances[key] = chances.get(key, 0.0) + each * count
    return novel


def _with_others(forms: _Forms, rest: float, typed_past: tuple[str, ...]) -> tuple[_Forms, float]:
    """Give the others, and what is left, most of the chance of the words that begin so."""
    less = [(form, key, chance * (_TYPED_PAST if form.startswith(typed_past) else 1.0)) for form, key, chance in forms]
    more = (sum(chance for _, _, chance in forms) + rest) / (sum(chance for _, _, chance in less) + rest)
    return sorted(((form, key, chance * more) for form, key, chance in less), key=lambda form: form[2], reverse=True), rest * more


def _stem(word: str) -> str:
    """The word without its ending; empty if it has none."""
    return next((word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending)), "")


def _most_worth(forms: _Forms, begun: int) -> _Found:
    """Of the likeliest words, or what several have in common, that which spares the most letters on the average."""
    best, worth = _Found(-1, is_spaced=False, chance=0.0, written=""), -1.0
    for word, key, _ in forms[:5]:
        if word.endswith(_ANY_ENDING):  # it tells how likely its stem is, and is no word
            continue
        alike = [(form, chance) for form, other, chance in forms if other % 2 == key % 2]
        length = len(word)
        while length > begun:
            chance = sum(chance for form, chance in alike if form.startswith(word[:length]))
            if chance * (length - begun - _COST) > worth:
                worth = chance * (length - begun - _COST)
                best = _Found(key >> 1 if length == len(word) else -1, bool(key % 2), chance, word[:length])
            length = max((_common(form, word) for form, _ in alike if not form.startswith(word[:length])), default=0)
            if length <= begun + 1:
                break
        if len(word) == begun and best.chance == 0.0:
            best = _Found(key >> 1, bool(key % 2), forms[0][2], word)
    return best


def _common(one: str, other: str) -> int:
    """How many letters both begin with."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _calibrated(chance: float, sureness: float, text: str, *, has_begun: bool) -> float:
    """The chance as it has been: long guesses hold less than it seems, those that came again and again hold more."""
    chance = min(max(chance, 0.002), 0.998)
    odds = 0.65 + 1.12 * math.log(chance / (1 - chance)) + 1.05 * sureness - 0.5 * math.log(len(text))
    odds -= 0.36 * (not has_begun) + 0.24 * text.startswith(" ")
    return 1 / (1 + math.exp(-odds))
