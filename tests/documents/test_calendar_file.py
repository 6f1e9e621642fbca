import os
import sys
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from icalendar import Calendar, Timezone
from msgspec.structs import replace

from kcminutes.documents.calendar_file import ZONE, invitation, meeting_calendar, task_calendar
from kcminutes.documents.delivery import data_of
from kcminutes.meeting.assigned import assigned
from kcminutes.meeting.model import Action, ComingMeeting, Head, Item, Meeting
from kcminutes.storage.toml.meetings import read
from kcminutes.swedish.refusal import Refusal
from support.samples import AGENDA_2016, MINUTES_2016
from support.strategies import MEETING
from support.whole_format import whole_agenda, whole_minutes

MADE = datetime(2016, 12, 8, 13, 5, tzinfo=UTC)


def meeting(**head: Any) -> Meeting:
    return Meeting(head=Head(body="Kommunchefsgruppen", day=date(2017, 1, 19), **head))


def parts(content: bytes, name: str) -> list[Any]:
    return Calendar.from_ical(content).walk(name)


def when(event: Any) -> tuple[Any, Any]:
    return event.decoded("dtstart"), event.decoded("dtend") if "dtend" in event else None


def test_a_kallelse_is_an_event_in_swedish_time_with_its_items_and_when_they_begin() -> None:
    (event,) = parts(invitation(read(AGENDA_2016), made=MADE), "VEVENT")
    zone = ZoneInfo(ZONE)
    assert when(event) == (datetime(2016, 12, 8, 8, 30, tzinfo=zone), datetime(2016, 12, 8, 12, tzinfo=zone))
    assert str(event["summary"]) == "Kommunchefsgruppen"
    assert str(event["location"]) == "Hjälmen, 1 tr höger, Umeå stadshus"
    assert event.decoded("dtstamp") == MADE
    assert str(event["description"]).split("\n")[:2] == ["08.30 1 Mötets öppnande", "08.35 2 Föregående minnesanteckningar"]


def test_every_line_is_short_and_ends_as_the_standard_has_it() -> None:
    for content in (meeting_calendar(whole_minutes(), made=MADE), meeting_calendar(whole_agenda(), made=MADE)):
        assert content.endswith(b"\r\n")
        lines = content.split(b"\r\n")
        assert not any(b"\n" in line or b"\r" in line for line in lines)
        assert max(map(len, lines)) <= 75
        assert content.decode()
        assert content.count(b"BEGIN:VCALENDAR") == content.count(b"END:VCALENDAR") == 1


@given(MEETING)
@settings(max_examples=60, deadline=None)
def test_any_meeting_makes_a_calendar_that_can_be_read(meeting: Meeting) -> None:
    content = meeting_calendar(meeting, made=MADE)
    assert len(parts(content, "VEVENT")) >= 1
    assert {str(one["uid"]) for one in parts(content, "VEVENT")}
    assert all(one.decoded("dtstart") for one in parts(content, "VEVENT"))


def test_the_files_own_zone_has_the_hours_of_sweden() -> None:
    (zone,) = Calendar.from_ical(meeting_calendar(meeting(start=time(8, 30)), made=MADE)).walk("VTIMEZONE")
    assert isinstance(zone, Timezone)
    told, real = zone.to_tz(lookup_tzid=False), ZoneInfo("Europe/Stockholm")
    for year in (1999, 2017, 2026, 2037):
        for offset in range(0, 365, 5):
            at = datetime(year, 1, 1, 12) + timedelta(days=offset)
            assert at.replace(tzinfo=told).utcoffset() == at.replace(tzinfo=real).utcoffset(), at


@pytest.mark.parametrize(
    ("head", "times"),
    [
        ({}, (date(2017, 1, 19), None)),
        ({"start": time(8, 30)}, (datetime(2017, 1, 19, 8, 30), None)),
        ({"start": time(22), "end": time(0, 30)}, (datetime(2017, 1, 19, 22), datetime(2017, 1, 20, 0, 30))),
        ({"opened": time(8, 32, 5, 250), "closed": time(9)}, (datetime(2017, 1, 19, 8, 32, 5), datetime(2017, 1, 19, 9))),
        ({"start": time(8, 30), "end": time(12), "opened": time(8, 32)}, (datetime(2017, 1, 19, 8, 30), datetime(2017, 1, 19, 12))),
    ],
)
def test_an_event_is_when_the_meeting_is_called_to_and_a_whole_day_if_nobody_has_said(
    head: dict[str, Any], times: tuple[Any, ...]
) -> None:
    (event,) = parts(invitation(meeting(**head), made=MADE), "VEVENT")
    assert tuple(one.replace(tzinfo=None) if isinstance(one, datetime) else one for one in when(event)) == times


