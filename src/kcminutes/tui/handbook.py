"""The help: the tables of keys, made from the tables of actions, and the handbook."""

from importlib.resources import files
from typing import Final

from rich.console import Console
from rich.default_styles import DEFAULT_STYLES
from rich.markdown import Markdown
from rich.segment import Segment
from rich.style import Style
from rich.theme import Theme

from kcminutes.tui.commands.command import routes
from kcminutes.tui.commands.home import HOME_COMMANDS, home_keys
from kcminutes.tui.commands.keymap import way
from kcminutes.tui.commands.table import COMMANDS
from kcminutes.tui.dialogs.attendance_keys import ATTENDANCE_KEYS
from kcminutes.tui.dialogs.dialog_key import key_rows
from kcminutes.tui.dialogs.followed_keys import FOLLOWED_KEYS

_PLAIN: Final = Theme(
    {
        name: Style(bold=style.bold, italic=style.italic, underline=style.underline)
        for name, style in DEFAULT_STYLES.items()
        if name.startswith("markdown.")
    }
)
"""Markdown without rich's colours, which no theme here knows and some make unreadable."""


def handbook_text(keys: dict[str, str]) -> str:
    """The handbook in Markdown with the keys in force; ``keys`` maps an action's name to its keys.

    In handbok.md the way to a command is its name in braces.
    """
    rows = "\n".join(f"| {command.label} | {' · '.join(routes(command, keys))} | {command.id} |" for command in COMMANDS)
    table = f"| Kommando | Tangenter | Namn i settings.toml |\n|---|---|---|\n{rows}\n"
    rows = "\n".join(f"| {command.label} | {' · '.join(home_keys(command, keys))} |" for command in HOME_COMMANDS)
    at_home = f"| Kommando | Tangenter |\n|---|---|\n{rows}\n"
    text = files("kcminutes.tui").joinpath("handbok.md").read_text("utf-8")
    text = text.replace("{tangenter}", table).replace("{tangenter_hemma}", at_home)
    text = text.replace("{narvarons_tangenter}", key_rows(ATTENDANCE_KEYS))
    text = text.replace("{uppfoljningens_tangenter}", key_rows(FOLLOWED_KEYS))
    for command in COMMANDS:
        # A key that is an asterisk would end the emphasis that its name stands in.
        text = text.replace(f"{{{command.id}}}", way(command.id, keys).replace("*", "\\*"))
    return text


def handbook_rows(console: Console, width: int, keys: dict[str, str]) -> list[list[Segment]]:
    """The handbook as rows of the width."""
    return _rows(console, width, handbook_text(keys))


def dialog_rows(console: Console, width: int, text: str) -> list[list[Segment]]:
    """The help on a dialog, in Markdown, as rows of the width, with where the rest is told."""
    return _rows(console, width, f"{text}\n\nHandboken finns i hjälpen utanför dialogerna.\n")


def _rows(console: Console, width: int, text: str) -> list[list[Segment]]:
    with console.use_theme(_PLAIN):
        return console.render_lines(Markdown(text), console.options.update(width=width, height=None), pad=False)
