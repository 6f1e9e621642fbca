"""A field of a form: what it holds, and what reads what is typed in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any, Final

from kcminutes.swedish.dates_read import read_date, read_time
from kcminutes.swedish.dates_written import clock, iso_with_weekday

TAKES_DAY: Final = "ett datum som man säger det: 24/4, fre, v 19, +14, nästa möte"


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
    takes: str = ""
    """What may be typed in it, in a sentence for the help; empty for any text."""
    taken_for: Callable[[str], str] | None = None
    """What tells under the field, before it counts, what the text is taken for; it gives nothing where that is plain to see."""
    fills: Callable[[str], Mapping[str, str]] | None = None
    """What leaving the field makes of what was typed, its own text and those of fields that are still empty, by their keys."""
    typed_over: bool = False
    """Whether what is typed replaces the text at the start: a date, a time, a number or a choice, which nobody adds letters to."""
    follows: Callable[[Mapping[str, str]], str] | None = None
    """What gives the text at the start, from the texts of all fields by their keys, as long as nobody types another here."""


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


def optional_file(text: str) -> Path | None:
    """The path of a file that is there, or None for nothing."""
    if not text:
        return None
    path = readable_path(text)
    try:
        is_there = path.is_file()
    except (OSError, ValueError):  # a name that no file can have
        is_there = False
    if not is_there:
        raise Unreadable(f"det finns ingen fil {text}.")
    return path


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


def required_day_read_from(today: date, next_meeting: date | None = None) -> Callable[[str], date]:
    """What reads a date as `day_read_from` does, and takes no answer for none."""
    optional = day_read_from(today, next_meeting)

    def read(text: str) -> date:
        day = optional(text)
        if day is None:
            raise Unreadable("skriv dagen, till exempel 24/4, v 19 eller nästa möte.")
        return day

    return read


def day_field(  # noqa: PLR0913  # a field is its words and what reads it
    key: str,
    label: str,
    day: date | None,
    read: Callable[[str], date | None],
    *,
    hint: str = "",
    takes: str = TAKES_DAY,
    follows: Callable[[Mapping[str, str]], str] | None = None,
) -> Field:
    """A field of a day, with which day the text is taken for under it."""
    text = str(day) if day else ""
    return Field(key, label, text, read, hint, takes=takes, taken_for=day_taken_for(read), typed_over=True, follows=follows)


def day_taken_for(read: Callable[[str], date | None]) -> Callable[[str], str]:
    """What tells which day a typed date is, by what reads it; nothing for a day that is written out."""

    def told(text: str) -> str:
        try:
            day = read(text)
        except Unreadable as error:
            return f"? {error}"
        return f"→ {iso_with_weekday(day)}" if day and text != str(day) else ""

    return told


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


def time_text(moment: time | None) -> str:
    """What stands in the field of a time; nothing for None."""
    return clock(moment) if moment else ""
