"""Åtgärder in the rows of a table of items, in lists that begin with whoever is to do it, and at the end of what is told."""

from datetime import date

import pytest

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import source_of
from kcminutes.meeting.model import Action, Item, Meeting
from support.import_layouts import Block, Expected, Layout
from support.import_writers import WRITERS
from support.pasted_minutes import minutes

HEAD = ("Punkt", "Anteckning", "Åtgärd", "Ansvarig", "Klart")
ROWS = (
    HEAD,
    ("1. Tidplan", "Rivningen är sen. Beslut: Inflyttningen skjuts till maj.", "Uppdatera tidplanen", "Bo", "2019-02-13"),
    ("", "", "Stäm av med entreprenören", "Eva", "snarast"),
    ("2. Ekonomi", "Utfallet är gott.", "", "", ""),
    ("3. Nästa möte", "Den 6 mars.", "", "", ""),
)
PEOPLE = "Närvarande: Bo Ek, Eva Al, Ida Ros"


def of_rows(kind: str) -> Meeting:
    above = (Block("title", ("Mötesanteckningar 2019-02-06",)), Block("text", (PEOPLE,)))
    layout = Layout("t", (*above, *(Block("row", row) for row in ROWS)), Expected(date.min))
    return imported(source_of(WRITERS[kind](layout), f"t.{kind}")).meeting


def told(action: Action) -> tuple[str, str, tuple[str, ...]]:
    return action.text, str(action.due or action.when), action.responsible


def item_of(text: str) -> Item:
    return minutes(PEOPLE, text).items[1]


@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "txt"])
def test_a_table_with_the_titles_beside_their_numbers_has_the_items_and_every_atgard_of_each(kind: str) -> None:
    tidplan, ekonomi, after = of_rows(kind).items[:3]
    assert [item.title for item in (tidplan, ekonomi, after)] == ["Tidplan", "Ekonomi", "Nästa möte"]
    assert tidplan.decisions == ("Inflyttningen skjuts till maj.",)
    assert [told(action) for action in tidplan.actions] == [
        ("Uppdatera tidplanen", "2019-02-13", ("Bo Ek",)),
        ("Stäm av med entreprenören", "snarast", ("Eva Al",)),
    ]
    assert not ekonomi.actions


def test_below_att_gora_each_line_begins_with_whoever_is_to_do_it() -> None:
    item = item_of(
        "Läget är gott.\n\nAtt göra:\nKansliet: Boka lokal\nUmeå, Vännäs: Skicka in exempel\nBo och Ida: Utkast till nästa möte"
    )
    assert [told(action) for action in item.actions] == [
        ("Boka lokal", "", ("Kansliet",)),
        ("Skicka in exempel", "", ("Umeå", "Vännäs")),
        ("Utkast till nästa möte", "nästa möte", ("Bo Ek", "Ida Ros")),
    ]
    assert item.notes == "Läget är gott."


def test_below_att_gora_what_nobody_could_do_is_no_persons_name() -> None:
    item = item_of("Att göra:\nBudget: ta fram ett underlag\nLokaler: se över avtalet")
    assert not any(action.responsible for action in item.actions)


@pytest.mark.parametrize(
    ("text", "notes", "asked"),
    [
        ("Stängslet stod öppet. Låses vid rast. Ansvar: Bo", "Stängslet stod öppet.", "Låses vid rast."),
        ("Ta fram en tidplan. Skicka ut den. Ansvarig: Bo Klart: 2017-01-20", "", "Ta fram en tidplan. Skicka ut den."),
        ("Boka lokal. Ansvarig: Bo", "", "Boka lokal."),
        ("En enkät ska göras. Den ska vara anonym. Ansvarig: Bo", "", "En enkät ska göras. Den ska vara anonym."),
        ("Läget är bra. Det blev så. Ansvarig: Bo", "", "Läget är bra. Det blev så."),
    ],
)
def test_of_a_paragraph_with_ansvarig_after_it_the_end_that_asks_is_the_atgard(text: str, notes: str, asked: str) -> None:
    item = item_of(text)
    assert item.notes == notes
    assert [(action.text, action.responsible) for action in item.actions] == [(asked, ("Bo Ek",))]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("AP: BE skriver ihop det", ("Bo Ek",)),
        ("AP EA: bokar lokal", ("Eva Al",)),
        ("Åtgärd: EA + BE fixar lokal", ("Eva Al", "Bo Ek")),
        ("Åtgärd: Samtliga kommuner anmäler en kontaktperson", ("Samtliga kommuner",)),
    ],
)
def test_an_atgard_after_a_label_tells_itself_who_does_it(line: str, people: tuple[str, ...]) -> None:
    item = minutes("Närvarande: Bo Ek (BE), Eva Al (EA), Ida Ros (IR)", line).items[1]
    assert [action.responsible for action in item.actions] == [people]


