"""A command: one thing that can be done on the meeting's screen, with its keys."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from textwrap import wrap
from typing import Final

from msgspec import Struct

from kcminutes.swedish.typography import NO_BREAK_SPACE

_LEGEND_WIDTH: Final = 72
"""Characters of a row of the legend: what a dialog has room for at 80 columns."""
_NAMES: Final = {"ctrl": "Ctrl", "shift": "Skift", "space": "Mellanslag", "escape": "Esc", "enter": "Retur", "tab": "Tab"}


class Command(Struct, frozen=True):
    """One thing that can be done on the meeting's screen."""

    id: str
    """Its name in settings.toml, under [tangenter]."""
    label: str
    """What it does, in Swedish, as the palette and the help show it."""
    do: Callable[..., Awaitable[None] | None]
    """What does it, given the meeting's screen as `context.MeetingContext`."""
    keys: str = ""
    """Its keys as Textual names them, separated by commas; the first is the one that hints show."""
    letter: str = ""
    """The letter that does it after the key of ga_till, which is Ctrl+G if the settings have no other."""
    short: str = ""
    """A word for the row of hints at the foot of the screen; empty for none."""
    edits: bool = True
    """Whether it changes the meeting, so that it is not for a meeting opened for reading."""
    legend: str = ""
    """A word or two for the letter, in the list of letters under Gå till; empty for a command without one."""
    group: str = ""
    """What the letter is for there, as the others of its row; empty for a command without one."""
    settles: bool = True
    """Whether what is typed in a cell becomes what it means first; not for what only moves the cursor or shows something."""


def key_name(key: str) -> str:
    """A key as people read it: ``ctrl+n`` is "Ctrl+N"."""
    return "+".join(_NAMES.get(part, part.upper()) for part in key.strip().split("+"))


def key_names(keys: str) -> list[str]:
    """A command's keys as people read them, in their order: ``ctrl+n,f9`` is "Ctrl+N" and "F9"."""
    return [key_name(key) for key in keys.split(",") if key.strip()]


def routes(command: Command, keys: Mapping[str, str]) -> list[str]:
    """Every way to do the command, the best first, as people read it; ``keys`` are those in force, by the commands' names."""
    after = key_names(keys.get("ga_till", ""))[:1] if command.letter else []
    return [*key_names(keys.get(command.id, "")), *(f"{go_to} {command.letter}" for go_to in after), "kommandon"]


def legend(commands: Iterable[Command]) -> str:
    """The letters after the key of ga_till, a row a group: "Mötet: o öppna/avsluta · p paus", none parted from its words."""
    groups: dict[str, list[str]] = {}
    for command in commands:
        if command.letter:
            groups.setdefault(command.group, []).append(f"{command.letter} {command.legend}".replace(" ", NO_BREAK_SPACE))
    rows = (wrap(f"{group}: {' · '.join(letters)}", _LEGEND_WIDTH, subsequent_indent="  ") for group, letters in groups.items())
    return "\n".join(row for part in rows for row in part)
