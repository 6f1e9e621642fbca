"""What prose gives somebody to do becomes an åtgärd, and what it only tells does not."""

from datetime import date

import pytest

from kcminutes.importing.told_tasks import with_told_tasks
from kcminutes.meeting.model import Action, Item

NAMES = ("Lisa Ahl Lindgren", "Bo Ek", "Karl-Erik von Essen", "Lisa Berg")
DAY = date(2018, 11, 14)


def told(notes: str, *, decisions: tuple[str, ...] = ()) -> Item:
    (item,) = with_told_tasks([Item(title="A", notes=notes, decisions=decisions)], NAMES, DAY)
    return item


@pytest.mark.parametrize(
    ("sentence", "people", "due", "when"),
    [
        ("Bo skickar ut tidplanen.", ("Bo Ek",), None, ""),
        ("Bo Ek tar fram ett förslag till rutin och skickar det senast den 30 november.", ("Bo Ek",), date(2018, 11, 30), ""),
        ("Lisa A L undersöker vad lokalen kostar.", ("Lisa Ahl Lindgren",), None, ""),
        ("Lisa B och Karl-Erik fick i uppdrag att räkna på två alternativ.", ("Lisa Berg", "Karl-Erik von Essen"), None, ""),
        ("**Bo får i uppdrag att boka lokal till nästa möte.**", ("Bo Ek",), None, "nästa möte"),
        ("Bo ska ta kontakt med polisen före jul.", ("Bo Ek",), None, "före jul"),
        ("Bo gör en sammanställning.", ("Bo Ek",), None, ""),
        ("Bo frågar Boverket om de vill komma.", ("Bo Ek",), None, ""),
        ("Bo skriver yttrandet. Klart till mötet den 28 november.", ("Bo Ek",), date(2018, 11, 28), ""),
        ("Kommunerna lämnar uppgift om antal deltagare senast 3 december.", ("Kommunerna",), date(2018, 12, 3), ""),
        ("Kansliet fick i uppdrag att se över avtalet.", ("Kansliet",), None, ""),
        ("Alla lämnar synpunkter till Bo senast den 3 december.", ("Alla",), date(2018, 12, 3), ""),
    ],
)
def test_a_line_that_gives_somebody_something_to_do_becomes_an_atgard(
    sentence: str, people: tuple[str, ...], due: date | None, when: str
) -> None:
    item = told(f"Frågan diskuterades.\n\n{sentence}")
    action = Action(text=sentence.replace("**", ""), due=due, when=when, responsible=people)
    assert (item.notes, item.actions) == ("Frågan diskuterades.", (action,))


@pytest.mark.parametrize(
    "sentence",
    [
        "Bo informerar om läget.",
        "Bo meddelar att avtalet är klart.",
        "Bo skickade ut tidplanen i går.",
        "Bo lämnar mötet.",
        "Bo lämnar en kort rapport.",
        "Bo anmäler jäv och deltar inte i beslutet.",
        "Bo skickar inte ut något underlag.",
        "Skickar Bo ut underlaget?",
        "Bo skickar ut underlaget?",
        "Bo följer upp besluten från mötet i maj:",
        "Bo frågar om det finns pengar.",
        "Lisa skickar ut underlaget.",  # there are two
        "Eva Sten skickar ut underlaget.",  # nobody of the meeting
        "Kommunerna samordnar redan sina inköp.",
        "Kansliet ser över lokalerna.",
        "Boende skickar synpunkter.",
    ],
)
def test_what_is_only_told_is_none(sentence: str) -> None:
    assert told(sentence) == Item(title="A", notes=sentence)


def test_of_a_longer_paragraph_nothing_is_taken_away() -> None:
    notes = "Läget är oförändrat. Bo kontaktar leverantören. Frågan återkommer."
    item = told(notes)
    assert item.notes == notes
    assert [action.text for action in item.actions] == ["Bo kontaktar leverantören."]


def test_a_point_of_a_list_is_taken_out_and_a_decision_stays() -> None:
    item = told("- Bo bokar lokal.\n- Det blir kaffe.", decisions=("Bo Ek tar fram en rutin.", "Kansliet får i uppdrag att svara."))
    assert item.notes == "- Det blir kaffe."
    assert item.decisions == ("Bo Ek tar fram en rutin.", "Kansliet får i uppdrag att svara.")
    assert [action.text for action in item.actions] == ["Bo bokar lokal.", "Bo Ek tar fram en rutin."]


def test_where_atgarder_are_listed_prose_is_prose() -> None:
    listed = Item(title="B", actions=(Action(text="ringa"),))
    items = [Item(title="A", notes="Bo bokar lokal."), listed]
    assert with_told_tasks(items, NAMES, DAY) == items


def test_sub_items_have_their_own() -> None:
    (item,) = with_told_tasks([Item(title="A", subitems=(Item(title="B", notes="Bo bokar lokal."),))], NAMES, DAY)
    assert [action.responsible for action in item.subitems[0].actions] == [("Bo Ek",)]
