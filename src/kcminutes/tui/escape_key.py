"""Esc as a key of its own, however soon another key follows it."""

import sys
from collections.abc import Iterable

from textual import events
from textual._xterm_parser import XTermParser

_ESC = "\x1b"


class EscapeKeyParser(XTermParser):
    """Textual's reader of what a terminal sends, but for Esc.

    Textual 8.2 takes Esc and a key that follows within its escape delay (or later, if the machine was busy) for Alt and that key,
    drops the Esc, or types it as "^". No key here is bound to Alt, so the two are always Esc and the key.
    """

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:  # noqa: FBT001, FBT002
        if alt:
            yield events.Key("escape", _ESC)
        if sequence == _ESC:
            # Under this name, which terminals send Esc as too, since the caller makes "escape" a circumflex.
            yield events.Key("ctrl+left_square_bracket", _ESC)
        else:
            yield from super()._sequence_to_key_events(sequence)


def install_escape_key() -> None:
    """Let Textual's drivers read the terminal with this parser; they offer no other way to choose one."""
    if sys.platform == "win32":
        from textual.drivers import win32 as driver
    else:
        from textual.drivers import linux_driver as driver
    driver.XTermParser = EscapeKeyParser  # type: ignore[attr-defined]  # imported there, not exported
