"""Pictures of the screen as SVG, of our own making: rich's looks otherwise in each of its versions."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from rich.color import Color as RichColor
from rich.segment import Segment
from textual.app import App
from textual.color import Color

from support.drawn import drawn

FOLDER: Final = Path(__file__).parent.parent / "golden" / "screens"
_WIDTH, _HEIGHT = 8, 17


def picture(app: App[int]) -> str:
    """The screen on top, a row of text elements for each row of cells."""
    width, height = app.size
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width * _WIDTH} {height * _HEIGHT}">',
        f"<style>text {{ font: {_HEIGHT - 3}px monospace; white-space: pre }}</style>",
    ]
    for y, strip in enumerate(drawn(app)):
        lines += _row(y, list(strip))
    return "\n".join([*lines, "</svg>", ""])


def _row(y: int, segments: list[Segment]) -> Iterator[str]:
    x = 0
    for segment in Segment.simplify(segments):
        style = segment.style
        cells = segment.cell_length
        fill, behind = _colour(style.color if style else None), _colour(style.bgcolor if style else None)
        if style and style.reverse:
            fill, behind = behind, fill
        if behind:
            yield f'<rect x="{x * _WIDTH}" y="{y * _HEIGHT}" width="{cells * _WIDTH}" height="{_HEIGHT}" fill="{behind}"/>'
        if segment.text.strip():
            weight = ' font-weight="bold"' if style and style.bold else ""
            slant = ' font-style="italic"' if style and style.italic else ""
            place = f'x="{x * _WIDTH}" y="{(y + 1) * _HEIGHT - 4}" textLength="{cells * _WIDTH}"'
            yield f'<text {place} fill="{fill}"{weight}{slant}>{escape(segment.text)}</text>'
        x += cells


def _colour(colour: RichColor | None) -> str:
    return Color.from_rich_color(colour).hex.lower() if colour else ""
