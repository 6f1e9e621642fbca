"""The editor of one item: its head, its background on demand, Anteckning, BESLUT and ÅTGÄRDER."""

from collections.abc import Callable
from dataclasses import dataclass

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static, TextArea

from kcminutes.meeting.model import Item, ItemPath, ItemStatus, Meeting
from kcminutes.meeting.numbering import attended_paths, number
from kcminutes.meeting.queries import item_at
from kcminutes.tui.widgets.action_row import Reading
from kcminutes.tui.widgets.action_rows import ActionRows
from kcminutes.tui.widgets.focusing import focus_now
from kcminutes.tui.widgets.line import Line
from kcminutes.tui.widgets.prose import Prose


class ItemEditor(Vertical):
    """One item to type in. Knows what it has shown; what differs from that has been typed."""

    @dataclass
    class Edited(Message):
        """Something was typed in a part of the item."""

        row: int = 0
        column: int = 0

    def __init__(self, reading: Callable[[], Reading], **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # the widget's own keywords pass through
        self.heading = Line(id="item-heading")
        self.facts = Line(id="item-facts")
        self.background = VerticalScroll(Static(id="background-text"), id="background", can_focus=False)
        self.notes = Prose("Anteckning", id="notes")
        self.decisions = Prose("BESLUT", id="decisions")
        self.actions = ActionRows(reading, id="actions")

    def compose(self) -> ComposeResult:
        """The parts, from the top."""
        yield self.heading
        yield self.facts
        yield self.background
        yield self.notes
        yield self.decisions
        yield self.actions

    def load(self, meeting: Meeting, path: ItemPath) -> None:
        """Show the item with the cursor at the end of Anteckning."""
        item = item_at(meeting, path)
        self.show_head(meeting, path)
        self.background.scroll_to(y=0, animate=False, immediate=True)
        self.notes.show(item.notes)
        self.decisions.show("\n\n".join(item.decisions))
        self.actions.show(item.actions)
        self.actions.tidy()
        focus_now(self.notes)

    def change(self, meeting: Meeting, path: ItemPath) -> None:
        """Show the item after a command changed it, without moving what is not changed."""
        item = item_at(meeting, path)
        self.show_head(meeting, path)
        self.notes.change(item.notes)
        if split_decisions(self.decisions.text) != item.decisions:
            self.decisions.change("\n\n".join(item.decisions))
        self.actions.show(item.actions)
        self.actions.tidy()

    def show_head(self, meeting: Meeting, path: ItemPath) -> None:
        """Show the item's number, title, status and facts, and its background if that is open."""
        item = item_at(meeting, path)
        heading = Text(f"{number(path)} {item.title}", "bold")
        if item.status:
            heading.append(f"   {status_text(item)}", "bold reverse")
        self.heading.say(heading)
        self.facts.say(" · ".join(facts(meeting, path, item)))
        if self.background.display:
            self.background.query_one(Static).update(background_text(item))

    def set_locked(self, *, locked: bool) -> None:
        """Let the item be read only, or typed in."""
        self.notes.read_only = self.decisions.read_only = self.actions.disabled = locked

    def toggle_background(self, item: Item) -> bool:
        """Show background and proposals; then what there was no room for, a page at a time; then hide them."""
        pane = self.background
        if pane.display and pane.scroll_offset.y < pane.max_scroll_y:
            pane.scroll_to(y=pane.scroll_offset.y + pane.size.height, animate=False, immediate=True)
            return True
        pane.display = not pane.display
        pane.scroll_to(y=0, animate=False, immediate=True)
        if self.background.display:
            self.background.query_one(Static).update(background_text(item))
        return bool(self.background.display)

    def scroll_background(self, item: Item, offset: int) -> None:
        """Let the character at the offset of the background be seen."""
        before = background_text(item)[: len("Ärendebeskrivning\n") + offset]
        width = max(self.size.width - 3, 1)  # without the padding and the scroll bar; the pane itself may not be laid out yet
        row = len(before.wrap(self.app.console, width)) - 1
        self.background.scroll_to(y=row - 1, animate=False)

    @on(TextArea.Changed, "#notes, #decisions")
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Edited())

    @on(ActionRows.Edited)
    def _row_typed(self, event: ActionRows.Edited) -> None:
        event.stop()
        self.post_message(self.Edited(event.row, event.column))

    @on(ActionRows.Left)
    def _rows_left(self, event: ActionRows.Left) -> None:
        event.stop()
        focus_now(self.notes)


def split_decisions(text: str) -> tuple[str, ...]:
    """The decisions in a text in which a blank line stands between two."""
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            paragraphs[-1].append(line.rstrip())
        elif paragraphs[-1]:
            paragraphs.append([])
    return tuple("\n".join(lines) for lines in paragraphs if lines)


def status_text(item: Item) -> str:
    """The item's status in words, as in "bordlagt till 2017-01-19: underlag saknas"."""
    if not item.status:
        return ""
    to = f" till {item.postponed_to}" if item.status is ItemStatus.POSTPONED and item.postponed_to else ""
    return f"{item.status.value}{to}{': ' + item.reason if item.reason else ''}"


def facts(meeting: Meeting, path: ItemPath, item: Item) -> list[str]:
    """What she needs at hand while typing: presenters, guests, attachments, proposals, background."""
    guests = [person.name for person in meeting.participants if person.is_guest and path in (attended_paths(person.items) or [])]
    guests = [name for name in guests if name not in item.presenters]
    return [
        *([f"Föredragande: {', '.join(item.presenters)}"] if item.presenters else []),
        *([f"Gäst: {', '.join(guests)}"] if guests else []),
        *([f"Förslag: {len(item.proposals)} (F6 blir beslut)"] if item.proposals else []),
        *(["F7 bakgrund"] if item.background or item.proposals else []),
        *([f"Bilaga: {', '.join(item.attachments)}"] if item.attachments else []),
        *([item.reference] if item.reference else []),
    ] or ["Inga uppgifter i kallelsen."]


def background_text(item: Item) -> Text:
    """Background, proposals and attachments, as prepared before the meeting."""
    text = Text()
    for heading, lines in (
        ("Ärendebeskrivning", [item.background.strip()] if item.background.strip() else []),
        ("Förslag till beslut (F6 gör det till beslut)", [f"• {proposal}" for proposal in item.proposals]),
        ("Bilagor", [f"• {name}" for name in item.attachments]),
    ):
        if lines:
            text.append(f"{heading}\n", "bold").append("\n".join(lines) + "\n")
    return text or Text("Ingen ärendebeskrivning och inget förslag i kallelsen.")
