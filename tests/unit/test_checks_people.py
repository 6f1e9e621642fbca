from datetime import date, time
from typing import Any

import pytest
from msgspec.structs import replace

from kcminutes.meeting.model import Absence, Action, FollowUp, HandedOn, Head, Item, Meeting, Participant
from kcminutes.meeting.place import HEAD, Cell, Part
from kcminutes.meeting.states import Attendance, ItemStatus
from support.check_meetings import ACTION, CHAIR, ITEM, SECRETARY, found, minutes, path_of, rules, with_actions
from support.strategies import called_meeting

HERE, AWAY = Attendance.PRESENT, Attendance.ABSENT
GUEST = Participant(name="Signe Hammar", title="polischef", items="1", attendance=HERE)


def alone(*people: Participant) -> Meeting:
    return replace(minutes(), participants=people)


def test_minutes_in_order_have_no_findings() -> None:
    assert rules(with_actions(ACTION)) == []
    assert rules(minutes(people=(GUEST,))) == []


def test_a_meeting_that_was_opened_but_never_closed_is_found_in_the_head() -> None:
    (finding,) = found(minutes(closed=None), "motestider")
    assert finding.place == HEAD
    assert "08.30" in finding.text


@pytest.mark.parametrize("times", [{"opened": None}, {"closed": time(8)}])
def test_a_meeting_that_was_closed_before_or_without_being_opened_is_found(times: dict[str, Any]) -> None:
    assert rules(minutes(**times)) == ["motestider"]


def test_a_meeting_without_times_has_no_finding_of_them() -> None:
    assert rules(minutes(opened=None, closed=None)) == []


def test_a_meeting_without_chair_or_secretary_is_found() -> None:
    assert rules(alone(SECRETARY)) == ["ordforande"]
    assert rules(alone(CHAIR)) == ["sekreterare"]


def test_an_absent_chair_is_found_unless_the_vice_chair_is_there() -> None:
    absent = replace(CHAIR, attendance=AWAY)
    (finding,) = found(alone(absent, SECRETARY), "ordforande")
    assert finding.text == "Ingen närvarande har uppdraget ordförande"
    assert rules(alone(absent, replace(GUEST, items="", roles=("Vice ordförande",)), SECRETARY)) == []


@pytest.mark.parametrize(("chair", "secretary"), [("Ordf.", "Sekr."), ("1:e vice ordförande", "mötessekreterare")])
def test_chair_and_secretary_are_known_however_their_roles_are_written(chair: str, secretary: str) -> None:
    assert rules(alone(replace(CHAIR, roles=(chair,)), replace(SECRETARY, roles=(secretary,)))) == []
    assert rules(alone(replace(CHAIR, roles=(f"{chair}, {secretary}",)))) == []
    assert rules(alone(replace(CHAIR, roles=("ersättare för ordföranden",)), SECRETARY)) == ["ordforande"]


def test_attendance_that_nobody_has_marked_is_one_finding() -> None:
    people = [replace(person, attendance=None) for person in (CHAIR, SECRETARY, GUEST)]
    assert rules(alone(*people)) == ["narvaro"]


def test_each_one_whose_attendance_is_not_marked_is_found_also_a_guest() -> None:
    meeting = minutes(people=(replace(GUEST, attendance=None), replace(GUEST, name="Bror Ek", items="", attendance=None)))
    assert [(one.place.part, one.place.row) for one in found(meeting, "narvaro")] == [(Part.PEOPLE, 2), (Part.PEOPLE, 3)]


@pytest.mark.parametrize("items", ["", "1"])
def test_somebody_who_is_both_present_and_absent_is_found(items: str) -> None:
    twin = replace(CHAIR, name="MAJKEN FJÄLLSTRÖM", attendance=AWAY, items=items)
    assert [finding.place.row for finding in found(minutes(people=(twin,)), "narvaro-motsagelse")] == [2]


def test_somebody_absent_with_a_time_of_arrival_is_found() -> None:
    assert rules(minutes(people=(replace(GUEST, attendance=AWAY, arrived=time(9)),))) == ["narvaro-motsagelse"]


def test_somebody_listed_twice_with_the_same_attendance_is_no_contradiction() -> None:
    assert rules(minutes(people=(CHAIR,))) == []


def test_somebody_who_left_before_coming_is_found() -> None:
    assert rules(minutes(people=(replace(GUEST, arrived=time(10), left=time(9)),))) == ["kom-och-gick"]
    assert rules(minutes(people=(replace(GUEST, arrived=time(9), left=time(10)),))) == []


