"""Whom the responsible of an åtgärd are, among those of the meeting."""

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from kcminutes.completion.people import by_initials
from kcminutes.meeting.model import Action
from kcminutes.swedish.names import those_meant

_GROUPS: Final = frozenset({"IT", "HR", "KS", "KF", "KC", "AU", "SN", "RR", "VD"})
"""Groups and posts that are written as initials are."""


def by_capitals(text: str, names: Sequence[str]) -> str:
    """Whose initials the capital letters are, if they are one person's; else the text."""
    return (by_initials(text, names, fewest=1) if text.isupper() and text not in _GROUPS else None) or text


def with_names(actions: Iterable[Action], names: Sequence[str]) -> tuple[Action, ...]:
    """The åtgärder with each short form of a known name made the name, where only one can be meant."""
    found = []
    for action in actions:
        meant = [name for each in action.responsible for name in those_meant(each, names)]
        found.append(replace(action, responsible=tuple(dict.fromkeys(meant))))
    return tuple(found)
