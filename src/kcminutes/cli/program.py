"""The commands that open the screen: kcminutes alone, and with a file."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kcminutes.cli.output import say
from kcminutes.cli.swedish_click import MEETING, SwedishCommand

if TYPE_CHECKING:
    from kcminutes.storage.settings import Settings
    from kcminutes.storage.workspace import Workspace

TIME_FOR_DOCUMENTS = 2.0
"""Seconds that documents which are under way have to be done, once the screen has ended."""


@click.command("open", cls=SwedishCommand, hidden=True)
@click.argument("file", type=MEETING, metavar="FIL")
@click.option("-o", "--output", type=MEETING, metavar="ANTECKNINGAR", help="Filen som anteckningarna sparas i.")
def open_(file: Path, output: Path | None) -> None:
    """Öppna en kallelse (börja eller fortsätt dess anteckningar) eller anteckningar."""
    run(file, output)


@click.command(cls=SwedishCommand)
@click.argument("file", type=MEETING, metavar="KALLELSE")
def edit(file: Path) -> None:
    """Skriv eller ändra en kallelse: ärenden, beskrivningar, förslag, deltagare."""
    run(file, None, prepares=True)


def workspace_of(settings: "Settings", file: Path | None) -> "Workspace":
    """The workspace around the file, or around where she stands if that is None."""
    from kcminutes.storage.workspace import find_workspace

    try:
        start = file.absolute().parent if file else Path.cwd()
    except FileNotFoundError:
        raise click.ClickException("Mappen som du står i finns inte längre; gå till en annan med cd.") from None
    return find_workspace(start, settings.workspace_folder)


def workspace_at_hand(settings: "Settings", *files: Path | None) -> "Workspace":
    """The workspace where she stands; outside of any, the one around the first of the files that lies in one, else the usual."""
    usual = workspace_of(settings, None)
    if not Path.cwd().is_relative_to(usual.root):
        for file in filter(None, files):
            around = workspace_of(settings, file)
            if file.absolute().is_relative_to(around.root):
                return around
    return usual


def run(file: Path | None, output: Path | None, *, prepares: bool = False) -> None:
    """Open the screen; a file is read first, so that what is wrong with it is told where she started the program.

    ``prepares`` opens an agenda to write it.
    """
    from kcminutes.session.session import Session
    from kcminutes.session.visits import seconds_gone
    from kcminutes.storage.opening import agenda_to_prepare, open_meeting, open_safely, prepare_safely
    from kcminutes.storage.settings import load_settings

    settings, problems = load_settings()
    workspace = workspace_of(settings, file)
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        if file:
            _ = agenda_to_prepare(file) if prepares else open_meeting(file, output, workspace)  # what is wrong there matters more
        raise click.ClickException("Här finns ingen terminal att skriva i; show, export, print och check klarar sig utan.")
    from kcminutes.tui.app import KCMinutes

    session = None
    if file:
        opened = prepare_safely(file) if prepares else open_safely(file, output, workspace)
        session = Session(opened, ticks=seconds_gone, prepares=prepares)
    app = KCMinutes(workspace, settings, session, problems)
    app.ending.watch.start()
    try:
        app.run()
    finally:
        if app.session:  # nothing is left to be saved, but after a fault in the program
            app.session.close()
        app.handing_out.close()
    if app.session and not app.return_code and app.session.file.unfinished:
        say(app.session.file.unfinished)
    is_done = app.handing_out.finish(TIME_FOR_DOCUMENTS)
    for message, is_bad in app.handing_out.untold:
        say(message, err=is_bad)
    code = app.return_code or int(any(is_bad for _, is_bad in app.handing_out.untold))
    if not is_done:  # Python waits for no thread now, but some would end it with a fault of their own
        os._exit(code)
    sys.exit(code)
