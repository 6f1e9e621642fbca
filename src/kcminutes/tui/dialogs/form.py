"""A form of a few fields, each checked by what reads it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Label, Static

from kcminutes.storage.durable.drafts import Drafts
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.dates_read import read_date, read_time
from kcminutes.tui.dialogs.dialog import Dialog
from kcminutes.tui.textual_seams.focus import focus_now
from kcminutes.tui.widgets.line import Line
from kcminutes.tui.widgets.one_line import OneLine


class Unreadable(ValueError):  # noqa: N818  # it tells of a text, not of the program
    """What was typed in a field can't be read; the message is a Swedish sentence that tells what to type."""


@dataclass(frozen=True)
class Field:
    """One field: its key in the result, its label, its text at the start, and what reads it."""

    key: str
    label: str
    text: str = ""
    read: Callable[[str], Any] = str
    hint: str = ""
    value: Any = None
    """What the field holds at the start, which stays as it is while the text does: a time keeps the seconds that nobody sees."""
    typed_over: bool = False
    """Whether what is typed replaces the text at the start: a date, a time, a number or a choice, which nobody adds letters to."""


class Form(Dialog[Mapping[str, Any]]):
    """Enter does what the form is for, with all fields; whatever else ends it does not.

    What is typed is kept among the drafts as it is typed, and shown when the form with that title is opened for that subject (an
    item's id, a person) again, until Enter.
    """

    def __init__(  # noqa: PLR0913  # a form is its words and what it does, and each of them is one
        self,
        title: str,
        fields: list[Field],
        done: Callable[[Mapping[str, Any]], Any],
        drafts: Drafts,
        *,
        subject: str = "",
        message: str = "",
    ) -> None:
        super().__init__(title, "Retur klar · Tab nästa fält · Esc lämnar, och det skrivna står kvar här", done)
        self._fields = fields
        self._drafts = drafts
        self._subject = subject
        kept = drafts.texts(title, subject)
        self._draft = {field.key: kept[field.key] for field in fields if kept.get(field.key, field.text) != field.text}
        self._message = "\n".join(filter(None, (message, self._told_of_draft())))
        self._is_over = False

    def _told_of_draft(self) -> str:
        drafted = [
            f"{field.label} (gäller nu: ”{field.text}”)" if field.text else field.label
            for field in self._fields
            if field.key in self._draft
        ]
        return f"Kvar sedan sist, inte gjort: {', '.join(drafted)}." if drafted else ""

    def body(self) -> ComposeResult:
        """A row a field, and one for what is wrong."""
        if self._message:
            yield Static(self._message, markup=False)
        with VerticalScroll(id="fields", can_focus=False):
            for field in self._fields:
                with Horizontal(classes="field"):
                    yield Label(field.label, markup=False)
                    yield OneLine(
                        self._draft.get(field.key, field.text),
                        placeholder=field.hint,
                        compact=True,
                        id=f"field-{field.key}",
                        select_on_focus=field.typed_over and field.key not in self._draft,
                    )
        yield Line(id="wrong")

    def on_mount(self) -> None:
        """The cursor stands at the end of the first field, or of the first that holds a draft."""
        first = next(iter(self._draft), self._fields[0].key)
        focus_now(self._input(first))
        self.keep_draft()

    def _input(self, key: str) -> Input:
        return self.query_one(f"#field-{key}", Input)

    @property
    def _texts(self) -> dict[str, str]:
        return {field.key: one_line(self._input(field.key).value) for field in self._fields}

    def keep_draft(self) -> None:
        """Have what was typed kept among the drafts; nothing once the form is over, or before it is shown."""
        if not self._is_over and self.is_mounted:
            texts = self._texts
            typed = {field.key: texts[field.key] for field in self._fields if texts[field.key] != one_line(field.text)}
            self._drafts.keep(self._title, self._subject, typed)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.keep_draft()

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        values = {}
        for field in self._fields:
            try:
                text = self._texts[field.key]
                values[field.key] = field.value if field.value is not None and text == one_line(field.text) else field.read(text)
            except Unreadable as error:
                self.query_one("#wrong", Line).say(f"{field.label}: {error}")
                focus_now(self._input(field.key))
                return
        self.keep_draft()
        self._is_over = True
        await self.finish(values)
        self._drafts.keep(self._title, self._subject, {})  # last, for only now its deed is done

    async def action_leave(self) -> None:
        """Leave the form without its deed; what was typed is there when it is opened again."""
        self.keep_draft()
        self._is_over = True
        self.dismiss()
        if self._drafts.texts(self._title, self._subject):
            self.app.notify(f"”{self._title}” är inte gjort; det du skrev står kvar där.", timeout=4)


def required(text: str) -> str:
    """A text that may not be empty."""
    if not text:
        raise Unreadable("skriv något här, fältet får inte vara tomt.")
    return text


def readable_path(text: str) -> Path:
    """A file's path, with ~ for somebody's home folder."""
    try:
        return Path(required(text)).expanduser()
    except RuntimeError:
        raise Unreadable(f"det finns ingen hemmapp för {text.partition('/')[0]}; skriv hela sökvägen.") from None


def optional_time(text: str) -> time | None:
    """A time of day, or None for nothing."""
    moment = read_time(text)
    if text and moment is None:
        raise Unreadable(f"förstår inte klockslaget ”{text}”; skriv till exempel 9.15.")
    return moment


def day_read_from(today: date, next_meeting: date | None = None) -> Callable[[str], date | None]:
    """What reads a date as people type it, counted from ``today``; None for nothing."""

    def read(text: str) -> date | None:
        day = read_date(text, today=today, next_meeting=next_meeting)
        if text and day is None:
            raise Unreadable(f"förstår inte datumet ”{text}”; skriv till exempel 24/4, v 19 eller nästa möte.")
        return day

    return read


def optional_count(text: str) -> int | None:
    """A whole number from 0 to 999, or None for nothing."""
    if text and not (text.isascii() and text.isdecimal() and len(text) <= 3):
        raise Unreadable(f"”{text}” är inget antal; skriv siffror, till exempel 30.")
    return int(text) if text else None


def yes_or_no(text: str) -> bool:
    """Ja or nej."""
    answer = text.casefold()
    if answer in ("ja", "j", "x"):
        return True
    if answer in ("nej", "n", ""):
        return False
    raise Unreadable("skriv ja eller nej.")


def optional_yes_or_no(text: str) -> bool | None:
    """Ja or nej, or None for nothing."""
    return yes_or_no(text) if text else None


def listed(text: str) -> tuple[str, ...]:
    """Texts that semicolons part; a comma may stand in a name."""
    return tuple(part for part in (part.strip() for part in text.split(";")) if part)
