from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from kcminutes.archive.agenda_file import agenda_place, doubts, write_agenda
from kcminutes.archive.next_agenda import NextAgenda, agenda_from, day_of_next, next_agenda
from kcminutes.archive.shipped import starter
from kcminutes.meeting.ids import all_ids
from kcminutes.meeting.model import Absence, Action, ComingMeeting, FollowUp, HandedOn, Item, Meeting, Origin, Participant, Span
from kcminutes.meeting.queries import walk
from kcminutes.meeting.states import Attendance, DocumentState, ItemStatus, Purpose
from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.meetings import encode, parse, read
from kcminutes.storage.workspace import Workspace
from support.samples import MINUTES_2013, MINUTES_2016
from support.whole_format import whole_minutes
from support.workspaces import BODY, PEOPLE, a_meeting, archive_of, held, put

NOVEMBER, DECEMBER, JANUARY, MARCH, APRIL = (
    date(2016, 11, 10),
    date(2016, 12, 8),
    date(2017, 1, 19),
    date(2017, 3, 2),
    date(2017, 4, 6),
)
OPENING, PREVIOUS, OTHER, NEXT, END = (
    "Mötets öppnande",
    "Föregående minnesanteckningar",
    "Övriga frågor",
    "Nästa möte",
    "Mötets avslutande",
)
REGION = "Regionrådet i Umeåregionen"


def postponed(title: str, to: date | None = None, **fields: Any) -> Item:
    return Item(title=title, status=ItemStatus.POSTPONED, postponed_to=to, **fields)


def made(root: Path, day: date, body: str = BODY) -> NextAgenda:
    found = next_agenda(archive_of(root), body, day)
    assert found
    again = parse(encode(found.meeting), "again")
    assert again == found.meeting
    assert not found.meeting.is_recorded
    return found


def titles(meeting: Meeting) -> list[str]:
    return [item.title for _, item in walk(meeting)]


def item(meeting: Meeting, title: str) -> Item:
    (found,) = [one for _, one in walk(meeting) if one.title == title]
    return found


# What recurs.


def test_what_opens_and_closes_a_meeting_comes_again_and_what_it_was_about_does_not(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, PREVIOUS, "Ekonomi", "Polisen på besök", OTHER, NEXT, END)))
    assert titles(made(tmp_path, JANUARY).meeting) == [OPENING, PREVIOUS, OTHER, NEXT, END]


def test_what_the_last_meetings_had_in_common_comes_again_in_the_last_ones_order(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(NOVEMBER, OPENING, PREVIOUS, "Flyktingmottagning", "Ekonomi", "Bussar", END)))
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, PREVIOUS, "Ekonomi", "Polisen", "Flyktingmottagning", END)))
    assert titles(made(tmp_path, JANUARY).meeting) == [OPENING, PREVIOUS, "Ekonomi", "Flyktingmottagning", END]


def test_an_item_that_was_left_out_once_is_a_standing_one_still(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(NOVEMBER, OPENING, "Ekonomi")))
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, "Annat")))
    put(tmp_path, held(a_meeting(JANUARY, OPENING, "Ekonomi")))
    assert "Ekonomi" in titles(made(tmp_path, MARCH).meeting)


def test_a_day_in_a_standing_items_title_is_not_taken_for_the_next_ones(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(NOVEMBER, "Inför regionrådet 11/11", "Budget 2017", "Ekonomi per 31 oktober")))
    put(tmp_path, held(a_meeting(DECEMBER, "Inför regionrådet 9/12", "Budget 2017", "Ekonomi per 30 november")))
    found = titles(made(tmp_path, JANUARY).meeting)
    assert found[1:] == ["Inför regionrådet", "Budget 2017", "Ekonomi"]


def test_a_standing_item_keeps_its_time_and_its_presenters_but_no_text_of_the_day(tmp_path: Path) -> None:
    economy = Item(
        title="Ekonomi",
        planned_minutes=10,
        presenters=("Greta Öhlin",),
        attachments=("Utfall oktober.pdf",),
        background="Utfallet i oktober.",
        proposals=("Noteras.",),
        notes="Sagt.",
        decisions=("Noterat.",),
        actions=(Action(text="Räkna"),),
        handled=(Span(start=time(9)),),
        follow_ups=(FollowUp(meeting=NOVEMBER, action="abc"),),
    )
    put(tmp_path, held(a_meeting(NOVEMBER, economy)))
    put(tmp_path, held(a_meeting(DECEMBER, replace(economy, background="Utfallet i november."))))
    found = item(made(tmp_path, JANUARY).meeting, "Ekonomi")
    assert replace(found, id="") == Item(title="Ekonomi", planned_minutes=10, presenters=("Greta Öhlin",))


