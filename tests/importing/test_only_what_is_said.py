import pytest

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import pasted
from kcminutes.meeting.model import Meeting
from kcminutes.meeting.states import Attendance

PRESENT = Attendance.PRESENT


def minutes(people: str, text: str = "Läget är gott.") -> Meeting:
    body = f"1. Öppnande\n\nMötet öppnades.\n\n2. Ekonomi\n\n{text}\n\n3. Slut\n\nMötet avslutades."
    return imported(pasted(f"Protokoll\n\nDag: 2016-12-08\n{people}\n\n{body}")).meeting


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
    assert text.removeprefix("Beslut: ").rstrip(".") in "\n".join([item.notes, *item.decisions])


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