def test_the_coming_meetings_are_events_that_a_calendar_knows_again() -> None:
    coming = (
        ComingMeeting(day=date(2017, 1, 19)),
        ComingMeeting(day=date(2017, 3, 2), start=time(8, 30)),
        ComingMeeting(day=date(2017, 3, 2), start=time(13)),
        ComingMeeting(day=date(2017, 3, 2), start=time(15), body="Regionrådet"),
    )
    events = parts(meeting_calendar(meeting(coming=coming), made=MADE), "VEVENT")
    assert [(str(one["summary"]), one.decoded("dtstart").isoformat()[:16]) for one in events] == [
        ("Kommunchefsgruppen", "2017-01-19"),
        ("Kommunchefsgruppen", "2017-03-02T08:30"),
        ("Kommunchefsgruppen", "2017-03-02T13:00"),
        ("Regionrådet", "2017-03-02T15:00"),
    ]
    assert len({str(one["uid"]) for one in events}) == 4
    march = replace(meeting(start=time(9)), head=replace(meeting().head, day=date(2017, 3, 2), start=time(9)))
    assert str(parts(invitation(march, made=MADE), "VEVENT")[0]["uid"]) == str(events[1]["uid"])


def test_actions_with_a_day_are_tasks_that_tell_what_who_and_where_from() -> None:
    todos = parts(meeting_calendar(read(MINUTES_2016), made=MADE), "VTODO")
    assert [one.decoded("due") for one in todos] == [
        date(2017, 5, 8),
        date(2017, 4, 24),
        date(2017, 5, 18),
        date(2017, 1, 11),
        date(2017, 1, 10),
    ]
    assert str(todos[-1]["summary"]) == "Frida bjuder in Tomas Berglöv och Jesper Myhr."
    description = str(todos[-1]["description"])
    assert "Ansvarig: Frida Nordin Ekdahl" in description
    assert description.endswith("Kommunchefsgruppen 2016-12-08, 15.2 Digitala Västerbotten")
    assert len({str(one["uid"]) for one in todos}) == 5


def test_an_action_without_a_day_is_no_task_and_one_without_text_is_called_by_its_item() -> None:
    actions = (
        Action(id="a", text="Löpande", when="löpande"),
        Action(id="b", due=date(2017, 5, 8)),
        Action(id="c", text="**Räkna**\n\n- på det" + "!" * 300, due=date(2017, 5, 9)),
        Action(id="d"),
    )
    one = replace(meeting(), items=(Item(title="Ekonomi", actions=actions),))
    first, second = parts(meeting_calendar(one, made=MADE), "VTODO")
    assert str(first["summary"]) == "Ekonomi"
    assert str(second["summary"]).startswith("Räkna - på det!!")
    assert len(str(second["summary"])) == 200
    assert task_calendar(one, [task for task in assigned(one) if task.action.id == "a"]) is None


def test_the_tasks_of_one_person_or_of_some_items_alone() -> None:
    minutes = read(MINUTES_2016)
    assert len(parts(data_of(minutes, "ics", person="fne"), "VTODO")) == 4
    assert parts(data_of(minutes, "ics", person="fne"), "VEVENT") == []
    assert len(parts(data_of(minutes, "ics", items="9,15"), "VTODO")) == 3
    for part in ({"items": "1"}, {"person": "Patrik"}, {"items": "99"}, {"person": "Ingen"}):
        with pytest.raises(Refusal):
            data_of(minutes, "ics", **part)


@pytest.mark.skipif(sys.platform == "win32", reason="the zone of the process can't be set there")
def test_the_zone_of_the_computer_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    import time as clock

    here = meeting_calendar(whole_agenda(), made=MADE)
    monkeypatch.setitem(os.environ, "TZ", "America/New_York")
    clock.tzset()
    try:
        assert meeting_calendar(whole_agenda(), made=MADE) == here
    finally:
        monkeypatch.undo()
        clock.tzset()
