"""An ideal typist: types recorded minutes into the real program, with one eye on the grey text, and counts the keys.

What is offered is taken wherever it is right and spares two keys or more. Decisions that were proposed are lifted; dates and names
in their cells are typed as short as they are read.
"""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from kcminutes.completion.briefs import ENDS, USUAL
from kcminutes.meeting.model import Action, Item, ItemPath, Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import item_at, known_people, paths, walk
from kcminutes.meeting.states import Attendance, ItemStatus
from kcminutes.session.session import Session
from kcminutes.storage.opening import Opened, open_meeting
from kcminutes.storage.settings import Settings
from kcminutes.storage.workspace import Workspace
from kcminutes.swedish.almanac import MONTHS
from kcminutes.swedish.names import the_one_meant
from kcminutes.tui.app import KCMinutes
from kcminutes.tui.widgets.cell_reading import Reading
from kcminutes.tui.widgets.one_line import OneLine
from kcminutes.tui.widgets.prose import Prose
from support.open_file import stop_saving
from support.screens import MEDIUM, Clock, Window

_POINT: Final = re.compile(r"(\s*)(-|\d+\.) (.*)")
_FIRST_WORD: Final = re.compile(r"\s*[^\s.,:;!?)]*")
_SPARED: Final = 2
"""Keys that must be spared for something to be taken."""


@dataclass
class Figures:
    """What was counted and measured."""

    keys: int = 0
    characters: int = 0
    """Recorded: texts, titles, names in full, days as eight digits and two hyphens."""
    shown: int = 0
    """Grey texts, each once however many of its letters are typed or taken while it stands."""
    right: int = 0
    """Of them, those whose first word was what was typed."""
    seconds: list[float] = field(default_factory=list)
    """What it took to find out what to offer, each key."""
    missed: list[str] = field(default_factory=list)
    """Texts that were not recorded as they ought to be: a fault of the typist or the program."""

    def __str__(self) -> str:
        cost = sorted(self.seconds)
        middle, worst = (cost[int(len(cost) * part)] * 1000 if cost else 0.0 for part in (0.5, 0.99))
        return (
            f"{self.keys / self.characters:.3f} keys a character ({self.keys} for {self.characters}), "
            f"{self.shown / self.characters * 100:.1f} grey texts in 100 characters, "
            f"{self.right / max(self.shown, 1):.0%} of them right; a key costs {middle:.2f} ms, the 99th in 100 {worst:.2f} ms"
        )


