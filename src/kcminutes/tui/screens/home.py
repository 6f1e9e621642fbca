"""Home: the workspace's meetings, newest first, as the folder has them; what can be done with each is in `commands.home`."""

from collections.abc import Mapping
from datetime import date
from inspect import isawaitable
from typing import TYPE_CHECKING, Final, cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kcminutes.meeting.model import Meeting
from kcminutes.storage.foreign import TEXT, foreign
from kcminutes.storage.mailed import CALLING, LastMailings, mailings
from kcminutes.storage.toml.meetings import read
from kcminutes.storage.workspace import Entry, Listing, MeetingState, Workspace
from kcminutes.swedish.dates_written import short_weekday
from kcminutes.swedish.refusal import Refusal
from kcminutes.tui.commands.home import ABOUT_ROW, HOME_BY_ID, HOME_COMMANDS, IN_EVERY_TAB, TABS, home_keys
from kcminutes.tui.program import Program, program_of
from kcminutes.tui.safe_work import run_safely
from kcminutes.tui.textual_seams.binding_keys import bind_keys
from kcminutes.tui.textual_seams.focus import focus_now
from kcminutes.tui.textual_seams.marked_list import MarkedList
from kcminutes.tui.widgets.line import CommandLine, Line
from kcminutes.tui.widgets.message_line import MessageLine

if TYPE_CHECKING:
    from kcminutes.tui.screens.home_tabs import HomePane
    from kcminutes.tui.widgets.filtered_list import FilteredList

PANES: Final = ("meetings", "home-actions", "home-search", "home-decisions")
"""The id of each tab's pane."""
LOOKED_AT: Final = 2.0
"""Seconds between two looks at what lies in the folder."""


def entry_row(entry: Entry, mailed: date | None = None) -> Text:
    """The meeting's row: date, body, state, items, when it was mailed; of others' files what they are.

    A kallelse that was mailed has that for its state: it is public from then on.
    """
    day = f"{entry.day} {short_weekday(entry.day)}" if entry.day else "????-??-??    "
    count = f"{entry.item_count} ärenden" if entry.item_count != 1 else "1 ärende"
    about = f"{entry.body} · {entry.document} · {count}"
    if entry.is_foreign:
        about = f"{entry.path.name} · {(foreign(entry.path) or TEXT).what}"
    elif entry.problem:
        about = entry.problem
    state = entry.state.value
    if mailed and entry.state is MeetingState.CALLED:
        state = f"sänd {mailed.day}/{mailed.month}"
    elif mailed:
        about += f" · mejlad {mailed}"
    text = Text(no_wrap=True, overflow="ellipsis")
    return text.append(f"{day} ", "bold").append(f"{state:<11}").append(about)


