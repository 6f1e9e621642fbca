"""Rows of a document as they can be read on the screen: what a terminal would dim is dimmed below 4.5:1 in some themes."""

from collections.abc import Iterable
from typing import Final

from rich.segment import Segment
from rich.style import Style

_NOT_DIM: Final = Style(dim=False)


def undimmed(segments: Iterable[Segment]) -> list[Segment]:
    """The segments in the colours of their widget, none of them dim."""
    return [
        Segment(segment.text, segment.style + _NOT_DIM, segment.control) if segment.style and segment.style.dim else segment
        for segment in segments
    ]
