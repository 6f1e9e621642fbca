import re
from collections.abc import Iterator
from datetime import date, time
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from kcminutes.meeting.model import Meeting
from kcminutes.meeting.numbering import PLAIN
from kcminutes.meeting.queries import has_item, item_at, known_people, present_count, walk
from kcminutes.meeting.states import Attendance, ItemStatus
from kcminutes.storage.toml import meetings as toml
from kcminutes.swedish.dates_in_prose import next_meeting_date
from kcminutes.swedish.dates_read import read_date
from kcminutes.swedish.names import matches
from support.keystrokes_2016 import TODAY, Step, steps
from support.samples import AGENDA_2013, AGENDA_2016, MINUTES_2013, MINUTES_2016, RECORDED

MUNICIPALITIES = {"Bjurholms", "Nordmalings", "Robertsfors", "Umeå", "Vindelns", "Vännäs", "Örnsköldsviks"}
ALL_FILES = [path for pair in RECORDED for path in pair]

# The beginnings of the SHA-256 of each first name and surname, in lower case, of the people in the real minutes that the samples
# are modelled on: the samples' people are invented, and the real names are not to stand in the project.
REAL_NAMES = """
    02d08359f754fb6b 043d762a76f1fd00 0a2d63962d62ac98 0e99fcdbc779626f 0e9d54c4c26c2c19 1bc01cd786d3d8e1 20a4611836d9648a
    27b281c3a8e69c8b 28bfff45f6e1582a 2af17d7dd151a595 2e6edf10614c4a27 35f8a74212bdae99 3ebcc3e64e22b4d3 3f2f02265b97b26c
    423bfa36568b4ce8 443721509b79d08a 46a646da2c88387e 65238e385ce34c5f 671b384efac5c9ef 675500171a65afdf 6c0c9335d5aa8d61
    70d98166acace7c3 722050b2e05ba6b5 74744f0df5ee1703 80c95d0e9e710a56 8541ffd7d52be2dc 8e9c760b6a035b36 91f148c5a836f791
    95ac9ce63a15ef42 9a707518dc9a536c a320bf7d2041c78b a6b78c3080f65879 b6c51ac0be71f75e ba4788b226aa8dc2 bf74e4a280affafb
    c33634fd6536f78b c4395c3fd0c32a0c c593c24ebcf5b703 ca0b642ed0c1c990 d84fe7e07bedb227 d9a31550033ee07d de6166add87aab6e
    e085a5cac74ec8d8 e3be35fb1ef96748 e67523d2a8614bb5 e87f468fb9123488 ea0bc3622f3bfb18 f3600a7f38db50d2 f3ceec9a1cced1c2
    fed14f65ee2055a3 ff38d2567b8123d1
"""


def _named(folder_and_name: Path) -> str:
    return "/".join(folder_and_name.parts[-2:])


every_file = pytest.mark.parametrize("path", ALL_FILES, ids=_named)
every_agenda = pytest.mark.parametrize("path", [AGENDA_2013, AGENDA_2016], ids=_named)
every_recording = pytest.mark.parametrize(("agenda_path", "minutes_path"), RECORDED, ids=_named)


def _is_real_name(word: str) -> bool:
    return sha256(word.casefold().encode()).hexdigest()[:16] in REAL_NAMES


def _words(text: str) -> Iterator[str]:
    """Every word, and each hyphenated one both whole and in its capitalised parts."""
    for word in re.findall(r"\w+(?:-\w+)*", text):
        yield word
        yield from (part for part in word.split("-") if part[:1].isupper())


def _counts(path: Path) -> tuple[int, int, int]:
    items = [item for _, item in walk(toml.read(path))]
    return len(items), sum(len(item.decisions) for item in items), sum(len(item.actions) for item in items)


@every_file
def test_a_sample_is_written_as_the_program_would_write_it(path: Path) -> None:
    assert toml.encode(toml.read(path)) == path.read_text(encoding="utf-8")


@every_file
def test_no_person_of_the_real_minutes_is_named_in_a_sample(path: Path) -> None:
    assert [word for word in _words(path.read_text(encoding="utf-8")) if _is_real_name(word)] == []


