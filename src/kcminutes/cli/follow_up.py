"""The commands over all meetings of the workspace: actions, decisions, find."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kcminutes.cli.output import need_standard_out, say, settings_or_defaults
from kcminutes.cli.program import workspace_of
from kcminutes.cli.swedish_click import FILE, SwedishCommand

if TYPE_CHECKING:
    from kcminutes.archive.record import Record
    from kcminutes.documents.view import Document
    from kcminutes.meeting.standing import Followed
    from kcminutes.storage.settings import Settings
    from kcminutes.storage.workspace import Workspace

ACTION_FORMATS: Final = ("text", "md", "html", "pdf", "docx", "csv", "json", "ics", "txt")
DECISION_FORMATS: Final = tuple(name for name in ACTION_FORMATS if name != "ics")
_IN_FILES: Final = ("pdf", "docx")
"""The formats that nobody reads in a terminal."""

_BODY: Final = click.option("--body", metavar="ORGAN", default="", help="Bara den gruppens; början av namnet räcker.")
_SINCE: Final = click.option("--since", metavar="DAG", default="", help="Bara från den dagen, som 2016-01-01 eller 1/9.")
_OUTPUT: Final = click.option("-o", "--output", type=FILE, metavar="UT", help="Filen som skrivs; - är standard ut.")
_FORCE: Final = click.option("--force", is_flag=True, help="Skriv över en fil som ingen export har gjort, eller som är ändrad.")


@click.command(cls=SwedishCommand)
@click.option("--for", "person", metavar="NAMN", default="", help="Bara den personens; en del av namnet räcker.")
@_BODY
@click.option("--overdue", "which", flag_value="overdue", help="Bara de försenade.")
@click.option("--done", "which", flag_value="done", help="Bara de som är klara eller utgår.")
@click.option("--all", "which", flag_value="all", help="Alla; annars de som inte är klara.")
@click.option("-f", "--format", "format_name", metavar="FORMAT", default="", help=f"{', '.join(ACTION_FORMATS[:-1])}.")
@_OUTPUT
@_FORCE
def actions(  # noqa: PLR0913  # click's options
    person: str, body: str, which: str | None, format_name: str, output: Path | None, *, force: bool
) -> None:
    """Lista åtgärderna från alla möten: de försenade först, sedan efter dag, sist de utan dag."""
    from kcminutes.archive.record import Record
    from kcminutes.archive.standing import Standings
    from kcminutes.meeting.standing import by_urgency

    format_name = _format(format_name, output, ACTION_FORMATS)
    workspace = _workspace()
    record = Record(workspace)
    standings = Standings(record)
    body = _body(record.archive.bodies, body)
    today = date.today()
    tasks = _chosen(standings.tasks, which, today)
    _tell(record, standings.told)
    if body:
        tasks = _of_body(tasks, body)
    if person:
        person, tasks = _of_person(standings.tasks, tasks, person)
    tasks = by_urgency(tasks, today)
    if format_name == "text":
        from kcminutes.documents.follow_up_data import action_text

        lines = list(action_text(tasks, today, _width(output)))
        _write_text(lines or [_nothing("åtgärder", workspace)], output, force=force)
        return
    if format_name in ("csv", "json"):
        from kcminutes.documents.follow_up_data import ACTION_COLUMNS, action_rows, as_csv, as_json

        rows = action_rows(tasks, today)
        content = as_json(rows) if format_name == "json" else as_csv(rows, ACTION_COLUMNS)
    elif format_name == "ics":
        from kcminutes.documents.calendar_file import followed_calendar

        content = followed_calendar(tasks)
    else:
        from kcminutes.documents.follow_up_lists import action_list

        settings = settings_or_defaults()
        content = _rendered(action_list(tasks, today, body=body, person=person, layout=settings.layout), format_name, settings)
    _write(content, format_name, output, f"åtgärder {today}", force=force)


@click.command(cls=SwedishCommand)
@click.argument("words", metavar="[ORD …]", nargs=-1)
@_BODY
@_SINCE
@click.option("-f", "--format", "format_name", metavar="FORMAT", default="", help=f"{', '.join(DECISION_FORMATS[:-1])}.")
@_OUTPUT
@_FORCE
def decisions(  # noqa: PLR0913  # click's options
    words: tuple[str, ...], body: str, since: str, format_name: str, output: Path | None, *, force: bool
) -> None:
    """Lista besluten från alla möten, de senaste först.

    Med ORD bara de beslut som har alla orden i sig, eller i ärendets rubrik.
    """
    from kcminutes.archive.bodies import is_same_body
    from kcminutes.archive.decisions import Decisions
    from kcminutes.archive.record import Record
    from kcminutes.meeting.decided import with_words

    format_name = _format(format_name, output, DECISION_FORMATS)
    workspace = _workspace()
    record = Record(workspace)
    known = Decisions(record)
    body, first = _body(record.archive.bodies, body), _day(since)
    found = [
        one
        for one in with_words(known.made, words)
        if (not body or is_same_body(one.source.body, body)) and (first is None or one.source.day >= first)
    ]
    _tell(record, known.told)
    today = date.today()
    if format_name == "text":
        from kcminutes.documents.follow_up_data import decision_text

        lines = list(decision_text(found, _width(output)))
        _write_text(lines or [_nothing("beslut", workspace)], output, force=force)
        return
    if format_name in ("csv", "json"):
        from kcminutes.documents.follow_up_data import DECISION_COLUMNS, as_csv, as_json, decision_rows

        rows = decision_rows(found)
        content = as_json(rows) if format_name == "json" else as_csv(rows, DECISION_COLUMNS)
    else:
        from kcminutes.documents.follow_up_lists import decision_list

        settings = settings_or_defaults()
        content = _rendered(decision_list(found, today, body=body, layout=settings.layout), format_name, settings)
    _write(content, format_name, output, f"beslut {today}", force=force)


@click.command(cls=SwedishCommand)
@click.argument("words", metavar="ORD …", nargs=-1, required=True)
@_BODY
@_SINCE
def find(words: tuple[str, ...], body: str, since: str) -> None:
    """Sök i allt som står i något möte, också mitt i ord.

    Visar varje träff i de ärenden som har alla ORD, det senaste mötet först; ”flera ord” inom citattecken hör ihop. Å, ä och ö
    finner bara sig själva, a och o finner båda.
    """
    from kcminutes.archive.search import Search
    from kcminutes.swedish.dates_written import iso_with_weekday

    need_standard_out()
    first = _day(since)
    workspace = _workspace()
    search = Search(workspace)
    body = _body(search.archive.bodies, body)
    hits = search.find(words, body=body, since=first)
    for sentence in search.left_out:
        say(sentence, err=True)
    rows: list[str] = []
    before = None
    for found in hits:
        if before is None or found.card is not before.card or found.order != before.order:
            item = f"{found.label} {found.title}".strip()
            heading = f"{iso_with_weekday(found.card.day)}  {found.card.body}"
            rows.append(f"{heading}, {item}" if item else heading)
        rows.append(f"    {found.hit.label}: {found.hit.excerpt}")
        before = found
    click.echo("\n".join(rows) if rows else f"”{' '.join(words)}” står inte i något möte i {workspace.root}.")


def _workspace() -> "Workspace":
    return workspace_of(settings_or_defaults(), None)


def _format(typed: str, output: Path | None, known: tuple[str, ...]) -> str:
    """The format that was typed, or that the file's name ends in; text if neither tells one."""
    if not typed:
        ending = output.suffix.lower().lstrip(".") if output else ""
        return ending if ending in known else "text"
    name = typed.lower().lstrip(".")
    if name not in known:
        raise click.UsageError(f"Formatet ”{name}” finns inte här; välj ett av {', '.join(known[:-1])}.")
    return name


