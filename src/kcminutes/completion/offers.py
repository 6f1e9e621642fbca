"""What is offered at the cursor: the word that is likely to come, a name, a point of the background, the paragraph at hand."""

import re
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from kcminutes.completion.at_hand import task_in
from kcminutes.completion.language import Language
from kcminutes.completion.model import WORD_BEGUN
from kcminutes.completion.offer import Offer
from kcminutes.completion.people import by_initials
from kcminutes.meeting.model import Item
from kcminutes.meeting.place import Part

_SHORTEST: Final = 3
"""Characters below which nothing is offered: it would not spare two keys."""
_LONGEST: Final = 120
_RECORDED: Final = (Part.NOTES, Part.DECISIONS)
"""Parts in which the background's points are said again."""
_WORD: Final = re.compile(r"\w+(?:[-:]\w*)*")
_POINT: Final = re.compile(r"[ \t]*-[ \t](?P<text>[^\n]*)")
_POINTS: Final = re.compile(r"^[ \t]*-[ \t]+(?P<text>\S[^\n]*)", re.MULTILINE)
_OPEN_BRACKET: Final = re.compile(r"\[[^\]\n]*$")
"""Within brackets that are not closed, as around a word that was not heard well."""


class Calmness(Struct, frozen=True):
    """When it is worth to show something."""

    first: float
    """How likely the first word must be."""
    more: float
    """How likely all words up to the last must be."""
    spared: float
    """How many keys it must spare on the average."""
    most: float
    """How often it may be shown, a character typed; beyond that it must spare ``_BEYOND`` times as much."""


CALM: Final = Calmness(0.35, 0.3, 1.2, 0.09)
"""More than half of what is shown is right."""
EAGER: Final = Calmness(0.03, 0.1, 0.1, 1.0)
"""As much as possible is spared."""
_BEYOND: Final = 2.5
_SAVED_UP: Final = 8.0
"""How many more may be shown in a row where few were before."""


