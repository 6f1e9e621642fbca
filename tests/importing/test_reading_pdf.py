from datetime import date, time

import pytest
import typst

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import source_of
from kcminutes.importing.result import Imported
from kcminutes.importing.source import Source, joined
from kcminutes.meeting.states import Attendance

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


def test_a_list_that_goes_on_over_the_end_of_a_page_is_no_head_or_foot_of_the_pages() -> None:
    # Its lines are alike but for a number, as those at the edges of all pages often are.
    listed = " ".join(f"Fastighet {number} #linebreak()" for number in range(1, 131))
    text = "\n".join(line.plain for line in pdf(f"Protokoll 2016-12-08\n\n1. Fastigheter\n\n{listed}\n\n2. Slut\n\nTack.").lines)
    assert [number for number in range(1, 131) if f"Fastighet {number}" not in text] == []


def test_what_stands_both_in_the_head_and_in_the_foot_of_the_pages_is_no_text_of_theirs() -> None:
    page = "#set page(header: [Bygdens kommun], footer: [Bygdens kommun #linebreak() Sign #linebreak() Sign])\n"
    text = "\n\n".join(f"{number}. Ärende\n\n{PROSE * 6}" for number in range(1, 5))
    lines = [line.text for line in pdf(f"{page}Protokoll 2016-12-08\n\n{text}").lines]
    assert [line for line in lines if "Bygdens" in line or "Sign" in line] == []


@pytest.mark.parametrize("pair", ["måndag-torsdag", "januari-mars"])
def test_a_pair_of_days_or_months_that_is_broken_at_its_hyphen_keeps_it(pair: str) -> None:
    first, last = pair.split("-")
    assert joined(f"Huset är öppet {first}-", f"{last} på kvällen.") == f"Huset är öppet {pair} på kvällen."


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


@pytest.mark.parametrize(
    "said",
    [
        "Gruppen enades om att skicka prislistan på remiss till alla kommunerna i länet med svar till sommaren.",
        "Rådet beslutar att ordna en trygghetsvandring i Långsele tillsammans med Polisen och med skolorna i april.",
    ],
)
def test_a_decision_without_a_label_that_is_broken_over_lines_is_whole(said: str) -> None:
    items = read(f"Protokoll 2016-12-08\n\n1. Öppnande\n\n2. Larm\n\n#block(width: 8cm)[{said}]\n\n3. Slut\n\nTack.").meeting.items
    assert items[1].decisions == (said,)


NARROW = "#set page(margin: (x: 5.2cm))\n"


def test_what_somebody_does_is_whole_though_when_stands_on_the_next_line() -> None:
    task = "Att göra: Bo skickar ut listan över lokaler. Ansvarig: Bo Ek. Senast: 15 januari 2017"
    text = f"{NARROW}Protokoll 2016-12-08\n\nNärvarande: Bo Ek, Eva Al\n\n1. Öppnande\n\n{task}\n\n2. Slut\n\nTack."
    (action,) = read(text).meeting.items[0].actions
    assert (action.text, action.due, action.responsible) == ("Bo skickar ut listan över lokaler.", date(2017, 1, 15), ("Bo Ek",))


@pytest.mark.parametrize("broken", ["2016-12- \\ 08 kl 14.00- \\ 16.00", "2016-12-08 kl. \\ 14.00-16.00"])
def test_a_day_and_times_that_are_broken_over_lines_are_whole(broken: str) -> None:
    head = read(f"Protokoll\n\nPlats och tid: Folkets hus, {broken}\n\n1. Öppnande\n\n2. Larm\n\n3. Slut").meeting.head
    assert (head.day, head.start, head.end) == (date(2016, 12, 8), time(14), time(16))


def test_a_title_whose_year_stands_alone_on_the_next_line_has_its_day() -> None:
    title = "#block(width: 9.4cm)[#text(20pt)[Anteckningar från styrgruppens möte 21 april 2015]]"
    assert read(f"{title}\n\n1. Öppnande\n\n2. Larm\n\n3. Slut").meeting.head.day == date(2015, 4, 21)


def test_people_in_a_running_list_are_themselves_though_a_name_is_broken_over_lines() -> None:
    named = "Per-Åke Bryngel, Bollnäs; Magnus Hovstad, Gävle; Kristina Färm, Hofors; Tina Uddgren, Ljusdal"
    table = f"#table(columns: (3cm, 7.6cm), stroke: none, [Deltagare], [{named}])"
    text = f"{NARROW}Protokoll 2016-12-08\n\n{table}\n\n1. Öppnande\n\n2. Larm\n\n3. Slut"
    people = read(text).meeting.participants
    assert [person.name for person in people] == ["Per-Åke Bryngel", "Magnus Hovstad", "Kristina Färm", "Tina Uddgren"]


