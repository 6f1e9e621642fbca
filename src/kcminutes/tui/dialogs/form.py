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
    """Enter keeps all fields. So does Esc, if anything was typed: nothing that was typed is thrown away, and undo takes it back."""

    def __init__(
        self,
        title: str,
        fields: list[Field],
        done: Callable[[Mapping[str, Any]], Any],
        message: str = "",
        *,
        keeps: bool = True,
    ) -> None:
        """``keeps`` is for what is written down; without it, only Enter does what the form is for, such as printing."""
        hints = "Retur behåller · Tab nästa fält · Esc tillbaka" if keeps else "Retur gör det · Tab nästa fält · Esc avbryter"
        super().__init__(title, hints, done)
        self._keeps = keeps
        self._fields = fields
        self._message = message
        self._refused: dict[str, str] | None = None

    def body(self) -> ComposeResult:
        """A row a field, and one for what is wrong."""
        if self._message:
            yield Static(self._message, markup=False)
        with VerticalScroll(id="fields", can_focus=False):
            for field in self._fields:
                with Horizontal(classes="field"):
                    yield Label(field.label, markup=False)
                    yield OneLine(
                        field.text,
                        placeholder=field.hint,
                        compact=True,
                        id=f"field-{field.key}",
                        select_on_focus=field.typed_over,
                    )
        yield Line(id="wrong")

    def on_mount(self) -> None:
        """The cursor stands at the end of the first field."""
        focus_now(self.query(Input).first())

    @property
    def _texts(self) -> dict[str, str]:
        return {field.key: one_line(self.query_one(f"#field-{field.key}", Input).value) for field in self._fields}

    async def _keep(self) -> bool:
        values = {}
        for field in self._fields:
            try:
                text = self._texts[field.key]
                values[field.key] = field.value if field.value is not None and text == one_line(field.text) else field.read(text)
            except Unreadable as error:
                self.query_one("#wrong", Line).say(f"{field.label}: {error}")
                focus_now(self.query_one(f"#field-{field.key}", Input))
                return False
        await self.finish(values)
        return True

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        await self._keep()

    async def action_leave(self) -> None:
        """Leave the form as `leave` does."""
        await self.leave()

    async def leave(self) -> bool:
        """Keep what was typed, if anything was, and leave; False if it can't be read, which is told.

        A second time with the same texts leaves without them.
        """
        if not self._keeps or self._texts in ({field.key: one_line(field.text) for field in self._fields}, self._refused):
            self.dismiss()
            return True
        self._refused = self._texts
        return await self._keep()


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
