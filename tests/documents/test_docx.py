import io
import re
import zipfile
from datetime import UTC, date, datetime, timedelta, timezone

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kcminutes.documents.errors import RenderError
from kcminutes.documents.formats.docx import docx
from kcminutes.documents.formats.own_templates import template_source
from kcminutes.documents.view import document
from kcminutes.meeting.model import Participant
from make_docx_template import TEMPLATE, template
from support.document_samples import agenda, final_minutes, meeting, minutes, said, typed_everywhere

read_word = python_docx.Document
MADE = datetime(2016, 12, 8, 13, 5, tzinfo=UTC)


def word(shown, layout="2016", *, templates=None, **options):
    """The Word file as python-docx reads it."""
    return read_word(io.BytesIO(docx(document(shown, layout, **options), templates=templates, made=MADE)))


def lines(read):
    """The style and the text of every paragraph in order, those in tables too, with ordinary spaces."""
    found = []
    for block in read.iter_inner_content():
        inside = (
            [block] if isinstance(block, Paragraph) else [p for row in block.rows for cell in row.cells for p in cell.paragraphs]
        )
        found += [(it.style.name, it.text.replace("\u00a0", " ")) for it in inside]
    return found


def texts(read, style):
    return [text for name, text in lines(read) if name == style]


def numbers(read):
    """The number or mark that Word shows before each paragraph of a list, with its text; as Word counts."""
    part = read.part.numbering_part.element
    counters, started, found = {}, set(), []
    for paragraph in read.paragraphs:
        if not paragraph.style.name.startswith(("List Bullet", "List Number")):
            continue
        own, of_style = (it.find(f"{qn('w:pPr')}/{qn('w:numPr')}") for it in (paragraph._p, paragraph.style.element))
        properties = of_style if own is None else own
        num = int(properties.find(qn("w:numId")).get(qn("w:val")))
        if num == 0:
            found.append(("", paragraph.text))
            continue
        level = int(properties.find(qn("w:ilvl")).get(qn("w:val")))
        abstract = part.xpath(f"string(./w:num[@w:numId={num}]/w:abstractNumId/@w:val)")
        start = part.xpath(f"string(./w:num[@w:numId={num}]/w:lvlOverride[@w:ilvl={level}]/w:startOverride/@w:val)")
        shown = part.xpath(f"string(./w:abstractNum[@w:abstractNumId={abstract}]/w:lvl[@w:ilvl={level}]/w:lvlText/@w:val)")
        if start and num not in started:
            counters[abstract, level] = int(start) - 1
            started.add(num)
        counters[abstract, level] = counters.get((abstract, level), 0) + 1
        found.append((re.sub(r"%\d", str(counters[abstract, level]), shown), paragraph.text))
    return found


@pytest.fixture(scope="module")
def read():
    return word(minutes())


def test_title_and_items_and_sub_items_are_real_headings_with_their_numbers(read):
    assert texts(read, "Organ") == ["Kommunchefsgruppen"]
    assert texts(read, "Title") == ["Minnesanteckningar"]
    assert texts(read, "Heading 1")[:2] == ["1.\tMötets öppnande", "2.\tFöregående minnesanteckningar"]
    assert len(texts(read, "Heading 1")) == 13
    assert texts(read, "Heading 2") == ["11.1.\tPlattform för tidiga insatser", "11.2.\tDigitala länet"]


def test_a_parts_heading_is_one_level_below_its_item(read):
    levels = [
        (paragraph.text, paragraph._p.xpath("string(./w:pPr/w:outlineLvl/@w:val)"))
        for paragraph in read.paragraphs
        if paragraph.style.name == "Heading 3"
    ]
    assert ("Ärendebeskrivning", "1") in levels
    assert levels[-1] == ("BESLUT", "2")