@every_file
def test_the_seven_municipalities_have_each_a_deciding_member(path: Path) -> None:
    voting = [person for person in toml.read(path).participants if person.voting]
    assert sorted(person.organisation for person in voting) == sorted(f"{name} kommun" for name in MUNICIPALITIES)


@every_file
def test_there_is_one_chair_one_vice_chair_and_one_secretary(path: Path) -> None:
    people = toml.read(path).participants
    assert [sum(person.has_role(role) for person in people) for role in ("ordförande", "vice ordförande", "sekreterare")] == [
        1,
        1,
        1,
    ]


@every_file
def test_a_guest_is_bound_to_items_that_exist(path: Path) -> None:
    meeting = toml.read(path)
    for guest in (person for person in meeting.participants if person.is_guest):
        attended = PLAIN.paths(guest.items)
        assert attended, guest.name
        assert all(has_item(meeting, place) for place in attended), guest.name


@every_file
def test_who_presents_or_answers_for_something_takes_part(path: Path) -> None:
    meeting = toml.read(path)
    assert set(known_people(meeting)) == {person.name for person in meeting.participants}


@every_agenda
def test_nothing_has_been_recorded_in_an_agenda(path: Path) -> None:
    assert not toml.read(path).is_recorded


@every_agenda
def test_an_agenda_fits_into_the_time_that_it_is_called_to(path: Path) -> None:
    meeting = toml.read(path)
    assert meeting.head.start
    assert meeting.head.end
    called = (meeting.head.end.hour - meeting.head.start.hour) * 60 + meeting.head.end.minute - meeting.head.start.minute
    assert 0 < sum(item.planned_minutes or 0 for item in meeting.items) <= called


@every_recording
def test_minutes_keep_what_was_called(agenda_path: Path, minutes_path: Path) -> None:
    agenda, minutes = toml.read(agenda_path), toml.read(minutes_path)
    assert [item.title for item in minutes.items] == [item.title for item in agenda.items]
    assert [item.background for item in minutes.items] == [item.background for item in agenda.items]
    assert [item.proposals for item in minutes.items] == [item.proposals for item in agenda.items]
    assert [item.presenters for item in minutes.items] == [item.presenters for item in agenda.items]
    for called, recorded in zip(agenda.items, minutes.items, strict=True):
        assert recorded.attachments[: len(called.attachments)] == called.attachments
    names = [person.name for person in agenda.participants]
    assert [person.name for person in minutes.participants][: len(names)] == names


@every_recording
def test_minutes_tell_who_was_there_and_when_the_meeting_was_held(agenda_path: Path, minutes_path: Path) -> None:
    minutes = toml.read(minutes_path)
    assert all(person.attendance for person in minutes.participants)
    assert minutes.head.opened
    assert minutes.head.closed
    spans = sorted((span.start, span.end) for _, item in walk(minutes) for span in item.handled)
    assert spans[0][0] == minutes.head.opened
    assert spans[-1][1] == minutes.head.closed
    for (start, end), (following, _) in pairwise(spans):
        assert end
        assert start < end <= following


def test_there_are_as_many_items_decisions_and_actions_as_in_the_real_minutes() -> None:
    assert _counts(MINUTES_2013) == (17, 16, 0)
    assert _counts(MINUTES_2016) == (19, 3, 5)
    assert [PLAIN.number(path) for path, _ in walk(toml.read(AGENDA_2016))] == [str(n) for n in range(1, 18)]


def test_nordmaling_is_called_in_2013_and_absent() -> None:
    minutes = toml.read(MINUTES_2013)
    assert [person.organisation for person in minutes.participants if person.attendance is Attendance.ABSENT] == [
        "Nordmalings kommun"
    ]
    assert present_count(minutes) == (7, 8)


def test_items_9_and_10_of_2013_are_postponed_to_the_next_meeting() -> None:
    postponed = {
        PLAIN.number(path): item.postponed_to for path, item in walk(toml.read(MINUTES_2013)) if item.status is ItemStatus.POSTPONED
    }
    assert postponed == {"9": date(2014, 1, 22), "10": date(2014, 1, 22)}


def test_nothing_is_handled_while_the_meeting_of_2013_is_adjourned() -> None:
    minutes = toml.read(MINUTES_2013)
    (pause,) = minutes.head.adjournments
    assert pause.end
    for _, item in walk(minutes):
        assert all(span.end and (span.end <= pause.start or pause.end <= span.start) for span in item.handled), item.title


