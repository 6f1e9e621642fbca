from datetime import date

import typst

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import source_of
from kcminutes.importing.result import Imported
from kcminutes.importing.source import Source

HEAD = '#set page(paper: "a4", margin: 2.5cm)\n#set text(11pt, hyphenate: false)\n#set document(date: none)\n'
PROSE = "Här står en lång text om allt som hände, så att raden blir full och bryts flera gånger innan den tar slut på sidan. " * 3


def pdf(text: str) -> Source:
    return source_of(bytes(typst.compile(f"{HEAD}{text}".encode())), "x.pdf")


def read(text: str) -> Imported:
    return imported(pdf(text))


def test_paragraphs_are_whole_again() -> None:
    items = read(f"Protokoll 2016-12-08\n\n1. Öppnande\n\n{PROSE}\n\nMötet öppnades.\n\n2. Slut\n\nTack.").meeting.items
    assert items[0].notes == f"{PROSE.strip()}\n\nMötet öppnades."


def test_what_stands_on_every_page_is_kept_apart() -> None:
    page = '#set page(header: [Bygdens kommun · Protokoll #h(1fr) #context counter(page).display("1 (1)", both: true)])\n'
    text = "\n\n".join(f"{number}. Ärende\n\n{PROSE * 6}" for number in range(1, 5))
    source = pdf(f"{page}Protokoll 2016-12-08\n\n{text}")
    assert len({line.place.split(",")[0] for line in source.lines}) > 1
    assert not any("Bygdens kommun" in line.text for line in source.lines)
    assert any(remark.text.startswith("Bygdens kommun") for remark in source.remarks)


def test_a_line_that_is_spread_over_its_width_is_one_text() -> None:
    title = "#box(width: 12cm, par(justify: true)[Minnesanteckningar från mötet i #linebreak(justify: true)Luleå 14 juni 2007])"
    source = pdf(f"#text(size: 16pt, weight: 700)[{title}]\n\n1. Öppnande\n\n{PROSE}\n\n2. Slut\n\nTack.")
    assert source.lines[0].text == "Minnesanteckningar från mötet i"
    assert imported(source).meeting.head.day == date(2007, 6, 14)


def test_columns_are_read_one_after_the_other() -> None:
    text = (
        f"= Protokoll 2016-12-08\n#columns(2)[\n== 1. Öppnande\n{PROSE}\n== 2. Ekonomi\n{PROSE}{PROSE}\n== 3. "
        f"Övrigt\n{PROSE}\n== 4. Slut\n{PROSE}]"
    )
    items = read(text).meeting.items
    assert [item.title for item in items[:4]] == ["Öppnande", "Ekonomi", "Övrigt", "Slut"]


def test_people_under_labels_beside_each_other_are_those_of_each() -> None:
    boxes = (
        "#grid(columns: (1fr, 1fr))[*Närvarande* \\\nAnna Ask, Umeå kommun \\\nBo Ek, Vännäs kommun][*Frånvarande* "
        "\\\nCia Lund, Bjurholms kommun]"
    )
    people = read(f"Protokoll 2016-12-08\n\n{boxes}\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Slut\n\nTack.").meeting.participants
    assert [(person.name, person.attendance.value) for person in people] == [
        ("Anna Ask", "närvarande"),
        ("Cia Lund", "frånvarande"),
        ("Bo Ek", "närvarande"),
    ]


def test_a_cell_that_is_broken_over_lines_is_whole_again() -> None:
    table = (
        "#table(columns: (2fr, 1fr, 1fr), [Åtgärd], [Ansvarig], [Klart], [{}], [Anna Ask], [2017-01-10], [Boka "
        "lokal], [Bo Ek], [2017-02-01])"
    )
    text = table.replace(
        "{}", "Ta fram ett underlag som är så långt att det inte får plats på en enda rad i tabellens första kolumn"
    )
    actions = read(f"Protokoll 2016-12-08\n\n1. Öppnande\n\n{text}\n\n2. Slut\n\nTack.").meeting.items[0].actions
    assert [(action.text[:22], str(action.due), action.responsible) for action in actions] == [
        ("Ta fram ett underlag s", "2017-01-10", ("Anna Ask",)),
        ("Boka lokal", "2017-02-01", ("Bo Ek",)),
    ]


def test_the_place_is_told_by_page_and_line() -> None:
    assert pdf("Protokoll 2016-12-08\n#pagebreak()\nSida två").lines[1].place == "sida 2, rad 1"


TOP = "Protokoll\n\nKommunchefsgruppen 2016-12-08\n\n"


def test_what_goes_on_below_in_a_column_of_a_table_without_rules_is_of_the_row_above() -> None:
    cells = "[Närvarande],[],[Eva Ek],[Stiftelsen Teknikbacken i norra länet],[Bo Alm],[Region Siljeby]"
    meeting = read(f"{TOP}#table(columns: (4cm, 4cm), stroke: none, {cells})\n\n1. Öppnande\n\n2. Larm\n\n3. Slut\n").meeting
    people = [(person.name, person.organisation) for person in meeting.participants]
    assert people == [("Eva Ek", "Stiftelsen Teknikbacken i norra länet"), ("Bo Alm", "Region Siljeby")]


def test_a_title_in_a_table_without_a_head_is_whole_and_has_its_reference() -> None:
    rows = "[1],[Val av justerare och tid för justering],[],[2],[Ombud vid extra bolagsstämma i Kraft AB],[2018/102],[3],[Slut],[]"
    meeting = read(f"{TOP}#table(columns: (1cm, 4cm, 3cm), stroke: none, {rows})\n\nVälkomna till mötet.\n").meeting
    assert [(item.title, item.reference) for item in meeting.items[:3]] == [
        ("Val av justerare och tid för justering", ""),
        ("Ombud vid extra bolagsstämma i Kraft AB", "2018/102"),
        ("Slut", ""),
    ]
