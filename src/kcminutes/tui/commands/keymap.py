"""The keys in force: the commands' own, or those of the settings."""

import re
from typing import Final

from kcminutes.tui.commands.command import key_name
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
    # Whether a key is taken shows only when all wishes are in place: two commands may change keys with each other.
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
    named = [
        (key_name(keys[command.id].split(",")[0]), command.short) for command in COMMANDS if command.short and keys.get(command.id)
    ]
    with_ctrl = [f"{key.removeprefix('Ctrl+')} {word}" for key, word in named if key.startswith("Ctrl+")]
    others = [f"{key} {word}" for key, word in named if not key.startswith("Ctrl+")]
    return f"Ctrl+ {' '.join(with_ctrl)}  {' '.join(others)}"