def test_a_text_that_stood_there_last_time_too_is_a_standing_one(tmp_path: Path) -> None:
    rounds = Item(title="Laget runt", background="Var och en har fem minuter.", proposals=("Noteras.",))
    put(tmp_path, held(a_meeting(NOVEMBER, rounds)))
    put(tmp_path, held(a_meeting(DECEMBER, rounds)))
    found = item(made(tmp_path, JANUARY).meeting, "Laget runt")
    assert (found.background, found.proposals) == (rounds.background, rounds.proposals)


def test_sub_items_recur_as_items_do(tmp_path: Path) -> None:
    def reports(*names: str) -> Item:
        return Item(title="Rapporter", subitems=tuple(Item(title=name) for name in names))

    put(tmp_path, held(a_meeting(NOVEMBER, reports("Räddningstjänst", "IT"), Item(title=OTHER, subitems=(Item(title="Lön"),)))))
    put(tmp_path, held(a_meeting(DECEMBER, reports("IT", "Lön", "Räddningstjänst"), Item(title=OTHER))))
    assert titles(made(tmp_path, JANUARY).meeting)[1:] == ["Rapporter", "IT", "Räddningstjänst", OTHER]


def test_every_item_has_an_id_of_its_own_that_no_meeting_had(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(NOVEMBER, OPENING, "Ekonomi", END)))
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, "Ekonomi", postponed("Bussar"), END)))
    archive = archive_of(tmp_path)
    before = {one for card in archive.cards for one in all_ids(archive.meeting(card))}
    found = made(tmp_path, JANUARY).meeting
    assert len(all_ids(found)) == len(titles(found))
    assert not all_ids(found) & (before | {""})


def test_the_same_from_a_draft_and_from_final_minutes_and_from_a_kallelse(tmp_path: Path) -> None:
    called = a_meeting(DECEMBER, OPENING, "Ekonomi", END)
    final = replace(held(called), head=replace(held(called).head, state=DocumentState.FINAL))
    found = []
    for name, meeting in (("called", called), ("draft", held(called)), ("final", final)):
        put(tmp_path / name, meeting)
        found.append([title for title in titles(made(tmp_path / name, JANUARY).meeting) if title != PREVIOUS])
    assert found == [[OPENING, END]] * 3


# The last meeting's minutes.


def test_the_item_on_the_last_minutes_has_them_attached_and_proposes_that_they_are_noted(tmp_path: Path) -> None:
    old = Item(title=PREVIOUS, attachments=("Minnesanteckningar 2016-11-10",), proposals=("x",), background="y", planned_minutes=5)
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, old)))
    found = item(made(tmp_path, JANUARY).meeting, PREVIOUS)
    assert found.attachments == ("Minnesanteckningar 2016-12-08",)
    assert found.proposals == ("Minnesanteckningarna från mötet den 8 december 2016 noteras.",)
    assert (found.background, found.planned_minutes) == ("", 5)


def test_where_there_is_no_such_item_one_comes_after_the_opening(tmp_path: Path) -> None:
    minutes = held(a_meeting(DECEMBER, OPENING, "Upprop", "Ekonomi", END))
    put(tmp_path, replace(minutes, head=replace(minutes.head, document="Protokoll")))
    found = made(tmp_path, JANUARY).meeting
    assert titles(found) == [OPENING, "Upprop", "Föregående protokoll", END]
    assert item(found, "Föregående protokoll").proposals == ("Protokollet från mötet den 8 december 2016 noteras.",)


def test_a_meeting_that_was_only_called_has_no_minutes_to_note(tmp_path: Path) -> None:
    put(tmp_path, a_meeting(DECEMBER, OPENING, END))
    assert titles(made(tmp_path, JANUARY).meeting) == [OPENING, END]


# People.


