"""What other people's tools read out of each format: a tree of its elements, to compare by structure and by text."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt
from pypdf import PdfReader
from pypdf.generic import ArrayObject, IndirectObject

INLINE: Final = {"strong", "em", "br", "span", "a", "Span", "Strong", "Em", "Link"}
"""Tags within a line of text."""
MEANT: Final = ("lang", "id", "href", "scope", "value", "aria-labelledby")
"""The attributes that a reader of a web page meets; the others are for looks."""


@dataclass
class Element:
    """An element by its tag (its style in Word), and what it holds in order."""

    tag: str
    children: list["Element | str"] = field(default_factory=list)


def read_back(form: str, content: bytes) -> Element:
    """The tree of a file's content in the format, one of pdf, docx, html, md and txt."""
    return {"pdf": _read_pdf, "docx": _read_docx, "html": _read_html, "md": _read_markdown, "txt": _read_text}[form](content)


def text_of(element: Element) -> str:
    """All text of the element in order."""
    return "".join(child if isinstance(child, str) else text_of(child) for child in element.children)


def shape(element: Element) -> tuple[Any, ...]:
    """The element and those in it without their text."""
    return (element.tag, *(shape(child) for child in element.children if isinstance(child, Element)))


def lines(element: Element, depth: int = 0) -> Iterator[str]:
    """The tree as indented lines; an element that holds nothing but another shares its line, and so does its text."""
    tags = [element.tag]
    while len(element.children) == 1 and isinstance(only := element.children[0], Element):
        element = only
        tags.append(element.tag)
    head = "  " * depth + " ".join(tags)
    if all(isinstance(child, str) or child.tag.split()[0] in INLINE for child in element.children):
        yield f"{head}: {text}" if (text := _on_one_line(element)) else head
        return
    yield head
    for child in element.children:
        if isinstance(child, Element):
            yield from lines(child, depth + 1)
        elif child.strip():
            yield "  " * (depth + 1) + _plain_spaces(child)


def _on_one_line(element: Element) -> str:
    text = ""
    for child in element.children:
        if isinstance(child, str):
            text += child
        else:
            text += f"<{child.tag}>" + (f"{_on_one_line(child)}</{child.tag}>" if child.children else "")
    return _plain_spaces(text)


def _plain_spaces(text: str) -> str:
    """The text with single ordinary spaces; where no-break spaces stand, the text format tells."""
    return " ".join(text.split())


# PDF, as a screen reader is given it: pypdf finds the tags and the texts, and each text is put into its tag.

_Texts = dict[int, dict[int | None, str]]
"""By page and by the number of the tag; None for what is left out of reading: header, footer and ornaments."""


def _read_pdf(content: bytes) -> Element:
    reader = PdfReader(io.BytesIO(content))
    texts = {page.indirect_reference.idnum: _marked_texts(page) for page in reader.pages if page.indirect_reference}
    tree = Element("PDF")
    _add_tagged(tree, reader.trailer["/Root"]["/StructTreeRoot"]["/K"], None, texts)
    return tree


def _marked_texts(page: Any) -> dict[int | None, str]:
    marks: list[int | None] = []
    found: dict[int | None, str] = {}

    def before(operator: bytes, operands: Any, *_: Any) -> None:
        if operator == b"BDC":
            marks.append(operands[1].get("/MCID"))
        elif operator == b"BMC":
            marks.append(None)
        elif operator == b"EMC":
            marks.pop()

    def take(text: str, *_: Any) -> None:
        mark = next((mark for mark in reversed(marks) if mark is not None), None)
        found[mark] = found.get(mark, "") + text

    page.extract_text(visitor_operand_before=before, visitor_text=take)
    return found


