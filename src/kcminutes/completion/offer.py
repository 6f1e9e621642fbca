"""What is offered at the cursor, as a value."""

from datetime import date

from msgspec import Struct


class Task(Struct, frozen=True):
    """What a sentence says is to be done."""

    text: str
    due: date | None = None
    """The day that it names, after the meeting; None if it names none."""
    responsible: tuple[str, ...] = ()
    """Those whom it names, in full."""


class Offer(Struct, frozen=True):
    """What may come at the cursor."""

    text: str
    """What is put there if it is taken."""
    replaces: int = 0
    """How many characters before the cursor it stands in place of."""
    is_whole: bool = False
    """Whether all of it is meant even where the row has no room to show it: a paragraph, a point of a list."""
    task: Task | None = None
    """Where it is what somebody is to do: with the day and the people."""
