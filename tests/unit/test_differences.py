from datetime import date, time
from typing import Any, Final

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from kcminutes.meeting.differences import differences, in_one_sentence
from kcminutes.meeting.edits import with_inserted, with_item, with_moved, with_removed
from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import Action, ComingMeeting, FollowUp, HandedOn, Item, Meeting, Origin, Span
from kcminutes.meeting.queries import item_at
from kcminutes.meeting.states import Attendance, ItemStatus
from support.strategies import called_meeting

CALLED: Final = called_meeting()
ALONE: Final = replace(CALLED, participants=())
"""Without a guest, whose items are numbered anew when the agenda changes."""
TWINS: Final = replace(CALLED, items=(Item(title="Ja"), Item(title="Ja")))

# Few and small, so that two that are drawn are often alike.
_PARTS: Final[dict[str, st.SearchStrategy[Any]]] = {
    "title": st.sampled_from(["Ja", "Nej"]),
    "notes": st.sampled_from(["", "Ja."]),
    "status": st.sampled_from([None, ItemStatus.WITHDRAWN]),
}
_SUBITEMS: Final = st.lists(st.builds(Item, **_PARTS), max_size=1).map(tuple)
MEETINGS: Final = st.builds(
    Meeting,
    head=st.just(CALLED.head) | st.just(replace(CALLED.head, place="Bräcke")),
    participants=st.sampled_from([CALLED.participants, ()]),
    items=st.lists(st.builds(Item, **_PARTS, subitems=_SUBITEMS), max_size=3).map(tuple),
)


def test_the_same_meeting_has_no_differences() -> None:
    assert differences(CALLED, called_meeting()) == []


def test_meetings_that_differ_only_in_ids_or_in_their_files_format_are_the_same() -> None:
    meeting = identified(replace(CALLED, items=(replace(CALLED.items[0], actions=(Action(text="Räkna"),)), *CALLED.items[1:])))
    bare = replace(meeting, items=(replace(CALLED.items[0], actions=(Action(text="Räkna"),)), *CALLED.items[1:]), version=1)
    first, second, *rest = meeting.items
    swapped = replace(meeting, items=(replace(first, id=second.id), replace(second, id=first.id), *rest))
    assert meeting not in (bare, swapped)
    assert differences(meeting, bare) == differences(bare, meeting) == differences(meeting, swapped) == []


@given(MEETINGS, MEETINGS)
@example(TWINS, replace(TWINS, items=TWINS.items[:1]))
@example(TWINS, replace(TWINS, items=(Item(title="Ja", subitems=(Item(title="Ja"),)),)))
@example(
    replace(TWINS, items=(Item(title="Ja", subitems=(Item(title="Nej"),)),)),
    replace(TWINS, items=(TWINS.items[0], Item(title="Nej"))),
)
def test_meetings_that_are_not_the_same_differ_in_something(before: Meeting, after: Meeting) -> None:
    assert bool(differences(before, after)) == (before != after)
    assert bool(differences(identified(before), identified(after))) == (before != after)
    assert bool(differences(before, identified(after))) == (before != after)
    assert differences(before, before) == []


def test_what_was_typed_is_told_with_its_item_and_how_much_it_is() -> None:
    item = item_at(CALLED, (1,))
    after = with_item(CALLED, (1,), replace(item, notes="Växeln byts", decisions=("Ja.",), actions=(Action(text="Räkna"),)))
    assert differences(CALLED, after) == [
        "ärende 2: anteckningen, besluten, åtgärderna skiljer sig (11 tecken mer i anteckningen)",
    ]
    assert differences(after, CALLED)[0].endswith("(11 tecken mindre i anteckningen)")


def test_a_subitem_has_its_number() -> None:
    after = with_item(CALLED, (2, 1), replace(item_at(CALLED, (2, 1)), decisions=("18 maj",)))
    assert differences(CALLED, after) == ["ärende 3.2: besluten skiljer sig"]


def test_the_head_and_the_people_are_told_first() -> None:
    present = replace(CALLED.participants[0], attendance=Attendance.PRESENT)
    after = replace(
        with_item(CALLED, (0,), replace(CALLED.items[0], planned_minutes=5)),
        head=replace(CALLED.head, place="Bräcke"),
        participants=(present, *CALLED.participants[1:]),
    )
    assert differences(CALLED, after) == [
        "mötets uppgifter är ändrade",
        "deltagare eller närvaro är ändrade",
        "ärende 1: uppgifterna skiljer sig",
    ]