class Home(Screen[None]):
    """The meetings of the workspace; ``keys`` are those in force in a meeting, by the commands' names: they count here too."""

    BINDINGS = [
        *(Binding(command.keys, f"do('{command.id}')", show=False) for command in HOME_COMMANDS if command.keys),
        Binding("escape", "answer", show=False),
    ]

    def __init__(self, keys: Mapping[str, str], workspace: Workspace) -> None:
        super().__init__()
        for command in HOME_COMMANDS:
            bind_keys(self, keys.get(command.id, ""), f"do('{command.id}')", command.label)
        self._keys = keys
        self._listing = Listing(workspace)
        self._mailed = LastMailings()
        self._meetings = MarkedList(compact=True, id="meetings")
        self._tab = 0
        """Which tab is shown, of `TABS`."""
        self._is_looking = False
        self._entries: list[Entry] = []
        self._came_from = ""
        """The name of the meeting that was left last; empty once it has been shown in the list."""

    @property
    def program(self) -> Program:
        """The program, which opens files and knows where documents go."""
        return program_of(self)

    def compose(self) -> ComposeResult:
        """A heading, the list and the keys."""
        yield CommandLine(id="home-heading")
        yield self._meetings
        yield MessageLine()
        yield Line(id="home-place")
        hints = [
            (f"{keys[0]} {command.short}", command.id)
            for command in HOME_COMMANDS
            if command.short and (keys := home_keys(command, self._keys))
        ]
        yield CommandLine(hints, "  ", classes="hints", id="home-hints")

    def on_mount(self) -> None:
        """Tell where the meetings are looked for, and follow what lies there."""
        self.query_one("#home-place", Line).say(f"Arbetsmapp: {self.program.workspace.root}")
        self.set_interval(LOOKED_AT, self._look)
        self._head()

    def _head(self) -> None:
        names = [
            (f"{'▸' if number == self._tab else ' '}{number + 1} {name}", f"flik_{number + 1}") for number, name in enumerate(TABS)
        ]
        self.query_one("#home-heading", CommandLine).say_parts(names)

    async def show_tab(self, number: int) -> None:
        """Show the tab, of `TABS`, and put the cursor in it; after the last comes the first."""
        self._tab = number % len(TABS)
        self._head()
        for tab, name in enumerate(PANES):
            found = self.query(f"#{name}")
            if not found and tab == self._tab:  # what a tab needs is not imported before it is shown
                from kcminutes.tui.screens.home_tabs import pane_of

                await self.mount(pane_of(name, self.program), before=self.query_one(MessageLine))
            for pane in self.query(f"#{name}"):
                pane.display = tab == self._tab
        self.query_one("#home-hints").display = self._tab == 0
        self.query_one("#home-place").display = self._tab == 0
        if self._tab == 0:
            focus_now(self._meetings)
            self._look()
        else:
            self._pane.enter()

    @property
    def _pane(self) -> "HomePane":
        return cast("HomePane", self.query_one(f"#{PANES[self._tab]}"))

    @property
    def tab(self) -> int:
        """Which tab is shown, from 0."""
        return self._tab

    async def on_filtered_list_left(self, event: "FilteredList.Left") -> None:
        """A tab was left, to the next or the one before."""
        event.stop()
        await self.show_tab(self._tab + event.by)

    def on_screen_resume(self) -> None:
        """Look at once when the screen is shown."""
        if self._tab:
            self._pane.enter()
        else:
            self._look()

    def _look(self) -> None:
        """Look at what lies in the folder, beside the screen, which no slow network drive is to stop."""
        if self._is_looking or not self.is_current or self._tab:
            return
        self._is_looking = True

        def look() -> tuple[list[Entry] | None, LastMailings]:
            return self._listing.look(), LastMailings(tuple(mailings()))

        def looked(outcome: tuple[list[Entry] | None, LastMailings] | None) -> None:
            if outcome is None:
                return  # and not looked for again: it would be the same fault every time
            self._is_looking = False
            found, mailed = outcome
            if found is not None or mailed != self._mailed:
                self._mailed = mailed
                self._show(self._entries if found is None else found)
            self._came_from = ""  # else a meeting that is not in the list would be waited for, for ever

        run_safely(self, look, looked, self.program.messages.warn, "gör att mötena inte kan visas")

    def _mailed_on(self, entry: Entry) -> date | None:
        mailing = self._mailed.of(entry.path, entry.body, entry.day) if entry.day else None
        if mailing and (mailing.title == CALLING) == (entry.state is MeetingState.CALLED):
            return mailing.at.date()
        return None  # that a meeting's kallelse was mailed says nothing about its minutes

    def point_at(self, meeting: str) -> None:
        """Choose the row of the meeting's name, now or as soon as it is in the list."""
        self._came_from = meeting
        if self._entries:
            self._show(self._entries)

    def _show(self, found: list[Entry]) -> None:
        listed = self._meetings
        chosen, at = self.entry.path.stem if self.entry else "", listed.highlighted or 0
        if any(entry.path.stem == self._came_from for entry in found):
            chosen, self._came_from = self._came_from, ""
        self._entries = found
        listed.clear_options()
        if found:
            listed.add_options([Option(entry_row(entry, self._mailed_on(entry))) for entry in found])
            same = next((index for index, entry in enumerate(found) if entry.path.stem == chosen), at)
            listed.highlighted = min(same, len(found) - 1)
        else:
            agendas = self.program.workspace.agendas
            lines = [
                "Inga möten ännu.",
                "",
                "n  gör den första kallelsen",
                "i  läser in en kallelse ur Word, PDF eller mejl",
                "o  öppnar ett exempelmöte att prova med",
                "",
                f"Kallelser som läggs i {agendas} står här strax.",
            ]
            listed.add_options([Option(Text(line), disabled=True) for line in lines])

    @property
    def entry(self) -> Entry | None:
        """The chosen row; None if there is none."""
        index = self._meetings.highlighted
        return self._entries[index] if self._entries and index is not None else None

    def read_meeting(self) -> tuple[Entry, Meeting] | None:
        """The chosen row and its meeting; None, and the reason is told, if there is none that can be read."""
        entry = self.entry
        if entry is None:
            return None
        if entry.is_foreign:
            self.program.messages.warn(entry.problem, about=ABOUT_ROW)
            return None
        try:
            return entry, read(entry.path)
        except Refusal as error:
            self.program.messages.warn(str(error), about=ABOUT_ROW)
            return None

    async def action_do(self, name: str) -> None:
        """Do the command with the name; what is about a row of the meetings only where they are shown."""
        if self._tab and name not in IN_EVERY_TAB:
            return
        outcome = HOME_BY_ID[name].do(self)
        if isawaitable(outcome):
            await outcome

    async def action_answer(self) -> None:
        """Take away the message that was read; where there is none, go to the meetings."""
        if self.program.messages.told:
            self.program.messages.answer()
        elif self._tab:
            await self.show_tab(0)

    @on(OptionList.OptionHighlighted)
    def _stepped(self, event: OptionList.OptionHighlighted) -> None:
        """Tell at once what to do with somebody else's file."""
        event.stop()
        self.program.messages.withdraw(ABOUT_ROW)
        if self.entry and self.entry.is_foreign:
            self.program.messages.tell(self.entry.problem)

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.action_do("oppna")

    @on(CommandLine.Clicked)
    async def _clicked(self, event: CommandLine.Clicked) -> None:
        event.stop()
        await self.action_do(event.command)
