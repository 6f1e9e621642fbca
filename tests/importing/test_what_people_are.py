"""What lists of people tell of each: whom they represent, what they work as, their role; and what tells nothing of that."""

from datetime import time

import pytest

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import pasted, source_of
from kcminutes.importing.result import Imported
from kcminutes.meeting.states import Attendance
from support.pasted_minutes import minutes


def read(text: str) -> Imported:
    return imported(pasted(f"Dag: 2016-12-08\n\n{text}"))


@pytest.mark.parametrize(
    ("told", "organisation", "title"),
    [
        ("IT-chef, Umeå kommun", "Umeå kommun", "IT-chef"),
        ("Umeå kommun, IT-chef", "Umeå kommun", "IT-chef"),
        ("VA-chef", "", "VA-chef"),
        ("VD", "", "VD"),
        ("VD Vöfab", "Vöfab", "VD"),
        ("kommunchef Tranås", "Tranås", "kommunchef"),
        ("rektor Östra skolan", "Östra skolan", "rektor"),
        ("fritidschef kulturförvaltningen", "kulturförvaltningen", "fritidschef"),
        ("direktör för samhällsomvandlingen LKAB", "LKAB", "direktör för samhällsomvandlingen"),
        ("enhetschef Park och natur", "", "enhetschef Park och natur"),
        ("förvaltningsområdeschef Skola", "", "förvaltningsområdeschef Skola"),
        ("rektor förskola", "", "rektor förskola"),
        ("ordförande i kommunstyrelsen", "", "ordförande i kommunstyrelsen"),
        ("miljö- och byggchef", "", "miljö- och byggchef"),
        ("Karriärcentrum, Örebro universitet", "Karriärcentrum, Örebro universitet", ""),
        ("Arbets- och miljömedicin Lund", "Arbets- och miljömedicin Lund", ""),
        ("Hela Sverige ska leva", "Hela Sverige ska leva", ""),
        ("landstinget", "landstinget", ""),
        ("oppositionsråd", "", "oppositionsråd"),
        ("facklig representant för Vision", "", "facklig representant för Vision"),
    ],
)
def test_whom_somebody_represents_and_what_they_work_as_are_told_apart(told: str, organisation: str, title: str) -> None:
    person, _ = minutes(f"Närvarande:\nEva Ek, {told}\nBo Alm, Ale kommun").participants
    assert (person.name, person.organisation, person.title) == ("Eva Ek", organisation, title)


@pytest.mark.parametrize(
    ("line", "name", "organisation"),
    [
        ("Eva Ek Tekniska nämnden, sekreterare", "Eva Ek", "Tekniska nämnden"),
        ("Karin Ek Naturskyddsföreningen, sekreterare", "Karin Ek", "Naturskyddsföreningen"),
        ("Leif Ek Viby Buss AB, sekreterare", "Leif Ek", "Viby Buss AB"),
        ("Rolf Ek SPF Aktiv, sekreterare", "Rolf Ek", "SPF Aktiv"),
        ("Eva Maria Lund, sekreterare", "Eva Maria Lund", ""),
    ],
)
def test_a_body_may_stand_right_after_a_name(line: str, name: str, organisation: str) -> None:
    person, *_ = minutes(f"Närvarande:\n{line}\nBo Alm, Ale kommun").participants
    assert (person.name, person.organisation, person.roles) == (name, organisation, ("sekreterare",))


@pytest.mark.parametrize(
    ("label", "person", "roles", "voting"),
    [
        ("Ersättare", "Eva Ek (S)", ("ersättare",), False),
        ("Närvarande, ej tjg ers", "Eva Ek (S)", ("ersättare",), False),
        ("Tjänstgörande ersättare", "Eva Ek (S)", ("ersättare",), True),
        ("Beslutande", "Eva Ek (S), tjg ers.", ("tjg ers.",), True),
        ("Beslutande", "Eva Ek (S), tjänstgörande ersättare § 3–4", ("tjänstgörande ersättare § 3–4",), True),
        ("Övriga", "Eva Ek (S), ej tjg ersättare", ("ej tjg ersättare",), False),
        ("Ersättare", "Eva Ek (S), sekreterare", ("sekreterare",), False),
    ],
)
def test_substitutes_have_that_role_by_their_heading_or_their_own_words(
    label: str, person: str, roles: tuple[str, ...], *, voting: bool
) -> None:
    found = minutes(f"{label}:\n{person}").participants[0]
    assert (found.name, found.organisation, found.voting) == ("Eva Ek", "S", voting)
    assert tuple(role.rstrip(".") for role in found.roles) == tuple(role.rstrip(".") for role in roles)