def test_everybody_comes_again_and_nothing_of_their_attendance_does(tmp_path: Path) -> None:
    there = Participant(
        name="Åsa Berg",
        organisation="Krokoms kommun",
        title="kommunchef",
        roles=("ordförande",),
        voting=True,
        attendance=Attendance.PRESENT,
        arrived=time(9),
        left=time(11),
        away=(Absence(start=time(10)),),
        replaces="Bo Ek",
    )
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, people=(there,))))
    (found,) = made(tmp_path, JANUARY).meeting.participants
    assert found == Participant(
        name="Åsa Berg", organisation="Krokoms kommun", title="kommunchef", roles=("ordförande",), voting=True
    )


def test_a_guest_comes_only_with_an_item_and_by_its_new_number(tmp_path: Path) -> None:
    guests = (
        Participant(name="Henrik Sandvall", items="2"),
        Participant(name="Petra Hultmark", items="3-4"),
        Participant(name="Decider", voting=True, items="2"),
    )
    put(tmp_path, held(a_meeting(NOVEMBER, OPENING, "Ekonomi")))
    last = held(a_meeting(DECEMBER, OPENING, "Polisen", postponed("PA-system"), "Ekonomi", END, people=guests))
    put(tmp_path, last)
    found = made(tmp_path, JANUARY).meeting
    assert titles(found) == [OPENING, PREVIOUS, "Ekonomi", "PA-system", END]
    assert [(person.name, person.items) for person in found.participants] == [("Petra Hultmark", "3-4"), ("Decider", "")]


def test_a_guest_of_a_sub_item_that_was_postponed_comes_to_it_where_it_stands_alone(tmp_path: Path) -> None:
    other = Item(title=OTHER, subitems=(Item(title="Lön"), postponed("Bussar")))
    guests = (
        Participant(name="Vid allt", items="2"),
        Participant(name="Vid ett", items="2.2"),
        Participant(name="Nej", items="2.1"),
    )
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, other, people=guests)))
    found = made(tmp_path, JANUARY).meeting
    assert titles(found) == [OPENING, PREVIOUS, "Bussar", OTHER]
    assert [(person.name, person.items) for person in found.participants] == [("Vid allt", "3-4"), ("Vid ett", "3")]


def test_a_guest_of_a_matter_that_an_older_meeting_postponed_comes_to_it_now(tmp_path: Path) -> None:
    guest = Participant(name="Petra Hultmark", organisation="PA-projektet", items="2", attendance=Attendance.ABSENT)
    put(tmp_path, held(a_meeting(NOVEMBER, OPENING, postponed("PA-system", JANUARY), people=(*PEOPLE, guest))))
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, END)))
    found = made(tmp_path, JANUARY).meeting
    assert found.participants[:-1] == PEOPLE
    assert found.participants[-1] == Participant(name="Petra Hultmark", organisation="PA-projektet", items="3")


def test_who_came_in_somebodys_place_without_being_called_is_not_called(tmp_path: Path) -> None:
    stand_in = Participant(name="Maja Lidfeldt", voting=True, attendance=Attendance.PRESENT, replaces="Ture Sundbom")
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, people=(*PEOPLE, stand_in))))
    assert len(made(tmp_path, JANUARY).meeting.participants) == 4  # no file tells whether she was called
    put(tmp_path, a_meeting(DECEMBER, OPENING))
    assert made(tmp_path, JANUARY).meeting.participants == PEOPLE


# What was postponed.


def test_what_was_postponed_comes_before_the_end_with_all_that_was_prepared_and_tells_from_where(tmp_path: Path) -> None:
    buses = Item(
        id="buss01",
        title="Gemensam buss",
        reference="KS 2016/1",
        planned_minutes=20,
        presenters=("Ture Sundbom",),
        attachments=("Kalkyl.pdf",),
        background="Sju bussar.",
        proposals=("Köps.",),
        status=ItemStatus.POSTPONED,
        reason="Tidsbrist.",
        notes="Hann inte.",
        handled=(Span(start=time(11)),),
    )
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, buses, OTHER, END)))
    kallelse = made(tmp_path, JANUARY)
    assert titles(kallelse.meeting) == [OPENING, PREVIOUS, "Gemensam buss", OTHER, END]
    found = item(kallelse.meeting, "Gemensam buss")
    assert found == Item(
        id=found.id,
        title="Gemensam buss",
        reference="KS 2016/1",
        planned_minutes=20,
        presenters=("Ture Sundbom",),
        attachments=("Kalkyl.pdf",),
        background="Sju bussar.",
        proposals=("Köps.",),
        origin=Origin(meeting=DECEMBER, item="buss01"),
    )
    assert found.id != "buss01"
    assert [(each.item.title, each.card.day) for each in kallelse.taken] == [("Gemensam buss", DECEMBER)]


