"""Whom minutes name in their prose only, and who has something to do all the same: guests, first names, letters, organisations."""

from datetime import date

import pytest

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import pasted
from kcminutes.importing.told_tasks import with_told_tasks
from kcminutes.meeting.model import Action, Item
from support.pasted_minutes import minutes

DAY = date(2018, 11, 14)


def actions(
    notes: str, *, names: tuple[str, ...] = ("Bo Ek",), title: str = "A", organisations: frozenset[str] = frozenset()
) -> tuple[Action, ...]:
    (item,) = with_told_tasks([Item(title=title, notes=notes)], names, DAY, organisations=organisations)
    return item.actions


@pytest.mark.parametrize(
    ("notes", "people"),
    [
        ("Jessica tar fram en kommunikationsplan.", ("Jessica",)),
        ("Ann-Karin kontaktar högskolan.", ("Ann-Karin",)),
        ("Ann-Karin och projektledaren på SOF skickar ut ett utkast.", ("Ann-Karin", "projektledaren på SOF")),
        ("Ida Ros (IR) visade sidan. IR skickar påminnelse till kommunerna.", ("Ida Ros",)),
        ("Ida Ros(IR) får i uppdrag att tillsammans med Bo ordna handlingarna.", ("Ida Ros", "Bo Ek")),
        ("Ida Ros (projektledare) redovisade läget. Ida omarbetar planen och presenterar den på nästa möte.", ("Ida Ros",)),
        ("Kommunens näringslivschef Ida Ros lovade att undersöka om det finns medel.", ("Ida Ros",)),
        ("Gruppledare Micke Svärd, ICA. Micke tar in en offert till.", ("Micke Svärd",)),
        ("Ida Ros, LBF, lovar att skicka ut listan.", ("Ida Ros",)),
        ("Frågan är ny och Bo tar kontakt med länsstyrelsen.", ("Bo Ek",)),
        ("Undertecknad sammanställer svaren.", ("Undertecknad",)),
        ("Kommunerna tar med sig frågan hem.", ("Kommunerna",)),
        ("Växjö ordnar nästa träff.", ("Växjö",)),
        ("GR återkommer med kostnadsberäkning till nästa möte.", ("GR",)),
        ("Vård och omsorg återkommer med ett skriftligt svar.", ("Vård och omsorg",)),
        ("Gruppen beslutar att ge strategigruppen barn och unga i uppdrag att skriva.", ("strategigruppen barn och unga",)),
        ("Till förvaltningschefen uppdras att ordna ett studiebesök.", ("förvaltningschefen",)),
        ("Bygg- och miljönämnden ger förvaltningschefen i uppdrag att utreda.", ("förvaltningschefen",)),
        ("Styrgruppens ledamöter utser ersättare och meddelar namnet senast 2018-12-05.", ("Styrgruppens ledamöter",)),
    ],
)
def test_who_is_told_of_in_the_prose_can_have_something_to_do(notes: str, people: tuple[str, ...]) -> None:
    found = actions(notes, organisations=frozenset({"GR", "Vård och omsorg"}))
    assert [action.responsible for action in found] == [people]


@pytest.mark.parametrize(
    "notes",
    [
        "Växjö ordnar en mässa varje år.",
        "Volvo köper tomten.",
        "Inga aktiviteter har ägt rum den senaste tiden.",
        "Klara riktlinjer tas fram av staten.",
        "Kommunerna svarar på frågan.",
        "Styrelsen gav tidigare Bo i uppdrag att se över sidan.",
        "Gruppen uppdrar åt Bo att skriva till dagens möte.",
        "AU beslutade uppdra till Bo att lämna ett utkast (arbetsutskottets protokoll 104/2018).",
        "Lisa redovisade läget. Hon arbetar under hösten.",
    ],
)
def test_others_have_not(notes: str) -> None:
    assert actions(notes) == ()


@pytest.mark.parametrize(
    ("notes", "due", "when"),
    [
        ("Bo skickar ut listan under nästa vecka.", None, "under nästa vecka"),
        ("Bo skickar ut listan längre fram i vår.", None, "längre fram i vår"),
        ("Bo skickar ut listan efter jullovet.", None, "efter jullovet"),
        ("Bo får i uppdrag att före vintersäsongen ta fram en plan.", None, "före vintersäsongen"),
        ("Bo skickar ut listan så snart utlåtandet kommit.", None, "så snart utlåtandet kommit"),
        ("Bo återkommer till arbetsutskottet den 24 november.", date(2018, 11, 24), ""),
        ("Bo skickar ut listan under november.", None, "under november"),
        ("Bo tar under våren kontakt med departementet.", None, "under våren"),
    ],
)
def test_a_season_a_week_and_what_has_no_day_yet_say_when(notes: str, due: date | None, when: str) -> None:
    (action,) = actions(notes) or (Action(),)
    assert (action.due, action.when) == (due, when)