def test_times_that_are_shown_as_the_same_minute_are_never_out_of_order() -> None:
    assert rules(minutes(opened=time(8, 30, 20), closed=time(8, 30))) == []
    assert rules(minutes(people=(replace(GUEST, arrived=time(9, 0, 40), left=time(9)),))) == []
    assert rules(minutes(opened=time(8, 30, 20), people=(away((time(8, 30), time(8, 40))),))) == []


def away(*stretches: tuple[time, time | None], **other: time) -> Participant:
    """A guest who was out of the room for the stretches."""
    return replace(GUEST, away=tuple(Absence(start=start, end=end, reason="jäv") for start, end in stretches), **other)


EVENING = {"opened": time(18, 30), "closed": time(0, 40)}


def test_a_meeting_may_pass_midnight() -> None:
    late = away((time(23, 50), time(0, 10)), (time(0, 20), None), arrived=time(23, 40), left=time(0, 30))
    assert rules(minutes(**EVENING, people=(late,))) == []
    assert rules(minutes(**EVENING, people=(replace(GUEST, arrived=time(0, 20), left=time(23, 50)),))) == ["kom-och-gick"]
    assert rules(minutes(opened=time(18, 30), closed=time(18))) == ["motestider"]


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (away((time(10), time(9, 50))), "kom tillbaka kl. 09.50, innan hen gick ut kl. 10.00"),
        (away((time(8), time(9))), "gick ut kl. 08.00, innan mötet öppnades kl. 08.30"),
        (away((time(9), time(9, 20)), arrived=time(9, 10)), "gick ut kl. 09.00, innan hen kom kl. 09.10"),
        (away((time(11, 30), time(12, 30))), "kom tillbaka kl. 12.30, efter att mötet avslutades kl. 12.00"),
        (away((time(12, 10), None)), "gick ut kl. 12.10, efter att mötet avslutades kl. 12.00"),
        (away((time(11), time(11, 20)), left=time(10, 50)), "gick ut kl. 11.00, efter att hen gick kl. 10.50"),
        (away((time(9), time(10)), (time(9, 30), time(9, 40))), "gick ut kl. 09.30 fast hen redan var borta"),
        (away((time(9, 30), time(9, 40)), (time(9), time(10))), "gick ut kl. 09.30 fast hen redan var borta"),
        (away((time(9), None), (time(10), time(10, 10))), "gick ut kl. 10.00 fast hen redan var borta"),
    ],
)
def test_a_stretch_out_of_the_room_that_cannot_be_is_found_at_the_person(person: Participant, said: str) -> None:
    (finding,) = found(minutes(people=(person,)), "borta")
    assert finding.text == f"Signe Hammar {said}"
    assert (finding.place.part, finding.place.row) == (Part.PEOPLE, 2)
    assert rules(minutes(people=(person,))) == ["borta"]


def test_stretches_out_of_the_room_that_follow_on_each_other_are_fine() -> None:
    person = away((time(8, 30), time(9)), (time(9), time(9, 20)), (time(11, 50), None))
    assert rules(minutes(people=(person,))) == []
    assert rules(minutes(people=(away((time(11), time(12))),))) == []


def test_somebody_absent_has_no_stretch_out_of_the_room() -> None:
    assert rules(minutes(people=(replace(away((time(9), time(8))), attendance=AWAY),))) == ["narvaro-motsagelse"]


@pytest.mark.parametrize("written", ["majken fjällström", "Majken  Fjällström", "MAJKEN FJALLSTRÖM"])
def test_somebody_who_replaces_a_person_that_is_present_is_found(written: str) -> None:
    (finding,) = found(minutes(people=(replace(GUEST, items="", replaces=written),)), "ersattare")
    assert "Majken Fjällström" in finding.text


@pytest.mark.parametrize(
    "change", [{"attendance": AWAY}, {"left": time(10)}, {"arrived": time(10)}, {"away": (Absence(start=time(9)),)}]
)
def test_somebody_who_replaces_a_person_that_is_away_for_a_while_is_fine(change: dict[str, object]) -> None:
    replaced = Participant(name="Bror Ek", attendance=HERE)
    people = (replace(replaced, **change), replace(GUEST, items="", replaces="Bror Ek"))
    assert rules(minutes(people=people)) == []


@pytest.mark.parametrize("replaced", ["nö", "NÖ", "Niklas", "öhrvall"])
def test_somebody_who_replaces_initials_or_a_part_of_a_name_is_found(replaced: str) -> None:
    away = Participant(name="Niklas Öhrvall", attendance=AWAY)
    meeting = minutes(people=(away, replace(GUEST, items="", replaces=replaced)))
    assert rules(meeting) == ["ersatter-oklar"]


