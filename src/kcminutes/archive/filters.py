"""Åtgärder narrowed by words as somebody types them: ``för:frida``, ``organ:regionrådet``, ``försenad``, ``klar``, and any text."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from kcminutes.archive.bodies import body_typed
from kcminutes.archive.search import words_typed
from kcminutes.meeting.standing import Followed
from kcminutes.meeting.states import Standing
from kcminutes.swedish.matching import Wanted
from kcminutes.swedish.names import matches

_Test = Callable[[Followed], bool]

_STANDINGS: Final = {
    "klar": Standing.DONE,
    "klara": Standing.DONE,
    "klart": Standing.DONE,
    "pågår": Standing.ONGOING,
    "pågående": Standing.ONGOING,
    "utgår": Standing.DROPPED,
    "utgått": Standing.DROPPED,
}
_LATE: Final = frozenset({"försenad", "försenade", "försenat", "sen", "sena"})
_ALL: Final = frozenset({"alla", "allt"})
_PERSON: Final = ("för:", "for:", "ansvarig:")
_BODY: Final = ("organ:",)


def narrowed(tasks: Iterable[Followed], typed: str, today: date) -> list[Followed]:
    """Those of the åtgärder that fit all the words; only open ones, unless a word tells of a standing, or is "alla"."""
    tasks = list(tasks)
    words = words_typed(typed)
    folded = [word.casefold() for word in words]
    tests = [_test(word, tasks, today) for word in words if word.casefold() not in _ALL]
    if not any(word in _STANDINGS or word in _ALL for word in folded):
        tests.append(lambda task: task.is_open)
    return [task for task in tasks if all(test(task) for test in tests)]


def _test(word: str, tasks: list[Followed], today: date) -> _Test:
    folded = word.casefold()
    if folded in _LATE:
        return lambda task: task.is_overdue(today)
    if folded in _STANDINGS:
        return lambda task: task.standing is _STANDINGS[folded]
    if name := _after(folded, _PERSON):
        people = set(matches(name, dict.fromkeys(who for task in tasks for who in task.asked.action.responsible)))
        return lambda task: not people.isdisjoint(task.whose)
    if name := _after(folded, _BODY):
        body = body_typed(name, dict.fromkeys(task.asked.body for task in tasks))
        return lambda task: task.asked.body == body if body else Wanted(name).is_in(task.asked.body)
    if folded.endswith(":") and folded in (*_PERSON, *_BODY):
        return lambda _: True  # it is not typed to its end yet
    wanted = Wanted(word)
    return lambda task: wanted.is_among(task.letters)


def _after(word: str, beginnings: tuple[str, ...]) -> str:
    return next((word.removeprefix(begin) for begin in beginnings if word.startswith(begin)), "")