@dataclass
class Typist:
    """Types into the window."""

    window: Window
    agenda: Meeting
    minutes: Meeting
    figures: Figures = field(default_factory=Figures)
    only_names: bool = False
    """Whether nothing is taken but names, days, points and paragraphs: no words of the language."""
    at: ItemPath = (0,)
    _seen: str = ""
    """The grey text after the last key."""

    async def press(self, *keys: str) -> None:
        self.figures.keys += len(keys)
        await self.window.press(*keys)

    async def type(self, text: str) -> None:
        await self.press(*("space" if char == " " else char for char in text))

    async def meeting(self) -> None:
        """The whole meeting, in the order its items were dealt with."""
        began = {path: item.handled[0].start for path, item in walk(self.minutes) if item.handled}
        order, last = [], min(began.values(), default=None)
        for path in paths(self.minutes):
            last = began.get(path, last)
            order.append((last or 0, path))
        await self.attendance()
        added = [path for path in paths(self.minutes) if not _called(self.agenda, self.minutes, path)]
        for _, path in sorted(order, key=lambda each: (str(each[0]), each[1])):
            await self.item(path, is_new=path in added)

    async def attendance(self) -> None:
        """Everybody is there but those who are not, or who come late."""
        if not any(person.attendance for person in self.minutes.participants):
            return
        await self.press("ctrl+r", "3")
        for person in self.minutes.participants:
            if person.attendance is Attendance.ABSENT or person.arrived or (person.is_guest and person.attendance):
                await self.type("".join(part[0] for part in person.name.split()).lower())
                await self.press("1" if person.arrived else "space", "escape")
        await self.press("escape")

    async def item(self, path: ItemPath, *, is_new: bool) -> None:
        item = item_at(self.minutes, path)
        await self.go_to(path, item, is_new=is_new)
        if item.status in (ItemStatus.WITHDRAWN, ItemStatus.POSTPONED):
            await self.press("ctrl+g", "x" if item.status is ItemStatus.WITHDRAWN else "j")
            await self.in_a_line("reason", item.reason)
            await self.press("enter")
        editor = self.window.screen.editor
        if item.notes.strip():
            await self.prose(editor.notes, item.notes.strip())
        await self.decisions(path, item)
        for index, action in enumerate(item.actions):
            await self.press(*(["ctrl+o"] if index == 0 else []))
            await self.action(action)
        if item.actions:
            await self.press("escape")

    async def go_to(self, path: ItemPath, item: Item, *, is_new: bool) -> None:
        if is_new:
            before = (path[0],) if len(path) == 2 and path[1] == 0 else (*path[:-1], path[-1] - 1)
            await self._step_to(before)
            await self.press("ctrl+g", "." if len(path) == 2 else "+")
            await self.in_a_line("title", item.title)
            if item.presenters or item.attachments:
                await self.press("tab")
                await self.type(", ".join(self._short_name(name) for name in item.presenters))
                self.figures.characters += sum(map(len, item.presenters))
            if item.attachments:
                await self.press("tab")
                await self.in_a_line("attachments", "; ".join(item.attachments))
            await self.press("enter")
            await self._check_head(path, item)
            self.at = path
        else:
            await self._step_to(path)

    async def in_a_line(self, key: str, text: str) -> None:
        """Type a text in a form's field, at the end of what stands there."""
        self.figures.characters += len(text)
        form = self.window.app
        await self.window.until(lambda: bool(form.screen.query(f"#field-{key}")))
        field = form.screen.query_one(f"#field-{key}", OneLine)
        self._seen = ""
        while rest := text[len(field.value) :]:
            self._look(field.shown, rest)
            offered = "" if self.only_names else field.shown
            if offered and rest.startswith(offered) and len(offered) > _SPARED:
                await self.press("end")
            else:
                await self.type(rest[0])
            if not text.startswith(field.value):
                self.figures.missed.append(f"{text!r} became {field.value!r}")
                return

    async def _check_head(self, path: ItemPath, item: Item) -> None:
        await self.window.pilot.pause()
        there = item_at(self.window.session.meeting, path)
        if (there.title, there.presenters, there.attachments) != (item.title, item.presenters, item.attachments):
            self.figures.missed.append(f"{item.title!r}: {there.title!r}, {there.presenters}, {there.attachments}")

    async def _step_to(self, path: ItemPath) -> None:
        session = self.window.session
        if session.at == path:
            return
        there = paths(session.meeting)
        if there.index(path) == there.index(session.at or (0,)) + 1:
            await self.press("ctrl+n")
        else:
            await self.press("ctrl+g")
            await self.type(numbering_of(session.meeting.head).number(path))
            await self.press("enter")

    async def decisions(self, path: ItemPath, item: Item) -> None:
        if not item.decisions:
            return
        editor, called = self.window.screen.editor, _called(self.agenda, self.minutes, path)
        self.figures.characters += sum(len(decision) for decision in item.decisions if called and decision in called.proposals)
        rest = list(item.decisions)
        if called and called.proposals and all(proposal in rest for proposal in called.proposals):
            await self.press("f6")
            rest = [decision for decision in rest if decision not in called.proposals]
        elif rest and not editor.decisions.text:
            await self.press("f4")
        for decision in rest:
            if editor.decisions.text:
                await self.press("enter", "enter")
            await self.prose(editor.decisions, decision)

    async def action(self, action: Action) -> None:
        row = next(row for row in self.window.screen.editor.actions.rows if row.is_empty)
        await self.prose(row.text, action.text)
        self.figures.characters += sum(map(len, action.responsible)) + (10 if action.due else len(action.when))
        await self.press("tab")
        if action.due and row.due.value != str(action.due):
            await self.type(_short_day(action, self.minutes))
        elif action.when:
            await self.type(action.when)
        await self.press("tab")
        if row.people.value != ", ".join(action.responsible):
            reading = self.window.screen.reading()
            typed = (_shortest(name, partial(_means, reading, name)) for name in action.responsible)
            await self.type(", ".join(typed))
        await self.press("enter")

    def _short_name(self, name: str) -> str:
        people = known_people(self.window.session.meeting)
        return _shortest(name, lambda typed: the_one_meant(typed, people) == name)

    async def prose(self, prose: Prose, text: str) -> None:
        """Type a text at the end of the field; the editor begins the next point of a list itself."""
        self.figures.characters += len(text)
        begin = len(prose.text)
        previous: re.Match[str] | None = None
        ended = False
        for index, line in enumerate(text.split("\n")):
            if index and not ended:
                await self.press("enter")
            ended = previous is not None and not line  # the editor has put the blank line after the list
            point = _POINT.fullmatch(line)
            typed = line
            if previous is not None and point is None:
                # Within the point the mark that was given is taken away; else an empty point ends the list.
                await self.press(*(["backspace"] * (len(previous[1]) + 2) if line.startswith(" ") else ["enter"]))
            elif previous is not None and point is not None:
                deeper = len(point[1]) - len(previous[1])
                await self.press(*(["tab"] if deeper > 0 else ["shift+tab"] if deeper < 0 else []))
                typed = point[3]
            await self._line(prose, typed)
            previous = point
        if prose.text[begin:].strip() != text:
            self.figures.missed.append(f"{text!r} became {prose.text[begin:]!r}")

    async def _line(self, prose: Prose, line: str) -> None:
        self._seen = ""
        self._look(prose.suggestion, line)
        at = 0
        while at < len(line):
            rest = line[at:]
            if taken := await self._take(prose, rest):
                at += taken
            elif brief := _brief(line, at):
                short, taken = brief
                await self.type(short + line[at + taken : at + taken + 1])
                at += taken + 1
            else:
                await self.type(rest[0])
                at += 1
            self._look(prose.suggestion, line[at:])

    def _look(self, shown: str, rest: str) -> None:
        """Count what is shown now, if it is something new."""
        if shown and not (self._seen and self._seen.endswith(shown.rstrip("…")[:200])):
            self.figures.shown += 1
            word = _FIRST_WORD.match(shown)
            self.figures.right += bool(word and word.group() and rest.startswith(word.group()))
        self._seen = shown

    async def _take(self, prose: Prose, rest: str) -> int:
        """Take what is offered, all or word by word, if it is right and spares enough; how many characters that was."""
        offer = prose.grey.offer
        if not prose.suggestion or offer is None or offer.replaces:
            return 0
        if self.only_names and not offer.is_whole:
            return await self._take_of_name(prose, offer.text, rest)
        if rest.startswith(offer.text) and len(offer.text) > _SPARED:
            await self.press("end")
            return len(offer.text)
        words, taken = 0, ""
        for word in re.findall(r"\s*[\w-]+(?:[:.]\w+)*|\s*\S", offer.text):
            if not rest.startswith(taken + word) or rest[len(taken + word) : len(taken + word) + 1].isalnum():
                break
            words, taken = words + 1, taken + word
        if len(taken) - words < _SPARED:
            return 0
        before = len(prose.text)
        await self.press(*(["right"] * words))
        return len(prose.text) - before

    async def _take_of_name(self, prose: Prose, offered: str, rest: str) -> int:
        """Take as many words of what is offered as are of a name or a day; how many characters that was."""
        begun = prose.text[prose.text.rfind("\n") + 1 :]
        taken, words = "", 0
        for word in re.findall(r"\s*[\w-]+", offered):
            whole = begun + taken + word
            named = any(
                whole.endswith(name[:length]) and len(taken + word) < length
                for name in self._names()
                for length in range(3, len(name) + 1)
            )
            if not named or not rest.startswith(taken + word) or rest[len(taken + word) : len(taken + word) + 1].isalnum():
                break
            taken, words = taken + word, words + 1
        if len(taken) - words < _SPARED:
            return 0
        before = len(prose.text)
        await self.press(*(["end"] if taken == offered else ["right"] * words))
        return len(prose.text) - before

    def _names(self) -> list[str]:
        meeting = self.agenda
        days = [f"den {coming.day.day} {MONTHS[coming.day.month - 1]} {coming.day.year}" for coming in meeting.head.coming]
        people = [part for person in meeting.participants for part in (person.name, person.organisation)]
        return [name for name in (*people, *known_people(meeting), *days, meeting.head.body) if name]