@pytest.mark.parametrize(("to", "comes"), [(None, True), (JANUARY, True), (date(2017, 1, 12), True), (MARCH, False)])
def test_it_comes_on_its_day_or_the_first_after_it_and_without_a_day_at_once(
    tmp_path: Path, to: date | None, *, comes: bool
) -> None:
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, postponed("Bussar", to))))
    assert ("Bussar" in titles(made(tmp_path, JANUARY).meeting)) is comes


def test_what_was_postponed_past_a_meeting_comes_after_it(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, postponed("Bussar", MARCH))))
    put(tmp_path, held(made(tmp_path, JANUARY).meeting))
    archive = archive_of(tmp_path)
    postponed_there = archive.items(archive.cards[1])[1]
    assert item(made(tmp_path, MARCH).meeting, "Bussar").origin == Origin(meeting=DECEMBER, item=postponed_there.id)


def test_nothing_comes_twice_and_only_its_newest_standing_counts(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, postponed("Bussar"))))
    january = held(made(tmp_path, JANUARY).meeting)
    again = replace(
        january, items=tuple(replace(one, status=ItemStatus.POSTPONED) if one.title == "Bussar" else one for one in january.items)
    )
    put(tmp_path, again)
    march = made(tmp_path, MARCH)
    assert item(march.meeting, "Bussar").origin == Origin(meeting=JANUARY, item=item(january, "Bussar").id)
    put(tmp_path, held(march.meeting))
    assert "Bussar" not in titles(made(tmp_path, APRIL).meeting)


def test_what_a_kallelse_has_already_is_not_put_into_another(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, postponed("Bussar"))))
    put(tmp_path, made(tmp_path, JANUARY).meeting)
    assert "Bussar" not in titles(made(tmp_path, JANUARY).meeting)
    assert "Bussar" not in titles(made(tmp_path, MARCH).meeting)


def test_what_was_taken_out_of_the_minutes_waits_still(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, postponed("Bussar"))))
    january = made(tmp_path, JANUARY).meeting
    put(tmp_path, january)
    put(tmp_path, held(replace(january, items=january.items[:1])))
    assert "Bussar" in titles(made(tmp_path, MARCH).meeting)


def test_a_meeting_that_was_called_by_hand_takes_up_a_matter_by_its_title(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, postponed("Gemensam buss"))))
    put(tmp_path, held(a_meeting(JANUARY, OPENING, "gemensam  buss")))
    assert "Gemensam buss" not in titles(made(tmp_path, MARCH).meeting)


def test_an_item_that_had_no_id_and_got_another_is_known_by_its_day_and_title(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, postponed("Bussar", id="nytt01"))))
    put(tmp_path, held(a_meeting(JANUARY, OPENING, Item(title="Bussar", origin=Origin(meeting=DECEMBER, item="gamla1")))))
    put(tmp_path, held(a_meeting(NOVEMBER, OPENING, postponed("Broar"))))
    assert titles(made(tmp_path, MARCH).meeting)[2:] == ["Broar"]


def test_a_kallelse_by_hand_that_tells_the_day_only_has_taken_it_up(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, postponed("Bussar", MARCH))))
    put(tmp_path, held(a_meeting(JANUARY, OPENING, Item(title="Bussar", origin=Origin(meeting=DECEMBER)))))
    assert "Bussar" not in titles(made(tmp_path, MARCH).meeting)


def test_a_standing_item_that_was_postponed_is_there_once(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(NOVEMBER, OPENING, "Ekonomi", "Laget runt", END)))
    put(
        tmp_path,
        held(a_meeting(DECEMBER, OPENING, postponed("Ekonomi", background="Utfall."), "Laget runt", postponed(OTHER), END)),
    )
    found = made(tmp_path, JANUARY).meeting
    assert titles(found) == [OPENING, PREVIOUS, "Laget runt", "Ekonomi", OTHER, END]
    assert item(found, "Ekonomi").background == "Utfall."


