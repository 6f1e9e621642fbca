"""Moving the cursor at once: Textual's own ``Widget.focus`` waits its turn in the app's queue, behind keys typed since."""

from textual.widget import Widget


def has_focus_now(widget: Widget) -> bool:
    """Whether the cursor is in the widget, or in one inside it; its own flags follow only when the focus event has come."""
    focused = widget.screen.focused
    return focused is not None and widget in focused.ancestors_with_self


def focus_now(widget: Widget) -> None:
    """Put the cursor in the widget before the next key is read."""
    widget.screen.set_focus(widget)
