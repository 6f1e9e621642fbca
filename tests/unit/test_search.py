from datetime import date, time

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import Absence, Action, ComingMeeting, FollowUp, HandedOn, Item, Meeting, Origin
from kcminutes.meeting.place import HEAD, Cell, Part, Place
from kcminutes.meeting.queries import path_to
from kcminutes.meeting.search import AROUND, Hit, find
from kcminutes.meeting.states import Standing
from kcminutes.swedish.matching import Wanted
from support.every_text import every_text, with_text
from support.strategies import MEETING, called_meeting
from support.whole_format import whole_minutes

CALLED = called_meeting()
WAS_OUT = replace(CALLED.participants[1], away=(Absence(start=time(9), reason="jäv"),))
MEETING_WITH_TEXT = replace(
    CALLED,
    head=replace(CALLED.head, coming=(ComingMeeting(day=date(2017, 6, 1), body="Regionrådet"),)),
    participants=(CALLED.participants[0], WAS_OUT),
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
            origin=Origin(meeting=date(2017, 2, 2), body="Förbundet"),
            handed_on=(HandedOn(body="Nämnden", day=date(2017, 4, 4)),),
            actions=(
                Action(text="Ring alla", when="löpande"),
                Action(text="Skriv brev", due=date(2017, 5, 8), responsible=("Sixten Åhl", "Siv Ek")),
            ),
            follow_ups=(
                FollowUp(meeting=date(2017, 1, 19), action="m2c6tt", text="Fråga Boden", standing=Standing.ONGOING),
                FollowUp(meeting=date(2017, 1, 19), action="x8d2mm", text="Väga snö", comment="Vågen är lånad"),
            ),
            subitems=(Item(title="Larmvägar", notes="Koaxialkabel"),),
        ),
    ),
)
MEETING_WITH_TEXT = identified(MEETING_WITH_TEXT)


def only(wanted: str) -> Hit:
    (hit,) = find(MEETING_WITH_TEXT, wanted)
    return hit


@pytest.mark.parametrize(
    ("wanted", "path", "part", "row"),
    [
        ("Kommunchefsgruppen", None, Part.HEAD, 0),
        ("Östersunds", None, Part.HEAD, 0),
        ("2017-03-09", None, Part.HEAD, 0),
        ("Regionrådet", None, Part.HEAD, 0),
        ("Fjällström", None, Part.PEOPLE, 0),
        ("räddningschef", None, Part.PEOPLE, 1),
        ("jäv", None, Part.PEOPLE, 1),
        ("ordförande", None, Part.PEOPLE, 0),
        ("Räddningstjänst", (0,), Part.ITEM, 0),
        ("KS 2017/8", (0,), Part.ITEM, 0),
        ("Ebba", (0,), Part.ITEM, 0),
        ("Karta", (0,), Part.ITEM, 0),
        ("Sjukt", (0,), Part.ITEM, 0),
        ("Förbundet", (0,), Part.ITEM, 0),
        ("Nämnden 2017-04-04", (0,), Part.ITEM, 0),
        ("Fyra", (0,), Part.BACKGROUND, 0),
        ("godkänns", (0,), Part.PROPOSALS, 0),
        ("pengar", (0,), Part.NOTES, 0),
        ("tillsätts", (0,), Part.DECISIONS, 0),
        ("Ring alla", (0,), Part.ACTIONS, 0),
        ("2017-05-08", (0,), Part.ACTIONS, 1),
        ("pågår", (0,), Part.FOLLOW_UPS, 0),
        ("lånad", (0,), Part.FOLLOW_UPS, 1),
        ("Larmvägar", (0, 0), Part.ITEM, 0),
        ("koaxial", (0, 0), Part.NOTES, 0),
    ],
)
def test_every_kind_of_text_is_found_where_it_stands(wanted: str, path: tuple[int, ...] | None, part: Part, row: int) -> None:
    place = only(wanted).place
    assert place.item is None or path_to(MEETING_WITH_TEXT, place.item) == path
    assert (place.item is None, place.part, place.row) == (path is None, part, row)


@pytest.mark.parametrize(
    ("wanted", "row", "cell", "offset"),
    [
        ("brev", 1, Cell.TEXT, 6),
        ("2017-05-08", 1, Cell.DUE, 0),
        ("löpande", 0, Cell.DUE, 0),
        ("Sixten", 1, Cell.RESPONSIBLE, 0),
        ("Siv", 1, Cell.RESPONSIBLE, 12),
    ],
)
def test_a_hit_in_an_action_leads_to_its_cell(wanted: str, row: int, cell: Cell, offset: int) -> None:
    assert only(wanted).place == Place(MEETING_WITH_TEXT.items[0].id, Part.ACTIONS, row, cell, offset)


