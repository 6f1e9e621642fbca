"""What a meeting holds, item by item, to be searched in: its words as they stand, and as the index has them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Final

import msgspec
from msgspec import Struct

from kcminutes.archive.packing import DamagedIndexError, unpacked_by
from kcminutes.meeting.model import Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import walk
from kcminutes.meeting.search import Hit, Kind, SearchedText, excerpt_of, place_in, texts_of
from kcminutes.swedish.matching import Found, Wanted, letters_of, loosened

_Mark = tuple[int, ...]
"""Of a text in a passage: where it begins, its kind's number, its row, and where in it each cell begins (as `SearchedText` has
them). Numbers only, for they are had four times as fast, and a search that finds much reads thousands."""

_KINDS: Final = tuple(kind.value for kind in Kind)
_NUMBERS: Final = {kind: number for number, kind in enumerate(Kind)}


class Passage(Struct, frozen=True, array_like=True):
    """An item of a meeting, or what stands over its items, with all its texts."""

    item: str
    """The item's id; empty for the meeting's head and people."""
    label: str
    """The item's number as it is shown; empty for those."""
    title: str
    text: str
    """All of them, each from a new line on."""
    marks: tuple[_Mark, ...]

    def hits(self, wanted: Iterable[Wanted]) -> list[Hit]:
        """Every hit of what is wanted, in reading order; none unless all of it is there.

        Raises DamagedIndexError for a passage that can't have been packed here.
        """
        letters = letters_of(self.text)  # no hit goes over a line's end
        found = [one.places_in(letters) for one in wanted]
        if not all(found):
            return []
        ordered = found[0] if len(found) == 1 else sorted({*chain(*found)}, key=lambda place: (place.start, place.end))
        try:
            begins = [mark[0] for mark in self.marks]
            return [self._hit(self.marks[bisect_right(begins, place.start) - 1], place) for place in ordered]
        except (IndexError, ValueError) as error:
            raise DamagedIndexError from error

    def _hit(self, mark: _Mark, place: Found) -> Hit:
        begin, kind, row, *cells = mark
        part, label = _KINDS[kind]
        excerpt, at = excerpt_of(self.text, place.start, place.end)
        where = place_in(self.item or None, part, row, cells, place.start - begin)
        return Hit(where, label, excerpt, at, place.end - place.start, place.is_exact)


_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(Passage)


def passages_of(meeting: Meeting) -> Iterator[Passage]:
    """The meeting's passages, in reading order."""
    texts: dict[str, list[SearchedText]] = {}
    for text in texts_of(meeting):
        if text.text.strip():
            texts.setdefault(text.item or "", []).append(text)
    yield _passage("", "", "", texts.get("", ()))
    numbering = numbering_of(meeting.head)
    for path, item in walk(meeting):
        yield _passage(item.id, numbering.label(path), " ".join(item.title.split()), texts.get(item.id, ()))


def _passage(item: str, label: str, title: str, texts: Sequence[SearchedText]) -> Passage:
    begins = accumulate((len(text.text) + 1 for text in texts), initial=0)
    marks = ((begin, _NUMBERS[text.kind], text.row, *text.cells) for begin, text in zip(begins, texts, strict=False))
    return Passage(item, label, title, "\n".join(text.text for text in texts), tuple(marks))


Packed = tuple[bytes, str]
"""A passage as the index keeps it, and in memory where there is none, for it takes a tenth of the room: packed, and its words."""


def packed(passage: Passage) -> Packed:
    """The passage, to be kept."""
    return _ENCODER.encode(passage), loosened(passage.text)


def unpacked(data: bytes) -> Passage:
    """What was packed; raises DamagedIndexError for anything else."""
    return unpacked_by(_DECODER, data)
