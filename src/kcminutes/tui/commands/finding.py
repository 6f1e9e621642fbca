"""Finding something: an item, a place, a text, what is missing, a command."""

from typing import TYPE_CHECKING, Any

from rich.text import Text

from kcminutes.meeting.model import ItemPath
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import path_to, paths
from kcminutes.tui.commands.command import legend, routes
from kcminutes.tui.commands.context import Context
from kcminutes.tui.widgets.item_list import row_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kcminutes.meeting.search import Hit
    from kcminutes.tui.dialogs.picker import Choice


def ask_where_to_go(meeting: Context) -> None:
    """Ask for a number, or a letter for a place."""
    from kcminutes.tui.dialogs.picker import Choice, Picker

    session = meeting.session
    now, at = session.meeting, session.at
    numbering = numbering_of(now.head)
    all_paths = paths(now)

    def choices(typed: str) -> "Iterable[Choice]":
        exact = numbering.path(typed) if typed else None
        wanted = typed.strip().lstrip("§").strip().replace(",", ".")
        fitting = [path for path in all_paths if numbering.number(path).startswith(wanted)]
        if exact in fitting:
            fitting.remove(exact)
            fitting.insert(0, exact)
        return [Choice(Text(row_text(now, path, at, 64)), path) for path in fitting]

    async def chosen(what: ItemPath | str) -> None:
        if isinstance(what, tuple):
            session.go_to(what)
        else:
            await meeting.do(what)

    letters = {command.letter: command.id for command in meeting.commands if command.letter}
    about = "Till ett ärende: dess nummer, som 4 eller 15.1. Till en plats, eller för att göra något: en bokstav."
    start = all_paths.index(at) if at else 0
    meeting.ask(
        Picker(
            "Gå till",
            "ärendets nummer; en bokstav gör något genast",
            choices,
            chosen,
            letters=letters,
            legend=legend(meeting.commands),
            start=start,
            about=about,
            nothing=f"Inget ärende har det numret; rubriker och annan text söks med {meeting.way('sok')}.",
        )
    )


def search(meeting: Context) -> None:
    """Search in everything and go to the hit."""
    from kcminutes.meeting.search import find
    from kcminutes.tui.dialogs.picker import Choice, Picker

    now = meeting.session.meeting
    numbering = numbering_of(now.head)

    def choices(typed: str) -> "Iterable[Choice]":
        for hit in find(now, typed):
            path = path_to(now, hit.place.item) if hit.place.item else None
            where = f"{numbering.number(path)} " if path else ""
            yield Choice(Text.assemble((f"{where}{hit.label}: ", "bold"), hit.excerpt), hit)

    def chosen(hit: "Hit") -> None:
        meeting.show_place(hit.place)

    meeting.ask(Picker("Sök i mötet", "skriv det du söker", choices, chosen, about="Söker i allt som står i mötet; Retur går dit."))


async def review(meeting: Context) -> None:
    """Show what is missing or odd under the editor and go there; from there, hide it."""
    await meeting.toggle_findings()


def show_commands(meeting: Context) -> None:
    """Show every command by its name."""
    from kcminutes.tui.dialogs.picker import Choice, Picker

    keys = meeting.keys

    def choices(typed: str) -> "Iterable[Choice]":
        words = typed.casefold().split()
        for command in meeting.commands:
            if all(word in command.label.casefold() for word in words):
                ways = " · ".join(routes(command, keys)[:-1])
                yield Choice(Text.assemble(command.label, (f"   {ways}", "italic")), command.id)

    async def chosen(name: Any) -> None:
        await meeting.do(name)

    meeting.ask(Picker("Kommandon", "skriv en del av namnet", choices, chosen, about="Allt som går att göra; Retur gör det."))
