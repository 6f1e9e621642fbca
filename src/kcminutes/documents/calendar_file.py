"""The meeting as a calendar file (iCalendar, RFC 5545): the meetings as events, and the åtgärder that have a day as tasks.

Times are Europe/Stockholm's, whose rules the file tells itself, in the form that Outlook reads: by rule, not by year.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, Todo

from kcminutes.meeting.assigned import Assigned, assigned
from kcminutes.meeting.model import ComingMeeting, Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import walk
from kcminutes.meeting.schedule import planned_starts
from kcminutes.meeting.standing import Followed, source_words
from kcminutes.meeting.states import Standing
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.dates_written import clock

ZONE: Final = "Europe/Stockholm"
_MADE_BY: Final = "-//kcminutes//kcminutes//SV"
_LONGEST_SUMMARY: Final = 200
_STATUS: Final = {
    None: "NEEDS-ACTION",
    Standing.ONGOING: "IN-PROCESS",
    Standing.DONE: "COMPLETED",
    Standing.DROPPED: "CANCELLED",
}


def meeting_calendar(meeting: Meeting, *, made: datetime | None = None) -> bytes:
    """The meeting, the coming ones that it lists, and its åtgärder that have a day; ``made`` is when, None for now."""
    coming = [_coming(meeting, one, number, made) for one, number in _numbered(meeting)]
    return _calendar([_event(meeting, made), *coming, *_todos(meeting, assigned(meeting), made)])


def invitation(meeting: Meeting, *, made: datetime | None = None) -> bytes:
    """The meeting alone."""
    return _calendar([_event(meeting, made)])


def task_calendar(meeting: Meeting, tasks: Iterable[Assigned], *, made: datetime | None = None) -> bytes | None:
    """Those of the meeting's åtgärder that have a day; None if there are none among them."""
    todos = [*_todos(meeting, tasks, made)]
    return _calendar(todos) if todos else None


def followed_calendar(tasks: Iterable[Followed], *, made: datetime | None = None) -> bytes:
    """Those of the åtgärder of many meetings that have a day, with how far they have come; as a meeting's own file knows them."""
    return _calendar([_followed_todo(task, made) for task in tasks if task.due])


def _followed_todo(task: Followed, made: datetime | None) -> Todo:
    asked, todo = task.asked, Todo()
    text = one_line(re.sub(r"\*+", "", asked.action.text)) or asked.title
    summary = text if len(text) <= _LONGEST_SUMMARY else text[: _LONGEST_SUMMARY - 1] + "…"
    _put_common(todo, f"{_digest(asked.body, str(asked.meeting), asked.action.id)}@kcminutes", summary, made)
    todo.add("due", task.due)
    todo.add("status", _STATUS[task.standing])
    if task.standing is Standing.DONE:
        todo.add("percent-complete", 100)
    who = f"Ansvarig: {', '.join(asked.action.responsible)}" if asked.action.responsible else ""
    todo.add("description", "\n\n".join(filter(None, (asked.action.text, who, source_words(task), task.comment))))
    return todo


def _calendar(parts: Iterable[Event | Todo]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", _MADE_BY)
    calendar.add("version", "2.0")
    parts = list(parts)
    if any(isinstance(part, Event) and "DTSTART" in part and "TZID" in part["DTSTART"].params for part in parts):
        calendar.add_component(_zone())
    for part in parts:
        calendar.add_component(part)
    content: bytes = calendar.to_ical()
    return content


def _zone() -> Timezone:
    """Central European time, by the rule that holds in the whole Union since 1996."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    for kind, name, month, first, before, after in (
        (TimezoneDaylight, "CEST", 3, datetime(1996, 3, 31, 2), 1, 2),
        (TimezoneStandard, "CET", 10, datetime(1996, 10, 27, 3), 2, 1),
    ):
        part = kind()
        part.add("tzname", name)
        part.add("dtstart", first)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone


def _event(meeting: Meeting, made: datetime | None) -> Event:
    head = meeting.head
    event = Event()
    _put_common(event, _uid(head.body, head.day, 1), one_line(head.body), made)
    _put_time(event, head.day, head.start or head.opened, head.end or head.closed)
    if place := one_line(head.place):
        event.add("location", place)
    if agenda := "\n".join(_agenda(meeting)):
        event.add("description", agenda)
    return event


def _agenda(meeting: Meeting) -> Iterator[str]:
    """The items, a line each, with when they begin by plan."""
    numbering = numbering_of(meeting.head)
    starts = {} if meeting.is_recorded else planned_starts(meeting)
    for path, item in walk(meeting):
        begins = f"{clock(starts[path])} " if path in starts else ""
        yield f"{begins}{numbering.label(path)} {one_line(item.title)}"


def _numbered(meeting: Meeting) -> Iterator[tuple[ComingMeeting, int]]:
    """The coming meetings but this one, each with its number, from 1, among those of its body and day."""
    seen = {(one_line(meeting.head.body), meeting.head.day): 1}
    for coming in meeting.head.coming:
        key = (one_line(coming.body or meeting.head.body), coming.day)
        seen[key] = seen.get(key, 0) + 1
        if coming.day != meeting.head.day or coming.body:
            yield coming, seen[key]


def _coming(meeting: Meeting, coming: ComingMeeting, number: int, made: datetime | None) -> Event:
    event = Event()
    body = one_line(coming.body or meeting.head.body)
    _put_common(event, _uid(body, coming.day, number), body, made)
    _put_time(event, coming.day, coming.start, coming.end)
    return event


def _todos(meeting: Meeting, tasks: Iterable[Assigned], made: datetime | None) -> Iterator[Todo]:
    numbering, head = numbering_of(meeting.head), meeting.head
    for task in tasks:
        action = task.action
        if not action.due:
            continue
        todo = Todo()
        title = one_line(task.item.title)
        text = one_line(re.sub(r"\*+", "", action.text)) or title
        summary = text if len(text) <= _LONGEST_SUMMARY else text[: _LONGEST_SUMMARY - 1] + "…"
        _put_common(todo, f"{_digest(head.body, str(head.day), action.id)}@kcminutes", summary, made)
        todo.add("due", action.due)
        todo.add("status", "NEEDS-ACTION")
        who = f"Ansvarig: {', '.join(action.responsible)}" if action.responsible else ""
        where = f"{one_line(head.body)} {head.day}, {numbering.label(task.path)} {title}"
        todo.add("description", "\n\n".join(filter(None, (action.text, who, where))))
        yield todo


def _put_common(part: Event | Todo, uid: str, summary: str, made: datetime | None) -> None:
    part.add("uid", uid)
    part.add("dtstamp", (made or datetime.now().astimezone()).astimezone(ZoneInfo("UTC")))
    part.add("summary", summary)


def _put_time(event: Event, day: date, start: time | None, end: time | None) -> None:
    """When it is: of a day without times the whole day, and past midnight to the next."""
    if start is None:
        event.add("dtstart", day)  # without an end it is that day
        return
    zone = ZoneInfo(ZONE)
    event.add("dtstart", datetime.combine(day, start.replace(microsecond=0), zone))
    if end is not None and end != start:
        ends = day if end > start or day == date.max else day + timedelta(days=1)
        event.add("dtend", datetime.combine(ends, end.replace(microsecond=0), zone))


def _uid(body: str, day: date, number: int) -> str:
    """The same for the same meeting whenever it is told of, so that a calendar knows it again."""
    again = f"-{number}" if number > 1 else ""
    return f"{day}{again}-{_digest(' '.join(body.casefold().split()))}@kcminutes"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
