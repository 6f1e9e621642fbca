"""What a changed agenda has that the minutes begun from it lack."""

from datetime import date

from hypothesis import given
from msgspec.structs import replace

from kcminutes.meeting.additions import additions
from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import ComingMeeting, Head, Item, Meeting, Participant
from kcminutes.meeting.queries import walk
from kcminutes.meeting.states import Attendance
from support.strategies import MEETING

HEAD = Head(body="Kommunchefsgruppen", day=date(2017, 1, 19))


def meeting(*items: Item, people: tuple[Participant, ...] = (), head: Head = HEAD) -> Meeting:
    return identified(Meeting(head=head, items=items, participants=people))


def titles(of: Meeting) -> list[str]:
    return [item.title for _, item in walk(of)]


def test_an_unchanged_agenda_adds_nothing():
    agenda = meeting(Item(title="Öppnande", attachments=("Dagordning",)), Item(title="Bredband"))
    found = additions(agenda, agenda)
    assert not found
    assert found.meeting is agenda


def test_a_new_item_is_put_where_the_agenda_has_it_and_what_was_recorded_stays():
    agenda = meeting(Item(title="Öppnande"), Item(title="Larm"), Item(title="Avslutning"))
    begun = meeting(Item(title="Öppnande", notes="Sagt."), Item(title="Avslutning"), Item(title="Väckt i mötet"))
    found = additions(begun, agenda)
    assert titles(found.meeting) == ["Öppnande", "Larm", "Avslutning", "Väckt i mötet"]
    assert found.meeting.items[0] == begun.items[0]
    assert str(found) == "1 nytt ärende"


def test_a_new_first_item_goes_first_and_a_new_sub_item_under_its_parent():
    agenda = meeting(Item(title="Ny"), Item(title="Rapporter", subitems=(Item(title="A"), Item(title="B"))))
    begun = meeting(Item(title="Rapporter", subitems=(Item(title="A", notes="Sagt."),)))
    assert titles(additions(begun, agenda).meeting) == ["Ny", "Rapporter", "A", "B"]


def test_a_new_item_brings_its_sub_items():
    agenda = meeting(Item(title="Öppnande"), Item(title="Rapporter", subitems=(Item(title="A"), Item(title="B"))))
    found = additions(meeting(Item(title="Öppnande")), agenda)
    assert titles(found.meeting) == ["Öppnande", "Rapporter", "A", "B"]
    assert str(found) == "3 nya ärenden"


def test_what_was_prepared_since_is_taken_in_and_counted():
    agenda = meeting(
        Item(
            title="Larm",
            attachments=("Avtal", "Karta"),
            proposals=("Avtalet godkänns.",),
            background="Två anbud.",
            planned_minutes=20,
        )
    )
    begun = meeting(Item(title="Larm", attachments=("Avtal",), notes="Sagt.", decisions=("Bordläggs inte.",)))
    found = additions(begun, agenda)
    assert str(found) == "1 ny bilaga, 1 ändrad ärendebeskrivning, 1 nytt förslag till beslut, 1 ny uppgift om ett ärende"
    assert found.meeting.items[0].attachments == ("Avtal", "Karta")
    assert (found.meeting.items[0].notes, found.meeting.items[0].decisions) == ("Sagt.", ("Bordläggs inte.",))


def test_what_the_minutes_say_otherwise_is_not_changed_back():
    agenda = meeting(Item(title="Larm", planned_minutes=20, presenters=("Åsa Ek",)))
    begun = replace(agenda, items=(replace(agenda.items[0], title="Larmcentralen", planned_minutes=30),))
    assert not additions(begun, agenda)


def test_a_new_participant_comes_unmarked_and_a_guest_stays_with_the_same_item():
    agenda = meeting(
        Item(title="Öppnande"),
        Item(title="Larm"),
        people=(Participant(name="Åsa Ek", organisation="Vännäs kommun"), Participant(name="Bo Dal", items="2")),
    )
    begun = meeting(
        Item(title="Väckt"),
        Item(title="Öppnande"),
        Item(title="Larm"),
        people=(Participant(name="Åsa Ek", organisation="Vännäs kommun", attendance=Attendance.PRESENT),),
    )
    found = additions(begun, agenda)
    assert str(found) == "1 ny deltagare"
    assert found.meeting.participants[0] == begun.participants[0]
    assert found.meeting.participants[1] == Participant(name="Bo Dal", items="3")


