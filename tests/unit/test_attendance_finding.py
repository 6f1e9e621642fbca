"""Whom Närvaro finds by what is typed, and whom it opens on."""

from datetime import date, time

import pytest

from kcminutes.meeting.model import Head, Item, Meeting, Participant
from kcminutes.meeting.states import Attendance
from kcminutes.tui.dialogs.attendance_finding import found, is_one, whom_it_is_about
from kcminutes.tui.dialogs.attendance_keys import ATTENDANCE_KEYS

HERE, AWAY = Attendance.PRESENT, Attendance.ABSENT
PEOPLE = (
    Participant(name="Anna-Karin Öberg", organisation="Vännäs kommun"),
    Participant(name="Frida Nordin Ekdahl", organisation="Umeåregionen"),
    Participant(name="Fredrik Nygård", organisation="Nordmalings kommun"),
    Participant(name="Carl von Essen", organisation="Bjurholms kommun"),
    Participant(name="Anna Berg", organisation="Vindelns kommun"),
)


@pytest.mark.parametrize(
    ("typed", "indexes"),
    [
        ("frida", [1]),
        ("FRI", [1]),
        ("f", [1, 2]),
        ("fne", [1]),
        ("ce", [3]),
        ("anna", [4, 0]),
        ("anna-k", [0]),
        ("oberg", [0]),
        ("nik", []),
        ("vännäs", [0]),
        ("bjurholms kom", [3]),
        ("", []),
        (" ", []),
    ],
)
def test_letters_find_a_name_and_only_where_none_fits_an_organisation(typed: str, indexes: list[int]) -> None:
    assert sorted(found(typed, PEOPLE)) == sorted(indexes)


def test_one_is_meant_or_several() -> None:
    assert [typed for typed in ("frida", "f", "fr", "nik", "ce") if is_one(typed, PEOPLE)] == ["frida", "ce"]


def test_two_of_one_name_are_both_found_and_neither_is_the_one() -> None:
    twins = (PEOPLE[4], Participant(name="Anna Berg", organisation="Åsele kommun"))
    assert found("anna berg", twins) == [0, 1]
    assert not is_one("anna berg", twins)


def test_no_key_that_does_something_is_one_that_a_name_can_hold() -> None:
    keys = [key for row in ATTENDANCE_KEYS if row.action for key in row.keys.split(",")]
    assert keys
    assert not [key for key in keys if len(key) == 1 and not key.isdigit()]
    assert not {"minus", "apostrophe", "full_stop", "comma"} & {*keys}


def meeting(*people: Participant) -> Meeting:
    head = Head(body="Gruppen", day=date(2017, 3, 9))
    return Meeting(head=head, participants=people, items=(Item(title="Ett"), Item(title="Två", subitems=(Item(title="Under"),))))


@pytest.mark.parametrize(
    ("people", "at", "index"),
    [
        ([], (0,), 0),
        ([Participant(name="A"), Participant(name="B")], (0,), 0),
        ([Participant(name="A", attendance=HERE), Participant(name="B")], (0,), 1),
        ([Participant(name="A", attendance=HERE), Participant(name="B", attendance=AWAY)], (0,), 1),
        ([Participant(name="A", attendance=AWAY), Participant(name="B")], (0,), 1),
        ([Participant(name="A", attendance=HERE), Participant(name="G", items="2")], (0,), 0),
        ([Participant(name="A"), Participant(name="G", items="2")], (1,), 1),
        ([Participant(name="A"), Participant(name="G", items="2")], (1, 0), 1),
        ([Participant(name="A"), Participant(name="G", items="2", attendance=HERE)], (1,), 1),
        ([Participant(name="A"), Participant(name="G", items="2", attendance=HERE, left=time(9))], (1,), 0),
        ([Participant(name="G", items="2", attendance=HERE), Participant(name="H", items="2")], (1,), 1),
        ([Participant(name="A", attendance=HERE), Participant(name="B", attendance=HERE, left=time(9))], (0,), 1),
        ([Participant(name="A", attendance=HERE), Participant(name="B", attendance=HERE)], None, 0),
    ],
)
def test_it_opens_on_the_items_guest_else_on_who_is_not_here(
    people: list[Participant], at: tuple[int, ...] | None, index: int
) -> None:
    assert whom_it_is_about(meeting(*people), at) == index