def test_a_person_of_two_given_names_may_be_called_by_both() -> None:
    found = actions("Carl Gunnar bokar en tid. Carl Gunnar J skickar kallelsen.", names=("Carl Gunnar Jarl", "Bo Ek"))
    assert [action.responsible for action in found] == [("Carl Gunnar Jarl",)] * 2


def test_minutes_in_which_items_have_a_label_for_it_tell_of_tasks_in_others_in_words_that_are_surely_of_one() -> None:
    items = [Item(title=str(number), notes="Bo bokar lokal. Bo startar frysen.") for number in range(5)]
    listed = Item(title="B", notes="Bo är borta.", actions=(Action(text="ringa"),))
    assert [len(item.actions) for item in with_told_tasks(items, ("Bo Ek",), DAY)] == [2] * 5
    for more in (1, 4):
        found = with_told_tasks([*items, *[listed] * more], ("Bo Ek",), DAY)
        assert [len(item.actions) for item in found] == [1] * (5 + more)


def test_what_stands_under_a_summary_tells_of_tasks_too() -> None:
    (item,) = with_told_tasks([Item(title="Mätningar", background="Bo skickar ut mätningen under november.")], ("Bo Ek",), DAY)
    assert [action.when for action in item.actions] == ["under november"]


def test_whoever_is_responsible_is_no_month() -> None:
    text = "Två dagar planeras.\n\nAnsvarig: Eva och Jan"
    (action,) = minutes("Närvarande: Eva Ek, Jan Alm, Bo Ros", text).items[1].actions
    assert (action.due, action.responsible) == (None, ("Eva Ek", "Jan Alm"))


@pytest.mark.parametrize(
    ("said", "kept", "told"),
    [
        ("Beslut\n\nAvtalet skrivs om.\n\nEva Ek gör ett utkast till nästa möte.", 1, "Eva Ek gör ett utkast till nästa möte."),
        ("Beslut\n\n- Avtalet skrivs om.\n- Eva Ek gör ett utkast till nästa möte.", 2, ""),
        (
            "Gruppen beslutar\n\natt anta planen\n\nSvaren har kommit in från alla kommuner.",
            1,
            "Svaren har kommit in från alla kommuner.",
        ),
        (
            "Gruppen beslutar att skriva. Eva Ek skriver ett förslag och skickar det till alla.",
            1,
            "Eva Ek skriver ett förslag och skickar det till alla.",
        ),
    ],
)
def test_a_decision_ends_where_a_task_or_what_was_told_begins(said: str, kept: int, told: str) -> None:
    item = minutes("Närvarande: Eva Ek, Bo Ros", said).items[1]
    assert (len(item.decisions), item.notes) == (kept, told)


@pytest.mark.parametrize(
    "decided",
    [
        "Gruppen ger Bo Ros i uppdrag att begära in en offert.",
        "Gruppen godkände förslaget att studera andra kommuner.",
        "Beslöts att en träff hålls i augusti.",
        "Efter ställd proposition beslöt gruppen enligt förslaget.",
        "Gruppen beslöt vidare uppdra åt Bo Ros att redovisa det.",
    ],
)
def test_what_was_decided_may_stand_within_a_paragraph(decided: str) -> None:
    item = minutes("Närvarande: Eva Ek, Bo Ros", f"Avtalet löper ut 2020. {decided}").items[1]
    assert item.decisions == (decided,)


def test_a_body_is_named_by_a_word_of_its_own_within_a_paragraph() -> None:
    text = (
        "Läkemedelskommittén\n\nMinnesanteckningar\n\nDag: 2018-11-14\n\nNärvarande: Eva Ek, Bo Ros\n\n"
        "1. Öppnande\n\nHej.\n\n2. Val\n\nGruppen saknar ordförande. Läkemedelskommittén beslutar att utse Bo Ros."
        "\n\n3. Slut\n\nTack."
    )
    assert imported(pasted(text)).meeting.items[1].decisions == ("Läkemedelskommittén beslutar att utse Bo Ros.",)
