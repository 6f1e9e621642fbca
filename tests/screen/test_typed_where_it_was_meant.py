"""Whatever is typed, wherever she steps, whatever is undone in whichever dialog and however the program ends: it stands where it
was typed. Random sequences are held against a plain model of the meeting, which knows no screen.
"""

import random
import signal
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from kcminutes.meeting.model import Action, Item
from kcminutes.meeting.queries import walk
from kcminutes.meeting.states import ItemStatus
from kcminutes.session.history import TYPING_PAUSE
from kcminutes.storage.toml.meetings import read
from support.rarely import rarely
from support.screens import EMPTY_AGENDA, LARGE, MEDIUM, SMALL, Window, opened

TITLES = ("Ett", "Två", "Två ett", "Tre", "Fyra")
AGENDA = EMPTY_AGENDA + "".join(f'[[arende{".underarende" if " " in title else ""}]]\ntitel = "{title}"\n\n' for title in TITLES)
NUMBER_OF_TURNS = 24

DUE = date(2017, 4, 24)
"""What "24/4" is at the meeting."""


@dataclass
class Model:
    """The meeting as it should be: each title's item, and what was so before and after."""

    states: list[dict[str, Item]] = field(default_factory=lambda: [{title: Item(title=title) for title in TITLES}])
    at: int = 0

    @property
    def now(self) -> dict[str, Item]:
        return self.states[self.at]

    def record(self, item: Item) -> None:
        """One step of undo; what was taken back can't be done again any more."""
        self.states[self.at + 1 :] = [{**self.now, item.title: item}]
        self.at += 1

    def travel(self, by: int) -> None:
        self.at = min(max(self.at + by, 0), len(self.states) - 1)


@dataclass
class Turn:
    """One thing that somebody does, in the program and in the model, at the item at hand."""

    window: Window
    model: Model
    dice: random.Random
    word: str
    item: Item

    async def notes(self) -> None:
        await self.window.type("<escape>", "<end>", self.word)
        self.model.record(replace(self.item, notes=self.item.notes + self.word))

    async def decision(self) -> None:
        await self.window.type("<f4>", self.word)
        *before, last = self.item.decisions or ("",)
        self.model.record(replace(self.item, decisions=(*before, last + self.word)))

    async def action(self) -> None:
        await self.window.type("<ctrl+o>", self.word)
        self.model.record(replace(self.item, actions=(*self.item.actions, Action(text=self.word))))
        if self.dice.random() < 0.5:
            await self.window.type("<tab>", "24/4")  # which is a day once it is left, by whatever comes next
            self.model.record(replace(self.item, actions=(*self.item.actions, Action(text=self.word, due=DUE))))
        if self.dice.random() < 0.3:
            await self.window.press(self.dice.choice(["escape", "enter", "tab"]))

    async def status(self) -> None:
        if self.item.status:
            await self.window.press("ctrl+g", "t")
            self.model.record(replace(self.item, status=None, reason=""))
        else:
            await self.window.type("<ctrl+g>", "x", self.word, "<enter>")
            self.model.record(replace(self.item, status=ItemStatus.WITHDRAWN, reason=self.word))

    async def step(self) -> None:
        await self.window.press(self.dice.choice(["ctrl+n", "ctrl+t"]))

    async def go_to(self) -> None:
        await self.window.type("<ctrl+g>", self.dice.choice("1234"), "<enter>")

    async def undo(self) -> None:
        await self.window.press("ctrl+z")
        self.model.travel(-1)

    async def redo(self) -> None:
        await self.window.press("ctrl+y")
        self.model.travel(1)

    async def dialog(self) -> None:
        await self.window.press(*self.dice.choice([["ctrl+r"], ["f1"], ["ctrl+f"], ["ctrl+p"], ["ctrl+g"]]), "escape")

    async def undo_in_dialog(self) -> None:
        count = self.dice.choice([1, 2])
        await self.window.press("ctrl+r", *["ctrl+z"] * count, *self.dice.choice([["escape"], ["ctrl+r"]]))
        self.model.travel(-count)


TURNS = (
    *[Turn.notes, Turn.action, Turn.step] * 2,
    Turn.decision,
    Turn.status,
    Turn.go_to,
    Turn.undo,
    Turn.redo,
    Turn.dialog,
    Turn.undo_in_dialog,
)


async def take_turn(window: Window, model: Model, dice: random.Random, number: int) -> str:
    """Do something by chance; what it was."""
    window.clock.pass_by(seconds=TYPING_PAUSE * 2)
    at_hand = window.session.item
    assert at_hand is not None
    turn = dice.choice(TURNS)
    await turn(Turn(window, model, dice, f"ord{number}.", model.now[at_hand.title]))
    return f"{turn.__name__} ord{number} in {at_hand.title}"


def as_recorded(item: Item) -> Item:
    """The item with all that the file has of it, but for what nobody can foretell (ids, when it was handled) and its sub-items."""
    actions = tuple(replace(action, id="") for action in item.actions)
    return replace(item, id="", handled=(), subitems=(), actions=actions)


@pytest.mark.parametrize("seed", [*range(2), *rarely(*range(2, 30))])
async def test_everything_stands_where_it_was_typed_however_the_program_ends(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)  # noqa: S311  # a sequence, not a secret
    model, done = Model(), ["a window of some size"]
    async with opened(tmp_path, dice.choice([SMALL, MEDIUM, LARGE]), AGENDA) as window:
        done += [await take_turn(window, model, dice, number) for number in range(NUMBER_OF_TURNS)]
        path = window.session.path
        end = dice.choice(["quit", "signal", "signals", "in a dialog"])
        if end == "quit":
            await window.press("ctrl+q")
        elif end == "in a dialog":
            await window.press("ctrl+r", "ctrl+q")
        else:
            for number in [signal.SIGTERM] * (1 if end == "signal" else 2):
                window.app.ending.signalled(number)
        await window.until(lambda: window.has_ended)
    assert model.at == 0 or path.exists(), done
    recorded = {item.title: as_recorded(item) for _, item in walk(read(path))} if path.exists() else Model().now
    assert recorded == model.now, [*done, end]
