"""Saving the minutes: the newest meeting reaches its file within a second."""

import errno
import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kcminutes.files.atomic import SwedishError, write_atomically
from kcminutes.files.background import NewestWriter, SaveState
from kcminutes.files.encoding import Encoder
from kcminutes.model import Meeting

SAVE_DELAY = 0.35
"""Seconds from the first unsaved change to the write; with the write itself this stays well below the promised second."""
RETRY_DELAY = 2.0
"""Seconds between two attempts while the file can't be written."""


class ChangedByOtherError(SwedishError):
    """Somebody else has changed the minutes file since it was read; their version is kept aside."""


class Saver(NewestWriter[Meeting]):
    """Writes the newest meeting to the minutes file, whole each time, unless somebody else has changed it meanwhile.

    ``saved`` is the digest of the content that the meeting was read from; empty if there was no file.
    """

    def __init__(self, path: Path, on_state: Callable[[SaveState], None] = lambda _: None, saved: str = "") -> None:
        super().__init__(on_state)
        self.path = path
        self.saved = saved
        """The digest of the file's content as it was read or written last."""
        self.aside: Path | None = None
        """Where somebody else's version is, if there is one."""
        self._own = {saved}
        self._seen: tuple[int, ...] | None = None
        self._encoder = Encoder()

    def put(self, value: Meeting) -> None:
        """Write the meeting's TOML."""
        self._mind_others()
        if not self.path.parent.exists() and not self.saved:
            self.path.parent.mkdir(parents=True)  # but a folder that was there and is gone may be a drive that comes back
        content = self._encoder.encode(value).encode()
        write_atomically(self.path, content)
        self.saved = digest(content)
        self._own.add(self.saved)
        self._seen = self._stamp()

    def overwrite(self) -> None:
        """Write over what somebody else wrote, which is kept aside."""
        self._own.add(digest(self.path.read_bytes()) if self.path.exists() else "")
        self.hurry()

    def _mind_others(self) -> None:
        """Raise ChangedByOtherError if the file has a content that is not ours, after copying it to a file of its own."""
        stamp = self._stamp()
        if stamp is None or stamp == self._seen:
            return
        content = self.path.read_bytes()
        if digest(content) in self._own:
            self._seen = stamp
            return
        if self.aside is None or not self.aside.exists() or self.aside.read_bytes() != content:
            aside = self.path.with_name(f"{self.path.stem} ändrad av annan {datetime.now():%Y-%m-%d %H.%M.%S}{self.path.suffix}")
            write_atomically(aside, content)
            self.aside = aside
        raise ChangedByOtherError(errno.EEXIST, f"någon annan har ändrat filen; deras version finns i {self.aside.name}")

    def _stamp(self) -> tuple[int, ...] | None:
        """What shows that a file was replaced or written to; None if there is none."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    def delay(self) -> float:
        """Soon, or later while the file can't be written."""
        return RETRY_DELAY if self.state.problem else SAVE_DELAY


def digest(content: bytes) -> str:
    """The digest by which a file's content is known again."""
    return hashlib.sha256(content).hexdigest()
