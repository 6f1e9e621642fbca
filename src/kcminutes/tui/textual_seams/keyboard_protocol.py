"""Keys that come as ``ESC [ code ; modifiers u``: not asked for, and read all the same.

Textual 8.2 asks each terminal for the kitty keyboard protocol, in which every key comes so and brings its text along. kitty up to
0.27 sends the keys but not the text of å, ä, ö and §, and Textual drops a letter without text. Nothing here needs the protocol
(no key is bound that it alone tells), so it is left off. Some terminals (xterm, iTerm2, tmux) can be set to send such keys
unasked.

Leans on ``textual.constants.DISABLE_KITTY_KEY`` (from Textual 8.2.7 on; versions before it asked for a smaller part of the
protocol, which loses nothing), which the driver and the parser read each time and which the documented variable
``TEXTUAL_DISABLE_KITTY_KEY`` sets only if it is set before Textual is imported; and on ``textual.keys._character_to_key`` for a
key's name. Textual's own reader of such keys drops letters without text, and ends with a fault at some that are well-formed.
"""

import re
from typing import Final

from textual import constants, events
from textual.keys import Keys, _character_to_key

_KEY: Final = re.compile(
    r"\x1b\[(?P<code>\d{1,7})(?::(?P<shifted>\d{0,7}))?(?::\d*)?"
    r"(?:;(?P<bits>\d{0,3})(?::(?P<kind>\d))?)?(?:;(?P<text>[\d:]{0,20}))?u"
)
"""What a terminal sends for a key, with all that may be left out."""

_SHIFT, _CAPS_LOCK, _NUM_LOCK = 1, 64, 128
_MODIFIERS: Final = {1: "shift", 2: "alt", 4: "ctrl", 8: "super", 16: "hyper", 32: "meta"}
_TYPING_NOTHING: Final = {9: ("tab", "\t"), 13: ("enter", "\r"), 27: ("escape", "\x1b"), 127: ("backspace", "\x7f")}
_RELEASED: Final = "3"
_LAST_CHARACTER: Final = 0x10FFFF


def leave_keyboard_protocol_off() -> None:
    """Let no terminal be asked for the protocol; to be called before the app runs."""
    constants.DISABLE_KITTY_KEY = True  # type: ignore[misc]  # it is final for those who only read it


def unasked_keys(sequence: str) -> list[events.Key] | None:
    """The keys that the sequence is, or None if it is not of this form; a key that is let go, or can't be, is `Keys.Ignore`."""
    match = _KEY.fullmatch(sequence)
    if match is None:
        return None
    code = int(match["code"])
    if match["kind"] == _RELEASED or code > _LAST_CHARACTER:
        return [events.Key(Keys.Ignore, sequence)]
    held = max(int(match["bits"] or 1) - 1, 0)
    typed = _typed(code, int(match["shifted"] or 0), held, match["text"] or "")
    if typed:
        return [events.Key(_character_to_key(character), character) for character in typed]
    name, character = _TYPING_NOTHING.get(code, (_character_to_key(chr(code)) if chr(code).isprintable() else "", None))
    if not name:
        return [events.Key(Keys.Ignore, sequence)]
    modifiers = sorted(modifier for bit, modifier in _MODIFIERS.items() if held & bit)
    return [events.Key("+".join([*modifiers, name]), None if modifiers else character)]


def _typed(code: int, shifted: int, held: int, text: str) -> str:
    """What the key types; empty for one that types nothing, such as Esc or one with Ctrl."""
    if text:
        codes = [int(part) for part in text.split(":") if part]
        told = "".join(chr(code) for code in codes if code <= _LAST_CHARACTER)
        return told if told.isprintable() else ""
    character = chr(code)
    if held & ~(_SHIFT | _CAPS_LOCK | _NUM_LOCK) or not character.isprintable():
        return ""
    if held & _SHIFT and 0 < shifted <= _LAST_CHARACTER and chr(shifted).isprintable():
        return chr(shifted)
    is_upper = bool(held & _SHIFT) != bool(held & _CAPS_LOCK)
    return character.upper() if is_upper and len(character.upper()) == 1 else character
