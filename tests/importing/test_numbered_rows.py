"""Minutes that are one table with a number in each row, and what else a call's rows and lists say."""

from datetime import date

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import source_of
from kcminutes.importing.result import Imported
from kcminutes.meeting.states import Attendance
from support.import_layouts import Block, Expected, Layout
from support.import_writers import WRITERS


def read(*rows: tuple[str, ...] | str, kind: str = "docx") -> Imported:
    blocks = tuple(Block("row", row) if isinstance(row, tuple) else Block("text", (row,)) for row in rows)
    return imported(source_of(WRITERS[kind](Layout("t", blocks, Expected(date.min))), f"t.{kind}"))


HEAD = ("Punkt", "Notering", "Ansvarig", "Klart")
ROWS = (
    HEAD,
    ("1", "Tidplan", "", ""),
    ("1.1", "Tidplanen håller.", "", ""),
    ("1.2", "Ny tidplan skickas ut.", "Bo Ek", "2024-02-16"),
    ("2", "Ekonomi", "", ""),
    ("2.1", "Beslut: Kalkylen fastställs.", "", ""),
)
ABOVE = ("Protokoll projektmöte 2024-02-06", "Närvarande: Bo Ek, Eva Al")


def test_whole_numbers_are_items_and_the_others_what_was_said_there_with_who_and_when_an_atgard() -> None:
    first, second = read(*ABOVE, *ROWS).meeting.items[:2]
    assert (first.title, first.notes) == ("Tidplan", "Tidplanen håller.")
    assert [(one.text, one.due, one.responsible) for one in first.actions] == [
        ("Ny tidplan skickas ut.", date(2024, 2, 16), ("Bo Ek",))
    ]
    assert (second.title, second.decisions) == ("Ekonomi", ("Kalkylen fastställs.",))


def test_a_head_that_comes_again_is_none_and_what_stands_beside_a_title_is_not_in_it() -> None:
    rows = (*ROWS[:4], HEAD, ("2", "Kommande år", "Eva Al", ""), *ROWS[5:])
    first, second = read(*ABOVE, *rows).meeting.items[:2]
    assert [one.text for one in first.actions] == ["Ny tidplan skickas ut."]
    assert second.title == "Kommande år"
    assert second.notes == "Ansvarig Eva Al"


def test_a_list_of_atgarder_with_numbers_is_no_such_table() -> None:
    rows = (("1", "Ringa banken.", "Bo Ek", "2024-02-16"), ("2", "Skriva.", "Eva Al", ""))
    found = read(*ABOVE, "1. Öppnande", "Alla var med.", "2. Ekonomi", "Läget är gott.", HEAD, *rows)
    assert [item.title for item in found.meeting.items[:2]] == ["Öppnande", "Ekonomi"]
    assert [action.text for action in found.meeting.items[1].actions] == ["Ringa banken.", "Skriva."]


def test_rows_without_a_number_among_numbered_ones_are_no_items_though_nothing_stands_over_the_numbers() -> None:
    rows = (("", "Ärende", "Dnr"), ("", "Information", ""), ("1", "Ny chef", ""), ("", "- Webben", ""), ("2", "Budget", "A 1"))
    found = read("Kallelse", "Datum: 2024-03-05", *rows)
    assert [item.title for item in found.meeting.items[:-1]] == ["Ny chef", "Budget"]
    assert "Information" in {one.text for one in found.unplaced}


CALL = (
    *("Föredragningslista", "Direktionen", "Datum: 2024-03-05", "1 Öppnande", "2 Delårsrapport"),
    *("Förslag till beslut", "Direktionen godkänner rapporten."),
)


def test_what_is_proposed_ends_at_a_paragraph_that_tells_how_things_are() -> None:
    item = read(*CALL, "Resultatet för perioden är 2,3 mnkr.").meeting.items[1]
    assert item.proposals == ("Direktionen godkänner rapporten.",)
    assert "Resultatet för perioden är 2,3 mnkr." in item.background


def test_what_is_proposed_goes_on_with_what_is_proposed_too() -> None:
    item = read(*CALL, "Motionen anses vara besvarad.").meeting.items[1]
    assert item.proposals == ("Direktionen godkänner rapporten.", "Motionen anses vara besvarad.")


