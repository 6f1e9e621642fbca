from datetime import date, time

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from kcminutes.meeting.model import Action, Head, Item, Meeting, Participant, Span
from kcminutes.meeting.numbering import PLAIN
from kcminutes.meeting.queries import (
    has_item,
    item_at,
    known_people,
    names_apart,
    organisations_without_vote,
    paths,
    people_with_role,
    person_with_role,
    present_count,
)
from kcminutes.meeting.states import Attendance, DocumentState, ItemStatus
from support.strategies import MEETING, called_meeting, small_meeting

HEAD = Head(body="Kommunchefsgruppen", day=date(2017, 3, 9))


def meeting_of(*people: Participant, items: tuple[Item, ...] = ()) -> Meeting:
    return Meeting(head=HEAD, participants=people, items=items)


def member(
    name: str, organisation: str, attendance: Attendance | None = Attendance.PRESENT, left: time | None = None
) -> Participant:
    return Participant(name=name, organisation=organisation, voting=True, attendance=attendance, left=left)


# Numbers.


@pytest.mark.parametrize(("path", "text"), [((0,), "1"), ((14,), "15"), ((14, 0), "15.1"), ((9, 10), "10.11")])
def test_an_items_number_is_its_place_counted_from_one(path: tuple[int, ...], text: str) -> None:
    assert PLAIN.number(path) == text


@pytest.mark.parametrize(
    ("typed", "path"),
    [("1", (0,)), (" 15 ", (14,)), ("15.1", (14, 0)), ("15,1", (14, 0)), ("15.", (14,)), ("15,", (14,)), ("99999", (99_998,))],
)
def test_a_typed_number_gives_the_path_with_point_or_comma(typed: str, path: tuple[int, ...]) -> None:
    assert PLAIN.path(typed) == path


@pytest.mark.parametrize("typed", ["", "0", "15.0", "01", "b", "15.1.1", "-1", "1 2", "1 .2", ".1", "100000", "1.b"])
def test_what_is_no_number_gives_no_path(typed: str) -> None:
    assert PLAIN.path(typed) is None


@settings(max_examples=25)
@given(MEETING)
def test_every_items_number_leads_back_to_it(meeting: Meeting) -> None:
    for path in paths(meeting):
        assert PLAIN.path(PLAIN.number(path)) == path
        assert has_item(meeting, path)


def test_paths_are_in_reading_order() -> None:
    assert paths(called_meeting()) == [(0,), (1,), (2,), (2, 0), (2, 1)]


@pytest.mark.parametrize("path", [(), (3,), (-1,), (0, 0), (2, 2), (2, -1), (2, 0, 0)])
def test_there_is_no_item_outside_the_agenda(path: tuple[int, ...]) -> None:
    assert not has_item(called_meeting(), path)


def test_the_item_at_a_path_is_found_at_both_levels() -> None:
    assert item_at(called_meeting(), (1,)).title == "Gemensam växel"
    assert item_at(called_meeting(), (2, 1)).title == "Nästa möte"
    with pytest.raises(IndexError):
        item_at(called_meeting(), (2, 2))


# What is recorded.


@pytest.mark.parametrize(
    "item",
    [
        Item(title="Växel", notes="Ja"),
        Item(title="Växel", decisions=("Ja",)),
        Item(title="Växel", status=ItemStatus.WITHDRAWN),
        Item(title="Växel", reason="Sjukdom"),
        Item(title="Växel", postponed_to=date(2017, 5, 8)),
        Item(title="Växel", actions=(Action(text="Räkna"),)),
        Item(title="Växel", handled=(Span(start=time(9)),)),
        Item(title="Växel", subitems=(Item(title="Pris", notes="Ja"),)),
    ],
)
def test_an_item_with_anything_from_the_meeting_makes_it_minutes(item: Item) -> None:
    assert item.is_recorded
    assert meeting_of(items=(Item(title="Öppnande"), item)).is_recorded


@pytest.mark.parametrize(
    "head",
    [
        replace(HEAD, opened=time(8, 30)),
        replace(HEAD, closed=time(12)),
        replace(HEAD, adjournments=(Span(start=time(10)),)),
        replace(HEAD, state=DocumentState.FINAL),
    ],
)
def test_a_head_with_anything_from_the_meeting_makes_it_minutes(head: Head) -> None:
    assert replace(called_meeting(), head=head).is_recorded