def _add_tagged(into: Element, node: Any, page: int | None, texts: _Texts) -> None:
    """Add what a node of the structure tree holds; ``page`` is the object number of the page that its texts stand on."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for part in node:
            _add_tagged(into, part, page, texts)
    elif isinstance(node, int):
        into.children.append(texts[page or 0].pop(node, ""))
    elif "/S" in node:
        page = node.raw_get("/Pg").idnum if "/Pg" in node else page
        element = Element(str(node["/S"]).removeprefix("/"))
        _add_tagged(element, node.get("/K", ArrayObject()), page, texts)
        into.children.append(element)
    elif "/MCID" in node:
        into.children.append(texts[node.raw_get("/Pg").idnum if "/Pg" in node else page or 0].pop(node["/MCID"], ""))


def pdf_facts(content: bytes) -> Iterator[str]:
    """What a PDF tells beside its text: its properties, its bookmarks, and of each page its header and footer."""
    reader = PdfReader(io.BytesIO(content))
    information = reader.metadata
    assert information is not None
    yield f"title: {information.title}"
    yield f"author: {information.author}"
    yield f"language: {reader.trailer['/Root']['/Lang']}"
    yield from _bookmarks(reader.outline, 0)
    for number, page in enumerate(reader.pages, 1):
        texts = _marked_texts(page)
        yield f"page {number}: {_plain_spaces(texts.pop(None, ''))}"
        yield f"  begins: {_plain_spaces(' '.join(texts.values()))[:40]}"


def _bookmarks(marks: Any, depth: int) -> Iterator[str]:
    for mark in marks:
        if isinstance(mark, list):
            yield from _bookmarks(mark, depth + 1)
        else:
            yield f"{'  ' * depth}bookmark: {_plain_spaces(mark.title)}"


# Word, as python-docx reads it.


def _read_docx(content: bytes) -> Element:
    read = docx.Document(io.BytesIO(content))
    (section,) = read.sections
    parts = {
        "first header": section.first_page_header,
        "first footer": section.first_page_footer,
        "header": section.header,
        "footer": section.footer,
    }
    around: list[Element | str] = [Element(name, [*_word_blocks(part)]) for name, part in parts.items()]
    return Element("Word", [*around, *_word_blocks(read)])


_WORD_SPACES: Final = {qn("w:t"): "", qn("w:tab"): "\t", qn("w:br"): "\n"}


def _word_blocks(container: Any) -> Iterator[Element]:
    for block in container.iter_inner_content():
        if isinstance(block, Paragraph):
            parts = block._p.xpath(".//w:r/w:t | .//w:r/w:tab | .//w:r/w:br")
            yield Element(block.style.name, ["".join(part.text or _WORD_SPACES[part.tag] for part in parts)])
        elif isinstance(block, Table):
            rows = [Element("row", [Element("cell", [*_word_blocks(cell)]) for cell in row.cells]) for row in block.rows]
            yield Element(f"table {block.style.name}", [*rows])


# The formats that are text.


class _Page(HTMLParser):
    """Builds the tree of a web page; styles and the title's copy in the head are left out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.root = Element("page")
        self.path = [self.root]
        self.feed(page.replace("<wbr>", ""))  # a place to break is nothing that is read, and one that is typed is escaped
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        named = Element(" ".join([tag, *(f"{name}={known[name]}" for name in MEANT if name in known)]))
        if tag not in ("meta", "style"):
            self.path[-1].children.append(named)
        if tag not in ("meta", "br"):
            self.path.append(named)

    def handle_endtag(self, tag: str) -> None:
        left = self.path.pop()
        assert left.tag.split()[0] == tag

    def handle_comment(self, data: str) -> None:
        self.path[-1].children.append(Element("comment", [data]))

    def handle_data(self, data: str) -> None:
        if data.strip() or "\n" not in data:  # what is typed has no line breaks left; those between the elements are the template's
            self.path[-1].children.append(data)


def _read_html(content: bytes) -> Element:
    return _Page(content.decode()).root


def _read_markdown(content: bytes) -> Element:
    root = Element("Markdown")
    path = [root]
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(content.decode()):
        for token in (block,) if block.children is None else block.children:
            if token.nesting == 1:
                inside = Element(token.tag)
                path[-1].children.append(inside)
                path.append(inside)
            elif token.nesting == -1:
                path.pop()
            elif token.type == "text":
                path[-1].children.append(token.content)
            elif token.type == "softbreak":
                path[-1].children.append("\n")
            elif token.content != "<!-- -->":  # which parts the marks of two neighbours, and is nothing to a reader
                path[-1].children.append(Element(token.tag or token.content))
    return root


def _read_text(content: bytes) -> Element:
    return Element("text", [Element("line", [line]) for line in content.decode().splitlines()])