class Offers:
    """What is offered, from what was learnt. For one thread at a time."""

    def __init__(self, language: Language, calmness: Calmness = CALM) -> None:
        self.language = language
        self._calmness = calmness
        self._points: tuple[str, ...] = ()
        self._item = ""
        self._may_show = _SAVED_UP
        """How many more may be shown now."""
        self._before = self._shown = ""
        """The text before the cursor at the last look, and that with what was offered then."""
        self._begun_at = 0
        """Where the word begins that ``_typed_past`` is about."""
        self._typed_past: list[str] = []
        """What was offered for the word that is begun, and not taken."""

    def enter(self, item: Item) -> None:
        """Another item is at hand, or it was changed."""
        called = f"{item.id}\n{item.title}\n{item.background}\n{item.proposals}"
        if called == self._item:
            return
        self._item = called
        self._points = tuple(point["text"].strip() for point in _POINTS.finditer(item.background))
        self.language.enter(item)

    def source(self, part: Part, at_hand: Callable[[], str] = str) -> Callable[[str], Offer | None]:
        """What a field of the part asks: learns from the text before the cursor as words end there, and offers as `at` does."""

        def offered(before: str) -> Offer | None:
            if before[-1:].isspace():
                self.typed(before)
            return self.at(before, part, at_hand)

        return offered

    def typed(self, text: str, *, is_whole: bool = False) -> None:
        """Learn from what stands in a field that is typed in."""
        self.language.learn(text, is_whole=is_whole)

    def at(self, before: str, part: Part, at_hand: Callable[[], str] = str) -> Offer | None:
        """What is offered after the text before the cursor, which stands at the end of a line of that part; None if nothing.

        ``at_hand`` gives the paragraph at hand in Anteckning.
        """
        typed = len(before) - len(self._before) if before.startswith(self._before) else 1
        self._note_typed_past(before)
        self._may_show = min(self._may_show + typed * self._calmness.most, _SAVED_UP)
        offer = self._offered(before, part, at_hand)
        if offer and not self._shown.startswith(before + offer.text):
            self._may_show -= 1.0
        self._before, self._shown = before, before + offer.text if offer else ""
        return offer

    def _note_typed_past(self, before: str) -> None:
        """Note the word that was offered, if its next letter was typed though taking it had spared keys."""
        start = max(before.rfind("\n") + 1, len(before) - _LONGEST)
        begun = WORD_BEGUN.search(before[start:])
        at = start + begun.start() if begun else len(before)
        is_typed_on = before[:-1] == self._before
        if at != self._begun_at or not begun or not is_typed_on:
            self._begun_at = at
            self._typed_past.clear()
        if begun and is_typed_on and self._shown.startswith(before):
            offered = _WORD.match(self._shown, at)
            if offered and offered.end() - len(self._before) >= _SHORTEST and offered.group() not in self._typed_past:
                self._typed_past.append(offered.group())

    def _offered(self, before: str, part: Part, at_hand: Callable[[], str]) -> Offer | None:
        line = before[before.rfind("\n") + 1 :]
        if _OPEN_BRACKET.search(line):
            return None
        if not line and part in (Part.DECISIONS, Part.ACTIONS) and (not before or before.endswith("\n\n")):
            return self._paragraph(part, at_hand())
        if part in _RECORDED and (point := _POINT.fullmatch(line)) and (offer := self._point(before, point["text"])):
            return offer
        return self._person(line) or self._likely(before, line)

    def _paragraph(self, part: Part, paragraph: str) -> Offer | None:
        if part is Part.DECISIONS:
            return Offer(paragraph, is_whole=True) if paragraph else None
        language = self.language
        task = task_in(paragraph, language.names, language.meeting.head.day)
        return Offer(task.text, is_whole=True, task=task) if task else None

    def _point(self, before: str, begun: str) -> Offer | None:
        """The background's next point, or the rest of one that is begun."""
        written = [point["text"].strip() for point in _POINTS.finditer(before)]
        capital = bool(written) and all(text[:1].isupper() for text in (written if not begun else written[:-1] or written))
        if begun:
            found = next((point for point in self._points if _begins(point, begun)), "")
            rest = found[len(begun) :]
            return Offer(rest, is_whole=True) if len(rest) >= _SHORTEST and len(begun) < len(found) else None
        used = [
            at for at, point in enumerate(self._points) if any(_begins(text, point) or _begins(point, text) for text in written)
        ]
        following = self._points[max(used, default=-1) + 1 :]
        if not following or (written and not used):  # the list is another one
            return None
        text = following[0]
        return Offer(text[:1].upper() + text[1:] if capital else text, is_whole=True)

    def _person(self, line: str) -> Offer | None:
        """Whose initials stand before the cursor, if they can be nothing else."""
        begun = WORD_BEGUN.search(line)
        name = by_initials(begun.group(), self.language.names) if begun else None
        if begun is None or name is None or self.language.model.knows_longer(begun.group()):
            return None
        return Offer(name.partition(" (")[0], replaces=len(begun.group()))

    def _likely(self, before: str, line: str) -> Offer | None:
        """The words that are likely to come, as many as are."""
        calmness, text, spared = self._calmness, "", 0.0
        least = calmness.spared if self._may_show >= 0.0 else _BEYOND * calmness.spared
        for guess in self.language.model.guesses(line, self._typed_past):
            if guess.chance < (calmness.more if text else calmness.first) and guess.text:
                break
            spared += guess.chance * (len(guess.text) - (not text))
            text += guess.text
            if len(text) > _LONGEST:
                break
        if len(text.strip()) < _SHORTEST or spared < least:
            return None
        return Offer(self._shortened(before, line, text))

    def _shortened(self, before: str, line: str, text: str) -> str:
        """The text with a person's short form in place of the name, where that stands in full before."""
        whole = line + text
        for name in self.language.names:
            at = whole.rfind(name)
            if at < 0 or at + len(name) <= len(line) or name not in before[: len(before) - len(line) + at]:
                continue
            short = self.language.shortened(name)
            if short and at < len(line) and short.startswith(whole[at : len(line)]):
                return short[len(line) - at :]
        return text


def _begins(text: str, beginning: str) -> bool:
    """Whether the text begins so, whatever its first letter's case."""
    return text[:1].lower() + text[1:] == beginning[:1].lower() + beginning[1:] or (
        text[:1].lower() == beginning[:1].lower() and text[1:].startswith(beginning[1:])
    )