@pytest.mark.parametrize("replaced", ["Niklas Öhrvall", "Eva Ek", "ordföranden", ""])
def test_somebody_who_replaces_a_whole_name_or_a_role_is_fine(replaced: str) -> None:
    away = Participant(name="Niklas Öhrvall", attendance=AWAY)
    assert rules(minutes(people=(away, replace(GUEST, items="", replaces=replaced)))) == []


def test_a_guest_who_is_present_at_a_withdrawn_item_is_found() -> None:
    withdrawn = Item(title="PA-system", status=ItemStatus.WITHDRAWN, subitems=(ITEM,))
    for items in ("2", "1-2", "2.1"):
        (finding,) = found(minutes(ITEM, withdrawn, people=(replace(GUEST, items=items),)), "gast")
        assert finding.place.row == 2
    assert rules(minutes(ITEM, withdrawn, people=(replace(GUEST, items="2", attendance=AWAY),))) == []


def test_a_guests_items_have_the_numbers_that_are_shown() -> None:
    withdrawn = Item(title="PA-system", status=ItemStatus.WITHDRAWN)

    def checked(items: str) -> list[str]:
        meeting = minutes(ITEM, withdrawn, people=(replace(GUEST, items=items),), numbering="§", first_number=65)
        return [finding.text for finding in found(meeting, "gast")]

    assert checked("65") == []
    assert checked("66") == ["Gästen Signe Hammar står som närvarande vid ärende §\u00a066, som utgick"]
    assert checked("1") == ["Gästen Signe Hammar hör till ärende §\u00a01, som inte finns"]


def test_a_deciding_member_of_some_items_is_called_no_guest() -> None:
    (finding,) = found(minutes(people=(replace(GUEST, voting=True, items="9"),)), "gast")
    assert finding.text == "Signe Hammar hör till ärende 9, som inte finns"


@pytest.mark.parametrize("items", ["2", "1.1", "1-3", "till slutet"])
def test_a_guest_at_an_item_that_does_not_exist_is_found(items: str) -> None:
    assert rules(minutes(people=(replace(GUEST, items=items),))) == ["gast"]


def test_an_agenda_is_checked_only_for_what_can_be_known_before_the_meeting() -> None:
    assert rules(called_meeting()) == ["sekreterare"]
    people = tuple(replace(person, roles=("ordförande", "sekreterare"), items="9") for person in called_meeting().participants)
    assert rules(replace(called_meeting(), participants=people)) == ["gast", "gast"]


def test_an_item_without_anything_recorded_is_found() -> None:
    meeting = minutes(ITEM, Item(title="Ekonomi", background="Läget."), Item(title="Övrigt", notes=" \n- \n"))
    assert [path_of(meeting, finding.place) for finding in found(meeting, "arende-tomt")] == [(1,), (2,)]


@pytest.mark.parametrize(
    "item",
    [
        Item(title="Ekonomi", decisions=("Gruppen noterar läget.",)),
        Item(title="Ekonomi", status=ItemStatus.WITHDRAWN),
        Item(title="Ekonomi", actions=(ACTION,)),
        Item(title="Ekonomi", handed_on=(HandedOn(body="Regionrådet"),)),
        Item(title="Uppföljning", follow_ups=(FollowUp(meeting=date(2016, 11, 10), action="m2c6tt"),)),
        Item(title="Övriga frågor", subitems=(ITEM,)),
        Item(title="Utgick", status=ItemStatus.WITHDRAWN, subitems=(Item(title="Också detta"),)),
    ],
)
def test_an_item_that_says_what_became_of_it_is_fine(item: Item) -> None:
    assert rules(minutes(item)) == []


def test_of_an_empty_item_with_sub_items_only_the_empty_sub_items_are_found() -> None:
    meeting = minutes(Item(title="Övriga frågor", subitems=(ITEM, Item(title="Sommartider"))))
    assert [path_of(meeting, finding.place) for finding in found(meeting, "arende-tomt")] == [(0, 1)]


def test_a_blank_decision_is_found_where_it_stands_among_the_decisions() -> None:
    (finding,) = found(minutes(replace(ITEM, decisions=("Ja.", " - "))), "beslut-tomt")
    assert (finding.place.part, finding.place.offset) == (Part.DECISIONS, len("Ja.\n\n"))


@pytest.mark.parametrize(("day", "names"), [(date(2016, 12, 8), ["bordlagt-till"]), (date(2017, 1, 19), [])])
def test_an_item_is_postponed_to_a_later_day(day: date, names: list[str]) -> None:
    assert rules(minutes(replace(ITEM, status=ItemStatus.POSTPONED, postponed_to=day))) == names