def _body(known: list[str], typed: str) -> str:
    """The body that is meant; empty for all. Raises UsageError for one that nobody knows."""
    if not typed.strip():
        return ""
    from kcminutes.archive.bodies import body_typed
    from kcminutes.swedish.characters import one_line
    from kcminutes.swedish.names import matches

    if meant := body_typed(typed, known):
        return meant
    if several := matches(typed, known):
        raise click.UsageError(f"”{one_line(typed)}” kan vara {' eller '.join(several)}; skriv mer av namnet.")
    there = f"det finns {', '.join(known)}" if known else "det finns inga möten"
    raise click.UsageError(f"Inget organ heter ”{one_line(typed)}”; {there}.")


def _day(typed: str) -> date | None:
    """The day that is meant, the first one of a month or a year; the last such day, of one without a year."""
    if not typed.strip():
        return None
    from kcminutes.swedish.characters import one_line
    from kcminutes.swedish.dates_read import read_since

    found = read_since(typed, today=date.today())
    if found is None:
        raise click.UsageError(f"”{one_line(typed)}” går inte att läsa som en dag; skriv den som --since 2016-01-01.")
    return found


def _chosen(tasks: Iterable["Followed"], which: str | None, today: date) -> list["Followed"]:
    if which == "overdue":
        return [task for task in tasks if task.is_overdue(today)]
    if which == "done":
        return [task for task in tasks if not task.is_open]
    return [task for task in tasks if which == "all" or task.is_open]


