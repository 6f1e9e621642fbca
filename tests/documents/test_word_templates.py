"""Word templates as other programs save them, and what keeps together on a Word page."""

import io
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from msgspec.structs import replace

from kcminutes.documents.formats.export import export
from kcminutes.documents.formats.own_templates import TEMPLATES, template_source
from kcminutes.documents.view import LAYOUTS, Layout, document
from kcminutes.meeting.model import Action, FollowUp, Item, Meeting, Participant
from kcminutes.meeting.states import Standing
from support.document_samples import meeting, minutes, said

OFFICE = shutil.which("soffice")
# What LibreOffice up to 7.3 calls the relationship to the properties, and what the standard does.
OLD_NAME = b"http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
NAME = b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def saved_by_an_old_libreoffice(folder: Path) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template_source("docx"))) as package, zipfile.ZipFile(content, "w") as copy:
        for name in package.namelist():
            copy.writestr(name, package.read(name).replace(NAME, OLD_NAME) if name == "_rels/.rels" else package.read(name))
    return content.getvalue()


def saved_by_libreoffice(folder: Path) -> bytes:
    assert OFFICE
    (folder / "mall.docx").write_bytes(template_source("docx"))
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [OFFICE, home, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "ut"), "mall.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return (folder / "ut" / "mall.docx").read_bytes()


SAVERS = [
    saved_by_an_old_libreoffice,
    pytest.param(saved_by_libreoffice, marks=pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")),
]


@pytest.mark.parametrize("saved", SAVERS)
def test_a_template_saved_by_libreoffice_gives_a_whole_file_with_all_that_it_has_to_show(
    saved: Callable[[Path], bytes], tmp_path: Path
) -> None:
    (tmp_path / TEMPLATES["docx"]).write_bytes(saved(tmp_path))
    made = export(document(minutes(), outline=True, summary=True), "docx", templates=tmp_path)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert Counter(package.namelist()).most_common(1)[0][1] == 1
        types = package.read("[Content_Types].xml").decode()
        assert types.count("/docProps/core.xml") == 1
        headers = "".join(package.read(name).decode() for name in package.namelist() if "header" in name)
    read = docx.Document(io.BytesIO(made))
    assert read.core_properties.title.startswith("Minnesanteckningar")
    own = docx.Document(io.BytesIO(export(document(minutes(), outline=True, summary=True), "docx")))
    assert [paragraph.text for paragraph in read.paragraphs] == [paragraph.text for paragraph in own.paragraphs]
    assert len(read.tables) == len(own.tables)
    assert headers.count("UTKAST") == 4  # across the page and in the corner, on the first page and on the others
    assert "Kommunchefsgruppen · Minnesanteckningar 2016-12-08" in headers


# What keeps together.


def word(shown: Meeting, layout: Layout = "2016") -> WordDocument:
    return docx.Document(io.BytesIO(export(document(shown, layout), "docx")))


def kept(paragraph: Paragraph) -> tuple[bool, bool]:
    """Whether the paragraph keeps with the next, and its lines with each other, by itself."""
    return bool(paragraph.paragraph_format.keep_with_next), bool(paragraph.paragraph_format.keep_together)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "item",
    [
        said("Ett.\n\nTvå.", actions=(Action(text="Gör"),)),
        said("Ett.\n\n- två\n- tre", actions=(Action(text="Gör"),)),
        said("Ett.", decisions=("Beslutat.\n\nI två stycken.",), actions=(Action(text="Gör"),)),
        said("Ett.", decisions=("Ord " * 900,), actions=(Action(text="Gör"),)),
        Item(title="x", actions=(Action(text="Gör"),)),
        Item(title="x", reference="KS 1", actions=(Action(text="Gör"),)),
    ],
)
def test_what_stands_before_a_table_goes_along_with_it(item: Item, layout: Layout) -> None:
    body = word(meeting(item), layout).element.body
    (table,) = [element for element in body.iter(qn("w:tbl")) if "Åtgärder" in (element.xpath("string(.//w:tblCaption/@w:val)"))]
    before = Paragraph(table.getprevious(), None)  # type: ignore[arg-type]
    style = word(meeting(item), layout).styles.element.xpath(f"boolean(./w:style[@w:styleId='{before._p.style}']/w:pPr/w:keepNext)")
    assert before.paragraph_format.keep_with_next or style


