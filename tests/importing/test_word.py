import io
import zipfile

import pytest

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import source_of
from kcminutes.importing.result import Belonging
from kcminutes.importing.source import Source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(body: str, **parts: str) -> Source:
    """A Word file with the body and other parts, read."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return source_of(out.getvalue(), "x.docx")


def paragraph(text: str, level: int | None = None, number: int = 1) -> str:
    numbering = (
        f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>' if level is not None else ""
    )
    return f"<w:p>{numbering}<w:r><w:t>{text}</w:t></w:r></w:p>"


def level(at: int, form: str, text: str, start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*levels: str, extra: str = "") -> str:
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{extra}</w:numbering>'
    )


def test_automatic_numbers_are_those_that_word_shows() -> None:
    read = document(
        "".join(paragraph(text, at) for text, at in (("A", 0), ("B", 0), ("C", 1), ("D", 1), ("E", 0), ("F", 1))),
        numbering=numbering(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")),
    )
    assert [line.number for line in read.lines] == ["1.", "2.", "2.1", "2.2", "3.", "3.1"]


@pytest.mark.parametrize(
    ("form", "text", "start", "shown"),
    [
        ("decimal", "§ %1", 74, "§ 74"),
        ("lowerLetter", "%1)", 1, "a)"),
        ("upperRoman", "%1", 4, "IV"),
        ("decimalZero", "%1", 1, "01"),
        ("upperLetter", "%1", 28, "BB"),
    ],
)
def test_each_form_of_number_is_resolved(form: str, text: str, start: int, shown: str) -> None:
    assert document(paragraph("A", 0), numbering=numbering(level(0, form, text, start))).lines[0].number == shown


def test_a_list_can_begin_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    again = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num>'
    read = document(
        paragraph("A", 0) + paragraph("B", 0) + paragraph("C", 0, 2), numbering=numbering(level(0, "decimal", "%1."), extra=again)
    )
    assert [line.number for line in read.lines] == ["1.", "2.", "1."]


def test_points_are_no_numbers() -> None:
    line = document(paragraph("A", 0), numbering=numbering(level(0, "bullet", "•"))).lines[0]
    assert (line.number, line.bullet) == ("", 1)


def test_a_style_can_have_the_number() -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="R"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="R"/></w:pPr><w:r><w:t>Öppnande</w:t></w:r></w:p>'
    line = document(body, styles=styles, numbering=numbering(level(0, "decimal", "%1."))).lines[0]
    assert (line.number, line.heading) == ("1.", 1)


def test_tracked_changes_count_as_accepted_and_comments_are_listed() -> None:
    body = (
        paragraph("Protokoll 2016-12-08")
        + paragraph("1. Öppnande")
        + "<w:p><w:r><w:t>Mötet </w:t></w:r><w:del><w:r><w:delText>stängdes</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>öppnades</w:t></w:r></w:ins></w:p>" + paragraph("2. Avslutning") + paragraph("Mötet avslutades.")
    )
    comments = (
        f'<w:comments {W}><w:comment w:author="Siv Ek"><w:p><w:r><w:t>Stämmer det?</w:t></w:r></w:p></w:comment></w:comments>'
    )
    read = imported(document(body, comments=comments))
    assert read.meeting.items[0].notes == "Mötet öppnades"
    assert [(one.text, one.place, one.guess.belonging) for one in read.unplaced] == [
        ("Stämmer det?", "kommentar av Siv Ek", Belonging.NOISE)
    ]


def test_boxes_notes_and_margins_are_read() -> None:
    box = "<w:p><w:r><w:pict><w:txbxContent>" + paragraph("I rutan") + "</w:txbxContent></w:pict></w:r></w:p>"
    read = document(
        paragraph("Text") + box,
        header1=f"<w:hdr {W}>{paragraph('Sidhuvud')}</w:hdr>",
        footnotes=f"<w:footnotes {W}><w:footnote>{paragraph('Fotnot')}</w:footnote></w:footnotes>",
    )
    assert [line.text for line in read.lines] == ["Text", "I rutan"]
    assert [(one.text, one.place) for one in read.remarks] == [("Sidhuvud", "sidhuvudet"), ("Fotnot", "fotnot 1")]


def test_a_table_keeps_its_cells_and_says_where_they_stand() -> None:
    body = "<w:tbl><w:tr><w:tc>" + paragraph("Dag") + "</w:tc><w:tc>" + paragraph("2017-01-19") + "</w:tc></w:tr></w:tbl>"
    line = document(body).lines[0]
    assert ([cell.text for cell in line.cells], line.place) == (["Dag", "2017-01-19"], "tabell 1, rad 1")
