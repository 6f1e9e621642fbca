"""The commands: what is typed after ``kcminutes``. What a command needs is imported in it, so that each starts fast."""

import gc
import io
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from kcminutes.cli.swedish_click import SwedishCommand, SwedishGroup, sentence
from kcminutes.swedish.characters import plain
from kcminutes.swedish.refusal import Refusal

if TYPE_CHECKING:
    from kcminutes.meeting.model import Meeting
    from kcminutes.storage.settings import Settings
    from kcminutes.storage.workspace import Workspace

FILE = click.Path(path_type=Path)


def _nearest_command(word: str, commands: Mapping[str, click.Command]) -> str:
    from kcminutes.storage.toml.wording import nearest

    return nearest(word, [name for name, command in commands.items() if not command.hidden])


class Commands(SwedishGroup):
    """The commands, and a file's name where a command's name is expected: that file is opened."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names, or ``open`` for a file."""
        if args and args[0] not in self.commands:
            if not Path(args[0]).exists() and (near := _nearest_command(args[0], self.commands)):
                raise click.UsageError(f"Det finns varken ett kommando eller en fil som heter {args[0]}; menade du {near}?")
            return "open", self.commands["open"], args
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Do what is asked; that the reader of a pipe went away (``kcminutes show FIL | head``) is no fault."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click itself would end with 1
            _silence()
            return 0

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let options of a bare FILE stand first too, as in ``kcminutes -o MINUTES FILE``."""
        if args and args[0] in ("-o", "--output"):
            args = ["open", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Commands, invoke_without_command=True, subcommand_metavar="[FIL | KOMMANDO …]")
@click.version_option(package_name="kcminutes", message="kcminutes %(version)s", help="Visa programmets version och sluta.")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Minnesanteckningar direkt i mötet: från kallelse till utskrivet utkast.

    Utan något efter sig visar kcminutes alla möten. Med en FIL öppnas kallelsen eller anteckningarna.
    """
    if ctx.invoked_subcommand is None:
        _run(None, None)


@cli.command("open", cls=SwedishCommand, hidden=True)
@click.argument("file", type=FILE, metavar="FIL")
@click.option("-o", "--output", type=FILE, metavar="ANTECKNINGAR", help="Filen som anteckningarna sparas i.")
def open_(file: Path, output: Path | None) -> None:
    """Öppna en kallelse (börja eller fortsätt dess anteckningar) eller anteckningar."""
    _run(file, output)


@cli.command(cls=SwedishCommand)
@click.argument("file", type=FILE, metavar="FIL")
def show(file: Path) -> None:
    """Visa det formaterade dokumentet i terminalen."""
    from kcminutes.storage.toml.meetings import read

    _print_document(read(file))


def _print_document(meeting: "Meeting") -> None:
    from rich.console import Console
    from rich.text import Text

    from kcminutes.documents.delivery import composed
    from kcminutes.documents.formats.terminal import document_lines

    console = Console(highlight=False)
    rows = document_lines(composed(meeting, _settings()), min(console.width, 100))
    with console.capture() as shown:
        console.print(Text("\n").join(rows), soft_wrap=True)
    click.echo(shown.get(), nl=False)


