"""Esc as a key of its own, however soon another key follows it; and in what is pasted no key at all.

Leans on ``textual._xterm_parser.XTermParser``: on its ``_sequence_to_key_events``, which it asks for the keys of a character, of
a sequence as it grows, and (with ``alt``) of what came after Esc; on the marks of a paste, which it imports; and on the drivers
taking the parser by its name in their own module, and calling its ``tick`` several times a second. Textual offers no public way
to read a terminal otherwise, nor any key that comes before it has decided.
"""

import sys
import time
from collections.abc import Iterable
from typing import Final

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

from kcminutes.tui.textual_seams.keyboard_protocol import unasked_keys

_ESC: Final = "\x1b"
LONGEST_SILENCE: Final = 1.0
"""Seconds in a paste after which its end mark does not come any more."""


class EscapeKeyParser(XTermParser):
    """Textual's reader of what a terminal sends, but for Esc.

    Textual 8.2 takes Esc and a key that follows within its escape delay (or later, if the machine was busy) for Alt and that key,
    drops the Esc, or types it as "^". No key here is bound to Alt, so the two are always Esc and the key.

    In a paste it takes up to 32 characters after an Esc for keys, so that pasted text could give commands. Many terminals take
    Esc out of a paste themselves, but not all do. And a paste whose end mark was lost swallows every key after it.
    """

    _pasting = False
    _before = ""
    """The end of what came outside a paste, where the mark of a paste may have begun."""
    _held = ""
    """The end of what came in a paste, if the mark of its end may have begun there."""
    _came_at = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """Read what came; an empty text is the end."""
        self._came_at = time.monotonic()
        kept = self._without_pasted_escapes(data)
        return super().feed(kept) if kept or not data else ()

    def tick(self) -> Iterable[Message]:
        """Look at the clock: a paste that has been silent for `LONGEST_SILENCE` is over, and what came of it is pasted."""
        if self._pasting and time.monotonic() - self._came_at > LONGEST_SILENCE:
            self._held = ""  # half a mark
            return self.feed(BRACKETED_PASTE_END)
        return super().tick()

    def _without_pasted_escapes(self, data: str) -> str:
        kept = ""
        while data:
            if self._pasting:
                inside, end, data = (self._held + data).partition(BRACKETED_PASTE_END)
                starts = (BRACKETED_PASTE_END[:size] for size in range(len(BRACKETED_PASTE_END) - 1, 0, -1))
                self._held = "" if end else next(filter(inside.endswith, starts), "")
                kept += inside.removesuffix(self._held).replace(_ESC, "") + end
                self._pasting = not end
            else:
                seen = self._before + data
                begins = seen.find(BRACKETED_PASTE_START)
                size = len(data) if begins < 0 else begins + len(BRACKETED_PASTE_START) - len(self._before)
                self._pasting = begins >= 0
                self._before = "" if self._pasting else seen[1 - len(BRACKETED_PASTE_START) :]
                kept += data[:size]
                data = data[size:]
        return kept

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:  # noqa: FBT001, FBT002
        if alt:
            yield events.Key("escape", _ESC)
        if sequence == _ESC:
            # Under this name, which terminals send Esc as too, since the caller makes "escape" a circumflex.
            yield events.Key("ctrl+left_square_bracket", _ESC)
        elif (unasked := unasked_keys(sequence)) is not None:
            yield from unasked
        else:
            yield from super()._sequence_to_key_events(sequence)


def install_escape_key() -> None:
    """Let Textual's drivers read the terminal with this parser; they offer no other way to choose one."""
    if sys.platform == "win32":
        from textual.drivers import win32 as driver
    else:
        from textual.drivers import linux_driver as driver
    driver.XTermParser = EscapeKeyParser  # type: ignore[attr-defined]  # imported there, not exported
