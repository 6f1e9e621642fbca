import re
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcminutes.importing.importer import imported
from kcminutes.importing.label import Label
from kcminutes.importing.labels import label_before, meanings
from kcminutes.importing.reading import pasted
from kcminutes.importing.result import Belonging, Imported
from kcminutes.importing.words import words_in_meeting, words_of
from kcminutes.meeting.model import Meeting
from kcminutes.meeting.placing import UNPLACED_TITLE
from kcminutes.meeting.states import Attendance, ItemStatus
from kcminutes.storage.toml.meetings import encode, parse
from kcminutes.swedish.characters import plain

DAY = date(2016, 12, 8)


def read(text: str) -> Imported:
    return imported(pasted(text), day=DAY)


def titles(text: str) -> list[str]:
    return [item.title for item in read(text).meeting.items if item.title != UNPLACED_TITLE]


WORDS = st.sampled_from(
    [
        "mötet",
        "Beslut",
        "åtgärder",
        "§",
        "12",
        "Anna",
        "Lind",
        "kl.",
        "09.30",
        "2016",
        ",",
        ":",
        "–",
        "*",
        "|",
        "#",
        "1.",
        "2.",
        "3.",
        "15.1",
        "KS",
        "2018/124",
        "Närvarande:",
        "X",
        "och",
    ]
)
ROWS = st.lists(st.lists(WORDS, max_size=9).map(" ".join) | st.text(max_size=40), max_size=25)


@given(ROWS)
def test_no_word_of_any_text_is_lost_and_what_is_made_can_be_read_again(rows: list[str]) -> None:
    text = "Rubrik\n" + "\n".join(rows)
    found = read(text)
    placed = words_in_meeting(found.meeting)
    for told in ([one.text for one in found.readings], [one.text for one in found.unplaced]):
        placed.update(words_of("\n".join(told)))
    without_points = re.sub(r"(?m)^\s*o(?=\s)", "", text)  # Word's sign before an inner point, as plain text
    assert set(words_of(plain(without_points))) <= set(placed)
    assert parse(encode(found.meeting), "x.toml") == found.meeting


@pytest.mark.parametrize("form", ["{}.", "§ {}", "§{}", "{})", "Punkt {}:", "Ärende {}"])
def test_items_are_found_whatever_form_their_numbers_have(form: str) -> None:
    text = "\n\n".join(
        f"{form.format(number)} {title}\n\nText här." for number, title in enumerate(("Öppnande", "Ekonomi", "Övrigt"), 1)
    )
    assert titles(text) == ["Öppnande", "Ekonomi", "Övrigt"]


def test_numbers_that_run_on_are_the_bodys_own() -> None:
    head = read("§ 74 Öppnande\n\nText.\n\n§ 75 Ekonomi\n\nText.\n\n§ 76 Övrigt\n\nText.").meeting.head
    assert (head.numbering, head.first_number) == ("§", 74)


def test_a_year_a_law_and_a_list_inside_the_text_are_no_items() -> None:
    text = (
        "1. Öppnande\n\n2016 Var ett år.\n\n2. Ekonomi\n\nTre vägar finns:\n\n"
        "1. Den första vägen.\n2. Den andra vägen.\n3. Den tredje vägen.\n\n"
        "Enligt\n\n4 § kommunallagen gäller det.\n\n8 december är sista dag.\n\n3. Övrigt\n\nInget."
    )
    assert titles(text) == ["Öppnande", "Ekonomi", "Övrigt"]


def test_a_list_of_items_at_the_top_is_that_of_the_headings_below() -> None:
    text = "Dagordning\n\n1. Öppnande\n2. Ekonomi\n3. Övrigt\n\n1. Öppnande\n\nText.\n\n2. Ekonomi\n\nText.\n\n3. Övrigt\n\nText."
    assert titles(text) == ["Öppnande", "Ekonomi", "Övrigt"]
    assert not read(text).unplaced


def test_what_stands_in_the_list_alone_is_an_item_too() -> None:
    text = "Ärenden\n\n1. Öppnande\n2. Ekonomi\n3. Övrigt\n\n2. Ekonomi\n\nBakgrund\n\nText."
    assert titles(text) == ["Öppnande", "Ekonomi", "Övrigt"]


