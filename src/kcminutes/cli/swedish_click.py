"""click in Swedish: its headings, its help option and its errors. click has no Swedish translation of its own."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class FilePath(click.Path):
    """A file or folder; ~ is the home folder also where no shell has seen to that, as in Windows and in ``--output=~/m.toml``."""

    name = "fil"

    def __init__(self, suffixes: tuple[str, ...] = ()) -> None:
        """``suffixes`` are those of the files that a shell offers; all of them if there are none."""
        super().__init__(path_type=Path)
        self.suffixes = suffixes

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; ~ of somebody who doesn't exist stays as it is."""
        path = Path(str(super().convert(value, param, ctx)))
        try:
            return path.expanduser()
        except RuntimeError:
            return path

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG002
        """That the shell offers its own files of these kinds."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(suffix, type="file") for suffix in self.suffixes or ("",)]


FILE: Final = FilePath()
"""The type of an argument that names a file to write."""
MEETING: Final = FilePath((".toml",))
"""The type of an argument that names a meeting's file."""


class SwedishCommand(click.Command):
    """A command whose help is in Swedish."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How the command is written."""
        pieces = [piece.replace("[OPTIONS]", "[VAL]") for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path.replace(" open", ""), " ".join(pieces), prefix="Så här: ")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Visa den här hjälpen och sluta."
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        rows = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section("Val"):
                formatter.write_dl([(names, text.replace("[required]", "[måste anges]")) for names, text in rows])


class SwedishGroup(SwedishCommand, click.Group):
    """A group of commands whose help is in Swedish."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and the commands after them."""
        SwedishCommand.format_options(self, ctx, formatter)
        rows = [
            (name, command.get_short_help_str(100))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None and not command.hidden
        ]
        with formatter.section("Kommandon"):
            formatter.write_dl(rows)


def sentence(error: click.ClickException) -> str:
    """What is wrong with what was written on the command line, as one Swedish sentence with a remedy."""
    command = error.ctx.command_path.replace(" open", "") if isinstance(error, click.UsageError) and error.ctx else "kcminutes"
    match error:
        case click.NoSuchOption():
            nearest = f" menade du {' eller '.join(sorted(error.possibilities))}?" if error.possibilities else ""
            return f"Valet {error.option_name} finns inte;{nearest or f' se {command} --help.'}"
        case click.BadOptionUsage():
            what = "ett värde (eller inget alls, om det är ett ja eller nej)"
            return f"Efter valet {error.option_name} ska det stå {what}; se {command} --help."
        case click.MissingParameter():
            name = error.param.make_metavar(error.ctx) if error.param and error.ctx else "något"
            option = f" ({'/'.join(error.param.opts)})" if isinstance(error.param, click.Option) else ""
            return f"{name}{option} fattas; se {command} --help."
        case click.BadParameter():
            name = "/".join(error.param.opts) if error.param else "ett värde"
            if isinstance(error.param, click.Argument):
                name = (error.param.metavar or name).strip("[]")
            limits = ""
            if error.param and isinstance(error.param.type, click.IntRange):
                limits = f" ska vara ett heltal från {error.param.type.min} till {error.param.type.max};"
            return f"Värdet för {name} går inte att använda;{limits} se {command} --help."
        case click.UsageError() if error.message.startswith("Got unexpected extra"):
            return f"Det står för mycket på raden; se {command} --help."
    return error.format_message()