def test_a_persons_name_is_shown_with_what_the_person_is_to_do() -> None:
    assert only("Sixten").excerpt.startswith("Skriv brev")


def test_where_no_cursor_can_stand_a_hit_has_no_offset() -> None:
    assert only("Östersunds").place == HEAD
    assert only("tjänst").place == Place(MEETING_WITH_TEXT.items[0].id, Part.ITEM)


@pytest.mark.parametrize("wanted", ["befalsfragan", "BEFÄLSFRÅGAN", "  befälsfrågan  "])
def test_capitals_accents_and_space_around_do_not_matter(wanted: str) -> None:
    assert only(wanted).place.part is Part.BACKGROUND


@pytest.mark.parametrize("wanted", ["", "  ", "finns inte"])
def test_nothing_is_found_for_nothing_and_for_what_is_not_there(wanted: str) -> None:
    assert not list(find(MEETING_WITH_TEXT, wanted))


def test_the_offset_is_where_the_hit_stands_in_the_parts_text() -> None:
    item = MEETING_WITH_TEXT.items[0]
    assert item.notes[only("pengar").place.offset :].startswith("pengar")
    assert "\n\n".join(item.decisions)[only("tillsätts").place.offset :].startswith("tillsätts")
    assert item.background[only("öppen").place.offset :].startswith("öppen")


def test_hits_come_in_reading_order_and_every_one_in_a_paragraph() -> None:
    hits = list(find(MEETING_WITH_TEXT, "raden"))
    assert [(hit.place.part, hit.place.offset) for hit in hits] == [(Part.NOTES, 7), (Part.NOTES, 20)]
    assert [hit.place.part for hit in find(MEETING_WITH_TEXT, "utredning")] == [Part.PROPOSALS, Part.DECISIONS]
    item = replace(MEETING_WITH_TEXT.items[0], notes="ja ja ja")
    hits = list(find(replace(MEETING_WITH_TEXT, items=(item,)), "ja"))
    assert [hit.place.offset for hit in hits if hit.place.part is Part.NOTES] == [0, 3, 6]


def test_what_is_typed_without_rings_and_dots_finds_both_and_what_stands_just_so_comes_first() -> None:
    item = replace(MEETING_WITH_TEXT.items[0], notes="Hårt\n\nhart\n\nHört och hort", decisions=("hart",))
    meeting = replace(MEETING_WITH_TEXT, items=(item,))
    assert [hit.place.offset for hit in find(meeting, "hart")] == [6, 0, 0]
    assert [hit.place.part for hit in find(meeting, "hart")] == [Part.NOTES, Part.DECISIONS, Part.NOTES]
    assert [hit.place.offset for hit in find(meeting, "hårt")] == [0]
    assert [hit.place.offset for hit in find(meeting, "HÖRT")] == [12]


def test_hits_are_looked_for_as_they_are_asked_for_and_there_is_no_end_to_them() -> None:
    item = Item(title="Växel", notes="\n".join(["ja"] * 5000))
    meeting = replace(MEETING_WITH_TEXT, items=(item,))
    assert next(find(meeting, "ja")).place.offset == 0
    assert len(list(find(meeting, "ja"))) > 5000


def test_the_excerpt_shows_what_stands_around_the_hit() -> None:
    item = Item(title="Växel", notes="å" * 100 + "pengar" + "ö" * 100)
    (hit,) = find(replace(MEETING_WITH_TEXT, items=(item,)), "pengar")
    assert hit.excerpt == "…" + "å" * AROUND + "pengar" + "ö" * AROUND
    assert only("första").excerpt == "Första raden."


@settings(max_examples=25)
@given(MEETING)
def test_every_paragraph_of_notes_finds_itself(meeting: Meeting) -> None:
    meeting = identified(meeting)
    for item in meeting.items:
        notes = Place(item.id, Part.NOTES)
        for line in filter(str.strip, item.notes.split("\n")):
            found = [hit.place for hit in find(meeting, line) if replace(hit.place, offset=0) == notes]
            if Wanted(line):  # what holds only what nobody sees can't be looked for
                assert any(line.strip() in item.notes[max(0, place.offset - len(line)) :] for place in found)


def test_every_text_that_a_file_can_hold_is_found() -> None:
    meeting = whole_minutes()
    missed = [place for place in every_text(meeting) if not list(find(with_text(meeting, place, "Xylofonisten"), "xylofonisten"))]
    assert missed == []