def test_minutes_that_were_not_noted_last_time_are_noted_with_the_new_ones(tmp_path: Path) -> None:
    last = postponed(PREVIOUS, attachments=("Minnesanteckningar 2016-11-10",))
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, last)))
    found = item(made(tmp_path, JANUARY).meeting, PREVIOUS)
    assert found.attachments == ("Minnesanteckningar 2016-11-10", "Minnesanteckningar 2016-12-08")


def test_an_item_that_was_withdrawn_is_gone(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, Item(title="PA-system", status=ItemStatus.WITHDRAWN))))
    assert "PA-system" not in titles(made(tmp_path, JANUARY).meeting)


def test_sub_items_go_along_with_a_postponed_item_but_for_what_was_dealt_with(tmp_path: Path) -> None:
    matter = postponed(
        "Budget",
        subitems=(
            Item(title="Drift"),
            Item(title="Investeringar", decisions=("Antas.",)),
            Item(title="Taxor", status=ItemStatus.WITHDRAWN),
            postponed("Avgifter", MARCH),
            postponed("Lån"),
        ),
    )
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, matter)))
    january = made(tmp_path, JANUARY).meeting
    assert titles(january)[2:] == ["Budget", "Drift", "Lån"]
    put(tmp_path, held(january))
    assert titles(made(tmp_path, MARCH).meeting)[2:] == ["Avgifter"]


def test_a_matter_that_was_parted_in_two_loses_neither_part(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(NOVEMBER, OPENING, postponed("Bussar", id="aaaaaa"))))
    origin = Origin(meeting=NOVEMBER, item="aaaaaa")
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, postponed("Inköp", MARCH, origin=origin), postponed("Linjer", origin=origin))))
    january = made(tmp_path, JANUARY).meeting
    assert titles(january)[2:] == ["Linjer"]
    put(tmp_path, held(january))
    assert titles(made(tmp_path, MARCH).meeting)[2:] == ["Inköp"]


def test_what_has_lain_for_a_year_is_told_and_not_taken_and_after_two_not_told_either(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(date(2013, 12, 12), OPENING, postponed("Urgammalt"), postponed("Långt fram", JANUARY))))
    put(tmp_path, held(a_meeting(date(2015, 11, 12), OPENING, postponed("Nytt avtal"))))
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, postponed("Bussar"))))
    found = made(tmp_path, JANUARY)
    assert [each.item.title for each in found.taken] == ["Långt fram", "Bussar"]
    assert [each.item.title for each in found.forgotten] == ["Nytt avtal"]


def test_after_a_year_without_meetings_what_the_last_one_postponed_is_taken(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(date(2013, 12, 12), OPENING, postponed("Nytt avtal"))))
    assert "Nytt avtal" in titles(made(tmp_path, JANUARY).meeting)


# What others handed on.


def handed(title: str, *to: HandedOn, **fields: Any) -> Item:
    return Item(title=title, handed_on=to, decisions=("Sagt.",), **fields)


@pytest.mark.parametrize(("day", "comes"), [(None, True), (JANUARY, True), (date(2017, 1, 5), True), (MARCH, False)])
def test_what_another_body_handed_on_comes_on_its_day(tmp_path: Path, day: date | None, *, comes: bool) -> None:
    put(tmp_path, held(a_meeting(NOVEMBER, OPENING, END)))
    to = HandedOn(body="kommunchefsgruppen", day=day, purpose=Purpose.DECISION)
    matter = handed("Kärnkraft", to, HandedOn(body="Länsstyrelsen"), id="kk0001", background="B", attachments=("A",))
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, matter, body=REGION)))
    found = made(tmp_path, JANUARY)
    assert titles(found.meeting) == [OPENING, PREVIOUS, *(["Kärnkraft"] if comes else []), END]
    if comes:
        taken = item(found.meeting, "Kärnkraft")
        assert taken.origin == Origin(meeting=DECEMBER, item="kk0001", body=REGION)
        assert (taken.background, taken.attachments, taken.decisions) == ("B", ("A",), ())
        put(tmp_path, held(found.meeting))
        assert "Kärnkraft" not in titles(made(tmp_path, MARCH).meeting)


