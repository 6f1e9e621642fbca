"""Text and prose as Word paragraphs, in the styles of the template that they are set in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from kcminutes.documents.blocks import Block, ListBlock, ListEntry, Paragraph, ProseLine
from kcminutes.swedish.typography import broken_after_signs, long_names

LIST_LEVELS: Final = 5
"""How many levels of list styles Word has; deeper ones use the last, further in."""
LIST_STYLES: Final = tuple(
    f"{name} {level}".removesuffix(" 1") for name in ("List Bullet", "List Number") for level in range(1, LIST_LEVELS + 1)
)
"""The styles that number."""
STYLES: Final = (
    *("Normal", "Heading 1", "Heading 2", "Heading 3", "Uppgift", "Uppgift fortsatt", "Status", "Kom och gick", "Beslut"),
    *("Dagordning", "Dagordning 2", "Tabelltext", "Tabellrubrik", "Underskrift", "Underskriftens roll", "Etikett", "Anmärkning"),
    *("Åtgärder", *LIST_STYLES, *(f"List Continue {level}".removesuffix(" 1") for level in range(1, LIST_LEVELS + 1))),
)
"""The styles that a template must have, by the names that Word knows them by in every language."""

TAB: Final = "<w:r><w:tab/></w:r>"
"""A tab, as a run of its own."""

_STEP: Final = 340  # twips from one level of lists to the next, as in the built-in template
_SPACE: Final = re.compile(r'w:space="(\d+)"')  # between a border and the text, in points
_MAX_SPACE: Final = 31
_ROOM: Final = '<w:spacing w:after="120"/>'  # below a list, as below a paragraph
_MAX_START: Final = 32767  # Word takes no higher number to begin a list with
# What XML 1.0 cannot hold (its production 2, "Char").
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# docxtpl takes "{_{" for an escaped "{{", so no brace may stand in its XML as such.
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "{": "&#123;", "}": "&#125;"})
_SPECIAL: Final = re.compile(f"[{''.join(map(chr, _ESCAPES))}]|{_NOT_XML.pattern}")  # to translate is slow, and seldom needed


# An address or a file's name that has no room on a line breaks after its signs and not anywhere. Word has no other way to say so
# than a character that nobody sees, so none is put into a name that has room: there it would only be copied along.
_BREAK: Final = "\u200b"
_ROOM_OF_CELL, _ROOM_OF_LINE = 20, 70  # characters
_TEXT_OF_RUN: Final = re.compile(r"(?<=>)[^<>]+(?=</w:t>)")


def _breaking_after_signs(runs: str, room: int) -> str:
    """The runs with places to break in names that are longer than the room."""
    if "_" not in runs and "@" not in runs and not re.search(r"[^<]/", runs):
        return runs

    def text(found: re.Match[str]) -> str:
        return long_names(room).sub(lambda name: _BREAK.join(broken_after_signs(name[0])), found[0])

    return _TEXT_OF_RUN.sub(text, runs)


def xml_characters(text: str) -> str:
    """The text without the characters that XML cannot hold; it is not escaped."""
    return _NOT_XML.sub("", text)


def word_text(text: str) -> str:
    """The text so that it is only text in Word's XML, also to docxtpl; what XML cannot hold is left out."""
    return xml_characters(text).translate(_ESCAPES) if _SPECIAL.search(text) else text


def run(text: str, properties: str = "") -> str:
    """The text as a run, with the properties (XML, in the order that Word's schema has them)."""
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shown}<w:t xml:space="preserve">{word_text(text)}</w:t></w:r>'


@dataclass(frozen=True)
class ListNumbering:
    """How a list style is numbered: by which ``w:num`` and ``w:abstractNum``, at which level."""

    num: int
    abstract: int
    level: int


