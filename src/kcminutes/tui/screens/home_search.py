"""Home's tab of search: hits in all meetings follow what is typed; Enter opens the meeting there."""

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from kcminutes.archive.search import Found, Search, words_typed
from kcminutes.meeting.search import around_hit
from kcminutes.swedish.dates_written import iso_with_weekday
from kcminutes.tui.program import Program
from kcminutes.tui.safe_work import run_safely
from kcminutes.tui.screens.home_record import tell_left_out
from kcminutes.tui.textual_seams.focus import focus_now
from kcminutes.tui.widgets.filtered_list import FilteredList
from kcminutes.tui.widgets.line import Lines
from kcminutes.tui.widgets.one_line import OneLine
from kcminutes.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

AT_FIRST: Final = 100
"""Hits that are looked for as one types."""
_MORE: Final = 10
"""Times as many are looked for once the last of them is near."""
_AROUND_A_ROW: Final = 5
"""Cells of a row for its sign, the scroll bar, and between title and excerpt."""
_LEAVES: Final = "Tab går till nästa flik, Esc till mötena"
_EMPTIES: Final = "Esc tömmer rutan, Tab går till nästa flik"
_FAULT: Final = "gör att det inte går att söka"


class HomeSearch(Vertical):
    """A field, the hits, and under them the one at hand. The meetings are made ready beside the screen when the tab is shown."""

    def __init__(self, program: Program, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._program = program
        self.field = OneLine(placeholder="(ord i något möte; ”flera ord” hör ihop)", compact=True, classes="filter")
        self.listed = RowList()
        self.listed.can_focus = False
        self.detail = Lines(4, classes="detail")
        self._search: Search | None = None
        self._is_readying = self._is_finding = False
        self._shown: list[Found] = []
        self._wanted = ""
        self._found_for = ""
        self._limit = AT_FIRST
        self._is_awaited = False
        """Whether the first hit is to be opened as soon as it is there: Enter came before it."""

    def compose(self) -> ComposeResult:
        """The field, the hits, and the one at hand."""
        yield self.field
        yield self.listed
        yield self.detail

    def enter(self) -> None:
        """Put the cursor in the field, and make the meetings ready to be searched."""
        focus_now(self.field)
        if self._is_readying:
            return
        self._is_readying = True
        if self._search is None:
            self.detail.say("Läser mötena …")

        def done(search: Search | None) -> None:
            self._is_readying = False
            if search is None:
                return
            self._search = search
            tell_left_out(self._program.messages, search.left_out)
            self._found_for = ""
            self._find()

        run_safely(self, lambda: Search(self._program.workspace), done, self._program.messages.warn, _FAULT)

    def _find(self) -> None:
        """Have the hits of what is typed, one search at a time; what was typed meanwhile is searched for then."""
        search, wanted, limit = self._search, self._wanted, self._limit
        if search is None or self._is_finding:
            return
        if not wanted.strip():
            self._found_for = wanted
            self._show([])
            return
        self._is_finding = True

        def done(found: list[Found] | None) -> None:
            found = found or []
            self._is_finding = False
            is_more = self._found_for == wanted
            self._found_for = wanted
            if self._wanted == wanted:
                self._show(found, self.listed.at_hand or 0 if is_more else 0)
                if self._is_awaited and found:
                    self._is_awaited = False
                    self._open(found[0])
            else:
                self._find()

        run_safely(self, lambda: search.find(words_typed(wanted), limit=limit), done, self._program.messages.warn, _FAULT)

    def _show(self, found: list[Found], at_hand: int = 0) -> None:
        self._shown = found
        tail = "… fler träffar kommer när du går hit" if len(found) == self._limit else ""
        self.listed.show(len(found), lambda number: _row(found[number], self.listed.size.width), at_hand, tail=tail)
        self._tell_detail()

    def _tell_detail(self) -> None:
        if not self._shown:
            self.detail.say(f"Inget möte har det; {_EMPTIES}." if self._found_for.strip() else f"Skriv det du söker. {_LEAVES}.")
            return
        one = self._shown[min(self.listed.at_hand or 0, len(self._shown) - 1)]
        item = " ".join(filter(None, (one.label, one.title)))
        self.detail.say(
            Text.assemble(
                (", ".join(filter(None, (f"{iso_with_weekday(one.card.day)} {one.card.body}", item))), "bold"),
                f"\n{one.hit.label}: {one.hit.excerpt}",
            )
        )

    def on_key(self, event: events.Key) -> None:
        """Arrows move among the hits while the field keeps the cursor; Tab leaves; Esc empties the field, and leaves once it is."""
        moves: dict[str, Callable[[], None]] = {
            "down": partial(self.listed.action_step, 1),
            "up": partial(self.listed.action_step, -1),
            "pagedown": partial(self.listed.action_page, 1),
            "pageup": partial(self.listed.action_page, -1),
        }
        if event.key in ("tab", "shift+tab"):
            self.post_message(FilteredList.Left(-1 if event.key == "shift+tab" else 1))
        elif event.key == "escape" and self.field.value and not self._program.messages.told:  # else it has read the message
            self.field.value = ""
        elif move := moves.get(event.key):
            move()
        else:
            return
        event.stop()
        event.prevent_default()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._wanted = event.value
        self._limit = AT_FIRST
        self._is_awaited = False
        self._find()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if self._found_for != self._wanted:
            self._is_awaited = True
        elif self._shown:
            self._open(self._shown[self.listed.at_hand or 0])

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        self._tell_detail()
        if len(self._shown) == self._limit and event.row >= len(self._shown) - self.listed.size.height:
            self._limit *= _MORE
            self._find()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self._open(self._shown[event.row])

    def _open(self, found: Found) -> None:
        if self._search:
            self._program.open_file(self._search.archive.path(found.card), found.hit.place)


def _row(found: Found, width: int) -> Text:
    """The hit's row: day, item and the hit with what stands around it, the hit always in sight."""
    row = Text(no_wrap=True, overflow="ellipsis")
    day, most = f"{found.card.day} ", max(16, width * 3 // 8)
    title = " ".join(filter(None, (found.label, found.title)))
    shortened = title if len(title) <= most else f"{title[: most - 1]}…"
    before, hit, after = around_hit(found.hit, width - len(day) - len(shortened) - _AROUND_A_ROW)
    return row.append(day, "bold").append(f"{shortened}  ", "italic").append(before).append(hit, "bold").append(after)
