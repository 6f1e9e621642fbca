"""The standing of every åtgärd of a workspace, from its files: what was asked for, then heard by later meetings, then reported.

What was heard of an åtgärd is tied to it by its meeting's body and day, and its id; where that meeting was given another day or
name since, by as much of that as tells one åtgärd from all others.
"""

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Final, TypeVar

from kcminutes.archive.bodies import body_key, body_meant, is_same_body
from kcminutes.archive.record import Record
from kcminutes.meeting.model import Action, FollowUp, Meeting
from kcminutes.meeting.standing import Asked, Followed, Heard, followed
from kcminutes.storage.workspace import Workspace

_Key = tuple[tuple[str, ...], date, str]
"""An åtgärd: its meeting's body and day, and its id."""

_Short = TypeVar("_Short", bound=Hashable)

GONE: Final = "mötet finns inte i arkivet"
NOT_THERE: Final = "den står inte längre i mötet"


class Standings:
    """Every åtgärd of the workspace, in the order of the meetings, the oldest first, each with its standing.

    ``without`` is the file of a meeting that is left out with all that it asked for and heard, as it is being edited.
    """

    def __init__(self, record: Record, *, without: str = "") -> None:
        self._without = without
        self._bodies = record.archive.bodies
        self.told: list[str] = []
        """A Swedish sentence on each file whose åtgärder were left out, as another file of the same meeting has them."""
        self._asked: dict[_Key, Asked] = {}
        for asked in self._all_asked(record):
            self._add(asked)
        self._cards = record.archive.cards
        heard: dict[_Key, list[Heard]] = {}
        for body, one in self._all_heard(record):
            heard.setdefault(self._key(body, one.follow_up), []).append(one)
        for key in heard.keys() - self._asked.keys():
            self._asked[key] = self._remembered(key, heard[key][-1])
        oldest_first = sorted(self._asked.items(), key=lambda each: each[0][1])
        self.tasks = tuple(followed(asked, _in_order(heard[key]) if key in heard else ()) for key, asked in oldest_first)

    @cached_property
    def _days(self) -> set[tuple[tuple[str, ...], date]]:
        return {(body_key(card.body), card.day) for card in self._cards}

    @cached_property
    def _by_day(self) -> dict[tuple[date, str], _Key]:
        return _unique(((key[1], key[2]), key) for key in self._asked)

    @cached_property
    def _by_id(self) -> dict[str, _Key]:
        return _unique((key[2], key) for key in self._asked)

    def _all_asked(self, record: Record) -> Iterator[Asked]:
        for card, item in record.items():
            if card.name == self._without:
                continue
            for action in item.actions:
                yield Asked(
                    body=card.body,
                    meeting=card.day,
                    action=action,
                    file=card.name,
                    item=item.id,
                    label=item.label,
                    title=item.title,
                )

    def _add(self, asked: Asked) -> None:
        key = body_key(asked.body), asked.meeting, asked.action.id
        first = self._asked.setdefault(key, asked)
        if first.file != asked.file:
            sentence = f"{asked.file} är samma möte som {first.file}, vars åtgärder gäller; ta bort den ena filen."
            if sentence not in self.told:
                self.told.append(sentence)

    def _all_heard(self, record: Record) -> Iterator[tuple[str, Heard]]:
        """What was heard, by when, each with the body whose åtgärd it was; of a report that names no body, empty."""
        for card in reversed(record.cards):
            if card.name == self._without:
                continue
            for item in record.of(card):
                for follow_up in item.heard:
                    yield follow_up.body or card.body, Heard(day=card.day, follow_up=follow_up, file=card.name)
        for report in record.reports.reports:
            yield report.body, Heard(day=report.day, follow_up=report, by=report.by)

    def _key(self, body: str, follow_up: FollowUp) -> _Key:
        """The åtgärd that is meant."""
        meant = body_key(body_meant(body, self._bodies)) if body else ()
        key = (meant, follow_up.meeting, follow_up.action)
        if key in self._asked:
            return key
        return self._by_day.get(key[1:]) or self._by_id.get(follow_up.action) or key

    def _remembered(self, key: _Key, one: Heard) -> Asked:
        """An åtgärd that stands in no file, as it was told when it was heard of last."""
        follow_up = one.follow_up
        body = next((name for name in self._bodies if is_same_body(name, follow_up.body)), follow_up.body) or " ".join(key[0])
        action = Action(
            id=follow_up.action,
            text=follow_up.text,
            due=follow_up.due,
            when=follow_up.when,
            responsible=follow_up.responsible,
        )
        problem = NOT_THERE if key[:2] in self._days else GONE
        return Asked(body=body, meeting=follow_up.meeting, action=action, problem=problem)


def open_before(workspace: Workspace, meeting: Meeting) -> tuple[Followed, ...]:
    """What the body's earlier meetings asked for and is not done: what is to be followed up at the meeting."""
    return tuple(
        task
        for task in Standings(Record(workspace)).tasks
        if task.is_open and task.asked.meeting < meeting.head.day and is_same_body(task.asked.body, meeting.head.body)
    )


def _in_order(heard: list[Heard]) -> list[Heard]:
    """The oldest first; of a day, what its meeting heard before what was reported."""
    return sorted(heard, key=lambda one: (one.day, one.is_reported))


def _unique(keys: Iterable[tuple[_Short, _Key]]) -> dict[_Short, _Key]:
    """The åtgärder that are the only ones with their short key."""
    found: dict[_Short, _Key | None] = {}
    for short, key in keys:
        found[short] = None if short in found else key
    return {short: key for short, key in found.items() if key is not None}
