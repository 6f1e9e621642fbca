"""The editor of one item that is prepared: its facts, Ärendebeskrivning and Förslag till beslut."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import TextArea

from kcminutes.completion.briefs import Expansion
from kcminutes.meeting.decisions import paragraphs_of
from kcminutes.meeting.model import Action, Item, ItemPath, Meeting
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.place import Part, Place
from kcminutes.meeting.queries import item_at
from kcminutes.session.news import News
from kcminutes.tui.textual_seams.focus import focus_now
from kcminutes.tui.widgets.cell_reading import Reading
from kcminutes.tui.widgets.fact_fields import FactFields
from kcminutes.tui.widgets.line import Lines
from kcminutes.tui.widgets.prose import Prose, location_at, offset_at
from kcminutes.tui.widgets.typed import Edited, Typed

if TYPE_CHECKING:
    from kcminutes.completion.offers import Offers


class AgendaEditor(Vertical):
    """One item to prepare. Knows which item it was shown for; what differs from what was shown has been typed in that item."""

    def __init__(self, reading: Callable[[], Reading], **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # the widget's own keywords pass through
        self.item_id: str | None = None
        """The item that is shown; None while none is."""
        self.heading = Lines(2, id="item-heading")
        self.facts = FactFields(reading, id="facts")
        self.background = Prose("Ärendebeskrivning", id="prepared-background")
        self.proposals = Prose("Förslag till beslut", id="proposals")
        self._offers: Offers | None = None

    def help_typing(self, offers: "Offers | None", brief: Callable[[str], Expansion | None]) -> None:
        """Offer in the parts what is offered there, and nothing if that is None; and expand briefs."""
        self._offers = offers
        for field, part in ((self.background, Part.BACKGROUND), (self.proposals, Part.PROPOSALS)):
            field.grey.source = offers.source(part) if offers else None
            field.brief = brief
        self.facts.help_typing(offers.source(Part.ITEM) if offers else None)

    def _learn(self) -> None:
        """Learn what stands in the parts."""
        if self._offers:
            for prose in (self.background, self.proposals):
                self._offers.typed(prose.text, is_whole=True)

    def compose(self) -> ComposeResult:
        """The parts, from the top."""
        yield self.heading
        yield self.facts
        yield self.background
        yield self.proposals

    @property
    def first(self) -> Prose:
        """The part that the cursor stands in when the item is stepped to."""
        return self.background

    @property
    def pending(self) -> tuple[Action, ...] | None:
        """What stands in the widgets and is no value yet: never anything here."""
        return None

    def settle(self) -> None:
        """Let names that were typed become whom they mean."""
        self.facts.settle()

    def follow(self, news: News) -> None:
        """Show what is new: another item with the cursor at the end of its background, or what changed in the one that is shown."""
        if news.at is None:
            self.item_id = None
            return
        item = item_at(news.meeting, news.at)
        self._show_head(news.meeting, news.at, item)
        if item.id != self.item_id:
            if self.item_id:
                self._learn()
            if self._offers:
                self._offers.enter(item)
            self.item_id = item.id
            self.facts.show(item)
            self.background.show(item.background)
            self.proposals.show("\n\n".join(item.proposals))
            focus_now(self.background)
        elif news.typed:
            self.facts.recorded(item)
        else:
            self.facts.show(item)
            self.background.change(item.background)
            proposals = "\n\n".join(item.proposals)
            if paragraphs_of(self.proposals.text) != paragraphs_of(proposals):
                self.proposals.change(proposals)

    def take_typed(self) -> list[Typed]:
        """What was typed and has not been recorded yet; it counts as shown from now on."""
        found: list[Typed] = []
        if self.item_id is None:
            return found
        if facts := self.facts.typed:
            found.append(Typed(Place(self.item_id, Part.ITEM), facts))
        for part, prose in ((Part.BACKGROUND, self.background), (Part.PROPOSALS, self.proposals)):
            if prose.text != prose.shown:
                prose.shown = text = prose.text
                place = Place(self.item_id, part, offset=offset_at(text, prose.cursor_location))
                found.append(Typed(place, text if part is Part.BACKGROUND else paragraphs_of(text)))
        return found

    def go_to(self, place: Place, *, exactly: bool = False) -> None:
        """Put the cursor in a part of the item that is shown; ``exactly``: at the place's offset there."""
        if place.part is Part.ITEM:
            self.facts.enter()
            return
        prose = self.proposals if place.part is Part.PROPOSALS else self.background
        focus_now(prose)
        if exactly:
            prose.move_cursor(location_at(prose.text, min(place.offset, len(prose.text))))

    def show_place(self, _: Item, place: Place) -> None:
        """Put the cursor at a place of the item that is shown."""
        self.go_to(place, exactly=place.part in (Part.BACKGROUND, Part.PROPOSALS))

    def go_on_typing(self, place: Place) -> None:
        """Nothing: what was typed when the program was cut off was a value already."""

    def set_locked(self, *, locked: bool) -> None:
        """Let the item be read only, or typed in."""
        self.background.read_only = self.proposals.read_only = locked
        self.facts.set_locked(locked=locked)

    def _show_head(self, meeting: Meeting, path: ItemPath, item: Item) -> None:
        self.heading.say(Text(f"{numbering_of(meeting.head).label(path)} {item.title}", "bold"))

    @on(TextArea.Changed)
    @on(FactFields.Edited)
    def _typed(self, event: TextArea.Changed | FactFields.Edited) -> None:
        event.stop()
        self.post_message(Edited())
