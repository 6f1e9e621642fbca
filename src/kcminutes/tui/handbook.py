"""The help: the tables of keys, made from the tables of actions, and the handbook."""

from importlib.resources import files

from rich.console import Console
from rich.markdown import Markdown
from rich.segment import Segment

from kcminutes.tui.commands.command import routes
from kcminutes.tui.commands.home import HOME_COMMANDS, home_keys
from kcminutes.tui.commands.keymap import way
from kcminutes.tui.commands.table import COMMANDS


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
    for command in COMMANDS:
        text = text.replace(f"{{{command.id}}}", way(command.id, keys))
    return text


def handbook_rows(console: Console, width: int, keys: dict[str, str]) -> list[list[Segment]]:
    """The handbook as rows of the width."""
    options = console.options.update(width=width, height=None)
    return console.render_lines(Markdown(handbook_text(keys)), options, pad=False)