@pytest.mark.parametrize("row", ["Sekretariatet | ", "Övriga | ", "Ordinarie ledamöter | "])
def test_a_row_over_others_ends_the_substitutes_of_a_table(row: str) -> None:
    table = f"Ledamöter | Närvarande\nBo Alm | X\nErsättare | \nIda Ros | X\n{row}\nUno Berg | X"
    people = minutes("Närvaro\n" + table.replace(" | ", "\t")).participants
    assert {person.name: person.roles for person in people} == {"Bo Alm": (), "Ida Ros": ("ersättare",), "Uno Berg": ()}


def test_substitutes_beside_the_members_of_a_table_have_their_own_marks() -> None:
    head = "| Ledamöter | Närv | Ersättare | Närv |\n|---|---|---|---|"
    rows = "| Eva Ek (S) | X | Nils Berg (S) | - |\n| Bo Alm (M) | - | Karin Lind (M) | X |\n| Ida Ros (C) | X | | |"
    text = f"# Protokoll\n\nDag: 2016-12-08\n\n{head}\n{rows}\n\n## 1. Öppnande\n\nMötet öppnades.\n\n## 2. Slut\n"
    people = imported(source_of(text.encode(), "protokoll.md")).meeting.participants
    assert [(person.name, person.roles, person.voting, person.attendance) for person in people] == [
        ("Eva Ek", (), False, Attendance.PRESENT),
        ("Bo Alm", (), False, Attendance.ABSENT),
        ("Ida Ros", (), False, Attendance.PRESENT),
        ("Nils Berg", ("ersättare",), False, Attendance.ABSENT),
        ("Karin Lind", ("ersättare",), False, Attendance.PRESENT),
    ]


@pytest.mark.parametrize("of", ["I tjänsten", "Särskilt inbjudna", "Arbetstagarrepr."])
def test_those_beside_another_heading_are_no_substitutes_and_decide_nothing(of: str) -> None:
    people = minutes(f"Beslutande\tBo Alm (S)\nErsättare\tIda Ros (M)\n{of}\tEva Ek, utredare\n\tUno Berg, ekonom").participants
    assert [(person.name, person.roles, person.voting, person.organisation) for person in people[2:]] == [
        ("Eva Ek", (), False, ""),
        ("Uno Berg", (), False, ""),
    ]


def test_a_role_alone_below_people_without_any_is_over_the_one_who_has_it() -> None:
    people = minutes("Ledamöter\nBo Alm (S)\nEva Ek (M)\nSekreterare\nIda Ros, Almi\nÖvriga\nUno Berg, Almi").participants
    assert {person.name: person.roles for person in people if person.roles} == {"Ida Ros": ("sekreterare",)}


def test_a_role_alone_below_a_name_is_that_persons_where_others_have_theirs_so() -> None:
    people = minutes("Närvarande:\nBo Alm\nordförande\nEva Ek\nsekreterare").participants
    assert {person.name: person.roles for person in people} == {"Bo Alm": ("ordförande",), "Eva Ek": ("sekreterare",)}


def test_a_table_of_people_below_who_writes_makes_nobody_in_it_the_secretary() -> None:
    table = "Funktion\tNamn\tDeltar\nKommundirektör\tBo Alm\tJa\nSkola\tEva Ek\tNej"
    people = minutes(f"Dokumentation: Ida Ros\n{table}").participants
    assert {person.name: person.roles for person in people} == {"Ida Ros": ("sekreterare",), "Bo Alm": (), "Eva Ek": ()}


