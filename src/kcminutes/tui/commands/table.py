"""The table of actions: keys, palette, help and README are all made from it."""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Action:
    """One thing that can be done in the meeting."""

    id: str
    """Its name in settings.toml, under [tangenter]; the screen's method is ``action_`` and this."""
    label: str
    """What it does, in Swedish, as the palette and the help show it."""
    keys: str = ""
    """Its keys as Textual names them, separated by commas; the first is the one that hints show."""
    letter: str = ""
    """The letter that does it after Ctrl+G."""
    short: str = ""
    """A word for the row of hints at the foot of the screen; empty for none."""
    edits: bool = True
    """Whether it changes the meeting, so that it is not for a meeting opened for reading."""


ACTIONS: Final = (
    Action("nasta_arende", "Nästa ärende", "ctrl+n,f9", short="nästa", edits=False),
    Action("tillbaka", "Ärendet före", "ctrl+t,f8", short="åter", edits=False),
    Action("ga_till", "Gå till ärende eller plats …", "ctrl+g,f2", short="gå", edits=False),
    Action("anteckning", "Till Anteckning", "", "a", edits=False),
    Action("beslut", "Till BESLUT", "f4", "b", "beslut", edits=False),
    Action("ny_atgard", "Ny åtgärd", "ctrl+o,f5", "å", "åtgärd"),
    Action("forslag", "Förslaget blir beslut", "f6", "f"),
    Action("bakgrund", "Visa, bläddra i eller dölj ärendebeskrivning och förslag", "f7", "i", edits=False),
    Action("narvaro", "Närvaro", "ctrl+r,f3", "n", "närvaro", edits=False),
    Action("utgar", "Ärendet utgår …", "", "x"),
    Action("bordlagg", "Ärendet bordläggs …", "", "j"),
    Action("aterta", "Ta upp ärendet igen (inte utgått, inte bordlagt)", "", "t"),
    Action("nytt_arende", "Nytt ärende efter detta …", "", "+"),
    Action("nytt_underarende", "Nytt underärende …", "", "."),
    Action("arendets_uppgifter", "Ärendets rubrik och uppgifter …", "", "r"),
    Action("flytta_upp", "Flytta ärendet uppåt", "", "<"),
    Action("flytta_ner", "Flytta ärendet nedåt", "", ">"),
    Action("ta_bort", "Ta bort ärendet", "", "-"),
    Action("oppna_avsluta", "Öppna eller avsluta mötet nu", "", "o"),
    Action("ajournera", "Ajournera eller återuppta mötet nu", "", "p"),
    Action("motets_uppgifter", "Mötets plats, tider och rubrik …", "", "m"),
    Action("faststall", "Fastställ dokumentet …", "", "v"),
    Action("ateroppna", "Återöppna det fastställda dokumentet", "", "ö", edits=False),
    Action("sok", "Sök i mötet …", "ctrl+f", "s", edits=False),
    Action("granska", "Granska: vad som fattas eller är konstigt", "", "g", edits=False),
    Action("utkast", "Utkastet i hela fönstret", "ctrl+l", "u", edits=False),
    Action("angra", "Ångra", "ctrl+z", "z"),
    Action("gor_om", "Gör om", "ctrl+y", "y"),
    Action("exportera", "Exportera dokumentet …", "", "e", edits=False),
    Action("utdrag", "Exportera utdrag eller någons åtgärder …", "", "c", edits=False),
    Action("skriv_ut", "Skriv ut …", "", "w", edits=False),
    Action("spara", "Spara nu", "ctrl+s", "", edits=False),
    Action("spara_over", "Spara över det som någon annan har ändrat i filen", "", "ä", edits=False),
    Action("till_motena", "Stäng och visa alla möten", "", "l", edits=False),
    Action("kommandon", "Alla kommandon …", "ctrl+p", "k", "mer", edits=False),
    Action("hjalp", "Hjälp och handbok", "f1", "h", "hjälp", edits=False),
    Action("avsluta", "Avsluta (allt sparas)", "ctrl+q", "", "slut", edits=False),
)

