"""The command that makes mail drafts: mail."""

import sys
from pathlib import Path

import click

from kcminutes.cli.open_actions import OPEN_ACTIONS, tasks_wanted
from kcminutes.cli.output import say, settings_or_defaults
from kcminutes.cli.swedish_click import FILE, SwedishCommand


@click.command(cls=SwedishCommand)
@click.argument("file", type=FILE, metavar="FIL")
@click.option("-o", "--output", type=FILE, metavar="MAPP", help="Mappen som mejlen läggs i; annars en mapp bredvid FIL.")
@OPEN_ACTIONS
@click.option("--force", is_flag=True, help="Skriv över mejl som är ändrade sedan de gjordes.")
def mail(file: Path, output: Path | None, *, open_actions: bool | None, force: bool) -> None:
    """Gör färdiga mejl (.eml): ett med dokumentet, och ett till var och en som har åtgärder. Du fyller i till vem.

    Utan -o öppnas det första i datorns e-postprogram, om du sitter vid en terminal med fönster.
    """
    from kcminutes.documents.delivery import NotAnExportError
    from kcminutes.documents.mail import deliver_drafts
    from kcminutes.storage.toml.meetings import read

    settings = settings_or_defaults()
    meeting = read(file)
    tasks = tasks_wanted(meeting, file, settings, wanted=open_actions)
    try:
        written = deliver_drafts(meeting, settings, file, output, tasks=tasks, force=force)
    except NotAnExportError as error:
        raise NotAnExportError(f"{str(error).removesuffix('.')}, eller skriv över det med --force.") from error
    for path in written:
        say(path)
    if output is None and sys.stdout and sys.stdout.isatty():
        _open(written[0])


def _open(draft: Path) -> None:
    """Open the draft in the mail program, where there is one and a screen for it."""
    from kcminutes.storage.durable.atomic import reason
    from kcminutes.storage.system_program import open_in_system

    try:
        open_in_system(draft)
    except OSError as error:
        say(f"Öppna mejlen i ditt e-postprogram; härifrån går det inte: {reason(error)}.", err=True)
