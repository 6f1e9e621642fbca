"""How far an åtgärd has come: what was asked for, and what was heard of it since, folded into one standing."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kcminutes.meeting.model import Action, FollowUp
from kcminutes.meeting.states import Standing
from kcminutes.swedish.names import matches, the_one_meant, those_meant, words

if TYPE_CHECKING:
    from kcminutes.swedish.matching import Letters

_CLOSED: Final = frozenset({Standing.DONE, Standing.DROPPED})


class Asked(Struct, frozen=True, kw_only=True):
    """An åtgärd as a meeting asked for it, and where it stands."""

    body: str
    """The group whose meeting that was."""
    meeting: date
    """The meeting's day."""
    action: Action
    file: str = ""
    """The meeting's file in the workspace, as "minutes/2016-12-08.toml"; empty if it can't be had."""
    item: str = ""
    """The id of its item."""
    label: str = ""
    """The item's number as it is shown: "4", "15.1", "§ 65"."""
    title: str = ""
    """The item's title."""
    problem: str = ""
    """Why only what was heard of it is known, in a Swedish phrase; empty for one that stands in its meeting."""


class Heard(Struct, frozen=True, kw_only=True):
    """What was heard of an åtgärd once."""

    day: date
    """The day of the meeting that heard it, or the day that it was reported."""
    follow_up: FollowUp
    file: str = ""
    """The file of the meeting that heard it; empty for what was reported between meetings."""
    by: tuple[str, ...] = ()
    """Who reported it between meetings."""

    @property
    def is_reported(self) -> bool:
        """Whether it was reported between meetings."""
        return not self.file


class Followed(Struct, frozen=True, kw_only=True, dict=True):
    """An åtgärd with all that was heard of it, and how far it has come by that."""

    asked: Asked
    heard: tuple[Heard, ...] = ()
    """The oldest first."""
    standing: Standing | None = None
    """None as long as nobody has told of it."""
    due: date | None = None
    """The day that counts now."""
    when: str = ""
    """Words where there is no day."""
    done_by: tuple[str, ...] = ()
    """Who of several responsible are done; all of them once it is done."""
    comment: str = ""
    """What was said of it last."""

    @property
    def is_open(self) -> bool:
        """Whether something is left to be done."""
        return self.standing not in _CLOSED

    @property
    def left(self) -> tuple[str, ...]:
        """The responsible who are not done yet."""
        return tuple(name for name in self.asked.action.responsible if name not in self.done_by)

    @property
    def whose(self) -> tuple[str, ...]:
        """Whom it waits for as long as it is open: who of several is done has nothing left to do. Then all of the responsible."""
        return self.left if self.is_open else self.asked.action.responsible

    def is_overdue(self, today: date) -> bool:
        """Whether it was to be done before today, and is not; what has words instead of a day never is."""
        return self.is_open and self.due is not None and self.due < today

    @property
    def is_news(self) -> bool:
        """Whether it was reported finished since any meeting heard of it, so that the next one is to see that, once."""
        return not self.is_open and self.heard[-1].is_reported

    @cached_property
    def letters(self) -> "Letters":
        """What counts of all that is told of it, to search in."""
        from kcminutes.swedish.matching import letters_of  # not before somebody searches: its tables take a while to make

        asked, due = self.asked, self.due.isoformat() if self.due else self.when
        about = (
            asked.action.text,
            asked.title,
            asked.body,
            asked.meeting.isoformat(),
            due,
            *asked.action.responsible,
            self.comment,
        )
        return letters_of("\n".join(about))


def followed(asked: Asked, heard: Iterable[Heard]) -> Followed:
    """The åtgärd's standing by what was heard of it, the newest of which counts; ``heard`` is in the order it happened."""
    action, told = asked.action, tuple(heard)
    if not told:
        return Followed(asked=asked, due=action.due, when=action.when)
    standing: Standing | None = None
    due, when, comment = action.due, action.when, ""
    done: tuple[str, ...] = ()
    for one in told:
        follow_up = one.follow_up
        if standing is Standing.DONE and follow_up.standing is Standing.ONGOING:
            done = ()  # it was opened again
        known = those_done(follow_up.done_by, action.responsible)
        back = those_done(follow_up.not_done, action.responsible)
        is_of_some = any(name in action.responsible for name in (*known, *back))
        done = tuple(name for name in dict.fromkeys((*done, *known)) if name not in back)
        is_all_done = is_of_some and all(name in done for name in action.responsible)
        if follow_up.standing is Standing.DONE:
            is_part = is_of_some and not is_all_done
            standing = Standing.ONGOING if is_part else Standing.DONE
        elif is_all_done and follow_up.standing is not Standing.DROPPED:
            standing = Standing.DONE
        elif follow_up.standing:
            standing = follow_up.standing
        elif standing is Standing.DONE and any(name in action.responsible for name in back):
            standing = Standing.ONGOING
        if standing is Standing.DONE:
            done = tuple(dict.fromkeys((*action.responsible, *done)))
        if follow_up.new_due:
            due, when = follow_up.new_due, ""
        comment = comment if follow_up.comment is None else follow_up.comment
    return Followed(asked=asked, heard=told, standing=standing, due=due, when=when, done_by=done, comment=comment)


