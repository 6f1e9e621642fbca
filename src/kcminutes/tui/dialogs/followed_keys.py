"""The keys of a list of åtgärder of earlier meetings."""

from typing import Final

from kcminutes.tui.dialogs.dialog_key import DialogKey

FOLLOWED_KEYS: Final = (
    DialogKey("Mellanslag", "klar", "gör åtgärden klar, eller öppnar en klar igen.", "tell_done", "space", edits=True),
    DialogKey("p", "pågår", "den pågår.", "tell_ongoing", "p", edits=True),
    DialogKey("u", "utgår", "den ska inte göras.", "tell_dropped", "u", edits=True),
    DialogKey("d", "ny dag", "ger den ett nytt slutdatum.", "ask_due", "d", edits=True),
    DialogKey("Retur", "kommentar", "frågar efter en kommentar, och vem av flera som är klar.", "ask_more", "", edits=True),
    DialogKey("v", "visa", "visar ärendet som den kommer från.", "show_source", "v"),
    DialogKey(
        "f",
        "filter",
        "går till raden där ord gör listan kortare: för:frida, organ:kc, försenad, klar, alla, fri text.",
        "filter",
        "f",
    ),
    DialogKey("Ctrl+Z", "ångra", "tar tillbaka det senaste.", "take_back", "ctrl+z", edits=True),
)