@pytest.mark.parametrize(
    "person",
    [
        Participant(name="Ture", attendance=Attendance.ABSENT),
        Participant(name="Ture", arrived=time(9)),
        Participant(name="Ture", left=time(9)),
        Participant(name="Ture", replaces="Majken"),
    ],
)
def test_attendance_makes_it_minutes(person: Participant) -> None:
    assert meeting_of(Participant(name="Majken"), person).is_recorded


def test_what_was_prepared_makes_no_minutes() -> None:
    assert not called_meeting().is_recorded
    assert small_meeting().is_recorded


@pytest.mark.parametrize(
    ("action", "empty"),
    [
        (Action(), True),
        (Action(text=" \n"), True),
        (Action(text="Räkna"), False),
        (Action(due=date(2017, 5, 8)), False),
        (Action(responsible=("Ture",)), False),
    ],
)
def test_an_action_is_empty_when_none_of_the_three_is_there(action: Action, *, empty: bool) -> None:
    assert action.is_empty is empty


# People.


def test_known_people_are_each_named_once_the_participants_first() -> None:
    item = Item(
        title="Växel",
        presenters=("Ebba Ljung", "Majken"),
        actions=(Action(responsible=("Sixten Å", "", "EBBA LJUNG")),),
        subitems=(Item(title="Pris", presenters=("Alva",)),),
    )
    assert known_people(meeting_of(Participant(name="Ture"), Participant(name="Majken"), items=(item,))) == [
        "Ture",
        "Majken",
        "Ebba Ljung",
        "Alva",
        "Sixten Å",
    ]


def test_initials_left_as_typed_are_no_person_beside_the_one_they_are_short_for() -> None:
    item = Item(title="Växel", actions=(Action(responsible=("fne", "Sirpa")),))
    assert known_people(meeting_of(Participant(name="Frida Nordin Ekdahl"), items=(item,))) == ["Frida Nordin Ekdahl", "Sirpa"]


def test_attendance_counts_neither_guests_nor_those_who_have_left() -> None:
    people = (
        member("A", "Krokom"),
        member("B", "Ragunda", Attendance.ABSENT),
        member("C", "Åre", None),
        member("D", "Berg", left=time(10)),
        Participant(name="E", items="4", attendance=Attendance.PRESENT),
        Participant(name="F", attendance=Attendance.PRESENT),
    )
    assert present_count(meeting_of(*people)) == (2, 5)


def test_deciding_members_of_one_organisation_for_different_items_share_a_seat() -> None:
    people = (
        member("A", "Krokom"),
        replace(member("B", "Ragunda"), items="1, 3"),
        replace(member("C", "Ragunda", Attendance.ABSENT), items="4-5"),
        replace(member("D", "Åre", Attendance.ABSENT), items="1-3"),
        replace(member("E", "Åre", None), items="3-5"),
        replace(member("F", ""), items="1"),
        replace(member("G", ""), items="2"),
    )
    assert present_count(meeting_of(*people)) == (4, 6)


def test_an_organisation_whose_member_decides_in_other_items_only_has_no_vote_at_hand() -> None:
    people = (
        member("A", "Krokom"),
        replace(member("B", "Ragunda"), items="1, 3"),
        replace(member("C", "Ragunda", Attendance.ABSENT), items="4-5"),
    )
    at = {path: organisations_without_vote(meeting_of(*people), path) for path in ((0,), (2, 0), (3,), (1,))}
    assert at == {(0,): [], (2, 0): [], (3,): ["Ragunda"], (1,): []}
    assert organisations_without_vote(meeting_of(*people)) == []