def test_a_matter_that_was_handed_on_brings_its_sub_items_whatever_the_other_body_did_with_them(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(NOVEMBER, OPENING)))
    to = HandedOn(body=BODY)
    subs = (handed("Ett"), postponed("Två", APRIL, handed_on=(to,)), Item(title="Tre", status=ItemStatus.WITHDRAWN))
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, handed("Kärnkraft", to, subitems=subs), body=REGION)))
    assert titles(made(tmp_path, JANUARY).meeting)[2:] == ["Kärnkraft", "Ett", "Två"]


def test_a_sub_item_comes_also_where_its_item_is_too_old_to(tmp_path: Path) -> None:
    matter = postponed("Budget", subitems=(postponed("Avgifter", JANUARY),))
    put(tmp_path, held(a_meeting(date(2015, 11, 12), OPENING, matter)))
    put(tmp_path, held(a_meeting(DECEMBER, OPENING)))
    found = made(tmp_path, JANUARY)
    assert titles(found.meeting)[2:] == ["Avgifter"]
    assert [each.item.title for each in found.forgotten] == ["Budget"]


def test_a_body_is_known_by_the_beginning_of_its_name_and_no_guest_of_another_body_is_called(tmp_path: Path) -> None:
    guest = Participant(name="Folke Brännmark", items="2")
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, handed("Kärnkraft", HandedOn(body="Regionrådet")), people=(*PEOPLE, guest))))
    put(tmp_path, held(a_meeting(NOVEMBER, OPENING, body=REGION)))
    found = made(tmp_path, JANUARY, REGION).meeting
    assert "Kärnkraft" in titles(found)
    assert found.participants == PEOPLE


def test_a_matter_that_goes_to_and_fro_comes_once_each_time(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(NOVEMBER, OPENING, body=REGION)))
    both = Item(title="Kärnkraft", status=ItemStatus.POSTPONED, postponed_to=APRIL, handed_on=(HandedOn(body=REGION),))
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, both)))
    region = held(made(tmp_path, date(2016, 12, 9), REGION).meeting)
    items = tuple(replace(one, handed_on=(HandedOn(body=BODY),)) if one.title == "Kärnkraft" else one for one in region.items)
    put(tmp_path, replace(region, items=items))
    january = made(tmp_path, JANUARY).meeting
    assert titles(january).count("Kärnkraft") == 1
    assert item(january, "Kärnkraft").origin.body == REGION
    put(tmp_path, held(january))
    assert "Kärnkraft" not in titles(made(tmp_path, APRIL).meeting)


# Day, time and place, and the meetings to come.


def with_coming(meeting: Meeting, *coming: ComingMeeting, **head: Any) -> Meeting:
    return replace(meeting, head=replace(meeting.head, coming=coming, **head))


COMING = (
    ComingMeeting(day=NOVEMBER),
    ComingMeeting(day=JANUARY, start=time(9), end=time(11, 30)),
    ComingMeeting(day=JANUARY, start=time(13), body="Regionrådet"),
    ComingMeeting(day=MARCH, start=time(8, 30)),
    ComingMeeting(day=APRIL),
)


def test_day_and_time_are_those_of_the_coming_meeting_and_the_others_are_carried_on(tmp_path: Path) -> None:
    put(tmp_path, with_coming(held(a_meeting(DECEMBER, OPENING, NEXT)), *COMING))
    assert day_of_next(archive_of(tmp_path), BODY) == JANUARY
    head = made(tmp_path, JANUARY).meeting.head
    assert (head.day, head.start, head.end, head.place) == (JANUARY, time(9), time(11, 30), "Rådhuset")
    assert head.coming == COMING[2:]


def test_a_time_that_nobody_has_said_is_the_usual_one(tmp_path: Path) -> None:
    put(tmp_path, with_coming(held(a_meeting(DECEMBER, OPENING)), *COMING))
    for day, times in ((MARCH, (time(8, 30), time(12))), (APRIL, (time(8, 30), time(12)))):
        head = made(tmp_path, day).meeting.head
        assert (head.start, head.end) == times
        assert all(coming.day > day for coming in head.coming)


