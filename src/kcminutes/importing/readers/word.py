"""Reads Word's .docx: paragraphs with their style and automatic number, tables, boxes, headers and footers, notes and comments."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree
from msgspec import Struct

from kcminutes.importing.readers.attributes import whole
from kcminutes.importing.readers.packed import Package
from kcminutes.importing.readers.word_numbers import DEEPEST_LEVEL, Numbers
from kcminutes.importing.readers.word_parts import WordParts
from kcminutes.importing.refusals import ImportRefusal
from kcminutes.importing.source import Cell, Line, Remark, Source

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SKIPPED: Final = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}rPr", f"{W}pPr", f"{W}fldChar"})
_WORDS: Final = frozenset({f"{W}t", f"{M}t", f"{A}t"})
_BOX: Final = f"{W}txbxContent"


class _Style(Struct, frozen=True):
    heading: int = 0
    bold: bool = False
    number: tuple[str, int] | None = None


def read_word(content: bytes, name: str) -> Source:
    """The document's lines; what is tracked counts as accepted, comments and what stands on every page are remarks."""
    parts = WordParts(Package(content, name), name)
    root = parts.main()
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise ImportRefusal(f"{name} är skadad: Worddokumentet har ingen text; spara den på nytt och läs in den.")
    if next(body.iter(f"{W}altChunk"), None) is not None:
        raise ImportRefusal(
            f"{name} har ett annat dokument i sig, som bara Word kan läsa; öppna den i Word, spara den och läs in den."
        )
    reader = _Reader(parts)
    lines = tuple(reader.lines(body))
    return Source(name, lines, (*reader.margins(), *reader.notes(), *reader.comments(), *reader.drawings()))


class _Reader:
    """Reads the parts of one document."""

    def __init__(self, parts: WordParts) -> None:
        self._parts = parts
        self._styles = _styles(parts.first("styles"))
        self._numbers = Numbers(parts.first("numbering"))
        self._paragraphs = 0
        self._tables = 0
        self._blank = True

    def lines(self, parent: etree._Element) -> Iterator[Line]:
        """The lines of what the element holds."""
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraphs += 1
                yield from self._paragraph(child, f"stycke {self._paragraphs}")
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag == f"{M}oMathPara":
                self._paragraphs += 1
                if text := _text(child).strip():
                    yield Line((Cell(text),), f"stycke {self._paragraphs}")
            elif child.tag not in _SKIPPED:
                yield from self.lines(child)

    def _paragraph(self, paragraph: etree._Element, place: str) -> Iterator[Line]:
        style = self._style_of(paragraph)
        text = _text(paragraph)
        number, is_bullet, level = self._numbers.next(*style.number) if style.number else ("", False, 0)
        bold = _is_bold(paragraph, bold=style.bold)
        for turn, piece in enumerate(text.split("\n")):
            if re.search(r"\S", piece):
                cells = tuple(
                    Cell(cell.strip(), column) for column, cell in enumerate(piece.split("\t")) if cell.strip() or not column
                )
                first = not turn
                yield Line(
                    cells,
                    place,
                    number if first and not is_bullet else "",
                    style.heading,
                    bold,
                    bullet=level + 1 if is_bullet and first else 0,
                    spaced=self._blank or (first and _has_space_before(paragraph)),
                )
                self._blank = False
            elif not style.number:
                self._blank = True
        for box in _boxes(paragraph):
            yield from self.lines(box)

    def _style_of(self, paragraph: etree._Element) -> _Style:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return self._styles.get("", _Style())
        named = properties.find(f"{W}pStyle")
        style = self._styles.get(named.get(f"{W}val", "") if named is not None else "", _Style())
        outline = properties.find(f"{W}outlineLvl")
        heading = style.heading
        if outline is not None:
            heading = (whole(outline.get(f"{W}val"), 9, 9) + 1) % 10
        return _Style(heading, style.bold, _number_of(properties) or style.number)

    def _table(self, table: etree._Element) -> Iterator[Line]:
        self._tables += 1
        number, row_number = self._tables, 0
        nested: list[Line] = []
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table:
                continue
            row_number += 1
            place = f"tabell {number}, rad {row_number}"
            cells, column = [], 0
            first_number = ""
            for cell in row.iter(f"{W}tc"):
                if next(cell.iterancestors(f"{W}tr")) is not row:
                    continue
                lines = list(self.lines(cell))
                own = [line for line in lines if not line.table]
                nested += [line for line in lines if line.table]
                texts = [_marked(line, keep_number=bool(turn or column)) for turn, line in enumerate(own)]
                if own and not column and own[0].number:
                    first_number = own[0].number
                cells.append(Cell("\n".join(texts), column))
                column += _span(cell)
            if any(cell.text.strip() for cell in cells) or first_number:
                bold = bool(row.findall(f".//{W}b")) and all(_is_bold(p, bold=False) for p in row.iter(f"{W}p") if _text(p).strip())
                yield Line(tuple(cells), place, first_number, 0, bold, table=number, spaced=row_number == 1)
        yield from nested
        self._blank = True

    def margins(self) -> Iterator[Remark]:
        """What stands at the top or the foot of the pages, each text once."""
        seen = set()
        for kind, place in (("footer", "sidfoten"), ("header", "sidhuvudet")):
            for root in self._parts.all(kind):
                text = "\n".join(line.text for line in self.lines(root))
                if text.strip() and text not in seen:
                    seen.add(text)
                    yield Remark(text, place)

    def notes(self) -> Iterator[Remark]:
        """The footnotes and endnotes."""
        for part, word in (("footnotes", "fotnot"), ("endnotes", "slutnot")):
            root = self._parts.first(part)
            for turn, note in enumerate(root if root is not None else (), -1):
                text = "\n".join(_text(paragraph) for paragraph in note.iter(f"{W}p")).strip()
                if text:
                    yield Remark(text, f"{word} {max(turn, 1)}")

    def comments(self) -> Iterator[Remark]:
        """The comments, each with whose it is."""
        root = self._parts.first("comments")
        for comment in root if root is not None else ():
            text = "\n".join(_text(paragraph) for paragraph in comment.iter(f"{W}p")).strip()
            if text:
                yield Remark(text, f"kommentar av {comment.get(f'{W}author') or 'okänd'}")

    def drawings(self) -> Iterator[Remark]:
        """The words of SmartArt and diagrams."""
        for kind in ("diagramData", "chart"):
            for root in self._parts.all(kind):
                text = "\n".join(filter(None, (_text(paragraph).strip() for paragraph in root.iter(f"{A}p"))))
                if text:
                    yield Remark(text, "diagram")


