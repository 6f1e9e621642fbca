"""What is drawn, row by row."""

from typing import Any

from textual._context import visible_screen_stack
from textual.app import App
from textual.strip import Strip


def drawn(app: App[Any]) -> list[Strip]:
    """The rows of the screen on top, over what lies under it.

    Textual keeps each row that is drawn, and draws what lies under a dialog only for one who says what that is, as its
    own drawing does: else the row would be empty here, and stay so.
    """
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()
