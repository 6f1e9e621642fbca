"""Who was there, when and where, as boards and officials' groups write it."""

import io
from datetime import date, time

import pytest
from docx import Document

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import pasted, source_of
from kcminutes.meeting.model import Meeting
from kcminutes.meeting.states import Attendance
from support.pasted_minutes import minutes

PRESENT = Attendance.PRESENT


def test_an_organisation_after_a_comma_is_nobody_where_each_line_names_one_person_and_theirs() -> None:
    listed = "Eva Ek, Företagarna\nBo Alm, Ale kommun\nSiv Bok, Almi\nIda Ros, Norra Skog\nUno Berg"
    people = minutes(f"Närvarande:\n{listed}").participants
    assert [(person.name, person.organisation) for person in people] == [
        ("Eva Ek", "Företagarna"),
        ("Bo Alm", "Ale kommun"),
        ("Siv Bok", "Almi"),
        ("Ida Ros", "Norra Skog"),
        ("Uno Berg", ""),
    ]


@pytest.mark.parametrize(
    "above", ["Eva Ek (S), ordförande\nBo Alm (M)\nSiv Bok (C)", "Eva Ek, rektor\nBo Alm, kurator\nSiv Bok, lärare"]
)
def test_two_in_a_line_are_two_where_those_above_have_no_organisations(above: str) -> None:
    assert len(minutes(f"Närvarande:\n{above}\nIda Ros, Uno Berg").participants) == 5


def test_two_names_in_a_line_are_two_people_where_other_lines_name_several() -> None:
    people = minutes("Närvarande:\nEva Ek, Bo Alm\nIda Ros, Uno Berg").participants
    assert [person.name for person in people] == ["Eva Ek", "Bo Alm", "Ida Ros", "Uno Berg"]


def test_a_role_in_its_definite_form_stands_before_a_name_or_over_names() -> None:
    listed = "Närvarande:\n\nOrdföranden Eva Ek (m)\n\nVice ordföranden Bo Alm (s)\n\nLedamöterna\n\nIda Ros (c)"
    people = minutes(f"{listed}\n\nVerkställande direktören\n\nUno Berg").participants
    assert [(person.name, person.roles, person.attendance) for person in people] == [
        ("Eva Ek", ("ordförande",), PRESENT),
        ("Bo Alm", ("Vice ordförande",), PRESENT),
        ("Ida Ros", (), PRESENT),
        ("Uno Berg", (), PRESENT),
    ]


def test_officials_who_were_there_too_are_told_in_a_sentence() -> None:
    people = minutes("Närvarande: Eva Ek\n\nDessutom närvarade tjänstemännen vid Strandbo Ida Ros och Uno Berg.").participants
    assert [(person.name, person.attendance) for person in people] == [
        ("Eva Ek", PRESENT),
        ("Ida Ros", PRESENT),
        ("Uno Berg", PRESENT),
    ]


def names(people: str) -> list[tuple[str, str, Attendance | None]]:
    return [(person.name, person.organisation, person.attendance) for person in minutes(people).participants]


@pytest.mark.parametrize(
    ("people", "found"),
    [
        ("Närvarande, Eva Ek, ledamot, Bo Alm, kassör", [("Eva Ek", "", PRESENT), ("Bo Alm", "", PRESENT)]),
        ("Närvarande, rådet: Eva Ek, Bo Alm", [("Eva Ek", "", PRESENT), ("Bo Alm", "", PRESENT)]),
        ("Närvarande ordinarie ledamöter:\nEva Ek\nBo Alm", [("Eva Ek", "", PRESENT), ("Bo Alm", "", PRESENT)]),
        ("Närvarande:\nEva Ek\n/Bo Alm, sekreterare/", [("Eva Ek", "", PRESENT), ("Bo Alm", "", PRESENT)]),
        ("Närvarande: Eva Ek. Övrig närvarande: Bo Alm.", [("Eva Ek", "", PRESENT), ("Bo Alm", "", PRESENT)]),
        ("Närvarande: Eva Ek. Från valberedningen: Bo Alm.", [("Eva Ek", "", PRESENT), ("Bo Alm", "", PRESENT)]),
        (
            "Närvarande: Ida (Digg), Uno (Havs- och vattenmyndigheten), Siv (Sambruk)",
            [("Ida", "Digg", PRESENT), ("Uno", "Havs- och vattenmyndigheten", PRESENT), ("Siv", "Sambruk", PRESENT)],
        ),
        (
            "Närvarande: Eva Ek/Eksjö bibliotek. Bo Alm/Aneby bibliotek",
            [("Eva Ek", "Eksjö bibliotek", PRESENT), ("Bo Alm", "Aneby bibliotek", PRESENT)],
        ),
        ("Närvarande:\nEva Ek (VIP) Bo Alm (S)", [("Eva Ek", "VIP", PRESENT), ("Bo Alm", "S", PRESENT)]),
        ("Närvarande:\nEva Ek per telefon\nBo Alm", [("Eva Ek", "", PRESENT), ("Bo Alm", "", PRESENT)]),
        ("Närvarande:\nEva Ek\n\nStyrelsen – ej närvarande\nBo Alm", [("Eva Ek", "", PRESENT), ("Bo Alm", "", Attendance.ABSENT)]),
        ("Närvarande: Eva Ek\n\nMötet öppnades. Ida Ros, Orsa, hälsades välkommen.", [("Eva Ek", "", PRESENT)]),
        ("Närvarande:\nEva Ek\nBo Alm\nBo Alm lämnade mötet kl. 10.", [("Eva Ek", "", PRESENT), ("Bo Alm", "", PRESENT)]),
    ],
)
def test_people_are_found_however_they_are_strung_together(people: str, found: list[tuple[str, str, Attendance | None]]) -> None:
    assert names(people) == found