def test_people_of_one_name_are_told_apart_by_organisation_else_by_title() -> None:
    people = (
        Participant(name="Eva Ek", organisation="Åre", title="chef"),
        Participant(name="EVA EK", organisation="Berg", title="chef"),
        Participant(name="Bo Å", title="jurist"),
        Participant(name="Bo Å", organisation="Åre", title="ekonom"),
        Participant(name="Siv Ö", organisation="Åre"),
        Participant(name="Siv Ö"),
        Participant(name="Ture Sund", organisation="Åre"),
    )
    names = ("Eva Ek (Åre)", "EVA EK (Berg)", "Bo Å (jurist)", "Bo Å (ekonom)", "Siv Ö", "Siv Ö", "Ture Sund")
    item = Item(title="Växel", presenters=("Eva Ek", "Alva"), actions=(Action(responsible=("Bo Å", "Sixten")),))
    assert names_apart(meeting_of(*people)) == names
    assert known_people(meeting_of(*people, items=(item,))) == [*dict.fromkeys(names), "Alva", "Sixten"]


def test_an_organisation_without_a_present_deciding_member_is_named_once() -> None:
    people = (
        member("A", "Krokom"),
        member("B", "Krokom", Attendance.ABSENT),
        member("C", "Åre", None),
        member("D", "Åre", Attendance.ABSENT),
        member("E", "Berg", left=time(10)),
        member("F", ""),
        Participant(name="G", organisation="Åre", attendance=Attendance.PRESENT),
        Participant(name="H", organisation="Ragunda"),
    )
    assert organisations_without_vote(meeting_of(*people)) == ["Åre", "Berg"]


def test_the_holder_of_a_role_is_the_first_who_is_not_absent() -> None:
    people = (
        Participant(name="A", roles=("ordförande",), attendance=Attendance.ABSENT),
        Participant(name="B", roles=("sekreterare", "Ordförande")),
        Participant(name="C", roles=("ordförande",)),
    )
    found = person_with_role(meeting_of(*people), "ordförande")
    assert found is not None
    assert found.name == "B"
    assert person_with_role(meeting_of(*people), "ORDFÖRANDE") == found
    assert person_with_role(meeting_of(*people), "justerare") is None


@pytest.mark.parametrize(
    ("written", "role"),
    [
        *((text, "ordförande") for text in ("ordförande", "Ordf.", "ORDFÖRANDE", "Mötesordförande", "Tf ordföranden")),
        *((text, "vice ordförande") for text in ("1:e vice ordförande", "v. ordf.", "V ordf", "vordf.", "Viceordförande")),
        *((text, "sekreterare") for text in ("mötessekreterare", "Sekr.", "Protokollförare", "adjungerad sekreterare")),
        *((text, "justerare") for text in ("protokollsjusterare", "Justeringsperson", "justeringsman")),
        *((text, "ledamot") for text in ("Ledamot", "tjänstgörande ledamot")),
        *((text, "föredragande") for text in ("Föredragande", "föredragande")),
        *((text, "adjungerad") for text in ("Adj.", "adjungerad")),
        ("Tekniker.", "tekniker"),
    ],
)
def test_a_role_is_known_however_it_is_written(written: str, role: str) -> None:
    holder = Participant(name="A", roles=(f" {written} ",))
    others = {"ordförande", "vice ordförande", "sekreterare", "justerare", "ledamot", "föredragande", "adjungerad", ""} - {role}
    assert holder.has_role(role)
    assert not any(holder.has_role(other) for other in others)


def test_a_text_of_two_roles_gives_both() -> None:
    for text in ("Ordförande och justerare", "ordf./just.", "ordförande, tillika justerare"):
        holder = Participant(name="A", roles=(text,))
        assert [holder.has_role(role) for role in ("ordförande", "justerare", "sekreterare")] == [True, True, False], text


def test_whoever_stands_in_for_somebody_with_a_role_does_not_have_it() -> None:
    assert not Participant(name="A", roles=("ersättare för ordföranden",)).has_role("ordförande")


def test_all_holders_of_a_role_are_found_also_the_absent() -> None:
    people = (
        Participant(name="A", roles=("justerare",), attendance=Attendance.ABSENT),
        Participant(name="B", roles=("ordförande",)),
        Participant(name="C", roles=("Protokollsjusterare", "ledamot")),
    )
    assert [person.name for person in people_with_role(meeting_of(*people), "justerare")] == ["A", "C"]
    assert people_with_role(meeting_of(*people), "sekreterare") == []


def test_a_value_is_never_changed_in_place() -> None:
    with pytest.raises(AttributeError):
        HEAD.place = "Umeå"  # type: ignore[misc]  # that it can't be done is the point
