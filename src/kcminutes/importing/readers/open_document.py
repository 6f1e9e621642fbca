"""Reads LibreOffice's .odt: paragraphs, headings, lists with their numbers, tables, notes, comments, headers and footers."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from kcminutes.importing.readers.attributes import whole
from kcminutes.importing.readers.packed import Package
from kcminutes.importing.refusals import ImportRefusal
from kcminutes.importing.source import Cell, Line, Remark, Source

T: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SKIPPED: Final = frozenset({f"{OFFICE}annotation", f"{T}note", f"{T}tracked-changes", f"{OFFICE}forms", f"{T}sequence-decls"})
_SIGNS: Final = {f"{T}tab": "\t", f"{T}line-break": "\n", f"{T}soft-page-break": ""}
_PARAGRAPHS: Final = frozenset({f"{T}p", f"{T}h"})
_MOST_REPEATED: Final = 200


def read_open_document(content: bytes, name: str) -> Source:
    """The document's lines; deleted text that is only kept as a tracked change is left out, comments are remarks."""
    package = Package(content, name)
    manifest = package.part("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise ImportRefusal(f"{name} är skyddad med lösenord; spara en kopia utan lösenord och läs in den.")
    root = package.tree("content.xml")
    text = root.find(f"{OFFICE}body/{OFFICE}text") if root is not None else None
    if root is None or text is None:
        raise ImportRefusal(f"{name} är inget textdokument från LibreOffice; spara den som .odt eller .docx och läs in den.")
    reader = _Reader(root, package.tree("styles.xml"))
    lines = tuple(reader.lines(text))
    return Source(name, lines, (*reader.notes(text), *reader.margins()))


class _Reader:
    """Reads one document."""

    def __init__(self, root: etree._Element, styles: etree._Element | None) -> None:
        self._roots = [each for each in (styles, root) if each is not None]
        self._bold = _bold_styles(self._roots)
        self._formats = _list_formats(self._roots)
        self._paragraphs = self._tables = 0
        self._blank = True
        self._counts: dict[str, list[int]] = {}

    def lines(self, parent: etree._Element) -> Iterator[Line]:
        """The lines of what the element holds."""
        for child in parent:
            yield from self._block(child)

    def _block(self, element: etree._Element) -> Iterator[Line]:
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            return
        if element.tag in _PARAGRAPHS:
            yield from self._paragraph(element)
        elif element.tag == f"{T}list":
            yield from self._list(element, 1, element.get(f"{T}style-name", ""))
        elif element.tag == f"{TABLE}table":
            yield from self._table(element)
        else:
            yield from self.lines(element)

    def _paragraph(self, paragraph: etree._Element, number: str = "", bullet: int = 0) -> Iterator[Line]:
        self._paragraphs += 1
        heading = 0
        if paragraph.tag == f"{T}h":
            heading = whole(paragraph.get(f"{T}outline-level"), 1, 10)
        bold = self._is_bold(paragraph)
        for turn, piece in enumerate(_text(paragraph).split("\n")):
            if not piece.strip():
                self._blank = True
                continue
            cells = tuple(Cell(cell.strip(), column) for column, cell in enumerate(piece.split("\t")) if cell.strip() or not column)
            first = not turn
            place = f"stycke {self._paragraphs}"
            yield Line(cells, place, number if first else "", heading, bold, bullet=bullet if first else 0, spaced=self._blank)
            self._blank = False
        for drawing in _drawings(paragraph):
            yield from self.lines(drawing)

    def _is_bold(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph's style is bold, or all its text stands in bold spans."""
        if self._bold.get(paragraph.get(f"{T}style-name", "")):
            return True
        spans = [child for child in paragraph if child.tag == f"{T}span"]
        outside = (paragraph.text or "") + "".join(child.tail or "" for child in paragraph)
        return bool(spans) and not outside.strip() and all(self._bold.get(span.get(f"{T}style-name", "")) for span in spans)

    def _list(self, element: etree._Element, level: int, style: str) -> Iterator[Line]:
        form, start = self._formats.get((style, level), ("", 1))
        # A heading may stand alone in a list of its own, which goes on with the one before.
        goes_on = element.get(f"{T}continue-numbering") == "true" or element.get(f"{T}continue-list") is not None
        counts = self._counts.setdefault(style, [])
        del counts[level if goes_on else level - 1 :]
        if len(counts) < level:
            counts += [start - 1] * (level - len(counts))
        for item in element:
            if item.tag not in (f"{T}list-item", f"{T}list-header"):
                continue
            counts = self._counts.setdefault(style, [])
            del counts[level:]
            counts[level - 1] = whole(item.get(f"{T}start-value"), counts[level - 1] + (item.tag == f"{T}list-item"))
            number = form.replace("{}", ".".join(map(str, counts[:level]))) if form else ""
            bullet = 0 if form else level
            for child in item:
                if child.tag in _PARAGRAPHS:
                    yield from self._paragraph(child, number, bullet)
                    number, bullet = "", 0
                elif child.tag == f"{T}list":
                    yield from self._list(child, level + 1, child.get(f"{T}style-name", style))
                    counts = self._counts.setdefault(style, counts)
                else:
                    yield from self._block(child)

    def _table(self, table: etree._Element) -> Iterator[Line]:
        self._tables += 1
        number, rows = self._tables, 0
        for row in table.iter(f"{TABLE}table-row"):
            if next(row.iterancestors(f"{TABLE}table")) is not table:
                continue
            rows += 1
            cells = []
            column = 0
            for cell in row:
                if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                    continue
                texts = [
                    f"{line.number} {line.plain}".strip() if not line.bullet else f"- {line.plain}" for line in self.lines(cell)
                ]
                cells.append(Cell("\n".join(texts), column))
                column += whole(cell.get(f"{TABLE}number-columns-repeated"), 1, _MOST_REPEATED)
            if any(cell.text.strip() for cell in cells):
                yield Line(tuple(cells), f"tabell {number}, rad {rows}", table=number, spaced=rows == 1)
        self._blank = True

    def notes(self, text: etree._Element) -> Iterator[Remark]:
        """The footnotes and the comments."""
        for turn, note in enumerate(text.iter(f"{T}note-body"), 1):
            yield Remark("\n".join(_text(paragraph) for paragraph in note.iter(f"{T}p")), f"fotnot {turn}")
        for comment in text.iter(f"{OFFICE}annotation"):
            creator = comment.find("{http://purl.org/dc/elements/1.1/}creator")
            who = creator.text if creator is not None and creator.text else "okänd"
            yield Remark("\n".join(_text(paragraph) for paragraph in comment.iter(f"{T}p")), f"kommentar av {who}")

    def margins(self) -> Iterator[Remark]:
        """What stands at the top or the foot of the pages, each text once."""
        seen = set()
        for root in self._roots:
            for part, place in ((f"{STYLE}header", "sidhuvudet"), (f"{STYLE}footer", "sidfoten")):
                for margin in root.iter(part):
                    text = "\n".join(line.text for line in self.lines(margin))
                    if text.strip() and text not in seen:
                        seen.add(text)
                        yield Remark(text, place)


def _text(paragraph: etree._Element) -> str:
    """The paragraph's text, without what hangs on it."""
    rows = _gathered(paragraph).split("\n")
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row.split("\t")) for row in rows)