def _brief(line: str, at: int) -> tuple[str, int] | None:
    """A brief that ships and stands for what comes now, with a capital letter where that has one; and how many characters it is."""
    if at and line[at - 1] not in " (”":
        return None
    for short, long in USUAL.items():
        after = line[at + len(long) : at + len(long) + 1]
        if "{" in long or after not in ENDS or long[-1] == after:
            continue
        if line.startswith(long, at):
            return short, len(long)
        if line.startswith(long[0].upper() + long[1:], at):
            return short[0].upper() + short[1:], len(long)
    return None


def _means(reading: Reading, name: str, typed: str) -> bool:
    """Whether what is typed in a cell of people is taken for the name."""
    return reading.person(typed) == name


def _shortest(name: str, is_meant: Callable[[str], bool]) -> str:
    """The shortest of what people type that means the name."""
    first = name.split(maxsplit=1)[0]
    tries = ["".join(part[0] for part in name.split()).lower(), first[:2].lower(), first[:3].lower(), first.lower()]
    return next((typed for typed in tries if is_meant(typed)), name)


def _short_day(action: Action, minutes: Meeting) -> str:
    due = action.due
    assert due is not None
    return f"{due.day}/{due.month}" if 0 < (due - minutes.head.day).days < 360 else str(due)


def _called(agenda: Meeting, minutes: Meeting, path: ItemPath) -> Item | None:
    """The item as the kallelse has it; None for one that was added during the meeting."""
    item = item_at(minutes, path)
    return next((called for _, called in walk(agenda) if called.id == item.id or called.title == item.title), None)


