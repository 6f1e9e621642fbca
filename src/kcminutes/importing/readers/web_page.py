"""Reads HTML, a file of its own or a mail's; nothing that it refers to is fetched."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree, html

from kcminutes.importing.refusals import ImportRefusal
from kcminutes.importing.source import Cell, Line, Source
from kcminutes.swedish.characters import plain

_BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "summary",
        "html",
    ]
)
_SILENT: Final = frozenset(["script", "style", "head", "template", "noscript", "iframe", "object", "svg"])
_DEEPEST: Final = 150


def read_web_page(content: bytes | str, name: str) -> Source:
    """The page's lines; a page's own menus are lines as others."""
    if isinstance(content, str):
        content = content.encode("utf-8", "replace")
        encoding: str | None = "utf-8"
    else:
        encoding = _encoding(content)
    parser = html.HTMLParser(encoding=encoding, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ImportRefusal(f"{name} är tom eller skadad; spara webbsidan på nytt och läs in den.") from error
    return Source(name, tuple(_Reader().lines(root)))


def _encoding(content: bytes) -> str:
    head = content[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", head, re.IGNORECASE)
    if declared:
        import codecs

        try:
            return codecs.lookup(declared[1].decode("ascii")).name
        except LookupError:
            pass
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


class _Reader:
    """Goes through one page."""

    def __init__(self) -> None:
        self._paragraphs = self._tables = 0
        self._text = ""
        self._bold = True
        self._out: list[Line] = []
        self._heading = 0
        self._number, self._bullet, self._blank = "", 0, True

    def lines(self, root: etree._Element) -> Iterator[Line]:
        """The page's lines."""
        self._walk(root, 0, bold=False, lists=())
        self._flush()
        yield from self._out

    def _walk(self, element: etree._Element, depth: int, *, bold: bool, lists: tuple[list[object], ...]) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _SILENT or depth > _DEEPEST:
            return
        bold = (
            bold
            or tag in ("b", "strong", "th")
            or re.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", element.get("style") or "") is not None
        )
        if tag in _BLOCKS:
            self._flush()
        if tag == "table" and _is_table(element):
            self._table(element, depth)
            return
        if tag in ("ol", "ul"):
            start = element.get("start") or "1"
            lists = (*lists, [tag, int(start) if start.isdigit() else 1])
        if tag == "li":
            self._begin_point(element, lists)
        if match := re.fullmatch(r"h([1-6])", tag):
            self._heading = int(match[1])
        if tag == "br":
            self._flush()
        self._add(element.text, bold=bold, is_pre=tag == "pre")
        for child in element:
            self._walk(child, depth + 1, bold=bold, lists=lists)
            self._add(child.tail, bold=bold, is_pre=tag == "pre")
        if tag in _BLOCKS:
            self._flush()
            self._heading = 0
            self._number, self._bullet = "", 0
            self._blank = self._blank or tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "hr")

    def _begin_point(self, element: etree._Element, lists: tuple[list[object], ...]) -> None:
        if lists and lists[-1][0] == "ol":
            value = element.get("value") or ""
            if value.isdigit():
                lists[-1][1] = int(value)
            self._number = f"{lists[-1][1]}."
            lists[-1][1] = int(str(lists[-1][1])) + 1
        else:
            self._bullet = max(1, len(lists))

    def _add(self, text: str | None, *, bold: bool, is_pre: bool) -> None:
        if not text:
            return
        if is_pre:
            for turn, row in enumerate(text.split("\n")):
                if turn:
                    self._flush()
                self._text += row
            return
        if text.strip():
            self._bold = self._bold and bold
        self._text += re.sub(r"[ \t\r\n\f]+", " ", text)

    def _flush(self) -> None:
        text, self._text = plain(self._text).replace("\n", " ").strip(), ""
        bold, self._bold = self._bold, True
        if not re.search(r"\S", text):
            return
        self._paragraphs += 1
        cells = tuple(Cell(piece.strip(), at) for at, piece in enumerate(re.split(r"\t+|(?:\u00a0|\s){4,}", text)) if piece.strip())
        self._out.append(
            Line(cells, f"stycke {self._paragraphs}", self._number, self._heading, bold, bullet=self._bullet, spaced=self._blank)
        )
        self._number, self._bullet, self._blank = "", 0, False

    def _table(self, table: etree._Element, depth: int) -> None:
        self._tables += 1
        number, rows = self._tables, 0
        for row in table.iter("tr"):
            if next(row.iterancestors("table")) is not table:
                continue
            rows += 1
            cells, column = [], 0
            bold = True
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                inner = _Reader()
                inner._walk_children(cell, depth + 1)
                texts = [f"- {line.plain}" if line.bullet else f"{line.number} {line.plain}".strip() for line in inner._out]
                bold = bold and all(line.bold or cell.tag == "th" for line in inner._out)
                cells.append(Cell("\n".join(texts), column))
                span = cell.get("colspan") or "1"
                column += int(span) if span.isdigit() and int(span) < 64 else 1
            if any(cell.text.strip() for cell in cells):
                self._out.append(Line(tuple(cells), f"tabell {number}, rad {rows}", "", 0, bold, table=number, spaced=rows == 1))
        self._blank = True

    def _walk_children(self, element: etree._Element, depth: int) -> None:
        self._add(element.text, bold=False, is_pre=False)
        for child in element:
            self._walk(child, depth + 1, bold=False, lists=())
            self._add(child.tail, bold=False, is_pre=False)
        self._flush()


def _is_table(table: etree._Element) -> bool:
    """Whether the table holds data and is not only there to lay out the page: no headings and no tables stand in it."""
    if table.get("role") == "presentation" or next(table.iter("h1", "h2", "h3"), None) is not None:
        return False
    if any(inner is not table for inner in table.iter("table")):
        return False
    rows = list(table.iter("tr"))
    return any(len([cell for cell in row if cell.tag in ("td", "th")]) > 1 for row in rows)