@dataclass
class Paragraphs:
    """Makes paragraphs in one template's styles, and numbers their lists."""

    styles: Mapping[str, str]
    """The ids of `STYLES`, by name."""
    numberings: Mapping[str, ListNumbering]
    """How each of `LIST_STYLES` is numbered, by name."""
    next_num: int
    """The number of the next ``w:num``."""
    nums: list[str] = field(default_factory=list)
    """The ``w:num`` elements that the lists set so far need."""

    def paragraph(self, style: str, runs: str = "", properties: str = "") -> str:
        """A paragraph in one of `STYLES`; ``properties``: XML, in the order that Word's schema has them."""
        runs = _breaking_after_signs(runs, _ROOM_OF_CELL if style == "Tabelltext" else _ROOM_OF_LINE)
        return f'<w:p><w:pPr><w:pStyle w:val="{self.styles[style]}"/>{properties}</w:pPr>{runs}</w:p>'

    def styled_run(self, text: str, style: str) -> str:
        """The text as a run in a character style of `STYLES`."""
        return run(text, f'<w:rStyle w:val="{self.styles[style]}"/>')

    def blocks(self, blocks: Iterable[Block], style: str, bar: str = "") -> str:
        """Prose whose paragraphs outside of lists are in the style; ``bar``: a border for the others, as XML."""
        return "".join(
            self.paragraph(style, _lines(block.lines)) if isinstance(block, Paragraph) else self._list(block, 0, bar, _ROOM)
            for block in blocks
        )

    def _list(self, block: ListBlock, depth: int, bar: str, room: str) -> str:
        """``room``: the spacing of the list's last paragraph, as XML; empty for the style's own."""
        level = min(depth + 1, LIST_LEVELS)
        kinds = ("List Number" if block.ordered else "List Bullet", "List Continue")
        style, continued = (f"{kind} {level}".removesuffix(" 1") for kind in kinds)
        numbering = self.numberings[style]
        deeper = depth + 1 - level
        bar = _moved_out(bar) if depth else bar
        left = f'<w:ind w:left="{_STEP * (depth + 1)}"{{}}/>'
        due = None
        num = numbering.num
        paragraphs = []
        for index, entry in enumerate(block.entries):
            below = room if index == len(block.entries) - 1 else ""
            beside, rest = _first_lines(entry)
            mark = hanging = ""
            if entry.number is not None and entry.number > _MAX_START:
                mark = '<w:numPr><w:numId w:val="0"/></w:numPr>'
                hanging = left.format(f' w:hanging="{_STEP}"')
                beside = run(f"{entry.number}. ") + beside
            elif entry.number is not None or deeper:
                if entry.number is not None:
                    if entry.number != due:
                        num = self._started(numbering, numbering.level + deeper, entry.number)
                    due = entry.number + 1
                mark = f'<w:numPr><w:ilvl w:val="{numbering.level + deeper}"/><w:numId w:val="{num}"/></w:numPr>'
            paragraphs.append(self.paragraph(style, beside, mark + bar + ("" if rest else below) + hanging))
            for place, inner in enumerate(rest):
                last = below if place == len(rest) - 1 else ""
                if isinstance(inner, Paragraph):
                    properties = bar + last + (left.format("") if deeper else "")
                    paragraphs.append(self.paragraph(continued, _lines(inner.lines), properties))
                else:
                    paragraphs.append(self._list(inner, depth + 1, bar, last))
        return "".join(paragraphs)

    def _started(self, numbering: ListNumbering, level: int, number: int) -> int:
        """A numbering of its own for a list that begins with the number."""
        ident = self.next_num
        self.next_num += 1
        self.nums.append(
            f'<w:num w:numId="{ident}"><w:abstractNumId w:val="{numbering.abstract}"/><w:lvlOverride w:ilvl="{level}">'
            f'<w:startOverride w:val="{number}"/></w:lvlOverride></w:num>'
        )
        return ident


def _lines(lines: Iterable[ProseLine]) -> str:
    """The lines' runs, a line break between two lines."""
    return "<w:r><w:br/></w:r>".join(
        "".join(run(it.text, ("<w:b/>" if it.bold else "") + ("<w:i/>" if it.italic else "")) for it in line) for line in lines
    )


def _moved_out(bar: str) -> str:
    """The border as far out as one level of lists less, so that it stands where it does beside the rest."""
    return _SPACE.sub(lambda space: f'w:space="{min(int(space[1]) + _STEP // 20, _MAX_SPACE)}"', bar)


def _first_lines(entry: ListEntry) -> tuple[str, tuple[Block, ...]]:
    """The runs that stand beside the entry's mark, and the blocks that follow."""
    if entry.blocks and isinstance(entry.blocks[0], Paragraph):
        return _lines(entry.blocks[0].lines), entry.blocks[1:]
    return "", entry.blocks