def test_what_when_where_and_who_stand_first_with_labels(read):
    first = [text for _, text in lines(read)[2:12]]
    assert first[:4] == [
        "Dag\ttorsdag 8 december 2016",
        "Tid\tkl. 08.32–11.58, ajournering kl. 10.00–10.15",
        "Plats\tSessionssalen, 2 tr vänster, Umeå stadshus",
        "Beslutande\tSigne Vallgren, Örnsköldsviks kommun, ordförande",
    ]
    assert "\tBeata Rosqvist, Umeå kommun (fr.o.m. ärende 4, kl. 09.15)" in first


@pytest.mark.parametrize(
    ("layout", "order"),
    [
        ("2016", ["Ärendebeskrivning", "Umeå kommun har", "Anteckning", "Gruppen talade", "BESLUT", "Varje kommun"]),
        ("2013", ["Beslut", "Varje kommun", "Ärendebeskrivning", "Umeå kommun har", "Gruppen talade"]),
    ],
)
def test_an_items_parts_stand_in_the_layouts_order(layout, order):
    shown = [text for _, text in lines(word(minutes(), layout))]
    at = shown.index("7.\tGemensam flyktingmottagning") + 2
    assert all(text.startswith(start) for text, start in zip(shown[at:], order, strict=False))


def test_status_movements_and_attachments_are_there(read):
    assert texts(read, "Status")[0].startswith("Utgick: ")
    assert "Beata Rosqvist kom kl. 09.15." in texts(read, "Kom och gick")
    assert "Bilagor\tAnteckningar_KC-möte_Umeåregionen_2016-11-10.pdf" in texts(read, "Uppgift")
    assert "\tAnteckningar_KC-möte_Umeåregionen_2016-12-01.pdf" in texts(read, "Uppgift fortsatt")


def test_a_decision_stands_in_its_own_style_with_a_bar_beside_it_and_its_lists():
    read = word(meeting(said("x", decisions=("Så här:\n\n- ett\n  - två",))))
    decided = [it for it in read.paragraphs if it.text in ("BESLUT", "Så här:", "ett", "två")]
    assert [it.style.name for it in decided] == ["Heading 3", "Beslut", "List Bullet", "List Bullet 2"]
    own = [it._p.xpath("string(./w:pPr/w:pBdr/w:left/@w:space)") for it in decided]
    assert own == ["8", "", "8", "25"]


def test_bold_italic_and_line_breaks_are_words_own(read):
    (entry,) = [it for it in read.paragraphs if it.text.startswith("Återrapport")]
    assert entry.text == "Återrapport om året som gått\nDen hålls kort och enkel."
    assert [run.bold for run in entry.runs if run.text.strip()] == [True, None]
    (italic,) = [run for it in read.paragraphs for run in it.runs if run.italic]
    assert italic.text == "Plattform för tidiga insatser"


def test_lists_nest_and_begin_and_go_on_with_the_numbers_that_were_typed():
    first = "1. ett\n2. två\n - under\n  1. djupt\n  2. djupare\n3. tre\n7. sju\n8. åtta"
    notes = f"{first}\n\nMellan\n\n1. om\n2. igen\n\nSlut\n\n0. noll\n1. ett till"
    assert numbers(word(meeting(said(notes)))) == [
        *(("1.", "ett"), ("2.", "två"), ("–", "under"), ("1.", "djupt"), ("2.", "djupare"), ("3.", "tre")),
        *(("7.", "sju"), ("8.", "åtta"), ("1.", "om"), ("2.", "igen"), ("0.", "noll"), ("1.", "ett till")),
    ]


def test_lists_go_deeper_than_words_list_styles():
    read = word(meeting(said("\n".join(f"{' ' * depth}- nivå {depth}" for depth in range(8)))))
    found = [(it.style.name, it._p.xpath("string(./w:pPr/w:numPr/w:ilvl/@w:val)")) for it in read.paragraphs if "nivå" in it.text]
    assert found[0] == ("List Bullet", "")
    assert found[4:] == [("List Bullet 5", ""), ("List Bullet 5", "5"), ("List Bullet 5", "6"), ("List Bullet 5", "7")]


def test_a_second_paragraph_of_an_entry_stands_under_the_first():
    assert lines(word(meeting(said("- ett\n\n  mer om ett\n- två"))))[6:9] == [
        ("List Bullet", "ett"),
        ("List Continue", "mer om ett"),
        ("List Bullet", "två"),
    ]