def test_sub_items_are_those_of_their_item() -> None:
    text = "1. Öppnande\n\nText.\n\n2. Övriga frågor\n\n2.1. Plattform\n\nText.\n\n2.2. Digitalt\n\nText.\n\n3. Slut\n\nText."
    items = read(text).meeting.items
    assert [sub.title for sub in items[1].subitems] == ["Plattform", "Digitalt"]
    assert len(items) == 3


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Plats och tid", Label.TIME_AND_PLACE),
        ("Ej närvarande:", Label.ABSENT),
        ("B E S L U T", Label.DECISIONS),
        ("Närvarancle", Label.PRESENT),
        ("Bes1ut", Label.DECISIONS),
        ("Ärendebeskrivnimg", Label.BACKGROUND),
        ("Kommunstyrelsens beslut", Label.DECISIONS),
        ("Arbetsutskottets förslag till beslut", Label.PROPOSALS),
        ("Miljö- och byggnadsnämnden beslutar", Label.DECISIONS),
        ("Föredragníngslista", Label.AGENDA),
    ],
)
def test_labels_are_known_in_their_variants_and_with_the_slips_of_scanning(text: str, label: Label) -> None:
    assert label in meanings(text)[0]


@pytest.mark.parametrize("text", ["Beslutsfattare", "Planen", "Vi beslutar om det i maj", "Deltagarna", "Platsbyggd", "Tidig"])
def test_what_is_no_label_is_none(text: str) -> None:
    assert label_before(text) is None


PEOPLE = """Beslutande
Anna Lind (S), ordförande
Carl von Essen, Umeå kommun
Ulla-Maj Ek, tjänstgörande ersättare för Bo Al (M)
Övriga deltagande
Kajsa Vinberg, lönechef, Umeå kommun
Siv Ask, sekreterare
Anmält förhinder
Gösta Å. Berg

1. Öppnande

Text.

2. Slut

Text."""


def test_people_have_their_party_role_post_and_attendance() -> None:
    found = {person.name: person for person in read(PEOPLE).meeting.participants}
    assert list(found) == ["Anna Lind", "Carl von Essen", "Ulla-Maj Ek", "Kajsa Vinberg", "Siv Ask", "Gösta Å. Berg"]
    assert found["Anna Lind"].roles == ("ordförande",)
    assert found["Anna Lind"].voting
    assert found["Carl von Essen"].organisation == "Umeå kommun"
    assert found["Ulla-Maj Ek"].replaces == "Bo Al"
    assert (found["Kajsa Vinberg"].title, found["Kajsa Vinberg"].voting) == ("lönechef", False)
    assert found["Gösta Å. Berg"].attendance is Attendance.ABSENT


def test_initials_that_stand_by_a_name_mean_the_person_in_the_rest_of_the_file() -> None:
    text = (
        "Närvarande: Anna-Lena Borg (AB), Umeå kommun; Kent Öst (KÖ), Vännäs kommun\n\n1. Öppnande\n\nMötet "
        "öppnades.\n\n2. Lokal\n\n"
    )
    meeting = read(f"{text}Boka lokal. Ansvarig: AB Klart: 2017-01-10\n\n3. Slut\n\nMötet avslutades.").meeting
    assert [person.organisation for person in meeting.participants] == ["Umeå kommun", "Vännäs kommun"]
    assert meeting.items[1].actions[0].responsible == ("Anna-Lena Borg",)


def test_a_title_with_its_text_on_the_same_line_is_the_title_alone() -> None:
    text = (
        "Närvarande: Anna Lind\n\n1. Öppnande. Anna Lind öppnade mötet.\n\n2. Ekonomi. Utfallet gicks igenom. Det "
        "ser bra ut.\n\n3. Slut\n\nTack."
    )
    items = read(text).meeting.items
    assert [item.title for item in items] == ["Öppnande", "Ekonomi", "Slut"]
    assert items[1].notes == "Utfallet gicks igenom. Det ser bra ut."


