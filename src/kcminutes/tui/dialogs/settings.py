"""The settings: where they are, the file opened, and the theme changed while one looks at it."""

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from rich.text import Text
from textual.app import App

from kcminutes.storage.durable.atomic import reason
from kcminutes.storage.settings import settings_path
from kcminutes.storage.settings_file import begin_settings
from kcminutes.storage.system_program import edit, editor_for
from kcminutes.storage.theme_setting import save_theme
from kcminutes.swedish.refusal import Refusal
from kcminutes.tui.dialogs.picker import Choice, Picker
from kcminutes.tui.side_thread import beside
from kcminutes.tui.themes import THEMES

OPEN = ""
"""What is picked to have the file opened; anything else is a theme's name."""


def show_settings(app: App[Any]) -> None:
    """Ask whether to open the file, or which theme; each theme is seen as the sign comes to it, and the one picked is saved."""
    path, before = settings_path(), app.theme
    rows = [
        Choice(Text(f"Öppna {path}"), OPEN),
        *(Choice(Text(f"Tema: {name}{'   (gäller nu)' if name == before else ''}"), name) for name in THEMES),
    ]

    def choices(typed: str) -> list[Choice]:
        words = typed.casefold().split()
        return [row for row in rows if all(word in row.label.plain.casefold() for word in words)]

    def look(theme: str) -> None:
        app.theme = theme or before

    def done(chosen: str) -> None:
        look(chosen)
        app.run_worker(keep_theme(app, path, chosen) if chosen else open_settings(app, path))

    app.push_screen(
        Picker(
            "Inställningar",
            "skriv en del av raden",
            choices,
            done,
            about=f"Inställningarna finns i {path}. Temat ändras medan du väljer; Retur sparar det där.",
            leaving="går tillbaka; temat är som det var.",
            moved=look,
            left=lambda: look(before),
        )
    )


async def keep_theme(app: App[Any], path: Path, theme: str) -> None:
    """Save the theme in the settings' file."""
    try:
        await beside(lambda: save_theme(path, theme))
    except OSError as error:
        app.notify(f"Temat gäller nu, men kan inte sparas i {path}: {reason(error)}.", severity="warning", timeout=15)
    else:
        app.notify(f"Temat {theme} är sparat i {path}.", timeout=6)


async def open_settings(app: App[Any], path: Path) -> None:
    """Open the file in the editor that the environment names, else in the system's own or one of the terminal's."""
    try:
        await beside(lambda: begin_settings(path))
    except OSError as error:
        app.notify(f"Kan inte skriva {path}: {reason(error)}.", severity="error", timeout=15)
        return
    try:
        editor = await beside(lambda: editor_for(path, has_terminal=True))
    except Refusal as error:
        app.notify(str(error), severity="warning", timeout=15)
        return
    if not editor:
        app.notify(f"{path} är öppnad. Det som ändras i den gäller nästa gång programmet startas.", timeout=10)
    elif problem := _edited(app, editor, path):
        app.notify(problem, severity="error", timeout=15)
    else:
        app.notify(f"Det som är ändrat i {path} gäller nästa gång programmet startas.", timeout=10)


def _edited(app: App[Any], editor: str, path: Path) -> str:
    """Let the editor have the terminal until it is left; a Swedish sentence if something is wrong with it, else nothing."""
    has_window = sys.platform == "win32"  # its terminal can't be lent
    with nullcontext() if has_window else app.suspend():
        try:
            edit(editor, path, waits=not has_window)
        except Refusal as error:  # told only when the screen is there again, which an exception would leave away
            return str(error)
    return ""