@cli.command(cls=SwedishCommand)
@click.argument("file", type=FILE, metavar="FIL")
@click.option("-f", "--format", "form", metavar="FORMAT", required=True, help="pdf, docx, html, md eller txt.")
@click.option("-o", "--output", type=FILE, metavar="UT", help="Filen som skrivs; - är standard ut. Annars bredvid FIL.")
@click.option("--items", metavar="ÄRENDEN", help="Ett utdrag: bara dessa ärenden, som 4,15.1 eller 10-11.")
@click.option("--for", "person", metavar="NAMN", help="Bara denna persons åtgärder; en del av namnet räcker.")
@click.option("--outline/--no-outline", default=None, help="Med eller utan dagordning (annars som i inställningarna).")
@click.option("--summary/--no-summary", default=None, help="Med eller utan alla beslut och åtgärder först (annars likaså).")
def export(  # noqa: PLR0913  # click's options
    file: Path, form: str, output: Path | None, items: str | None, person: str | None, *, outline: bool | None, summary: bool | None
) -> None:
    """Skriv dokumentet som pdf, docx, html, md eller txt; hela, ett utdrag eller en persons åtgärder."""
    from msgspec.structs import replace

    from kcminutes.documents.delivery import composed, document_path, export_to, rendered
    from kcminutes.documents.formats.export import FORMATS
    from kcminutes.storage.toml.meetings import read

    form = form.lower().lstrip(".")
    if form not in FORMATS:
        raise click.UsageError(f"Formatet ”{form}” finns inte; välj ett av {', '.join(FORMATS)}.")
    if items is not None and person is not None:
        raise click.UsageError("--items och --for går inte att ha samtidigt; välj en av dem.")
    if (items is not None or person is not None) and (outline or summary):
        raise click.UsageError("--outline och --summary är för hela dokumentet; ta bort dem, eller --items och --for.")
    settings = _settings()
    settings = replace(
        settings,
        outline=settings.outline if outline is None else outline,
        summary=settings.summary if summary is None else summary,
    )
    document = composed(read(file), settings, items=items, person=person)
    out = output or document_path(file, form, items=items, person=person)
    if str(out) == "-":
        sys.stdout.buffer.write(rendered(document, form, settings))
    elif out.exists() and out.samefile(file):
        raise click.UsageError(f"{out} är mötets egen fil; välj en annan med -o.")
    else:
        _say(export_to(document, form, out, settings))


@cli.command("print", cls=SwedishCommand)
@click.argument("file", type=FILE, metavar="FIL")
@click.option("-P", "--printer", metavar="SKRIVARE", default="", help="Skrivarkön; annars standardskrivaren.")
@click.option("-n", "--copies", metavar="ANTAL", type=click.IntRange(1, 999), default=1, help="Antal exemplar.")
@click.option("--two-sided/--one-sided", default=None, help="På båda eller bara ena sidan; annars som skrivaren är inställd.")
def print_(file: Path, printer: str, copies: int, *, two_sided: bool | None) -> None:
    """Skriv ut dokumentet."""
    from kcminutes.documents.printing import PrintJob, print_meeting
    from kcminutes.storage.toml.meetings import read

    settings = _settings()
    _say(print_meeting(read(file), file.stem, PrintJob(printer or settings.printer, copies, two_sided), settings))


@cli.command(cls=SwedishCommand)
@click.argument("form", metavar="FORMAT")
@click.argument("output", type=FILE, metavar="UT")
def template(form: str, output: Path) -> None:
    """Skriv den inbyggda mallen för docx, html, md, txt eller typst till UT, att ändra och spara i mallmappen."""
    from kcminutes.documents.delivery import write_template
    from kcminutes.documents.formats.own_templates import TEMPLATES

    form = form.lower().lstrip(".")
    form = "typst" if form in ("pdf", "typ") else form
    if form not in TEMPLATES:
        raise click.UsageError(f"Mallen ”{form}” finns inte; välj en av {', '.join(TEMPLATES)}.")
    _say(write_template(form, output, _settings()))


@cli.command(cls=SwedishCommand)
@click.argument("file", type=FILE, metavar="FIL")
def check(file: Path) -> None:
    """Berätta vad som fattas eller är konstigt i filen, en rad var, med vad som kan göras åt det."""
    from kcminutes.checks import Checker, unknown_rules
    from kcminutes.checks.places import place_in_words
    from kcminutes.meeting.ids import identified
    from kcminutes.meeting.queries import paths
    from kcminutes.storage.toml.meetings import read

    meeting = identified(read(file))
    settings = _settings()
    for problem in unknown_rules(settings.checks):
        _say(problem, err=True)
    found = Checker(settings.rules_off).findings(meeting)
    for finding in found:
        kind = "tips, " if finding.hint else ""
        _say(f"{place_in_words(finding.place, meeting)}: {finding.text}. {finding.remedy} [{kind}{finding.rule}]")
    if not found:
        _say(f"{file.name}: inga fel ({len(paths(meeting))} ärenden, {len(meeting.participants)} deltagare).")


