"""The commands that make a document of a file, or look it through: show, export, print, template, check."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kcminutes.cli import offered
from kcminutes.cli.open_actions import OPEN_ACTIONS, tasks_wanted
from kcminutes.cli.output import need_standard_out, print_document, say, settings_or_defaults
from kcminutes.cli.swedish_click import FILE, MEETING, SwedishCommand

if TYPE_CHECKING:
    from kcminutes.meeting.model import Meeting


@click.command(cls=SwedishCommand)
@click.argument("file", type=MEETING, metavar="FIL")
@click.option("--changes", is_flag=True, help="Visa i stället vad som skiljer sig från det som lämnades ut sist.")
def show(file: Path, *, changes: bool) -> None:
    """Visa det formaterade dokumentet i terminalen."""
    from kcminutes.storage.toml.meetings import read

    meeting = read(file)
    if changes:
        from kcminutes.cli.changes import print_changes

        print_changes(meeting)
    else:
        settings = settings_or_defaults()
        print_document(meeting, settings, tasks_wanted(meeting, file, settings))


@click.command(cls=SwedishCommand)
@click.argument("file", type=MEETING, metavar="FIL")
@click.option(
    "-f",
    "--format",
    "format_name",
    metavar="FORMAT",
    required=True,
    shell_complete=offered.formats,
    help="pdf, docx, html, md, txt, ics eller json.",
)
@click.option("-o", "--output", type=FILE, metavar="UT", help="Filen som skrivs; - är standard ut. Annars bredvid FIL.")
@click.option("--items", metavar="ÄRENDEN", help="Ett utdrag: bara dessa ärenden, som 4,15.1 eller 10-11.")
@click.option(
    "--for", "person", metavar="NAMN", shell_complete=offered.people, help="Bara denna persons åtgärder; en del av namnet räcker."
)
@click.option("--outline/--no-outline", default=None, help="Med eller utan dagordning (annars som i inställningarna).")
@click.option("--summary/--no-summary", default=None, help="Med eller utan alla beslut och åtgärder först (annars likaså).")
@OPEN_ACTIONS
@click.option("--force", is_flag=True, help="Skriv över en fil som ingen export har gjort, eller som är ändrad sedan dess.")
def export(  # noqa: PLR0913  # click's options
    file: Path,
    format_name: str,
    output: Path | None,
    items: str | None,
    person: str | None,
    *,
    outline: bool | None,
    summary: bool | None,
    open_actions: bool | None,
    force: bool,
) -> None:
    """Skriv dokumentet (pdf, docx, html, md, txt) eller mötet (ics, json), helt eller en del av det."""
    from msgspec.structs import replace

    from kcminutes.documents.delivery import DATA_FORMATS, NotAnExportError, check_own, content_in, deliver, document_path
    from kcminutes.storage.toml.meetings import read

    is_part, has_contents = items is not None or person is not None, bool(outline or summary or open_actions)
    format_name = _format_for(format_name, is_part=is_part, has_contents=has_contents)
    if items is not None and person is not None:
        raise click.UsageError("--items och --for går inte att ha samtidigt; välj en av dem.")
    settings = settings_or_defaults()
    settings = replace(
        settings,
        outline=settings.outline if outline is None else outline,
        summary=settings.summary if summary is None else summary,
    )
    meeting = read(file)
    tasks = () if is_part or format_name in DATA_FORMATS else tasks_wanted(meeting, file, settings, wanted=open_actions)

    def content() -> bytes:
        return content_in(format_name, meeting, settings, items=items, person=person, tasks=tasks)

    out = output or document_path(file, format_name, items=items, person=person)
    if str(out) == "-":
        need_standard_out()
        sys.stdout.buffer.write(content())
        _keep(meeting, items, person)
        return
    if out.exists() and out.samefile(file):
        raise click.UsageError(f"{out} är mötets egen fil; välj en annan med -o.")
    try:
        if not force:
            check_own(out)
        say(deliver(content(), out, file, force=force))
        _keep(meeting, items, person)
    except NotAnExportError as error:
        raise NotAnExportError(f"{str(error).removesuffix('.')}, eller skriv över den med --force.") from error


def _keep(meeting: "Meeting", items: str | None, person: str | None) -> None:
    """Keep the whole document as it was handed out."""
    if items is None and person is None:
        from kcminutes.storage.handed_out import keep_handed_out

        keep_handed_out(meeting)


def _format_for(typed: str, *, is_part: bool, has_contents: bool) -> str:
    """The format that was typed; raises UsageError for one that there is not, or that has no list of contents as was asked."""
    from kcminutes.documents.delivery import DATA_FORMATS
    from kcminutes.documents.formats.making import FORMATS

    name = typed.lower().lstrip(".")
    known = (*FORMATS, *DATA_FORMATS)
    if name not in known:
        raise click.UsageError(f"Formatet ”{name}” finns inte; välj ett av {', '.join(known)}.")
    if has_contents and is_part:
        raise click.UsageError(
            "--outline, --summary och --open-actions är för hela dokumentet; ta bort dem, eller --items och --for."
        )
    if has_contents and name in DATA_FORMATS:
        raise click.UsageError(f"--outline, --summary och --open-actions är för dokument; {name} har dem inte, så ta bort dem.")
    return name


@click.command("print", cls=SwedishCommand)
@click.argument("file", type=MEETING, metavar="FIL")
@click.option(
    "-P", "--printer", metavar="SKRIVARE", default="", shell_complete=offered.printers, help="Skrivarkön; annars standardskrivaren."
)
@click.option("-n", "--copies", metavar="ANTAL", type=click.IntRange(1, 999), default=1, help="Antal exemplar.")
@click.option("--two-sided/--one-sided", default=None, help="På båda eller bara ena sidan; annars som skrivaren är inställd.")
def print_(file: Path, printer: str, copies: int, *, two_sided: bool | None) -> None:
    """Skriv ut dokumentet."""
    from kcminutes.documents.printing import PrintJob, print_meeting
    from kcminutes.storage.toml.meetings import read

    settings = settings_or_defaults()
    meeting = read(file)
    job = PrintJob(printer or settings.printer, copies, two_sided)
    say(print_meeting(meeting, file.stem, job, settings, tasks_wanted(meeting, file, settings)))
    _keep(meeting, None, None)


@click.command(cls=SwedishCommand)
@click.argument("format_name", metavar="FORMAT", shell_complete=offered.templates)
@click.argument("output", type=FILE, metavar="UT")
def template(format_name: str, output: Path) -> None:
    """Skriv den inbyggda mallen för FORMAT (docx, html, md, txt, typst) till UT, att göra till sin egen."""
    from kcminutes.documents.delivery import write_template
    from kcminutes.documents.formats.own_templates import TEMPLATES

    format_name = format_name.lower().lstrip(".")
    format_name = "typst" if format_name in ("pdf", "typ") else format_name
    if format_name not in TEMPLATES:
        raise click.UsageError(f"Mallen ”{format_name}” finns inte; välj en av {', '.join(TEMPLATES)}.")
    say(write_template(format_name, output, settings_or_defaults()))


@click.command(cls=SwedishCommand)
@click.argument("file", type=MEETING, metavar="FIL")
def check(file: Path) -> None:
    """Berätta vad som fattas eller är konstigt i filen, en rad var, med vad som kan göras åt det."""
    from kcminutes.checks import Checker, unknown_rules
    from kcminutes.checks.places import place_in_words
    from kcminutes.meeting.queries import paths
    from kcminutes.storage.toml.meetings import read

    need_standard_out()
    meeting = read(file)
    settings = settings_or_defaults()
    for problem in unknown_rules(settings.checks):
        say(problem, err=True)
    found = Checker(settings.rules_off).findings(meeting)
    for finding in found:
        kind = "tips, " if finding.hint else ""
        say(f"{place_in_words(finding.place, meeting)}: {finding.text}. {finding.remedy} [{kind}{finding.rule}]")
    if not found:
        say(f"{file.name}: inga fel ({len(paths(meeting))} ärenden, {len(meeting.participants)} deltagare).")
