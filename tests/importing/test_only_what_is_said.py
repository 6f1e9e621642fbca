from datetime import time

import pytest

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import pasted
from kcminutes.meeting.states import Attendance, ItemStatus
from support.pasted_minutes import minutes

PRESENT = Attendance.PRESENT


@pytest.mark.parametrize("label", ["Kallade", "Inbjudna", "Medlemmar", "Kallade deltagare"])
def test_nobody_was_there_because_they_were_called(label: str) -> None:
    people = minutes(f"{label}: Eva Ek, Bo Alm").participants
    assert [(person.name, person.attendance) for person in people] == [("Eva Ek", None), ("Bo Alm", None)]


def test_who_was_called_and_is_named_among_those_present_was_there() -> None:
    people = minutes("Kallade: Eva Ek, Bo Alm\n\nNärvarande: Eva Ek").participants
    assert {person.name: person.attendance for person in people} == {"Eva Ek": PRESENT, "Bo Alm": None}


@pytest.mark.parametrize("label", ["Deltagare", "Närvarande", "Mötesdeltagare"])
def test_who_took_part_was_there(label: str) -> None:
    assert [person.attendance for person in minutes(f"{label}: Eva Ek, Bo Alm").participants] == [PRESENT, PRESENT]


@pytest.mark.parametrize(
    "text",
    [
        "Ärendet utgår inte.",
        "Utgår från förslaget i bilaga 1.",
        "Ärendet utgår ur budgeten för 2026.",
        "Ärendet bordlades vid förra mötet. Styrgruppen godkänner nu planen.",
        "Motionen bordläggs i fullmäktige. Lisa informerade.",
        "Rapporten flyttas till nästa mapp i systemet.",
        "Ärendet utgick dock inte, utan behandlades.",
        "Ärendet bordlades inte utan avgjordes.",
        "Ärendet ska inte bordläggas.",
        "Om ärendet utgår får det tas upp i februari.",
        "Eva Ek yrkar att ärendet bordläggs.",
        "Frågan är om ärendet bordläggs.",
        "Beslut: Att inte bordlägga ärendet.",
        "Beslut: Att avslå yrkandet att bordlägga ärendet.",
        "Beslut: Ärendet bordläggs inte.",
    ],
)
def test_a_status_that_is_denied_or_asked_for_is_none_and_the_words_stay(text: str) -> None:
    item = minutes("", text).items[1]
    assert (item.status, item.reason, item.postponed_to) == (None, "", None)
    assert text.removeprefix("Beslut: ").rstrip(".") in " ".join([item.notes, *item.decisions])


@pytest.mark.parametrize(
    ("text", "reason"), [("Ärendet utgår då underlaget inte är klart.", "Underlaget inte är klart"), ("Utgår.", "")]
)
def test_a_reason_may_deny_something(text: str, reason: str) -> None:
    item = minutes("", text).items[1]
    assert item.status is not None
    assert item.reason == reason


def test_whom_to_tell_that_one_cannot_come_is_nobody_absent() -> None:
    assert [person.name for person in minutes("Närvarande: Eva Ek\nFörhinder: meddelas Bo Alm").participants] == ["Eva Ek"]
    assert [person.name for person in minutes("Närvarande: Eva Ek\nFörhinder: Meddelas Bo Alm").participants] == ["Eva Ek"]


@pytest.mark.parametrize("text", ["Efter avslutat samråd: frågan bordläggs.", "Med avslutad remiss i ryggen: ärendet bordläggs."])
def test_a_word_that_only_begins_as_a_refusal_takes_nothing_back(text: str) -> None:
    assert minutes("Närvarande: Eva Ek", text).items[1].status is ItemStatus.POSTPONED


def test_what_is_refused_is_not_said_to_be_so() -> None:
    assert minutes("Närvarande: Eva Ek", "Gruppen avslår att ärendet bordläggs.").items[1].status is None


@pytest.mark.parametrize("told", ["från 25.75", "kl 9.00-31.00", "lämnade mötet kl 10.99"])
def test_a_time_that_there_is_not_stays_with_the_person_as_it_was_written(told: str) -> None:
    (person,) = minutes(f"Närvarande: Eva Ek ({told})").participants
    assert (person.name, person.title, person.arrived, person.left) == ("Eva Ek", told, None, None)


def test_when_somebody_came_and_went_is_read() -> None:
    people = minutes("Närvarande: Eva Ek (kl 9.00-10.15), Bo Alm (från 9.30), Per Ask (lämnade mötet kl 11.00)").participants
    assert [(one.arrived, one.left) for one in people] == [(time(9), time(10, 15)), (time(9, 30), None), (None, time(11))]


def test_two_who_are_named_within_brackets_are_nobody_of_their_own() -> None:
    people = minutes("Närvarande: Bo Ek (ersätter Eva Lind och Per Ask), Eva Norr").participants
    assert [person.name for person in people] == ["Bo Ek", "Eva Norr"]


@pytest.mark.parametrize("head", ["Omedelbar justering", "Förmöte", "Ajournering"])
def test_what_is_told_of_the_meetings_course_ends_no_item(head: str) -> None:
    whole = "Protokoll\n\nDag: 2016-12-08\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Slut\n\nLäget."
    whole += f"\n\n{head}\n\nAlla är med.\n\nBeslut\n\nAtt sluta."
    item = imported(pasted(whole)).meeting.items[-1]
    assert (item.title, item.decisions) == ("Slut", ("Att sluta.",))
    assert "Alla är med." in item.notes
