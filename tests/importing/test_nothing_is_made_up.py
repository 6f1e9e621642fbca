"""What looks like a day, a person, a decision, an åtgärd or a signature in others' documents, and is none."""

from datetime import date
from itertools import chain

import pytest

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import pasted
from kcminutes.importing.result import Imported
from kcminutes.meeting.model import Item

TOP = "Minnesanteckningar Kommunchefsgruppen 2017-05-02"


def read(text: str) -> Imported:
    return imported(pasted(text))


def items_of(*texts: str) -> list[Item]:
    """The items of minutes in which each text is a title and what stands below it."""
    text = "\n\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))
    return list(read(f"{TOP}\n\nNärvarande: Bo Ek, Ida Sand\n\n{text}\n").meeting.items)


def test_a_group_s_number_is_no_day() -> None:
    items = items_of("Läget\n\nÅtgärd: Ta fram en plan\nAnsvarig: Arbetsgrupp 2", "Övrigt\n\nInget.")
    assert [(action.due, action.responsible) for action in items[0].actions] == [(None, ("Arbetsgrupp 2",))]


@pytest.mark.parametrize("last", ["Inga övriga frågor", "**Gruppen godkänner budgeten**"])
def test_the_last_line_of_an_item_stays_in_it(last: str) -> None:
    items = items_of(f"Budget\n\nBo gick igenom budgeten.\n\n{last}", "Läget\n\nAllt är väl.")
    assert last.strip("*") in " ".join([items[0].notes, *items[0].decisions])


@pytest.mark.parametrize(
    "text", ["Vi ses den 5 juni kl. 9 i Umeå.", "Protokollet är justerat och läggs till handlingarna.\n\nBo tackade för det."]
)
def test_what_is_told_in_the_last_item_is_no_signature(text: str) -> None:
    items = items_of("Läget\n\nAllt är väl.", f"Nästa möte\n\n{text}")
    assert "\n\n".join([*items[1].decisions, items[1].notes]) == text


@pytest.mark.parametrize("greeting", ["Vi ses!", "God jul och gott nytt år!", "Ha det bra allihop", "Vi ses på julfesten"])
def test_a_greeting_at_the_end_is_of_no_item(greeting: str) -> None:
    items = items_of("Läget\n\nAllt är väl.", f"Övrigt\n\nInget fanns att ta upp.\n\n{greeting}")
    assert items[1].notes == "Inget fanns att ta upp."


@pytest.mark.parametrize(
    ("title", "point"),
    [("Uppföljning av åtgärder", "Ida har skickat enkäten, klart."), ("Aktiviteter", "Studieresan blev uppskattad")],
)
def test_what_was_done_is_no_new_atgard(title: str, point: str) -> None:
    items = items_of("Läget\n\nAllt är väl.", f"{title}\n\n- {point}\n- Bo ringde fastighetsbolaget.")
    assert all(not item.actions for item in items)


def test_a_matter_before_a_colon_is_nobody() -> None:
    items = items_of("Läget\n\nAllt är väl.", "Att göra\n\n- Budget: Ta fram ett underlag\n- Ida: Ring skolan")
    assert [(action.text, action.responsible) for action in items[1].actions] == [
        ("Budget: Ta fram ett underlag", ()),
        ("Ring skolan", ("Ida Sand",)),
    ]


@pytest.mark.parametrize("said", ["Ingen ställde sig bakom förslaget.", "Inte alla ställde sig bakom förslaget."])
def test_what_nobody_agreed_on_is_no_decision(said: str) -> None:
    items = items_of(f"Budget\n\n{said}", "Läget\n\nAllt är väl.")
    assert (items[0].decisions, items[0].notes) == ((), said)


def test_beslutspunkt_is_the_label_of_a_decision() -> None:
    items = items_of("Budget\n\nBeslutspunkt:\nBudgeten godkänns.", "Läget\n\nAllt är väl.")
    assert items[0].decisions == ("Budgeten godkänns.",)


def test_names_that_are_places_capitals_or_things_are_names() -> None:
    people = read(
        f"{TOP}\n\nNärvarande: KG Berg, Eva Kraft, ANNA Berg, Bo Ek\n\n1. Läget\n\nVäl.\n\n2. Slut\n\nSlut.\n"
    ).meeting.participants
    assert [person.name for person in people] == ["KG Berg", "Eva Kraft", "ANNA Berg", "Bo Ek"]


def test_nobody_of_many_who_came_is_left_out() -> None:
    names = [f"{first}a {last}sson" for first in ("Ann", "Brit", "Cari", "Din") for last in ("Karl", "Nil", "Ol", "Pers", "Sven")]
    everybody = [f"{name[:-4]}{letter}son" for letter in "abcd" for name in names]
    text = f"{TOP}\n\nFörhinder hade Bo Ek. Närvarande var {', '.join(everybody)}.\n\n1. Läget\n\nVäl.\n\n2. Slut\n\nSlut.\n"
    found = read(text)
    told = " ".join(chain((person.name for person in found.meeting.participants), (one.text for one in found.unplaced)))
    assert [name for name in everybody if name not in told] == []


def test_a_row_of_people_that_is_not_understood_is_listed_whole() -> None:
    table = "| Kommun | Namn | Anm |\n|---|---|---|\n| Umeå | Bo Ek | x |\n| Vännäs | Karin | länk från Ånge |"
    found = read(f"{TOP}\n\n{table}\n\n1. Läget\n\nVäl.\n\n2. Slut\n\nSlut.\n")
    told = " ".join(
        [*(f"{one.name} {one.organisation}" for one in found.meeting.participants), *(one.text for one in found.unplaced)]
    )
    assert all(word in told for word in ("Umeå", "Vännäs", "Karin", "länk", "Ånge"))


def test_a_day_that_is_meant_is_still_read_beside_a_name() -> None:
    items = items_of("Läget\n\nÅtgärd: Ringa skolan\nAnsvarig: Bo Ek, 31 maj", "Övrigt\n\nInget.")
    assert [(action.due, action.responsible) for action in items[0].actions] == [(date(2017, 5, 31), ("Bo Ek",))]


def test_work_under_a_name_that_nobody_has_is_nobody_else_s() -> None:
    items = items_of("Läget\n\nVäl.", "Att göra\n\nBo:\n- läs\nSara:\n- ring Bo\n- städa")
    assert [(action.text, action.responsible) for action in items[1].actions] == [
        ("läs", ("Bo Ek",)),
        ("Sara: ring Bo", ()),
        ("Sara: städa", ()),
    ]


@pytest.mark.parametrize("line", ["NÄSTA MÖTE 17 augusti 2017", "Nästa möte TORS 17 augusti 2017", "Nästa möte: UMEÅ 2017-08-17"])
def test_capitals_are_no_body(line: str) -> None:
    found = read(f"{TOP}\n\n1. Läget\n\nVäl.\n\n2. Kommande möten\n\n{line}\n")
    assert [one.body for one in found.meeting.head.coming] == [""]


def test_a_board_s_meeting_is_not_its_committee_s() -> None:
    lines = "Kommunstyrelsen 2017-06-01\nArbetsutskottet 2017-06-08\nKS 2017-06-12"
    top = TOP.replace("Kommunchefsgruppen", "Kommunstyrelsens arbetsutskott")
    found = read(f"{top}\n\n1. Läget\n\nVäl.\n\n2. Kommande möten\n\n{lines}\n")
    assert [one.body for one in found.meeting.head.coming] == ["Kommunstyrelsen", "", "KS"]