def said_of_done(before: Followed, done: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """What a follow-up has to say, in ``done_by`` and ``not_done``, that of the responsible these are done and no others."""
    was = before.done_by
    return {
        "done_by": tuple(name for name in done if name not in was),
        "not_done": tuple(name for name in was if name in before.asked.action.responsible and name not in done),
    }


def those_done(names: Iterable[str], responsible: tuple[str, ...]) -> tuple[str, ...]:
    """The names as they stand among the responsible, where they are those or short for them; any other name as it is written."""
    known = {tuple(words(name)): name for name in reversed(responsible)}

    def meant(name: str) -> list[str]:
        same = known.get(tuple(words(name)))
        return [same] if same else those_meant(name, responsible)

    return tuple(dict.fromkeys(who for name in names for who in meant(name)))


def by_urgency(tasks: Iterable[Followed], today: date) -> list[Followed]:
    """The overdue first, then by day, then those without a day; of those alike the one that was asked for first."""

    def order(task: Followed) -> tuple[bool, date, bool, date, str]:
        asked = task.asked
        return not task.is_overdue(today), task.due or date.max, task.due is None, asked.meeting, asked.body

    return sorted(tasks, key=order)


def of_person(tasks: Iterable[Followed], name: str) -> list[Followed]:
    """The åtgärder that are the person's; ``name`` is a whole one."""
    wanted = words(name)
    return [task for task in tasks if any(words(who) == wanted for who in task.whose)]


def by_responsible(tasks: Iterable[Followed]) -> dict[str, list[Followed]]:
    """The åtgärder of each whose any are, in the order of the alphabet; at the empty name those of nobody."""
    found: dict[str, list[Followed]] = {}
    written: dict[tuple[str, ...], str] = {}
    for task in tasks:
        for who in task.whose or ("",):
            found.setdefault(written.setdefault(tuple(words(who)), who), []).append(task)
    return dict(sorted(found.items(), key=lambda each: (not each[0], words(each[0]))))


def person_typed(typed: str, tasks: Iterable[Followed]) -> tuple[str | None, list[str]]:
    """Who of the responsible of any of the åtgärder is meant by the typed letters, None if that is not one; and all who may be."""
    names = list(dict.fromkeys(who for task in tasks for who in task.asked.action.responsible))
    return the_one_meant(typed, names), matches(typed, names)


def standing_words(task: Followed, today: date) -> tuple[str, ...]:
    """How far the åtgärd has come, a phrase each: late, its standing, who of several are done, its new day."""
    late = ("försenad",) if task.is_overdue(today) else ()
    action, problem = task.asked.action, task.asked.problem
    if not task.heard:
        return (*late, problem) if problem else late
    several = len(action.responsible) > 1 and task.is_open and task.done_by
    told = (
        task.standing.value if task.standing else "",
        f"klar: {', '.join(task.done_by)}" if several else "",
        f"flyttad från {action.due or action.when}" if _is_moved(task) else "",
        problem,
    )
    return (*late, *filter(None, told))


def source_words(task: Followed) -> str:
    """Which meeting asked for it, and at which item: "Kommunchefsgruppen 2016-12-08, 4 Polisen"."""
    asked = task.asked
    meeting = f"{asked.body} {asked.meeting.isoformat()}".strip()
    item = f"{asked.label} {asked.title}".strip()
    return f"{meeting}, {item}" if item else meeting


def report_words(task: Followed) -> str:
    """When what was heard of it last was reported, and by whom: "rapporterat 2017-01-05 av Frida Nordin"; empty for a meeting's."""
    last = task.heard[-1] if task.heard else None
    if last is None or not last.is_reported:
        return ""
    by = f" av {', '.join(last.by)}" if last.by else ""
    return f"rapporterat {last.day}{by}"


def _is_moved(task: Followed) -> bool:
    action = task.asked.action
    return bool(task.due and task.due != action.due and (action.due or action.when))
