"""The commands: what is typed after ``kcminutes``. What a command needs is imported in it, so that each starts fast."""

import gc
import importlib
import os
import signal
import sys
from typing import TYPE_CHECKING, Final, NoReturn

import click

from kcminutes.cli.output import say, silence
from kcminutes.cli.program import open_, run
from kcminutes.cli.streams import ready_streams
from kcminutes.cli.swedish_click import MEETING, SwedishGroup, sentence
from kcminutes.swedish.refusal import Refusal

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

SWEDISH: Final = {
    "--help": ("hjälp", "hjälpen", "help", "kommandon", "?"),
    "--version": ("version", "versionen"),
    "actions": ("åtgärder", "åtgärd", "åtgärdslista"),
    "check": ("granska", "kontrollera", "kolla"),
    "completion": ("ifyllnad", "komplettering"),
    "decisions": ("beslut", "besluten"),
    "edit": ("redigera", "ändra", "bearbeta"),
    "export": ("exportera", "spara", "pdf", "word", "docx"),
    "find": ("sök", "söka", "hitta"),
    "import": ("importera", "inläsning", "läs", "hämta"),
    "mail": ("mejla", "maila", "mejl", "skicka", "epost", "e-post"),
    "new": ("ny", "nytt", "skapa", "kallelse", "kallelsen"),
    "print": ("skriv", "skrivut", "skriva", "utskrift"),
    "recover": ("återställ", "återskapa", "rädda", "säkerhetskopior"),
    "settings": ("inställningar", "inställning", "konfigurera", "config"),
    "show": ("visa", "se", "öppna", "läsa"),
    "template": ("mall", "mallen", "mallar"),
}
"""What somebody may write who means a command."""
_MODULES: Final = {
    "agendas": ("new",),
    "documents": ("show", "export", "print", "template", "check"),
    "follow_up": ("actions", "decisions", "find"),
    "importing": ("import",),
    "mail": ("mail",),
    "offered": ("completion",),
    "program": ("edit",),
    "safety": ("recover",),
    "settings": ("settings",),
}
"""The commands in each module, which is imported when one of them is asked for."""
_MODULE_OF: Final = {name: module for module, names in _MODULES.items() for name in names}
_LONGEST: Final = 60
"""Characters of a word that may be meant as a command."""


def _nearest_command(word: str) -> str:
    """The command, or the option of the whole program, that the word is nearest to; "" if it is near none."""
    from kcminutes.swedish.spelling import nearest

    known = {name: name for name in _MODULE_OF}
    for name, words in SWEDISH.items():
        known |= dict.fromkeys(words, name)
    return known.get(nearest(word, known), "")


class Commands(SwedishGroup):
    """The commands, and a file's name where a command's name is expected: that file is opened."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands' names."""
        del ctx
        return sorted(_MODULE_OF)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with the name; its module is imported now."""
        if cmd_name not in _MODULE_OF:
            return super().get_command(ctx, cmd_name)
        module = importlib.import_module(f"kcminutes.cli.{_MODULE_OF[cmd_name]}")
        name = f"{cmd_name}_" if cmd_name in ("import", "print") else cmd_name  # Python has the others' names to itself
        command: click.Command = getattr(module, name)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names, or ``open`` for a file."""
        if args and args[0] not in _MODULE_OF and args[0] not in self.commands:
            if not os.path.lexists(os.path.expanduser(args[0])):  # noqa: PTH111  # Path's raises for somebody who doesn't exist
                near = _nearest_command(args[0])
                if near or not (set(args[0]) & set("./\\~") or len(args[0]) > _LONGEST):  # else it is meant as a file
                    meant = f"menade du {near}?" if near else "kcminutes --help visar kommandona."
                    raise click.UsageError(f"Det finns varken ett kommando eller en fil som heter {args[0]}; {meant}")
            return "open", self.commands["open"], args
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """The commands, and the files that can stand in the place of one."""
        offered = super().shell_complete(ctx, incomplete)
        return offered if incomplete.startswith("-") else [*offered, *MEETING.shell_complete(ctx, self.params[0], incomplete)]

    def invoke(self, ctx: click.Context) -> object:
        """Do what is asked; that the reader of a pipe went away (``kcminutes show FIL | head``) is no fault."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click itself would end with 1
            silence()
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

    Utan något efter sig visar kcminutes alla möten. Med en FIL öppnas kallelsen eller anteckningarna;
    kcminutes FIL -o ANTECKNINGAR sparar anteckningarna i en annan fil.
    """
    if ctx.invoked_subcommand is None:
        run(None, None)


cli.add_command(open_)


def _hold_closed_streams() -> None:
    """Have something in the place of a closed standard stream, else the next file that is opened would be taken for it."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line; ends the process with 0 for done, 1 for could not, 2 for wrong usage."""
    ready_streams()
    _hold_closed_streams()
    gc.disable()  # a start, and a short command, makes no garbage worth the search; the screen enables it again
    if "_KCMINUTES_COMPLETE" in os.environ:  # a shell asks
        from kcminutes.cli.shells import register

        register()
    try:
        code = cli.main(args, prog_name="kcminutes", standalone_mode=False)
    except (click.ClickException, Refusal) as error:
        say(sentence(error) if isinstance(error, click.ClickException) else str(error), err=True)
        sys.exit(2 if isinstance(error, click.UsageError) else 1)
    except click.exceptions.Abort:  # a Ctrl+C that came before the screen listens to signals
        sys.exit(128 + signal.SIGINT)
    except RuntimeError as error:
        if "home" not in str(error).casefold():  # what pathlib and platformdirs raise that find none
            raise
        say("Det går inte att ta reda på var din hemmapp ligger; sätt HOME till den.", err=True)
        sys.exit(1)
    except OSError as error:
        from kcminutes.storage.durable.atomic import reason

        if not error.filename:
            silence()
        say(f"Kan inte skriva {error.filename or 'till standard ut'}: {reason(error)}.", err=True)
        sys.exit(1)
    gc.freeze()  # as it ends, Python would look through all that there is once more
    sys.exit(code if isinstance(code, int) else 0)