def test_what_was_recorded_of_the_next_meeting_counts_before_what_was_prepared(tmp_path: Path) -> None:
    said = Item(title=NEXT, background="Nästa möte är 19 januari 2017.", notes="Mötet flyttas till den 26 januari kl. 13.00–15.00.")
    put(tmp_path, with_coming(held(a_meeting(DECEMBER, OPENING, said)), *COMING))
    assert day_of_next(archive_of(tmp_path), BODY) == date(2017, 1, 26)
    head = made(tmp_path, date(2017, 1, 26)).meeting.head
    assert (head.start, head.end) == (time(13), time(15))
    assert [coming.day for coming in head.coming] == [MARCH, APRIL]


def test_the_list_of_coming_meetings_counts_before_a_text_that_was_prepared(tmp_path: Path) -> None:
    said = Item(title=NEXT, background="Nästa möte är 12 januari 2017.")
    put(tmp_path / "a", with_coming(held(a_meeting(DECEMBER, OPENING, said)), ComingMeeting(day=JANUARY, body=BODY), *COMING[3:]))
    put(tmp_path / "b", held(a_meeting(DECEMBER, OPENING, said)))
    assert day_of_next(archive_of(tmp_path / "a"), BODY) == JANUARY
    assert day_of_next(archive_of(tmp_path / "b"), BODY) == date(2017, 1, 12)


def test_nobody_has_said_when_the_body_meets_next(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, NEXT)))
    assert day_of_next(archive_of(tmp_path), BODY) is None
    assert day_of_next(archive_of(tmp_path), "Ingen") is None


def test_a_list_of_days_in_prose_becomes_the_coming_meetings(tmp_path: Path) -> None:
    listed = "Tider 2017, alltid 08:30–12:00:\n\n- jan to 2017-01-19\n- mars to 2017-03-02 13:00–15:00\n- 6 april kl. 9.00"
    others = "- Regionrådet 2017-02-03\n- KCmöte maj on 2017-05-10 08.30-12.00\n- internat 17–18 maj"
    put(tmp_path, held(a_meeting(DECEMBER, OPENING, Item(title=NEXT, background=f"{listed}\n{others}"))))
    assert made(tmp_path, JANUARY).meeting.head.coming == (
        ComingMeeting(day=MARCH, start=time(13), end=time(15)),
        ComingMeeting(day=APRIL, start=time(9)),
        ComingMeeting(day=date(2017, 5, 10), start=time(8, 30), end=time(12)),
    )


def test_numbers_that_run_on_do_so_within_the_year(tmp_path: Path) -> None:
    for day, first in ((DECEMBER, 65), (JANUARY, 3)):
        last = held(a_meeting(day, OPENING, "A", "B"))
        put(tmp_path / str(day), replace(last, head=replace(last.head, numbering="§", first_number=first)))
    assert made(tmp_path / str(DECEMBER), JANUARY).meeting.head.first_number == 1
    head = made(tmp_path / str(JANUARY), MARCH).meeting.head
    assert (head.numbering, head.first_number) == ("§", 6)


def test_guests_are_bound_by_the_numbers_that_run_on(tmp_path: Path) -> None:
    last = held(a_meeting(JANUARY, OPENING, postponed("A"), people=(Participant(name="Gäst", items="4"),)))
    put(tmp_path, replace(last, head=replace(last.head, numbering="§", first_number=3)))
    found = made(tmp_path, MARCH).meeting
    assert (titles(found), found.participants[0].items) == ([OPENING, PREVIOUS, "A"], "7")


def test_nothing_that_was_recorded_of_the_meeting_is_there(tmp_path: Path) -> None:
    last = whole_minutes()
    put(tmp_path, last)
    found = made(tmp_path, date(2017, 4, 20), last.head.body).meeting
    assert not found.is_recorded
    assert (found.head.agenda, found.head.approvals, found.head.state) == ("", (), DocumentState.DRAFT)
    assert (found.head.start, found.head.end) == (time(8, 30), time(12))


def test_the_sample_meeting_is_followed_by_the_one_in_january(tmp_path: Path) -> None:
    for file in (MINUTES_2013, MINUTES_2016):
        (tmp_path / "minutes").mkdir(exist_ok=True)
        (tmp_path / "minutes" / file.name).write_bytes(file.read_bytes())
    archive = archive_of(tmp_path)
    body = archive.bodies[0]
    assert day_of_next(archive, body) == JANUARY
    found = made(tmp_path, JANUARY, body)
    assert titles(found.meeting) == [OPENING, PREVIOUS, OTHER, NEXT, END]
    assert [person.name for person in found.meeting.participants][-1] == "Frida Nordin Ekdahl"
    assert len(found.meeting.participants) == 8
    assert len(found.meeting.head.coming) == 9
    assert (found.taken, found.forgotten) == ((), ())