@pytest.mark.parametrize(
    "remark",
    ["från pass 3", "deltog via lync", "som kallar ersättare", "Fet stil markerar beslut", "avvek efter lunch", "dag 1"],
)
def test_a_remark_by_a_name_is_listed_and_is_neither_post_nor_organisation(remark: str) -> None:
    found = read(f"Protokoll\n\nNärvarande:\nEva Ek, {remark}\nBo Alm, Ale kommun\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Slut\n")
    person = found.meeting.participants[0]
    assert (person.name, person.organisation, person.title, person.roles) == ("Eva Ek", "", "", ())
    assert any(remark in one.text for one in found.unplaced)


@pytest.mark.parametrize(
    ("told", "title", "items", "times"),
    [
        ("ekonomichef 8:15-9:45 § 6-7", "ekonomichef", "6-7", (time(8, 15), time(9, 45))),
        ("verksamhetschef lärande § 9", "verksamhetschef lärande", "9", (None, None)),
        ("utredare, pkt 4", "utredare", "4", (None, None)),
        ("utredare, till kl 10", "utredare", "", (None, time(10))),
        ("utredare, ej § 4", "utredare", "", (None, None)),
        ("VD LKAB från 9.30", "VD", "", (time(9, 30), None)),
        ("utredare (lämnar mötet efter punkt 1)", "utredare, lämnar mötet efter punkt 1", "", (None, None)),
    ],
)
def test_times_and_items_after_a_post_are_parted_from_it(
    told: str, title: str, items: str, times: tuple[time | None, time | None]
) -> None:
    person = minutes(f"Närvarande:\nEva Ek, {told}\nBo Alm, Ale kommun").participants[0]
    assert (person.title, person.items, (person.arrived, person.left)) == (title, items, times)


def test_who_signs_for_some_items_may_have_been_at_all_of_them() -> None:
    people = minutes("Ordförande: Bo Alm § 6-10\n\nSekreterare: Eva Ek").participants
    assert [(person.name, person.items) for person in people] == [("Bo Alm", ""), ("Eva Ek", "")]


def test_a_name_beside_somebody_is_no_organisation_of_theirs() -> None:
    table = "Namn\tParti\tNärvaro\tAnteckningar\nBo Alm\tS\t-\tEva Ros\nEva Ros\tS\t1\tOrdförande\nUno Ek\tM\t1\t"
    people = minutes(f"Närvarolista\n{table}").participants
    assert [(person.name, person.organisation, person.roles, person.attendance) for person in people] == [
        ("Bo Alm", "S", (), Attendance.ABSENT),
        ("Eva Ros", "S", ("Ordförande",), Attendance.PRESENT),
        ("Uno Ek", "M", (), Attendance.PRESENT),
    ]


def test_a_posts_short_form_after_a_name_is_a_post() -> None:
    people = minutes("Närvarande: Eva Ek HR-partner, Bo Alm VC stöd och service, Uno Hed MAS, Ann Mark ekonom").participants
    assert [(person.name, person.organisation, person.title) for person in people] == [
        ("Eva Ek", "", "HR-partner"),
        ("Bo Alm", "", "VC stöd och service"),
        ("Uno Hed", "", "MAS"),
        ("Ann Mark", "", "ekonom"),
    ]


def test_a_role_in_the_meeting_in_a_column_of_posts_is_a_role_and_a_chair_alone_may_be_a_post() -> None:
    table = "Namn\tRoll\tNärv.\nBo Alm\tOrdf.\tX\nEva Ros\tLedamot\tX\nUno Ek\tSekr.\tX\nAnn Hed\tOrdförande\tX"
    people = minutes(f"Deltagare\n{table}").participants
    assert [(person.name, person.roles, person.title) for person in people] == [
        ("Bo Alm", ("Ordf.",), ""),
        ("Eva Ros", ("Ledamot",), ""),
        ("Uno Ek", ("Sekr.",), ""),
        ("Ann Hed", (), "Ordförande"),
    ]


@pytest.mark.parametrize("line", ["p. 1\tTillkommande ärenden", "Justerade paragrafer", "Protokollet är justerat"])
def test_a_line_below_who_signs_that_tells_nothing_of_them_is_listed(line: str) -> None:
    found = read(f"Protokoll\n\nOrdförande: Eva Ek\n{line}\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Slut\n")
    assert [(person.name, person.organisation, person.title) for person in found.meeting.participants] == [("Eva Ek", "", "")]