def test_of_those_who_are_named_in_a_paragraph_with_a_day_last_the_one_who_is_to_do_it_has_it() -> None:
    item = item_of("Bo Ek berättade om läget. Eva Al kontaktar polisen. Klart: 17/5")
    assert [(action.text, action.responsible) for action in item.actions] == [("Eva Al kontaktar polisen.", ("Eva Al",))]
    assert not item_of("Projektet löper på. Bo Ek visade tidplanen. Klart: 17/5").actions


@pytest.mark.parametrize("line", ["OBS: gäller alla", "Fika: Ida", "Nästa gång: budgeten", "PRIO: hög"])
def test_what_is_nobody_before_a_colon_is_nobody_though_somebody_is_on_the_other_lines(line: str) -> None:
    item = item_of(f"Att göra:\nBo: skicka enkäten\n{line}\nEva: boka lokal")
    assert {name for action in item.actions for name in action.responsible} <= {"Bo Ek", "Eva Al"}


def test_a_month_in_an_atgard_of_a_list_is_not_when_it_is_due_but_the_next_meeting_is() -> None:
    item = item_of("Åtgärd: Boka lokal för träffen i november\nÅtgärd: Ta med listan till nästa möte")
    assert [action.when for action in item.actions] == ["", "nästa möte"]


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        ("1. Bo: skicka enkäten\n2. Eva: boka lokal", [("skicka enkäten", ("Bo Ek",)), ("boka lokal", ("Eva Al",))]),
        ("1) Bo skickar enkäten\n2) Eva bokar lokal", [("Bo skickar enkäten", ("Bo Ek",)), ("Eva bokar lokal", ("Eva Al",))]),
        ("1. Skicka enkäten\n2. Boka lokal", [("Skicka enkäten", ()), ("Boka lokal", ())]),
    ],
)
def test_numbered_points_below_att_gora_are_atgarder_and_no_items(lines: str, asked: list[tuple[str, tuple[str, ...]]]) -> None:
    meeting = minutes(PEOPLE, f"Läget är gott.\n\nAtt göra:\n{lines}")
    assert [item.title for item in meeting.items] == ["Öppnande", "Ekonomi", "Slut"]
    item = meeting.items[1]
    assert [(action.text, action.responsible) for action in item.actions] == asked
    assert item.notes == "Läget är gott."


def test_paragraphs_after_an_atgard_and_whoever_has_it_are_told_once_each_whole() -> None:
    item = item_of("Åtgärd: Boka lokal.\nBo\n\nMötet var bra.\n\nsedan talades det.")
    assert [(action.text, action.responsible) for action in item.actions] == [("Boka lokal.", ("Bo Ek",))]
    assert item.notes == "Mötet var bra.\n\nsedan talades det."


def test_short_sentences_of_one_task_stay_together() -> None:
    item = item_of("Uppdrag till Bo: a. b.")
    assert [(action.text, action.responsible) for action in item.actions] == [("a. b.", ("Bo Ek",))]


def test_respektive_between_two_people_is_of_neither_name() -> None:
    item = item_of("Åtgärd: Boka lokal. Ansvarig: Eva, respektive Bo")
    assert [action.responsible for action in item.actions] == [("Eva Al", "Bo Ek")]


def test_all_who_are_to_do_it_are_told_from_what_they_are_to_do() -> None:
    item = item_of("Alla lämnar synpunkter till Bo senast 3 maj.")
    assert [action.responsible for action in item.actions] == [("Alla",)]


def test_a_label_of_the_head_over_what_is_no_time_is_told_in_the_item() -> None:
    assert item_of("Tid: grönt\n\nLäget är gott.").notes == "Tid: grönt\n\nLäget är gott."
