import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kcminutes.documents.presence import left_during
from kcminutes.meeting.coming import next_meeting
from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import Absence, Action, Head, Item, ItemPath, Meeting, Participant, Span
from kcminutes.meeting.numbering import PLAIN
from kcminutes.meeting.place import Part, Place
from kcminutes.meeting.queries import has_item, item_at, paths, walk
from kcminutes.meeting.states import Attendance, ItemStatus
from kcminutes.meeting.timeline import Timeline
from kcminutes.session.history import LONGEST_WORD, TYPING_PAUSE, TYPING_STEP
from kcminutes.session.session import Session
from kcminutes.session.visits import SHORTEST_STAY
from kcminutes.storage.durable import newest_writer
from kcminutes.storage.durable import saver as saving
from kcminutes.storage.opening import Opened
from kcminutes.storage.toml.meetings import read
from support.open_file import becomes_saved, saved, stop_saving, wait_for_the_writer_to_end
from support.strategies import called_meeting
from support.whole_history import WholeHistory

NEW: Final = Item(title="Ny")


class Clock:
    """The wall clock of a test, which stands until it is moved, and the seconds that go on beside it."""

    def __init__(self) -> None:
        self.moment = datetime(2017, 3, 9, 9, 0)
        self.seconds = 0.0

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
        self.seconds += seconds

    def ticks(self) -> float:
        return self.seconds

    def is_set(self, seconds: float) -> None:
        """Somebody, or the network, sets the clock so much forward, or back."""
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    session = Session(Opened(called_meeting(), tmp_path / "minutes" / "2017-03-09.toml"), now=clock, ticks=clock.ticks)
    yield session
    stop_saving(session)


def titles(session: Session) -> list[str]:
    return [item.title for _, item in walk(session.meeting)]


def handled(session: Session, path: ItemPath) -> list[tuple[str, str]]:
    return [(f"{span.start:%H.%M.%S}", f"{span.end:%H.%M.%S}") for span in item_at(session.meeting, path).handled if span.end]


def type_text(session: Session, text: str, at: Callable[[str], None] | None = None) -> None:
    for end in range(1, len(text) + 1):
        (at or (lambda typed: session.recording.set_notes(Place(session.here), typed)))(text[:end])


# Where she is.


def test_a_called_meeting_begins_at_its_first_item(session: Session) -> None:
    assert session.at == (0,)
    assert session.position == (1, 5)
    assert session.item is session.meeting.items[0]


def test_a_meeting_goes_on_at_the_item_that_was_handled_last(tmp_path: Path, clock: Clock) -> None:
    first, second, third = called_meeting().items
    early, late = Span(start=time(9), end=time(9, 30)), Span(start=time(9, 30), end=time(9, 45))
    items = (replace(first, handled=(early,)), second, replace(third, subitems=(replace(third.subitems[0], handled=(late,)),)))
    assert Session(Opened(replace(called_meeting(), items=items), tmp_path / "m.toml"), now=clock).at == (2, 0)


def test_stepping_follows_the_agenda_through_subitems_and_ends_at_its_ends(session: Session) -> None:
    seen = [session.at]
    while session.next():
        seen.append(session.at)
    assert seen == paths(session.meeting)
    assert session.position == (5, 5)
    while session.back():
        pass
    assert session.at == (0,)
    assert not session.back()


def test_going_to_an_item_that_is_not_there_changes_nothing(session: Session) -> None:
    session.go_to((1,))
    assert not session.go_to((7,))
    assert session.at == (1,)


def test_a_meeting_without_items_takes_every_command(tmp_path: Path, clock: Clock) -> None:
    session = Session(Opened(Meeting(head=Head(body="KC", day=date(2017, 3, 9))), tmp_path / "m.toml"), now=clock)
    assert session.at is None
    assert session.item is None
    assert session.position == (0, 0)
    assert not session.next()
    assert not session.back()
    assert not session.agenda.move_item("ingen", 1)
    assert session.undo() is None
    assert session.minutes_here == 0
    session.agenda.remove_item("ingen")
    session.agenda.insert_subitem(NEW)
    assert session.at == (0,)
    session.recording.set_notes(Place(session.here), "Ja")
    session.undo()
    session.undo()
    assert session.at is None
    session.redo()
    assert session.at == (0,)
    assert session.close()


# When an item was handled.


def test_an_item_in_which_something_was_typed_was_handled_from_coming_to_leaving(session: Session, clock: Clock) -> None:
    clock.pass_by(5)
    session.recording.set_notes(Place(session.here), "Ja")
    clock.pass_by(5)
    session.next()
    assert handled(session, (0,)) == [("09.00.00", "09.00.10")]


