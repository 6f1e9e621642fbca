from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kcminutes.meeting.edits import with_head, with_inserted, with_item, with_moved, with_participant, with_removed
from kcminutes.meeting.model import Head, Item, ItemPath, Meeting, Participant
from kcminutes.meeting.numbering import PLAIN
from kcminutes.meeting.queries import has_item, item_at, paths, walk
from support.strategies import called_meeting

NEW: Final = Item(title="Ny")


def agenda(guest: str, count: int = 6, subitems: int = 4) -> Meeting:
    """Items titled A, B, C … of which C has sub-items titled C1, C2 …, and one guest."""
    items = [Item(title=chr(ord("A") + index)) for index in range(count)]
    items[2] = Item(title="C", subitems=tuple(Item(title=f"C{index + 1}") for index in range(subitems)))
    guests = (Participant(name="Majken"), Participant(name="Ture", items=guest))
    return Meeting(head=Head(body="KC", day=date(2017, 3, 9)), participants=guests, items=tuple(items))


def guest_of(meeting: Meeting) -> str:
    return meeting.participants[1].items


def titles(meeting: Meeting) -> list[str]:
    return [item.title for _, item in walk(meeting)]


def attended(meeting: Meeting) -> list[set[str]]:
    """For each participant, the titles of the items that the guest's numbers lead to."""
    return [
        {item_at(meeting, path).title for path in PLAIN.paths(person.items) or [] if has_item(meeting, path)}
        for person in meeting.participants
    ]


@st.composite
def agendas_with_guests(draw: st.DrawFn) -> Meeting:
    counts = draw(st.lists(st.integers(0, 4), min_size=1, max_size=6))
    items = tuple(
        Item(title=f"{index}", subitems=tuple(Item(title=f"{index}.{sub}") for sub in range(count)))
        for index, count in enumerate(counts)
    )
    there = [path for index, count in enumerate(counts) for path in ((index,), *((index, sub) for sub in range(count)))]
    guests = st.lists(st.sampled_from(there), unique=True, max_size=6).map(
        lambda found: Participant(name="Ture", items=PLAIN.listed(found))
    )
    people = tuple(draw(st.lists(guests, max_size=3)))
    return Meeting(head=Head(body="Kommunchefsgruppen", day=date(2017, 3, 9)), participants=people, items=items)


AGENDA_WITH_GUESTS: Final = agendas_with_guests()
# Its items all have different titles, and its guests are bound to some of them.


# Items.


def test_an_item_is_replaced_where_it_stands() -> None:
    assert titles(with_item(agenda(""), (1,), NEW))[:3] == ["A", "Ny", "C"]
    assert titles(with_item(agenda(""), (2, 1), NEW))[2:7] == ["C", "C1", "Ny", "C3", "C4"]


def test_an_edit_shares_what_it_did_not_touch() -> None:
    before = agenda("2")
    after = with_item(before, (2, 1), NEW)
    assert after.items[0] is before.items[0]
    assert after.items[2].subitems[0] is before.items[2].subitems[0]
    assert after.participants is before.participants


@pytest.mark.parametrize("path", [(0,), (3,), (6,), (2, 0), (2, 4)])
def test_an_inserted_item_stands_at_its_path_and_the_others_keep_their_order(path: ItemPath) -> None:
    before = agenda("")
    after = with_inserted(before, path, NEW)
    assert item_at(after, path) is NEW
    assert [title for title in titles(after) if title != "Ny"] == titles(before)


@pytest.mark.parametrize("path", [(0,), (2,), (5,), (2, 0), (2, 3)])
def test_a_removed_item_is_gone_with_its_subitems_and_nothing_else(path: ItemPath) -> None:
    before = agenda("")
    gone = item_at(before, path)
    expected = [title for title in titles(before) if title not in (gone.title, *(sub.title for sub in gone.subitems))]
    assert titles(with_removed(before, path)) == expected


def test_an_item_is_moved_both_ways_with_its_subitems() -> None:
    assert [item.title for item in with_moved(agenda(""), (2,), 0).items] == ["C", "A", "B", "D", "E", "F"]
    assert [item.title for item in with_moved(agenda(""), (2,), 5).items] == ["A", "B", "D", "E", "F", "C"]
    assert len(with_moved(agenda(""), (2,), 5).items[5].subitems) == 4
    assert [sub.title for sub in with_moved(agenda(""), (2, 3), 1).items[2].subitems] == ["C1", "C4", "C2", "C3"]


# Participants.


