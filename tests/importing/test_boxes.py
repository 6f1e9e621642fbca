from datetime import date

from kcminutes.importing.boxes import without_boxes
from kcminutes.importing.importer import imported
from kcminutes.importing.source import Cell, Line, Source, line_of

DAY = date(2016, 12, 8)


def row(*texts: str, table: int = 1) -> Line:
    return Line(tuple(Cell(text, column) for column, text in enumerate(texts)), f"tabell {table}, rad 1", table=table)


def test_a_box_around_text_is_that_text() -> None:
    lines = without_boxes([row("Första raden\n- en punkt\nTredje raden")])
    assert [(line.text, line.bullet, line.table) for line in lines] == [
        ("Första raden", 0, 0),
        ("en punkt", 1, 0),
        ("Tredje raden", 0, 0),
    ]


def test_a_label_beside_its_text_is_a_label_above_it() -> None:
    source = Source(
        "x.docx",
        (
            line_of("Protokoll", "stycke 1"),
            line_of("1. Ekonomi", "stycke 2"),
            row("Ärendebeskrivning", "Första stycket.\nAndra stycket."),
            row("Beslut", "Budgeten fastställs.\nUtfallet noteras."),
            line_of("2. Slut", "stycke 3"),
            line_of("Mötet avslutades.", "stycke 4"),
        ),
    )
    item = imported(source, day=DAY).meeting.items[0]
    assert item.background == "Första stycket.\n\nAndra stycket."
    assert item.decisions == ("Budgeten fastställs.", "Utfallet noteras.")


def test_a_whole_meeting_in_one_box_is_read_as_any_other() -> None:
    source = Source("x.docx", (row("Protokoll\n1. Öppnande\nMötet öppnades.\n2. Slut\nMötet avslutades."),))
    assert [item.title for item in imported(source, day=DAY).meeting.items] == ["Öppnande", "Slut"]


def test_other_tables_stay_tables() -> None:
    rows = [row("Vara", "Pris"), row("Kaffe", "40 kr\nper kopp"), row("Ärende", "Beslut", table=2), row("1. A", "Ja\nNej", table=2)]
    assert without_boxes(rows) == rows