# What stands beside items.


@pytest.mark.parametrize("reference", ["KS 2018/182", "LS 0807-0644", "LK/140098", "LS/4/2014", "LTV 150211", "KS/2011:286"])
def test_a_reference_stands_below_its_title_or_over_it_as_the_first_one_does(reference: str) -> None:
    below = read(f"Kallelse\n\n1. Arvoden\n{reference}\n2. Reglemente\nKS 2018/183\n3. Slut\n").meeting
    assert [item.reference for item in below.items] == [reference, "KS 2018/183", ""]
    over = read(f"Kallelse\n\n{reference}\n§ 1\nArvoden\nKS 2018/183\n§ 2\nReglemente\n§ 3\nSlut\n").meeting
    assert [(item.title, item.reference) for item in over.items] == [
        ("Arvoden", reference),
        ("Reglemente", "KS 2018/183"),
        ("Slut", ""),
    ]


def test_the_documents_own_reference_over_the_first_title_is_no_items() -> None:
    items = read(
        "Kallelse\n\nKS 2018/1\n\n1. Arvoden\nKS 2018/182\n2. Reglemente\nKS 2018/183\n3. Slut\nKS 2018/184\n"
    ).meeting.items
    assert [item.reference for item in items[:3]] == ["KS 2018/182", "KS 2018/183", "KS 2018/184"]


def test_the_number_of_a_public_print_stays_in_the_title() -> None:
    items = read("Kallelse\n\n1. Yttrande över SOU 2009:39\n2. Prognos 2004:2\n3. Slut\n").meeting.items
    assert [(item.title, item.reference) for item in items[:2]] == [("Yttrande över SOU 2009:39", ""), ("Prognos 2004:2", "")]


@pytest.mark.parametrize(
    ("title", "presenters", "left"),
    [
        ("Ekonomi (Lisa Ek, ekonomichef)", ("Lisa Ek",), "ekonomichef"),
        ("Ekonomi (Lisa Ek (kd), Bo Alm, GR)", ("Lisa Ek", "Bo Alm"), "GR"),
        ("Ekonomi (bilaga) (Lisa Ek)", ("Lisa Ek",), ""),
    ],
)
def test_who_presents_stands_in_brackets_and_what_they_are_is_listed(title: str, presenters: tuple[str, ...], left: str) -> None:
    found = read(f"Kallelse\n\n1. {title}\n2. Slut\n3. Nästa möte\n")
    item = found.meeting.items[0]
    assert (item.title, item.presenters) == ("Ekonomi", presenters)
    assert left in " ".join(one.text for one in found.unplaced)


def test_what_a_presenter_in_a_column_works_as_is_listed() -> None:
    found = read("Kallelse\n\nNr\tÄrende\tFöredragande\n1\tBudget\tLisa Ek, ekonomichef\n2\tLarm\tBo Alm\n3\tSlut\t\n")
    assert [item.presenters for item in found.meeting.items[:2]] == [("Lisa Ek",), ("Bo Alm",)]
    assert "ekonomichef" in " ".join(one.text for one in found.unplaced)


@pytest.mark.parametrize("line", ["Föredragning Eva Ek", "Föredragande Eva Ek", "Muntlig information av Eva Ek"])
def test_who_presents_may_stand_without_a_colon(line: str) -> None:
    assert read(f"Kallelse\n\n1. Budget\n{line}\n2. Slut\n3. Nästa möte\n").meeting.items[0].presenters == ("Eva Ek",)


def test_a_table_of_items_may_have_their_numbers_in_its_second_column() -> None:
    head = "| Besök | Nr | | Ärendelista | Föredragande |\n|---|---|---|---|---|"
    rows = "| 9.10 | 1 | | Personärende | Eva Ek |\n| | 2 | A | Trygghetslarm | Bo Alm |\n| | 3 | B | Budget | Eva Ek, Bo Alm |"
    source = source_of(f"# Kallelse\n\nDag: 2016-12-08\n\n{head}\n{rows}\n".encode(), "kallelse.md")
    items = imported(source).meeting.items
    assert [(item.title, item.presenters) for item in items[:3]] == [
        ("Personärende", ("Eva Ek",)),
        ("Trygghetslarm", ("Bo Alm",)),
        ("Budget", ("Eva Ek", "Bo Alm")),
    ]


