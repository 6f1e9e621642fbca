"""The commands that make a kallelse: new."""

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kcminutes.cli.output import need_standard_out, say, settings_or_defaults
from kcminutes.cli.program import workspace_at_hand
from kcminutes.cli.swedish_click import FILE, SwedishCommand

if TYPE_CHECKING:
    from kcminutes.archive.archive import Archive
    from kcminutes.meeting.model import Meeting

_ASLEEP: Final = timedelta(days=400)
"""So long after a body's last meeting, a day typed without its year is counted from that meeting and not from today."""


@click.command(cls=SwedishCommand)
@click.option(
    "--body",
    metavar="ORGAN",
    default="",
    help="Gruppen; början av namnet räcker. Annars den som möttes sist och har ett nästa möte.",
)
@click.option("--date", "day", metavar="DAG", default="", help="Mötets dag, som 2017-01-19 eller 19/1; annars gruppens nästa möte.")
@click.option(
    "--from",
    "template",
    type=FILE,
    metavar="FIL",
    help="En fil som mall (också Word, PDF, text …) i stället för det senaste mötet.",
)
@click.option(
    "-o", "--output", type=FILE, metavar="UT", help="Filen som skrivs; - är standard ut. Annars i agendas/, med dagen som namn."
)
def new(body: str, day: str, template: Path | None, output: Path | None) -> None:
    """Gör nästa kallelse av det som återkommer, och av det som är bordlagt eller lämnat hit."""
    from kcminutes.archive.agenda_file import agenda_place, doubts, write_agenda
    from kcminutes.archive.archive import Archive
    from kcminutes.archive.new_agenda import new_agenda
    from kcminutes.archive.telling import not_taken, summary
    from kcminutes.storage.toml.meetings import encode

    base = None
    if template:
        from kcminutes.importing.template import template_in

        base = template_in(template)
    archive = Archive(workspace_at_hand(settings_or_defaults(), output, template))
    for sentence in archive.left_out:
        say(sentence, err=True)
    body, unknown = _body(archive, body, base)
    meets = _day(archive, body, day)
    odd = [*unknown, *doubts(archive, body, meets)]
    for sentence in odd:
        say(sentence, err=True)
    if odd and at_a_terminal() and not says_yes("Gör kallelsen ändå?"):
        raise click.ClickException("Ingen kallelse är gjord.")
    made = new_agenda(archive, body, meets, base)
    name = f"{meets}.toml"
    out = (output / name if output.is_dir() else output) if output else agenda_place(archive.workspace, meets)
    if str(out) == "-":
        need_standard_out()
        sys.stdout.buffer.write(encode(made.meeting).encode())
    else:
        write_agenda(made.meeting, out)
        say(out)
    say(summary(made), err=str(out) == "-")
    for sentence in not_taken(made):
        say(sentence, err=True)


def at_a_terminal() -> bool:
    """Whether there is somebody to ask."""
    return all(stream and stream.isatty() for stream in (sys.stdin, sys.stderr))


def says_yes(question: str) -> bool:
    """Ask her at the terminal; anything but a yes is a no."""
    answer: str = click.prompt(f"{question} [j/N]", default="", show_default=False, err=True)
    return answer.strip().casefold() in ("j", "ja")


def _body(archive: "Archive", typed: str, template: "Meeting | None") -> tuple[str, list[str]]:
    """The body that is called, and a sentence on one that has no meetings yet, where others have."""
    from kcminutes.archive.bodies import body_typed
    from kcminutes.archive.new_agenda import bodies_to_call
    from kcminutes.swedish.characters import one_line
    from kcminutes.swedish.names import matches
    from kcminutes.swedish.spelling import nearest

    known = archive.bodies
    if not typed.strip():
        if template:
            return template.head.body, []
        if known:
            return next(iter(bodies_to_call(archive))), []
        raise click.UsageError(
            f"{archive.workspace.root} har inga möten; ange gruppen med --body och dagen med --date, eller en mall med --from."
        )
    if meant := body_typed(typed, known):
        return meant, []
    if several := matches(typed, known):
        raise click.UsageError(f"”{one_line(typed)}” kan vara {' eller '.join(several)}; skriv mer av namnet.")
    body, near = one_line(typed), nearest(typed, known)
    odd = f"{body} har inga möten i {archive.workspace.root}{f'; menade du {near}?' if near else '.'}"
    return body, [odd] if known else []


def _day(archive: "Archive", body: str, typed: str) -> date:
    """The day of the meeting."""
    from kcminutes.archive.next_agenda import day_of_next
    from kcminutes.swedish.characters import one_line
    from kcminutes.swedish.dates_read import read_date

    coming = day_of_next(archive, body)
    if not typed:
        if coming:
            return coming
        raise click.UsageError(f"Det står ingenstans när {body} möts nästa gång; ange dagen med --date.")
    last = archive.last_meeting(body)
    today = date.today()
    counted = last.day if last and today - last.day > _ASLEEP else today
    if found := read_date(typed, today=counted, next_meeting=coming):
        return found
    raise click.UsageError(f"”{one_line(typed)}” går inte att läsa som en dag; skriv den med år, som --date 2017-01-19.")
