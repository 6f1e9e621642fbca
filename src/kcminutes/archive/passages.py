"""What a meeting holds, item by item, to be searched in: its words as they stand, and as the index has them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain
from typing import Final

import msgspec
from msgspec import Struct

from kcminutes.archive.packing import unpacked_by
from kcminutes.meeting.model import Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import walk
from kcminutes.meeting.search import Hit, SearchedText, hit_at, texts_of
from kcminutes.swedish.matching import Wanted, letters_of, loosened


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
        whole = letters_of("\n".join(text.text for text in self.texts))  # no hit goes over a line's end
        found = [one.places_in(whole) for one in wanted]
        if not all(found):
            return []
        begins = [0, *accumulate(len(text.text) + 1 for text in self.texts)]
        hits: list[Hit] = []
        for place in found[0] if len(found) == 1 else sorted({*chain(*found)}, key=lambda place: (place.start, place.end)):
            number = bisect_right(begins, place.start) - 1
            hits.append(
                hit_at(self.texts[number], place.start - begins[number], place.end - begins[number], is_exact=place.is_exact)
            )
        return hits


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
