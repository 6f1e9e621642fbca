"""Days and times that can't be are found where they stand, and those that can are left alone."""

from datetime import date, time
from typing import Any

import pytest
from msgspec.structs import replace

from kcminutes.meeting.model import Action, Approval, ComingMeeting, FollowUp, HandedOn, Item, Origin, Participant, Span
from kcminutes.meeting.place import HEAD, Cell, Part, Place
from kcminutes.meeting.states import Attendance, ItemStatus
from support.check_meetings import ITEM, findings, found, minutes, rules

BEFORE, DAY, AFTER = date(2016, 12, 7), date(2016, 12, 8), date(2016, 12, 9)
GUEST = Participant(name="Signe Hammar", title="polischef", items="1", attendance=Attendance.PRESENT)


def follow_up(meeting: date, **other: Any) -> FollowUp:
    return FollowUp(meeting=meeting, action="m2c6tt", text="Fråga länsstyrelsen", **other)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"origin": Origin(meeting=AFTER)}, "fran-efter-motet"),
        ({"origin": Origin(meeting=DAY)}, "fran-efter-motet"),
        ({"handed_on": (HandedOn(body="Regionrådet", day=BEFORE),)}, "vidare-fore-motet"),
        ({"status": ItemStatus.POSTPONED, "postponed_to": BEFORE}, "bordlagt-till"),
        ({"status": ItemStatus.POSTPONED, "postponed_to": DAY}, "bordlagt-till"),
        ({"postponed_to": AFTER}, "status-saknas"),
        ({"reason": "Föredraganden är sjuk."}, "status-saknas"),
        ({"status": ItemStatus.WITHDRAWN, "postponed_to": AFTER}, "status-saknas"),
    ],
)
def test_an_items_day_that_cannot_be_or_stands_without_its_status_is_found_at_the_item(change: dict[str, Any], rule: str) -> None:
    meeting = minutes(replace(ITEM, **change))
    assert [(one.rule, one.place) for one in findings(meeting)] == [(rule, Place(meeting.items[0].id, Part.ITEM))]


@pytest.mark.parametrize(
    "change",
    [
        {"origin": Origin(meeting=BEFORE)},
        {"origin": Origin(meeting=DAY, body="Regionrådet")},
        {"handed_on": (HandedOn(body="Regionrådet", day=DAY), HandedOn(body="Styrelsen"))},
        {"status": ItemStatus.POSTPONED, "postponed_to": AFTER, "reason": "Underlag saknas."},
        {"status": ItemStatus.WITHDRAWN, "reason": "Föredraganden är sjuk."},
        {"follow_ups": (follow_up(BEFORE, new_due=DAY), follow_up(DAY, body="Regionrådet"))},
    ],
)
def test_an_items_days_that_can_be_are_fine(change: dict[str, Any]) -> None:
    assert rules(minutes(replace(ITEM, **change))) == []


@pytest.mark.parametrize("odd", [follow_up(AFTER), follow_up(DAY), follow_up(BEFORE, new_due=BEFORE)])
def test_a_follow_up_of_what_is_to_come_or_with_a_new_day_that_has_passed_is_found_in_its_row(odd: FollowUp) -> None:
    meeting = minutes(replace(ITEM, follow_ups=(follow_up(BEFORE), odd)))
    assert [(one.rule, one.place.part, one.place.row) for one in findings(meeting)] == [("uppfoljning-dag", Part.FOLLOW_UPS, 1)]


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        ({"coming": (ComingMeeting(day=AFTER), ComingMeeting(day=BEFORE))}, "kommande-passerat"),
        ({"approvals": (Approval(version=1, day=BEFORE),)}, "faststallt-fore-motet"),
        ({"approvals": (Approval(version=1, day=AFTER, reopened=DAY),)}, "faststallt-fore-motet"),
        ({"start": time(8, 30), "opened": time(18, 30), "closed": time(20)}, "kallad-tid"),
        ({"end": time(12), "closed": time(18, 1)}, "kallad-tid"),
        ({"start": time(12), "end": time(8, 30), "opened": None, "closed": None}, "kallad-tid"),
        ({"start": time(9), "end": time(9)}, "kallad-tid"),
        ({"adjournments": (Span(start=time(8), end=time(9)),)}, "ajournering"),
        ({"adjournments": (Span(start=time(11, 30), end=time(12, 30)),)}, "ajournering"),
        ({"adjournments": (Span(start=time(10), end=time(9, 30)),)}, "ajournering"),
        ({"adjournments": (Span(start=time(10)),)}, "ajournering"),
        ({"adjournments": (Span(start=time(9), end=time(10)), Span(start=time(9, 30), end=time(11)))}, "ajournering"),
    ],
)
def test_a_day_or_time_of_the_meeting_that_cannot_be_is_found_in_the_head(head: dict[str, Any], rule: str) -> None:
    assert [(one.rule, one.place) for one in findings(minutes(**head))] == [(rule, HEAD)]


