"""What a kallelse has that minutes have not: when each item begins by plan, and whom to tell if one can't come."""

from datetime import time

import pytest
from msgspec.structs import replace

from kcminutes.documents.excerpts import excerpt
from kcminutes.documents.formats.export import export
from kcminutes.documents.formats.making import FORMATS
from kcminutes.documents.formats.terminal import document_lines
from kcminutes.documents.view import Document, document
from kcminutes.meeting.model import Item, Meeting, Participant
from kcminutes.storage.toml.meetings import read
from kcminutes.swedish.typography import NO_BREAK_SPACE
from support.reading_back import lines, read_back
from support.samples import AGENDA_2016, MINUTES_2016
from support.workspaces import a_meeting


def head_facts(shown: Document) -> dict[str, tuple[str, ...]]:
    return {fact.label: fact.values for fact in shown.facts}


def planned(shown: Document) -> list[str]:
    """What each item and sub-item tells of its time."""
    sections = [each for section in shown.sections for each in (section, *section.sections)]
    told = [next((fact.values[0] for fact in section.facts if fact.label == "Beräknad tid"), "") for section in sections]
    return [text.replace(NO_BREAK_SPACE, " ") for text in told]


def with_items(*items: Item) -> Meeting:
    return replace(read(AGENDA_2016), items=items)


def test_each_item_tells_when_it_begins_and_how_long_it_takes() -> None:
    parts = (Item(title="Ett", planned_minutes=60), Item(title="Två", planned_minutes=30))
    shown = document(
        with_items(
            Item(title="A", planned_minutes=5), Item(title="B", subitems=parts), Item(title="C"), Item(title="D", planned_minutes=3)
        )
    )
    assert planned(shown) == [
        "kl. 08.30, 5 min",
        "kl. 08.35",
        "kl. 08.35, 1 tim",
        "kl. 09.35, 30 min",
        "kl. 10.05",
        "3 min",
    ]


def test_the_list_of_items_tells_it_too() -> None:
    shown = document(with_items(Item(title="A", planned_minutes=5), Item(title="B")), outline=True)
    assert [entry.status.replace(NO_BREAK_SPACE, " ") for entry in shown.outline] == ["kl. 08.30", "kl. 08.35"]


def test_an_extract_of_it_tells_the_same() -> None:
    shown = excerpt(read(AGENDA_2016), "4")
    assert planned(shown) == ["kl. 08.55, 25 min"]
    assert "Förhinder" in head_facts(shown)


def test_minutes_tell_nothing_of_what_was_planned() -> None:
    shown = document(read(MINUTES_2016), outline=True)
    assert set(planned(shown)) == {""}
    assert all("kl." not in entry.status for entry in shown.outline)
    assert "Förhinder" not in head_facts(shown)


def test_without_a_time_to_begin_at_only_the_length_is_told() -> None:
    agenda = with_items(Item(title="A", planned_minutes=5))
    shown = document(replace(agenda, head=replace(agenda.head, start=None, end=time(12))))
    assert planned(shown) == ["5 min"]


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ((), None),
        ((Participant(name="Åsa Berg", roles=("ordförande",)),), None),
        ((Participant(name="Åsa Berg", roles=("Mötessekreterare",)),), "Meddelas Åsa Berg"),
        (
            (
                Participant(name="Åsa Berg", organisation="Regionen", roles=("sekr.",)),
                Participant(name="Bo Ek", roles=("sekreterare",)),
            ),
            "Meddelas Åsa Berg, Regionen eller Bo Ek",
        ),
    ],
)
def test_whom_to_tell_is_the_secretary_and_nobody_where_there_is_none(people: tuple[Participant, ...], told: str | None) -> None:
    shown = document(a_meeting(read(AGENDA_2016).head.day, "A", people=people))
    assert head_facts(shown).get("Förhinder") == (None if told is None else (told,))


@pytest.mark.parametrize("form", [*FORMATS, "terminal"])
def test_it_is_there_in_every_format(form: str) -> None:
    shown = document(read(AGENDA_2016), outline=True)
    if form == "terminal":
        text = "\n".join(row.plain for row in document_lines(shown, 80))
    else:
        content = export(shown, form)
        text = content.decode() if form == "txt" else "\n".join(lines(read_back(form, content)))
    text = " ".join(text.replace(NO_BREAK_SPACE, " ").split())
    assert "Meddelas Frida Nordin Ekdahl, Umeåregionen" in text
    assert "kl. 08.35, 5 min" in text
    assert text.count("kl. 08.35") >= 2
