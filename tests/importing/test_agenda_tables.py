"""A kallelse whose agenda is a table, with sections of some of its items below."""

import io
from collections.abc import Sequence
from datetime import date

import pytest
from docx import Document

from kcminutes.importing.action_rows import ActionReader
from kcminutes.importing.importer import imported
from kcminutes.importing.reading import pasted, source_of
from kcminutes.meeting.model import Meeting

ITEMS = ("Mötets öppnande", "Föregående anteckningar", "Polisen – externt besök", "Digital strategi", "Övriga frågor", "Avslutande")
PRESENTERS = {"Polisen – externt besök": "Cia Lund", "Digital strategi": "Dan Holm"}
SECTIONS = {
    "Polisen – externt besök": ("Polisen berättar om läget i regionen.", "Informationen noteras."),
    "Digital strategi": ("Strategin har varit på remiss i kommunerna.", "Strategin antas."),
}


def kallelse(form: str, titles: tuple[str, ...]) -> Meeting:
    """The kallelse, with a section of each of the titles under a heading of the form."""
    document = Document()
    document.add_heading("Kallelse till Kommunchefsgruppen", 0)
    document.add_paragraph("Dag: 2016-12-08")
    document.add_heading("Dagordning", 1)
    table = document.add_table(rows=1, cols=3)
    rows = [("Nr", "Ärende", "Föredragande")]
    rows += [(str(number), title, PRESENTERS.get(title, "")) for number, title in enumerate(ITEMS, 1)]
    for row, texts in zip((table.rows[0], *(table.add_row() for _ in rows[1:])), rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for title in titles:
        document.add_heading(form.format(ITEMS.index(title) + 1, title), 2)
        background, proposal = SECTIONS[title]
        for text in ("Ärendebeskrivning", background, "Förslag till beslut", proposal):
            document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return imported(source_of(out.getvalue(), "kallelse.docx")).meeting


@pytest.mark.parametrize("form", ["{0}. {1}", "{1}", "§ {0} {1}"])
@pytest.mark.parametrize("titles", [tuple(SECTIONS), ("Digital strategi",)])
def test_a_section_below_the_table_belongs_to_its_row_and_the_rows_presenter_stays(form: str, titles: tuple[str, ...]) -> None:
    items = kallelse(form, titles).items
    assert [item.title for item in items] == list(ITEMS)
    assert {item.title: item.presenters for item in items if item.presenters} == {one: (who,) for one, who in PRESENTERS.items()}
    told = {item.title: (item.background, "\n".join(item.proposals)) for item in items if item.background or item.proposals}
    assert told == {title: SECTIONS[title] for title in titles}


@pytest.mark.parametrize(
    "line",
    [
        "Torsdag 8 december 2016 kl. 8.30–12.00, Hjälmen, Umeå stadshus",
        "Torsdag 8 december 2016 kl. 8.30–12.00 · Hjälmen, Umeå stadshus",
        "Torsdagen den 8 december 2016, 8.30–12.00 Hjälmen, Umeå stadshus",
        "8 december 2016 kl. 8.30-12.00 | Hjälmen, Umeå stadshus",
    ],
)
def test_the_room_before_the_house_is_of_the_place(line: str) -> None:
    head = imported(pasted(f"Kallelse till Kommunchefsgruppen\n\n{line}\n\n1. Öppnande\n2. Övrigt\n")).meeting.head
    assert head.place == "Hjälmen, Umeå stadshus"


def test_what_stands_under_the_title_in_its_cell_is_the_items_text_once() -> None:
    document = Document()
    document.add_paragraph("Dag: 2016-12-08")
    table = document.add_table(rows=1, cols=2)
    rows = [("Ärende", "Föredragande"), *((f"{title}\nEn rad om {title}.", "") for title in ITEMS)]
    for row, texts in zip((table.rows[0], *(table.add_row() for _ in rows[1:])), rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    items = imported(source_of(out.getvalue(), "kallelse.docx")).meeting.items
    assert [(item.title, item.background) for item in items] == [(title, f"En rad om {title}.") for title in ITEMS]


@pytest.mark.parametrize("text", ["→", "→ ", "-> \t"])
def test_an_arrow_with_nothing_after_it_is_no_action(text: str) -> None:
    assert ActionReader(date(2016, 12, 8)).inline(text) is None


def test_a_bracket_that_was_never_closed_is_left_open() -> None:
    text = "Kallelse\n\nDag: 2016-12-08\n\n1. Öppnande\n2. Budget (delår\n"
    text += "3. Beslut (se nedan 10 min\n4. Mer (Lisa Ek, 15 min)\n5. Slut"
    items = imported(pasted(text)).meeting.items
    assert [item.title for item in items] == ["Öppnande", "Budget (delår", "Beslut (se nedan", "Mer", "Slut"]
    assert items[3].presenters == ("Lisa Ek",)


@pytest.mark.parametrize("short", ["tjg", "tjänstg"])
def test_substitutes_who_do_not_serve_make_a_text_minutes_by_either_short_form(short: str) -> None:
    text = "Dag: 2016-12-08\n\n1. Öppnande\n2. Ekonomi\n3. Slut\n\n"
    text += f"{short} ersättare: Eva Ek, Bo Alm\n\nEj {short} ersättare: Per Ask, Siv Lund"
    assert imported(pasted(text)).is_minutes


def test_a_table_of_many_columns_has_the_items_though_headings_in_bold_stand_around_it() -> None:
    document = Document()
    document.add_paragraph("Dag: 2016-12-08")
    for text in ("Styrgruppen", "Föredragningslista", "Handlingar"):
        document.add_paragraph().add_run(text).bold = True
    table = document.add_table(rows=0, cols=6)
    rows = [("KL", "NR", "Beslutsorgan", "Ärende", "DNR", "Handlingar bifogas")]
    rows += [(f"1{number}.00", str(number), "KD", title, "", "X") for number, title in enumerate(ITEMS, 1)]
    for texts in rows:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.add_paragraph().add_run("Meddelanden").bold = True
    out = io.BytesIO()
    document.save(out)
    meeting = imported(source_of(out.getvalue(), "k.docx")).meeting
    assert [item.title for item in meeting.items][: len(ITEMS)] == [*ITEMS]


def test_headings_with_the_numbers_of_the_list_above_them_are_its_items() -> None:
    document = Document()
    document.add_heading("Kommunstyrelsen", 1)
    document.add_heading("Ärendelista 8 december 2016", 2)
    for number, title in enumerate(ITEMS, 1):
        document.add_paragraph(f"{number}. {title}")
    for number, title in enumerate(ITEMS[:4], 1):
        document.add_heading(f"{number}. {title}", 2)
        document.add_paragraph("Läget är gott.")
    out = io.BytesIO()
    document.save(out)
    meeting = imported(source_of(out.getvalue(), "k.docx")).meeting
    assert (meeting.head.day, [item.title for item in meeting.items]) == (date(2016, 12, 8), [*ITEMS])


def table_in_word(*tables: Sequence[tuple[str, ...]], between: str = "2 (3)") -> Meeting:
    """A kallelse of the tables, with a page's number between two of them."""
    document = Document()
    document.add_heading("Kallelse till Kommunchefsgruppen", 0)
    document.add_paragraph("Dag: 2016-12-08")
    for turn, rows in enumerate(tables):
        if turn:
            document.add_paragraph(between)
        table = document.add_table(rows=0, cols=len(rows[0]))
        for texts in rows:
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return imported(source_of(out.getvalue(), "kallelse.docx")).meeting


HEAD = ("Nr", "Ärende", "Föredragande")


def test_a_table_that_goes_on_on_the_next_page_with_its_head_again_is_one() -> None:
    first = [HEAD, ("1", "Öppnande", ""), ("2", "Budget", "Cia Lund")]
    second = [HEAD, ("3", "Larm", "HR-chef Dan Holm"), ("4", "Avslutning", "")]
    items = table_in_word(first, second).items
    assert [item.title for item in items[:4]] == ["Öppnande", "Budget", "Larm", "Avslutning"]
    assert [item.presenters for item in items[:4]] == [(), ("Cia Lund",), ("Dan Holm",), ()]
    assert items[1].background == ""


def test_a_head_that_is_repeated_within_a_table_is_no_text_of_the_item_above() -> None:
    items = table_in_word([HEAD, ("1", "Öppnande", ""), ("2", "Budget", ""), HEAD, ("3", "Larm", "")]).items
    assert [(item.title, item.background) for item in items[:3]] == [("Öppnande", ""), ("Budget", ""), ("Larm", "")]


def test_numbers_under_the_word_for_items_have_their_titles_in_the_next_column() -> None:
    rows = [
        ("Ärende", "Information", "Dnr"),
        ("1", "Öppnande", ""),
        ("2", "Budget", "KS 2016/4"),
        ("", "Till nämnden", ""),
        ("3", "Larm", ""),
    ]
    items = table_in_word(rows).items
    assert [(item.title, item.reference) for item in items[:3]] == [("Öppnande", ""), ("Budget", "KS 2016/4"), ("Larm", "")]


def test_points_in_the_second_column_of_a_table_of_text_are_of_the_row_above() -> None:
    text = (
        "Kallelse\n\nDag: 2016-12-08\n\nNr\tÄrende\tDnr\n1\tInformation\n\t- Resor\n\t- Vikarier\n2\tBudget\tKS 2016/4\n3\tSlut\n"
    )
    items = imported(source_of(text.encode(), "kallelse.txt")).meeting.items
    assert [item.title for item in items[:3]] == ["Information", "Budget", "Slut"]


def test_a_dash_left_of_a_columns_head_is_of_the_column_that_it_stands_in() -> None:
    from kcminutes.importing.printed_rows import in_columns
    from kcminutes.importing.source import Cell, Line

    head = Line((Cell("Nr", 76, 88), Cell("Ärende", 98, 130), Cell("Föredragande", 242, 300)), "")
    row = Line((Cell("7", 76, 80), Cell("Förslag", 98, 140), Cell("-", 230, 234)), "")
    assert in_columns(row, head) == ["7", "Förslag -", ""]