LETTER = """Kommunstyrelsen
Kallelse
Datum
2022-11-08

Kommunstyrelsen kallas till sammanträde tisdagen den 15 november 2022 kl. 08.30 i kommunhuset, Bjurholm.

Ärendelista
Dnr\tÄrende\tFöredragande
\tUpprop
KS 2022/112\tBudget 2023\tLena Alm
\tÖvriga frågor
"""


def test_the_day_that_one_is_called_to_counts_and_not_that_of_the_letter() -> None:
    meeting = imported(pasted(LETTER)).meeting
    assert (meeting.head.day, meeting.head.start) == (date(2022, 11, 15), time(8, 30))
    assert [(item.title, item.reference, item.presenters) for item in meeting.items] == [
        ("Upprop", "", ()),
        ("Budget 2023", "KS 2022/112", ("Lena Alm",)),
        ("Övriga frågor", "", ()),
    ]


def test_people_may_stand_after_whom_they_represent() -> None:
    text = (
        "Protokoll\nDeltagare\nUmeå: Cia Lund, Dan Holm\nVännäs: –\nBjurholm: Anna Ask\n\n1. Öppnande\n\nText.\n\n2. Slut\n\nText."
    )
    found = read(text)
    people = [(person.name, person.organisation) for person in found.meeting.participants]
    assert people == [("Cia Lund", "Umeå"), ("Dan Holm", "Umeå"), ("Anna Ask", "Bjurholm")]
    assert [one.text for one in found.unplaced] == ["Vännäs: –"]


def test_several_present_an_item_and_it_says_how_long_it_takes() -> None:
    text = (
        "Kallelse\n\n1. Öppnande\n\n2. Elbilar\nFöredragande: Bo Ek, chef, Umeå kommun, och Lena Ask\nTidsåtgång: 20 "
        "min\n\n3. Slut (5 min)"
    )
    items = read(text).meeting.items
    assert (items[1].presenters, items[1].planned_minutes, items[2].planned_minutes) == (("Bo Ek", "Lena Ask"), 20, 5)


def test_who_presents_and_for_how_long_may_stand_in_brackets_after_the_title() -> None:
    text = "Kallelse till KC 2017-01-19\n\n1. Öppnande\n2. Ekonomi (Lena Ask, 15 min)\n3. Larm (för kännedom, 20 min)\n4. Slut\n"
    ekonomi, larm = read(text).meeting.items[1:3]
    assert (ekonomi.title, ekonomi.presenters, ekonomi.planned_minutes) == ("Ekonomi", ("Lena Ask",), 15)
    assert (larm.title, larm.planned_minutes) == ("Larm (för kännedom)", 20)


def test_who_is_called_may_stand_after_the_items() -> None:
    text = "Kallelse till KC 2017-01-19\n\n1. Öppnande\n2. Slut\n\nKallade: Lena Ask, Umeå kommun; Bo Al, Vännäs kommun\n"
    meeting = read(text).meeting
    assert [(one.name, one.organisation) for one in meeting.participants] == [
        ("Lena Ask", "Umeå kommun"),
        ("Bo Al", "Vännäs kommun"),
    ]
    assert not meeting.items[-1].background


def test_coming_meetings_are_read_where_they_are_told() -> None:
    text = "Protokoll\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Nästa möte\n\nto 2017-01-19 kl. 08.30–12.00\n\nto 2017-03-02\n"
    coming = read(text).meeting.head.coming
    assert [(one.day, one.start) for one in coming] == [(date(2017, 1, 19), time(8, 30)), (date(2017, 3, 2), None)]


