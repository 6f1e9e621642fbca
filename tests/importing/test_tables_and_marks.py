"""What real minutes tell by tables, marks and numbers of other kinds: who came, what is to be done, where an item begins."""

from datetime import date

import pytest

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import pasted, source_of
from kcminutes.importing.result import Imported
from kcminutes.meeting.states import Attendance
from support.pasted_minutes import minutes

PRESENT, ABSENT = Attendance.PRESENT, Attendance.ABSENT


def read(text: str) -> Imported:
    return imported(pasted(text))


def people(found: Imported) -> list[tuple[str, str, Attendance | None]]:
    return [(one.name, one.organisation, one.attendance) for one in found.meeting.participants]


def titles(found: Imported) -> list[str]:
    return [item.title for item in found.meeting.items if not item.title.startswith("Ej placerat")]


def unplaced(found: Imported) -> list[str]:
    return [one.text for one in found.unplaced]


ITEMS = "1. Öppnande\n\nMötet öppnades.\n\n2. Slut\n\nMötet avslutades.\n"


def test_a_table_with_names_says_who_came_and_for_whom() -> None:
    table = (
        "Kommun\tNamn\tDeltar\tAnm.\nMora\tBo Ek\tJa\tordf.\nOrsa\tIda Al\tNej\t\nRättvik\t–\t\t\nFalun\tUno Sand\tJa\tvia Teams"
    )
    found = read(f"Minnesanteckningar IT-gruppen 2019-02-07\n\nNärvaro\n\n{table}\n\n{ITEMS}")
    assert people(found) == [("Bo Ek", "Mora", PRESENT), ("Ida Al", "Orsa", ABSENT), ("Uno Sand", "Falun", PRESENT)]
    assert found.meeting.participants[0].roles == ("ordf",)
    assert {"Rättvik –", "via Teams"} <= set(unplaced(found))


def test_marks_whose_column_names_them_tell_who_came() -> None:
    table = "Kommun\tNamn\tX/L/F\nOrust\tBo Ek\tX\nMora\tIda Al\tL\nOrsa\tUno Sand\tF"
    found = read(f"Minnesanteckningar 2022-09-16\n\nNärvaro\n\n{table}\n\n{ITEMS}")
    assert [attendance for _, _, attendance in people(found)] == [PRESENT, PRESENT, ABSENT]


def test_people_stand_before_their_municipality_or_in_brackets_after_it() -> None:
    found = read(f"Anteckningar 2018-10-11\n\nNärvarande: Elna Hand Sölvesborg, Ann Hans Markaryd\n\n{ITEMS}")
    assert people(found) == [("Elna Hand", "Sölvesborg", PRESENT), ("Ann Hans", "Markaryd", PRESENT)]
    found = read(f"Anteckningar 2018-10-11\n\nNärvarande: Luleå (Bo Ek), Piteå (Ida Al, Uno Sand), Kalix\n\n{ITEMS}")
    assert people(found) == [("Bo Ek", "Luleå", PRESENT), ("Ida Al", "Piteå", PRESENT), ("Uno Sand", "Piteå", PRESENT)]
    assert "Kalix" in unplaced(found)


def test_no_party_is_no_absence() -> None:
    found = read(f"Protokoll 2022-12-09\n\nLedamöter\n\nÅke Ny (S)\nPer Sjö (-)\n\n{ITEMS}")
    assert [attendance for _, _, attendance in people(found)] == [PRESENT, PRESENT]


def test_first_names_with_an_initial_or_a_reason_are_people() -> None:
    who = "Närvarande: Janne, Anna P, Anna L, Kaj (via länk) och Ken (sekreterare)\n\nFrånvarande: Siv (vab), Pia (semester)"
    found = read(f"Anteckningar 2020-03-12\n\n{who}\n\n{ITEMS}")
    assert [name for name, _, attendance in people(found) if attendance is PRESENT] == ["Janne", "Anna P", "Anna L", "Kaj", "Ken"]
    assert [name for name, _, attendance in people(found) if attendance is ABSENT] == ["Siv", "Pia"]


def test_people_have_a_heading_of_their_own_and_the_absent_stand_between() -> None:
    groups = "Rådets representanter\n\nBo Ek (BE), LRF\n\nFrånvarande\n\nIda Al (IA), Solast"
    groups += "\n\nKommunens representanter\n\nUno Sand (US), råd"
    found = read(f"Minnesanteckningar 2018-04-18\n\n{groups}\n\n1. Ekonomi /US\n\nUno berättade.\n\n2. Slut\n\nMötet avslutades.")
    assert [(name, attendance) for name, _, attendance in people(found)] == [
        ("Bo Ek", PRESENT),
        ("Ida Al", ABSENT),
        ("Uno Sand", PRESENT),
    ]
    assert (found.meeting.items[0].title, found.meeting.items[0].presenters) == ("Ekonomi", ("Uno Sand",))


