"""A day's programme, in a table or on lines of its own, and other lists of items that are numbered in odd ways."""

import io
from datetime import date, time

import pytest
from docx import Document

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import pasted, source_of
from kcminutes.importing.result import Imported
from kcminutes.meeting.placing import UNPLACED_TITLE

DAY = date(2023, 5, 10)


def read(text: str) -> Imported:
    return imported(pasted(text), day=DAY)


def titles(text: str) -> list[str]:
    return [item.title for item in read(text).meeting.items if item.title != UNPLACED_TITLE]


def test_times_on_lines_of_their_own_stand_over_the_items() -> None:
    text = "Program\n\nKl. 13:15\nVälkommen\nEva Ek, Region Närke\nKl. 13.35\nUtmaningar framåt\nKl 14.30\nSummering\n"
    assert titles(text) == ["Välkommen", "Utmaningar framåt", "Summering"]


def test_two_times_on_lines_of_their_own_are_no_items() -> None:
    assert titles("Program\n\n13.15\n\n1. Öppnande\n\n2. Ekonomi\n\n3. Slut\n\n15.00\n") == ["Öppnande", "Ekonomi", "Slut"]


TABLE = (
    "Tid\tÄmne\tFöredragande\n8:00 (5 min)\tÖppnande\tOrdföranden\nAjournering\n8:05 (45 min)\tFöretagsstöd\tEva Ek, chef\n"
    "Ajournering\n\tBensträckare 10 min\nFöredragningar\n09:00 (5 min)\tSkolkort\tBo Alm, strateg\n11:45 (15 min)\tBeslutsmöte\n"
)


def test_rows_without_a_time_in_a_timed_agenda_are_no_items() -> None:
    meeting = read(f"Kallelse till nämnden 2023-05-10\n\n{TABLE}").meeting
    items = [item for item in meeting.items if item.title != UNPLACED_TITLE]
    assert [(item.title, item.planned_minutes) for item in items] == [
        ("Öppnande", 5),
        ("Företagsstöd", 45),
        ("Skolkort", 5),
        ("Beslutsmöte", 15),
    ]


def test_times_under_tid_are_no_days_by_which_something_is_due() -> None:
    meeting = read(
        "Protokoll\n\nÄrende\tAnsvarig\tTid\nÖppnande\tEva Ek\t09.00\nEkonomi\tBo Alm\t09.10\nSlut\tEva Ek\t09.30\n"
    ).meeting
    assert all(action.due is None and not action.when for item in meeting.items for action in item.actions)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Val, ca kl. 18:45", "Val"),
        ("Plan 2017-2018", "Plan 2017-2018"),
        ("Motion 2013:26 av Eva Ek om busskort", "Motion 2013:26 av Eva Ek om busskort"),
        ("Extra möte 7/12 kl. 13.00", "Extra möte 7/12 kl. 13.00"),
        ("Årsredovisning (RV190288)", "Årsredovisning"),
    ],
)
def test_what_stands_last_in_a_title_is_taken_apart_where_it_is_no_title(title: str, found: str) -> None:
    assert titles(f"Kallelse\n\n1. Öppnande\n\n2. {title}\n\n3. Slut\n")[1] == found


def test_who_presents_stands_after_the_titles_full_stop() -> None:
    items = read("Kallelse\n\n1. Öppnande.\n\n2. Läget i rådet. Ulf Sund och Mats Holm\n\n3. Slut.\n").meeting.items
    assert (items[1].title, items[1].presenters) == ("Läget i rådet.", ("Ulf Sund", "Mats Holm"))


def test_the_text_of_items_stands_after_a_colon_where_most_are_so() -> None:
    text = (
        "Protokoll\n\n1. Öppnande: Mötet öppnades av Eva.\n\n2. Ekonomi: Bo redovisade det läge som rådde.\n\n"
        "3. Slut: Mötet avslutades av Eva.\n"
    )
    assert titles(text) == ["Öppnande", "Ekonomi", "Slut"]
    assert titles("Protokoll\n\n1. Öppnande\n\n2. Ekonomi: Budget för nästa år.\n\n3. Slut\n")[1] == "Ekonomi: Budget för nästa år."


