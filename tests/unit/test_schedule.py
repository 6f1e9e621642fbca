from datetime import date, time

import pytest

from kcminutes.meeting.model import Head, Item, Meeting
from kcminutes.meeting.schedule import planned_minutes, planned_starts


def meeting(*items: Item, start: time | None = time(8, 30)) -> Meeting:
    return Meeting(head=Head(body="KC", day=date(2017, 1, 19), start=start), items=items)


def item(minutes: int | None, *subs: int | None) -> Item:
    return Item(title="Ärende", planned_minutes=minutes, subitems=tuple(Item(title="Del", planned_minutes=each) for each in subs))


@pytest.mark.parametrize(
    ("items", "starts"),
    [
        ([item(5), item(30), item(2)], {(0,): "08.30", (1,): "08.35", (2,): "09.05"}),
        ([item(5), item(None), item(2)], {(0,): "08.30", (1,): "08.35"}),
        ([item(0), item(5)], {(0,): "08.30", (1,): "08.30"}),
        ([item(None, 10, 20), item(5)], {(0,): "08.30", (0, 0): "08.30", (0, 1): "08.40", (1,): "09.00"}),
        ([item(45, 10, 20), item(5)], {(0,): "08.30", (0, 0): "08.30", (0, 1): "08.40", (1,): "09.15"}),
        ([item(45, 10, None), item(5)], {(0,): "08.30", (1,): "09.15"}),
        ([item(None, 10, None), item(5)], {(0,): "08.30"}),
        ([item(None), item(None)], {}),
        ([], {}),
    ],
)
def test_an_item_begins_when_those_before_it_are_over_as_far_as_that_is_known(
    items: list[Item], starts: dict[tuple[int, ...], str]
) -> None:
    assert {path: f"{at:%H.%M}" for path, at in planned_starts(meeting(*items)).items()} == starts


def test_nothing_is_known_where_the_meeting_begins_at_no_time() -> None:
    assert planned_starts(meeting(item(5), start=None)) == {}


def test_a_meeting_may_pass_midnight() -> None:
    starts = planned_starts(meeting(item(90), item(45), item(5), start=time(22, 30)))
    assert [*starts.values()] == [time(22, 30), time(0), time(0, 45)]


@pytest.mark.parametrize(("one", "minutes"), [(item(5), 5), (item(None), None), (item(None, 5, 10), 15), (item(3, 5, 10), 3)])
def test_an_item_takes_its_own_minutes_else_those_of_its_sub_items(one: Item, minutes: int | None) -> None:
    assert planned_minutes(one) == minutes