# The head.


def test_labels_in_a_row_are_of_what_stands_below_each() -> None:
    head = minutes("Nämnd\tSammanträdesdatum\tPlats och tid\nSocialnämnden\t2016-12-08\tFaxepark, Europa, 09:00 – 14:55").head
    assert (head.body, head.place, head.start, head.end) == ("Socialnämnden", "Faxepark, Europa", time(9), time(14, 55))


def test_the_place_ends_with_its_sentence() -> None:
    place = "Landstingssalen, Hantverkargatan 45. Åhörare är välkomna till läktaren.\nWebb-tv"
    found = read(f"Kallelse\n\nPlats:\n{place}\n\n1. Val\n2. Slut\n3. Nästa\n")
    assert found.meeting.head.place == "Landstingssalen, Hantverkargatan 45"
    assert {"Åhörare är välkomna till läktaren", "Webb-tv"} <= {one.text.strip(" .") for one in found.unplaced}


def test_a_person_in_an_office_is_no_place() -> None:
    assert minutes("Gösta Ek, Förbundskontoret").head.place == ""


# Who decides.


@pytest.mark.parametrize(
    ("body", "who", "is_ours"),
    [
        ("Kommunstyrelsens arbetsutskott", "Arbetsutskottet", True),
        ("Kommunstyrelsens arbetsutskott", "Kommunstyrelsen", False),
        ("Tjänstemannagruppen", "Plenarmötet", False),
        ("Kommunchefsgrupp", "Kommunchefsgruppen", True),
    ],
)
def test_a_part_of_a_body_decides_by_itself(body: str, who: str, *, is_ours: bool) -> None:
    item = minutes(f"Organ: {body}", f"{who} beslutade att köpa en bil.").items[1]
    assert bool(item.decisions) is is_ours


def test_a_short_name_that_decides_again_and_again_is_the_meetings_own() -> None:
    text = "Läget.\n\nNVSam beslutar\n\natt köpa en bil.\n\n2.1 Lån\n\nNVSam beslutar\n\natt låna pengar."
    item = minutes("", text).items[1]
    assert item.decisions == ("att köpa en bil.",)
    assert item.subitems[0].decisions == ("att låna pengar.",)


def test_a_promise_is_a_task() -> None:
    (action,) = minutes("Närvarande: Bo Alm, Eva Ek", "Bo Alm lovade återkomma med en sammanställning i april.").items[1].actions
    assert (action.responsible, action.when) == (("Bo Alm",), "i april")


# What nobody said.


@pytest.mark.parametrize(
    "title",
    ["Budget 2016/2017", "Läsår 2016/17", "Bokslut 2015/2016", "Taxa 2017:1", "Nr 2016/3", "Revision 2016-1", "Vår 2016/2017"],
)
def test_a_word_and_a_year_are_a_title_and_no_reference(title: str) -> None:
    item = read(f"Kallelse\n\n1. {title}\n2. Larm\n3. Slut\n").meeting.items[0]
    assert (item.title, item.reference) == (title, "")


@pytest.mark.parametrize(
    "why",
    [
        "inte närvarande",
        "frånvarande p.g.a. semester",
        "anmält förhinder pga sjukdom",
        "lämnade återbud",
        "kunde inte delta",
        "deltog ej",
    ],
)
def test_who_did_not_come_is_absent_and_why_is_no_post(why: str) -> None:
    person = minutes(f"Närvarande:\nEva Ek, {why}\nBo Alm, Ale kommun").participants[0]
    assert (person.attendance, person.title, person.organisation) == (Attendance.ABSENT, "", "")


