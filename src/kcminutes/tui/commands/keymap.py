"""The keys in force: the commands' own, or those of the settings."""

import re
from collections.abc import Mapping
from typing import Final

from kcminutes.tui.commands.command import key_name, key_names, routes
from kcminutes.tui.commands.table import BY_ID, COMMANDS

NEVER: Final = frozenset(
    [
        *("ctrl+h", "ctrl+i", "ctrl+m", "ctrl+left_square_bracket", "ctrl+[", "ctrl+backslash", "ctrl+\\", "ctrl+b", "ctrl+a"),
        *("ctrl+enter", "f10", "f11", "f12", "ctrl+pageup", "ctrl+pagedown"),
    ]
)
"""Keys that some terminal, shell or layout eats or alters; neither a default nor a setting may use them."""


def keymap(wanted: dict[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The keys of each command that has any, those of the settings in place; and a Swedish sentence for each that can't be used."""
    usual = {command.id: command.keys for command in COMMANDS}
    problems, unknown, chosen = [], [], {}
    for name, keys in wanted.items():
        parts = [key.strip().lower() for key in keys.split(",") if key.strip()]
        bad = next((key for key in parts if not _is_usable(key)), None)
        if name not in BY_ID:
            unknown.append(name)
        elif bad:
            problems.append(f"[tangenter]: {key_name(bad)} kan inte användas för {name}; välj en annan tangent.")
        else:
            chosen[name] = ",".join(parts)
    # Whether a key is taken shows only when all wishes are in place: two commands may change keys with each other.
    for name in [*chosen]:
        taken = _taken(name, usual | chosen)
        if taken:
            problems.append(f"[tangenter]: {chosen[name]} för {name} används redan av {taken}; välj en annan tangent.")
            del chosen[name]
    in_force = {name: keys for name, keys in (usual | chosen).items() if keys}
    where = f"namnen står i hjälpen ({way('hjalp', in_force)})"
    return in_force, (*(f"[tangenter]: det finns inget kommando {name!r}; {where}." for name in unknown), *problems)


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


def way(name: str, keys: Mapping[str, str]) -> str:
    """How the command is reached with the keys in force: "F6", or "Ctrl+G +" for a letter after the key of ga_till.

    One that has neither is picked in the list of all commands: "Ctrl+P ”Ångra”".
    """
    command = BY_ID[name]
    *direct, _ = routes(command, keys)
    return direct[0] if direct else " ".join([*key_names(keys.get("kommandon", ""))[:1], f"”{command.label.removesuffix(' …')}”"])


def hints(keys: Mapping[str, str]) -> list[tuple[str, str]]:
    """The row of hints at the foot of the screen, each with its command's name, with the keys in force.

    Those with Ctrl stand first, which is said once.
    """
    named = [(key, command) for command in COMMANDS if command.short for key in key_names(keys.get(command.id, ""))[:1]]
    with_ctrl = [(f"{key.removeprefix('Ctrl+')} {command.short}", command.id) for key, command in named if key.startswith("Ctrl+")]
    others = [(f"{key} {command.short}", command.id) for key, command in named if not key.startswith("Ctrl+")]
    return [*([("Ctrl+", "")] if with_ctrl else []), *with_ctrl, *([("", "")] if with_ctrl and others else []), *others]