ACTION_FORMS = {
    "tab row": "ÅTGÄRDER\tSLUTDATUM\tANSVARIG\nBoka lokal\t2017-01-10\tAnna Lind",
    "stacked with labels": "ÅTGÄRDER\n\nBoka lokal\n\nSLUTDATUM\n\n2017-01-10\n\nANSVARIG\n\nAnna Lind",
    "stacked under labels": "ÅTGÄRDER\n\nSLUTDATUM\n\nANSVARIG\n\nBoka lokal\n\n2017-01-10\n\nAnna Lind",
    "in a sentence": "Boka lokal. Ansvarig: Anna Lind Klart: 2017-01-10",
    "in a sentence, the day first": "Boka lokal. Klart senast: 2017-01-10 Ansvarig: Anna Lind",
    "in brackets": "Boka lokal (Ansvarig: Anna Lind, klart: 10 januari 2017)",
    "with a label": "Åtgärd: Boka lokal. Ansvarig: Anna Lind. Klart: 10/1",
    "lines with labels": "Åtgärd: Boka lokal\nAnsvarig: Anna Lind\nKlart: 2017-01-10",
}


@pytest.mark.parametrize("form", ACTION_FORMS)
def test_an_action_is_found_in_each_form(form: str) -> None:
    before = "Närvarande: Anna Lind, Bo Al\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Lokal\n\n"
    text = f"{before}{ACTION_FORMS[form]}\n\n3. Slut\n\nMötet avslutades."
    actions = read(text).meeting.items[1].actions
    assert [(action.text.rstrip("."), action.due, action.responsible) for action in actions] == [
        ("Boka lokal", date(2017, 1, 10), ("Anna Lind",))
    ]


def test_an_action_that_goes_on_with_a_name_in_the_next_line_is_one_text() -> None:
    text = """Närvarande: Anna Lind, Bo Al

1. Öppnande

Mötet öppnades.

2. Besök

ÅTGÄRDER

Anna bjuder in Lars Eriksson
och Andreas Skog

SLUTDATUM

2017-01-10

ANSVARIG

Anna Lind

3. Slut

Mötet avslutades."""
    (action,) = read(text).meeting.items[1].actions
    assert (action.text, action.responsible) == ("Anna bjuder in Lars Eriksson och Andreas Skog", ("Anna Lind",))


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("Utgår.", ItemStatus.WITHDRAWN, None),
        ("Ärendet utgick p.g.a. tidsbrist.", ItemStatus.WITHDRAWN, None),
        ("Bordlagt.", ItemStatus.POSTPONED, None),
        ("Ärendet bordläggs till 2017-01-19.", ItemStatus.POSTPONED, date(2017, 1, 19)),
    ],
)
def test_an_item_has_its_status(text: str, status: ItemStatus, day: date | None) -> None:
    item = read(
        f"Protokoll\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Ekonomi\n\n{text}\n\n3. Slut\n\nMötet avslutades."
    ).meeting.items[1]
    assert (item.status, item.postponed_to) == (status, day)


@pytest.mark.parametrize(
    ("text", "day", "start", "place"),
    [
        (
            "Tid och plats: onsdag 8 februari 2017 kl. 13.00–16.00, Hotell Forsen, Vindeln",
            date(2017, 2, 8),
            time(13),
            "Hotell Forsen, Vindeln",
        ),
        ("Dag: 2017-02-08\nTid: 08:30-12:00\nPlats: rum: Tor, vån 1", date(2017, 2, 8), time(8, 30), "rum: Tor, vån 1"),
        ("Sammanträdesdatum\t8/2 2017\nSammanträdestid\tkl 9\nLokal\tKulan", date(2017, 2, 8), time(9), "Kulan"),
        ("Dag\ntisdagen den 8 februari 2017\nPlats\nTeams", date(2017, 2, 8), None, "Teams"),
    ],
)
def test_day_time_and_place_are_read(text: str, day: date, start: time | None, place: str) -> None:
    head = imported(pasted(f"{text}\n\n1. Öppnande\n\n2. Slut\n")).meeting.head
    assert (head.day, head.start, head.place) == (day, start, place)


def test_what_was_not_understood_stands_in_the_last_item_in_order_and_has_a_guess() -> None:
    text = "Glöm inte kaffet!\n\nProtokoll\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Slut\n\nMötet avslutades.\n\n"
    text += "Vid protokollet\n\nAnna Lind\n\nTryckt på miljövänligt papper"
    found = read(text)
    last = found.meeting.items[-1]
    assert last.title == UNPLACED_TITLE
    assert last.background == "Glöm inte kaffet!\n\nTryckt på miljövänligt papper"
    assert [one.place for one in found.unplaced] == ["rad 1", "rad 17"]
    assert all(isinstance(one.guess.belonging, Belonging) for one in found.unplaced)