def test_a_number_that_word_cannot_count_to_is_typed_out():
    assert numbers(word(meeting(said("170424. en dag\n170425. en till\n5. fem")))) == [
        ("", "170424. en dag"),
        ("", "170425. en till"),
        ("5.", "fem"),
    ]


def test_actions_are_a_table_with_a_repeated_header_and_rows_that_do_not_split(read):
    table = next(block for block in read.iter_inner_content() if isinstance(block, Table))
    assert table.style.name == "Åtgärder"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["ÅTGÄRDER", "SLUTDATUM", "ANSVARIG"],
        [
            "Ta reda på hur kommunerna kan samarbeta om antalet avvisningar ökar. Frågan bevakas av kansliet.",
            "2017-05-08",
            "Greta Öhlin\nFolke Brännmark",
        ],
        ["Bjuda in till en ny träff i vår", "2017-04-24", ""],
        ["Skicka ut medborgarlöftena", "", "Greta Öhlin"],
    ]
    assert [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows] == [True, False, False, False]
    assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)
    assert table._tbl.xpath("string(./w:tblPr/w:tblCaption/@w:val)") == "Åtgärder i ärende 6"


def test_headings_keep_with_what_follows_and_the_last_paragraph_with_the_signatures(read):
    assert all(
        read.styles[name].paragraph_format.keep_with_next for name in ("Heading 1", "Heading 2", "Heading 3", "Tabellrubrik")
    )
    (last,) = [it for it in read.paragraphs if it.text == "Ordföranden tackade och avslutade mötet."]
    assert last.paragraph_format.keep_with_next


def test_the_signatures_stand_last_side_by_side(read):
    assert [cell.text for cell in read.tables[-1].rows[0].cells] == [
        "Greta Öhlin\nSekreterare",
        "Signe Vallgren\nOrdförande",
        "Nils-Erik Hägglöf\nJusteras",
    ]
    assert not word(agenda()).tables


def part_text(part):
    return "".join(found.text or "" for found in part._element.iter(qn("w:t")))


def test_utkast_stands_in_both_headers_of_a_draft_and_nowhere_in_what_is_final(read):
    (section,) = read.sections
    assert section.different_first_page_header_footer
    for header in (section.first_page_header, section.header):
        assert part_text(header).endswith("\u00a0UTKAST\u00a0")
        assert header._element.xpath('.//*[local-name()="textpath"]/@string') == ["UTKAST"]
    assert part_text(section.header).startswith("Kommunchefsgruppen · Minnesanteckningar 2016-12-08")
    with zipfile.ZipFile(io.BytesIO(docx(document(final_minutes())))) as package:
        assert not [name for name in package.namelist() if b"UTKAST" in package.read(name)]


def test_every_page_has_its_number_and_how_many_they_are(read):
    (section,) = read.sections
    for footer in (section.first_page_footer, section.footer):
        assert footer._element.xpath(".//w:fldSimple/@w:instr") == [" PAGE ", " NUMPAGES "]
        assert part_text(footer) == "1 (1)"


def test_paper_language_and_fonts(read):
    (section,) = read.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert read.styles.element.xpath("string(./w:docDefaults//w:lang/@w:val)") == "sv-SE"
    assert read.styles.element.xpath("string(./w:docDefaults//w:rFonts/@w:ascii)") == "Cambria"


def test_the_files_properties_tell_what_it_is(read):
    properties = read.core_properties
    assert properties.title == "Minnesanteckningar – Kommunchefsgruppen 2016-12-08"
    assert (properties.author, properties.last_modified_by) == ("Greta Öhlin", "Greta Öhlin")
    assert properties.subject == "Kommunchefsgruppen"
    assert properties.keywords == "Minnesanteckningar, Kommunchefsgruppen, 2016-12-08"
    assert properties.language == "sv-SE"
    assert (properties.created, properties.modified) == (MADE, MADE)