@cli.command(cls=SwedishCommand)
@click.argument("number", type=int, metavar="[NR]", required=False)
@click.option("--show", "shown", is_flag=True, help="Visa dokumentet som det står i kopian.")
@click.option("--restore", "restored", is_flag=True, help="Skriv kopian till sin fil; filen som den är nu läggs bredvid.")
@click.option("-o", "--output", type=FILE, metavar="UT", help="Skriv kopian till en ny fil i stället.")
def recover(number: int | None, shown: bool, restored: bool, output: Path | None) -> None:  # noqa: FBT001  # click's flags
    """Visa säkerhetskopior: de som aldrig sparades, och tidigare versioner i 30 dagar. Med NR en av dem."""
    from kcminutes.storage import recovery

    if number is None and (shown or restored or output):
        raise click.UsageError("NR fattas; kcminutes recover visar vilka säkerhetskopior som finns.")
    if number is None:
        lines = list(recovery.listing())
        _say("\n".join(lines) or "Det finns inga säkerhetskopior; allt är sparat.")
        return
    copy = recovery.chosen(number)
    if shown:
        _print_document(copy.meeting)
    elif restored or output:
        _say(recovery.restore(copy, output))
    else:
        _say(f"{copy.found.minutes}, {copy.found.at:%Y-%m-%d %H.%M}: {recovery.compared(copy)}.")
        _say("--show visar den, --restore skriver den till filen, -o UT till en ny.")


def _say(text: object, *, err: bool = False) -> None:
    """Print a sentence; a file's name in it may hold what a terminal takes for a command."""
    click.echo(plain(str(text)), err=err)


def _settings() -> "Settings":
    """The settings; what is wrong with them is told on stderr, and the defaults count."""
    from kcminutes.storage.settings import load_settings

    settings, problems = load_settings()
    for problem in filter(None, (*problems, settings.lacks_templates)):
        _say(problem, err=True)
    return settings


def _workspace(settings: "Settings", file: Path | None) -> "Workspace":
    from kcminutes.storage.workspace import find_workspace

    start = file.absolute().parent if file else Path.cwd()
    return find_workspace(start, settings.workspace_folder)


def _run(file: Path | None, output: Path | None) -> None:
    """Open the screen; a file is read first, so that what is wrong with it is told where she started the program."""
    from kcminutes.session.session import Session
    from kcminutes.storage.opening import open_meeting, open_safely
    from kcminutes.storage.settings import load_settings

    settings, problems = load_settings()
    workspace = _workspace(settings, file)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        if file:
            open_meeting(file, output, workspace)  # what is wrong with the file matters more
        raise click.ClickException("Här finns ingen terminal att skriva i; show, export, print och check klarar sig utan.")
    from kcminutes.tui.app import KCMinutes

    opened = open_safely(file, output, workspace) if file else None
    session = Session(opened) if opened else None
    app = KCMinutes(workspace, settings, session, problems)
    try:
        app.run()
    finally:
        if app.session:  # nothing is left to be saved, but after a fault in the program
            app.session.close()
    for message, is_bad in app.handing_out.untold:
        _say(message, err=is_bad)
    sys.exit(app.return_code or int(any(is_bad for _, is_bad in app.handing_out.untold)))


def _silence() -> None:
    """Let what is still to be written to standard out go nowhere, so that Python doesn't try once more as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line; ends the process with 0 for done, 1 for could not, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a pipe on Windows may lack å, and never has ▎
    gc.disable()  # a start, and a short command, makes no garbage worth the search; the screen enables it again
    try:
        code = cli.main(args, prog_name="kcminutes", standalone_mode=False)
    except (click.ClickException, Refusal) as error:
        _say(sentence(error) if isinstance(error, click.ClickException) else str(error), err=True)
        sys.exit(2 if isinstance(error, click.UsageError) else 1)
    except click.exceptions.Abort:
        sys.exit(1)
    except OSError as error:
        from kcminutes.storage.durable.atomic import reason

        if not error.filename:
            _silence()
        _say(f"Kan inte skriva {error.filename or 'till standard ut'}: {reason(error)}.", err=True)
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)