@pytest.mark.parametrize("other", ["Närhälsan Hjo", "Uppsala UB", "VG PV", "Länsbibliotek Värmland", "Vårdsamverkan Fyrbodal"])
def test_an_organisation_is_nobody(other: str) -> None:
    assert [name for name, _, _ in names(f"Närvarande:\nEva Ek, rektor, {other}\nBo Alm")] == ["Eva Ek", "Bo Alm"]


def in_tables(*tables: tuple[tuple[str, ...], ...]) -> Meeting:
    """Minutes in a Word file with the tables in their head."""
    document = Document()
    document.add_heading("Protokoll 2016-12-08", 0)
    document.add_paragraph("Närvarande")
    for rows in tables:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for texts in rows:
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
    for title in ("1. Öppnande", "2. Slut"):
        document.add_heading(title, 1)
        document.add_paragraph("Läget är gott.")
    written = io.BytesIO()
    document.save(written)
    return imported(source_of(written.getvalue(), "protokoll.docx")).meeting


def test_a_mark_in_the_column_of_the_absent_is_of_somebody_absent() -> None:
    rows = (
        ("Ledamöter", "Närv.", "Frånv", "Tjänstgörande ersättare"),
        ("Eva Ek, ordf (S)", "X", "", ""),
        ("Bo Alm (S)", "", "X", "Ida Ros (S)"),
        ("Ersättare", "", "", ""),
        ("Ida Ros (S)", "X", "", ""),
    )
    assert [(person.name, person.attendance) for person in in_tables(rows).participants] == [
        ("Eva Ek", PRESENT),
        ("Bo Alm", Attendance.ABSENT),
        ("Ida Ros", PRESENT),
    ]


def test_whoever_has_no_mark_where_others_have_one_was_not_there() -> None:
    rows = (("Eva Ek", "x"), ("Bo Alm", ""), ("Ida Ros", "x"), ("Uno Berg (ersättare på gång)", ""))
    assert [(person.name, person.attendance) for person in in_tables(rows).participants] == [
        ("Eva Ek", PRESENT),
        ("Bo Alm", Attendance.ABSENT),
        ("Ida Ros", PRESENT),
        ("Uno Berg", Attendance.ABSENT),
    ]


@pytest.mark.parametrize(("marks", "unmarked"), [(("X", "", "X", ""), Attendance.ABSENT), (("", "", "", ""), PRESENT)])
def test_a_column_of_marks_tells_more_than_the_heading_over_its_table(marks: tuple[str, ...], unmarked: Attendance) -> None:
    rows = tuple(zip(("Eva Ek, S", "Bo Alm, C", "Ida Ros, M", "Uno Berg, V"), ("", "", "§ 3-6", ""), marks, ("",) * 4, strict=True))
    people = in_tables((("", "Från/till", "Närv", "JA"), *rows)).participants
    assert [(person.name, person.attendance) for person in people] == [
        ("Eva Ek", PRESENT),
        ("Bo Alm", unmarked),
        ("Ida Ros", PRESENT),
        ("Uno Berg", unmarked),
    ]


