"""The steps of undo: the very same meetings again, however many there are, and what they cost."""

import tracemalloc
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kcminutes.meeting.edits import with_item
from kcminutes.meeting.model import Head, Item, Meeting
from kcminutes.meeting.place import Part, Place
from kcminutes.session.history import TYPING_STEP, History
from kcminutes.session.packing import common_end, common_start, packed, unpacked
from support.strategies import MEETING

LETTERS = st.text("aåb", max_size=200)


@given(LETTERS, LETTERS)
def test_what_two_texts_begin_and_end_with_is_found(one: str, other: str) -> None:
    start, end = common_start(one, other), common_end(one, other)
    assert one[:start] == other[:start]
    assert one[start : start + 1] != other[start : start + 1] or start == min(len(one), len(other))
    assert one[len(one) - end :] == other[len(other) - end :]
    assert end == min(len(one), len(other)) or one[-1 - end] != other[-1 - end]


@given(LETTERS, LETTERS, LETTERS, LETTERS)
def test_a_text_is_made_again_of_what_differs(start: str, one: str, other: str, end: str) -> None:
    value, against = f"{start}{one}{end}", f"{start}{other}{end}"
    assert unpacked(packed(value, against), against) == value


@given(MEETING, MEETING)
def test_a_meeting_is_made_again_of_what_differs_from_any_other(one: Meeting, other: Meeting) -> None:
    assert unpacked(packed(one, other), other) == one
    assert unpacked(packed(one, one), one) is one


def test_a_step_of_typing_costs_what_was_typed_and_not_the_text_that_it_stands_in() -> None:
    steps = 1000
    meeting = Meeting(head=Head(body="KC", day=date(2016, 12, 8)), items=(Item(id="abc", title="Ett", notes="x" * 50_000),))
    history, place = History(), Place("abc", Part.NOTES)
    first = meeting
    tracemalloc.start()
    try:
        for _ in range(steps):
            item = meeting.items[0]
            after = with_item(meeting, (0,), replace(item, notes=item.notes + "y" * TYPING_STEP))
            meeting = history.add(meeting, after, "skrivet", place, "abc")
        assert tracemalloc.get_traced_memory()[0] < 2_000 * steps  # with each meeting whole it was 70,000 a step
        while change := history.undo():
            last = change
        assert tracemalloc.get_traced_memory()[0] < 2_000 * steps
    finally:
        tracemalloc.stop()
    assert last.before == first
    while change := history.redo():
        last = change
    assert last.after == meeting