def test_a_list_whose_proposals_are_worded_as_decisions_is_a_call() -> None:
    lines = [f"{number} Ärende {word}" for number, word in enumerate(("alfa", "beta", "gamma", "delta"), 1)]
    blocks = [part for line in lines for part in (line, "Förslag till beslut", "Nämnden beslutar att", "godkänna förslaget.")]
    assert not read("Föredragningslista", "Nämnden", "Datum: 2024-03-05", *blocks).is_minutes
    told = [
        part for line in lines for part in (line, "Bo läste upp förvaltningens förslag.", "Nämnden beslutade att godkänna det.")
    ]
    assert read("Föredragningslista", "Nämnden", "Datum: 2024-03-05", *told).is_minutes


def people(*lines: tuple[str, ...] | str) -> list[tuple[str, str]]:
    return [(person.name, person.organisation) for person in read(*lines).meeting.participants]


def test_people_are_read_below_who_is_called_and_whom_they_stand_for() -> None:
    called = (("Kallade ledamöter", "Bo Ek (S)"), ("", "Eva Al"), ("Övriga kallade", "Ulla Lind, chef"))
    assert people("Kallelse", "Datum: 2024-03-05", *called) == [("Bo Ek", "S"), ("Eva Al", ""), ("Ulla Lind", "")]
    sides = ("För arbetsgivaren:", "Bo Ek, chef", "För arbetstagarna:", "Eva Al, Sveriges Lärare")
    assert people("Protokoll", "Datum: 2024-03-05", "Närvarande", *sides) == [("Bo Ek", ""), ("Eva Al", "Sveriges Lärare")]


def test_a_sign_after_a_name_tells_where_somebody_comes_from() -> None:
    lines = ("Protokoll", "Datum: 2024-03-05", "Närvarande", "Bo Ek SPF", "Eva Al, PRO")
    assert people(*lines) == [
        ("Bo Ek", "SPF"),
        ("Eva Al", "PRO"),
    ]


def of_meeting_7(*rows: tuple[str, str, str, str]) -> Imported:
    return read(*ABOVE, ("Pkt", "", "Ansvar", "Klart"), *rows)


def test_rows_with_a_number_are_the_items_and_those_without_one_are_told_there() -> None:
    tider, ekonomi = of_meeting_7(
        ("7.1", "Tider", "", ""),
        ("", "Tidplanen gäller.", "Info", ""),
        ("", "Ny tidplan upprättas.", "Bo", "2024-03-01"),
        ("", "Ritningarna är utskickade.", "Bo", "Klart"),
        ("7.2", "Ekonomi", "", ""),
        ("", "Beslut: Kalkylen fastställs.", "", ""),
    ).meeting.items[:2]
    assert [(item.title, item.subitems) for item in (tider, ekonomi)] == [("Tider", ()), ("Ekonomi", ())]
    assert [(one.text, one.due, one.responsible) for one in tider.actions] == [
        ("Ny tidplan upprättas.", date(2024, 3, 1), ("Bo Ek",))
    ]
    assert "Tidplanen gäller. – Info" in tider.notes
    assert "Ritningarna är utskickade. – Bo, Klart" in tider.notes
    assert ekonomi.decisions == ("Kalkylen fastställs.",)


def test_numbers_of_parts_are_those_of_sub_items() -> None:
    rows = (
        ("1", "Tider", "", ""),
        ("1.1", "Tidplan", "", ""),
        ("", "Den håller.", "", ""),
        ("1.2", "Hinder", "", ""),
        ("", "Inga.", "", ""),
    )
    (tider,) = [
        item for item in of_meeting_7(*rows, ("2", "Slut", "", ""), ("", "Tack.", "", "")).meeting.items if item.title == "Tider"
    ]
    assert [(sub.title, sub.notes) for sub in tider.subitems] == [("Tidplan", "Den håller."), ("Hinder", "Inga.")]


def test_a_table_of_people_may_begin_with_those_who_came_or_did_not() -> None:
    people = (
        ("Närvarande", "Sign", "Företag/funktion"),
        ("Bo Ek", "BE", "Umeå kommun"),
        ("Ej närvarande (får protokollet)", "", ""),
    )
    found = read(
        "Protokoll projektmöte 2024-02-06", *people, ("Eva Al", "EA", "Umeå kommun"), "1. Öppnande", "Alla kom.", "2. Slut", "Tack."
    )
    assert [(one.name, one.attendance) for one in found.meeting.participants] == [
        ("Bo Ek", Attendance.PRESENT),
        ("Eva Al", Attendance.ABSENT),
    ]
