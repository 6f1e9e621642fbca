"""What is told in a sentence, in brackets or beside a list, as people write it in notes and mails."""

from datetime import date, time

import pytest

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import pasted
from kcminutes.importing.result import Imported
from kcminutes.meeting.roles import ADJUSTER
from kcminutes.meeting.states import Attendance, ItemStatus


def read(text: str) -> Imported:
    return imported(pasted(text))


@pytest.mark.parametrize(
    ("sentence", "attendance"),
    [
        ("Deltog gjorde Eva Ahl (Osby) och Bo Kron.", Attendance.PRESENT),
        ("Närvarande på mötet var Eva Ahl (Osby) samt Bo Kron", Attendance.PRESENT),
        ("På mötet deltog Eva Ahl (Osby) och Bo Kron.", Attendance.PRESENT),
        ("Förhinder hade Eva Ahl (Osby) och Bo Kron.", Attendance.ABSENT),
        ("Återbud har lämnats av Eva Ahl (Osby) och Bo Kron.", Attendance.ABSENT),
        ("Eva Ahl (Osby) och Bo Kron hade anmält förhinder.", Attendance.ABSENT),
        ("Eva Ahl (Osby) och Bo Kron deltog på mötet.", Attendance.PRESENT),
    ],
)
def test_who_came_may_be_told_in_a_sentence(sentence: str, attendance: Attendance) -> None:
    found = read(f"Minnesanteckningar KC 2017-01-19\n\n{sentence}\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Slut\n\nMötet slutade.\n")
    assert [(one.name, one.organisation, one.attendance) for one in found.meeting.participants] == [
        ("Eva Ahl", "Osby", attendance),
        ("Bo Kron", "", attendance),
    ]
    assert not found.unplaced


def test_a_sentence_after_the_people_is_nobody_and_is_kept() -> None:
    people = "Med på mötet: Eva Ahl (Osby) och Bo Kron (Orsa). Bo var med på länk."
    text = f"Anteckningar 2017-01-19\n\n{people}\n\n1. Öppnande\n\n2. Slut\n"
    found = read(text)
    assert [one.name for one in found.meeting.participants] == ["Eva Ahl", "Bo Kron"]
    assert [one.text for one in found.unplaced][-1].endswith("var med på länk")


def test_until_which_item_somebody_was_there_is_no_title() -> None:
    found = read("Protokoll 2017-01-19\n\nNärvarande: Dag Wall (Osby, t.o.m. punkt 4), Bo Kron\n\n1. Öppnande\n\n2. Slut\n")
    assert [(one.name, one.organisation, one.title) for one in found.meeting.participants] == [
        ("Dag Wall", "Osby", ""),
        ("Bo Kron", "", ""),
    ]
    assert [one.text for one in found.unplaced] == ["t.o.m. punkt 4"]


def test_the_words_of_a_title_that_mean_nothing_to_the_program_are_listed() -> None:
    found = read("Extra insatt möte med Kommunchefsgruppen 2017-01-19\n\n1. Öppnande\n\n2. Slut\n")
    assert found.meeting.head.body == "Kommunchefsgruppen"
    assert [one.text for one in found.unplaced] == ["Extra insatt"]


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Kommunchefsnätverket i Skåne nordost", "Kommunchefsnätverket i Skåne nordost"),
        ("Ledningsgruppen för Fyrbodals kommunchefer", "Ledningsgruppen för Fyrbodals kommunchefer"),
        ("Chefsnätverk välfärd, V8-kommunerna", "Chefsnätverk välfärd, V8-kommunerna"),
        ("Kommunchefsmöte Gästrikland", "Kommunchefsmöte Gästrikland"),
        ("Styrelsen   Sida 92 (122)", "Styrelsen"),
        ("Styrelsen sammanträder", "Styrelsen"),
    ],
)
def test_the_group_has_its_whole_name(line: str, body: str) -> None:
    assert read(f"{line}\n\nProtokoll 2017-01-19\n\n1. Öppnande\n\n2. Slut\n").meeting.head.body == body


def test_what_stands_below_an_item_in_the_list_at_the_top_is_that_items() -> None:
    text = (
        "Protokoll KC 2017-01-19\n\nNärvarande: Eva Ahl, Bo Kron\n\nUtsänd föredragningslista\n\n1. Öppnande\n\n2. Budget\n"
        "Muntlig information av Ida Sand, kansliet\nBilagor: Budget.pdf\n\n3. Slut\n\n"
        "§ 1 Öppnande\n\nMötet öppnades.\n\n§ 2 Budget\n\nEva redovisade.\n\n§ 3 Slut\n\nMötet avslutades.\n"
    )
    found = read(text)
    assert found.is_minutes
    budget = found.meeting.items[1]
    assert (budget.presenters, budget.attachments) == (("Ida Sand (kansliet)",), ("Budget.pdf",))


def test_who_presents_in_brackets_after_a_title_of_minutes_is_one_who_took_part() -> None:
    items = "1. Buss (Bo Kron)\n\nBo redovisade.\n\n2. Vägar (Norra Länken)\n\nSlut.\n"
    text = f"Protokoll KC 2017-01-19\n\nNärvarande: Eva Ahl, Bo Kron\n\n{items}"
    buss, vagar = read(text).meeting.items[:2]
    assert (buss.title, buss.presenters, vagar.title, vagar.presenters) == ("Buss", ("Bo Kron",), "Vägar (Norra Länken)", ())


