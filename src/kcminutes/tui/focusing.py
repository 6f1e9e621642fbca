"""Moving the cursor at once: Textual's own ``Widget.focus`` waits its turn in the app's queue, behind keys typed since."""

from textual.widget import Widget


def focus_now(widget: Widget) -> None:
    """Put the cursor in the widget before the next key is read."""
    widget.screen.set_focus(widget)