@pytest.mark.parametrize("numbers", [(1, 3, 4, 2, 5), (1, 2, 3, 12)])
def test_headings_of_one_style_are_items_in_the_order_in_which_they_stand(numbers: tuple[int, ...]) -> None:
    document = Document()
    document.add_heading("Protokoll 2023-05-10", 0)
    for number in numbers:
        document.add_heading(f"{number}. Sak {number}", 1)
        document.add_paragraph("Läget är gott.")
    written = io.BytesIO()
    document.save(written)
    meeting = imported(source_of(written.getvalue(), "protokoll.docx")).meeting
    assert [item.title for item in meeting.items if item.title != UNPLACED_TITLE] == [f"Sak {number}" for number in numbers]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Nätverk\n\nHöstens träff äger rum 18 oktober 2023 i Värnamo.", date(2023, 10, 18)),
        ("Möten\n\n2022-11-28\n\nTorsdagen den 8 december hålls ett frågemöte.", date(2022, 12, 8)),
        ("Protokoll nr 2/12\n\nfört lördagen den 17 mars 2012", date(2012, 3, 17)),
    ],
)
def test_the_day_on_which_the_meeting_is_held_counts_before_others(text: str, day: date) -> None:
    assert imported(pasted(f"{text}\n\n1. Öppnande\n\n2. Ekonomi\n\n3. Slut\n")).meeting.head.day == day


def test_a_call_in_which_whoever_cannot_come_is_to_tell_is_no_minutes() -> None:
    text = "Nämnden\n\nDatum: 2023-05-10 kl. 08:00\n\nFörhinder\n\nOm du inte kan vara med, kalla in din ersättare.\n\n"
    assert not read(f"{text}{TABLE}").is_minutes


def test_minutes_in_which_all_were_welcomed_are_no_call() -> None:
    text = "Gruppen 2023-05-10\n\nNärvarande: Eva Ek\n\n1. Öppnande\n\nEva hälsade alla välkomna till mötet.\n\n2. Slut\n"
    assert read(text).is_minutes


def test_a_long_sentence_after_resurs_tells_of_nobody_who_is_to_do_something() -> None:
    resource = "Resurs: Pågående arbete inom myndigheten för att se över all extra hjälp."
    text = f"Protokoll\n\n1. Öppnande\n\n2. Läget\n\n{resource}\n\n3. Slut\n"
    assert read(text).meeting.items[1].actions == ()


@pytest.mark.parametrize("above", ["2. Tidplan", "2. Planering\n\nTidplan"])
def test_a_timetable_gives_nobody_anything_to_do(above: str) -> None:
    table = "Aktivitet\tNär\nLönesättande samtal\tfebruari - mars\nAvstämning\t21 mars"
    assert read(f"Protokoll\n\n1. Öppnande\n\nHej.\n\n{above}\n\n{table}\n\n3. Slut\n").meeting.items[1].actions == ()


def test_numbers_stand_under_the_word_for_items_between_headings_of_several() -> None:
    document = Document()
    document.add_heading("Kallelse till kommunfullmäktige 2023-05-10", 0)
    table = document.add_table(rows=0, cols=3)
    rows = [("Ärenden", "", "Dnr"), ("Formalia", "", ""), ("1", "Upprop", ""), ("2", "Val", ""), ("Beslut", "", "")]
    rows += [(str(number), f"Sak {number}", f"2023/{number}") for number in range(3, 8)]
    for texts in rows:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    written = io.BytesIO()
    document.save(written)
    items = imported(source_of(written.getvalue(), "kallelse.docx")).meeting.items
    assert [item.title for item in items if item.title != UNPLACED_TITLE] == ["Upprop", "Val", *(f"Sak {n}" for n in range(3, 8))]


def test_a_table_whose_head_is_misspelt_is_one_of_items() -> None:
    text = (
        "Protokoll\n\nNärvarande: Eva Ek\n\nPUNKT\tANTKNINGAR/BESLUT\tVEM Antecknade\nÖppnande\tMötet öppnades.\tEE\n"
        "Ekonomi\tLäget är gott. Beslut: Avtalet skrivs om.\tEE\nSlut\tMötet avslutades.\tEE\n"
    )
    items = read(text).meeting.items
    assert [item.title for item in items[:3]] == ["Öppnande", "Ekonomi", "Slut"]
    assert items[1].decisions == ("Avtalet skrivs om.",)


def test_the_time_for_the_meeting_is_told_after_its_label() -> None:
    head = read("Kallelse\n\nTid för sammanträde: måndagen den 28 maj 2018 kl. 18:30\n\n1. Öppnande\n\n2. Ekonomi\n").meeting.head
    assert head.start == time(18, 30)
