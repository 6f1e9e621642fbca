"""More ways of giving somebody something to do in a sentence, and what only looks like one."""

from datetime import date

import pytest

from kcminutes.importing.told_tasks import with_told_tasks
from kcminutes.meeting.model import Item

NAMES = ("Eva Ek", "Bo Alm", "Per Lund", "Ida Berg")


def told(notes: str, names: tuple[str, ...] = NAMES) -> Item:
    """An item of a meeting of the people, with the notes and what they give."""
    (item,) = with_told_tasks([Item(title="Läget", notes=notes)], names, date(2018, 11, 15))
    return item


@pytest.mark.parametrize(
    ("sentence", "who", "when"),
    [
        ("Svar har ännu inte kommit, Eva påminner dem.", ("Eva Ek",), ""),
        ("Det är inte beslutat, Bo kontaktar skolan igen.", ("Bo Alm",), ""),
        ("Eva gör ett schema.", ("Eva Ek",), ""),
        ("Bo tar upp frågan i sin ledningsgrupp och ger besked senast 5/12.", ("Bo Alm",), "2018-12-05"),
        ("Eva och Bo utses att arbeta fram ett förslag.", ("Eva Ek", "Bo Alm"), ""),
        ("Bo framför synpunkterna till nämndens möte den 12 december.", ("Bo Alm",), "2018-12-12"),
        ("Eva redovisar en rapport på gruppens möte i mars.", ("Eva Ek",), "på gruppens möte i mars"),
        ("Varje förening utser en person till gruppen och meddelar Eva före påsk.", ("Varje förening",), "före påsk"),
        ("Samtliga skickar sina siffror till Eva inför nästa möte.", ("Samtliga",), "nästa möte"),
        ("Synpunkter till Eva senast den 4 december.", (), "2018-12-04"),
        ("Bo mejlar underlaget v. 49.", ("Bo Alm",), "v. 49"),
        ("Bo mejlar underlaget två veckor före nästa möte.", ("Bo Alm",), "två veckor före nästa möte"),
        ("Bo mejlar underlaget innan avtalet skickas ut.", ("Bo Alm",), "innan avtalet skickas ut"),
        ("Eva får i uppdrag att samla in kostnaderna så snart bokslutet är klart.", ("Eva Ek",), "så snart bokslutet är klart"),
        ("Vice ordföranden tar kontakt med skolan före midsommar.", ("Vice ordföranden",), "före midsommar"),
    ],
)
def test_more_ways_of_giving_somebody_something_to_do(sentence: str, who: tuple[str, ...], when: str) -> None:
    item = told(sentence)
    assert [(action.responsible, str(action.due or action.when)) for action in item.actions] == [(who, when)]


@pytest.mark.parametrize(
    "sentence",
    [
        *("Per ansluter kl. 18.30.", "Per avviker från mötet.", "Per tvekar.", "Per antecknar.", "Eva och Bo samarbetar bra."),
        *("Eva ingår i valberedningen.", "Eva efterträder Bo vid årsskiftet.", "Per studerar på distans under våren."),
        *("Per återvänder från föräldraledighet i februari.", "Per byter jobb i januari.", "Polisen patrullerar mer i december."),
        *("Kansliet stänger före jul.", "Kommunstyrelsen behandlar ärendet i december.", "Region Skåne inför nya taxor i mars."),
        *("Alla skolor stänger före jul.", "Alla chefer deltar under våren.", "Eva tar upp att lokalen är kall."),
        *(
            "Per har anlitat en snickare. Han reparerar taket i vår.",
            "Eva har talat med kommunens ekolog. Hon återkommer före jul.",
        ),
        *(
            "Gruppen beslutade 2015-11-17 § 201 att ge chefen i uppdrag att utreda frågan.",
            "Lisas förslag, Bo tar fram en plan, vann.",
        ),
    ],
)
def test_who_comes_and_goes_lives_and_works_and_what_others_do_is_no_task(sentence: str) -> None:
    sure = "Bo bokar lokal. Eva skickar ut listan."
    item = told(f"{sentence}\n\n{sure}")
    assert [action.text for action in item.actions] == ["Bo bokar lokal.", "Eva skickar ut listan."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Eva kvar som ordförande.",
        "Eva brinner för frågan.",
        "Bo cyklar till jobbet.",
        "Bo missar mötet.",
        "Eva stöttar förslaget.",
        "Ordföranden förklarar läget inför förhandlingen.",
        "AF informerar om läget. AF skickar ut underlag.",
    ],
)
def test_what_somebody_is_or_does_anyway_is_no_task_though_others_are_told(sentence: str) -> None:
    item = told(f"{sentence} Bo bokar lokal. Eva skickar ut listan.", ("Anna Fors", "Bo Alm", "Eva Ek", "Per Lund"))
    assert [action.text for action in item.actions] == ["Bo bokar lokal.", "Eva skickar ut listan."]


@pytest.mark.parametrize(
    "event",
    [
        "inbjudan till julfesten den 15 december",
        "lista över resan den 4 maj",
        "inbjudan till julfest 15 december",
        "anmälan om resa 3 april",
    ],
)
def test_the_day_of_what_is_held_is_not_when_something_is_to_be_done(event: str) -> None:
    item = told(f"Bo skickar ut {event}.")
    assert [(action.due, action.when) for action in item.actions] == [(None, "")]


def test_a_time_that_is_of_what_is_to_be_found_out_is_not_when_it_is_to_be_done() -> None:
    item = told("Bo undersöker vad som händer när avtalet går ut.")
    assert [(action.due, action.when) for action in item.actions] == [(None, "")]


def test_a_day_that_no_calendar_has_gives_none() -> None:
    item = told("Bo skickar listan senast 31 november.")
    assert [action.due for action in item.actions] == [None]


@pytest.mark.parametrize(("letters", "who"), [("JW", ("Jörgen Wass",)), ("SL", ())])
def test_two_letters_are_somebodys_where_they_come_again_and_are_of_nothing_else(letters: str, who: tuple[str, ...]) -> None:
    notes = f"{letters} bokar lokal. {letters} skickar ut listan."
    names = ("Jörgen Wass", "Sune Lund", "Eva Ek", "Bo Alm")
    item = told(notes, names)
    assert [action.responsible for action in item.actions] == ([who, who] if who else [])
