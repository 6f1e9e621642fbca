"""The meeting's screen with all its actions: those that find something, or have to do with documents and the program, are here."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from kcminutes.meeting.model import ItemPath
from kcminutes.meeting.numbering import number, path_of
from kcminutes.meeting.queries import has_item, item_at, walk
from kcminutes.meeting.search import Hit, find
from kcminutes.session.history import Place
from kcminutes.tui.commands.table import ACTIONS, BY_ID, BY_LETTER, routes
from kcminutes.tui.dialogs.picker import Choice, Picker
from kcminutes.tui.screens.meeting_commands import MeetingCommands
from kcminutes.tui.widgets.item_list import row_text
from kcminutes.tui.widgets.prose import location_at

if TYPE_CHECKING:
    from kcminutes.tui.widgets.findings_pane import FindingsPane

LEGEND = "a anteckning  b beslut  å åtgärd  n närvaro  u utkast  g granska  s sök  m mötet  k kommandon  h hjälp"

_CELLS = ("text", "datum", "ansvarig")
"""What the names of the rules have in them that are about a cell of an åtgärd, in the order of the cells."""


class MeetingScreen(MeetingCommands):
    """The screen that the secretary types in: what it shows, and everything that can be done there."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "anteckning", show=False)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse, and tell why, what would change a meeting that can only be read."""
        known = BY_ID.get(action)
        if known and known.edits and self.session.locked:
            self.notify(self.session.locked, severity="warning", timeout=5)
            return False
        return super().check_action(action, parameters)

    # Finding.

    def action_ga_till(self) -> None:
        """Ask for a number, or a letter for a place."""
        self.settle()
        meeting, at = self.session.meeting, self.session.at
        all_paths = [path for path, _ in walk(meeting)]

        def choices(typed: str) -> Iterable[Choice]:
            exact = path_of(typed) if typed else None
            fitting = [path for path in all_paths if number(path).startswith(typed.strip().replace(",", "."))]
            if exact in fitting:
                fitting.remove(exact)
                fitting.insert(0, exact)
            return [Choice(Text(row_text(meeting, path, at, 64)), path) for path in fitting]

        async def chosen(what: Any) -> None:
            if isinstance(what, tuple):
                self.go_to(what)
            else:
                await self.run_named(what)

        letters = {letter: action.id for letter, action in BY_LETTER.items()}
        start = all_paths.index(at) if at else 0
        self.app.push_screen(
            Picker("Gå till", "nummer eller bokstav", choices, chosen, letters=letters, legend=LEGEND, start=start)
        )

    async def run_named(self, action: str) -> None:
        """Do the action with this name."""
        await self.run_action(action if action != "avsluta" else f"app.{action}")

    def action_sok(self) -> None:
        """Search in everything and jump to the hit."""
        self.settle()

        def choices(typed: str) -> Iterable[Choice]:
            for hit in find(self.session.meeting, typed):
                where = f"{number(hit.path)} " if hit.path else ""
                yield Choice(Text.assemble((f"{where}{hit.label}: ", "bold"), hit.excerpt), hit)

        self.app.push_screen(Picker("Sök i mötet", "skriv det du söker", choices, self._jump))

    def _jump(self, hit: Hit) -> None:
        self.jump(hit.path, hit.part, hit.row, hit.offset)

    def jump(self, path: ItemPath | None, part: str, row: int = 0, offset: int = 0, column: int = 0) -> None:
        """Put the cursor at a place: in an item, or in what stands in a dialog of its own, which is opened.

        ``column`` is the cell of an åtgärd: its text, date or people.
        """
        if part == "attendance":
            self.action_narvaro(row)
        elif part == "head":
            if self.check_action("motets_uppgifter", ()):
                self.action_motets_uppgifter()
        elif path and has_item(self.session.meeting, path):
            self.go_to(path)
            if part in ("background", "proposals") and not self.editor.background.display:
                self.action_bakgrund()
            if part == "background":
                self.call_after_refresh(self.editor.scroll_background, item_at(self.session.meeting, path), offset)
            self.action_anteckning()
            self.go_to_place(Place(path, part, row, column))
            for prose in (self.editor.notes, self.editor.decisions):
                if prose is self.focused and part in ("notes", "decisions"):
                    prose.move_cursor(location_at(prose.text, offset))

    def on_findings_pane_chosen(self, event: "FindingsPane.Chosen") -> None:
        """Go to a finding's place."""
        event.stop()
        found = event.finding
        column = next((index for index, word in enumerate(_CELLS) if word in found.rule), 0)
        self.jump(found.path, found.part, found.row, found.offset, column)

    async def action_granska(self) -> None:
        """Show what is missing or odd under the editor and go there; from there, hide it."""
        self.settle()
        await self.toggle_findings()

    def action_kommandon(self) -> None:
        """Show every action by its name."""
        self.settle()
        keys = self.program.keys

        def choices(typed: str) -> Iterable[Choice]:
            words = typed.casefold().split()
            for action in ACTIONS:
                if all(word in action.label.casefold() for word in words):
                    ways = " · ".join(routes(action, keys.get(action.id, ""))[:-1])
                    yield Choice(Text.assemble(action.label, (f"   {ways}", "dim")), action.id)

        self.app.push_screen(Picker("Kommandon", "skriv en del av namnet", choices, self.run_named))

    # Undo, documents, the program.

    def action_angra(self) -> None:
        """Take the last change back."""
        self.settle()
        if change := self.session.undo():
            self.show_change(change, "Ångrat")
        else:
            self.notify("Det finns inget att ångra.", timeout=3)

    def action_gor_om(self) -> None:
        """Do again what was taken back."""
        self.settle()
        if change := self.session.redo():
            self.show_change(change, "Gjort om")
        else:
            self.notify("Det finns inget att göra om.", timeout=3)

    def action_spara(self) -> None:
        """Save now."""
        self.settle()
        self.session.saver.hurry()

    def action_spara_over(self) -> None:
        """Write over somebody else's version, which lies beside the file."""
        if aside := self.session.saver.aside:
            self.session.saver.overwrite()
            self.notify(f"Din version sparas; den andras finns i {aside.name}.")
        else:
            self.notify("Ingen annan har ändrat filen.", timeout=3)

    def action_utkast(self) -> None:
        """Show the draft in the whole window."""
        self.settle()
        self.program.show_document(self.session.meeting)

    def action_exportera(self) -> None:
        """Export the document."""
        self.settle()
        self.program.ask_export(self.session.meeting, self.session.path)

    def action_utdrag(self) -> None:
        """Export some items, or one person's actions."""
        self.settle()
        self.program.ask_extract(self.session.meeting, self.session.path, number(self.session.at) if self.session.at else "")

    def action_skriv_ut(self) -> None:
        """Print the document."""
        self.settle()
        self.program.ask_print(self.session.meeting, self.session.path)

    def action_till_motena(self) -> None:
        """Close the meeting and show all meetings."""
        self.settle()
        self.program.close_meeting()

    def action_hjalp(self) -> None:
        """Show keys and handbook."""
        self.program.show_help()