BY_ID: Final = {action.id: action for action in ACTIONS}
BY_LETTER: Final = {action.letter: action for action in ACTIONS if action.letter}

NEVER: Final = frozenset(
    [
        *("ctrl+h", "ctrl+i", "ctrl+m", "ctrl+left_square_bracket", "ctrl+[", "ctrl+backslash", "ctrl+\\", "ctrl+b", "ctrl+a"),
        *("ctrl+enter", "f10", "f11", "f12", "ctrl+pageup", "ctrl+pagedown"),
    ]
)
"""Keys that some terminal, shell or layout eats or alters; neither a default nor a setting may use them."""

_NAMES: Final = {"ctrl": "Ctrl", "shift": "Skift", "space": "Mellanslag", "escape": "Esc", "enter": "Retur", "tab": "Tab"}


def key_name(key: str) -> str:
    """A key as people read it: ``ctrl+n`` is "Ctrl+N"."""
    return "+".join(_NAMES.get(part, part.upper()) for part in key.strip().split("+"))


def routes(action: Action, keys: str | None = None) -> list[str]:
    """Every way to do the action, the best first, as people read it; ``keys`` replaces the action's own keys."""
    named = [key_name(key) for key in (action.keys if keys is None else keys).split(",") if key.strip()]
    return [*named, *([f"Ctrl+G {action.letter}"] if action.letter else []), "kommandon"]


def keymap(wanted: dict[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The keys of each action that has any, those of the settings in place; and a Swedish sentence for each that can't be used."""
    usual = {action.id: action.keys for action in ACTIONS}
    problems, chosen = [], {}
    for name, keys in wanted.items():
        parts = [key.strip().lower() for key in keys.split(",") if key.strip()]
        bad = next((key for key in parts if not _is_usable(key)), None)
        if name not in BY_ID:
            problems.append(f"[tangenter]: det finns inget kommando {name!r}; namnen står i hjälpen (F1).")
        elif bad:
            problems.append(f"[tangenter]: {key_name(bad)} kan inte användas för {name}; välj en annan tangent.")
        else:
            chosen[name] = ",".join(parts)
    # Whether a key is taken shows only when all wishes are in place: two actions may change keys with each other.
    for name in [*chosen]:
        taken = _taken(name, usual | chosen)
        if taken:
            problems.append(f"[tangenter]: {chosen[name]} för {name} används redan av {taken}; välj en annan tangent.")
            del chosen[name]
    return {name: keys for name, keys in (usual | chosen).items() if keys}, tuple(problems)


def _taken(name: str, keys: dict[str, str]) -> str | None:
    own = set(filter(None, keys[name].split(",")))
    return next((other for other, theirs in keys.items() if other != name and own & set(theirs.split(","))), None)


def _is_usable(key: str) -> bool:
    """Whether a keyboard has the key, every terminal sends it, and it is not one that types or edits."""
    *modifiers, name = key.split("+")
    if key in NEVER or "alt" in modifiers or modifiers == ["ctrl", "shift"] or not set(modifiers) <= {"ctrl", "shift"}:
        return False
    if re.fullmatch(r"f([1-9]|1\d|2[0-4])", name):
        return True
    return modifiers == ["ctrl"] and bool(re.fullmatch(r"[a-z0-9]|up|down|left|right|home|end|delete|insert", name))


def hints(keys: dict[str, str]) -> str:
    """The row of hints at the foot of the screen, with the keys in force: those with Ctrl first, which is said once."""
    named = [(key_name(keys[action.id].split(",")[0]), action.short) for action in ACTIONS if action.short and keys.get(action.id)]
    with_ctrl = [f"{key.removeprefix('Ctrl+')} {word}" for key, word in named if key.startswith("Ctrl+")]
    others = [f"{key} {word}" for key, word in named if not key.startswith("Ctrl+")]
    return f"Ctrl+ {' '.join(with_ctrl)}  {' '.join(others)}"


def table() -> list[tuple[str, str]]:
    """Every action's label and its routes, for the help screen and the README."""
    return [(action.label, " · ".join(routes(action))) for action in ACTIONS]
