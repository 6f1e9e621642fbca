"""The table of Närvaro's keys: its bindings, hints, help and README's table are made from it.

Letters find a person, and so no letter does anything else; nor does any sign that a name can hold.
"""

from typing import Final

from kcminutes.tui.dialogs.dialog_key import DialogKey

ATTENDANCE_KEYS: Final = (
    DialogKey(
        "Mellanslag",
        "här/borta",
        "växlar mellan närvarande och frånvarande; två gånger ändrar ingenting, klockslagen kommer tillbaka.",
        "toggle_presence",
        "space",
        edits=True,
    ),
    DialogKey("1", "kom nu", "kom nu, eller kom åter: då har personen varit ute däremellan.", "arrived", "1", edits=True),
    DialogKey("2", "gick nu", "gick nu.", "left", "2", edits=True),
    DialogKey(
        "3",
        "alla här",
        "gör alla närvarande som ingen har markerat, utom ärendenas gäster.",
        "all_present",
        "3",
        edits=True,
    ),
    DialogKey("+", "ny", "lägger till någon, med det namn som söks om ingen heter så.", "add", "plus", edits=True),
    DialogKey("Retur", "ändra", "ändrar allt om personen: klockslag, ärenden, vem hen ersätter.", "edit", "enter", edits=True),
    DialogKey("Del", "ta bort", "tar bort personen ur listan.", "remove", "delete", edits=True),
    DialogKey("bokstäver", "söker", "söker den som heter så: initialer, en del eller början av ett namn, annars organisationen."),
    DialogKey("Backsteg", "", "tar bort den sista bokstaven i det som söks.", "erase", "backspace"),
    DialogKey("pilarna", "", "flyttar ▸; PgUp och PgDn en sida i taget, Home och End till den första och den sista."),
    DialogKey("Esc", "klar", "slutar söka; annars är närvaron klar.", "step_out", "escape"),
)
