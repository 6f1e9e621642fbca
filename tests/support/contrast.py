"""How well what is on the screen can be read: each cell with text, its colour against the one behind it, by WCAG 2.2."""

from collections.abc import Iterator
from typing import Final

from rich.color import Color as RichColor
from textual.app import App
from textual.color import Color

from support.drawn import drawn

LEAST: Final = 4.5
"""What text needs at least."""

_DRAWN: Final = " ─│╭╮╰╯━▁▂▃▄▅▆▇▔█▌▐▊▎"
"""Signs that are lines, bars and cursors, and no text."""


def contrast(one: Color, other: Color) -> float:
    """The ratio of the two, 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def unreadable(app: App[int]) -> Iterator[str]:
    """What stands on the screen on top with too little contrast, each with its ratio and colours."""
    for strip in drawn(app):
        for text, style, _ in strip:
            if not text.strip(_DRAWN):
                continue
            assert style, text
            front, behind = _colour(style.color), _colour(style.bgcolor)
            if style.reverse:
                front, behind = behind, front
            if style.dim:
                yield f"dim: {text.strip()}"
            elif (ratio := contrast(front, behind)) < LEAST:
                yield f"{ratio:.2f} {front.hex} on {behind.hex}: {text.strip()}"


def _colour(colour: RichColor | None) -> Color:
    assert colour
    return Color.from_rich_color(colour)


def _luminance(colour: Color) -> float:
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
