"""Makes what README has from the program itself: ``python tests/make_readme.py`` rewrites its tables and its screenshot."""

import argparse
import ast
import asyncio
import inspect
import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from datetime import date, datetime, time
from enum import Enum
from itertools import pairwise
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from kcminutes.checks import RULES
from kcminutes.meeting import model
from kcminutes.tui.commands.command import routes
from kcminutes.tui.commands.home import HOME_COMMANDS, home_keys
from kcminutes.tui.commands.keymap import keymap
from kcminutes.tui.commands.table import COMMANDS
from kcminutes.tui.dialogs.attendance_keys import ATTENDANCE_KEYS
from kcminutes.tui.dialogs.dialog_key import DialogKey
from kcminutes.tui.dialogs.followed_keys import FOLLOWED_KEYS
from support.samples import AGENDA_2016

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SCREENSHOT = ROOT / ".readme" / "meeting.svg"
TABLES = {
    "Meeting": "(top)",
    "Head": "[mote]",
    "Span": "ajournerat, behandlat",
    "Approval": "faststallt",
    "ComingMeeting": "[[mote.kommande]]",
    "Participant": "[[deltagare]]",
    "Absence": "borta",
    "Item": "[[arende]]",
    "Origin": "fran",
    "HandedOn": "vidare",
    "Action": "[[arende.atgard]]",
    "FollowUp": "[[arende.uppfoljning]]",
}
TYPES = {str: "text", int: "number", bool: "true or false", date: "date", time: "time"}


def keys_table() -> str:
    """The table of actions."""
    usual, _ = keymap({})
    rows = [f"| {action.label} | {' · '.join(routes(action, usual)[:2])} | `{action.id}` |" for action in COMMANDS]
    return "\n".join(["| action | keys | name in settings.toml |", "|---|---|---|", *rows])


def home_table() -> str:
    """The table of what home does."""
    usual, _ = keymap({})
    rows = [f"| {command.label} | {' · '.join(home_keys(command, usual))} |" for command in HOME_COMMANDS]
    return "\n".join(["| at home | keys |", "|---|---|", *rows])


def dialog_table(keys: tuple[DialogKey, ...]) -> str:
    """The keys of a dialog, or of a list."""
    rows = [f"| {key.shown} | {key.meaning} |" for key in keys]
    return "\n".join(["| key | what it does |", "|---|---|", *rows])


def format_table() -> str:
    """The dictionary of model.py: each key, its type and what it means."""
    rows = ["| table | key | type | meaning |", "|---|---|---|---|"]
    classes = {node.name: node for node in ast.parse(inspect.getsource(model)).body if isinstance(node, ast.ClassDef)}
    for name, table in TABLES.items():
        kinds = get_type_hints(getattr(model, name))
        for statement, following in pairwise(classes[name].body):
            if isinstance(statement, ast.AnnAssign) and isinstance(following, ast.Expr):
                field = ast.unparse(statement.target)
                renamed = re.search(r"name='(\w+)'", ast.unparse(statement))
                meaning = " ".join(ast.literal_eval(following.value).split()).replace("None ", "missing ")
                rows.append(f"| `{table}` | `{renamed[1] if renamed else field}` | {toml_type(kinds[field])} | {meaning} |")
    return "\n".join(rows)


def toml_type(kind: Any) -> str:
    """What a value of the type is in the file."""
    kind = next((each for each in get_args(kind) if each not in (type(None), ...)), kind) if isinstance(kind, UnionType) else kind
    if get_origin(kind) is tuple:
        below = toml_type(get_args(kind)[0])
        return f"list of {below}s"
    if kind in TYPES:
        return TYPES[kind]
    return " or ".join(f'"{each.value}"' for each in kind) if issubclass(kind, Enum) else "table"


def rules_table() -> str:
    """The rules of the checks."""
    rows = [f"| `{rule.name}` | {rule.meaning}{' (hint)' if rule.hint else ''} |" for rule in RULES]
    return "\n".join(["| rule | finds |", "|---|---|", *rows])


def readme(text: str) -> str:
    """The README's text with its generated parts as they ought to be."""
    tables = {
        "keys": keys_table(),
        "home": home_table(),
        "attendance": dialog_table(ATTENDANCE_KEYS),
        "followed": dialog_table(FOLLOWED_KEYS),
        "format": format_table(),
        "rules": rules_table(),
    }
    for name, table in tables.items():
        before, begin, rest = text.partition(f"<!-- {name} -->\n")
        assert begin, f"README has no place for the table {name}"
        _, end, after = rest.partition(f"<!-- /{name} -->")
        text = f"{before}{begin}{table}\n{end}{after}"
    return text


async def screenshot() -> str:
    """The meeting's screen at 160x45 with a stretch of the sample meeting typed in, as SVG."""
    from kcminutes.session.session import Session
    from kcminutes.storage.opening import Opened
    from kcminutes.storage.settings import Settings
    from kcminutes.storage.toml.meetings import read
    from kcminutes.storage.workspace import Workspace
    from kcminutes.tui.app import KCMinutes

    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as folder:
        agenda = Path(folder) / "agendas" / AGENDA_2016.name
        agenda.parent.mkdir()
        shutil.copy(AGENDA_2016, agenda)
        opened = Opened(read(agenda), Path(folder) / "minutes" / agenda.name)
        session = Session(opened, now=lambda: datetime(2016, 12, 8, 9, 41, 12))
        app = KCMinutes(Workspace(Path(folder)), Settings(), session)
        async with app.run_test(size=(160, 40)) as pilot:
            await pilot.press("ctrl+g", "o", "ctrl+r", "3", "escape")
            for text, *keys in (
                ("Ordföranden öppnade mötet.", "ctrl+n"),
                ("Inga justeringar gjordes.", "ctrl+g", "6", "enter"),
                ("Henrik Sandvall gav en bild av läget på orterna:", "enter"),
                ("- bemanning", "enter"),
                ("förebyggande arbete", "enter"),
                ("medborgarlöften", "f4"),
                ("Gruppen tackar för besöket.", "ctrl+o"),
                ("Bevaka frågan om avvisningar", "tab"),
                ("8 maj", "tab"),
                ("fne",),
            ):
                await pilot.press(*(char if char != " " else "space" for char in text), *keys)
            await pilot.pause(1.5)
            app.messages.clear()
            await pilot.pause(0.5)
            svg = app.export_screenshot(title="kcminutes")
            session.close()
            # What is by the wall clock, and the name that rich makes of the content, would be another each time.
            return re.sub(
                r"terminal-[0-9]+-", "terminal-", re.sub(r"sparat(\W+(?:#160;)?)[0-9]{2}\.[0-9]{2}", r"sparat\g<1>09.41", svg)
            )


def main(arguments: Sequence[str] | None = None) -> None:
    """Make both anew; arguments that nobody knows end it before anything is written."""
    argparse.ArgumentParser(description=__doc__).parse_args(arguments)
    README.write_text(readme(README.read_text("utf-8")), "utf-8")
    SCREENSHOT.parent.mkdir(exist_ok=True)
    SCREENSHOT.write_text(asyncio.run(screenshot()), "utf-8")


if __name__ == "__main__":
    main()