def test_who_signs_may_stand_before_as_what() -> None:
    rows = (("Eva Ek", "Sekreterare"), ("Bo Alm", "Ordförande"), ("Ida Ros", "Justerande"))
    assert [(person.name, person.roles) for person in in_tables(rows).participants] == [
        ("Eva Ek", ("sekreterare",)),
        ("Bo Alm", ("ordförande",)),
        ("Ida Ros", ("justerare",)),
    ]


def test_two_names_beside_each_other_are_the_two_people_whose_they_are() -> None:
    people = minutes("Närvarande: Eva Ek, Bo Alm, Ida Ros\n\nVid protokollet\nEva Ek Bo Alm").participants
    assert [person.name for person in people] == ["Eva Ek", "Bo Alm", "Ida Ros"]


def test_who_signs_stands_below_a_row_of_dots() -> None:
    people = minutes("Beslutande: Eva Ek\nBo Alm\n\nSekreterare ………\nIda Ros\n\nJusterare……….\nBo Alm").participants
    assert [(person.name, person.roles) for person in people] == [
        ("Eva Ek", ()),
        ("Bo Alm", ("justerare",)),
        ("Ida Ros", ("sekreterare",)),
    ]


@pytest.mark.parametrize("sentence", ["Alla kallade närvarade!", "Samtliga var närvarande.", "Alla deltog."])
def test_all_who_were_called_were_there_where_it_says_so(sentence: str) -> None:
    people = minutes("Kallade: Eva Ek, Bo Alm", sentence).participants
    assert [person.attendance for person in people] == [PRESENT, PRESENT]


@pytest.mark.parametrize(
    "sentence",
    [
        "Alla kallade kunde inte närvara.",
        "Alla kommuner var inte närvarande.",
        "Alla närvarande presenterade sig.",
        "Samtliga närvarande på skolan är vaccinerade.",
        "Alla närvarande utom Eva Ek.",
    ],
)
def test_that_not_all_came_says_of_nobody_that_they_did(sentence: str) -> None:
    assert [person.attendance for person in minutes("Kallade: Eva Ek, Bo Alm", sentence).participants] == [None, None]


def test_the_heading_of_a_page_with_minutes_and_calls_settles_nothing() -> None:
    text = "Protokoll, kallelse och föredragningslista, nämnden\n\nTid: 2018-03-21 kl. 14\n\n1. Val\n\n2. Frågor\n\n3. Övrigt\n"
    assert not imported(pasted(text)).is_minutes


@pytest.mark.parametrize(
    ("written", "arrived", "left"),
    [
        ("Eva Ek (C) t.o.m. kl. 11.00, § 1–2", None, time(11)),
        ("Eva Ek fr kl 09:30", time(9, 30), None),
        ("Eva Ek (C) anlände kl. 9.15", time(9, 15), None),
    ],
)
def test_when_somebody_came_or_went_needs_no_comma_before_it(written: str, arrived: time | None, left: time | None) -> None:
    (person,) = minutes(f"Närvarande: {written}").participants
    assert (person.name, person.arrived, person.left) == ("Eva Ek", arrived, left)


def test_initials_with_a_number_are_the_persons_and_no_organisation() -> None:
    meeting = minutes("Närvarande:\nSten Dal (SD1), Företagarna\nSanna Dalmark (SD2)", "SD2 bokar lokal.")
    assert [person.organisation for person in meeting.participants] == ["Företagarna", ""]
    assert meeting.items[1].actions[0].responsible == ("Sanna Dalmark",)


def test_who_came_may_stand_in_an_item_of_its_own_and_stays_there() -> None:
    called = "Närvarande ledamöter: Eva Ek, Bo Alm och Ida Ros.\n\nAnmält förhinder: Uno Berg."
    meeting = imported(
        pasted(f"Protokoll 2016-12-08\n\n1. Öppnande\n\nHej.\n\n2. Upprop\n\n{called}\n\n3. Slut\n\nTack.\n")
    ).meeting
    assert [(person.name, person.attendance) for person in meeting.participants] == [
        ("Eva Ek", PRESENT),
        ("Bo Alm", PRESENT),
        ("Ida Ros", PRESENT),
        ("Uno Berg", Attendance.ABSENT),
    ]
    assert meeting.items[1].notes == called