def test_properties_may_be_longer_than_word_takes_and_hold_signs_of_xml():
    properties = word(meeting(body="A & B <c> " + "å" * 300)).core_properties
    assert properties.subject.startswith("A & B <c> åå")
    assert len(properties.title) == 255


def test_the_time_it_was_made_is_the_same_whatever_the_zone():
    shown = document(minutes())
    assert docx(shown, made=MADE) == docx(shown, made=MADE.astimezone(timezone(timedelta(hours=2))))
    assert docx(shown, made=MADE) != docx(shown, made=MADE + timedelta(minutes=1))


def test_a_list_of_items_stands_before_them_when_asked_for():
    shown = lines(word(minutes(), outline=True))
    at = shown.index(("Heading 1", "Dagordning"))
    assert shown[at + 1] == ("Dagordning", "1.\tMötets öppnande")
    assert ("Dagordning 2", "11.1.\tPlattform för tidiga insatser") in shown
    assert ("Dagordning", "8.\tInförande av PA-system – Utgick: styrgruppen hade möte samtidigt.") in shown
    assert at < shown.index(("Heading 1", "1.\tMötets öppnande"))


def test_a_summary_has_all_decisions_and_all_actions_when_asked_for():
    read = word(minutes(), summary=True)
    shown = lines(read)
    at = shown.index(("Heading 1", "Sammanfattning"))
    assert shown[at + 1 : at + 3] == [("Heading 3", "Beslut"), ("Beslut", "4. Inför regionrådets möte 9/12")]
    assert shown[at + 3][0] == "Beslut"
    assert ("Heading 3", "Åtgärder") in shown
    rows = [[cell.text for cell in row.cells] for row in read.tables[0].rows]
    assert rows[0] == ["ÄRENDE", "ÅTGÄRDER", "SLUTDATUM", "ANSVARIG"]
    assert rows[2] == ["6", "Bjuda in till en ny träff i vår", "2017-04-24", ""]


def test_a_note_and_the_approval_are_there_only_if_there_are_any():
    shown = document(final_minutes())
    told = replace(shown, note="Utdrag: ärende 4.", approval="Fastställt den 19 januari 2017.")
    read = read_word(io.BytesIO(docx(told)))
    assert texts(read, "Subtitle") == ["Utdrag: ärende 4."]
    assert texts(read, "Fastställt") == ["Fastställt den 19 januari 2017."]
    without = read_word(io.BytesIO(docx(replace(shown, note="", approval=""))))
    assert not texts(without, "Subtitle") + texts(without, "Fastställt")


def test_the_day_of_signing_stands_below_the_name_instead_of_a_line_above_it():
    shown = document(final_minutes())
    signed = tuple(replace(it, signed=str(date(2017, 1, 19))) for it in shown.signatures)
    read = read_word(io.BytesIO(docx(replace(shown, signatures=signed))))
    name = read.tables[-1].rows[0].cells[2].paragraphs[0]
    assert name._p.xpath("string(./w:pPr/w:pBdr/w:top/@w:color)") == "FFFFFF"
    assert read.tables[-1].rows[0].cells[2].text.endswith("\nJusteras 2017-01-19")


PIECES = (
    *(
        "ord",
        "Åäö",
        "- ",
        "1. ",
        "17. ",
        "**",
        "*",
        "<b>",
        "</w:t>",
        "&amp;",
        "&",
        '"',
        "{{ document.title }}",
        "{% for %}",
        "{%p endif %}",
    ),
    *(
        "{_{",
        "%_}",
        "{#",
        "\n",
        "\n\n",
        " ",
        "  ",
        "\t",
        "\x0b",
        "\x00",
        "\x1b",
        "\ufffe",
        "\ud800",
        "]]>",
        "å" * 300,
        "🗳️",
        "\u00a0",
    ),
)
TYPED = st.lists(st.sampled_from(PIECES)).map("".join)


def letters(text):
    return "".join(char for char in text if char.isalpha() or char in "{}<>&%_#")


