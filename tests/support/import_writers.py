"""Writes a layout as each type of file that can be read in, with the tools that people have, not with the program's own."""

import html
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO
from itertools import groupby
from typing import Any, Final
from xml.sax.saxutils import escape

from support.import_layouts import Block, Layout


def _numbers(layout: Layout) -> list[str]:
    """The number of each block whose number the program puts, as it is shown; "" for the others."""
    count, found = 0, []
    for block in layout.blocks:
        count += block.numbered
        found.append(f"{count}. " if block.numbered else "")
    return found


def to_txt(layout: Layout) -> bytes:
    """Plain text: a tab between two columns."""
    lines: list[str] = []
    before = ""
    for block, number in zip(layout.blocks, _numbers(layout), strict=True):
        if block.kind in ("margin", "subject"):
            continue
        if not (block.kind == before and block.kind in ("pair", "row", "point")):
            lines.append("")
        text = "\t".join(block.cells)
        lines.append(f"- {text}" if block.kind == "point" and not number else f"{number}{text}")
        before = block.kind
    return "\n".join(lines).strip().encode() + b"\n"


def to_md(layout: Layout) -> bytes:
    """Markdown with headings, bold labels and pipe tables."""
    lines: list[str] = []
    before = ""
    for block, number in zip(layout.blocks, _numbers(layout), strict=True):
        if block.kind in ("margin", "subject"):
            continue
        if not (block.kind == before and block.kind in ("row", "point")):
            lines.append("")
        lines.append(_markdown(block, number))
        if block.kind == "row" and before != "row":
            lines.append("|" + " --- |" * len(block.cells))
        before = block.kind
    return "\n".join(lines).strip().encode() + b"\n"


def _markdown(block: Block, number: str) -> str:
    match block.kind:
        case "title":
            return f"# {block.cells[0]}"
        case "heading":
            return f"## {number}{block.cells[0]}"
        case "bold":
            return f"**{block.cells[0]}**"
        case "pair":
            return f"**{block.cells[0]}:** {block.cells[1]}" if block.cells[0] else block.cells[1]
        case "row":
            return f"| {' | '.join(block.cells)} |"
        case "point":
            return f"{number or '- '}{block.cells[0]}"
        case _:
            return block.cells[0]


_HTML_HEAD: Final = (
    '<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>x</title>'
    '<link rel="stylesheet" href="https://exempel.se/x.css"></head><body>'
)


def to_html(layout: Layout) -> bytes:
    """A web page with headings, lists and tables."""
    parts = [_HTML_HEAD]
    for kind, group in groupby(zip(layout.blocks, _numbers(layout), strict=True), key=lambda pair: pair[0].kind):
        blocks = list(group)
        if kind in ("margin", "subject"):
            continue
        if kind in ("row", "pair"):
            rows = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in block.cells)}</tr>" for block, _ in blocks)
            parts.append(f"<table>{rows}</table>")
        elif kind == "point":
            for is_numbered, points in groupby(blocks, key=lambda pair: bool(pair[1])):
                parts.append(_html_list(list(points), is_numbered=is_numbered))
        else:
            tag = {"title": "h1", "heading": "h2", "bold": "p"}.get(kind, "p")
            for block, number in blocks:
                text = html.escape(f"{number}{block.cells[0]}")
                parts.append(f"<{tag}>{f'<b>{text}</b>' if kind == 'bold' else text}</{tag}>")
    return "".join([*parts, "</body></html>"]).encode()


def _html_list(points: list[tuple[Block, str]], *, is_numbered: bool) -> str:
    rows = "".join(f"<li>{html.escape(block.cells[0])}</li>" for block, _ in points)
    return f'<ol start="{points[0][1].rstrip(". ")}">{rows}</ol>' if is_numbered else f"<ul>{rows}</ul>"


def to_eml(layout: Layout) -> bytes:
    """A mail with the text, and no HTML."""
    message = EmailMessage()
    subject = next((block.cells[0] for block in layout.blocks if block.kind == "subject"), "")
    message["From"] = "Frida Nordin Ekdahl <frida@exempel.se>"
    message["To"] = "kommunchefer@exempel.se"
    message["Date"] = f"{layout.expected.day.replace(day=1):%a, %d %b %Y} 09:00:00 +0100"
    message["Subject"] = subject or "Handlingar"
    message.set_content(to_txt(layout).decode())
    return message.as_bytes()


def to_docx(layout: Layout) -> bytes:
    """A Word file by python-docx: styled headings, Word's own numbers and points, tables, a page header."""
    from docx import Document

    document: Any = Document()
    for block in layout.blocks:
        if block.kind == "margin":
            document.sections[0].header.paragraphs[0].text = block.cells[0]
    for kind, group in groupby(layout.blocks, key=lambda block: block.kind):
        blocks = list(group)
        if kind in ("margin", "subject"):
            continue
        if kind in ("row", "pair"):
            table = document.add_table(rows=0, cols=max(len(block.cells) for block in blocks))
            for block in blocks:
                cells = table.add_row().cells
                for cell, text in zip(cells, block.cells, strict=False):
                    cell.text = text
            continue
        for block in blocks:
            _word_paragraph(document, block)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _word_paragraph(document: Any, block: Block) -> None:
    if block.kind == "title":
        document.add_heading(block.cells[0], 0)
    elif block.numbered:
        document.add_paragraph(block.cells[0], style="List Number")
    elif block.kind == "heading":
        document.add_heading(block.cells[0], 2)
    elif block.kind == "point":
        document.add_paragraph(block.cells[0], style="List Bullet")
    elif block.kind == "bold":
        document.add_paragraph().add_run(block.cells[0]).bold = True
    else:
        document.add_paragraph(block.cells[0])


