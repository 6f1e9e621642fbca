"""What the group's language is learnt from: earlier minutes, the kallelse, people, coming days, and what is typed."""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from kcminutes.completion.days import as_written
from kcminutes.completion.model import Model
from kcminutes.completion.people import short_form
from kcminutes.meeting.model import Item, Meeting
from kcminutes.meeting.queries import known_people, walk

if TYPE_CHECKING:
    from kcminutes.completion.corpus import Source

_TYPED: Final = 5.7
"""How much a word counts that was typed in this meeting."""
_CALLED: Final = 0.9
"""How much one of the kallelse counts."""
_AT_HAND: Final = 1.1
"""How much more one counts that the kallelse has of the item at hand."""
_NAME: Final = 0.5
_COMING: Final = 6.0
"""How much one counts of the coming days: no other day is as likely to be named."""
_USUAL: Final = 0.6
"""How much one counts of the sentences that are usual in minutes anywhere."""
_OLDER: Final = 0.98
"""How much less each earlier meeting counts than the one after it."""
_LEAST: Final = 0.3
_SENTENCE_END: Final = re.compile(r"(?<=[.!?:;]) |\n")


class Language:
    """The group's language, as this meeting is typed. For one thread at a time."""

    def __init__(self, archive: Iterable[Meeting], meeting: Meeting) -> None:
        """Learn from the archive's meetings, the newest first, and from this meeting's kallelse."""
        self.model = Model()
        self.model.know(files("kcminutes.completion").joinpath("usual_words.txt").read_text("utf-8").split())
        self.names: tuple[str, ...] = ()
        self.meeting = meeting
        self._at_hand: list[Source] = []
        self._learnt: set[str] = set()
        self._uses_short_forms = False
        for line in files("kcminutes.completion").joinpath("usual_sentences.txt").read_text("utf-8").splitlines():
            self.model.read(line, _USUAL)
        weight, texts = 1.0, []
        for earlier in archive:
            for text in _recorded_texts(earlier):
                self.model.read(text, weight)
                texts.append(text)
            for item in earlier.items:
                self.model.read(item.title, weight)
            weight = max(weight * _OLDER, _LEAST)
        self._read_called(meeting, texts)

    def _read_called(self, meeting: Meeting, texts: list[str]) -> None:
        model = self.model
        self.names = tuple(known_people(meeting))
        bodies = [meeting.head.body, *(coming.body for coming in meeting.head.coming)]
        for name in (*self.names, *dict.fromkeys(person.organisation for person in meeting.participants), *bodies):
            model.read(name, _NAME, is_name=True)
        for _, item in walk(meeting):
            for text in _called_texts(item):
                model.read(text, _CALLED)
                texts.append(text)
        for coming in meeting.head.coming:
            for text in as_written(coming.day, texts):
                model.read(text, _COMING, is_name=True)
        for _, item in walk(meeting):
            for text in _typed_texts(item):
                self.learn(text, is_whole=True)
        everything = "\n".join(texts)
        self._uses_short_forms = any(
            short in everything for name in self.names if len(short := short_form(name)) > len(name.split()[0]) + 1
        )

    def enter(self, item: Item) -> None:
        """Hold what the kallelse says of the item for likelier, and no longer what it says of another."""
        for source in self._at_hand:
            source.weight = 0.0
        texts = [text for text in _called_texts(item) if text]
        self._at_hand = [self.model.read(text, _AT_HAND) for text in texts]
        self.model.bring_near(texts)

    def learn(self, text: str, *, is_whole: bool = False) -> None:
        """Learn the sentences of a text that were not learnt yet; the last one only if the text is whole."""
        sentences = [part.strip(" -") for part in _SENTENCE_END.split(text)]
        for sentence in sentences if is_whole else sentences[:-1]:
            if sentence and sentence not in self._learnt:
                self._learnt.add(sentence)
                self.model.read(sentence, _TYPED)

    def shortened(self, name: str) -> str:
        """The short form of a name that was given in full before; empty if the group does not write people so."""
        return short_form(name) if self._uses_short_forms else ""


def _called_texts(item: Item) -> Iterator[str]:
    yield item.title
    yield item.background
    yield from item.proposals
    yield from item.presenters
    yield from item.attachments


def _typed_texts(item: Item) -> Iterator[str]:
    yield item.notes
    yield from item.decisions
    yield from (action.text for action in item.actions)


def _recorded_texts(meeting: Meeting) -> Iterator[str]:
    for _, item in walk(meeting):
        yield item.background
        yield from _typed_texts(item)
        yield item.reason
