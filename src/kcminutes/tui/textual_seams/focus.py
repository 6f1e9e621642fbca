"""Moving the cursor at once.

Leans on the order in which Textual does things, which it does not document: `Widget.focus` waits its turn in the app's queue,
behind keys typed since, but `Screen.set_focus` sets `Screen.focused` before it returns; the widget's own ``has_focus`` follows
with its focus event. An `Input` marks all its text on that event, so that a cursor put there before it is moved again.
"""

from textual.widget import Widget
from textual.widgets import Input


def has_focus_now(widget: Widget) -> bool:
    """Whether the cursor is in the widget, or in one inside it; its own flags follow only when the focus event has come."""
    focused = widget.screen.focused
    return focused is not None and widget in focused.ancestors_with_self


def focus_now(widget: Widget) -> None:
    """Put the cursor in the widget before the next key is read."""
    widget.screen.set_focus(widget)


def focus_now_at(field: Input, column: int) -> None:
    """Put the cursor in the field, at a column from 0, with nothing marked."""
    focus_now(field)
    field.call_later(setattr, field, "cursor_position", column)