@settings(max_examples=25)
@given(text=TYPED)
@example(text="{{ document.title }} {% for x %} {_{ y }_} </w:t> & \ufffe {%p if %} {{p x }}")
def test_all_that_is_typed_is_text_in_the_file_in_order(text):
    line = " ".join(text.split()) or "x"
    item = typed_everywhere(text, line)
    read = word(meeting(item, people=(Participant(name=line, organisation=line),), place=line, body=line))
    found = letters("".join(text for _, text in lines(read)))
    at = 0
    # Body; place; name and organisation; title, Dnr, presenter and attachment; notes, decision and action; who is responsible.
    for piece in map(letters, [*[line] * 8, text, text, text, line]):
        at = found.index(piece, at) + len(piece)


def test_the_built_in_template_is_the_one_that_the_script_makes():
    assert TEMPLATE.read_bytes() == template() == template_source("docx")


def test_the_built_in_template_has_few_and_readable_tags():
    tags = [it.text for it in read_word(io.BytesIO(template())).paragraphs if "{" in it.text]
    assert len(tags) == 17
    assert max(map(len, tags)) < 50


def test_a_template_with_a_letterhead_and_a_picture_keeps_them(tmp_path):
    own = read_word(io.BytesIO(template()))
    own.sections[0].first_page_header.paragraphs[0].insert_paragraph_before("Umeåregionens kansli, {{ document.body }}")
    own.add_paragraph("Slutord för {{ document.title }}")
    own.styles["Beslut"].paragraph_format.left_indent = 100000
    own.save(tmp_path / "minutes.docx")
    read = word(minutes(), templates=tmp_path)
    assert read.sections[0].first_page_header.paragraphs[0].text == "Umeåregionens kansli, Kommunchefsgruppen"
    assert read.paragraphs[-1].text == "Slutord för Minnesanteckningar"
    assert len(texts(read, "Heading 1")) == 13


def test_a_template_may_loop_over_the_items_on_its_own(tmp_path):
    own = read_word(io.BytesIO(template()))
    (whole,) = [it for it in own.paragraphs if "sections" in it.text]
    whole.insert_paragraph_before("{%p for section in document.sections %}")
    whole.insert_paragraph_before("Ärende {{ section.number }}: {{ section.title }}", style="Heading 1")
    whole.insert_paragraph_before("{%p for part in section.parts if part.kind == 'prose' %}")
    whole.insert_paragraph_before("{{p part.blocks | prose }}")
    whole.insert_paragraph_before("{%p endfor %}")
    whole.text = "{%p endfor %}"
    own.save(tmp_path / "minutes.docx")
    read = word(meeting(said("{{ ett }} & två\n\n1. tre", title="A & <B>")), templates=tmp_path)
    assert texts(read, "Heading 1") == ["Ärende 1: A & <B>"]
    assert texts(read, "Normal") == ["{{ ett }} & två"]
    assert numbers(read) == [("1.", "tre")]


def test_styles_are_found_by_name_whatever_a_swedish_word_calls_them_inside(tmp_path):
    swedish = {"Heading1": "Rubrik1", "ListBullet": "Punktlista", "ListNumber": "Numreradlista"}
    with zipfile.ZipFile(tmp_path / "minutes.docx", "w") as copy, zipfile.ZipFile(TEMPLATE) as package:
        for name in package.namelist():
            text = package.read(name).decode()
            for english, own in swedish.items():
                text = text.replace(f'"{english}"', f'"{own}"')
            copy.writestr(name, text)
    read = word(meeting(said("- ett\n\n2. två")), templates=tmp_path)
    assert lines(read)[5:8] == [("Heading 1", "1.\tEtt ärende"), ("List Bullet", "ett"), ("List Number", "två")]
    assert numbers(read) == [("•", "ett"), ("2.", "två")]


def test_a_clock_before_the_first_time_of_a_zip_file_is_told(monkeypatch):
    monkeypatch.setattr("time.time", lambda: 1_000_000.0)
    with pytest.raises(RenderError, match=r"^Datorns klocka går före 1980, .*; ställ klockan\.$"):
        docx(document(minutes()))