def test_a_participant_is_replaced_taken_away_or_added_last() -> None:
    meeting = called_meeting()
    someone = Participant(name="Alva")
    assert [person.name for person in with_participant(meeting, 0, someone).participants] == ["Alva", "Ture Sundbom"]
    assert [person.name for person in with_participant(meeting, 0, None).participants] == ["Ture Sundbom"]
    assert [person.name for person in with_participant(meeting, 2, someone).participants][2:] == ["Alva"]
    assert with_participant(meeting, 0, someone).items is meeting.items


# The guests follow their items.


@pytest.mark.parametrize(
    ("guest", "path", "expected"),
    [
        ("4", (0,), "5"),
        ("4", (3,), "5"),
        ("4", (4,), "4"),
        ("2-4", (2,), "2, 4-5"),
        ("4-5", (2,), "5-6"),
        ("3.1", (0,), "4.1"),
        ("3.1", (3,), "3.1"),
        ("3.1-3.2", (2, 1), "3.1, 3.3"),
        ("3.2", (2, 0), "3.3"),
        ("3.2", (2, 2), "3.2"),
        ("3", (2, 0), "3"),
        ("4", (2, 0), "4"),
        ("1, 3.1, 5", (0,), "2, 4.1, 6"),
        ("9", (0,), "10"),
        ("", (0,), ""),
    ],
)
def test_a_guest_follows_when_an_item_is_inserted(guest: str, path: ItemPath, expected: str) -> None:
    assert guest_of(with_inserted(agenda(guest), path, NEW)) == expected


@pytest.mark.parametrize(
    ("guest", "path", "expected"),
    [
        ("4", (0,), "3"),
        ("4", (4,), "4"),
        ("3-5", (3,), "3-4"),
        ("2, 4", (1,), "3"),
        ("2, 4", (2,), "2-3"),
        ("3.1", (0,), "2.1"),
        ("3.3", (2, 0), "3.2"),
        ("3.1-3.3", (2, 1), "3.1-3.2"),
        ("3.1, 4", (2,), "3"),
        ("3.1, 4", (2, 0), "4"),
        ("4", (2, 0), "4"),
        ("3", (2, 0), "3"),
        ("", (0,), ""),
    ],
)
def test_a_guest_follows_when_an_item_is_removed(guest: str, path: ItemPath, expected: str) -> None:
    assert guest_of(with_removed(agenda(guest), path)) == expected


@pytest.mark.parametrize(
    ("guest", "path", "to", "expected"),
    [
        ("1", (0,), 3, "4"),
        ("4", (0,), 3, "3"),
        ("4", (3,), 0, "1"),
        ("1-2", (3,), 0, "2-3"),
        ("1-2", (1,), 4, "1, 5"),
        ("5", (0,), 3, "5"),
        ("3.2", (2,), 0, "1.2"),
        ("3.2", (0,), 5, "2.2"),
        ("3.4", (2, 3), 0, "3.1"),
        ("3.1", (2, 3), 0, "3.2"),
        ("4", (2, 3), 0, "4"),
    ],
)
def test_a_guest_follows_when_an_item_is_moved(guest: str, path: ItemPath, to: int, expected: str) -> None:
    assert guest_of(with_moved(agenda(guest), path, to)) == expected


@pytest.mark.parametrize(("guest", "path"), [("4", (3,)), ("3.1", (2,))])
def test_a_guest_whose_only_item_is_removed_goes_with_it_and_is_not_called_to_the_whole_meeting(guest: str, path: ItemPath) -> None:
    assert [person.name for person in with_removed(agenda(guest), path).participants] == ["Majken"]


def test_a_guest_whose_only_sub_item_is_removed_is_bound_to_the_item_above_it() -> None:
    assert guest_of(with_removed(agenda("3.1"), (2, 0))) == "3"


def test_a_guests_numbers_are_left_as_written_when_they_still_hold() -> None:
    assert guest_of(with_inserted(agenda("1 och 3.1–3.2"), (4,), NEW)) == "1 och 3.1–3.2"


@given(AGENDA_WITH_GUESTS, st.data())
def test_guests_stay_bound_to_the_same_items_whatever_is_inserted(meeting: Meeting, data: st.DataObject) -> None:
    path = data.draw(
        st.sampled_from([*paths(meeting), (len(meeting.items),), *((i, len(it.subitems)) for i, it in enumerate(meeting.items))])
    )
    assert attended(with_inserted(meeting, path, NEW)) == attended(meeting)