@pytest.mark.parametrize(
    ("change", "rule", "cell"),
    [
        ({"text": " "}, "atgard-text", Cell.TEXT),
        ({"due": None}, "atgard-datum", Cell.DUE),
        ({"due": None, "when": " "}, "atgard-datum", Cell.DUE),
        ({"responsible": ()}, "atgard-ansvarig", Cell.RESPONSIBLE),
        ({"responsible": (" ",)}, "atgard-ansvarig", Cell.RESPONSIBLE),
        ({"responsible": ("Otto Palmkvist",)}, "ansvarig-okand", Cell.RESPONSIBLE),
        ({"due": date(2016, 12, 7)}, "atgard-fore-motet", Cell.DUE),
        ({"due": date(2071, 1, 1)}, "atgard-langt-fram", Cell.DUE),
        ({"text": "Klart 31 november"}, "datum-finns-inte", Cell.TEXT),
    ],
)
def test_an_action_that_lacks_something_or_has_something_odd_is_found_in_its_cell(
    change: dict[str, object], rule: str, cell: Cell
) -> None:
    meeting = with_actions(ACTION, replace(ACTION, **change))
    (place,) = (one.place for one in found(meeting, rule))
    assert (path_of(meeting, place), place.part, place.row, place.cell) == ((0,), Part.ACTIONS, 1, cell)
    assert rules(meeting) == [rule]


def test_an_action_whose_time_is_said_in_words_lacks_no_date() -> None:
    assert rules(with_actions(replace(ACTION, due=None, when="löpande"))) == []


def test_an_action_due_on_the_day_of_the_meeting_and_a_row_not_begun_are_fine() -> None:
    assert rules(with_actions(replace(ACTION, due=date(2016, 12, 8)), Action())) == []


def responsible(name: str) -> list[str]:
    other = Item(title="Digitala Västerbotten", notes="Ja.", presenters=("Aina Näsman",))
    return rules(minutes(replace(ITEM, actions=(replace(ACTION, responsible=(name,)),)), other, people=(GUEST,)))


@pytest.mark.parametrize(
    "name",
    [
        *("Majken Fjälström", "Otto Palmkvist", "Lisa", "Eva von Ekdal"),
        *("Majken Fjällström och Otto Palm", "Otto Palm, Umeå kommun"),
    ],
)
def test_a_responsible_person_whom_the_meeting_does_not_know_is_found(name: str) -> None:
    assert responsible(name) == ["ansvarig-okand"]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Majken Fjällström",
            "majken fjällström",
            "Majken",
            "Ture A S",
            "M Fjällström",
            "Ahl Sundbom",
            "Signe Hammar",
            "Aina Näsman",
        ),
        *("Majken Fjällström och Signe Hammar", "Majken/Ture", "Signe Hammar (polisen)", "Signe Hammar m.fl."),
        *("Alla", "alla", "Samtliga", "Samtliga kommuner", "Respektive kommun", "Kommuncheferna", "Personalcheferna i länet"),
        *("Kansliet", "Polisen", "SKL", "IT", "AU", "Styrgruppen", "IT-chefsgruppen", "Kommunchefsgruppen", "Räddningstjänsten"),
        *("Krokom", "Krokoms kommun", "Umeå", "Region Västerbotten", "Digitala Västerbotten", "Försäkringskassan"),
        *("Ordföranden", "sekreteraren", "polischef", "projektledaren", "Kommunikatörerna"),
    ],
)
def test_people_of_the_meeting_and_groups_roles_and_organisations_can_be_responsible(name: str) -> None:
    assert responsible(name) == []


@pytest.mark.parametrize("name", ["kalle", "kalle anka", "fnx"])
def test_a_responsible_name_that_became_nobodys_is_a_hint(name: str) -> None:
    assert responsible(name) == ["ansvarig-gemener"]


@pytest.mark.parametrize("name", ["alla", "ks", "kommunerna", "kommunchefer", "presidiet", "alla kommuner", "it", "sekreteraren"])
def test_a_group_or_a_role_in_lower_case_is_fine(name: str) -> None:
    assert responsible(name) == []


def test_somebody_present_and_absent_is_found_whichever_row_is_unmarked():
    rows = (None, Attendance.PRESENT, Attendance.ABSENT)
    people = tuple(Participant(name="Ada Ek", attendance=attendance) for attendance in rows)
    meeting = Meeting(head=Head(body="KC", day=date(2016, 12, 8)), participants=people)
    assert "narvaro-motsagelse" in rules(meeting)