def test_passing_by_is_not_handling_but_staying_is(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    clock.pass_by(SHORTEST_STAY - 1)
    session.next()
    clock.pass_by(SHORTEST_STAY)
    session.next()
    assert handled(session, (0,)) == []
    assert handled(session, (1,)) == [("09.00.29", "09.00.59")]


def test_looking_at_an_item_before_the_meeting_is_opened_records_nothing(session: Session, clock: Clock) -> None:
    clock.pass_by(10 * SHORTEST_STAY)
    session.next()
    assert not session.meeting.is_recorded
    assert not session.path.exists()


def test_returning_with_nothing_handled_between_continues_the_last_time(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    for path in ((1,), (0,), (1,)):
        clock.pass_by(60 if session.at == (0,) else 1)
        session.go_to(path)
    assert handled(session, (0,)) == [("09.00.00", "09.02.01")]


def test_returning_after_another_item_is_a_new_time(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    for path in ((1,), (0,), (1,)):
        clock.pass_by(60)
        session.go_to(path)
    assert handled(session, (0,)) == [("09.00.00", "09.01.00"), ("09.02.00", "09.03.00")]
    assert handled(session, (1,)) == [("09.01.00", "09.02.00")]


def test_people_who_come_and_go_in_a_visit_make_it_no_longer(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    session.go_to((1,))
    for _ in range(3):
        clock.pass_by(10)
        session.people.mark_left(0)
        session.people.mark_arrived(0)
    assert handled(session, (1,)) == [("09.00.00", "09.00.30")]
    clock.pass_by(10)
    session.go_to((0,))
    assert handled(session, (1,)) == [("09.00.00", "09.00.40")]
    clock.pass_by(40)
    session.people.mark_left(0)
    session.go_to((1,))
    clock.pass_by(70)
    session.people.mark_arrived(0)
    clock.pass_by(10)
    session.people.mark_left(0)
    assert handled(session, (0,)) == [("09.00.40", "09.01.20")]
    assert handled(session, (1,)) == [("09.00.00", "09.00.40"), ("09.01.20", "09.02.40")]


def test_nothing_is_handled_after_the_meeting_was_closed(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    clock.pass_by(60)
    session.proceedings.open_or_close()
    session.next()
    clock.pass_by(600)
    session.recording.set_notes(Place(session.here), "Tillagt efteråt")
    session.next()
    assert handled(session, (0,)) == [("09.00.00", "09.01.00")]
    assert handled(session, (1,)) == []


def test_going_to_the_item_at_hand_or_inserting_another_keeps_the_time_spent_there(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    clock.pass_by(20)
    session.go_to((0,))
    clock.pass_by(20)
    session.agenda.insert_item(NEW)
    assert handled(session, (0,)) == [("09.00.00", "09.00.40")]


def test_items_that_were_handled_within_one_second_keep_the_order_that_it_happened_in(session: Session, clock: Clock) -> None:
    for path in ((2,), (0,), (1,)):
        session.go_to(path)
        session.recording.set_notes(Place(session.here), "x")
        clock.pass_by(0.001 if path == (0,) else 0)  # a clock that ticks between two steps, and one that does not
    session.close()
    starts = {span.start: path for path, item in walk(read(session.path)) for span in item.handled}
    assert [path for _, path in sorted(starts.items())] == [(2,), (0,), (1,)]
    assert all(span.end and span.end >= span.start for _, item in walk(session.meeting) for span in item.handled)
    assert Session(Opened(read(session.path), session.path)).at == (1,)


def test_the_minutes_at_an_item_count_earlier_visits(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    clock.pass_by(61)
    session.next()
    clock.pass_by(300)
    session.back()
    clock.pass_by(60)
    assert session.minutes_here == 2


def test_undoing_at_an_item_keeps_the_time_spent_there(session: Session, clock: Clock) -> None:
    clock.pass_by(300)
    session.recording.set_notes(Place(session.here), "Ja")
    clock.pass_by(5)
    session.recording.set_notes(Place(session.here), "Jag")
    session.undo()
    clock.pass_by(5)
    assert session.minutes_here == 5
    session.next()
    assert handled(session, (0,)) == [("09.00.00", "09.05.10")]


def test_the_minutes_at_an_item_stand_still_when_the_meeting_is_closed(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    clock.pass_by(120)
    session.proceedings.open_or_close()
    clock.pass_by(900)
    assert session.minutes_here == 2


def test_a_break_is_not_time_at_the_item(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    clock.pass_by(60)
    session.proceedings.adjourn_or_resume()
    clock.pass_by(900)
    assert session.minutes_here == 1
    session.proceedings.adjourn_or_resume()
    clock.pass_by(60)
    assert session.minutes_here == 2
    session.next()
    assert handled(session, (0,)) == [("09.00.00", "09.01.00"), ("09.16.00", "09.17.00")]


def test_a_change_that_changes_nothing_after_an_undo_loses_no_time_at_redo(session: Session, clock: Clock) -> None:
    session.recording.set_notes(Place(session.here), "Ja")
    clock.pass_by(5)
    session.recording.set_notes(Place(session.here), "Jaha")
    session.undo()
    session.recording.set_status(session.here or "", None)
    session.next()
    session.redo()
    assert item_at(session.meeting, (0,)).notes == "Jaha"


# Recording.


def test_what_is_typed_stands_in_the_item_at_hand(session: Session) -> None:
    session.go_to((2, 1))
    session.recording.set_notes(Place(session.here), "Noterat.")
    session.recording.set_decisions(Place(session.here, Part.DECISIONS), ("Ja.", "Nej."))
    item = item_at(session.meeting, (2, 1))
    assert (item.notes, item.decisions) == ("Noterat.", ("Ja.", "Nej."))
    assert session.meeting.items[:2] == called_meeting().items[:2]


def test_empty_action_rows_are_left_out(session: Session) -> None:
    row = Action(text="Räkna", responsible=("Ture Sundbom",))
    session.recording.set_actions(Place(session.here, Part.ACTIONS), (Action(), row, Action(text="  ")))
    assert session.item is not None
    assert [replace(action, id="") for action in session.item.actions] == [row]
    assert session.item.actions[0].id


def test_proposals_become_decisions_once_and_after_those_there_are(session: Session) -> None:
    session.go_to((1,))
    session.recording.set_decisions(Place(session.here, Part.DECISIONS), ("Växeln blir kvar.",))
    assert session.recording.adopt_proposals(session.here or "") == 1
    assert session.recording.adopt_proposals(session.here or "") == 0
    assert session.item is not None
    assert session.item.decisions == ("Växeln blir kvar.", "Informationen noteras.")
    session.undo()
    assert session.item.decisions == ("Växeln blir kvar.",)


def lifting(session: Session, *proposals: str) -> tuple[str, Callable[..., tuple[str, ...]]]:
    """An item that has the proposals, and what sets its decisions; without any, what they are."""
    session.agenda.insert_item(Item(title="Larm", proposals=proposals))
    here = session.here or ""

    def decisions(*texts: str) -> tuple[str, ...]:
        if texts:
            session.recording.set_decisions(Place(here, Part.DECISIONS), () if texts == ("",) else texts)
        assert session.item is not None
        return session.item.decisions

    return here, decisions


NOTED, RETURNED = "Informationen noteras.", "Frågan återremitteras till regionen för beredning."


def test_a_proposal_that_was_taken_away_is_offered_again_though_something_else_was_decided(session: Session) -> None:
    here, decisions = lifting(session, NOTED)
    assert session.recording.adopt_proposals(here) == 1
    decisions("")
    decisions(RETURNED)
    assert session.recording.adopt_proposals(here) == 1
    assert decisions() == (RETURNED, NOTED)


def test_a_proposal_that_was_edited_is_none_again_whatever_else_was_decided(session: Session) -> None:
    here, decisions = lifting(session, NOTED)
    decisions(RETURNED)
    assert session.recording.adopt_proposals(here) == 1
    decisions(RETURNED, "Informationen noteras med tack.", "Ärendet avslutas i och med detta.")
    assert session.recording.adopt_proposals(here) == 0
    decisions(RETURNED, "Ärendet avslutas i och med detta.")
    assert session.recording.adopt_proposals(here) == 1


def test_a_proposal_is_not_taken_for_another_one_or_for_what_was_there_before(session: Session) -> None:
    first, second = "Kommunerna bidrar med 100 000 kr.", "Kommunerna bidrar med 200 000 kr."
    here, decisions = lifting(session, first, second)
    assert session.recording.adopt_proposals(here) == 2
    decisions(second)
    assert session.recording.adopt_proposals(here) == 1
    assert decisions() == (second, first)


def test_a_paragraph_of_a_decision_of_several_is_not_decided_a_second_time(session: Session) -> None:
    whole = "Första stycket.\n\nAndra stycket."
    here, decisions = lifting(session, whole)
    assert session.recording.adopt_proposals(here) == 1
    for paragraph in (*whole.split("\n\n"), whole):
        assert not session.recording.lift(here, paragraph)
    assert decisions() == (whole,)
    assert session.recording.lift(here, "Andra stycket.\n\nTredje stycket.")
    assert decisions() == (whole, "Tredje stycket.")


def test_what_is_lifted_becomes_decisions_and_none_twice(session: Session) -> None:
    lift = session.recording.lift
    assert lift(session.here or "", "Ett.\n\n  Två.  \nrad")
    assert not lift(session.here or "", "Ett.")
    assert not lift(session.here or "", " \n\n ")
    assert lift(session.here or "", "Tre.\n\nEtt.")
    assert session.meeting.items[0].decisions[-3:] == ("Ett.", "  Två.\nrad", "Tre.")
    session.undo()
    session.undo()
    assert session.meeting == called_meeting()


def test_a_status_is_set_with_its_reason_and_taken_back(session: Session) -> None:
    session.recording.set_status(session.here or "", ItemStatus.POSTPONED, "Sjukdom", date(2017, 5, 8))
    item = session.meeting.items[0]
    assert (item.status, item.reason, item.postponed_to) == (ItemStatus.POSTPONED, "Sjukdom", date(2017, 5, 8))
    session.recording.set_status(session.here or "", ItemStatus.WITHDRAWN, "Inget nytt", date(2017, 5, 8))
    item = session.meeting.items[0]
    assert (item.status, item.reason, item.postponed_to) == (ItemStatus.WITHDRAWN, "Inget nytt", None)
    session.recording.set_status(session.here or "", None, "Inget nytt")
    assert session.meeting.items[0] == called_meeting().items[0]


# The agenda's structure.


def test_a_new_item_stands_after_the_one_at_hand_or_its_parent(session: Session) -> None:
    session.agenda.insert_item(NEW)
    assert session.at == (1,)
    session.go_to((3, 0))
    session.agenda.insert_item(Item(title="Nyare"))
    assert session.at == (4,)
    assert titles(session) == ["Mötets öppnande", "Ny", "Gemensam växel", "Övriga frågor", "Sommartider", "Nästa möte", "Nyare"]
    assert session.at == (4,)


def test_a_new_subitem_stands_last_or_after_the_one_at_hand(session: Session) -> None:
    session.go_to((2,))
    session.agenda.insert_subitem(NEW)
    assert session.at == (2, 2)
    session.go_to((2, 0))
    session.agenda.insert_subitem(Item(title="Nyare"))
    assert session.at == (2, 1)
    assert titles(session)[2:] == ["Övriga frågor", "Sommartider", "Nyare", "Nästa möte", "Ny"]


def test_what_is_typed_after_inserting_stands_in_the_new_item(session: Session) -> None:
    session.recording.set_notes(Place(session.here), "I ettan")
    session.agenda.insert_item(NEW)
    session.recording.set_notes(Place(session.here), "I den nya")
    assert [item.notes for item in session.meeting.items] == ["I ettan", "I den nya", "", ""]


@pytest.mark.parametrize(
    ("path", "after"), [((0,), (0,)), ((2,), (1,)), ((2, 0), (2, 0)), ((2, 1), (2, 0))], ids=["first", "last", "sub", "last sub"]
)
def test_after_removing_an_item_she_is_at_the_nearest_one(session: Session, path: ItemPath, after: ItemPath) -> None:
    session.go_to(path)
    gone = session.item
    session.agenda.remove_item(session.here or "")
    assert session.at == after
    assert session.item is not gone
    session.undo()
    assert session.at == path
    assert session.item == gone


def test_removing_the_last_subitem_steps_to_its_parent(session: Session) -> None:
    session.go_to((2, 0))
    session.agenda.remove_item(session.here or "")
    session.agenda.remove_item(session.here or "")
    assert session.at == (2,)


def test_removing_everything_leaves_no_item_and_undo_brings_all_back(session: Session) -> None:
    for _ in range(3):
        session.go_to((0,))
        session.agenda.remove_item(session.here or "")
    assert session.meeting.items == ()
    assert session.at is None
    for _ in range(3):
        session.undo()
    assert session.meeting.items == called_meeting().items


def test_an_item_is_moved_and_she_moves_with_it(session: Session) -> None:
    assert not session.agenda.move_item(session.here or "", -1)
    assert session.agenda.move_item(session.here or "", 1)
    assert session.at == (1,)
    session.recording.set_notes(Place(session.here), "Följde med")
    assert [(item.title, item.notes) for item in session.meeting.items][:2] == [
        ("Gemensam växel", ""),
        ("Mötets öppnande", "Följde med"),
    ]
    session.go_to((2, 1))
    assert not session.agenda.move_item(session.here or "", 1)
    assert session.agenda.move_item(session.here or "", -1)
    assert titles(session)[2:] == ["Övriga frågor", "Nästa möte", "Sommartider"]


def test_redo_takes_back_no_time_at_the_item(session: Session, clock: Clock) -> None:
    session.recording.set_notes(Place(session.here), "Ja")
    session.undo()
    clock.pass_by(60)
    session.next()
    (visit,) = session.meeting.items[0].handled
    session.redo()
    assert session.meeting.items[0].notes == "Ja"
    assert session.meeting.items[0].handled == (visit,)


def test_undo_takes_back_no_time_at_another_item(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    first = Place(session.here)
    session.recording.set_notes(first, "Ordföranden öppnade.")
    session.next()
    clock.pass_by(20 * 60)
    session.next()
    looked_at = session.meeting.items[1].handled
    assert len(looked_at) == 1
    session.undo()
    assert session.meeting.items[0].notes == ""
    assert session.meeting.items[1].handled == looked_at
    session.redo()
    assert session.meeting.items[0].notes == "Ordföranden öppnade."
    assert session.meeting.items[1].handled == looked_at


def test_who_left_and_comes_back_was_out_of_the_room_between(session: Session, clock: Clock) -> None:
    session.people.mark_all_present()
    for _ in range(2):
        session.people.mark_left(0)
        clock.pass_by(600)
        session.people.mark_arrived(0)
        clock.pass_by(600)
    person = session.meeting.participants[0]
    assert (person.arrived, person.left) == (None, None)
    assert [(absence.start, absence.end) for absence in person.away] == [(time(9), time(9, 10)), (time(9, 20), time(9, 30))]


def test_what_was_typed_the_evening_before_took_no_time_of_the_meeting(session: Session, clock: Clock) -> None:
    clock.pass_by(11 * 3600)
    session.next()
    session.back()
    session.recording.set_notes(Place(session.here), "Förberett.")
    clock.pass_by(300)
    session.next()
    assert handled(session, (0,)) == [("20.00.00", "20.05.00")]
    clock.pass_by(12.5 * 3600)
    session.proceedings.open_or_close()
    assert handled(session, (0,)) == []
    assert session.meeting.items[0].notes == "Förberett."


def test_what_is_corrected_on_another_day_takes_no_time_of_the_meeting(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    clock.pass_by(1800)
    session.next()
    session.recording.set_notes(Place(session.here), "Polisen berättade.")
    clock.pass_by(1200)
    session.next()
    as_it_was = handled(session, (1,))
    clock.pass_by(23 * 3600)
    session.back()
    session.recording.set_notes(Place(session.here), "Polisen berättade om året.")
    clock.pass_by(900)
    session.next()
    assert handled(session, (1,)) == as_it_was


@pytest.mark.parametrize("back", [-2, -70, -600, -1800])
def test_a_clock_that_is_set_back_loses_no_visit_no_order_and_no_length(session: Session, clock: Clock, back: int) -> None:
    session.proceedings.open_or_close()
    visited(session, clock, ((0,), 60, "Ett"), ((1,), 300, "Två"))
    clock.is_set(back)
    visited(session, clock, ((1,), 120, "Tvåan"), ((2,), 240, "Tre"), ((2, 0), 180, "Fyra"), ((0,), 0, ""))
    visits = Timeline(session.meeting).visits
    assert [visit.path for visit in visits] == [(0,), (1,), (2,), (2, 0)]
    lengths = [Timeline(session.meeting).length(visit.start, visit.end) for visit in visits if visit.end]
    assert lengths == pytest.approx([60, 420, 240, 180], abs=0.001)


def test_a_clock_that_is_set_back_while_the_program_is_shut_loses_no_visit(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    visited(session, clock, ((0,), 60, "Ett"), ((1,), 300, "Två"))
    session.close()
    clock.is_set(-600)
    later = Session(Opened(read(session.path), session.path), clock, clock.ticks)
    visited(later, clock, ((1,), 120, "Tvåan"), ((2,), 240, "Tre"), ((0,), 0, ""))
    assert [visit.path for visit in Timeline(later.meeting).visits] == [(0,), (1,), (2,)]
    assert handled(later, (1,)) == [("09.01.00", "09.08.00")]
    stop_saving(later)


def test_a_clock_that_is_set_forward_makes_no_visit_longer(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    visited(session, clock, ((0,), 60, "Ett"))
    clock.is_set(900)
    assert session.minutes_here == 1
    visited(session, clock, ((1,), 60, "Två"), ((2,), 0, ""))
    assert handled(session, (0,)) == [("09.00.00", "09.01.00")]
    assert handled(session, (1,)) == [("09.16.00", "09.17.00")]


def test_the_day_after_just_before_the_time_of_the_meeting_nothing_of_it_is_handled(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    visited(session, clock, ((0,), 60, "Ett"), ((1,), 300, "Två"))
    session.close()
    clock.pass_by(24 * 3600 - 900)
    later = Session(Opened(read(session.path), session.path), clock, clock.ticks)
    visited(later, clock, ((2,), 240, "Efteråt"), ((0,), 0, ""))
    assert handled(later, (2,)) == []
    stop_saving(later)


def visited(session: Session, clock: Clock, *stays: tuple[ItemPath, float, str]) -> None:
    """Go to each item, type there what is to be typed, and stay so many seconds."""
    for path, seconds, text in stays:
        session.go_to(path)
        if text:
            session.recording.set_notes(Place(session.here), text)
        clock.pass_by(seconds)


def test_correcting_a_word_in_an_earlier_item_is_no_time_at_it_and_the_one_at_hand_goes_on(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    visited(session, clock, ((0,), 600, "Ett"), ((1,), 300, "Två"), ((0,), 20, "Ettan"), ((1,), 300, "Tvåan"), ((2,), 60, "Tre"))
    assert handled(session, (0,)) == [("09.00.00", "09.10.00")]
    assert handled(session, (1,)) == [("09.10.00", "09.20.20")]


def test_looking_something_up_in_an_earlier_item_is_no_time_at_it(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    visited(
        session, clock, ((0,), 600, "Ett"), ((1,), 300, "Två"), ((0,), SHORTEST_STAY + 5, ""), ((1,), 300, "Tvåan"), ((2,), 0, "")
    )
    assert handled(session, (0,)) == [("09.00.00", "09.10.00")]


@pytest.mark.parametrize("path", [(0,), (1,)])
def test_what_is_corrected_hours_later_the_same_day_takes_no_time_though_nobody_closed(
    session: Session, clock: Clock, path: ItemPath
) -> None:
    session.proceedings.open_or_close()
    visited(session, clock, ((0,), 600, "Ett"), ((1,), 600, "Två"))
    session.close()
    clock.pass_by(3 * 3600)
    later = Session(Opened(read(session.path), session.path), clock)
    before = (handled(later, (0,)), handled(later, (1,)))
    visited(later, clock, (path, 600, "Rättat."), ((2,), 0, ""))
    assert (handled(later, (0,)), handled(later, (1,))) == before
    stop_saving(later)


def test_a_meeting_that_was_left_open_ended_as_planned_or_with_the_last_key(session: Session, clock: Clock) -> None:
    session.proceedings.set_head(replace(session.meeting.head, start=time(9), end=time(10)))
    session.proceedings.open_or_close()
    visited(session, clock, ((0,), 600, "Ett"), ((1,), 5 * 3600, "Två"), ((0,), 600, "Ettan"), ((2,), 0, ""))
    assert handled(session, (0,)) == [("09.00.00", "09.10.00")]
    assert handled(session, (1,)) == [("09.10.00", "10.00.00")]


def test_an_item_that_is_taken_up_again_after_a_long_break_is_handled_again(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    visited(session, clock, ((0,), 600, "Ett"), ((1,), 600, "Två"))
    session.proceedings.adjourn_or_resume()
    clock.pass_by(3600)
    session.proceedings.adjourn_or_resume()
    visited(session, clock, ((0,), 300, "Ett igen"), ((2,), 0, ""))
    assert handled(session, (0,)) == [("09.00.00", "09.10.00"), ("10.20.00", "10.25.00")]


def test_a_meeting_that_is_not_open_is_not_adjourned(session: Session) -> None:
    assert session.proceedings.adjourn_or_resume() == "Mötet är inte öppnat än; öppna det först."
    session.proceedings.open_or_close()
    session.proceedings.open_or_close()
    assert session.proceedings.adjourn_or_resume() == "Mötet är redan avslutat."
    assert session.meeting.head.adjournments == ()


def test_undoing_and_redoing_a_move_leaves_her_at_the_moved_item(session: Session) -> None:
    session.agenda.move_item(session.here or "", 1)
    session.undo()
    assert session.item is not None
    assert session.item.title == "Mötets öppnande"
    session.redo()
    assert session.item.title == "Mötets öppnande"


def test_undoing_a_new_item_leaves_her_where_she_was(session: Session) -> None:
    session.agenda.insert_item(NEW)
    session.undo()
    assert session.item is not None
    assert session.item.title == "Mötets öppnande"


def test_editing_an_item_replaces_it(session: Session) -> None:
    session.recording.set_facts(session.here or "", {"title": "Öppnande", "reference": "KS 1"})
    assert session.meeting.items[0] == replace(called_meeting().items[0], title="Öppnande", reference="KS 1")
    session.undo()
    assert session.meeting == called_meeting()


# The people.


def test_attendance_is_toggled_between_present_and_absent(session: Session) -> None:
    session.people.toggle(0)
    assert session.meeting.participants[0].attendance is Attendance.PRESENT
    session.people.mark_arrived(0)
    session.people.toggle(0)
    person = session.meeting.participants[0]
    assert (person.attendance, person.arrived) == (Attendance.ABSENT, None)
    session.undo()
    assert session.meeting.participants[0].arrived == time(9)


def test_marking_somebody_absent_and_present_again_by_mistake_loses_no_time(session: Session, clock: Clock) -> None:
    people = session.people
    for happens in (people.mark_arrived, people.mark_left, people.mark_arrived, people.mark_left):
        happens(0)
        clock.pass_by(600)
    as_it_was = session.meeting.participants[0]
    assert as_it_was.arrived
    assert as_it_was.left
    assert as_it_was.away
    people.toggle(0)
    assert session.meeting.participants[0].attendance is Attendance.ABSENT
    people.toggle(1)
    people.toggle(0)
    assert session.meeting.participants[0] == as_it_was


def test_coming_or_going_twice_keeps_the_first_time(session: Session, clock: Clock) -> None:
    session.people.mark_arrived(0)
    clock.pass_by(600)
    session.people.mark_arrived(0)
    assert session.meeting.participants[0].arrived == time(9)
    session.people.mark_left(0)
    clock.pass_by(600)
    session.people.mark_left(0)
    assert session.meeting.participants[0].left == time(9, 10)


def test_coming_back_ends_a_stretch_out_of_the_room(session: Session, clock: Clock) -> None:
    session.people.set(0, replace(session.meeting.participants[0], away=(Absence(start=time(8, 50), reason="jäv"),)))
    session.people.mark_arrived(0)
    person = session.meeting.participants[0]
    assert (person.arrived, person.away) == (None, (Absence(start=time(8, 50), end=time(9), reason="jäv"),))


def test_coming_back_after_leaving_the_meeting_from_outside_the_room_leaves_no_stretch_open(session: Session, clock: Clock) -> None:
    out = Absence(start=time(8, 50), reason="jäv")
    session.people.set(0, replace(session.meeting.participants[0], away=(out, Absence(start=time(8, 55), end=time(8, 56)))))
    session.people.mark_left(0)
    clock.pass_by(600)
    session.people.mark_arrived(0)
    person = session.meeting.participants[0]
    stretches = [(stretch.start, stretch.end, stretch.reason) for stretch in person.away]
    assert person.left is None
    assert stretches == [(time(8, 50), time(9), "jäv"), (time(8, 55), time(8, 56), ""), (time(9), time(9, 10), "")]
    clock.pass_by(600)
    session.people.mark_arrived(0)  # once more, by mistake
    assert session.meeting.participants[0] == person


def test_no_stretch_out_of_the_room_ends_before_it_begins(session: Session, clock: Clock) -> None:
    clock.pass_by(3600)
    left_first = replace(session.meeting.participants[0], left=time(9, 30), away=(Absence(start=time(9, 40)),))
    session.people.set(0, left_first)
    session.people.mark_arrived(0)
    stretches = [(stretch.start, stretch.end) for stretch in session.meeting.participants[0].away]
    assert stretches == [(time(9, 40), time(10)), (time(9, 30), time(10))]


def test_all_present_is_one_step_of_undo_and_marks_those_who_decide_in_some_items(session: Session) -> None:
    before = session.meeting
    session.people.set(1, replace(session.meeting.participants[1], items="1", voting=True))
    marked = session.meeting
    session.people.mark_all_present()
    assert all(person.attendance is Attendance.PRESENT for person in session.meeting.participants)
    session.undo()
    assert session.meeting == marked
    session.undo()
    assert session.meeting == before


def test_attendance_that_is_toggled_twice_is_as_it_was(session: Session, clock: Clock) -> None:
    session.people.mark_arrived(0)
    clock.pass_by(600)
    session.people.mark_left(0)
    clock.pass_by(600)
    session.people.mark_arrived(0)
    before = session.meeting
    for _ in range(2):
        session.people.toggle(0)
        assert session.meeting.participants[0].away == ()
        session.people.toggle(0)
        assert session.meeting.participants == before.participants
    session.people.toggle(0)
    session.people.set(0, replace(session.meeting.participants[0], title="räddningschef"))
    session.people.toggle(0)
    assert session.meeting.participants[0].arrived is None  # somebody changed the absent one meanwhile


def test_arriving_and_leaving_are_at_the_time_now_with_its_seconds(session: Session, clock: Clock) -> None:
    clock.pass_by(61)
    session.people.mark_arrived(1)
    clock.pass_by(600)
    session.people.mark_left(1)
    person = session.meeting.participants[1]
    assert (person.attendance, person.arrived, person.left) == (Attendance.PRESENT, time(9, 1, 1), time(9, 11, 1))
    session.people.mark_arrived(1)
    assert session.meeting.participants[1].left is None
    session.people.mark_left(0)
    assert session.meeting.participants[0].attendance is Attendance.PRESENT


def test_who_goes_moments_after_a_step_goes_during_the_item_stepped_to_also_if_she_steps_on_at_once(
    session: Session, clock: Clock
) -> None:
    session.proceedings.open_or_close()
    visited(session, clock, ((0,), 120, "Ett."))
    session.go_to((1,))
    clock.pass_by(3)
    session.people.mark_left(0)
    left = session.meeting.participants[0].left
    assert left == time(9, 2, 3)
    assert left_during(left, Timeline(session.meeting)) == Timeline(session.meeting).visits[1]
    clock.pass_by(4)
    session.go_to((2,))
    assert handled(session, (1,)) == [("09.02.00", "09.02.07")]


def test_all_present_marks_neither_guests_nor_those_already_marked(session: Session) -> None:
    session.people.set(2, Participant(name="Alva", attendance=Attendance.ABSENT))
    session.people.mark_all_present()
    assert [person.attendance for person in session.meeting.participants] == [Attendance.PRESENT, None, Attendance.ABSENT]


def test_a_participant_is_added_and_taken_away(session: Session) -> None:
    session.people.set(2, Participant(name="Alva"))
    assert len(session.meeting.participants) == 3
    session.people.set(0, None)
    assert [person.name for person in session.meeting.participants] == ["Ture Sundbom", "Alva"]
    assert session.at == (0,)


# The head.


def test_a_meeting_is_opened_then_closed_and_then_says_so(session: Session, clock: Clock) -> None:
    assert session.proceedings.open_or_close() == "Mötet öppnades kl. 09.00."
    clock.pass_by(3661)
    assert session.proceedings.open_or_close() == "Mötet avslutades kl. 10.01."
    assert session.proceedings.open_or_close().startswith("Mötet är avslutat sedan kl. 10.01")
    assert (session.meeting.head.opened, session.meeting.head.closed) == (time(9), time(10, 1, 1))


def test_a_break_begins_and_ends_and_closing_ends_it(session: Session, clock: Clock) -> None:
    session.proceedings.open_or_close()
    assert session.proceedings.adjourn_or_resume() == "Mötet ajournerades kl. 09.00."
    assert session.meeting.head.is_adjourned
    clock.pass_by(600)
    assert session.proceedings.adjourn_or_resume() == "Mötet återupptogs kl. 09.10."
    assert not session.meeting.head.is_adjourned
    session.proceedings.adjourn_or_resume()
    clock.pass_by(600)
    session.proceedings.open_or_close()
    assert session.meeting.head.adjournments == (Span(start=time(9), end=time(9, 10)), Span(start=time(9, 10), end=time(9, 20)))


def test_the_next_meeting_is_what_an_item_about_it_tells(session: Session) -> None:
    assert next_meeting(session.meeting) is None
    session.go_to((2, 1))
    session.recording.set_notes(Place(session.here), "Vi ses 2017-05-11 i Åre.")
    assert next_meeting(session.meeting) == date(2017, 5, 11)


# Undo.


def test_keystrokes_in_a_short_time_are_one_step_of_undo(session: Session, clock: Clock) -> None:
    type_text(session, "Ja, så är det")
    clock.pass_by(TYPING_PAUSE)
    session.recording.set_notes(Place(session.here), "Ja, så är det!")
    assert session.undo() is not None
    assert session.meeting.items[0].notes == "Ja, så är det"
    change = session.undo()
    assert session.meeting == called_meeting()
    assert change is not None
    assert change.label == "skrivet i Anteckning"
    assert session.undo() is None


def test_one_step_of_undo_holds_no_more_than_so_many_keystrokes(session: Session) -> None:
    type_text(session, "x " * (TYPING_STEP + 10))
    session.undo()
    assert 2 * (TYPING_STEP + 10) - TYPING_STEP <= len(session.meeting.items[0].notes) < 2 * (TYPING_STEP + 10)
    session.undo()
    session.undo()
    type_text(session, "x" * (LONGEST_WORD + 10))
    session.undo()
    assert len(session.meeting.items[0].notes) == LONGEST_WORD


@pytest.mark.parametrize("part", [Part.NOTES, Part.DECISIONS, Part.ACTIONS])
def test_every_step_of_undo_ends_where_a_word_does(session: Session, clock: Clock, part: Part) -> None:
    text = "Gruppen talade om räddningstjänstens dataskyddsombud, och om hur kommun-samarbetet ska gå till. "
    place = Place(session.here, part)

    def typed(so_far: str) -> None:
        clock.pass_by(TYPING_PAUSE if so_far.endswith("datask") else 0.1)
        if part is Part.NOTES:
            session.recording.set_notes(place, so_far)
        elif part is Part.DECISIONS:
            session.recording.set_decisions(place, (so_far.rstrip(),))
        else:
            session.recording.set_actions(place, (Action(text=so_far),))

    type_text(session, text, typed)
    lengths = []
    while session.undo():
        item = session.meeting.items[0]
        rest = item.notes or "".join(item.decisions) or "".join(action.text for action in item.actions)
        assert text.startswith(rest)
        assert not rest or not (rest[-1].isalnum() and text[len(rest)].isalnum()), rest
        lengths.append(len(rest))
    assert len(lengths) >= 3
    assert lengths[-1] == 0
    while session.redo():
        pass
    item = session.meeting.items[0]
    assert text.rstrip() in (item.notes.rstrip(), *item.decisions, *(action.text.rstrip() for action in item.actions))


def test_a_paste_is_a_step_of_undo_of_its_own(session: Session) -> None:
    type_text(session, "Före ")
    session.recording.set_notes(Place(session.here), "Före hej")
    type_text(session, " efter", lambda typed: session.recording.set_notes(Place(session.here), "Före hej" + typed))
    found = []
    while session.undo():
        found.append(session.meeting.items[0].notes)
    assert found == ["Före hej", "Före ", ""]


def test_taking_marked_text_away_is_a_step_of_its_own_and_typing_over_it_is_one_with_what_is_typed(session: Session) -> None:
    for text in ("Ett två tre", "Ett tre", "Ett trea", "f", "fy", "fyr"):
        session.recording.set_notes(Place(session.here), text)
    found = []
    while session.undo():
        found.append(session.meeting.items[0].notes)
    assert found == ["Ett trea", "Ett tre", "Ett två tre", ""]


def test_typing_at_two_places_is_two_steps_of_undo(session: Session) -> None:
    session.recording.set_notes(Place(session.here), "Ja")
    session.recording.set_decisions(Place(session.here, Part.DECISIONS), ("Ja",))
    session.recording.set_actions(Place(session.here, Part.ACTIONS), (Action(text="a"),))
    session.recording.set_actions(Place(session.here, Part.ACTIONS, 1), (*session.meeting.items[0].actions, Action(text="b")))
    session.undo()
    assert [action.text for action in session.meeting.items[0].actions] == ["a"]
    session.undo()
    assert session.meeting.items[0].actions == ()
    session.undo()
    assert session.meeting.items[0].decisions == ()
    assert session.meeting.items[0].notes == "Ja"


def test_typing_after_an_undo_is_a_step_of_its_own_and_ends_redo(session: Session, clock: Clock) -> None:
    session.recording.set_notes(Place(session.here), "Ja")
    clock.pass_by(5)
    session.recording.set_notes(Place(session.here), "Jaha")
    session.undo()
    session.recording.set_notes(Place(session.here), "Jag")
    assert session.redo() is None
    session.undo()
    assert session.meeting.items[0].notes == "Ja"


def test_typing_on_where_it_was_before_an_undo_ends_redo(session: Session) -> None:
    session.recording.set_notes(Place(session.here), "J")
    session.recording.set_decisions(Place(session.here, Part.DECISIONS), ("Ja",))
    session.undo()
    session.recording.set_notes(Place(session.here), "Ja")
    assert session.redo() is None
    assert session.meeting.items[0].notes == "Ja"


def test_typing_after_a_redo_is_a_step_of_its_own(session: Session) -> None:
    session.recording.set_notes(Place(session.here), "J")
    session.undo()
    session.redo()
    session.recording.set_notes(Place(session.here), "Ja")
    session.undo()
    assert session.meeting.items[0].notes == "J"


def test_undo_steps_to_where_the_change_was(session: Session) -> None:
    session.go_to((1,))
    session.recording.set_notes(Place(session.here), "I tvåan")
    session.go_to((2, 1))
    change = session.undo()
    assert change is not None
    assert change.place == Place(session.here)
    assert session.at == (1,)
    session.go_to((0,))
    session.redo()
    assert session.at == (1,)
    assert session.meeting.items[1].notes == "I tvåan"


def test_undoing_what_concerns_the_people_leaves_her_where_she_is(session: Session) -> None:
    session.people.toggle(0)
    session.go_to((2,))
    session.undo()
    assert session.at == (2,)


def test_what_changes_nothing_is_no_step_of_undo(session: Session) -> None:
    session.recording.set_notes(Place(session.here), "")
    session.proceedings.set_head(session.meeting.head)
    session.recording.set_status(session.here or "", None)
    session.recording.set_facts(session.here or "", {"title": session.meeting.items[0].title})
    assert session.undo() is None
    assert session.meeting == called_meeting()


# Saving.


def test_what_was_typed_is_in_the_file_after_closing(session: Session, clock: Clock) -> None:
    session.recording.set_notes(Place(session.here), "Ja")
    clock.pass_by(60)
    assert session.close()
    assert read(session.path) == session.meeting
    assert handled(session, (0,)) == [("09.00.00", "09.01.00")]


def test_stepping_to_another_item_saves_at_once(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "SAVE_DELAY", 60.0)
    session.recording.set_notes(Place(session.here), "Ja")
    session.next()
    assert becomes_saved(session, 3.0)
    assert read(session.path).items[0].notes == "Ja"


def test_a_meeting_that_was_only_looked_at_is_not_written(session: Session) -> None:
    session.next()
    session.back()
    assert session.close()
    assert not session.path.exists()


def test_undo_is_saved_too(session: Session) -> None:
    session.recording.set_notes(Place(session.here), "Ja")
    assert saved(session)
    session.undo()
    assert saved(session)
    assert read(session.path) == called_meeting()


def test_typing_and_undoing_right_after_a_save_is_saved(session: Session, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "SAVE_DELAY", 60.0)
    session.recording.set_notes(Place(session.here), "Ja")
    assert saved(session)
    clock.pass_by(5)
    session.recording.set_notes(Place(session.here), "Jag")
    session.undo()
    assert saved(session, 3.0)
    assert read(session.path).items[0].notes == "Ja"


def test_what_is_typed_after_closing_is_saved_too(session: Session) -> None:
    session.recording.set_notes(Place(session.here), "Ja")
    assert session.close()
    wait_for_the_writer_to_end(session, 3.0)
    session.recording.set_notes(Place(session.here), "Jaha")
    assert saved(session, 3.0)
    assert read(session.path).items[0].notes == "Jaha"


# Any commands in any order.

TEXT = st.sampled_from(["", "Ja.", "- ett\n  - två", '"""', "å\\", "Nej.\n\nJo."])
ROWS = st.lists(st.builds(Action, text=TEXT, due=st.none() | st.just(date(2017, 5, 8))), max_size=2).map(tuple)

COMMANDS = st.one_of(
    st.tuples(st.just("set_notes"), TEXT),
    st.tuples(st.just("set_decisions"), st.lists(TEXT, max_size=2).map(tuple)),
    st.tuples(st.just("set_actions"), ROWS),
    st.tuples(st.just("set_status"), st.none() | st.sampled_from(ItemStatus), TEXT, st.none() | st.just(date(2017, 5, 8))),
    st.tuples(st.sampled_from(["insert_item", "insert_subitem"])),
    st.tuples(st.sampled_from(["remove_item", "undo", "redo", "next", "back", "open_or_close", "adjourn_or_resume"])),
    st.tuples(st.sampled_from(["insert_item", "undo", "redo", "adopt_proposals", "mark_all_present"])),
    st.tuples(st.just("move_item"), st.sampled_from([-1, 1])),
    st.tuples(st.sampled_from(["toggle_attendance", "mark_arrived", "mark_left"]), st.integers(0, 2)),
    st.tuples(st.just("go_to"), st.tuples(st.integers(0, 4)) | st.tuples(st.integers(0, 4), st.integers(0, 2))),
    st.tuples(st.just("pass_by"), st.sampled_from([0.2, 2.0, 40.0])),
)
NEEDS_ITEM: Final = {"set_status", "adopt_proposals", "set_notes", "set_decisions", "set_actions", "remove_item", "move_item"}


def first_meeting() -> Meeting:
    """Items with different titles, and guests bound to some of them, sub-items too."""
    items = (
        Item(title="A"),
        Item(title="B", proposals=("Ja.",), subitems=(Item(title="B1"), Item(title="B2"))),
        Item(title="C"),
        Item(title="D", subitems=(Item(title="D1"),)),
    )
    people = (Participant(name="Majken"), Participant(name="Ture", items="1, 2.2-3"), Participant(name="Ebba", items="2.1, 4.1"))
    people = (people[0], replace(people[1], items="1, 2.2, 3"), people[2])
    return identified(Meeting(head=Head(body="KC", day=date(2017, 3, 9)), participants=people, items=items))


def obey(session: Session, clock: Clock, command: tuple[object, ...], serial: int) -> None:
    name, *values = command
    if name == "pass_by":
        clock.pass_by(*values)  # type: ignore[arg-type]  # drawn for it
    elif name in NEEDS_ITEM and session.at is None:
        return
    else:
        if name in ("insert_item", "insert_subitem"):
            values = [Item(title=f"Ny {serial}")]
        do(session, str(name), values)


def do(session: Session, name: str, values: list[Any]) -> None:
    """The command on the item at hand, or on what the values name."""
    match name:
        case "set_notes" | "set_decisions" | "set_actions":
            part = {"set_notes": Part.NOTES, "set_decisions": Part.DECISIONS, "set_actions": Part.ACTIONS}[name]
            getattr(session.recording, name)(Place(session.here, part), *values)
        case "set_status" | "adopt_proposals":
            getattr(session.recording, name)(session.here, *values)
        case "remove_item" | "move_item":
            getattr(session.agenda, name)(session.here, *values)
        case "insert_item" | "insert_subitem":
            getattr(session.agenda, name)(*values)
        case "mark_all_present":
            session.people.mark_all_present()
        case "toggle_attendance" | "mark_arrived" | "mark_left":
            (index,) = values
            if isinstance(index, int) and index < len(session.meeting.participants):  # a guest may have gone with an item
                getattr(session.people, "toggle" if name == "toggle_attendance" else name)(index)
        case "open_or_close" | "adjourn_or_resume":
            getattr(session.proceedings, name)(*values)
        case _:
            getattr(session, name)(*values)


def without_times(meeting: Meeting) -> Meeting:
    """The meeting without when its items were handled, which undo may leave or take away."""

    def bare(item: Item) -> Item:
        return replace(item, handled=(), subitems=tuple(map(bare, item.subitems)))

    return replace(meeting, items=tuple(map(bare, meeting.items)))


def attended(meeting: Meeting) -> list[set[str]]:
    """For each participant, the titles of the items that the guest's numbers lead to."""
    return [
        {item_at(meeting, path).title for path in PLAIN.paths(person.items) or [] if has_item(meeting, path)}
        for person in meeting.participants
    ]


@contextmanager
def unwritten_session() -> Iterator[tuple[Session, Clock]]:
    """A session whose saver's writes go nowhere, so that thousands of commands take no time."""
    clock = Clock()
    with patch.object(newest_writer.NewestWriter, "request"):
        yield Session(Opened(first_meeting(), Path("nowhere.toml")), now=clock), clock


@given(st.lists(COMMANDS, max_size=25))
def test_there_is_always_an_item_at_hand_if_there_is_any(commands: list[tuple[object, ...]]) -> None:
    with unwritten_session() as (session, clock):
        for serial, command in enumerate(commands):
            obey(session, clock, command, serial)
            assert session.at is None if not session.meeting.items else session.at and has_item(session.meeting, session.at)
            assert session.position[1] == len(paths(session.meeting))


@given(st.lists(COMMANDS, max_size=25))
def test_undoing_everything_gives_the_first_meeting_and_redoing_everything_the_last(commands: list[tuple[object, ...]]) -> None:
    with unwritten_session() as (session, clock):
        for serial, command in enumerate(commands):
            obey(session, clock, command, serial)
        last, steps = session.meeting, 0
        while session.undo():
            steps += 1
        assert without_times(session.meeting) == first_meeting()
        for _ in range(steps):
            assert session.redo()
        assert without_times(session.meeting) == without_times(last)
        while session.redo():
            pass
        assert session.redo() is None


TO_AND_FRO = st.lists(st.one_of(COMMANDS, st.tuples(st.sampled_from(["undo", "undo", "redo", "next"]))), max_size=40)


@given(TO_AND_FRO)
def test_every_step_holds_the_very_meetings_that_it_led_between(commands: list[tuple[object, ...]]) -> None:
    with unwritten_session() as (session, clock):
        session._history = WholeHistory()  # type: ignore[assignment]  # it does all that a history does
        for serial, command in enumerate(commands):
            obey(session, clock, command, serial)
        while session.undo():
            pass
        while session.redo():
            pass


@example([("open_or_close",), ("mark_arrived", 0), ("insert_item",), ("mark_arrived", 0)])
@given(st.lists(COMMANDS, max_size=25))
def test_an_undo_and_a_redo_leave_everything_as_it_was(commands: list[tuple[object, ...]]) -> None:
    with unwritten_session() as (session, clock):
        for serial, command in enumerate(commands):
            obey(session, clock, command, serial)
            before = session.meeting
            if session.undo():
                session.redo()
            assert session.meeting == before


@given(st.lists(COMMANDS.filter(lambda command: command[0] not in ("undo", "redo")), max_size=25))
def test_guests_stay_bound_to_the_same_items_through_everything(commands: list[tuple[object, ...]]) -> None:
    with unwritten_session() as (session, clock):
        for serial, command in enumerate(commands):
            meeting, path, here = session.meeting, session.at, session.item
            before = attended(meeting)
            obey(session, clock, command, serial)
            after = attended(session.meeting)
            gone = {here.title, *(sub.title for sub in here.subitems)} if here and command[0] == "remove_item" else set()
            above = {item_at(meeting, path[:-1]).title} if gone and path and len(path) > 1 else set()
            assert after == [(old - gone or above) if old else old for old in before if not old or old - gone or above]


@settings(max_examples=40)
@given(st.lists(COMMANDS, max_size=15))
def test_after_closing_the_file_holds_the_meeting(commands: list[tuple[object, ...]]) -> None:
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Opened(first_meeting(), Path(folder) / "m.toml"), now=clock)
        for serial, command in enumerate(commands):
            obey(session, clock, command, serial)
        assert session.close(3.0)
        if session.path.exists():
            assert read(session.path) == session.meeting
        else:
            assert session.meeting == first_meeting()
