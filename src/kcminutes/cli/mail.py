"""The command that makes mail drafts: mail."""

import sys
from datetime import datetime
from pathlib import Path

import click

from kcminutes.cli.output import say, settings_or_defaults
from kcminutes.cli.swedish_click import FILE, SwedishCommand


@click.command(cls=SwedishCommand)
@click.argument("file", type=FILE, metavar="FIL")
@click.option("-o", "--output", type=FILE, metavar="MAPP", help="Mappen som mejlen läggs i; annars en mapp bredvid FIL.")
@click.option("--force", is_flag=True, help="Skriv över mejl som är ändrade sedan de gjordes.")
def mail(file: Path, output: Path | None, *, force: bool) -> None:
    """Gör färdiga mejl (.eml): ett med dokumentet, och ett till var och en som har åtgärder. Du fyller i till vem.

    Utan -o öppnas det första i datorns e-postprogram, om du sitter vid en terminal med fönster.
    """
    from kcminutes.documents.delivery import NotAnExportError
    from kcminutes.documents.mail import clear_unused, drafts_folder, mail_drafts, sent_title, write_drafts
    from kcminutes.storage.handed_out import keep_handed_out
    from kcminutes.storage.mailed import Mailing, note_mailed
    from kcminutes.storage.toml.meetings import read

    meeting = read(file)
    made = datetime.now().astimezone()
    drafts = mail_drafts(meeting, settings_or_defaults())
    try:
        written = write_drafts(drafts, output or drafts_folder(file), file, made, force=force)
        if output is None:  # in a folder that she has named lies what she has put there
            clear_unused(drafts_folder(file), written)
    except NotAnExportError as error:
        raise NotAnExportError(f"{str(error).removesuffix('.')}, eller skriv över det med --force.") from error
    head = meeting.head
    keep_handed_out(meeting)
    note_mailed(Mailing(made, str(file.absolute()), head.body, head.day, sent_title(meeting)))
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
