"""Saving the minutes: the newest meeting reaches its file within a second."""

from collections.abc import Callable
from pathlib import Path

from kcminutes.files.atomic import write_atomically
from kcminutes.files.background import NewestWriter, SaveState
from kcminutes.files.encoding import Encoder
from kcminutes.model import Meeting

SAVE_DELAY = 0.35
"""Seconds from the first unsaved change to the write; with the write itself this stays well below the promised second."""
RETRY_DELAY = 2.0
"""Seconds between two attempts while the file can't be written."""


class Saver(NewestWriter[Meeting]):
    """Writes the newest meeting to the minutes file, whole each time."""

    def __init__(self, path: Path, on_state: Callable[[SaveState], None] = lambda _: None) -> None:
        super().__init__(on_state)
        self.path = path
        self._encoder = Encoder()

    def put(self, value: Meeting) -> None:
        """Write the meeting's TOML."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self.path, self._encoder.encode(value).encode())

    def delay(self) -> float:
        """Soon, or later while the file can't be written."""
        return RETRY_DELAY if self.state.problem else SAVE_DELAY