@pytest.mark.parametrize(
    "below",
    [
        "Revisor: Per Dahl",
        "\nKommunchef Per Dahl",
        "Per Dahl, ekonomichef",
        "Från förvaltningen\nPer Dahl, ekonomichef",
        "\nPer Dahl, ordförande",
    ],
)
def test_who_stands_after_the_substitutes_is_none_of_them(below: str) -> None:
    people = minutes(f"Ersättare:\nIda Ros (S)\n{below}").participants
    assert {person.name: "ersättare" in person.roles for person in people} == {"Ida Ros": True, "Per Dahl": False}


@pytest.mark.parametrize("line", ["Ordförande i kommunstyrelsen Per Dahl", "Facklig representant Per Dahl"])
def test_a_post_before_a_name_is_not_that_of_the_one_above(line: str) -> None:
    person = minutes(f"Närvarande:\nEva Ek\n{line}").participants[0]
    assert (person.name, person.title, person.organisation, person.roles) == ("Eva Ek", "", "", ())


def test_posts_before_names_in_a_line_are_of_those_who_follow() -> None:
    people = minutes("Närvarande: ekonomichef Bo Alm, sekreterare Ida Ros").participants
    assert [(person.name, person.title, person.roles) for person in people] == [
        ("Bo Alm", "ekonomichef", ()),
        ("Ida Ros", "", ("sekreterare",)),
    ]


@pytest.mark.parametrize("told", ["sekreterare i valberedningen", "ledamot av kommunfullmäktige", "ordförande PRO"])
def test_a_task_in_another_body_is_no_role_in_the_meeting(told: str) -> None:
    assert minutes(f"Närvarande:\nEva Ek, {told}\nBo Alm, Ale kommun").participants[0].roles == ()


def test_a_municipality_over_people_is_whom_those_below_it_represent() -> None:
    people = minutes("Deltagare\nUmeå kommun\nEva Ek, kommunchef\nBo Alm\nVännäs kommun\nIda Ros").participants
    assert [(person.name, person.organisation) for person in people] == [
        ("Eva Ek", "Umeå kommun"),
        ("Bo Alm", "Umeå kommun"),
        ("Ida Ros", "Vännäs kommun"),
    ]


def test_a_municipality_below_one_person_after_others_is_whom_that_one_represents() -> None:
    people = minutes("Närvarande:\nEva Ek\nUmeå kommun\nBo Alm\nVännäs kommun").participants
    assert [(person.name, person.organisation) for person in people] == [("Eva Ek", "Umeå kommun"), ("Bo Alm", "Vännäs kommun")]


def test_who_prepared_a_matter_has_nothing_to_do() -> None:
    assert minutes("Närvarande: Bo Alm", "Läget är gott.\n\nHandläggare: Bo Alm").items[1].actions == ()


def test_a_sentence_that_begins_as_who_presents_is_a_sentence() -> None:
    item = read("Kallelse\n\n1. Budget\nFöredragande: Eva Ek redogör för budgeten.\n2. Slut\n3. Nästa möte\n").meeting.items[0]
    assert (item.presenters, item.background) == (("Eva Ek",), "redogör för budgeten.")


def test_the_documents_own_reference_on_every_page_is_no_items() -> None:
    page = "Sammanträdesprotokoll\n\nDnr KS 2020/99\n\nSida {}(3)\n\n"
    pages = [page.format(turn) + f"{turn}. Ärende {letter}\n\nText.\n\n" for turn, letter in enumerate("ABC", 1)]
    items = read(f"Protokoll\n\n{''.join(pages)}").meeting.items
    assert [item.reference for item in items[:3]] == ["", "", ""]


def test_a_row_below_labels_that_has_a_label_of_its_own_is_not_of_them() -> None:
    people = minutes("Datum\tTid\nNärvarande\tEva Ek, Bo Alm").participants
    assert [person.name for person in people] == ["Eva Ek", "Bo Alm"]


