"""What a meeting holds, item by item, to be searched in: its words as they stand, and as the index has them."""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec
from msgspec import Struct

from kcminutes.archive.packing import unpacked_by
from kcminutes.meeting.model import Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import walk
from kcminutes.meeting.search import Hit, SearchedText, hits_in, texts_of
from kcminutes.swedish.matching import Wanted, loosened


class Passage(Struct, frozen=True, array_like=True):
    """An item of a meeting, or what stands over its items, with all its texts."""

    item: str
    """The item's id; empty for the meeting's head and people."""
    label: str
    """The item's number as it is shown; empty for those."""
    title: str
    texts: tuple[SearchedText, ...]

    @property
    def loose(self) -> str:
        """All its words as the index has them, each once."""
        return loosened("\n".join(text.text for text in self.texts))

    def hits(self, wanted: Iterable[Wanted]) -> list[Hit]:
        """Every hit of what is wanted, in reading order; none unless all of it is there."""
        words = list(wanted)
        found: list[Hit] = []
        there = [False] * len(words)
        for text in self.texts:
            for number, one in enumerate(words):
                own = list(hits_in(text, one))
                there[number] |= bool(own)
                found += own
        return list(dict.fromkeys(found)) if all(there) else []


_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(Passage)


def passages_of(meeting: Meeting) -> Iterator[Passage]:
    """The meeting's passages, in reading order."""
    texts: dict[str, list[SearchedText]] = {}
    for text in texts_of(meeting):
        if text.text.strip():
            texts.setdefault(text.place.item or "", []).append(text)
    yield Passage("", "", "", tuple(texts.get("", ())))
    numbering = numbering_of(meeting.head)
    for path, item in walk(meeting):
        yield Passage(item.id, numbering.label(path), " ".join(item.title.split()), tuple(texts.get(item.id, ())))


Packed = tuple[bytes, str]
"""A passage as the index keeps it, and in memory where there is none, for it takes a tenth of the room: packed, and its words."""


def packed(passage: Passage) -> Packed:
    """The passage, to be kept."""
    return _ENCODER.encode(passage), passage.loose


def unpacked(data: bytes) -> Passage:
    """What was packed; raises DamagedIndexError for anything else."""
    return unpacked_by(_DECODER, data)