def test_a_list_with_columns_and_text_between_its_lines_has_all_its_items() -> None:
    text = (
        "Kallelse till KC 2018-11-23\n\n"
        "Ärende                                   Föredragande        Tid\n"
        "1.  Upprop                                                   13.00\n"
        "2.  Ekonomisk uppföljning                Malte Rask          13.10\n"
        "    Bilaga: Utfall.xlsx\n"
        "3.  Budget                               Ida Sand            13.30\n"
        "4.  Övrigt                                                   16.00\n"
    )
    items = read(text).meeting.items
    assert [(one.title, one.presenters, one.attachments) for one in items[:4]] == [
        ("Upprop", (), ()),
        ("Ekonomisk uppföljning", ("Malte Rask",), ("Utfall.xlsx",)),
        ("Budget", ("Ida Sand",), ()),
        ("Övrigt", (), ()),
    ]


def test_names_stand_after_whom_they_represent_in_a_column() -> None:
    people = "Närvarande\nUmeå            Ida Sand, Sten Ek\nRegion V        Bo Kron\nDorotea         -"
    found = read(f"Protokoll KC 2017-01-19\n\n{people}\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Slut\n")
    assert [(one.name, one.organisation) for one in found.meeting.participants] == [
        ("Ida Sand", "Umeå"),
        ("Sten Ek", "Umeå"),
        ("Bo Kron", "Region V"),
    ]
    assert [one.text for one in found.unplaced] == ["Dorotea -"]


def test_a_heading_over_several_items_is_no_background_of_the_item_before() -> None:
    found = read("Kallelse till KC 2017-01-19\n\n1. Upprop\n\nBeslutsärenden\n\n2. Budget\n\nInformationsärenden\n\n3. Slut\n")
    assert [one.background for one in found.meeting.items[:3]] == ["", "", ""]
    assert [one.text for one in found.unplaced] == ["Beslutsärenden", "Informationsärenden"]


def test_of_two_who_sign_beside_each_other_one_is_the_chair_and_a_post_is_nobody() -> None:
    signed = "Ordförande                         Förbundschef\nDag Sand                           Bo Kron"
    people = read(f"Kallelse till KC 2017-01-19\n\n1. Upprop\n\n2. Budget\n\n3. Slut\n\n{signed}\n").meeting.participants
    assert [(one.name, one.roles) for one in people] == [("Dag Sand", ("ordförande",)), ("Bo Kron", ())]


def test_each_line_that_begins_with_att_is_a_decision_and_a_short_line_was_not_broken() -> None:
    prose = "\n".join(
        [
            "Förslaget har varit på remiss hos alla kommuner i länet, och svaren",
            "var goda. Ändringarna är små, och gäller mest skrivningar om det som",
            "kommer efter 2018, och de kommuner som har avtal med andra.",
        ]
    )
    decided = "att fastställa den verksamhetsplan som gäller från nästa år, samt\natt uppdra till kansliet att verkställa den."
    text = (
        f"Protokoll KC 2017-01-19\n\nNärvarande: Eva Ahl, Bo Kron\n\n1. Budget\n\n{prose}\n\nBeslut\n{decided}\n\n"
        "2. Vägvisning till fjällen under sommarens månader\nÄrendet bordläggs.\n\n3. Slut\n"
    )
    budget, vagvisning = read(text).meeting.items[:2]
    assert budget.decisions == (
        "att fastställa den verksamhetsplan som gäller från nästa år, samt",
        "att uppdra till kansliet att verkställa den.",
    )
    assert vagvisning.status is ItemStatus.POSTPONED


def test_several_labels_in_one_line_are_each_read() -> None:
    facts = "Datum: 2025-02-14 Tid: 09:00–11:00 Plats: Teams"
    head = read(f"Anteckningar KC\n\n{facts}\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Slut\n").meeting.head
    assert (head.day, head.start, head.end, head.place) == (date(2025, 2, 14), time(9), time(11), "Teams")


def test_day_time_place_and_people_may_stand_last() -> None:
    facts = "Datum: 2024-04-19\nTid: 08.30–11.30\nPlats: Stadshuset, Borås\nDeltagare: Ida Sand (Mark), Bo Kron (Borås)"
    meeting = read(f"Protokoll KC\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Slut\n\nMötet slutade.\n\n{facts}\n").meeting
    head = meeting.head
    assert (head.day, head.start, head.end, head.place) == (date(2024, 4, 19), time(8, 30), time(11, 30), "Stadshuset, Borås")
    assert [(one.name, one.organisation) for one in meeting.participants] == [("Ida Sand", "Mark"), ("Bo Kron", "Borås")]


