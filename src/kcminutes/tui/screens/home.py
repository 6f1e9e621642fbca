"""Home: the workspace's meetings, newest first; open, continue, show, export, print."""

from collections.abc import Mapping
from typing import Final

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kcminutes.meeting.model import Meeting
from kcminutes.storage.toml.meetings import read
from kcminutes.storage.workspace import Entry, entries
from kcminutes.swedish.dates_written import short_weekday
from kcminutes.swedish.refusal import Refusal
from kcminutes.tui.commands.command import key_names
from kcminutes.tui.program import Program, program_of
from kcminutes.tui.textual_seams.binding_keys import bind_keys
from kcminutes.tui.textual_seams.marked_list import MarkedList
from kcminutes.tui.widgets.line import Line

HINTS: Final = "Retur öppnar · s visa · e exportera · p skriv ut"
"""What the keys do that are home's own."""


def entry_row(entry: Entry) -> Text:
    """The meeting's row: date, body, state, items."""
    day = f"{entry.day} {short_weekday(entry.day)}" if entry.day else "????-??-??    "
    count = f"{entry.item_count} ärenden" if entry.item_count != 1 else "1 ärende"
    about = f"{entry.body} · {entry.document}" if not entry.problem else entry.path.name
    text = Text(no_wrap=True, overflow="ellipsis")
    text.append(f"{day} ", "bold").append(f"{entry.state.value:<11}").append(
        f"{about} · {count}" if not entry.problem else entry.problem
    )
    return text


class Home(Screen[None]):
    """The meetings of the workspace; ``keys`` are those in force, by the commands' names: help and the end are here too."""

    BINDINGS = [
        Binding("s", "show", show=False),
        Binding("e", "export", show=False),
        Binding("p", "print", show=False),
        Binding("q", "app.quit", show=False),
    ]

    def __init__(self, keys: Mapping[str, str]) -> None:
        super().__init__()
        bind_keys(self, keys.get("hjalp", ""), "help", "Hjälp")
        help_key, quit_key = key_names(keys.get("hjalp", ""))[:1], [*key_names(keys.get("avsluta", "")), "q"][0]
        self._hints = " · ".join([HINTS, *(f"{key} hjälp" for key in help_key), f"{quit_key} avsluta"])
        self._entries: list[Entry] = []

    @property
    def program(self) -> Program:
        """The program, which opens files and knows where documents go."""
        return program_of(self)

    def compose(self) -> ComposeResult:
        """A heading, the list and the keys."""
        yield Line("Möten", id="home-heading")
        yield MarkedList(compact=True)
        yield Line(id="home-place")
        yield Line(self._hints, classes="hints")

    def on_mount(self) -> None:
        """Tell where the meetings are looked for."""
        self.query_one("#home-place", Line).say(f"Arbetsmapp: {self.program.workspace.root}")

    def on_screen_resume(self) -> None:
        """Read the workspace, each time that the screen is shown."""
        self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        self.app.call_from_thread(self._show, entries(self.program.workspace))

    def _show(self, found: list[Entry]) -> None:
        listed = self.query_one(OptionList)
        chosen = self._entry.path.name if self._entry else ""
        self._entries = found
        listed.clear_options()
        if found:
            listed.add_options([Option(entry_row(entry)) for entry in found])
            listed.highlighted = next((index for index, entry in enumerate(found) if entry.path.name == chosen), 0)
        else:
            agendas = self.program.workspace.agendas
            listed.add_option(Option(f"Inga möten ännu. Lägg kallelsen i {agendas} och kom tillbaka.", disabled=True))

    @property
    def _entry(self) -> Entry | None:
        index = self.query_one(OptionList).highlighted
        return self._entries[index] if self._entries and index is not None else None

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if entry := self._entry:
            self.program.open_file(entry.path)

    def _meeting(self) -> tuple[Entry, Meeting] | None:
        entry = self._entry
        if entry is None:
            return None
        try:
            return entry, read(entry.path)
        except Refusal as error:
            self.notify(str(error), severity="error", timeout=15)
            return None

    def action_show(self) -> None:
        """Show the document."""
        if found := self._meeting():
            self.program.handing_out.show(found[1])

    def action_export(self) -> None:
        """Export the document."""
        if found := self._meeting():
            self.program.handing_out.ask_export(found[1], found[0].path)

    def action_print(self) -> None:
        """Print the document."""
        if found := self._meeting():
            self.program.handing_out.ask_print(found[1], found[0].path)

    def action_help(self) -> None:
        """Show keys and handbook."""
        self.program.show_help()