def test_a_numbered_sentence_after_a_full_line_is_an_item_of_its_own() -> None:
    first = "Mötesordförande Britt Flink öppnar mötet och hälsar alla de närvarande välkomna hit."
    text = (
        f"Protokoll 2016-12-08\n\n#block(width: 8cm)[*1 {first}* \\ *2 Till justerare väljs Eva Ek.* \\ *3 Dagordningen godkänns.*]"
    )
    items = read(text).meeting.items
    assert [item.title for item in items[:3]] == [first, "Till justerare väljs Eva Ek.", "Dagordningen godkänns."]


def test_a_bold_heading_over_two_lines_is_one_item() -> None:
    heads = ("Regiondirektören berättade om inriktningen på allt barnrättsarbete", "Uppföljning av handlingsplanerna i länet")
    blocks = "".join(f"#block(width: 7cm)[*{head}*]\n\nText om det hela.\n\n" for head in heads)
    assert [item.title for item in read(f"Protokoll 2016-12-08\n\n{blocks}").meeting.items] == list(heads)


def table(columns: str, *cells: str) -> str:
    return f"#table(columns: {columns}, stroke: none, inset: 3pt, {', '.join(f'[{cell}]' for cell in cells)})"


def test_people_below_each_other_beside_a_shorter_list_are_each_somebody() -> None:
    cells = (
        "*Närvarande ledamöter*",
        "*Närvarande tjänstemän*",
        "Anna Lind",
        "Dan Holm",
        "Bo Alm",
        "Eva Sund",
        "",
        "Gun Ask",
        "",
        "Hans Ros",
    )
    people = read(f"{TOP}{table('(7cm, 7cm)', *cells)}\n\n1. Öppnande\n\n2. Slut").meeting.participants
    assert {person.name for person in people} == {"Anna Lind", "Dan Holm", "Bo Alm", "Eva Sund", "Gun Ask", "Hans Ros"}


def test_who_stands_right_below_a_table_of_marks_with_a_post_is_not_said_to_be_absent() -> None:
    cells = ("Ledamöter", "Tjg", "Ej tjg", "Anna Lind", "X", "", "Bo Alm", "X", "", "Cia Ek", "", "")
    text = f"{TOP}Beslutande\n\n{table('(5cm, 2cm, 2cm)', *cells)}\nIda Ros, sekreterare\n\n1. Öppnande\n\n2. Slut"
    came = {person.name: person.attendance for person in read(text).meeting.participants}
    assert came["Ida Ros"] is not Attendance.ABSENT
    assert came["Cia Ek"] is Attendance.ABSENT


def test_a_label_alone_below_a_full_line_begins_what_it_labels() -> None:
    told = "Ärendet handlar om taxan för vatten och avlopp i hela länet \\ Beslut: \\ Taxan antas."
    text = f"{NARROW}{TOP}1. Taxa\n\n{told}\n\n2. Slut\n\nTack."
    assert read(text).meeting.items[0].decisions == ("Taxan antas.",)


def test_what_goes_on_in_a_middle_column_is_not_of_the_last() -> None:
    cells = (
        "*Namn*",
        "*Titel*",
        "*Kommun*",
        "Bo Alm",
        "Chef för samhällsbyggnad och tillväxt",
        "Vännäs kommun",
        "Dan Ek",
        "Chef",
        "Umeå",
    )
    person = read(f"{TOP}Närvarande\n\n{table('(4cm, 3.4cm, 4cm)', *cells)}\n\n1. Öppnande\n\n2. Slut").meeting.participants[0]
    assert (person.title, person.organisation) == ("Chef för samhällsbyggnad och tillväxt", "Vännäs kommun")


def test_short_numbered_items_are_items_though_one_ends_in_a_small_word() -> None:
    items = read(f"{TOP}1 Öppnande \\ 2 Frågor att ta med \\ 3 Larm \\ 4 Slut").meeting.items
    assert [item.title for item in items[:4]] == ["Öppnande", "Frågor att ta med", "Larm", "Slut"]


def test_what_stands_across_the_pages_is_no_text_of_theirs() -> None:
    mark = "#set page(background: rotate(-40deg, text(60pt, fill: gray)[UTKAST]))\n"
    read_in = read(f"{mark}{TOP}1. Öppnande\n\n{PROSE}\n\n2. Slut\n\nTack.")
    assert read_in.meeting.items[0].notes == PROSE.strip()
    assert "UTKAST" in [one.text for one in read_in.unplaced]
