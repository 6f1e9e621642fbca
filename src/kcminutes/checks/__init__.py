"""What is missing or odd in a meeting, told before it is handed out; nothing is ever rewritten."""

from collections.abc import Iterable

from kcminutes.checks.checker import RULES, Checker
from kcminutes.checks.findings import Finding, Rule


def unknown_rules(names: Iterable[str]) -> list[str]:
    """A Swedish sentence for each name in the settings that no rule has."""
    known = {rule.name for rule in RULES}
    return [
        f"[kontroller]: det finns ingen regel {name!r}; namnen står sist på varje rad av kcminutes check."
        for name in names
        if name not in known
    ]


__all__ = ["RULES", "Checker", "Finding", "Rule", "unknown_rules"]