def test_two_tables_have_a_paragraph_between_them_and_the_first_ones_last_row_goes_along() -> None:
    heard = FollowUp(meeting=date(2016, 11, 10), action="m2c6tt", text="Det", standing=Standing.DONE)
    read = word(meeting(Item(title="x", follow_ups=(heard, heard), actions=(Action(text="Gör"),))))
    between = read.tables[0]._tbl.getnext()
    assert between.tag == qn("w:p")
    assert between.getnext() is read.tables[1]._tbl
    assert kept(Paragraph(between, read._body))[0]
    rows = read.tables[0].rows
    assert [all(kept(it)[0] for cell in row.cells for it in cell.paragraphs) for row in rows[1:]] == [False, True]


def test_a_short_decision_is_kept_on_one_page_and_a_long_one_may_be_parted() -> None:
    short = [
        it for it in word(meeting(said("x", decisions=("Ett.", "Två.\n\nTre.")), said("y"))).paragraphs if it.style.name == "Beslut"
    ]
    assert [kept(it) for it in short] == [(True, True), (True, True), (False, True)]
    long = [
        it for it in word(meeting(said("x", decisions=("Ord " * 900, "Två.")), said("y"))).paragraphs if it.style.name == "Beslut"
    ]
    assert [kept(it) for it in long] == [(False, False), (False, False)]


def test_words_are_hyphenated_in_swedish_in_the_tables_cells_only() -> None:
    read = word(minutes())
    assert read.settings.element.find(qn("w:autoHyphenation")) is not None
    languages = read.styles.element.xpath("./w:docDefaults//w:lang/@w:val")
    assert languages == ["sv-SE"]
    off = {
        style.name: style.element.xpath("string(./w:pPr/w:suppressAutoHyphens/@w:val)")
        for style in read.styles
        if style.element.xpath("./w:pPr/w:suppressAutoHyphens")
    }
    assert off == {"Normal": "", "Heading 1": "", "Heading 2": "", "Heading 3": "", "Tabelltext": "0"}


@pytest.mark.parametrize(("count", "rows"), [(1, [3]), (2, [2, 2]), (3, [3, 2]), (4, [3, 3])])
def test_many_who_sign_stand_in_rows(count: int, rows: list[int]) -> None:
    people = [Participant(name=f"Justerare {number}", roles=("justerare",)) for number in range(count)]
    table = word(meeting(said("x"), people=tuple(people))).tables[-1]
    names = [[cell.paragraphs[1].text for cell in row.cells if cell.paragraphs[1].text] for row in table.rows]
    assert list(map(len, names)) == rows
    assert [name for row in names for name in row] == ["Sekreterare", "Ordförande", *["Justeras"] * count]


def test_a_name_that_has_no_room_breaks_after_its_signs_and_any_other_is_as_it_was_typed() -> None:
    short, long = "Anteckningar_KC-möte_2016-11-10.pdf", "Anteckningar_KC-möte_Umeåregionen_" + "med_kommentarer_" * 3 + "2016.pdf"
    item = said(f"Se {short} och {long}, <a/b_c> & http://a.se.", attachments=(short,))
    read = word(meeting(replace(item, actions=(Action(text=f"Skicka {short} nu", responsible=("Umeå/Vännäs",)),))))
    texts = [paragraph.text for paragraph in read.paragraphs]
    broken = long.replace("_", "_\u200b")
    assert f"Se {short} och {broken}, <a/b_c> & http://a.se." in texts
    assert any(text.endswith(short) and "\u200b" not in text for text in texts)
    cells = [cell.text for cell in read.tables[0].rows[1].cells]
    assert (cells[0], cells[2]) == ("Skicka " + short.replace("_", "_\u200b") + " nu", "Umeå/Vännäs")