def test_whom_another_body_has_is_nobody_of_this_meeting() -> None:
    told = "Till valberedning valdes:\nLedamöter: Sten Dal, Maj Ros\nErsättare: Kim Ek"
    text = f"Protokoll 2016-12-08\n\n1. Val av valberedning\n\n{told}\n\n2. Slut\n\nTack.\n\n3. Övrigt\n\nInget.\n"
    assert imported(pasted(text)).meeting.participants == ()


def test_when_and_where_minutes_are_signed_is_not_when_the_meeting_was() -> None:
    signing = "Justerare: Eva Ek\nPlats och tid: Kontoret 2016-12-15"
    head = f"Rådet\n\n8 december 2016\n\nPlats och tid: Kajen kl 13.00-15.00\nNärvarande: Eva Ek, Bo Alm\n{signing}"
    text = f"{head}\n\n1. Val\n\nEva valdes.\n\n2. Slut\n"
    assert imported(pasted(text)).meeting.head.day == date(2016, 12, 8)


def test_what_stands_below_the_chair_of_a_list_is_a_place_and_not_of_the_chair() -> None:
    meeting = minutes("Närvarande:\nIda Ros\nEva Ek\nOrdförande: Bo Alm\nStora Salen, Rådhuset")
    assert [(person.name, person.organisation) for person in meeting.participants][-1] == ("Bo Alm", "")


@pytest.mark.parametrize(
    "head",
    [
        "Tid: 09.00-12.00\nPlats: Rådhuset\nJusterare: Ida Ros\nTid: 8 december 2016",
        "Tid: torsdag\nJusterare: Ida Ros\nTid: 2016-12-08 kl 9.00",
    ],
)
def test_a_day_that_is_told_after_who_is_to_sign_is_the_meetings_where_no_other_is(head: str) -> None:
    text = f"Protokoll\n\n{head}\n\n1. Öppnande\n\nHej.\n\n2. Slut\n\nTack.\n"
    assert imported(pasted(text)).meeting.head.day == date(2016, 12, 8)


def test_two_labels_in_one_line_of_the_head_are_each_read() -> None:
    people = minutes("Närvarande: Eva Ek (Umeå), Bo Alm (Vännäs). Förhinder: Ida Ros.").participants
    assert [(person.name, person.attendance) for person in people] == [
        ("Eva Ek", PRESENT),
        ("Bo Alm", PRESENT),
        ("Ida Ros", Attendance.ABSENT),
    ]


@pytest.mark.parametrize(
    ("written", "name", "organisation", "title"),
    [
        ("Per Rosén (s) Kf", "Per Rosén", "Kf", "s"),
        ("Anders Ledvall Teknisk chef", "Anders Ledvall", "", "Teknisk chef"),
        ("Johanna Lewin Ekonom, § 3", "Johanna Lewin", "", "Ekonom"),
        ("Camilla Carnell BiBK", "Camilla Carnell", "BiBK", ""),
        ("Mikael Anderberg Nitton3", "Mikael Anderberg", "Nitton3", ""),
        ("Tomas Bergfors endast em", "Tomas Bergfors", "", ""),
    ],
)
def test_party_post_and_whom_somebody_is_of_are_no_part_of_the_name(written: str, name: str, organisation: str, title: str) -> None:
    (person, _) = minutes(f"Närvarande:\n{written}\nIda Ros, sekreterare").participants
    assert (person.name, person.organisation, person.title, person.attendance) == (name, organisation, title, PRESENT)


def test_those_who_were_there_for_some_items_have_them() -> None:
    people = minutes("Närvarande:\n§ 1 – 12: Eva Ek, Bo Alm\n§ 7: Ove Ilmark\nAnmält förhinder: Ida Ros").participants
    assert [(person.name, person.items) for person in people] == [
        ("Eva Ek", "1-12"),
        ("Bo Alm", "1-12"),
        ("Ove Ilmark", "7"),
        ("Ida Ros", ""),
    ]


def test_two_secretaries_may_stand_with_a_stroke_between() -> None:
    people = minutes("Ordförande för mötet: Eva Ek\nSekreterare: Ida Ros/Annika Alm").participants
    assert [(person.name, person.roles) for person in people] == [
        ("Eva Ek", ("ordförande",)),
        ("Ida Ros", ("sekreterare",)),
        ("Annika Alm", ("sekreterare",)),
    ]


def test_who_could_not_take_part_did_not() -> None:
    people = minutes("Närvarande:\nEva Ek, Ale kommun\n\nFörhindrade att delta:\nBo Alm, Orust kommun").participants
    assert [person.attendance for person in people] == [PRESENT, Attendance.ABSENT]


