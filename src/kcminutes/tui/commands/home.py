"""What can be done at home: the table that home's keys, its row of hints, the help and README are made from, and what each does."""

from collections.abc import Mapping
from typing import Final, Protocol

from kcminutes.meeting.model import Meeting
from kcminutes.storage.workspace import Entry
from kcminutes.tui.commands.command import Command, key_names
from kcminutes.tui.commands.handing_out import leaving
from kcminutes.tui.program import Program

TABS: Final = ("Möten", "Åtgärder", "Sök", "Beslut")
"""Home's tabs, in their order."""
ABOUT_ROW: Final = "row"
"""What a fault of the chosen row is about: it goes when another is chosen."""


class HomeContext(Protocol):
    """Home as its commands know it."""

    @property
    def program(self) -> Program:
        """The program, which opens files and knows where documents go."""

    @property
    def entry(self) -> Entry | None:
        """The chosen row; None if there is none."""

    @property
    def tab(self) -> int:
        """Which tab is shown, of `TABS`."""

    async def show_tab(self, number: int) -> None:
        """Show the tab; after the last comes the first."""

    def read_meeting(self) -> tuple[Entry, Meeting] | None:
        """The chosen row and its meeting; None, and the reason is told, if there is none that can be read."""


def open_entry(home: HomeContext) -> None:
    """Open the meeting."""
    entry = home.entry
    if entry is None:
        return
    home.program.messages.withdraw(ABOUT_ROW)
    if entry.is_foreign:
        home.program.ask_import(entry.path)
    else:
        home.program.open_file(entry.path)


def new_agenda(home: HomeContext) -> None:
    """Make the next kallelse, and open it to be written."""
    home.program.ask_new_agenda()


def edit_agenda(home: HomeContext) -> None:
    """Open the kallelse to be written."""
    entry = home.entry
    if entry is None:
        return
    home.program.messages.withdraw(ABOUT_ROW)
    if entry.is_foreign:
        home.program.messages.warn(entry.problem, about=ABOUT_ROW)
    elif entry.agenda is None:
        home.program.messages.warn(f"{entry.path.name} har ingen kallelse; Retur öppnar anteckningarna.", about=ABOUT_ROW)
    else:
        home.program.prepare_file(entry.agenda)


def import_file(home: HomeContext) -> None:
    """Read in a file of somebody else's."""
    entry = home.entry
    home.program.messages.withdraw(ABOUT_ROW)
    home.program.ask_import(entry.path if entry and entry.is_foreign else None)


def mail(home: HomeContext) -> None:
    """Make mail drafts with the document, and open the first."""
    if found := home.read_meeting():
        home.program.handing_out.mail(found[1], found[0].path)


def open_sample(home: HomeContext) -> None:
    """Open the sample meeting."""
    home.program.open_sample()


def show(home: HomeContext) -> None:
    """Show the document."""
    if found := home.read_meeting():
        home.program.handing_out.show(found[1], leaving(",".join(filter(None, ("s", home.program.keys.get("utkast", ""))))))


def export(home: HomeContext) -> None:
    """Export the document."""
    if found := home.read_meeting():
        home.program.handing_out.ask_export(found[1], found[0].path)


def print_document(home: HomeContext) -> None:
    """Print the document."""
    if found := home.read_meeting():
        home.program.handing_out.ask_print(found[1], found[0].path)


async def show_meetings(home: HomeContext) -> None:
    """Show the meetings."""
    await home.show_tab(0)


async def show_actions(home: HomeContext) -> None:
    """Show the åtgärder of all meetings."""
    await home.show_tab(1)


async def show_search(home: HomeContext) -> None:
    """Search in all meetings."""
    await home.show_tab(2)


async def show_decisions(home: HomeContext) -> None:
    """Show the decisions of all meetings."""
    await home.show_tab(3)


async def next_tab(home: HomeContext) -> None:
    """Show the tab after this one."""
    await home.show_tab(home.tab + 1)


async def tab_before(home: HomeContext) -> None:
    """Show the tab before this one."""
    await home.show_tab(home.tab - 1)


def show_help(home: HomeContext) -> None:
    """Show keys and handbook."""
    home.program.show_help()


async def quit_program(home: HomeContext) -> None:
    """Save everything and end."""
    await home.program.quit()


HOME_COMMANDS: Final = (
    Command("oppna", "Öppna mötet: börja på eller fortsätt med dess anteckningar", open_entry, "enter", short="öppna"),
    Command("ny_kallelse", "Ny kallelse, av det senaste mötet …", new_agenda, "n", short="ny"),
    Command("redigera", "Skriv eller ändra kallelsen", edit_agenda, "r", short="ändra"),
    Command("las_in", "Läs in en kallelse eller ett protokoll ur Word, PDF, mejl …", import_file, "i", short="läs in"),
    Command("visa", "Visa dokumentet", show, "s", short="visa"),
    Command("exportera", "Exportera dokumentet …", export, "e"),
    Command("skriv_ut", "Skriv ut …", print_document, "p", short="skriv"),
    Command("skicka", "Skicka dokumentet med e-post …", mail, "m"),
    Command("prov", "Prova med ett exempelmöte", open_sample, "o"),
    Command("flik_1", "Fliken Möten", show_meetings, "1"),
    Command("flik_2", "Fliken Åtgärder: vad alla möten har bett om, och hur långt det har kommit", show_actions, "2"),
    Command("flik_3", "Fliken Sök: i allt som står i något möte", show_search, "3"),
    Command("flik_4", "Fliken Beslut: alla beslut, och vad som har ersatt dem", show_decisions, "4"),
    Command("nasta_flik", "Nästa flik", next_tab, "tab"),
    Command("flik_fore", "Fliken före", tab_before, "shift+tab"),
    Command("hjalp", "Hjälp och handbok", show_help, short="hjälp"),
    Command("avsluta", "Avsluta (allt sparas)", quit_program, "q", short="slut"),
)
"""A row with the name of a command of the meeting's has that one's keys too."""

IN_EVERY_TAB: Final = frozenset({"flik_1", "flik_2", "flik_3", "flik_4", "nasta_flik", "flik_fore", "hjalp", "avsluta"})
"""The commands that are about no row of the meetings."""

HOME_BY_ID: Final = {command.id: command for command in HOME_COMMANDS}


def home_keys(command: Command, keys: Mapping[str, str]) -> list[str]:
    """The command's keys as people read them; ``keys`` are those in force in a meeting, by the commands' names.

    One for the whole program is told first.
    """
    own = [command.keys] if len(command.keys) == 1 else key_names(command.keys)  # a letter is typed as a small one
    return [*key_names(keys.get(command.id, "")), *own]
