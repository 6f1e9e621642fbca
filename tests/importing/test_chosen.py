"""Who was chosen in the meeting itself to lead it, to write and to sign has that role, and nobody else."""

import pytest

from kcminutes.importing.chosen import with_chosen
from kcminutes.meeting.model import Item, Participant

PEOPLE = [Participant(name=name) for name in ("Krister Hede", "Monika Gran", "Nils Lager", "Karin Aspl", "Eva Ek")]


def roles(item: Item, people: list[Participant] = PEOPLE) -> dict[str, tuple[str, ...]]:
    return {person.name: person.roles for person in with_chosen(people, [item]) if person.roles}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Till justerare valdes Karin Aspl och Eva Ek.", {"Karin Aspl": "justerare", "Eva Ek": "justerare"}),
        ("Att jämte ordföranden justera dagens protokoll utsågs Karin Aspl (S).", {"Karin Aspl": "justerare"}),
        ("Att utse Eva Ek att jämte ordföranden justera protokollet.", {"Eva Ek": "justerare"}),
        ("Nämnden väljer Eva Ek (S) som justerare.", {"Eva Ek": "justerare"}),
        ("Till att justera protokollet valdes Eva Ek.", {"Eva Ek": "justerare"}),
        ("Eva utses att justera protokollet. Ersättare för justerare är Nils Lager.", {"Eva Ek": "justerare"}),
        ("Eva utsågs till mötessekreterare.", {"Eva Ek": "sekreterare"}),
        ("Till mötesordförande valdes Nils.", {"Nils Lager": "ordförande"}),
        (
            "Krister Hede valdes till ordförande, Monika Gran till sekreterare samt Karin Aspl utsågs att justera protokollet.",
            {"Krister Hede": "ordförande", "Monika Gran": "sekreterare", "Karin Aspl": "justerare"},
        ),
    ],
)
def test_who_is_chosen_for_the_meeting_has_that_role(said: str, told: dict[str, str]) -> None:
    assert roles(Item(title="Formalia", notes=said)) == {name: (role,) for name, role in told.items()}


@pytest.mark.parametrize(
    "said",
    [
        "Eva Ek valdes till ordförande för 2017.",
        "Eva Ek föreslås justera protokollet.",
        "Ordföranden frågar om Eva Ek utses att justera; hon väljs inte.",
        "Till ersättare för justerare valdes Eva Ek.",
        "Eva Ek justerar hjulen på bussarna.",
        "Mötet valde Eva Ek till ordförande för ett år.",
        "Mötet beslutade att välja Eva Ek till sekreterare på två år.",
        "Mötet valde Eva Ek till ordförande i valberedningen.",
        "Vid förra mötet utsågs Eva Ek att justera protokollet.",
        "Årsmötet valde Eva Ek till mötesordförande och Nils Lager till justerare.",
        "Styrelsen utser Eva Ek att leda mötet med byarna 12 juni.",
        "Eva Ek utses att föra anteckningar vid mötet med Trafikverket.",
        "Eva Ek utsågs att underteckna avtalet med regionen.",
        "Eva Ek och Nils Lager utsågs att justera skrivelsen till regeringen.",
    ],
)
def test_nobody_has_a_role_that_the_minutes_do_not_give(said: str) -> None:
    assert roles(Item(title="Val av styrelse", notes=said)) == {}


def test_names_alone_under_the_choice_of_who_signs_are_those_who_sign() -> None:
    item = Item(title="Val av två protokolljusterare", decisions=("Eva Ek och Nils Lager.",))
    assert roles(item) == {"Eva Ek": ("justerare",), "Nils Lager": ("justerare",)}


def test_a_meeting_that_has_its_chair_gets_no_second_one() -> None:
    people = [Participant(name="Krister Hede", roles=("Ordförande",)), Participant(name="Eva Ek")]
    assert roles(Item(title="Öppnande", notes="Till mötesordförande valdes Eva Ek."), people) == {"Krister Hede": ("Ordförande",)}


def test_whoever_signs_already_is_told_so_once() -> None:
    people = [Participant(name="Eva Ek", roles=("Justeringsperson",))]
    assert roles(Item(title="Val", notes="Till justerare valdes Eva Ek."), people) == {"Eva Ek": ("Justeringsperson",)}