def test_a_programme_of_two_days_has_the_items_of_both() -> None:
    text = (
        "Kallelse till KC 21–22 september 2017\n\n"
        "Torsdag 21 september\n12.30   Välkomna\n12.45   Skatteutjämning\n15.30   Middag\n\n"
        "Fredag 22 september\n08.30   Mottagande\n10.20   Övriga frågor\n11.00   Avslut\n"
    )
    items = read(text).meeting.items
    assert [one.title for one in items[:6]] == ["Välkomna", "Skatteutjämning", "Middag", "Mottagande", "Övriga frågor", "Avslut"]


def test_days_under_a_heading_of_coming_meetings_within_an_item_are_read() -> None:
    coming = "Nästa möte\n\n2025-03-21 kl. 09:00–11:00, Teams\n\n2025-05-09"
    text = f"Anteckningar KC 2025-02-14\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Slut\n\nMötet slutade 2025-12-31.\n\n{coming}\n"
    assert [one.day for one in read(text).meeting.head.coming] == [date(2025, 3, 21), date(2025, 5, 9)]


def test_a_meeting_on_a_link_has_a_place_and_whoever_signs_is_not_lost() -> None:
    facts = "Tid:      Fredag 2020-10-09 kl. 09.00\nPlats:    Via Teams\n\nIda Sand\nordförande\n\nFörslag på justerare: Bo Kron"
    meeting = read(f"Kallelse KC\n\n{facts}\n\n1. Upprop\n\n2. Budget\n\n3. Slut\n").meeting
    assert meeting.head.place == "Via Teams"
    assert ("Ida Sand", ("ordförande",)) in [(one.name, one.roles) for one in meeting.participants]
    assert not any(one.has_role(ADJUSTER) for one in meeting.participants), "it is only proposed"


def test_first_names_alone_have_times_and_do_what_begins_with_them() -> None:
    people = "Närvarande: Eva, Bo (till kl 11.30), Ida (sekr)"
    done = "Att göra: Ida bokar ett möte."
    text = f"Minnesanteckningar från kommunchefsgruppens möte 2016-05-12\n\n{people}\n\n1. Budget\n\n{done}\n\n2. Slut\n\nSlut.\n"
    found = read(text)
    assert [(one.name, one.left) for one in found.meeting.participants] == [("Eva", None), ("Bo", time(11, 30)), ("Ida", None)]
    assert found.meeting.items[0].actions[0].responsible == ("Ida",)
    assert found.meeting.head.body == "Kommunchefsgruppen"
    assert not found.unplaced


def test_the_attachment_in_a_column_and_the_day_in_a_title_are_read() -> None:
    text = (
        "Kallelse till KC 2020-10-09\n\n1   Upprop\n2   Budget 2021                 Bilaga 1     Ida Sand\n"
        "3   Nästa möte: 7 december 2020 kl. 13.00\n"
    )
    meeting = read(text).meeting
    assert (meeting.items[1].attachments, meeting.items[1].presenters) == (("Bilaga 1",), ("Ida Sand",))
    assert [(one.day, one.start) for one in meeting.head.coming] == [(date(2020, 12, 7), time(13))]


def test_a_heading_after_an_empty_place_is_no_place() -> None:
    meeting = read("Anteckningar KC 2025-02-14\n\nPlats:\nNärvarande\nEva Ahl, Osby\n\n1. Öppnande\n\n2. Slut\n").meeting
    assert (meeting.head.place, [one.name for one in meeting.participants]) == ("", ["Eva Ahl"])


@pytest.mark.parametrize(
    ("line", "day", "body"),
    [
        ("Regionrådet 2025-04-02 kl. 10-12", date(2025, 4, 2), "Regionrådet"),
        ("KC 2025-04-24 kl. 9-12", date(2025, 4, 24), ""),
        ("KCmöte aug ti 2025-08-19 08:30-12:00", date(2025, 8, 19), ""),
        ("RR-möte aug ti 2025-08-19", date(2025, 8, 19), "RR"),
        ("Kommunchefsgruppens möte: torsdagen den 24 april", date(2025, 4, 24), ""),
        ("Region Västerbottens styrelse | on 2025-04-02", date(2025, 4, 2), "Region Västerbottens styrelse"),
        ("Presidiet träffas den 5 maj", date(2025, 5, 5), "Presidiet"),
        ("Nästa möte med regionrådet är den 5 maj", date(2025, 5, 5), "regionrådet"),
        ("Strategidag 12 juni", date(2025, 6, 12), ""),
        ("Karin bjuder in till lunch den 5 maj", date(2025, 5, 5), ""),
    ],
)
def test_another_body_s_coming_meeting_is_not_told_as_ones_own(line: str, day: date, body: str) -> None:
    text = f"Anteckningar Kommunchefsgruppen 2025-02-14\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Kommande möten\n\n{line}\n"
    assert [(one.day, one.body) for one in read(text).meeting.head.coming] == [(day, body)]


def test_meetings_of_two_bodies_on_one_day_are_both_coming() -> None:
    text = "Anteckningar Kommunchefsgruppen 2025-02-14\n\n1. Kommande möten\n\nKC 2025-04-02 kl. 9\nRegionrådet 2025-04-02 kl. 13\n"
    assert [(one.body, one.start) for one in read(text).meeting.head.coming] == [("", time(9)), ("Regionrådet", time(13))]