# Templates.


def test_a_template_gives_everything_that_was_prepared_in_it(tmp_path: Path) -> None:
    put(tmp_path, with_coming(held(a_meeting(DECEMBER, OPENING, postponed("Bussar"))), *COMING))
    text = Item(title="Fast punkt", background="Text.", proposals=("F.",), attachments=("B",), subitems=(Item(title="Del"),))
    template = a_meeting(date(2000, 1, 1), OPENING, text, END, body="Någon annan", people=PEOPLE[:1])
    found = agenda_from(archive_of(tmp_path), template, BODY, JANUARY)
    assert titles(found.meeting) == [OPENING, PREVIOUS, "Fast punkt", "Del", "Bussar", END]
    fixed = item(found.meeting, "Fast punkt")
    assert (fixed.background, fixed.proposals, fixed.attachments) == (text.background, text.proposals, text.attachments)
    head = found.meeting.head
    assert (head.body, head.day, head.start, len(head.coming)) == (BODY, JANUARY, time(9), 3)
    assert found.meeting.participants == PEOPLE[:1]


def test_minutes_as_a_template_are_as_they_were_called_and_what_was_postponed_in_them_is_there_once(tmp_path: Path) -> None:
    last = put(tmp_path, held(a_meeting(DECEMBER, OPENING, "Ekonomi", postponed("Bussar"), END)))
    found = agenda_from(archive_of(tmp_path), read(last), BODY, JANUARY).meeting
    assert titles(found) == [OPENING, PREVIOUS, "Ekonomi", "Bussar", END]
    assert item(found, "Bussar").origin.meeting == DECEMBER
    assert not found.is_recorded


def test_without_any_meeting_there_is_the_one_to_begin_from(tmp_path: Path) -> None:
    archive = archive_of(tmp_path)
    assert next_agenda(archive, BODY, JANUARY) is None
    found = agenda_from(archive, starter(), BODY, JANUARY).meeting
    assert (found.head.body, found.head.day, found.participants) == (BODY, JANUARY, ())
    assert titles(found) == [OPENING, PREVIOUS, OTHER, NEXT, END]


# The file.


def test_a_kallelse_is_called_by_its_day_and_the_second_of_a_day_by_a_number(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    assert agenda_place(workspace, JANUARY) == tmp_path / "agendas" / "2017-01-19.toml"
    put(tmp_path, held(a_meeting(JANUARY, "A")))
    assert agenda_place(workspace, JANUARY).name == "2017-01-19-2.toml"
    put(tmp_path, a_meeting(JANUARY, "A"), "2017-01-19-2")
    assert agenda_place(workspace, JANUARY).name == "2017-01-19-3.toml"


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.toml"
    write_agenda(a_meeting(JANUARY, "A"), path)
    before = path.read_bytes()
    with pytest.raises(FileError, match="där finns redan en fil, som inte skrivs över; flytta undan den"):
        write_agenda(a_meeting(MARCH, "B"), path)
    assert path.read_bytes() == before
    link = tmp_path / "link.toml"
    link.symlink_to(tmp_path / "nowhere.toml")
    with pytest.raises(FileError):
        write_agenda(a_meeting(MARCH, "B"), link)
    assert not (tmp_path / "nowhere.toml").exists()


def test_two_on_a_day_and_one_before_the_last_are_asked_about(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(DECEMBER, "A")))
    put(tmp_path, a_meeting(JANUARY, "B"))
    put(tmp_path, a_meeting(APRIL, "C", body=REGION))
    archive = archive_of(tmp_path)
    assert doubts(archive, BODY, MARCH) == []
    assert doubts(archive, BODY, JANUARY) == ["Kommunchefsgruppen har redan en kallelse till 2017-01-19: agendas/2017-01-19.toml."]
    assert doubts(archive, BODY, NOVEMBER) == [
        "2016-11-10 är före 2017-01-19, då Kommunchefsgruppen redan har kallats till ett möte: agendas/2017-01-19.toml."
    ]
    assert doubts(archive, BODY, DECEMBER)[0].startswith("Kommunchefsgruppen har redan haft ett möte 2016-12-08: minutes/")