def test_a_coming_meeting_is_added_once():
    coming = (ComingMeeting(day=date(2017, 3, 2)), ComingMeeting(day=date(2017, 3, 2), body="Regionrådet"))
    agenda = meeting(head=replace(HEAD, coming=coming))
    found = additions(meeting(head=replace(HEAD, coming=coming[:1])), agenda)
    assert str(found) == "1 nytt kommande möte"
    assert found.meeting.head.coming == coming


def test_an_id_that_something_in_the_minutes_has_is_not_given_twice():
    agenda = Meeting(head=HEAD, items=(Item(id="aaaaaa", title="Ny"),))
    begun = Meeting(head=HEAD, items=(Item(id="bbbbbb", title="Larm"), Item(id="cccccc", title="Annat")))
    clash = replace(begun, items=(replace(begun.items[0], id="aaaaaa", title="Larm"), begun.items[1]))
    found = additions(clash, replace(agenda, items=(replace(agenda.items[0], id="aaaaaa", title="Ny"),)))
    assert len({item.id for _, item in walk(found.meeting)}) == len(list(walk(found.meeting)))


@given(begun=MEETING, agenda=MEETING)
def test_taken_in_once_nothing_is_left_to_take_in_and_nothing_recorded_is_lost(begun, agenda):
    begun, agenda = identified(begun), identified(agenda)
    found = additions(begun, agenda)
    after = {item.id: item for _, item in walk(found.meeting)}
    for _, item in walk(begun):
        assert (after[item.id].notes, after[item.id].decisions, after[item.id].actions) == (
            item.notes,
            item.decisions,
            item.actions,
        )
    assert identified(found.meeting) == found.meeting
    assert not additions(found.meeting, agenda).counts


# Where it is known how the agenda was.


def test_what_has_been_changed_in_the_agenda_is_changed_in_the_minutes():
    before = meeting(Item(id="aaaaaa", title="Larm", planned_minutes=10, reference="KS 1"), head=replace(HEAD, place="Hjälmen"))
    agenda = meeting(
        Item(id="aaaaaa", title="Larmcentralen", planned_minutes=20, reference="KS 1"), head=replace(HEAD, place="Skölden")
    )
    begun = replace(before, items=(replace(before.items[0], notes="Sagt."),))
    found = additions(begun, agenda, before)
    assert found.meeting.head.place == "Skölden"
    assert found.meeting.items == (replace(agenda.items[0], notes="Sagt."),)
    assert str(found) == "1 ändrad rubrik, 1 ny uppgift om ett ärende, 1 ändrad uppgift om mötet"
    assert not additions(found.meeting, agenda, agenda)


def test_what_she_has_changed_herself_is_not_the_agendas_to_change():
    before = meeting(Item(id="aaaaaa", title="Larm", planned_minutes=10), head=replace(HEAD, place="Hjälmen"))
    agenda = meeting(Item(id="aaaaaa", title="Larmcentralen", planned_minutes=20), head=replace(HEAD, place="Skölden"))
    begun = replace(
        before,
        head=replace(before.head, place="Teams"),
        items=(replace(before.items[0], title="Larm, läget", planned_minutes=15),),
    )
    assert not additions(begun, agenda, before)


def test_what_she_has_taken_out_is_not_put_back():
    anna, bo = Participant(name="Anna Ek"), Participant(name="Bo Ask")
    coming = (ComingMeeting(day=date(2017, 2, 9)),)
    before = meeting(
        Item(title="Larm", attachments=("Avtal",), proposals=("Noteras.",)),
        Item(title="Bredband"),
        people=(anna, bo),
        head=replace(HEAD, coming=coming),
    )
    agenda = replace(before, items=(*before.items, Item(id="nnnnnn", title="Ny")))
    begun = meeting(replace(before.items[0], attachments=(), proposals=()), people=(anna,))
    found = additions(begun, agenda, before)
    assert titles(found.meeting) == ["Larm", "Ny"]
    assert found.meeting.participants == (anna,)
    assert str(found) == "1 nytt ärende"
    assert str(additions(begun, agenda)).startswith("2 nya ärenden, 1 ny bilaga")