def test_signatures_stand_over_what_the_signers_are() -> None:
    found = read(f"Kallelse till KS 2014-11-18\n\n{ITEMS}\nBo Ek\tIda Al\nOrdförande\tSekreterare\n")
    assert [(one.name, one.roles) for one in found.meeting.participants] == [
        ("Bo Ek", ("ordförande",)),
        ("Ida Al", ("sekreterare",)),
    ]


def test_who_cannot_come_to_a_meeting_that_is_called_is_listed() -> None:
    found = read(
        "Kallelse till KC 2020-11-27\n\nKallas: Bo Ek (Mora), Ida Al (Orsa)\n\nAnmält förhinder: Ida Al\n\n1. Öppnande\n\n2. Slut\n"
    )
    assert [attendance for _, _, attendance in people(found)] == [None, None]
    assert "Ida Al (förhinder)" in unplaced(found)


@pytest.mark.parametrize(
    "top",
    [
        "Datum: 2011-05-24\n\nTid: Torsdagen den 19 maj 2011 kl. 9.30–12.15",
        "24 maj 2011\n\nDatum: Torsdagen den 19 maj 2011, kl. 09.30",
    ],
)
def test_the_day_that_stands_with_a_time_is_the_meetings_and_not_the_letters(top: str) -> None:
    assert read(f"Minnesanteckningar\n\n{top}\n\n{ITEMS}").meeting.head.day == date(2011, 5, 19)


@pytest.mark.parametrize(
    ("numbers", "sign", "first"),
    [
        (("56 §", "57 §", "58 §"), "§", 56),
        (("A.", "B.", "C."), "", 1),
        (("1:", "2:", "3:"), "", 1),
        (("KTR § 16/2011", "KTR § 17/2011", "KTR § 18/2011"), "§", 16),
    ],
)
def test_items_are_numbered_in_many_ways(numbers: tuple[str, ...], sign: str, first: int) -> None:
    rows = "\n\n".join(f"{number} {title}\n\nText." for number, title in zip(numbers, ("Öppnande", "Ekonomi", "Slut"), strict=True))
    found = read(f"Protokoll 2011-05-18\n\n{rows}\n")
    assert titles(found) == ["Öppnande", "Ekonomi", "Slut"]
    assert (found.meeting.head.numbering, found.meeting.head.first_number) == (sign, first)


def test_a_numbered_list_within_an_item_is_none_of_the_items() -> None:
    text = b"# Anteckningar 2024-10-21\n\n## Start\n\nText.\n\n## Roller\n\nText.\n\n## Avslut\n\n1. Ett\n2. Tv\xc3\xa5\n3. Tre\n"
    assert titles(imported(source_of(text, "a.md"))) == ["Start", "Roller", "Avslut"]


def test_attachments_with_numbers_are_no_items() -> None:
    found = read("Kallelse 2018-03-27\n\n1. Öppnande\n2. Bokslut (bilaga 1)\n3. Slut\n\nBilagor\n\n1. Bokslut 2017\n2. Motion\n")
    assert titles(found) == ["Öppnande", "Bokslut", "Slut"]


def test_a_heading_over_items_and_a_break_between_them_are_of_no_item() -> None:
    first = "§ 1 Öppnande\n\nMötet öppnades.\n\nFredag 8 november"
    second = "§ 2 Ekonomi\n\nBeslut: Budgeten antas.\n\nKaffe 14.25–14.45"
    found = read(f"Protokoll 2019-11-07\n\n{first}\n\n{second}\n\n§ 3 Slut\n\nMötet avslutades.")
    assert found.meeting.items[1].decisions == ("Budgeten antas.",)
    assert found.meeting.items[0].notes == "Mötet öppnades."


def test_the_word_for_the_items_may_stand_over_their_numbers() -> None:
    table = "Ärenden\t\tDiarienummer\n1\tBudget\tKS 2018/12\n2\tPlan\t\n3\tSlut\t"
    found = read(f"Kallelse 2018-03-07\n\n{table}\n")
    assert titles(found) == ["Budget", "Plan", "Slut"]


def test_a_table_of_figures_is_text_and_no_task() -> None:
    rows = "| Område | Läge | Kommentar |\n| --- | --- | --- |\n| Skola | Grönt | Lugnt |\n"
    found = imported(source_of(f"# Anteckningar 2021-01-21\n\n## 1 Läget\n\n{rows}\n## 2 Slut\n\nKlart.\n".encode(), "a.md"))
    assert not found.meeting.items[0].actions
    assert "Skola | Grönt | Lugnt" in found.meeting.items[0].notes