_ODT_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:'
    'xsl-fo-compatible:1.0">'
    '<office:automatic-styles><style:style style:name="B" style:family="paragraph"><style:text-properties fo:font-weight="bold"/>'
    '</style:style><text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-suffix="."/></text:list-style><text:list-style style:name="P"><text:list-level-style-bullet text:level="1"'
    ' text:bullet-char="•"/></text:list-style></office:automatic-styles><office:body><office:text>'
)
_ODT_STYLES: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
    '<office:master-styles><style:master-page style:name="S"><style:header><text:p>{}</text:p></style:header></style:master-page>'
    "</office:master-styles></office:document-styles>"
)


def to_odt(layout: Layout) -> bytes:
    """A LibreOffice file, zipped by hand."""
    parts = [_ODT_HEAD]
    for (kind, _), group in groupby(layout.blocks, key=lambda block: (block.kind, block.numbered)):
        blocks = list(group)
        if kind in ("row", "pair"):
            rows = "".join(
                "<table:table-row>"
                + "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in block.cells)
                + "</table:table-row>"
                for block in blocks
            )
            parts.append(f"<table:table>{rows}</table:table>")
        elif kind == "point" and not blocks[0].numbered:
            points = "".join(f"<text:list-item><text:p>{escape(block.cells[0])}</text:p></text:list-item>" for block in blocks)
            parts.append(f'<text:list text:style-name="P">{points}</text:list>')
        elif kind not in ("margin", "subject"):
            parts += [_odt_paragraph(block) for block in blocks]
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "".join([*parts, "</office:text></office:body></office:document-content>"]))
        margins = "</text:p><text:p>".join(escape(block.cells[0]) for block in layout.blocks if block.kind == "margin")
        package.writestr("styles.xml", _ODT_STYLES.format(margins))
    return out.getvalue()


def _odt_paragraph(block: Block) -> str:
    text = escape(block.cells[0])
    if block.numbered:
        heading = f'<text:h text:outline-level="2">{text}</text:h>' if block.kind == "heading" else f"<text:p>{text}</text:p>"
        item = f"<text:list-item>{heading}</text:list-item>"
        return f'<text:list text:style-name="N" text:continue-numbering="true">{item}</text:list>'
    if block.kind in ("title", "heading"):
        return f'<text:h text:outline-level="{1 if block.kind == "title" else 2}">{text}</text:h>'
    return f"<text:p{' text:style-name=' + chr(34) + 'B' + chr(34) if block.kind == 'bold' else ''}>{text}</text:p>"


_TYPST_HEAD: Final = (
    '#set text(size: 11pt, lang: "sv", hyphenate: false)\n#set par(justify: true)\n#show table: set par(justify: false)\n'
    "#set document(date: none)\n"
)


def to_pdf(layout: Layout) -> bytes:
    """A PDF by Typst, with the running header on every page."""
    import typst

    margins = " \\ ".join(_typst(block.cells[0]) for block in layout.blocks if block.kind == "margin")
    header = f'[{margins} #h(1fr) #context counter(page).display("1 (1)", both: true)]'
    parts = [f'#set page(paper: "a4", margin: 2.5cm, header: text(8pt){header})', _TYPST_HEAD]
    for kind, group in groupby(zip(layout.blocks, _numbers(layout), strict=True), key=lambda pair: pair[0].kind):
        blocks = list(group)
        if kind in ("margin", "subject"):
            continue
        if kind in ("row", "pair"):
            columns = max(len(block.cells) for block, _ in blocks)
            first = "auto" if len(blocks[0][0].cells[0]) < 4 else "2fr"
            widths = "(4.5cm, 1fr)" if kind == "pair" else f"({', '.join([first] + ['1fr'] * (columns - 1))})"
            cells = ", ".join(
                f"[{_typst(cell)}]" for block, _ in blocks for cell in (*block.cells, *[""] * (columns - len(block.cells)))
            )
            stroke = "none" if kind == "pair" else "0.5pt"
            parts.append(f"#table(columns: {widths}, stroke: {stroke}, align: left, {cells})\n")
        else:
            parts += [_typst_block(block, number) for block, number in blocks]
    return bytes(typst.compile("\n".join(parts).encode()))


def _typst_block(block: Block, number: str) -> str:
    text = _typst(f"{number}{block.cells[0]}")
    match block.kind:
        case "title":
            return f'#text(16pt, weight: "bold")[{text}]\n'
        case "heading":
            return f'#block(above: 1.6em, text(13pt, weight: "bold")[{text}])\n'
        case "bold":
            return f"#strong[{text}]\n"
        case "point":
            return f"{text}\n" if number else f"#list[{text}]\n"
        case _:
            return f"{text}\n"


def _typst(text: str) -> str:
    escaped = "".join(f"\\{char}" if char in "\\#*_`$<>@[]=-+/~\"'" else char for char in text)
    first, _, rest = escaped.partition(" ")
    return f"{first[:-1]}\\. {rest}" if first.endswith(".") and first[:-1].isdigit() else escaped


WRITERS: Final[dict[str, Callable[[Layout], bytes]]] = {
    "txt": to_txt,
    "md": to_md,
    "html": to_html,
    "eml": to_eml,
    "docx": to_docx,
    "odt": to_odt,
    "pdf": to_pdf,
}
"""A writer for each type that can be read in."""