@pytest.mark.parametrize("text", ["a\t" * 5000, "2016-12-08 " * 5000, "Närvarande: " + "Anna Lind, " * 3000, "1. A\n" * 3000])
def test_a_text_without_measure_is_read_whole(text: str) -> None:
    found = read(f"Protokoll\n{text}")
    placed = words_in_meeting(found.meeting)
    placed.update(words_of("\n".join(one.text for one in found.readings)))
    assert set(words_of(text)) <= set(placed)


def test_a_text_without_items_is_kept_whole() -> None:
    found = read("Hej!\n\nVi ses snart.")
    assert words_of("Hej! Vi ses snart.") == words_of(found.meeting.items[-1].background)
    assert isinstance(found.meeting, Meeting)


def test_the_pages_of_a_text_that_was_copied_from_a_pdf_are_no_part_of_it() -> None:
    page = "REGIONEN\nKommunchefsgrupp\n2016-12-08\n{}(3)\n"
    text = (
        "Protokoll\n"
        + page.format(1)
        + "1. Öppnande\nMötet öppnades.\n2. Ekonomi\nDet går bra.\n"
        + page.format(2)
        + "Vi har pengar över.\n3. Slut\nTack.\n"
        + page.format(3)
    )
    items = read(text).meeting.items
    assert [item.title for item in items] == ["Öppnande", "Ekonomi", "Slut", UNPLACED_TITLE]
    assert items[1].notes.replace("\n\n", " ") == "Det går bra. Vi har pengar över."


@pytest.mark.parametrize("mark", ["**", ""])
def test_a_role_over_one_name_among_bare_names_is_not_that_of_the_name_above(mark: str) -> None:
    lines = (
        "Närvarande",
        "Malin Storm",
        "Rut Ahlgren",
        f"{mark}Sekreterare{mark}",
        "Ola Vik",
        "Frånvarande: Siv Alm",
        "1. Öppnande",
    )
    text = "\n\n".join((*lines, "Hej.\n"))
    roles = {person.name: person.roles for person in read(text).meeting.participants}
    assert roles["Rut Ahlgren"] == ()


def test_a_heading_among_the_people_is_nobodys_title_and_ends_nothing() -> None:
    text = "Närvarande\n\nMalin Storm\n\nRegionens ledamöter\n\nRut Ahlgren\n\nOla Vik\n\n1. Öppnande\n\nHej.\n"
    found = read(text)
    people = [(person.name, person.title, person.attendance) for person in found.meeting.participants]
    assert people == [(name, "", Attendance.PRESENT) for name in ("Malin Storm", "Rut Ahlgren", "Ola Vik")]
    assert [one.text for one in found.unplaced] == ["Regionens ledamöter"]


@pytest.mark.parametrize("subject", ["Ärendet", "Interpellationen", "Motionen"])
def test_a_matter_is_postponed_whatever_it_is_called(subject: str) -> None:
    meeting = read(f"Närvarande: Malin Storm\n\n§ 1 Skolskjutsar\n\n{subject} bordläggs.\n\n§ 2 Slut\n\nSlut.\n").meeting
    assert meeting.items[0].status is ItemStatus.POSTPONED


def test_an_action_that_begins_with_somebodys_whole_name_is_theirs() -> None:
    text = "Närvarande: Malin Storm, Rut Ahlgren\n\n1. Larm\n\nAtt göra: Rut Ahlgren ringer Malin.\n\n2. Slut\n\nSlut.\n"
    (action,) = read(text).meeting.items[0].actions
    assert action.responsible == ("Rut Ahlgren",)


def test_a_place_has_no_weekday_before_it_and_no_sentence_after_it() -> None:
    text = "Välkomna till nätverksmötet torsdag 3 oktober 2019 kl 13-15 i Sessionssalen, stadshuset i Lycksele. Fika finns."
    text += "\n\n- Ett\n- Två\n"
    assert read(text).meeting.head.place == "Sessionssalen, stadshuset i Lycksele"


