import io
import zipfile

import pytest

from kcminutes.importing.reading import source_of
from kcminutes.importing.refusals import ImportRefusal
from kcminutes.importing.source import Source

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OPEN = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("style", "style"))
)


def packed(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def relations(**targets: str) -> str:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    each = "".join(
        f'<Relationship Id="{at}" Type="{kinds}/{kind}" Target="{target}"/>' for at, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def word(body: str, *, namespace: str = TRANSITIONAL, main: str = "word/document.xml", **more: str) -> Source:
    document = f'<w:document xmlns:w="{namespace}" {NAMES}><w:body>{body}</w:body></w:document>'
    return source_of(packed({main: document, **{name.replace("__", "/"): text for name, text in more.items()}}), "x.docx")


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str) -> Source:
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    return source_of(packed({"content.xml": f"<office:document-content {OPEN}>{text}</office:document-content>"}), "x.odt")


def cells(*texts: str) -> str:
    """A table of one row, in OpenDocument."""
    row = "".join(f"<table:table-cell>{text}</table:table-cell>" for text in texts)
    return f"<table:table><table:table-row>{row}</table:table-row></table:table>"


def lines(source: Source) -> list[str]:
    return [line.plain for line in source.lines]


def test_the_parts_of_a_word_file_are_found_whatever_they_are_called() -> None:
    styles = f'<w:styles xmlns:w="{TRANSITIONAL}"><w:style w:styleId="R"><w:name w:val="heading 2"/></w:style></w:styles>'
    comments = f'<w:comments xmlns:w="{TRANSITIONAL}"><w:comment w:author="Eva Ek">{p("Kolla")}</w:comment></w:comments>'
    parts = {
        "_rels/.rels": relations(officeDocument="/word/document2.xml"),
        "word/_rels/document2.xml.rels": relations(styles="styles2.xml", comments="../word/comments7.xml"),
        "word/styles2.xml": styles,
        "word/comments7.xml": comments,
    }
    read = word('<w:p><w:pPr><w:pStyle w:val="R"/></w:pPr><w:r><w:t>Öppnande</w:t></w:r></w:p>', main="word/document2.xml", **parts)
    assert [(line.plain, line.heading) for line in read.lines] == [("Öppnande", 2)]
    assert [remark.text for remark in read.remarks] == ["Kolla"]


def test_strict_open_xml_is_read_as_other_word_files() -> None:
    assert lines(word(p("Dag: 2017-01-19"), namespace=STRICT)) == ["Dag: 2017-01-19"]


def test_a_document_in_a_document_is_refused_with_the_remedy() -> None:
    with pytest.raises(ImportRefusal, match="öppna den i Word"):
        word(p("Dag: 2017-01-19") + '<w:altChunk r:id="rId1"/>')


def test_of_several_forms_of_the_same_the_first_with_words_is_read() -> None:
    def either(choice: str, fallback: str) -> str:
        forms = f'<mc:Choice Requires="x">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>'
        return f"<mc:AlternateContent>{forms}</mc:AlternateContent>"

    assert lines(word(either(p("ny"), p("gammal")) + either("", p("bara gammal")))) == ["ny", "bara gammal"]
    box = f"<w:pict><w:txbxContent>{p('i ruta')}</w:txbxContent></w:pict>"
    assert lines(word(f"<w:p><w:r><w:t>text</w:t>{either('<w:drawing/>', box)}</w:r></w:p>")) == ["text", "i ruta"]


def test_formulas_and_words_in_drawings_are_read() -> None:
    formula = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    drawn = "<a:txBody><a:p><a:r><a:t>ritat</a:t></a:r></a:p></a:txBody>"
    read = word(
        f"<w:p><w:r><w:t>Summan </w:t></w:r>{formula}</w:p><m:oMathPara>{formula}</m:oMathPara><w:p><w:r>{drawn}</w:r></w:p>"
    )
    assert lines(read) == ["Summan a+b", "a+b", "ritat"]


def test_the_words_of_smart_art_are_kept() -> None:
    data = f"<d {NAMES}><a:p><a:r><a:t>Beredning</a:t></a:r></a:p><a:p><a:r><a:t>Beslut</a:t></a:r></a:p></d>"
    parts = {
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": relations(diagramData="diagrams/data1.xml"),
        "word/diagrams/data1.xml": data,
    }
    assert [remark.text for remark in word(p("text"), **parts).remarks] == ["Beredning\nBeslut"]


@pytest.mark.parametrize("number", ["²", "9" * 5000, "99999999", "-1", ""])
def test_a_number_that_no_office_program_writes_is_passed_over(number: str) -> None:
    level = f'<w:lvl w:ilvl="{number}"><w:start w:val="{number}"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>'
    override = f'<w:lvlOverride w:ilvl="{number}"><w:startOverride w:val="{number}"/></w:lvlOverride>'
    numbering = (
        f'<w:numbering xmlns:w="{TRANSITIONAL}"><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{override}</w:num></w:numbering>'
    )
    properties = f'<w:outlineLvl w:val="{number}"/><w:spacing w:before="{number}"/>'
    numbered = f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="1"/></w:numPr>'
    table = (
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{number}"/></w:tcPr>{p("ett")}</w:tc><w:tc>{p("två")}</w:tc></w:tr></w:tbl>'
    )
    body = f"<w:p><w:pPr>{properties}{numbered}</w:pPr><w:r><w:t>A</w:t></w:r></w:p>{table}"
    assert lines(word(body, **{"word/numbering.xml": numbering})) == ["A", "ett två"]
    heading = f'<text:h text:outline-level="{number}">B</text:h>'
    listed = f'<text:list><text:list-item text:start-value="{number}">{heading}</text:list-item></text:list>'
    assert lines(odt(listed + cells(f'<text:p>C<text:s text:c="{number}"/>D</text:p>'))) == ["B", "C D"]


def test_what_stands_in_a_point_of_a_list_is_read_whatever_it_is() -> None:
    table = cells("<text:p>i tabell</text:p>")
    body = f"<text:list><text:list-item><text:section><text:p>i avsnitt</text:p></text:section>{table}</text:list-item></text:list>"
    assert lines(odt(body)) == ["i avsnitt", "i tabell"]


def test_boxes_and_shapes_are_read_once_each_paragraph_by_itself() -> None:
    inner = "<draw:frame><draw:text-box><text:p>inre</text:p></draw:text-box></draw:frame>"
    shape = "<draw:custom-shape><text:p>ett</text:p><text:p>två</text:p></draw:custom-shape>"
    body = f"<text:p>text<draw:frame><draw:text-box><text:p>yttre{inner}</text:p></draw:text-box></draw:frame>{shape} slut</text:p>"
    assert lines(odt(body)) == ["text slut", "yttre", "inre", "ett", "två"]
