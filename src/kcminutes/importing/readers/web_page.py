"""Reads HTML, a file of its own or a mail's; nothing that it refers to is fetched."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree, html

from kcminutes.importing.readers.attributes import whole
from kcminutes.importing.readers.plain import decoded
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
        "caption",
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
        "legend",
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
        "text",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "summary",
        "html",
    ]
)
_SILENT: Final = frozenset(["script", "style", "head", "template", "noscript", "iframe", "object", "metadata"])
_PARTS: Final = frozenset(["tbody", "thead", "tfoot", "colgroup", "form"])


def read_web_page(content: bytes | str, name: str) -> Source:
    """The page's lines; a page's own menus are lines as others."""
    text = content if isinstance(content, str) else decoded(content, name, _charset(content))
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(plain(text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ImportRefusal(f"{name} är tom eller skadad; spara webbsidan på nytt och läs in den.") from error
    if parser.error_log.filter_from_fatals():  # it gave up there, and the rest of the page is not in the tree
        raise ImportRefusal(f"{name} är för djupt nästlad för att läsas in; kopiera texten till en .txt och läs in den.")
    return Source(name, tuple(_Reader().lines(root)))


def _charset(content: bytes) -> str:
    """The character set that the page declares, in letters that it can't then be a UTF-16 for; "" for none."""
    declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", content[:4096], re.IGNORECASE)
    charset = declared[1].decode("ascii", "replace") if declared else ""
    return "" if charset.casefold().startswith(("utf-16", "utf-32", "utf16", "utf32")) else charset


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
        self._walk(root, bold=False, lists=())
        self._flush()
        yield from self._out

    def _walk(self, element: etree._Element, *, bold: bool, lists: tuple[list[object], ...]) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _SILENT:
            return
        bold = (
            bold
            or tag in ("b", "strong", "th")
            or re.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", element.get("style") or "") is not None
        )
        if tag in _BLOCKS:
            self._flush()
        if tag == "table" and _is_table(element):
            self._table(element)
            return
        if tag in ("ol", "ul"):
            lists = (*lists, [tag, whole(element.get("start"), 1)])
        if tag == "li":
            self._begin_point(element, lists)
        if match := re.fullmatch(r"h([1-6])", tag):
            self._heading = int(match[1])
        if tag == "br":
            self._flush()
        self._add(element.text, bold=bold, is_pre=tag == "pre")
        for child in element:
            self._walk(child, bold=bold, lists=lists)
            self._add(child.tail, bold=bold, is_pre=tag == "pre")
        if tag in _BLOCKS:
            self._flush()
            self._heading = 0
            self._number, self._bullet = "", 0
            self._blank = self._blank or tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "hr")

    def _begin_point(self, element: etree._Element, lists: tuple[list[object], ...]) -> None:
        if lists and lists[-1][0] == "ol":
            number = whole(element.get("value"), int(str(lists[-1][1])))
            self._number = f"{number}."
            lists[-1][1] = number + 1
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

    def _table(self, table: etree._Element) -> None:
        self._tables += 1
        self._rows(table, 0)
        self._blank = True

    def _rows(self, parent: etree._Element, rows: int) -> int:
        """Read the rows after so many others of the table, and what stands between them: a caption, words outside the cells."""
        self._add(parent.text, bold=False, is_pre=False)
        for child in parent:
            self._flush()
            if child.tag == "tr":
                rows += 1
                self._row(child, rows)
            elif child.tag in _PARTS:
                rows = self._rows(child, rows)
            else:
                self._walk(child, bold=False, lists=())
            self._add(child.tail, bold=False, is_pre=False)
        self._flush()
        return rows

    def _row(self, row: etree._Element, number: int) -> None:
        cells, column, bold = [], 0, True
        self._add(row.text, bold=False, is_pre=False)
        for cell in row:
            if cell.tag in ("td", "th"):
                inner = _Reader()
                inner._walk_children(cell)
                texts = [f"- {line.plain}" if line.bullet else f"{line.number} {line.plain}".strip() for line in inner._out]
                bold = bold and all(line.bold or cell.tag == "th" for line in inner._out)
                cells.append(Cell("\n".join(texts), column))
                column += max(1, whole(cell.get("colspan"), 1, 63))
            else:
                self._walk(cell, bold=False, lists=())
            self._add(cell.tail, bold=False, is_pre=False)
        self._flush()
        if any(cell.text.strip() for cell in cells):
            place = f"tabell {self._tables}, rad {number}"
            self._out.append(Line(tuple(cells), place, "", 0, bold, table=self._tables, spaced=number == 1))

    def _walk_children(self, element: etree._Element) -> None:
        self._add(element.text, bold=False, is_pre=False)
        for child in element:
            self._walk(child, bold=False, lists=())
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
