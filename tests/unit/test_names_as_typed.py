"""Names as people type and write them: signs around initials, organisations, lists with many signs, words around a name."""

from datetime import date

import pytest

from kcminutes.meeting.model import Action, Head, Item, Meeting, Participant
from kcminutes.meeting.queries import known_people
from kcminutes.swedish.names import split_names, the_one_meant, those_meant

PEOPLE = (
    "Patrik Åsell",
    "Niklas Öhrvall",
    "Frida Nordin Ekdahl",
    "David Ek",
    "Maria de la Gardie",
    "Claes-Göran Stenfors",
    "Carl von Essen",
)


@pytest.mark.parametrize("typed", ["nö", "nö.", "(nö)", "”nö”", "nö?", "nö:", "@nö", "N.Ö.", "n. ö."])
def test_signs_around_initials_change_nobody(typed: str) -> None:
    assert the_one_meant(typed, PEOPLE) == "Niklas Öhrvall"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cve.", "Carl von Essen"),
        ("de", "David Ek"),
        ("CG Stenfors", "Claes-Göran Stenfors"),
        ("C-G Stenfors", "Claes-Göran Stenfors"),
        ("de la", "Maria de la Gardie"),
        ("HR", None),
        (".", None),
    ],
)
def test_particles_and_hyphens_are_known(typed: str, meant: str | None) -> None:
    assert the_one_meant(typed, PEOPLE) == meant


@pytest.mark.parametrize("typed", ["Umeå kommun", "umeå", "kommun", "Umeå kommun."])
@pytest.mark.parametrize("known", ["Lars Berg, Umeå kommun", "Lars Berg (Umeå kommun)"])
def test_an_organisation_is_nobody_who_comes_from_it(typed: str, known: str) -> None:
    assert the_one_meant(typed, [known]) is None
    assert those_meant(typed, [known]) == [typed]


@pytest.mark.parametrize("typed", ["lars", "Lars B", "Berg", "lars umeå", "Lars Berg, Umeå kommun"])
def test_who_is_told_apart_by_an_organisation_is_found_by_the_name(typed: str) -> None:
    assert the_one_meant(typed, ["Lars Berg, Umeå kommun", "Eva Ek"]) == "Lars Berg, Umeå kommun"


@pytest.mark.parametrize(
    "name",
    [
        "Bygg- och miljönämnden",
        "Bygg- & miljönämnden",
        "Bygg-/miljönämnden",
        "Vård-, skol- och omsorgsnämnden",
        "Kultur-, fritids- och ungdomsnämnden",
        "Region V - Kollektivtrafik",
    ],
)
def test_a_name_with_signs_in_it_is_one(name: str) -> None:
    assert split_names(name, PEOPLE) == [name]
    assert split_names(f"{name}, nö", PEOPLE) == [name, "nö"]


@pytest.mark.parametrize(
    "sign",
    [", ", " och ", " samt ", " & ", "/", " + ", " | ", " resp. ", " eller ", " och/eller ", " tillsammans med ", " – ", " - "],
)
def test_two_who_are_known_are_parted_by_any_sign(sign: str) -> None:
    assert split_names(f"fne{sign}nö", PEOPLE) == ["fne", "nö"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Kommunchef Niklas Öhrvall", "Niklas Öhrvall"),
        ("Niklas Öhrvall (sammankallande)", "Niklas Öhrvall"),
        ("Niklas Öhrvall m.fl.", "Niklas Öhrvall"),
        ("nö.", "Niklas Öhrvall"),
        ("ersättare för Niklas Öhrvall", "ersättare för Niklas Öhrvall"),
        ("Niklas Öhrvalls enhet", "Niklas Öhrvalls enhet"),
    ],
)
def test_what_is_recorded_around_a_name_still_means_that_person(written: str, meant: str) -> None:
    assert those_meant(written, PEOPLE) == [meant]


@pytest.mark.parametrize("odd", ["nö m.fl.", "fne med nö", "Niklas Öhrvall m.fl.", "Kommunchef Öhrvall", "hr", "Bygg-", ""])
def test_what_was_typed_around_a_name_is_no_name_for_the_rows_after_it(odd: str) -> None:
    people = tuple(Participant(name=name) for name in PEOPLE)
    meeting = Meeting(
        head=Head(body="KC", day=date(2016, 12, 8)),
        participants=people,
        items=(Item(title="Ett", actions=(Action(responsible=(odd, "Lars Berg")),)),),
    )
    assert known_people(meeting) == [*PEOPLE, "Lars Berg"]
    assert the_one_meant("nö", known_people(meeting)) == "Niklas Öhrvall"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Respektive kommun", ["Respektive kommun"]),
        ("Resp. chef", ["Resp. chef"]),
        ("Anna resp. Bo", ["Anna", "Bo"]),
        ("Bygg- resp. miljönämnden", ["Bygg- resp. miljönämnden"]),
    ],
)
def test_whoever_is_respective_keeps_the_word_and_between_two_it_parts_them(typed: str, names: list[str]) -> None:
    assert split_names(typed) == names