def rows_of_people(*rows: str) -> Meeting:
    """Minutes in Word with people in rows of a table, and headings among them."""
    document = Document()
    document.add_paragraph("Protokoll")
    document.add_paragraph("Dag: 2016-12-08")
    document.add_paragraph("Närvarande")
    for row in rows:
        cells = row.split(" | ")
        if len(cells) == 1:
            document.add_paragraph(row)
        else:
            table = document.add_table(rows=1, cols=len(cells))
            for cell, text in zip(table.rows[0].cells, cells, strict=True):
                cell.text = text
    for number, title in enumerate(("Öppnande", "Ekonomi", "Slut"), 1):
        document.add_heading(f"{number}. {title}", 2)
        document.add_paragraph("Läget är gott.")
    out = io.BytesIO()
    document.save(out)
    return imported(source_of(out.getvalue(), "x.docx")).meeting


def test_headings_among_rows_of_people_end_no_list_and_a_firm_beside_a_name_is_nobody() -> None:
    people = rows_of_people(
        "Eva Ek | Ale kommun",
        "Areella näringar/markägare",
        "Gustaf von Rehn | Jordägareförbundet",
        "Företag/industrier",
        "Lennart Nyh | Skånemejeriet Hallköp",
        "Krister Alm | Avdelningschef Soc (B. Lundin)",
    ).participants
    assert [(person.name, person.organisation) for person in people][:3] == [
        ("Eva Ek", "Ale kommun"),
        ("Gustaf von Rehn", "Jordägareförbundet"),
        ("Lennart Nyh", "Skånemejeriet Hallköp"),
    ]
    assert [person.name for person in people[3:]] == ["Krister Alm"]


def test_a_time_right_after_the_year_makes_no_other_day() -> None:
    text = "Protokoll\n\nGruppen\n\ntorsdag 8 november 2007 09.30 till 16.00\n\nNärvarande: Eva Ek\n\n1. A\n\nHej.\n\n2. B\n\nHej."
    meeting = imported(pasted(text)).meeting
    assert (meeting.head.day, meeting.head.start) == (date(2007, 11, 8), time(9, 30))


def test_an_item_that_is_called_present_lists_who_came_and_who_did_not() -> None:
    text = (
        "Protokoll\n\nDag: 2016-12-08\n\n1. Närvarande:\n\nEva Ek, Bo Al, Ida Ros. Anmält frånvaro: Uno Berg.\n\n2. Ekonomi\n\nGod."
    )
    people = imported(pasted(text)).meeting.participants
    assert [(person.name, person.attendance) for person in people] == [
        *((name, PRESENT) for name in ("Eva Ek", "Bo Al", "Ida Ros")),
        ("Uno Berg", Attendance.ABSENT),
    ]


def test_a_list_by_surnames_has_each_by_the_given_name_and_who_signs_is_one_of_them() -> None:
    listed = "Almgren Maj, FUB\nBengtsdotter Karin, Omsorgsnämnden\nClaesson Jan-Inge, Tekniska nämnden\nDahlkvist Berit, HRF"
    items = "1. Ekonomi\n\nGod.\n\n2. Slut\n\nTack."
    text = f"Protokoll\n\nDag: 2016-12-08\n\nNärvarande:\n{listed}\n\n{items}\n\nJusteras\nBerit Dahlkvist"
    people = imported(pasted(text)).meeting.participants
    assert [person.name for person in people] == ["Maj Almgren", "Karin Bengtsdotter", "Jan-Inge Claesson", "Berit Dahlkvist"]
    assert people[3].roles == ("justerare",)


def test_a_few_whose_surnames_are_given_names_too_keep_their_names() -> None:
    people = minutes("Närvarande:\nEk Johan\nEva Al\nIda Ros\nBo Alm").participants
    assert [person.name for person in people] == ["Ek Johan", "Eva Al", "Ida Ros", "Bo Alm"]


def test_those_who_sign_beside_each_other_are_nobodys_label() -> None:
    signing = "Vid protokollet          Justeras\nEva Ek                   Bo Al            Ida Ros"
    text = (
        f"Protokoll\n\nDag: 2016-12-08\n\nNärvarande: Eva Ek, Bo Al, Ida Ros\n\n1. Ekonomi\n\nGod.\n\n2. Slut\n\nTack.\n\n{signing}"
    )
    assert [person.name for person in imported(pasted(text)).meeting.participants] == ["Eva Ek", "Bo Al", "Ida Ros"]
