"""The editor of one item: its head, its background on demand, Anteckning, BESLUT and ÅTGÄRDER."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Region
from textual.widgets import Static, TextArea

from kcminutes.completion.briefs import Expansion
from kcminutes.meeting.decisions import paragraphs_of
from kcminutes.meeting.model import Action, Item, ItemPath, Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.place import Cell, Part, Place
from kcminutes.meeting.queries import item_at
from kcminutes.session.news import News
from kcminutes.tui.textual_seams.focus import focus_now, has_focus_now
from kcminutes.tui.widgets.action_rows import ActionRows
from kcminutes.tui.widgets.cell_reading import Reading
from kcminutes.tui.widgets.item_facts import background_text, facts, item_status
from kcminutes.tui.widgets.line import Lines
from kcminutes.tui.widgets.prose import Prose, location_at, offset_at
from kcminutes.tui.widgets.typed import Edited, Typed

if TYPE_CHECKING:
    from kcminutes.completion.offers import Offers


class ItemEditor(Vertical):
    """One item to type in. Knows which item it was shown for, and what; what differs from that has been typed in that item.

    ``adopting`` and ``unfolding`` tell how proposals are made decisions and how the background is shown, as in "F6".
    """

    def __init__(self, reading: Callable[[], Reading], *, adopting: str, unfolding: str, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # the widget's own keywords pass through
        self._adopting, self._unfolding = adopting, unfolding
        self.item_id: str | None = None
        """The item that is shown; None while none is."""
        self.heading = Lines(6, id="item-heading")
        self.facts = Lines(2, id="item-facts")
        self.background = VerticalScroll(Static(id="background-text"), id="background", can_focus=False)
        self.notes = Prose("Anteckning", id="notes")
        self.decisions = Prose("BESLUT", id="decisions")
        self.actions = ActionRows(reading, id="actions")
        self._offers: Offers | None = None

    def help_typing(self, offers: "Offers | None", brief: Callable[[str], Expansion | None]) -> None:
        """Offer in the parts what is offered there, and nothing if that is None; and expand briefs."""
        self._offers = offers
        for field, part in ((self.notes, Part.NOTES), (self.decisions, Part.DECISIONS)):
            field.grey.source = offers.source(part, self._paragraph_at_hand) if offers else None
            field.brief = brief
        self.actions.help_typing(offers.source(Part.ACTIONS, self._paragraph_at_hand) if offers else None, brief)

    def _paragraph_at_hand(self) -> str:
        """The paragraph of Anteckning at the cursor, if it is no decision yet."""
        text = next((text for _, text in self.notes.paragraphs_from_cursor()), "")
        return "" if text in paragraphs_of(self.decisions.text) else text

    def _learn(self) -> None:
        """Learn what stands in the parts."""
        if self._offers:
            for text in (self.notes.text, self.decisions.text, *(row.text.text for row in self.actions.rows)):
                self._offers.typed(text, is_whole=True)

    def compose(self) -> ComposeResult:
        """The parts, from the top."""
        yield self.heading
        yield self.facts
        yield self.background
        yield self.notes
        yield self.decisions
        yield self.actions

    @property
    def first(self) -> Prose:
        """The part that the cursor stands in when the item is stepped to."""
        return self.notes

    @property
    def pending(self) -> tuple[Action, ...] | None:
        """What stands in the åtgärd rows and is no value yet; None if all of it is."""
        return self.actions.pending

    def settle(self) -> None:
        """Let dates and names that were typed become what they mean."""
        self.actions.settle()

    def follow(self, news: News) -> None:
        """Show what is new: another item with the cursor at the end of Anteckning, or what changed in the one that is shown."""
        if news.at is None:
            self.item_id = None
            return
        item = item_at(news.meeting, news.at)
        if item.id != self.item_id:
            self._load(news.meeting, news.at, item)
        elif news.typed:
            self._recorded(item)
        else:
            self._change(news.meeting, news.at, item)

    def _load(self, meeting: Meeting, path: ItemPath, item: Item) -> None:
        if self.item_id:
            self._learn()
        if self._offers:
            self._offers.enter(item)
        self.item_id = item.id
        self.show_head(meeting, path)
        self.background.scroll_to(y=0, animate=False, immediate=True)
        self.notes.show(item.notes)
        self.decisions.show("\n\n".join(item.decisions))
        self.actions.show(item.actions)
        self.actions.tidy()
        focus_now(self.notes)

    def _change(self, meeting: Meeting, path: ItemPath, item: Item) -> None:
        """Show the item after a command changed it, without moving what is not changed."""
        self.show_head(meeting, path)
        self.notes.change(item.notes)
        decisions = "\n\n".join(item.decisions)
        if paragraphs_of(self.decisions.text) != paragraphs_of(decisions):
            self.decisions.change(decisions)
        self.actions.show(item.actions)
        self.actions.tidy()

    def _recorded(self, item: Item) -> None:
        if self.actions.shown != item.actions:
            self.actions.recorded_as(item.actions)

    def take_typed(self) -> list[Typed]:
        """What was typed and has not been recorded yet; it counts as shown from now on."""
        found: list[Typed] = []
        if self.item_id is None:
            return found
        for part, prose in ((Part.NOTES, self.notes), (Part.DECISIONS, self.decisions)):
            if prose.text != prose.shown:
                prose.shown = text = prose.text
                place = Place(self.item_id, part, offset=offset_at(text, prose.cursor_location))
                found.append(Typed(place, text if part is Part.NOTES else paragraphs_of(text)))
        actions = self.actions.actions
        if actions != self.actions.shown:
            row, cell, offset = self.actions.cursor or (0, Cell.TEXT, 0)
            found.append(Typed(Place(self.item_id, Part.ACTIONS, row, cell, offset), actions))
        return found

    def go_to(self, place: Place, *, exactly: bool = False) -> None:
        """Put the cursor in a part of the item that is shown; ``exactly``: at the place's offset there."""
        rows = self.actions.rows
        if place.part in (Part.NOTES, Part.DECISIONS):
            prose = self.notes if place.part is Part.NOTES else self.decisions
            focus_now(prose)
            if exactly:
                prose.move_cursor(location_at(prose.text, min(place.offset, len(prose.text))))
        elif place.part is Part.ACTIONS and place.row < len(rows):
            rows[place.row].enter_cell(place.cell, place.offset if exactly else None)
            self.call_after_refresh(rows[place.row].scroll_visible, animate=False)
        elif place.part is Part.ACTIONS and exactly:
            self.call_next(self.actions.open_row)  # she was in a row that held nothing yet

    def show_place(self, item: Item, place: Place) -> None:
        """Put the cursor at a place of the item that is shown, or let what can only be read be seen."""
        if place.part in (Part.BACKGROUND, Part.PROPOSALS) and not self.background.display:
            self.toggle_background(item)
        if place.part is Part.BACKGROUND:
            self.call_after_refresh(self.scroll_background, item, place.offset)
        self.go_to(place, exactly=place.part in (Part.NOTES, Part.DECISIONS))

    def go_on_typing(self, place: Place) -> None:
        """Take what stands in the row at the place for typed just now."""
        if place.part is Part.ACTIONS and place.row < len(rows := self.actions.rows):
            rows[place.row].go_on_typing()

    def show_head(self, meeting: Meeting, path: ItemPath) -> None:
        """Show the item's number, title, status and facts, and its background if that is open."""
        item = item_at(meeting, path)
        heading = Text(f"{numbering_of(meeting.head).label(path)} {item.title}", "bold")
        if status := item_status(item):
            heading.append(f"   {status}", "bold reverse")
        self.heading.say(heading)
        self.facts.say(" · ".join(facts(meeting, path, item, self._adopting, self._unfolding)))
        if self.background.display:
            self._fill_background(item)

    def set_locked(self, *, locked: bool) -> None:
        """Let the item be read only, or typed in."""
        if locked and has_focus_now(self.actions):
            focus_now(self.notes)  # the rows can't have the cursor now, and without one each key would wait for it
        for field in (self.notes, self.decisions):
            field.read_only = locked
            field.update_suggestion()
        self.actions.disabled = locked

    def toggle_background(self, item: Item) -> None:
        """Show background and proposals; then what there was no room for, a page at a time; then hide them."""
        pane = self.background
        if pane.display and pane.scroll_offset.y < pane.max_scroll_y:
            pane.scroll_to(y=pane.scroll_offset.y + pane.size.height, animate=False, immediate=True)
            return
        pane.display = not pane.display
        self.set_class(pane.display, "-with-background")
        pane.scroll_to(y=0, animate=False, immediate=True)
        if pane.display:
            self._fill_background(item)

    def _fill_background(self, item: Item) -> None:
        self.background.query_one(Static).update(background_text(item, self._adopting))

    def scroll_background(self, item: Item, offset: int) -> None:
        """Let the character at the offset of the background be seen."""
        before = background_text(item, self._adopting)[: len("Ärendebeskrivning\n") + offset]
        width = max(self.size.width - 3, 1)  # without the padding and the scroll bar; the pane itself may not be laid out yet
        row = len(before.wrap(self.app.console, width)) - 1
        self.background.scroll_to(y=row - 1, animate=False)

    def on_descendant_focus(self) -> None:
        """Give the part that is typed in its room."""
        is_in_actions = has_focus_now(self.actions)
        if is_in_actions is not self.has_class("-in-actions"):
            self.set_class(is_in_actions, "-in-actions")
        if not is_in_actions:
            self.scroll_to(y=0, animate=False, immediate=True)
            self._follow_cursor_soon()

    def on_mount(self) -> None:
        """Follow the cursor as the parts grow."""
        self.watch(self, "virtual_size", self._follow_cursor_soon, init=False)

    def _follow_cursor_soon(self) -> None:
        self.call_after_refresh(self._follow_cursor)

    @on(TextArea.SelectionChanged, "#notes, #decisions")
    def _cursor_moved(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        if self.max_scroll_y:
            self._follow_cursor_soon()

    def _follow_cursor(self) -> None:
        """Where the window is too low for all parts, have the line in sight that the cursor is in."""
        prose = next((prose for prose in (self.notes, self.decisions) if prose.has_focus), None)
        if prose and self.max_scroll_y:
            line = prose.cursor_screen_offset.y - self.region.y + self.scroll_offset.y
            self.scroll_to_region(Region(0, line, 1, 1), animate=False, immediate=True, force=True)

    @on(TextArea.Changed, "#notes, #decisions")
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(Edited())

    @on(ActionRows.Edited)
    def _row_typed(self, event: ActionRows.Edited) -> None:
        event.stop()
        self.post_message(Edited())

    @on(ActionRows.Left)
    def _rows_left(self, event: ActionRows.Left) -> None:
        event.stop()
        focus_now(self.notes)