def test_a_line_after_an_arrow_is_an_action_with_its_day_and_whoever_it_begins_with() -> None:
    text = "Närvarande: Lisa, Otto\n\n1. Larm\n\nSirenen låter illa.\n\n→ Otto felanmäler, klart 10 maj 2017\n\n2. Slut\n\nSlut.\n"
    meeting = read(text).meeting
    (action,) = meeting.items[0].actions
    assert (action.due, action.responsible) == (date(2017, 5, 10), ("Otto",))
    assert meeting.items[0].notes == "Sirenen låter illa."


def test_who_stands_in_for_somebody_is_read_without_the_word_for_it() -> None:
    text = "Tjänstgörande ersättare: Rut Ahlgren (V) för Siv Alm (V)\n\n§ 1 Ett\n\nBeslut\n\nJa.\n\n§ 2 Två\n\nNej.\n"
    (person,) = read(text).meeting.participants
    assert (person.name, person.organisation, person.replaces) == ("Rut Ahlgren", "V", "Siv Alm")


def test_a_name_and_a_colon_before_an_action_is_whose_it_is() -> None:
    text = "Närvarande: Rut Ahlgren, Siv Alm\n\n1. Larm\n\nHej.\n\nAtt göra\n\n- Rut: ringa Siv, senast 2017-02-01\n\n2. Slut\n"
    (action,) = read(text).meeting.items[0].actions
    assert (action.text, action.due, action.responsible) == ("ringa Siv, senast 2017-02-01", date(2017, 2, 1), ("Rut Ahlgren",))


def test_who_is_to_do_it_and_when_are_of_the_sentence_before_them() -> None:
    lines = (
        "Närvarande: Rut Ahlgren",
        "1. Larm",
        "Beslut: Sirenen lagas.",
        "Ansvarig: Rut Ahlgren",
        "Klart: 2017-02-01",
        "2. Slut",
    )
    text = "\n\n".join(lines)
    item = read(text).meeting.items[0]
    assert item.decisions == ("Sirenen lagas.",)
    assert [(one.text, one.due, one.responsible) for one in item.actions] == [
        ("Sirenen lagas.", date(2017, 2, 1), ("Rut Ahlgren",))
    ]


def test_who_presents_an_item_is_taken_from_the_end_of_its_title_in_a_kallelse() -> None:
    text = "Kallelse 2017-01-19\n\n1. Larm – Rut Ahlgren, Västtrafik\n\n2. Buss och tåg – läget i länet\n\n3. Slut\n"
    items = read(text).meeting.items
    assert [(item.title, item.presenters) for item in items] == [
        ("Larm", ("Rut Ahlgren (Västtrafik)",)),
        ("Buss och tåg – läget i länet", ()),
        ("Slut", ()),
    ]


def test_who_voted_how_is_kept_by_its_column_and_is_nobodys_attendance() -> None:
    votes = "Namn\tJa\tNej\tAvstår\nRut Ahlgren\tX\t\t\nSiv Alm\t\tX\t\nOla Vik\t\t\tX"
    text = f"Närvarande: Rut Ahlgren, Siv Alm, Ola Vik\n\n§ 1 Larm\n\nOmröstning\n\n{votes}\n\nBeslut\n\nJa.\n\n§ 2 Slut\n\nSlut.\n"
    meeting = read(text).meeting
    notes = meeting.items[0].notes
    assert "Namn | Ja | Nej | Avstår" in notes
    assert "Rut Ahlgren | X" in notes
    assert "Siv Alm | | X" in notes
    assert "Ola Vik | | | X" in notes
    assert {person.attendance for person in meeting.participants} == {Attendance.PRESENT}


