"""The command for what a cut-off program had not saved, and for earlier versions: recover."""

from pathlib import Path

import click

from kcminutes.cli.output import print_document, say, settings_or_defaults
from kcminutes.cli.swedish_click import FILE, SwedishCommand


@click.command(cls=SwedishCommand)
@click.argument("number", type=int, metavar="[NR]", required=False)
@click.option("--show", "shown", is_flag=True, help="Visa dokumentet som det står i kopian.")
@click.option("--restore", "restored", is_flag=True, help="Skriv kopian till sin fil; filen som den är nu läggs bredvid.")
@click.option("-o", "--output", type=FILE, metavar="UT", help="Skriv kopian till en ny fil i stället.")
def recover(number: int | None, shown: bool, restored: bool, output: Path | None) -> None:  # noqa: FBT001  # click's flags
    """Visa säkerhetskopior: de som aldrig sparades, och tidigare versioner i minst 30 dagar. Med NR en av dem."""
    from kcminutes.storage import recovery

    if number is None and (shown or restored or output):
        raise click.UsageError("NR fattas; kcminutes recover visar vilka säkerhetskopior som finns.")
    if number is None:
        lines, unsent = [*recovery.listing(), *recovery.damaged()], list(recovery.unsent())
        if not lines:
            lines = ["Det finns inga säkerhetskopior; allt är sparat" + (", utom det här i formulär:" if unsent else ".")]
        if unsent:
            unsent.append("Det som är skrivet i ett formulär står kvar där när det öppnas igen.")
        say("\n".join([*lines, *unsent]))
        return
    copy = recovery.chosen(number)
    if shown:
        print_document(copy.meeting, settings_or_defaults())
    elif restored or output:
        say(recovery.restore(copy, output))
    else:
        say(f"{copy.found.minutes}, {copy.found.at:%Y-%m-%d %H.%M}: {recovery.compared(copy)}.")
        say("--show visar den, --restore skriver den till filen, -o UT till en ny.")