def test_items_that_came_and_went_are_named() -> None:
    came = with_inserted(ALONE, (1,), Item(title="Snöröjning"))
    (phrase,) = differences(ALONE, came)
    assert "Snöröjning" in phrase
    assert "saknas" not in phrase
    assert differences(came, ALONE) == ["ärendet ”Snöröjning” saknas"]


def test_text_that_moved_with_its_item_is_not_told_as_changed() -> None:
    assert differences(ALONE, with_moved(ALONE, (0,), 2)) == ["ärendena står i en annan ordning"]


def test_text_that_changed_beside_an_item_that_went_is_told_with_its_number_now() -> None:
    without = with_removed(ALONE, (0,))
    after = with_item(without, (0,), replace(without.items[0], notes="Ja."))
    assert differences(ALONE, after) == [
        "ärendet ”Mötets öppnande” saknas",
        "ärende 1: anteckningen skiljer sig (3 tecken mer i anteckningen)",
    ]


def test_a_sentence_has_the_first_and_counts_the_rest() -> None:
    assert in_one_sentence([]) == ""
    assert in_one_sentence(["a", "b"]) == "a; b"
    assert in_one_sentence(["a", "b", "c", "d", "e"]) == "a; b; c och 2 till"


def test_an_item_with_another_title_is_the_same_by_its_id() -> None:
    meeting = identified(CALLED)
    after = with_item(meeting, (1,), replace(meeting.items[1], title="Ny växel", notes="Ja."))
    assert differences(meeting, after) == ["ärende 2: rubriken, anteckningen skiljer sig (3 tecken mer i anteckningen)"]
    moved = with_moved(replace(after, participants=()), (1,), 0)
    assert differences(replace(meeting, participants=()), moved) == [
        "ärendena står i en annan ordning",
        "ärende 1: rubriken, anteckningen skiljer sig (3 tecken mer i anteckningen)",
    ]


def test_an_item_that_became_a_sub_item_is_ordered_in_another_way() -> None:
    meeting = identified(TWINS)
    first, second = meeting.items
    inside = replace(meeting, items=(replace(first, subitems=(second,)),))
    assert differences(meeting, inside) == differences(inside, meeting) == ["ärendena är ordnade på ett annat sätt"]


def test_numbers_are_those_that_are_shown() -> None:
    meeting = identified(replace(CALLED, head=replace(CALLED.head, numbering="§", first_number=65)))
    after = with_item(meeting, (1,), replace(meeting.items[1], decisions=("Ja.",)))
    assert differences(meeting, after) == ["ärende §\u00a066: besluten skiljer sig"]


_CHANGES: Final[dict[str, Any]] = {
    "title": "Ny växel",
    "reference": "KS 2017/8",
    "planned_minutes": 5,
    "presenters": ("Siv Ek",),
    "attachments": ("Karta",),
    "background": "Läget.",
    "proposals": ("Ja.",),
    "origin": Origin(meeting=date(2017, 1, 19)),
    "notes": "Ja.",
    "decisions": ("Ja.",),
    "status": ItemStatus.POSTPONED,
    "reason": "Sjukdom",
    "postponed_to": date(2017, 5, 8),
    "handed_on": (HandedOn(body="Regionrådet"),),
    "handled": (Span(start=time(9)),),
    "actions": (Action(text="Räkna"),),
    "follow_ups": (FollowUp(meeting=date(2017, 1, 19), action="m2c6tt"),),
}


def test_every_field_of_an_item_has_a_word() -> None:
    assert set(_CHANGES) == set(Item.__struct_fields__) - {"id", "subitems"}
    meeting = identified(CALLED)
    for field, value in _CHANGES.items():
        after = with_item(meeting, (1,), replace(meeting.items[1], **{field: value}))
        (phrase,) = differences(meeting, after)
        assert phrase.startswith("ärende 2: "), field


def test_coming_meetings_are_of_the_meetings_own_facts() -> None:
    after = replace(CALLED, head=replace(CALLED.head, coming=(ComingMeeting(day=date(2017, 5, 8)),)))
    assert differences(CALLED, after) == ["mötets uppgifter är ändrade"]
