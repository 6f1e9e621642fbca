"""Another screen in place of the one that an app began with.

Leans on ``Screen._push_result_callback``. Textual 8.2 gives the screen that `get_default_screen` makes no result callback, but
`App.switch_screen` takes one away from every screen that it removes: from an empty list, which ends the program.
"""

from typing import Any

from textual.app import App
from textual.screen import Screen


def replace_first_screen(app: App[Any], screen: Screen[Any]) -> None:
    """Show the screen in place of the only one on the stack."""
    app.screen._push_result_callback(app, None)  # noqa: SLF001
    app.switch_screen(screen)