def _gathered(element: etree._Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED or child.tag.startswith(_DRAW):
            pass
        elif child.tag == f"{T}s":
            pieces.append(" " * whole(child.get(f"{T}c"), 1, _MOST_REPEATED))
        elif child.tag in _SIGNS:
            pieces.append(_SIGNS[child.tag])
        else:
            pieces.append(_gathered(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _drawings(element: etree._Element) -> Iterator[etree._Element]:
    """The boxes and shapes that hang on the paragraph, without those that stand in one of them."""
    for child in element:
        if isinstance(child.tag, str) and child.tag.startswith(_DRAW):
            yield child
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _drawings(child)


def _bold_styles(roots: list[etree._Element]) -> dict[str, bool]:
    """Whether each style is bold, by itself or by its parent."""
    parents: dict[str, str] = {}
    own: dict[str, bool] = {}
    for root in roots:
        for style in root.iter(f"{STYLE}style"):
            name = style.get(f"{STYLE}name", "")
            parents[name] = style.get(f"{STYLE}parent-style-name", "")
            for properties in style.iter(f"{STYLE}text-properties"):
                if (weight := properties.get(f"{FO}font-weight")) is not None:
                    own[name] = weight in ("bold", "600", "700", "800", "900")
    found = {}
    for name in parents:
        at, steps = name, 0
        while at not in own and at in parents and steps < 20:
            at, steps = parents[at], steps + 1
        found[name] = own.get(at, False)
    return found


def _list_formats(roots: list[etree._Element]) -> dict[tuple[str, int], tuple[str, int]]:
    """How each list style writes its numbers, with a {} for them, and its first number; "" for a sign."""
    found = {}
    for root in roots:
        for style in root.iter(f"{T}list-style"):
            for level in style:
                if level.tag == f"{T}list-level-style-number" and level.get(f"{STYLE}num-format"):
                    at, start = whole(level.get(f"{T}level"), 1), whole(level.get(f"{T}start-value"), 1)
                    form = f"{level.get(f'{STYLE}num-prefix', '')}{{}}{level.get(f'{STYLE}num-suffix', '')}"
                    found[style.get(f"{STYLE}name", ""), at] = (form, start)
    return found
