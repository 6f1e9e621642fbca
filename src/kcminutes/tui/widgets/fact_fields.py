"""The fields at the head of an item that is prepared: title, presenters, minutes, reference, attachments."""

from collections.abc import Callable
from typing import Any, Final

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label

from kcminutes.completion.offer import Offer
from kcminutes.meeting.model import Item
from kcminutes.swedish.characters import one_line
from kcminutes.tui.textual_seams.focus import focus_now, has_focus_now
from kcminutes.tui.widgets.cell_reading import Reading
from kcminutes.tui.widgets.line import Line
from kcminutes.tui.widgets.one_line import OneLine

_LABELS: Final = {
    "title": "Rubrik",
    "presenters": "Föredragande",
    "planned_minutes": "Minuter",
    "reference": "Dnr",
    "attachments": "Bilagor",
}
_ROWS: Final = (("title",), ("presenters",), ("attachments",), ("planned_minutes", "reference"))
_OFFERED: Final = ("title", "attachments")
_MOST_MINUTES: Final = r"[0-9]{0,3}"


class FactFields(Vertical):
    """A field for each fact of an item; what stands in one is always a value, so that each key can be recorded.

    A title that is taken away counts as it was, until there is another.
    """

    class Edited(Message):
        """Something was typed in one of the fields; `typed` tells what."""

    def __init__(self, reading: Callable[[], Reading], **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # the widget's own keywords pass through
        self._reading = reading
        self._fields = {
            name: OneLine(
                compact=True,
                classes=f"fact-{name}",
                restrict=_MOST_MINUTES if name == "planned_minutes" else None,
                placeholder={"presenters": "namn, namn", "attachments": "bilaga; bilaga"}.get(name, ""),
                select_on_focus=name == "planned_minutes",
                offered=self._offered_after if name in _OFFERED else None,
            )
            for name in _LABELS
        }
        self._offered: Callable[[str], Offer | None] | None = None
        self._meaning = Line(classes="meaning")
        self._shown = Item(title="")
        self._given: dict[str, str] = {}

    def help_typing(self, offered: Callable[[str], Offer | None] | None) -> None:
        """Have the title and the attachments offer what this gives after the cursor; None for nothing."""
        self._offered = offered

    def _offered_after(self, before: str) -> Offer | None:
        return self._offered(before) if self._offered else None

    def compose(self) -> ComposeResult:
        """The rows of fields, and what the names that are typed are taken for."""
        for names in _ROWS:
            with Horizontal(classes="facts"):
                for name in names:
                    yield Label(_LABELS[name], markup=False, classes=f"label-{name}")
                    yield self._fields[name]
        yield self._meaning

    def show(self, item: Item) -> None:
        """Show the item's facts, unless a field holds the same in other words."""
        values = self._values
        with self.prevent(Input.Changed):
            for name, field in self._fields.items():
                if values[name] != getattr(item, name) or item.id != self._shown.id:
                    field.value = _text(name, getattr(item, name))
        self._shown = item
        self._given = {name: field.value for name, field in self._fields.items()}
        self._tell_meaning()

    @property
    def typed(self) -> dict[str, Any]:
        """The facts that are others than those that were shown, by their names."""
        return {name: value for name, value in self._values.items() if value != getattr(self._shown, name)}

    def recorded(self, item: Item) -> None:
        """What stands in the fields has been recorded as the item's."""
        self._shown = item

    @property
    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, field in self._fields.items():
            text = one_line(field.value)
            if self._given.get(name) == field.value or (name == "title" and not text):
                values[name] = getattr(self._shown, name)
            elif name == "planned_minutes":
                values[name] = int(text) if text else None
            elif name == "presenters":
                values[name] = tuple(self._reading().names(text))
            elif name == "attachments":
                values[name] = tuple(part for part in (part.strip() for part in text.split(";")) if part)
            else:
                values[name] = text
        return values

    def _names_reading(self) -> Reading:
        """What the presenters' field is read with: what is being typed there is nobody's name yet, though it is recorded."""
        reading = self._reading()
        typed = {*reading.names(self._fields["presenters"].value)} - {*reading.names(self._given.get("presenters", ""))}
        return replace(reading, people=tuple(name for name in reading.people if name not in typed))

    def settle(self) -> None:
        """Let names that were typed become whom they mean, and a title that was taken away come back."""
        presenters = self._fields["presenters"]
        if presenters.value != self._given.get("presenters"):
            reading = self._names_reading()
            meant = ", ".join(reading.person(name) for name in reading.names(presenters.value))
            if meant != presenters.value:
                presenters.value = meant
        title = self._fields["title"]
        if not one_line(title.value):
            title.value = self._shown.title

    def enter(self, name: str = "title") -> None:
        """Put the cursor in a field."""
        focus_now(self._fields[name])

    def set_locked(self, *, locked: bool) -> None:
        """Let the fields be read only, or typed in."""
        self.disabled = locked

    @on(Input.Changed)
    def _edited(self, event: Input.Changed) -> None:
        event.stop()
        self._tell_meaning()
        self.post_message(self.Edited())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    def on_descendant_blur(self) -> None:
        """A name that was typed is whom it means once its field is left."""
        self.settle()
        self._tell_meaning()

    def _tell_meaning(self) -> None:
        field = self._fields["presenters"]
        told = ""
        if self.is_attached and has_focus_now(field) and field.value != self._given.get("presenters"):
            told = self._names_reading().taken_for(field.value)
        self._meaning.say(told)
        self._meaning.display = bool(told)


def _text(name: str, value: Any) -> str:
    if isinstance(value, tuple):
        return ("; " if name == "attachments" else ", ").join(value)
    return "" if value is None else str(value)
