"""Somebody who knows the keys: types a meeting into a real terminal, as `keystrokes_2016` tells, with keys alone."""

import re
from dataclasses import dataclass, field

from kcminutes.meeting.model import ItemPath, Meeting, Participant
from kcminutes.meeting.queries import paths
from support.keystrokes_2016 import Step
from support.terminal import Terminal

_POINT = re.compile(r"(\s*)(-|\d+\.) (.*)")


@dataclass
class Secretary:
    """Types into the terminal, and remembers what she must know to press few keys."""

    terminal: Terminal
    meeting: Meeting
    """The agenda: whom it calls, and what it proposes."""
    keys: int = 0
    """Keys pressed so far."""
    at: ItemPath = (0,)
    all_paths: list[ItemPath] = field(default_factory=list)
    marked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.all_paths = paths(self.meeting)

    def press(self, *keys: str) -> None:
        self.keys += len(keys)
        self.terminal.press(*keys)

    def type(self, text: str) -> None:
        self.keys += len(text)
        self.terminal.type(text)

    def prose(self, text: str) -> None:
        """Type prose; the editor begins the next point of a list itself."""
        previous: re.Match[str] | None = None
        for index, line in enumerate(text.split("\n")):
            if index:
                self.press("enter")
            point = _POINT.fullmatch(line)
            if previous is None:
                self.type(line)
            elif point is None:
                self.press("enter")  # ends the list
                self.type(line)
            else:
                deeper = len(point[1]) - len(previous[1])
                self.press(*(["tab"] if deeper > 0 else ["shift+tab"] if deeper < 0 else []))
                self.type(point[3])
            previous = point

    def step(self, step: Step) -> None:
        """Do all that is done while one item is handled."""
        self.go_to(step)
        self.mark(step)
        if step.withdrawn:
            self.press("ctrl+g", "x")
            self.type(step.withdrawn)
            self.press("enter")
        if step.notes:
            self.prose(step.notes)
        item = self.meeting.items[step.path[0]] if len(step.path) == 1 else None
        if step.decisions and item and step.decisions == item.proposals:
            self.press("f6")
        elif step.decisions:
            self.press("f4")
            for index, decision in enumerate(step.decisions):
                self.press(*(["enter", "enter"] if index else []))
                self.prose(decision)
        for index, action in enumerate(step.actions):
            self.press(*(["ctrl+o"] if index == 0 else []))
            self.type(action.text)
            self.press("tab")
            self.type(action.due)
            self.press("tab")
            self.type(", ".join(action.responsible))
            self.press("enter")

    def go_to(self, step: Step) -> None:
        """Step to the item, which is added if the agenda lacks it."""
        if step.title:
            self._step_to((step.path[0],) if step.path[1] == 0 else (step.path[0], step.path[1] - 1))
            self.press("ctrl+g", ".")
            self.type(step.title)
            if step.presenters or step.attachments:
                self.press("tab")
                self.type(", ".join(step.presenters))
                self.press("tab")
                self.type("; ".join(step.attachments))
            self.press("enter")
            self.all_paths = sorted([*self.all_paths, step.path])
            self.at = step.path
            return
        self._step_to(step.path)
        if step.presenters or step.attachments:
            self.press("ctrl+g", "r", "tab")
            self.type("".join(f", {name}" for name in step.presenters))
            self.press("tab")
            self.type("".join(f"; {name}" for name in step.attachments))
            self.press("enter")

    def _step_to(self, path: ItemPath) -> None:
        if path == self.at:
            return
        if self.all_paths.index(path) == self.all_paths.index(self.at) + 1:
            self.press("ctrl+n")
        else:
            self.press("ctrl+g")
            self.type(".".join(str(index + 1) for index in path))
            self.press("enter")
        self.at = path

    def mark(self, step: Step) -> None:
        """Mark attendance; those called to the whole meeting all at once, and the exceptions one by one."""
        wanted = [*((name, "present") for name in step.present), *((name, "absent") for name in step.absent)]
        wanted += [(name, "late") for name in step.late]
        people = self.meeting.participants
        everyone = [person.name for person in people if not person.is_guest]
        if not wanted:
            return
        self.press("ctrl+r", "home")
        row = 0
        if not self.marked:
            self.press("3")
            self.marked.update(everyone)
            wanted += [(name, "absent") for name in everyone if name not in step.present and name not in step.absent]
            wanted = [(name, how) for name, how in wanted if how != "present" or name not in everyone]
        for name, how in wanted:
            index = next(index for index, person in enumerate(people) if person.name == name)
            self.press(*(["down"] * (index - row) + ["up"] * (row - index)))
            row = index
            self.press(*self._mark_keys(people[index], how))
            self.marked.add(name)
        self.press("escape")

    def _mark_keys(self, person: Participant, how: str) -> list[str]:
        if how == "late":
            return ["1"]
        if how == "present" or person.name in self.marked:
            return ["space"]
        return ["space", "space"]
