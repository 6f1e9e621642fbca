"""The command that reads in what others have written: import."""

from datetime import date
from pathlib import Path

import click

from kcminutes.cli.output import say, settings_or_defaults
from kcminutes.cli.program import workspace_at_hand
from kcminutes.cli.swedish_click import FILE, SwedishCommand


@click.command("import", cls=SwedishCommand)
@click.argument("file", type=FILE, metavar="FIL")
@click.option("-o", "--output", type=FILE, metavar="UT", help="Filen som skrivs; annars i arbetsmappen, efter mötets dag.")
@click.option("--date", "day", metavar="DAG", help="Mötets dag, om den inte står i filen eller i dess namn.")
@click.option("--body", metavar="ORGAN", default="", help="Gruppen som möts, om den inte står i filen.")
def import_(file: Path, output: Path | None, day: str | None, body: str) -> None:
    """Läs in en kallelse eller anteckningar ur Word, PDF, ODT, HTML, e-post eller text."""
    meant = _day(day) if day is not None else None
    from kcminutes.importing.importer import imported
    from kcminutes.importing.reading import read_source
    from kcminutes.importing.refusals import DayMissing
    from kcminutes.importing.saving import place_in, save
    from kcminutes.importing.summary import readings, summary

    try:
        read = imported(read_source(file), day=meant, body=body)
    except DayMissing as error:
        told = f"{error.name} säger inte vilken dag mötet är; ange den med --date, till exempel --date 2017-01-19."
        raise click.ClickException(told) from None
    path = output or place_in(workspace_at_hand(settings_or_defaults(), file), read)
    save(read, path)
    for line in summary(read):
        say(line)
    say(f"Tolkades som rubriker och uppgifter: {readings(read)}")
    say(f"Skrev {path}; öppna den med kcminutes {path}.")


def _day(text: str) -> date:
    from kcminutes.swedish.dates_read import read_date

    day = read_date(text, today=date.today())
    if day is None:
        raise click.UsageError(f"Dagen ”{text}” går inte att läsa; skriv den som 2017-01-19.")
    return day
