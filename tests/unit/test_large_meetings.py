"""What a large meeting costs is in proportion to its size: counted in calls, which no other program on the machine changes."""

import sys
from collections.abc import Callable
from datetime import date, time
from types import FrameType
from typing import Any

import pytest

from kcminutes.checks import Checker
from kcminutes.documents.formats.making import made_here
from kcminutes.documents.formats.terminal import document_lines
from kcminutes.documents.view import document
from kcminutes.meeting.model import Absence, Action, Head, Item, Meeting, Participant
from kcminutes.meeting.states import Attendance
from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.encoding import encode
from kcminutes.storage.toml.meetings import parse
from support.rarely import thinned

MANY = 300
HEAD = Head(body="Kommunchefsgruppen", day=date(2016, 12, 8), opened=time(8, 30), closed=time(12))


def person(number: int) -> Participant:
    return Participant(
        name=f"Person{number} Efternamn{number}",
        organisation="Umeå kommun",
        roles=("justerare", "föredragande i en fråga"),
        attendance=Attendance.PRESENT,
        replaces=f"Person{number + 1} Efternamn{number + 1}",
        away=(Absence(start=time(9), end=time(9, 10), reason="jäv"),),
    )


def with_people(count: int) -> Meeting:
    return Meeting(head=HEAD, participants=tuple(map(person, range(count))), items=(Item(title="Ekonomi", notes="Sagt."),))


def with_actions_of_strangers(count: int) -> Meeting:
    actions = tuple(Action(text="Gör det", responsible=(f"Annan{number} Efternamn{number}",)) for number in range(count))
    return Meeting(head=HEAD, participants=tuple(map(person, range(count))), items=(Item(title="Ekonomi", actions=actions),))


def with_items(count: int) -> Meeting:
    return Meeting(head=HEAD, items=tuple(Item(title=f"Ärende {each}", decisions=("Ja.",)) for each in range(count)))


def with_stays(count: int) -> Meeting:
    away = tuple(Absence(start=time(9, each % 60), end=time(9, each % 60), reason="jäv") for each in range(count))
    anna = Participant(name="Anna Öberg", attendance=Attendance.PRESENT, away=away)
    return Meeting(head=HEAD, participants=(anna,), items=(Item(title="Ekonomi", notes="Sagt."),))


def with_notes(piece: str) -> Callable[[int], Meeting]:
    return lambda count: Meeting(head=HEAD, items=(Item(title="Ekonomi", notes=piece * count),))


def with_presenters(count: int) -> Meeting:
    return Meeting(head=HEAD, items=(Item(title="Ekonomi", presenters=tuple(f"Person {each}" for each in range(count))),))


def shown(meeting: Meeting) -> None:
    document_lines(document(meeting, outline=True, summary=True), 80)


def checked(meeting: Meeting) -> None:
    Checker().findings(meeting)


def written_as(format_name: str) -> Callable[[Meeting], None]:
    def written(meeting: Meeting) -> None:
        made_here(document(meeting), format_name, None, None)

    return written


def saved_and_read(meeting: Meeting) -> None:
    parse(encode(meeting), "anteckningar.toml")


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, those of Python itself too."""
    count = 0

    def called(_frame: FrameType, event: str, _about: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


WORKS = {
    "show": shown,
    "check": checked,
    "txt": written_as("txt"),
    "md": written_as("md"),
    "html": written_as("html"),
    "file": saved_and_read,
}
KINDS = {
    "people": with_people,
    "strangers": with_actions_of_strangers,
    "items": with_items,
    "stays": with_stays,
    "presenters": with_presenters,
    "paragraphs": with_notes("Gruppen diskuterar samverkan.\n\n"),
    "bullets": with_notes("- Gruppen diskuterar.\n"),
    "lists in lists": with_notes("1. ett\n - i ett\n"),
    "references": with_notes("Se ärende 1, 2 och 3. "),
    "one paragraph": with_notes("Gruppen diskuterar frågan om samverkan. "),
    "one word": with_notes("räddningstjänst"),
    "styles": with_notes("**fet** *kursiv* text "),
    "dates": with_notes("Möte den 24/4 och fredag v 19, senast 2017-05-08. "),
}


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
@pytest.mark.parametrize("kind", thinned(KINDS.values(), 2, KINDS))
def test_twice_as_much_takes_twice_the_steps(kind: Callable[[int], Meeting], work: Callable[[Meeting], None]) -> None:
    once, twice = kind(MANY), kind(2 * MANY)
    work(kind(2))  # what is imported and kept at the first time
    few = calls(lambda: work(once))  # first, for a width that was measured is known afterwards
    assert calls(lambda: work(twice)) < 2.3 * few


def test_thousands_of_wrong_keys_take_steps_in_proportion() -> None:
    def wrong(count: int) -> str:
        rows = "".join(f"[[arende]]\ntitel = 'Sak'\nantekning{each} = 'x'\n" for each in range(count))
        return f"[mote]\norgan = 'KC'\ndatum = 2016-12-08\n{rows}"

    def refused(text: str) -> None:
        with pytest.raises(FileError):
            parse(text, "kallelse.toml")

    once, twice = wrong(MANY), wrong(2 * MANY)
    assert calls(lambda: refused(twice)) < 2.3 * calls(lambda: refused(once))
