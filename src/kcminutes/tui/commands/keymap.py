"""The keys in force: the commands' own, or those of the settings."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kcminutes.tui.commands.agenda_table import AGENDA_BY_ID
from kcminutes.tui.commands.command import Command, key_name, key_names, routes
from kcminutes.tui.commands.table import BY_ID, COMMANDS

NEVER: Final = frozenset(
    [
        *("ctrl+h", "ctrl+i", "ctrl+m", "ctrl+left_square_bracket", "ctrl+[", "ctrl+backslash", "ctrl+\\", "ctrl+b", "ctrl+a"),
        *("ctrl+enter", "f10", "f11", "f12", "ctrl+pageup", "ctrl+pagedown"),
    ]
)
"""Keys that some terminal, shell or layout eats or alters; neither a default nor a setting may use them."""
CHANGING: Final = {
    "ctrl+v": "klistrar in",
    "ctrl+x": "klipper ut",
    "ctrl+j": "är Retur för terminalen",
    "ctrl+w": "tar bort ett ord",
    "ctrl+u": "tar bort till radens början",
    "ctrl+k": "tar bort till radens slut",
    "ctrl+d": "tar bort tecknet efter markören",
}
"""What these change in a field that is typed in."""
EDITING: Final = CHANGING | {"ctrl+c": "kopierar", "ctrl+e": "går till radens slut"}
"""What these do in a field that is typed in; no setting may take that away."""


def keymap(wanted: dict[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The keys of each command that has any, those of the settings in place; and a Swedish sentence for each that can't be used.

    A command of whose wished keys none can be used has its own; one that is to have none has none.
    """
    usual = {command.id: command.keys for command in COMMANDS}
    problems, unknown, chosen = [], [], {}
    for name, keys in wanted.items():
        parts = dict.fromkeys(key.strip().lower() for key in keys.split(",") if key.strip())
        bad = {key: why for key in parts if (why := _unusable(key))}
        if name not in BY_ID:
            unknown.append(name)
            continue
        problems += [
            f"[tangenter]: {key_name(key)} kan inte användas för {name}, för {why}; välj en annan tangent."
            for key, why in bad.items()
        ]
        if len(bad) < len(parts) or not parts:
            chosen[name] = [key for key in parts if key not in bad]
    # Whether a key is taken shows only when all wishes are in place: two commands may change keys with each other. What is given
    # up for that has its own keys again, which somebody else may have been given.
    while found := next(_taken(usual, chosen), None):
        name, key, other = found
        problems.append(f"[tangenter]: {key_name(key)} för {name} används redan av {other}; välj en annan tangent.")
        chosen[name].remove(key)
        if not chosen[name]:
            del chosen[name]
    in_force = {name: keys for name, keys in (usual | _joined(chosen)).items() if keys}
    where = f"namnen står i hjälpen ({way('hjalp', in_force)})"
    return in_force, (*(f"[tangenter]: det finns inget kommando {name!r}; {where}." for name in unknown), *problems)


def _joined(chosen: Mapping[str, list[str]]) -> dict[str, str]:
    return {name: ",".join(keys) for name, keys in chosen.items()}


def _taken(usual: dict[str, str], chosen: Mapping[str, list[str]]) -> Iterator[tuple[str, str, str]]:
    """The wishes, as command and key, for what another command has."""
    owners = [(name, key) for name, keys in (usual | _joined(chosen)).items() for key in keys.split(",")]
    for name, keys in chosen.items():
        for key in keys:
            yield from ((name, key, other) for other, theirs in owners if other != name and theirs == key)


def _unusable(key: str) -> str:
    """Why a command can't have the key, in Swedish for use after "för": no terminal sends it, or it types or edits; else ""."""
    if what := EDITING.get(key):
        return f"den {what}"
    *modifiers, name = key.split("+")
    if not modifiers and re.fullmatch(r"f([1-9]|1\d|2[0-4])", name) and key not in NEVER:
        return ""
    if modifiers == ["ctrl"] and re.fullmatch("[a-z]", name) and key not in NEVER:
        return ""
    if not modifiers and not re.fullmatch(r"f\d+", name):
        return "en sådan tangent skriver eller flyttar i text, och kan bara användas med Ctrl om den är en bokstav"
    if modifiers == ["ctrl"] and re.fullmatch("left|right|up|down|home|end|delete|backspace|insert", name):
        return "den flyttar eller tar bort i text"
    return "en del terminaler skickar den inte"


def way(name: str, keys: Mapping[str, str]) -> str:
    """How the command is reached with the keys in force: "F6", or "Ctrl+G +" for a letter after the key of ga_till.

    One that has neither is picked in the list of all commands: "Ctrl+P ”Ångra”".
    """
    command = BY_ID.get(name) or AGENDA_BY_ID[name]
    *direct, _ = routes(command, keys)
    return direct[0] if direct else " ".join([*key_names(keys.get("kommandon", ""))[:1], f"”{command.label.removesuffix(' …')}”"])


def hints(keys: Mapping[str, str], commands: Iterable[Command] = COMMANDS) -> list[tuple[str, str]]:
    """The row of hints at the foot of the screen, each with its command's name, with the keys in force.

    Those with Ctrl stand first, which is said once.
    """
    named = [(key, command) for command in commands if command.short for key in key_names(keys.get(command.id, ""))[:1]]
    with_ctrl = [(f"{key.removeprefix('Ctrl+')} {command.short}", command.id) for key, command in named if key.startswith("Ctrl+")]
    others = [(f"{key} {command.short}", command.id) for key, command in named if not key.startswith("Ctrl+")]
    return [*([("Ctrl+", "")] if with_ctrl else []), *with_ctrl, *([("", "")] if with_ctrl and others else []), *others]
