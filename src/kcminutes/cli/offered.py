"""What a shell offers for a word of the command line when Tab is pressed, and the command that has it do so: completion."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from kcminutes.cli.output import need_standard_out
from kcminutes.cli.swedish_click import MEETING, SwedishCommand

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def formats(_ctx: click.Context, _param: click.Parameter, begun: str) -> "list[CompletionItem]":
    """The formats of a document."""
    from kcminutes.documents.formats.making import FORMATS

    return _items(name for name in FORMATS if name.startswith(begun.lower()))


def templates(_ctx: click.Context, _param: click.Parameter, begun: str) -> "list[CompletionItem]":
    """The formats that have a template."""
    from kcminutes.documents.formats.own_templates import TEMPLATES

    return _items(name for name in TEMPLATES if name.startswith(begun.lower()))


def people(ctx: click.Context, _param: click.Parameter, begun: str) -> "list[CompletionItem]":
    """The people of the file on the line, and whoever else has an åtgärd in it, of whose name any word is begun so."""
    from kcminutes.meeting.queries import known_people
    from kcminutes.storage.errors import FileError
    from kcminutes.storage.toml.meetings import read

    # With its last option's value missing the line has not been taken apart: the file is among what is left of it.
    for word in filter(None, (ctx.params.get("file"), *ctx.args)):
        try:
            meeting = read(MEETING.convert(word, None, ctx))
        except FileError:
            continue
        names = known_people(meeting)
        return _items(name for name in names if _is_begun(name.casefold(), begun.strip("\"'").casefold()))
    return []


def _is_begun(name: str, begun: str) -> bool:
    return name.startswith(begun) or any(word.startswith(begun) for word in name.split())


def printers(_ctx: click.Context, _param: click.Parameter, begun: str) -> "list[CompletionItem]":
    """The printers of this computer."""
    from kcminutes.documents import printing

    return _items(each.name for each in printing.printers() if each.name.casefold().startswith(begun.casefold()))


def _items(values: Iterable[str]) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    return [CompletionItem(value) for value in values]


def _shells(_ctx: click.Context, _param: click.Parameter, begun: str) -> "list[CompletionItem]":
    return _items(name for name in ("bash", "zsh", "fish", "powershell") if name.startswith(begun.lower()))


@click.command(cls=SwedishCommand)
@click.argument("shell", metavar="SKAL", shell_complete=_shells)
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Skriv det som ger bash, zsh, fish eller powershell ifyllnad med Tab."""
    from kcminutes.cli.shells import SHELLS, script

    name = shell.lower().replace("pwsh", "powershell")
    if name not in SHELLS:
        raise click.UsageError(f"Skalet ”{shell}” är inte känt; välj ett av {', '.join(SHELLS)}.")
    need_standard_out()
    sys.stdout.buffer.write(script(ctx.find_root().command, name).encode())