def test_item_8_of_2016_is_withdrawn_with_its_reason_and_its_guest_stays_away() -> None:
    minutes = toml.read(MINUTES_2016)
    item = item_at(minutes, (7,))
    assert item.status is ItemStatus.WITHDRAWN
    assert item.reason
    assert [person.items for person in minutes.participants if person.attendance is Attendance.ABSENT] == ["8"]


def test_one_of_the_members_comes_late_in_2016() -> None:
    late = [person for person in toml.read(MINUTES_2016).participants if person.arrived]
    assert [(person.organisation, person.arrived) for person in late] == [("Vindelns kommun", time(8, 50))]


def test_the_wanted_slips_of_2016_are_there_to_be_found() -> None:
    minutes = toml.read(MINUTES_2016)
    assert "aug ti 2017-08-17" in item_at(minutes, (15,)).background
    assert date(2017, 8, 17).weekday() == 3, "a Thursday, as the real minutes have it wrong too"
    assert "oktober 2017" in item_at(minutes, (4,)).notes
    assert "[Myhr?]" in item_at(minutes, (14, 1)).notes
    assert not item_at(minutes, (14, 0)).actions[0].responsible


def test_the_next_meeting_is_known_before_the_meeting() -> None:
    expected = {AGENDA_2013: date(2014, 1, 22), AGENDA_2016: date(2017, 1, 19)}
    for path, day in expected.items():
        meeting = toml.read(path)
        (item,) = (item for item in meeting.items if item.title == "Nästa möte")
        assert next_meeting_date(item.background, after=meeting.head.day) == day


# What the secretary types.


def _step(wanted: str) -> Step:
    (found,) = (step for step in steps() if step.number == wanted)
    return found


def _recorded_2016() -> Meeting:
    return toml.read(MINUTES_2016)


def test_each_item_is_a_step_in_the_order_it_was_handled() -> None:
    order = "1 2 6 3 4 10 5 7 8 9 11 12 13 14 15 15.1 15.2 16 17"
    assert [step.number for step in steps()] == order.split()


def test_what_is_typed_is_all_that_was_recorded() -> None:
    typed = {step.path: (step.notes, step.decisions, tuple(action.text for action in step.actions)) for step in steps()}
    recorded = {
        path: (item.notes, item.decisions, tuple(action.text for action in item.actions)) for path, item in walk(_recorded_2016())
    }
    assert typed == recorded


def test_a_typed_date_means_the_recorded_one_and_each_is_typed_in_another_form() -> None:
    forms = []
    for step in steps():
        for typed, action in zip(step.actions, item_at(_recorded_2016(), step.path).actions, strict=True):
            assert read_date(typed.due, today=TODAY) == action.due, typed.due
            forms.append(re.sub(r"\d+", "1", typed.due))
    assert len(set(forms)) == len(forms) == 5


def test_typed_initials_or_parts_mean_the_recorded_person_and_nobody_else() -> None:
    agenda = toml.read(AGENDA_2016)
    for step in steps():
        for typed, action in zip(step.actions, item_at(_recorded_2016(), step.path).actions, strict=True):
            assert [matches(name, known_people(agenda)) for name in typed.responsible] == [[name] for name in action.responsible]


def test_only_the_sub_items_of_2016_are_added_live() -> None:
    assert [(step.number, step.title) for step in steps() if step.title] == [
        ("15.1", "Plattform – förebyggande insatser"),
        ("15.2", "Digitala Västerbotten"),
    ]
    assert len(_step("15.1").attachments) == 1
    assert not any(step.presenters or step.attachments for step in steps() if not step.title)


def test_everyones_attendance_is_typed_once() -> None:
    minutes = _recorded_2016()
    marked = [name for step in steps() for name in step.present + step.absent + step.late]
    assert sorted(marked) == sorted(person.name for person in minutes.participants)
    assert len(_step("1").present) == 7
    assert (_step("6").late, len(_step("6").present)) == (("Claes-Göran Stenfors",), 1)
    assert (_step("8").absent, _step("8").withdrawn) == (("Petra Hultmark",), item_at(minutes, PLAIN.path("8") or ()).reason)
    assert _step("10").present == ("Aino Lehtisaari",)
