"""The command for the user's settings: where they and all else of the program's lie, what is set, and the file opened."""

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
    from kcminutes.storage.system_program import edit as edit_in
    from kcminutes.storage.system_program import editor_for

    path = settings_path()
    if edit:
        try:
            begin_settings(path)
        except OSError as error:
            raise click.ClickException(f"Kan inte skriva {path}: {reason(error)}.") from error
        if editor := editor_for(path, has_terminal=sys.stdin.isatty()):
            edit_in(editor, path)
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