@pytest.mark.parametrize(
    "head",
    [
        {"coming": (ComingMeeting(day=DAY, body="Regionrådet"), ComingMeeting(day=AFTER))},
        {"approvals": (Approval(version=1, day=DAY, reopened=AFTER), Approval(version=2, day=AFTER))},
        {"start": time(8, 30), "end": time(12), "opened": time(9, 10), "closed": time(17, 30)},
        {"start": time(18, 30), "end": time(0, 30), "opened": time(18, 29), "closed": time(1, 40)},
        {"adjournments": (Span(start=time(9), end=time(9, 15)), Span(start=time(9, 15, 20), end=time(12)))},
        {"opened": time(23), "closed": time(1), "adjournments": (Span(start=time(23, 50), end=time(0, 10)),)},
    ],
)
def test_days_and_times_of_the_meeting_that_can_be_are_fine(head: dict[str, Any]) -> None:
    assert rules(minutes(**head)) == []


@pytest.mark.parametrize(("times", "said"), [({"arrived": time(12, 1)}, "avslutades"), ({"left": time(8, 29)}, "öppnades")])
def test_somebody_who_came_after_the_end_or_went_before_the_beginning_is_found(times: dict[str, time], said: str) -> None:
    (finding,) = findings(minutes(people=(replace(GUEST, **times),)))
    assert (finding.rule, finding.place) == ("kom-och-gick", Place(None, Part.PEOPLE, 2))
    assert said in finding.text


@pytest.mark.parametrize("arrived", [time(8), time(8, 29, 59), time(8, 30, 40), time(11, 59)])
def test_somebody_who_was_there_before_the_opening_or_came_during_the_meeting_is_fine(arrived: time) -> None:
    assert rules(minutes(people=(replace(GUEST, arrived=arrived, left=time(12, 0, 30)),))) == []


EVA, OTHER_EVA = (
    Participant(name="Eva Ek", organisation=organisation, voting=True, attendance=attendance)
    for organisation, attendance in (("Umeå kommun", Attendance.PRESENT), ("Vännäs kommun", Attendance.ABSENT))
)


def test_two_people_of_one_name_are_told_apart_by_their_organisations() -> None:
    assert rules(minutes(people=(EVA, OTHER_EVA))) == []
    assert rules(minutes(people=(EVA, replace(OTHER_EVA, organisation="umeå kommun")))) == ["narvaro-motsagelse"]
    stand_in = replace(GUEST, items="", replaces="Eva Ek (Vännäs kommun)")
    assert rules(minutes(people=(EVA, OTHER_EVA, stand_in))) == []
    assert rules(minutes(people=(EVA, OTHER_EVA, replace(stand_in, replaces="Eva Ek (Umeå kommun)")))) == ["ersattare"]


def test_a_responsible_person_whose_name_two_have_is_asked_about() -> None:
    def of(name: str) -> Item:
        return replace(ITEM, actions=(Action(text="Ringa", due=AFTER, responsible=(name,)),))

    (finding,) = found(minutes(of("Eva Ek"), people=(EVA, OTHER_EVA)), "ansvarig-oklar")
    assert (finding.place.part, finding.place.cell) == (Part.ACTIONS, Cell.RESPONSIBLE)
    assert rules(minutes(of("Eva Ek (Umeå kommun)"), people=(EVA, OTHER_EVA))) == []
    assert rules(minutes(of("Eva Ek"), people=(EVA,))) == []
