"""The command for the user's settings: where they and all else of the program's lie, what is set, and the file opened."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click

from kcminutes.cli.output import say, settings_or_defaults
from kcminutes.cli.swedish_click import SwedishCommand


@click.command(cls=SwedishCommand)
@click.option("--edit", is_flag=True, help="Öppna filen i ditt redigeringsprogram; den görs om den inte finns.")
def settings(*, edit: bool) -> None:
    """Berätta var inställningarna finns, vad som är inställt och var programmet har sina filer."""
    from kcminutes.storage.durable.atomic import reason
    from kcminutes.storage.settings import settings_path
    from kcminutes.storage.settings_file import begin_settings

    path = settings_path()
    if edit:
        try:
            begin_settings(path)
        except OSError as error:
            raise click.ClickException(f"Kan inte skriva {path}: {reason(error)}.") from error
        _open(path)
        say(path)
        settings_or_defaults()  # which tells what is wrong with them
        return
    _tell(path)


def _tell(path: Path) -> None:
    from kcminutes.cli.program import workspace_of
    from kcminutes.storage.durable.safety_copy import unsaved_folder
    from kcminutes.storage.settings import usual_template_folder
    from kcminutes.storage.settings_file import chosen

    found = settings_or_defaults()
    say(path if path.exists() else f"{path} (finns inte än; kcminutes settings --edit gör den)")
    for line in chosen(found):
        say(f"  {line}")
    if found == type(found)():
        say("  Inget är inställt; programmets egna val gäller.")
    templates = found.template_folder or usual_template_folder()
    places = {
        "Möten": workspace_of(found, None).root,
        "Mallar": f"{templates}{'' if templates.is_dir() else ' (finns inte; de inbyggda används)'}",
        "Säkerhetskopior": unsaved_folder().parent,
    }
    for name, place in places.items():
        say(f"{name}: {place}")


def _open(path: Path) -> None:
    """Open the file in the editor that the environment names, else in the system's own or one of the terminal's."""
    from kcminutes.storage.durable.atomic import reason
    from kcminutes.storage.system_program import open_in_system

    editor = next(filter(None, map(os.environ.get, ("VISUAL", "EDITOR"))), "")
    try:
        if not editor:
            open_in_system(path)
            return
    except OSError as error:
        editor = next(filter(None, map(shutil.which, ("sensible-editor", "nano", "vi"))), "") if sys.stdin.isatty() else ""
        if not editor:
            raise click.ClickException(
                f"Hittar inget program att öppna {path} i ({reason(error)}); sätt EDITOR till ett, eller öppna filen själv."
            ) from error
    try:
        words = [word.strip('"') for word in shlex.split(editor, posix=sys.platform != "win32")]
        done = subprocess.run([*words, str(path)], check=False)  # noqa: S603  # a list of words; no shell reads them
    except (OSError, ValueError) as error:
        raise click.ClickException(
            f"Programmet {editor} går inte att starta; sätt EDITOR till ett som finns, och öppna {path} i det."
        ) from error
    if done.returncode:
        raise click.ClickException(f"Programmet {editor} slutade med ett fel; {path} är som det lämnade den.")
