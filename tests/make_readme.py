"""Makes what README has from the program itself: ``python tests/make_readme.py`` rewrites its tables and its screenshot."""

import ast
import asyncio
import inspect
import os
import re
import shutil
import tempfile
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from kcminutes.checks import RULES
from kcminutes.meeting import model
from kcminutes.tui.commands.table import ACTIONS, routes
from support.samples import AGENDA_2016

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SCREENSHOT = ROOT / ".readme" / "meeting.svg"
TABLES = {"Meeting": "(top)", "Head": "[mote]", "Participant": "[[deltagare]]", "Item": "[[arende]], [[arende.underarende]]"}
TABLES |= {"Action": "[[arende.atgard]], [[arende.underarende.atgard]]", "Span": "behandlat, ajournerat", "Approval": "faststallt"}


def keys_table() -> str:
    """The table of actions."""
    rows = [f"| {action.label} | {' · '.join(routes(action)[:2])} | `{action.id}` |" for action in ACTIONS]
    return "\n".join(["| action | keys | name in settings.toml |", "|---|---|---|", *rows])


def format_table() -> str:
    """The dictionary of model.py: each key, its type and what it means."""
    rows = ["| table | key | type | meaning |", "|---|---|---|---|"]
    classes = {node.name: node for node in ast.parse(inspect.getsource(model)).body if isinstance(node, ast.ClassDef)}
    for name, table in TABLES.items():
        body = classes[name].body
        for statement, following in pairwise(body):
            if isinstance(statement, ast.AnnAssign) and isinstance(following, ast.Expr):
                key = ast.unparse(statement.target)
                renamed = re.search(r"name='(\w+)'", ast.unparse(statement))
                meaning = ast.literal_eval(following.value).replace("\n", " ")
                kind = ast.unparse(statement.annotation).replace("|", "or")
                rows.append(f"| `{table}` | `{renamed[1] if renamed else key}` | {kind} | {meaning} |")
    return "\n".join(rows)


def rules_table() -> str:
    """The rules of the checks."""
    rows = [f"| `{rule.name}` | {rule.meaning}{' (hint)' if rule.hint else ''} |" for rule in RULES]
    return "\n".join(["| rule | finds |", "|---|---|", *rows])


def readme(text: str) -> str:
    """The README's text with its generated parts as they ought to be."""
    for name, table in (("keys", keys_table()), ("format", format_table()), ("rules", rules_table())):
        text = re.sub(
            rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)",
            lambda match, table=table: f"{match[1]}{table}\n{match[2]}",
            text,
            flags=re.S,
        )
    return text


async def screenshot() -> str:
    """The meeting's screen at 160x45 with a stretch of the sample meeting typed in, as SVG."""
    from kcminutes.session.session import Session
    from kcminutes.storage.settings import Settings
    from kcminutes.storage.toml.meetings import read
    from kcminutes.storage.workspace import Workspace
    from kcminutes.tui.app import KCMinutes

    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as folder:
        agenda = Path(folder) / "agendas" / AGENDA_2016.name
        agenda.parent.mkdir()
        shutil.copy(AGENDA_2016, agenda)
        session = Session(read(agenda), Path(folder) / "minutes" / agenda.name, now=lambda: datetime(2016, 12, 8, 9, 41, 12))
        app = KCMinutes(Workspace(Path(folder)), Settings(), session)
        async with app.run_test(size=(160, 40)) as pilot:
            await pilot.press("ctrl+g", "o", "ctrl+r", "a", "escape")
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
            app.clear_notifications()
            await pilot.pause(0.5)
            svg = app.export_screenshot(title="kcminutes")
            session.close()
            return svg


if __name__ == "__main__":
    README.write_text(readme(README.read_text("utf-8")), "utf-8")
    SCREENSHOT.parent.mkdir(exist_ok=True)
    SCREENSHOT.write_text(asyncio.run(screenshot()), "utf-8")
