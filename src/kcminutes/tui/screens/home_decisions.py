"""Home's tab of decisions: all of the workspace's meetings, and what replaced them."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from msgspec.structs import replace
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from kcminutes.archive.decisions import Decisions, replacing
from kcminutes.archive.record import Record
from kcminutes.archive.search import words_typed
from kcminutes.meeting.decided import Decided, with_words
from kcminutes.meeting.place import Part, Place
from kcminutes.meeting.reports import Replacement
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.dates_written import iso_with_weekday
from kcminutes.tui.dialogs.decided_keys import DECIDED_KEYS
from kcminutes.tui.dialogs.dialog_key import key_hints
from kcminutes.tui.dialogs.picker import Choice, Picker
from kcminutes.tui.program import Program
from kcminutes.tui.screens.home_record import RecordTab
from kcminutes.tui.widgets.filtered_list import FilteredList
from kcminutes.tui.widgets.row_list import RowList


class DecidedList(FilteredList[Decided]):
    """The decisions."""

    def __init__(self) -> None:
        super().__init__("ord i beslutet eller ärendet", key_hints(DECIDED_KEYS), keys_rows=1, detail_rows=6)

    def passing(self, typed: str) -> list[Decided]:
        """The decisions that have the words."""
        return with_words(self.all, words_typed(typed))

    def row(self, one: Decided) -> Text:
        """The decision's row."""
        return _row(one)

    def key(self, one: Decided) -> tuple[str, date, int]:
        """Which decision of which meeting it is."""
        return one.source.body, one.source.day, one.number

    def tell_detail(self) -> None:
        """Tell what was decided where, and what replaced it."""
        one = self.at_hand
        if one is None:
            self.detail.say("Inget beslut passar." if self.field.value.strip() else "Inga beslut ännu.")
            return
        source = one.source
        where = f"{source.body} {source.day}, {source.label} {source.title} · beslut {one.number}/{source.day.year}"
        replaced = f"\nErsatt av {one.replaced_by.body} {one.replaced_by.day}" if one.replaced_by else ""
        self.detail.say(f"{one_line(one.text)}\n{where}{replaced}")


class HomeDecisions(RecordTab):
    """The decisions, read each time that the tab is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(key.keys, key.action, show=False) for key in DECIDED_KEYS if key.keys]

    def __init__(self, program: Program, **kwargs: Any) -> None:
        super().__init__(program, "gör att besluten inte kan visas", **kwargs)
        self._told: list[tuple[Decided, Replacement]] = []
        """What was said here to be replaced, the newest last: the decision as it stood before, and its replacement."""
        self._decided = DecidedList()

    def compose(self) -> ComposeResult:
        """The list."""
        yield self._decided

    def enter(self) -> None:
        """Put the cursor in the list, and read the meetings anew."""
        self._decided.enter()
        if not self._decided.all:
            self._decided.detail.say("Läser mötena …")
        self.read_anew(_made, lambda made: self._decided.show(made or ()))

    # Keys.

    def action_ask_replacement(self) -> None:
        """Ask which decision replaces the one at hand."""
        one = self._decided.at_hand
        if one is None:
            return
        later = replacing(self._decided.all, one)
        if not later:
            self._program.messages.warn("Inget annat beslut kan ersätta det: ett som gör det är från samma dag eller senare.")
            return

        def choices(typed: str) -> Iterator[Choice]:
            return (Choice(_row(other), other) for other in with_words(later, words_typed(typed)))

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
        self.report(replacement)
        self._told.append((one, replacement))
        self._decided.became(replace(one, replaced_by=by))

    def action_take_back(self) -> None:
        """Take back what was said last to be replaced."""
        if self._told:
            before, replacement = self._told.pop()
            self.take_back(replacement)
            now = next((one for one in self._decided.all if (one.source, one.text) == (before.source, before.text)), None)
            if now:
                self._decided.became(replace(now, replaced_by=before.replaced_by))

    def action_filter(self) -> None:
        """Put the cursor in the filter."""
        self._decided.action_filter()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if one := self._decided.at_hand:
            file = self._program.workspace.root / one.source.file
            self._program.open_file(file, Place(one.source.item, Part.DECISIONS))


def _made(record: Record) -> tuple[tuple[Decided, ...], list[str]]:
    decisions = Decisions(record)
    for one in decisions.made:
        _ = one.letters  # had here, beside the screen, that no key waits for them
    return decisions.made, decisions.told


def _row(one: Decided) -> Text:
    row = Text(no_wrap=True, overflow="ellipsis")
    row.append(f"{iso_with_weekday(one.source.day)} ", "bold").append(f"{one.number}/{one.source.day.year} ".rjust(9))
    return row.append("(ersatt) " if one.replaced_by else "").append(one_line(one.text.replace("**", "")))
