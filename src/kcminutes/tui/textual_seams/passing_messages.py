"""Messages in passing that give way to a newer one.

Leans on ``App._notifications`` (a collection of ``Notification``) and ``App._unnotify``. Publicly an app can only take away all
its messages at once, warnings too.
"""

from typing import Any

from textual.app import App
from textual.notifications import SeverityLevel


def forget_messages(app: App[Any], severity: SeverityLevel) -> None:
    """Take away the messages of that severity that are shown; the screen follows with the next message."""
    for earlier in [told for told in app._notifications if told.severity == severity]:  # noqa: SLF001
        app._unnotify(earlier, refresh=False)  # noqa: SLF001
