"""Home's tab of decisions: all of the workspace's meetings, and what replaced them."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Final

from msgspec.structs import replace
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from kcminutes.archive.decisions import Decisions
from kcminutes.archive.record import Record
from kcminutes.archive.search import words_typed
from kcminutes.meeting.decided import Decided
from kcminutes.meeting.place import Part, Place
from kcminutes.meeting.reports import Replacement
from kcminutes.storage.reporting import Reporting
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.dates_written import iso_with_weekday
from kcminutes.swedish.matching import Wanted
from kcminutes.tui.dialogs.decided_keys import DECIDED_KEYS
from kcminutes.tui.dialogs.followed_list import FollowedList
from kcminutes.tui.dialogs.picker import Choice, Picker
from kcminutes.tui.fault_report import told
from kcminutes.tui.program import Program
from kcminutes.tui.side_thread import run_beside
from kcminutes.tui.textual_seams.focus import focus_now
from kcminutes.tui.textual_seams.marked_list import MarkedList
from kcminutes.tui.widgets.line import Lines
from kcminutes.tui.widgets.one_line import OneLine

MOST: Final = 300
"""Rows that are shown."""


class HomeDecisions(Vertical):
    """The decisions, read beside the screen each time that the tab is shown, narrowed by words."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(key.keys, key.action, show=False) for key in DECIDED_KEYS if key.keys]

    def __init__(self, program: Program, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._program = program
        self._reporting = Reporting(program.workspace.root)
        self._told: list[tuple[Decided, Replacement]] = []
        self._made: tuple[Decided, ...] = ()
        self._shown: list[Decided] = []
        self._is_reading = False
        self.field = OneLine(placeholder="(f filtrerar: ord i beslutet eller ärendet)", compact=True, classes="filter")
        self.listed = MarkedList(compact=True)
        self.detail = Lines(6, classes="detail")
        self._hints = Lines(1, classes="hints")

    def compose(self) -> ComposeResult:
        """The filter, the list, and the one at hand."""
        yield self.field
        yield self.listed
        yield self.detail
        yield self._hints

    def on_mount(self) -> None:
        """Tell the keys."""
        self._hints.say(" · ".join(f"{key.shown} {key.short}" for key in DECIDED_KEYS))

    def on_unmount(self) -> None:
        """Have all in the file."""
        self._reporting.close(1.0)  # what can't be written by then is in the safety copy

    def enter(self) -> None:
        """Put the cursor in the list, and read the meetings anew."""
        focus_now(self.listed)
        if self._is_reading:
            return
        self._is_reading = True
        if not self._made:
            self.detail.say("Läser mötena …")

        def read() -> tuple[tuple[Decided, ...], list[str], str]:
            try:
                self._reporting.hurry()
                record = Record(self._program.workspace)
                decisions = Decisions(record)
            except Exception as error:  # noqa: BLE001  # a fault in the reading is no reason to end the program
                return (), [], told(error, "gör att besluten inte kan visas")
            return decisions.made, [*record.left_out, *decisions.told], ""

        def done(outcome: tuple[tuple[Decided, ...], list[str], str]) -> None:
            self._made, left_out, fault = outcome
            self._is_reading = False
            if fault:
                self._program.messages.warn(fault)
            elif left_out:
                more = f" (och {len(left_out) - 1} till)" if len(left_out) > 1 else ""
                self._program.messages.tell(left_out[0] + more)
            self._narrow()

        run_beside(self, read, done)

    @property
    def at_hand(self) -> Decided | None:
        """The decision at hand; None if there is none."""
        index = self.listed.highlighted
        return self._shown[index] if index is not None and index < len(self._shown) else None

    def _narrow(self) -> None:
        index = self.listed.highlighted or 0
        found = _with_words(self._made, self.field.value)
        self._shown = found[:MOST]
        self.listed.clear_options()
        self.listed.add_options([Option(_row(one)) for one in self._shown])
        if len(found) > MOST:
            self.listed.add_option(Option(f"… och {len(found) - MOST} till; skriv ett filter (f).", disabled=True))
        if self._shown:
            self.listed.highlighted = min(index, len(self._shown) - 1)
        self._tell_detail()

    def _tell_detail(self) -> None:
        one = self.at_hand
        if one is None:
            self.detail.say("Inget beslut passar." if self.field.value.strip() else "Inga beslut ännu.")
            return
        source = one.source
        where = f"{source.body} {source.day}, {source.label} {source.title} · beslut {one.number}/{source.day.year}"
        replaced = f"\nErsatt av {one.replaced_by.body} {one.replaced_by.day}" if one.replaced_by else ""
        self.detail.say(f"{one_line(one.text)}\n{where}{replaced}")

    # Keys.

    def action_ask_replacement(self) -> None:
        """Ask which decision replaces the one at hand."""
        one = self.at_hand
        if one is None:
            return
        later = [other for other in self._made if other.source.day >= one.source.day and other is not one]

        def choices(typed: str) -> list[Choice]:
            return [Choice(_row(other), other) for other in _with_words(later, typed)[:MOST]]

        def done(other: Decided) -> None:
            self._replace(one, other)

        about = f"Beslutet som gäller i stället för: {one_line(one.text)}"
        self.app.push_screen(Picker("Ersätts av", "ord i beslutet som ersätter", choices, done, about=about))

    def _replace(self, one: Decided, other: Decided) -> None:
        source, by = one.source, other.source
        replacement = Replacement(
            meeting=source.day,
            body=source.body,
            item=source.item,
            text=one.text,
            by_meeting=by.day,
            by_body="" if by.body == source.body else by.body,
            by_item=by.item,
            day=date.today(),
        )
        self._reporting.add(replacement)
        self._told.append((one, replacement))
        self._became(one, replace(one, replaced_by=by))

    def action_take_back(self) -> None:
        """Take back what was said last to be replaced."""
        if self._told:
            before, replacement = self._told.pop()
            self._reporting.take_back(replacement)
            now = next((one for one in self._made if (one.source, one.text) == (before.source, before.text)), None)
            if now:
                self._became(now, before)

    def _became(self, one: Decided, now: Decided) -> None:
        self._made = tuple(now if each == one else each for each in self._made)
        self._narrow()

    def action_filter(self) -> None:
        """Put the cursor in the filter."""
        focus_now(self.field)

    def on_key(self, event: events.Key) -> None:
        """From the filter down to the list; Tab leaves."""
        if event.key in ("down", "enter", "escape") and self.field.has_focus:
            focus_now(self.listed)
        elif event.key in ("tab", "shift+tab"):
            self.post_message(FollowedList.Left(-1 if event.key == "shift+tab" else 1))
        else:
            return
        event.stop()
        event.prevent_default()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow()

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._tell_detail()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if one := self.at_hand:
            file = self._program.workspace.root / one.source.file
            self._program.open_file(file, Place(one.source.item, Part.DECISIONS))


def _with_words(made: Iterable[Decided], typed: str) -> list[Decided]:
    """The decisions that have all the words, in themselves or in their item's title."""
    wanted = [one for one in map(Wanted, words_typed(typed)) if one]
    return [
        one for one in made if all(any(word.is_in(line) for line in (*one.text.split("\n"), one.source.title)) for word in wanted)
    ]


def _row(one: Decided) -> Text:
    row = Text(no_wrap=True, overflow="ellipsis")
    row.append(f"{iso_with_weekday(one.source.day)} ", "bold").append(f"{one.number}/{one.source.day.year} ".rjust(9))
    return row.append("(ersatt) " if one.replaced_by else "").append(one_line(one.text.replace("**", "")))
