from datetime import date

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from kcminutes.meeting.model import Action, Item, Meeting
from kcminutes.meeting.search import AROUND, Hit, find
from support.strategies import MEETING, called_meeting

MEETING_WITH_TEXT = replace(
    called_meeting(),
    items=(
        Item(
            title="Räddningstjänst",
            reference="KS 2017/8",
            presenters=("Ebba Ljung",),
            attachments=("Karta över stationer",),
            background="Fyra stationer.\nBefälsfrågan är öppen.",
            proposals=("Utredningen godkänns.",),
            notes="Första raden.\nAndra raden om pengar.",
            decisions=("Ingen ändring.", "Utredning tillsätts i år."),
            reason="Sjukt befäl",
            actions=(Action(text="Ring alla"), Action(text="Skriv brev", due=date(2017, 5, 8), responsible=("Sixten Åhl",))),
            subitems=(Item(title="Larmvägar", notes="Koaxialkabel"),),
        ),
    ),
)


def only(wanted: str) -> Hit:
    (hit,) = find(MEETING_WITH_TEXT, wanted)
    return hit


@pytest.mark.parametrize(
    ("wanted", "path", "part", "row"),
    [
        ("Kommunchefsgruppen", None, "head", 0),
        ("Östersunds", None, "head", 0),
        ("2017-03-09", None, "head", 0),
        ("Fjällström", None, "attendance", 0),
        ("räddningschef", None, "attendance", 1),
        ("ordförande", None, "attendance", 0),
        ("Räddningstjänst", (0,), "item", 0),
        ("KS 2017/8", (0,), "item", 0),
        ("Ebba", (0,), "item", 0),
        ("Karta", (0,), "item", 0),
        ("Sjukt", (0,), "item", 0),
        ("Fyra", (0,), "background", 0),
        ("godkänns", (0,), "background", 0),
        ("pengar", (0,), "notes", 0),
        ("tillsätts", (0,), "decisions", 0),
        ("Ring alla", (0,), "actions", 0),
        ("2017-05-08", (0,), "actions", 1),
        ("Åhl", (0,), "actions", 1),
        ("Larmvägar", (0, 0), "item", 0),
        ("koaxial", (0, 0), "notes", 0),
    ],
)
def test_every_kind_of_text_is_found_where_it_stands(wanted: str, path: tuple[int, ...] | None, part: str, row: int) -> None:
    hit = only(wanted)
    assert (hit.path, hit.part, hit.row) == (path, part, row)


@pytest.mark.parametrize("wanted", ["befalsfragan", "BEFÄLSFRÅGAN", "  befälsfrågan  "])
def test_capitals_accents_and_space_around_do_not_matter(wanted: str) -> None:
    assert only(wanted).part == "background"


@pytest.mark.parametrize("wanted", ["", "  ", "finns inte"])
def test_nothing_is_found_for_nothing_and_for_what_is_not_there(wanted: str) -> None:
    assert find(MEETING_WITH_TEXT, wanted) == []


def test_the_offset_is_where_the_hit_stands_in_the_parts_text() -> None:
    item = MEETING_WITH_TEXT.items[0]
    assert item.notes[only("pengar").offset :].startswith("pengar")
    assert "\n\n".join(item.decisions)[only("tillsätts").offset :].startswith("tillsätts")
    assert item.background[only("öppen").offset :].startswith("öppen")


def test_hits_come_in_reading_order_one_for_each_paragraph() -> None:
    hits = find(MEETING_WITH_TEXT, "raden")
    assert [(hit.part, hit.offset) for hit in hits] == [("notes", 7), ("notes", 20)]
    assert [hit.part for hit in find(MEETING_WITH_TEXT, "utredning")] == ["background", "decisions"]
    item = replace(MEETING_WITH_TEXT.items[0], notes="ja ja ja")
    assert len([hit for hit in find(replace(MEETING_WITH_TEXT, items=(item,)), "ja") if hit.part == "notes"]) == 1


def test_no_more_hits_than_asked_for_are_given() -> None:
    item = Item(title="Växel", notes="\n".join(["ja"] * 50))
    assert len(find(replace(MEETING_WITH_TEXT, items=(item,)), "ja", limit=7)) == 7


def test_the_excerpt_shows_what_stands_around_the_hit() -> None:
    item = Item(title="Växel", notes="å" * 100 + "pengar" + "ö" * 100)
    (hit,) = find(replace(MEETING_WITH_TEXT, items=(item,)), "pengar")
    assert hit.excerpt == "…" + "å" * AROUND + "pengar" + "ö" * AROUND
    assert only("första").excerpt == "Första raden."


@settings(max_examples=25)
@given(MEETING)
def test_every_paragraph_of_notes_finds_itself(meeting: Meeting) -> None:
    for index, item in enumerate(meeting.items):
        for line in filter(str.strip, item.notes.split("\n")):
            found = [hit for hit in find(meeting, line, limit=10_000) if hit.path == (index,) and hit.part == "notes"]
            assert any(item.notes[hit.offset :].startswith(line.strip()) for hit in found)