def _of_body(tasks: list["Followed"], body: str) -> list["Followed"]:
    from kcminutes.archive.bodies import is_same_body

    return [task for task in tasks if is_same_body(task.asked.body, body)]


def _of_person(known: Iterable["Followed"], tasks: list["Followed"], typed: str) -> tuple[str, list["Followed"]]:
    """The person who is meant, and the åtgärder of whoever that is; raises UsageError for nobody, or several."""
    from kcminutes.meeting.standing import of_person, person_typed
    from kcminutes.swedish.characters import one_line

    meant, several = person_typed(typed, known)
    if meant:
        return meant, of_person(tasks, meant)
    if several:
        raise click.UsageError(f"”{one_line(typed)}” kan vara {' eller '.join(several[:5])}; skriv mer av namnet.")
    raise click.UsageError(f"Ingen som heter ”{one_line(typed)}” har någon åtgärd; skriv en del av namnet eller initialerna.")


def _tell(record: "Record", told: list[str]) -> None:
    for sentence in (*record.left_out, *told):
        say(sentence, err=True)


def _nothing(what: str, workspace: "Workspace") -> str:
    return f"Inga {what} att visa i {workspace.root}."


def _width(output: Path | None) -> int | None:
    """Of the terminal, in characters; None where the text goes elsewhere."""
    if output is None and sys.stdout is not None and sys.stdout.isatty():
        import shutil

        return max(shutil.get_terminal_size().columns, 40)
    return None


def _rendered(document: "Document", format_name: str, settings: "Settings") -> bytes:
    from kcminutes.documents.delivery import rendered

    return rendered(document, format_name, settings)


def _write_text(lines: list[str], output: Path | None, *, force: bool) -> None:
    text = "\n".join(lines).rstrip("\n")
    if output is None or str(output) == "-":
        need_standard_out()
        click.echo(text)  # what comes from files was made plain as they were read
    else:
        _write(f"{text}\n".encode(), "txt", output, "", force=force)


def _write(content: bytes, format_name: str, output: Path | None, name: str, *, force: bool) -> None:
    """To the file; without one, to standard out, or in a format that nobody reads there to a file where she stands."""
    from kcminutes.documents.delivery import NotAnExportError, deliver

    if output is None and format_name not in _IN_FILES:
        output = Path("-")
    if output is not None and str(output) == "-":
        need_standard_out()
        sys.stdout.buffer.write(content)
        return
    out = output or Path(f"{name}.{format_name}")
    try:
        say(deliver(content, out / f"{name}.{format_name}" if out.is_dir() else out, out, force=force))
    except NotAnExportError as error:
        raise NotAnExportError(f"{str(error).removesuffix('.')}, eller skriv över den med --force.") from error
