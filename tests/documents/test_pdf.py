import io
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from kcminutes.documents.errors import RenderError
from kcminutes.documents.formats.export import export
from kcminutes.documents.view import document
from kcminutes.meeting.model import Action, Item
from support.document_samples import agenda, final_minutes, meeting, minutes, said

MADE = datetime(2016, 12, 8, 13, 5, tzinfo=UTC)


def read(shown, layout="2016", *, outline=False, summary=False, **options):
    made = document(shown, layout, outline=outline, summary=summary)
    return PdfReader(io.BytesIO(export(made, "pdf", made=MADE, **options)))


def text_of(reader):
    """The text of all pages, with runs of white space as one space."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture(scope="module")
def pages():
    return read(minutes())


def test_it_declares_pdf_ua_1_and_pdf_a_2a(pages):
    metadata = pages.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1<" in metadata
    assert "<pdfaid:part>2<" in metadata
    assert "<pdfaid:conformance>A<" in metadata
    assert pages.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_it_has_language_title_author_keywords_and_the_time_it_was_made(pages):
    assert pages.trailer["/Root"]["/Lang"] == "sv"
    assert pages.metadata.title == "Minnesanteckningar – Kommunchefsgruppen 2016-12-08"
    assert pages.metadata.author == "Greta Öhlin"
    assert pages.metadata.keywords == "Minnesanteckningar, Kommunchefsgruppen, 2016-12-08"
    assert pages.metadata.creation_date == MADE


def test_the_same_meeting_at_the_same_time_gives_the_same_bytes():
    assert export(document(minutes()), "pdf", made=MADE) == export(document(minutes()), "pdf", made=MADE)


def test_items_and_sub_items_are_bookmarks_with_numbers(pages):
    titles = [[part.title for part in mark] if isinstance(mark, list) else mark.title for mark in pages.outline]
    assert titles[0] == "1. Mötets öppnande"
    assert ["11.1. Plattform för tidiga insatser", "11.2. Digitala länet"] in titles


def structure(reader):
    """How many tags of each kind the document has."""
    found: dict[Any, int] = {}

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for part in node:
                walk(part)
        elif isinstance(node, dict):
            found[node.get("/S")] = found.get(node.get("/S"), 0) + 1
            if "/K" in node and node.get("/Type") != "/MCR":
                walk(node["/K"])

    for kid in [reader.trailer["/Root"]["/StructTreeRoot"]["/K"]]:
        walk(kid)
    return found


def test_headings_lists_and_tables_are_tagged(pages):
    tags = structure(pages)
    assert tags["/H1"] == 13
    assert tags["/H2"] >= 2
    assert tags["/L"] == 3
    assert tags["/Table"] == 3
    assert tags["/TH"] == 9


def test_the_list_of_items_is_tagged_as_one_and_links_to_each():
    tags = structure(read(minutes(), outline=True, summary=True))
    assert tags["/TOC"] >= 1
    assert tags["/TOCI"] == 15
    assert tags["/Link"] == 15 + 3 + 5  # the list of items, the summary's decisions, its actions
    assert tags["/H1"] == 13 + 2
    assert tags["/TH"] == 9 + 4


def test_the_summary_has_bookmarks_of_its_own_before_the_items():
    titles = [mark.title for mark in read(minutes(), outline=True, summary=True).outline if not isinstance(mark, list)]
    assert titles[:3] == ["Dagordning", "Sammanfattning", "1. Mötets öppnande"]


def test_every_page_tells_its_number_and_is_marked_utkast(pages):
    count = len(pages.pages)
    assert count > 1
    for number, page in enumerate(pages.pages, 1):
        assert f"{number} ({count})" in page.extract_text()
        assert "UTKAST" in page.extract_text()


def test_what_is_final_and_a_kallelse_are_not_marked():
    assert "UTKAST" not in text_of(read(final_minutes()))
    assert "UTKAST" not in text_of(read(agenda()))


def test_notes_come_before_the_decision_in_2016_and_after_it_in_2013():
    shown = meeting(said("Sagt här.", decisions=("Beslutat här.",)))
    assert text_of(read(shown)).index("Sagt här.") < text_of(read(shown)).index("Beslutat här.")
    text = text_of(read(shown, layout="2013"))
    assert text.index("Beslutat här.") < text.index("Sagt här.")


STRANGE = ["漢字", "😀👍🏽", "\ue000", "\uffff", "\U0010ffff", "Привет", "שלום", "مرحبا", "\u200d\u200b", "ﷺ", "𝔘", "\u0378"]


@pytest.mark.parametrize("strange", STRANGE)
def test_characters_that_no_font_has_never_stop_the_export(strange):
    text = text_of(read(meeting(Item(title=f"Före {strange} efter", notes=strange, actions=(Action(text=strange),)))))
    assert "Före" in text
    assert "efter" in text


def test_what_cannot_be_printed_is_a_square_that_a_note_explains():
    text = text_of(read(meeting(said("före \U0010ffff efter"))))
    assert "före □ efter" in text
    assert "□ står för ett tecken som inte kunde skrivas ut." in text
    assert "□" not in text_of(read(meeting(said("inget märkligt"))))


def test_a_panic_in_typst_does_not_stop_the_export(capfd):
    words = " ".join(map(chr, range(0x7D0, 0x7F6)))  # these make Typst 0.15.1 panic; when they no longer do, the guard can go
    assert "Efteråt." in text_of(read(meeting(said(f"{words}\n\nEfteråt."))))


@settings(max_examples=15)
@given(st.text("abcÅÄÖ #$*_`\\<>@[]{}()=+-/~^&\"'|.,:;!?%\n", max_size=400))
def test_nothing_typed_is_taken_for_markup(text):
    expected = "".join(char for char in text if char.isalpha())
    shown = meeting(Item(title="x", notes=text, actions=(Action(text=text or "x"),)))
    found = "".join(char for char in text_of(read(shown)) if char.isalpha())
    assert found.count(expected) >= 2 or not expected


def test_a_template_of_the_users_replaces_the_built_in_one(tmp_path):
    (tmp_path / "minutes.typ").write_text(
        "#let doc = json(bytes(sys.inputs.document))\n#set document(title: doc.name)\nEgen mall för #doc.body: "
        "#doc.mark #doc.sections.len()"
    )
    assert "Egen mall för Kommunchefsgruppen" in text_of(read(minutes(), templates=tmp_path))


@pytest.mark.parametrize("fault", ["#let x = ", "#okänt", "#panic()"])
def test_a_faulty_template_is_told_with_name_and_line(fault, tmp_path):
    (tmp_path / "minutes.typ").write_text(f"ett\n\n{fault}\n", encoding="utf-8")
    with pytest.raises(RenderError, match=r"^Mallen minutes\.typ har ett fel på rad 3: .+\.$"):
        export(document(meeting()), "pdf", templates=tmp_path)
