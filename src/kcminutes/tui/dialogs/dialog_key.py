"""A key of a dialog: what it does, and how the hints, the help and the README tell it."""

from collections.abc import Iterable

from msgspec import Struct
from rich.style import Style
from rich.text import Text


class DialogKey(Struct, frozen=True):
    """One thing that a key, or some keys, do in a dialog."""

    shown: str
    """The keys as people read them."""
    short: str
    """What they do, in a word or two for the row of hints; empty for none there."""
    meaning: str
    """What they do, in a sentence for the help."""
    action: str = ""
    """The dialog's action that does it, also at a click on the hint; empty where a click could mean nothing."""
    keys: str = ""
    """The keys as Textual names them, separated by commas; empty where what has the cursor takes them."""
    edits: bool = False
    """Whether it changes the meeting, so that it is not for a meeting opened for reading."""


def hint_row(keys: Iterable[DialogKey]) -> Text:
    """The row of hints, each of which does at a click what its key does."""
    hints = [
        Text(f"{key.shown} {key.short}", Style(meta={"@click": f"screen.{key.action}"}) if key.action else "")
        for key in keys
        if key.short
    ]
    return Text(" · ").join(hints)


def key_hints(keys: Iterable[DialogKey]) -> str:
    """The row of hints of a list, whose keys are its own and not the screen's."""
    return " · ".join(f"{key.shown} {key.short}" for key in keys if key.short)


def key_rows(keys: Iterable[DialogKey]) -> str:
    """The keys as a table in Markdown."""
    rows = [f"| {key.shown} | {key.meaning} |" for key in keys]
    return "\n".join(["| Tangent | Gör |", "|---|---|", *rows, ""])
