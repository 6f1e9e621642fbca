"""Any sequence of meetings of two bodies: what was left to a later meeting comes to it, once."""

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kcminutes.archive import index as indexing
from kcminutes.archive.archive import Archive
from kcminutes.archive.index import Index
from kcminutes.archive.next_agenda import agenda_from, next_agenda
from kcminutes.archive.shipped import starter
from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import HandedOn, Item, Meeting
from kcminutes.meeting.queries import walk
from kcminutes.meeting.states import ItemStatus
from kcminutes.storage.toml.meetings import encode, parse
from kcminutes.storage.workspace import Workspace
from support.strategies import MEETING as ANY_MEETING
from support.workspaces import a_meeting, archive_of, held, put

BODIES = ("Kommunchefsgruppen", "Regionrådet")
MATTER = "Sak"
"""How the titles of those matters begin whose way is followed; each has a number of its own."""

MOST = 10
"""Matters of a meeting whose outcome is drawn; any more are dealt with."""
OUTCOMES = st.sampled_from(("dealt with", "withdrawn", "postponed", "postponed to", "handed on", "handed on to"))
MEETING = st.fixed_dictionaries(
    {
        "body": st.sampled_from((0, 0, 1)),
        "days": st.integers(1, 60),
        "new": st.integers(0, 3),
        "below": st.booleans(),
        "outcomes": st.lists(OUTCOMES, min_size=MOST, max_size=MOST),
        "ahead": st.lists(st.integers(1, 150), min_size=MOST, max_size=MOST),
        "keeps_agenda": st.booleans(),
        "is_held": st.sampled_from((True, True, True, False)),
    }
)


def matters(meeting: Meeting) -> list[str]:
    return [item.title for _, item in walk(meeting) if item.title.startswith(MATTER)]


def with_outcomes(meeting: Meeting, step: dict[str, Any], other: str, waits: dict[str, dict[str, date]]) -> Meeting:
    """The meeting as it was held, and in ``waits``, by body, from what day on each matter is to come."""
    own, day, turn = meeting.head.body, meeting.head.day, iter(range(MOST))

    def outcome(item: Item) -> Item:
        item = replace(item, subitems=tuple(map(outcome, item.subitems)))
        number = next(turn, None)
        if not item.title.startswith(MATTER) or number is None:
            return item
        what, later = step["outcomes"][number], day + timedelta(days=step["ahead"][number])
        match what:
            case "postponed":
                waits[own][item.title] = day
                return replace(item, status=ItemStatus.POSTPONED)
            case "postponed to":
                waits[own][item.title] = later
                return replace(item, status=ItemStatus.POSTPONED, postponed_to=later)
            case "handed on":
                waits[other][item.title] = day
                return replace(item, handed_on=(HandedOn(body=other),))
            case "handed on to":
                waits[other][item.title] = later
                return replace(item, handed_on=(HandedOn(body=other, day=later),))
            case "withdrawn":
                return replace(item, status=ItemStatus.WITHDRAWN)
        return replace(item, decisions=("Klart.",))

    return held(replace(meeting, items=tuple(map(outcome, meeting.items))))


@given(st.lists(MEETING, min_size=2, max_size=8))
@settings(max_examples=40, deadline=None)
def test_what_is_left_to_a_later_meeting_comes_to_it_once(steps: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, day, number = Path(folder), date(2017, 1, 19), 0
        waits: dict[str, dict[str, date]] = {body: {} for body in BODIES}
        for step in steps:
            body, other = (BODIES[step["body"]], BODIES[1 - step["body"]])
            day += timedelta(days=step["days"])
            archive = archive_of(root)
            made = next_agenda(archive, body, day) or agenda_from(archive, starter(), body, day)
            expected = sorted(title for title, due in waits[body].items() if due <= day)
            assert sorted(matters(made.meeting)) == expected
            for title in expected:
                del waits[body][title]
            if not step["is_held"]:  # called, and no more: what it has is there, and waits no longer
                put(root, made.meeting, f"{day}-{body}")
                continue
            new = tuple(Item(title=f"{MATTER} {number + each}") for each in range(step["new"]))
            number += step["new"]
            items = made.meeting.items
            items = (*items[:-1], replace(items[-1], subitems=new)) if step["below"] else (*items, *new)
            if step["keeps_agenda"]:
                put(root, made.meeting, f"{day}-{body}")
            put(root, with_outcomes(identified(replace(made.meeting, items=items)), step, other, waits), f"{day}-{body}")


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=6))
@settings(max_examples=30, deadline=None)
def test_with_the_index_the_archive_is_what_it_is_without(changes: list[tuple[int, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder, patch.object(indexing, "SETTLED", -60.0):  # all is kept at once
        root = Path(folder) / "kc"
        for turn, (month, is_there) in enumerate(changes):
            meeting = held(a_meeting(date(2017, 1 + month, 5), "Sak" * (turn + 1)))
            path = put(root, meeting)
            if not is_there:
                path.unlink()
            kept, fresh = Archive(Workspace(root)), archive_of(root)
            assert {*Index(root).cards()} == {card.name for card in fresh.cards}
            assert [card.name for card in kept.cards] == [card.name for card in fresh.cards]
            assert [*map(kept.items, kept.cards)] == [*map(fresh.items, fresh.cards)]


@given(st.lists(ANY_MEETING, min_size=1, max_size=3), st.dates(date(1000, 1, 1), date(9999, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_whatever_meetings_there_were_the_next_kallelse_can_be_made_and_read_back(meetings: list[Meeting], day: date) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for number, meeting in enumerate(meetings):
            put(root, meeting, str(number))
        archive = archive_of(root)
        assert not archive.left_out
        for body in archive.bodies:
            made = next_agenda(archive, body, day)
            assert made
            for meeting in (made.meeting, agenda_from(archive, meetings[0], body, day).meeting):
                assert not meeting.is_recorded
                assert parse(encode(meeting), "again") == meeting
                assert (meeting.head.body, meeting.head.day) == (body, day)