@pytest.mark.parametrize(
    ("heading", "title", "reference"),
    [
        ("Läsårstider 2023/2024", "Läsårstider 2023/2024", ""),
        ("Dnr UN 00031/2022 Information", "Information", "UN 00031/2022"),
        ("Budget (Dnr 346/2006)", "Budget", "346/2006"),
        ("Budget, KS18-92", "Budget", "KS18-92"),
        ("Budget KS 2018/124", "Budget", "KS 2018/124"),
    ],
)
def test_a_reference_is_taken_out_of_a_heading_and_a_school_year_is_none(heading: str, title: str, reference: str) -> None:
    item = read(f"Närvarande: Rut Ahlgren\n\n§ 1 {heading}\n\nHej.\n\n§ 2 Slut\n\nSlut.\n").meeting.items[0]
    assert (item.title, item.reference) == (title, reference)


@pytest.mark.parametrize(
    ("line", "body", "start"),
    [
        ("Regionfullmäktige sammanträder 2016-12-08 09:00.", "Regionfullmäktige", time(9)),
        ("Kommunstyrelsen sammanträder torsdagen den 8 december 2016 kl. 8.30", "Kommunstyrelsen", time(8, 30)),
        ("Miljö- och byggnämndens sammanträde 2016-12-08 kl 13.00", "Miljö- och byggnämnden", time(13)),
        ("Samverkansgrupp för kommunchefer den 8 december 2016 kl. 9.00", "Samverkansgrupp för kommunchefer", time(9)),
    ],
)
def test_a_line_that_tells_who_meets_and_when_is_read(line: str, body: str, start: time) -> None:
    head = imported(pasted(f"Kungörelse\n\n{line}\n\n1. Öppnande\n2. Larm\n3. Slut\n")).meeting.head
    assert (head.body, head.day, head.start) == (body, date(2016, 12, 8), start)


@pytest.mark.parametrize(
    "said",
    [
        "Plats: Folkets hus (tel 0505-123 40)",
        "Plats och tid: Folkets hus, kl 9.00-11.00, ajournering kl 9.40-9.50",
        "Plats\nFolkets hus\nAllmänhetens frågestund kl. 18.00 till 19.00",
    ],
)
def test_a_place_ends_where_something_else_is_told(said: str) -> None:
    assert (
        imported(pasted(f"Kallelse\n\nDag: 2016-12-08\n{said}\n\n1. Öppnande\n2. Larm\n3. Slut\n")).meeting.head.place
        == "Folkets hus"
    )


def test_a_name_with_a_party_over_its_role_ends_the_items() -> None:
    text = "Kallelse\n\nDag: 2016-12-08\n\n1. Öppnande\n2. Larm\n3. Slut\n\nEva Ek (M)\nOrdförande\nBo Alm\nSekreterare\n"
    people = imported(pasted(text)).meeting.participants
    assert [(person.name, person.roles) for person in people] == [("Eva Ek", ("Ordförande",)), ("Bo Alm", ("Sekreterare",))]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Kallelse 2016-11-10\n\nFolkhälsorådet kallas till sammanträde torsdagen den 8 december 2016 kl 13.30 i Björken.", DAY),
        (
            "Vännäs 2016-11-10\n\nNi kallas till möte torsdagen den 8 december 2016 kl 13.30. Anmäl förhinder senast 28 november.",
            DAY,
        ),
        ("Tekniska nämnden: 2016-11-10\n\nTid: 2016-12-08, Kl 19:00", DAY),
    ],
)
def test_the_day_of_the_letter_is_not_the_meetings(said: str, day: date) -> None:
    assert imported(pasted(f"{said}\n\n1. Öppnande\n2. Larm\n3. Slut\n")).meeting.head.day == day


@pytest.mark.parametrize(
    ("place", "told"),
    [("Stadshuset, rum 4.10.", "Stadshuset, rum 4.10"), ("Stadshuset, Pausrummet plan 3", "Stadshuset, Pausrummet plan 3")],
)
def test_a_room_is_no_time_and_no_break(place: str, told: str) -> None:
    head = imported(pasted(f"Kallelse\n\nDag: 2016-12-08\nPlats: {place}\n\n1. Öppnande\n2. Larm\n3. Slut\n")).meeting.head
    assert (head.place, head.start) == (told, None)
