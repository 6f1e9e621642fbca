"""Home's tabs beside the meetings."""

from typing import Protocol

from textual.widget import Widget

from kcminutes.tui.program import Program
from kcminutes.tui.screens.home_actions import HomeActions
from kcminutes.tui.screens.home_decisions import HomeDecisions
from kcminutes.tui.screens.home_search import HomeSearch


class HomePane(Protocol):
    """What a tab shows."""

    def enter(self) -> None:
        """Put the cursor in it, and have what it shows read anew."""


def pane_of(name: str, program: Program) -> Widget:
    """The pane with the id."""
    kinds = {"home-actions": HomeActions, "home-search": HomeSearch, "home-decisions": HomeDecisions}
    return kinds[name](program, id=name)