WHO = "Minnesanteckningar 2019-02-07\n\nNärvarande: Bo Ek, Ida Al, Uno Sand"
HEAD = f"{WHO}\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Ekonomi\n\nText.\n\n"


@pytest.mark.parametrize(
    ("told", "text", "due", "who"),
    [
        ("Att göra: Ida tar fram en lista. Klart: 2019-03-16", "Ida tar fram en lista.", date(2019, 3, 16), ("Ida Al",)),
        ("Aktion 19-01: Dela mallen. Ansvarig: Bo Ek. Klart: 2019-03-15", "Dela mallen", date(2019, 3, 15), ("Bo Ek",)),
        ("Uppgift till Ida: dela rutinen, senast 15 november", "dela rutinen, senast 15 november", date(2019, 11, 15), ("Ida Al",)),
        (
            "Ansvar: Ida och Bo tar fram en budget, klart 5 mars",
            "Ida och Bo tar fram en budget, klart 5 mars",
            date(2019, 3, 5),
            ("Ida Al", "Bo Ek"),
        ),
        ("To do: Uno räknar på ett lån", "Uno räknar på ett lån", None, ("Uno Sand",)),
        ("Att göra: Skicka in index (alla, 30 september)", "Skicka in index", date(2019, 9, 30), ("Alla",)),
        ("Att göra: Kontakta föreläsare (Ida)", "Kontakta föreläsare", None, ("Ida Al",)),
        (
            "Uppdrag: Bo Ek sammanställer svaren till den 21 oktober",
            "Bo Ek sammanställer svaren till den 21 oktober",
            date(2019, 10, 21),
            ("Bo Ek",),
        ),
    ],
)
def test_what_is_to_be_done_is_told_in_many_ways(told: str, text: str, due: date | None, who: tuple[str, ...]) -> None:
    found = read(f"{HEAD}{told}\n\n3. Slut\n\nMötet avslutades.\n")
    [action] = found.meeting.items[1].actions
    assert (action.text.rstrip("."), action.due, action.responsible) == (text.rstrip("."), due, who)


def test_how_far_a_task_has_come_is_no_text_of_its_own_and_is_not_lost() -> None:
    table = "Id\tAktion\tAnsvarig\tKlart\tStatus\n18-31\tJämföra\tBo Ek\t2019-03-29\tPågår"
    item = read(f"{HEAD}{table}\n\n3. Slut\n\nMötet avslutades.\n").meeting.items[1]
    assert [(one.text, one.due, one.responsible) for one in item.actions] == [("Jämföra", date(2019, 3, 29), ("Bo Ek",))]
    assert "Jämföra: Pågår" in item.notes


def test_who_and_when_may_stand_in_one_column() -> None:
    rows = "1. Öppnande\tKlart.\t\n2. Vård\tTalades om.\tIda, 31 maj\n3. Slut\tKlart.\tBo stämmer av"
    table = f"Punkt\tAnteckningar\tAnsvarig/när\n{rows}"
    found = read(f"Minnesanteckningar 2019-03-29\n\nNärvarande: Bo Ek, Ida Al\n\n{table}\n")
    assert [(one.text, one.due, one.responsible) for item in found.meeting.items for one in item.actions] == [
        ("Talades om.", date(2019, 5, 31), ("Ida Al",)),
        ("Bo stämmer av", None, ("Bo Ek",)),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Gruppen enades om att gå vidare.",
        "Vi bestämde att gå vidare.",
        "Gruppen kom överens om att gå vidare.",
        "Rådets ställningstagande: Gruppen går vidare.",
        "Beslut (enhälligt): Gruppen går vidare.",
        "Överenskommet: Gruppen går vidare.",
        "Kansliet beslutade\n\natt gå vidare.",
        "Regionala ägarrådet beslutar\n\natt gå vidare.",
        "RMPG Konklusion: Gruppen går vidare.",
    ],
)
def test_what_was_agreed_is_a_decision_however_it_is_told(told: str) -> None:
    [decision] = read(f"{HEAD}{told}\n\n3. Slut\n\nMötet avslutades.\n").meeting.items[1].decisions
    assert "gå" in decision


def test_what_a_presenter_is_has_no_field_and_is_listed() -> None:
    found = read("Kallelse 2018-03-07\n\n1. Öppnande\n\n2. Vård\n\nFöredragande: Bo Ek, smittskyddsläkare\n\n3. Slut\n")
    assert found.meeting.items[1].presenters == ("Bo Ek",)
    assert "smittskyddsläkare" in unplaced(found)