def without_records(minutes: Meeting) -> Meeting:
    """The minutes as their kallelse may have been, for those whose kallelse is not at hand."""

    def called(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(
            Item(
                id=item.id,
                title=item.title,
                presenters=item.presenters,
                attachments=item.attachments,
                background=item.background,
                proposals=item.proposals,
                subitems=called(item.subitems),
            )
            for item in items
        )

    people = tuple(
        replace(person, attendance=None, arrived=None, left=None, away=(), replaces="") for person in minutes.participants
    )
    head = replace(minutes.head, opened=None, closed=None, adjournments=(), approvals=())
    return replace(minutes, head=head, participants=people, items=called(minutes.items))


async def typed(folder: Path, agenda: Path, minutes: Meeting, mood: str) -> Figures:
    """What it costs to type the minutes in a workspace that holds the archive already.

    The mood is the setting's, or "namn": with ``lugn`` in force, only names, days, points and paragraphs are taken.
    """
    settings = Settings(completion="lugn" if mood == "namn" else mood)  # type: ignore[arg-type]  # one of the three
    workspace = Workspace(folder)
    meeting, path = open_meeting(agenda, None, workspace)
    session = Session(Opened(meeting, path))
    app = KCMinutes(workspace, settings, session)
    async with app.run_test(size=MEDIUM) as pilot:
        window = Window(app, pilot, Clock())
        await window.settled()
        typist = Typist(window, window.meeting, minutes, only_names=mood == "namn")
        if mood != "av":
            await window.until(lambda: window.screen.editor.notes.grey.source is not None, 60)
            _measure(window.screen.typing_help.__dict__, typist.figures.seconds)
        await typist.meeting()
        stop_saving(session, 5)
    return typist.figures


def _measure(parts: Mapping[str, object], seconds: list[float]) -> None:
    """Have each look for what to offer timed."""
    offers = parts["_offers"]
    look = offers.at  # type: ignore[attr-defined]  # it is there once the archive is read

    def timed(*arguments: object) -> object:
        began = time.thread_time()
        found = look(*arguments)
        seconds.append(time.thread_time() - began)
        return found

    offers.at = timed  # type: ignore[attr-defined]  # as above