def test_a_partys_sign_in_the_middle_of_a_title_stays() -> None:
    item = read("Kallelse\n\n1. Motion från Eva Ek (S) om cyklar (Bo Alm)\n2. Larm\n3. Slut\n").meeting.items[0]
    assert (item.title, item.presenters) == ("Motion från Eva Ek (S) om cyklar", ("Bo Alm",))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("PROTOKOLL Växbo Kommunföretag AB", "Växbo Kommunföretag AB"),
        ("Protokoll AB Strandbostäder", "AB Strandbostäder"),
        ("Protokoll Nätverket för sociala frågor den 3 maj", "Nätverket för sociala frågor"),
        ("ANTECKNINGAR FRÅN MÖTE MED TJÄNSTEMANNAGRUPPEN", "Tjänstemannagruppen"),
        (
            "Protokoll Rådet för äldre och personer med funktionsnedsättning",
            "Rådet för äldre och personer med funktionsnedsättning",
        ),
    ],
)
def test_whose_meeting_it_is_stands_in_the_title(title: str, body: str) -> None:
    assert read(f"{title}\n\n1. Öppnande\n2. Larm\n3. Slut\n").meeting.head.body == body


def test_who_presents_with_a_line_each_below_the_title_all_do() -> None:
    text = "Kallelse\n\n1. Bostäder\nEva Ek, utredare, Umeå\nBo Alm, kommunchef, Vännäs\n2. Slut\n3. Nästa möte\n"
    assert read(text).meeting.items[0].presenters == ("Eva Ek", "Bo Alm")


def test_whom_people_are_there_for_stands_over_them() -> None:
    people = minutes(
        "Beslutande\nFör Kommunstyrelsen\nEva Ek (S)\nBo Alm (M)\nFör kultur- och fritidsnämnden\nIda Ros (C)"
    ).participants
    assert [person.organisation for person in people] == ["Kommunstyrelsen", "Kommunstyrelsen", "kultur- och fritidsnämnden"]


def test_groups_of_people_after_a_word_and_a_colon_all_came() -> None:
    text = "Deltagande:\nStadskontoret: Eva Ek, Bo Alm\nPolitiker: Ida Ros, Uno Vik.\nByalaget Bestorp: Kim Ås, Ola Rud"
    people = minutes(text).participants
    assert [person.name for person in people] == ["Eva Ek", "Bo Alm", "Ida Ros", "Uno Vik", "Kim Ås", "Ola Rud"]
    assert people[-1].organisation == "Byalaget Bestorp"


def test_a_list_of_members_that_goes_on_on_the_next_page_goes_on() -> None:
    people = minutes("Beslutande\nLEDAMÖTER\tEva Ek (S)\nBo Alm (M)\n\nFORTS. LEDAMÖTER\tIda Ros (C)\nUno Vik (L)").participants
    assert [person.name for person in people] == ["Eva Ek", "Bo Alm", "Ida Ros", "Uno Vik"]


def test_a_table_tells_posts_organisations_roles_and_letters_apart() -> None:
    rows = "Namn\tFöretag\tFunktion\tFörk.\nEva Ek\tUmeå kommun\tByggledare, protokollförare\tBL"
    rows += "\nBo Alm\tAlm & Ek Bygg AB\tPlatschef\tE"
    eva, bo = minutes(f"Närvarande:\n{rows}").participants
    assert (eva.organisation, eva.title, eva.roles) == ("Umeå kommun", "Byggledare", ("protokollförare",))
    assert (bo.organisation, bo.title, bo.roles) == ("Alm & Ek Bygg AB", "Platschef", ())


def test_a_column_of_posts_may_name_the_organisation_too() -> None:
    rows = "Namn\tFunktion\tNärvaro\nEva Ek\tFastighetschef, Vansbro kommun\tX\nBo Alm\tChef\tX, distans\nIda Ros\tChef\t–"
    people = minutes(rows).participants
    assert [(one.organisation, one.title) for one in people] == [("Vansbro kommun", "Fastighetschef"), ("", "Chef"), ("", "Chef")]
    assert [one.attendance for one in people] == [Attendance.PRESENT, Attendance.PRESENT, Attendance.ABSENT]


def test_whoever_writes_after_a_name_with_initials_is_somebody() -> None:
    people = minutes("Närvarande: Eva Ek (EE) ordf, Bo Alm (BA), Ida Ros (IR) antecknar").participants
    assert [(one.name, one.roles) for one in people] == [("Eva Ek", ("ordf",)), ("Bo Alm", ()), ("Ida Ros", ("sekreterare",))]