def test_text_below_a_place_that_stands_on_its_line_is_no_place() -> None:
    top = "<p>Kallelse</p><p>Tid: 2019-04-11, kl. 13.00</p><p>Plats: Stora salen</p><p>Tag med underlag.</p>"
    found = imported(source_of(f"{top}<ol><li>Upprop</li><li>Val</li><li>Slut</li></ol>".encode(), "a.html"))
    assert found.meeting.head.place == "Stora salen"


@pytest.mark.parametrize(
    ("title", "attachments"),
    [
        ("Budget (bilaga)", ("bilaga",)),
        ("Budget. Bilaga", ("Bilaga",)),
        ("Budget (bilaga 3)", ("bilaga 3",)),
        ("Budget (muntligt)", ()),
    ],
)
def test_an_attachment_after_a_title_is_none_of_the_title(title: str, attachments: tuple[str, ...]) -> None:
    item = read(f"Kallelse 2018-03-07\n\n1. Öppnande\n2. {title}\n3. Slut\n").meeting.items[1]
    assert item.title == ("Budget" if attachments else title)
    assert item.attachments == attachments


def test_the_reference_may_stand_in_brackets_before_the_title() -> None:
    found = read("Protokoll 2008-11-14\n\n§ 106 (Dnr 08/0312) Plats\n\nText.\n\n§ 107 (Dnr 08/0118, 08/0220) Ekonomi\n\nText.\n")
    assert [(item.title, item.reference) for item in found.meeting.items[:2]] == [
        ("Plats", "08/0312"),
        ("Ekonomi", "08/0118, 08/0220"),
    ]


def test_a_list_of_tasks_names_people_over_points_or_before_each() -> None:
    points = "Alla:\n- Verkar för en översyn.\n\nIda:\n- Ringer fastighet, senast 14 september.\n"
    found = read(f"{WHO}\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Mötets beslutspunkter\n\n{points}")
    assert [(one.responsible, one.due) for one in found.meeting.items[1].actions] == [
        (("Alla",), None),
        (("Ida Al",), date(2019, 9, 14)),
    ]
    found = read(f"{WHO}\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Att göra\n\nAlla: Skicka in exempel\nSKL: Rapportera studien\n")
    assert [(one.text, one.responsible) for one in found.meeting.items[1].actions] == [
        ("Skicka in exempel", ("Alla",)),
        ("Rapportera studien", ("SKL",)),
    ]


def test_two_words_for_the_absent_are_one_label() -> None:
    found = read(f"Anteckningar 2013-01-25\n\nNärvarande:\nBo Ek, Höör\n\nEj närvarande/förhinder:\nIda Al, Lund\n\n{ITEMS}")
    assert [attendance for _, _, attendance in people(found)] == [PRESENT, ABSENT]


def test_substitutes_who_came_and_decided_nothing_came_and_members_without_a_mark_did_not() -> None:
    rows = [
        "Ordinarie ledamöter\tTjg\tEj tjg\tJA\tNEJ",
        *("Eva Ek (S)\tX\t\tX", "Bo Alm (M)\tX §§ 12-13", "Ida Ros (C)"),
        "Ersättare\tTjg\tEj tjg\tJA\tNEJ",
        *("Kim Ås (C)\tX §§ 14-17\tX §§ 12-13", "Uno Vik (S)\t\tX", "Ola Rud (M)"),
    ]
    found = minutes("Beslutande\n\n" + "\n".join(rows)).participants
    assert [(person.name, person.attendance, person.items) for person in found] == [
        ("Eva Ek", PRESENT, ""),
        ("Bo Alm", PRESENT, "12-13"),
        ("Ida Ros", ABSENT, ""),
        ("Kim Ås", PRESENT, "14-17, 12-13"),
        ("Uno Vik", PRESENT, ""),
        ("Ola Rud", ABSENT, ""),
    ]
    assert [person.name for person in found if person.voting] == ["Eva Ek", "Bo Alm", "Kim Ås"]
    assert [person.roles for person in found] == [(), (), (), ("ersättare",), ("ersättare",), ("ersättare",)]


@pytest.mark.parametrize(
    ("told", "due", "when"),
    [
        ("Ansvarig: Bo Alm Klart: till nästa möte", None, "till nästa möte"),
        ("Ansvarig: Bo Alm. Klart: nästa möte", None, "nästa möte"),
        ("Ansvarig: Bo Alm (klart: löpande)", None, "löpande"),
        ("Ansvarig: Bo Alm Klart: 2017-01-20", date(2017, 1, 20), ""),
    ],
)
def test_who_and_by_when_below_what_is_to_be_done_are_told_apart(told: str, due: date | None, when: str) -> None:
    (action,) = minutes("Närvarande: Bo Alm, Eva Ek", f"Bo tar reda på vad avtalet säger.\n{told}").items[1].actions
    assert (action.due, action.when, action.responsible) == (due, when, ("Bo Alm",))