@given(AGENDA_WITH_GUESTS, st.data())
def test_guests_stay_bound_to_the_same_items_whatever_is_moved(meeting: Meeting, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(paths(meeting)))
    siblings = meeting.items if len(path) == 1 else meeting.items[path[0]].subitems
    to = data.draw(st.integers(0, len(siblings) - 1))
    after = with_moved(meeting, path, to)
    assert attended(after) == attended(meeting)
    assert with_moved(after, (*path[:-1], to), path[-1]).items == meeting.items


@given(AGENDA_WITH_GUESTS, st.data())
def test_guests_stay_bound_to_the_items_that_are_left_when_one_is_removed(meeting: Meeting, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(paths(meeting)))
    gone = {item_at(meeting, other).title for other in paths(meeting) if other[: len(path)] == path}
    above = {item_at(meeting, path[:-1]).title} if len(path) > 1 else set()
    bound = [(before - gone or above) if before else before for before in attended(meeting) if not before or before - gone or above]
    assert attended(with_removed(meeting, path)) == bound


@given(AGENDA_WITH_GUESTS, st.data())
def test_removing_what_was_inserted_gives_back_the_meeting(meeting: Meeting, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(paths(meeting)))
    assert with_removed(with_inserted(meeting, path, NEW), path) == meeting


# A guest's numbers as text.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("4", [(3,)]),
        ("4, 10-11", [(3,), (9,), (10,)]),
        ("4,10–11", [(3,), (9,), (10,)]),
        ("4; 10 - 11", [(3,), (9,), (10,)]),
        ("4 och 5", [(3,), (4,)]),
        ("5, 4, 4", [(3,), (4,)]),
        ("15.1-15.3", [(14, 0), (14, 1), (14, 2)]),
        ("15, 15.1", [(14,), (14, 0)]),
        ("15,1", [(0,), (14,)]),
        ("4,", [(3,)]),
        ("7-7", [(6,)]),
    ],
)
def test_a_guests_items_are_read_as_they_are_written(text: str, expected: list[ItemPath]) -> None:
    assert PLAIN.paths(text) == expected


@pytest.mark.parametrize(
    "text", ["alla", "0", "11-10", "4-", "-4", "4-5-6", "15.1-16.2", "15-15.2", "4 5", "ärende 4", "15.2-15.1"]
)
def test_what_is_no_list_of_items_is_refused(text: str) -> None:
    assert PLAIN.paths(text) is None


@pytest.mark.parametrize(
    ("guest_paths", "text"),
    [
        ([], ""),
        ([(3,)], "4"),
        ([(10,), (3,), (9,)], "4, 10-11"),
        ([(14, 0), (14, 1), (15, 2)], "15.1-15.2, 16.3"),
        ([(14,), (14, 0), (15,)], "15, 15.1, 16"),
        ([(0,), (2,)], "1, 3"),
    ],
)
def test_a_guests_items_are_written_with_runs(guest_paths: list[ItemPath], text: str) -> None:
    assert PLAIN.listed(guest_paths) == text


@given(st.lists(st.tuples(st.integers(0, 30)) | st.tuples(st.integers(0, 5), st.integers(0, 5)), unique=True, max_size=8))
def test_a_guests_items_read_back_as_they_were_written(guest_paths: list[ItemPath]) -> None:
    assert PLAIN.paths(PLAIN.listed(guest_paths)) == sorted(guest_paths)


NUMBERED = Meeting(
    head=Head(body="KC", day=date(2016, 12, 8), numbering="§", first_number=65),
    participants=(Participant(name="Ture", items="66"),),
    items=tuple(Item(title=title) for title in ("Öppnande", "Polisen", "Nästa möte")),
)


def test_a_guest_stays_at_the_same_item_where_the_body_has_numbers_of_its_own() -> None:
    after = with_inserted(NUMBERED, (1,), Item(title="Brandförsvaret"))
    assert after.participants[0].items == "67"
    assert with_removed(after, (1,)) == NUMBERED


def test_a_guest_stays_at_the_same_item_when_the_meeting_is_numbered_otherwise() -> None:
    after = with_head(NUMBERED, replace(NUMBERED.head, numbering="", first_number=1))
    assert after.participants[0].items == "2"
    assert with_head(after, NUMBERED.head) == NUMBERED


def test_a_guest_whose_items_cannot_be_read_is_left_alone_by_another_numbering() -> None:
    odd = replace(NUMBERED, participants=(Participant(name="Ture", items="de sista"),))
    assert with_head(odd, replace(NUMBERED.head, first_number=1)).participants == odd.participants