def _marked(line: Line, *, keep_number: bool) -> str:
    """A line within a table's cell, with its point or number."""
    if line.bullet:
        return f"{'  ' * (line.bullet - 1)}- {line.plain}"
    return f"{line.number} {line.plain}" if line.number and keep_number else line.plain


def _text(paragraph: etree._Element) -> str:
    """The paragraph's text as it reads with all changes accepted; its boxes are left out."""
    pieces: list[str] = []
    _gather(paragraph, pieces)
    return "".join(pieces)


def _gather(element: etree._Element, pieces: list[str]) -> None:
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED or child.tag == _BOX:
            continue
        if child.tag in _WORDS:
            pieces.append(child.text or "")
        elif child.tag in (f"{W}tab", f"{W}ptab"):
            pieces.append("\t")
        elif child.tag in (f"{W}br", f"{W}cr"):
            pieces.append("\n")
        elif child.tag == f"{W}noBreakHyphen":
            pieces.append("-")
        elif child.tag == f"{W}sym":
            pieces.append(" ")
        else:
            _gather(child, pieces)


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    for box in paragraph.iter(_BOX):
        owner = next((up for up in box.iterancestors(f"{W}p")), None)
        if owner is paragraph and not any(up.tag in _SKIPPED for up in box.iterancestors()):
            yield box


def _is_bold(paragraph: etree._Element, *, bold: bool) -> bool:
    """Whether all the text's runs are bold, by themselves or by the style."""
    found = False
    for run in paragraph.iter(f"{W}r"):
        if not any((text.text or "").strip() for text in run.iter(f"{W}t")):
            continue
        found = True
        mark = run.find(f"{W}rPr/{W}b")
        is_bold = bold if mark is None else mark.get(f"{W}val", "true") not in ("0", "false")
        if not is_bold:
            return False
    return found


def _has_space_before(paragraph: etree._Element) -> bool:
    spacing = paragraph.find(f"{W}pPr/{W}spacing")
    return spacing is not None and whole(spacing.get(f"{W}before"), 0) >= 100


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return max(1, whole(span.get(f"{W}val"), 1, 63)) if span is not None else 1


def _number_of(properties: etree._Element) -> tuple[str, int] | None:
    numbering = properties.find(f"{W}numPr")
    if numbering is None:
        return None
    which, level = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
    depth = whole(level.get(f"{W}val"), 0, DEEPEST_LEVEL) if level is not None else 0
    return (which.get(f"{W}val", "0") if which is not None else ""), depth


def _styles(root: etree._Element | None) -> dict[str, _Style]:
    """The paragraph styles by their id, with what they take from those they are based on."""
    if root is None:
        return {}
    raw = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style") if style.get(f"{W}type") in (None, "paragraph")}
    found: dict[str, _Style] = {}
    for own in raw:
        chain: list[etree._Element] = []
        at = own
        while at in raw and raw[at] not in chain and len(chain) < 20:
            chain.append(raw[at])
            based = raw[at].find(f"{W}basedOn")
            at = based.get(f"{W}val", "") if based is not None else ""
        found[own] = _style(chain)
    default = next((each for each in raw.values() if each.get(f"{W}default") in ("1", "true")), None)
    if default is not None:
        found[""] = found[default.get(f"{W}styleId", "")]
    return found


def _style(chain: list[etree._Element]) -> _Style:
    heading, bold, number = 0, None, None
    for style in chain:
        name = style.find(f"{W}name")
        label = (name.get(f"{W}val", "") if name is not None else "").casefold()
        if not heading and (match := re.match(r"(?:heading|rubrik)\s*([1-9])", label)):
            heading = int(match[1])
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        if not heading and outline is not None:
            heading = (whole(outline.get(f"{W}val"), 9, 9) + 1) % 10
        mark = style.find(f"{W}rPr/{W}b")
        if bold is None and mark is not None:
            bold = mark.get(f"{W}val", "true") not in ("0", "false")
        properties = style.find(f"{W}pPr")
        if number is None and properties is not None:
            number = _number_of(properties)
    return _Style(heading, bool(bold), number)
