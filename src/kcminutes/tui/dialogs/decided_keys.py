"""The keys of the list of decisions."""

from typing import Final

from kcminutes.tui.dialogs.dialog_key import DialogKey

DECIDED_KEYS: Final = (
    DialogKey("e", "ersätts av", "frågar vilket beslut som ersätter det här.", "ask_replacement", "e", edits=True),
    DialogKey("Retur", "visa", "öppnar mötet där det beslutades."),
    DialogKey("f", "filter", "går till raden där ord gör listan kortare.", "filter", "f"),
    DialogKey("Ctrl+Z", "ångra", "tar tillbaka det senaste.", "take_back", "ctrl+z", edits=True),
)
