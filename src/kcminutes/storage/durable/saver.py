"""Saving the minutes: the newest meeting reaches its file within a second."""

import errno
import hashlib
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kcminutes.meeting.model import Meeting
from kcminutes.storage.durable.atomic import SwedishError, make_folder, shortened_name, write_atomically
from kcminutes.storage.durable.newest_writer import NewestWriter
from kcminutes.storage.durable.reading import content_of
from kcminutes.storage.durable.windows import patiently
from kcminutes.storage.toml.encoding import Encoder

if TYPE_CHECKING:
    from collections.abc import Callable

SAVE_DELAY = 0.35
"""Seconds from the first unsaved change to the write; with the write itself this stays well below the promised second."""
RETRY_DELAY = 2.0
"""Seconds between two attempts while the file can't be written."""


class ChangedByOtherError(SwedishError):
    """Somebody else has changed the minutes file since it was read; their version is kept aside."""


class Saver:
    """Writes the newest meeting to the minutes file, whole each time, unless somebody else has changed it meanwhile.

    ``saved`` is the digest of the content that the meeting was read from; empty if there was no file.
    """

    def __init__(self, path: Path, saved: str = "") -> None:
        self.writer = NewestWriter(
            "saver", self._put, lambda: RETRY_DELAY if self.writer.state.problem else SAVE_DELAY, self._holds
        )
        """The thread that writes."""
        self.announce: Callable[[str], object] = lambda _: None
        """Called in the writer's thread with the digest of a content before it is written."""
        self.path = path
        self.saved = saved
        """The digest of the file's content as it was read or written last."""
        self.aside: Path | None = None
        """Where somebody else's version is, as long as it stands in the way."""
        self._theirs = ""
        self._own = {saved}
        self._seen: tuple[int, ...] | None = None
        self._has_written = False
        self._encoder = Encoder()

    def _put(self, value: Meeting) -> None:
        """Write the meeting's TOML."""
        self._has_written = True
        self._check_changed_by_others()
        if not self.path.parent.exists() and not self.saved:
            make_folder(self.path.parent)  # but a folder that was there and is gone may be a drive that comes back
        content = self._encoder.encode(value).encode()
        written = digest(content)
        self.announce(written)
        self._own.add(written)  # before it is written: a network drive may tell an error though it is
        write_atomically(self.path, content, check=self._check_content)
        self.saved = written
        self.aside = None  # what it was told of is settled
        self._seen = self._stamp()

    def _holds(self) -> bool:
        """Whether the file is as it was read or written last; raises OSError.

        As long as nothing was written here, somebody else's content is theirs to have there.
        """
        stamp = self._stamp()
        if stamp is None or stamp == self._seen:
            return stamp is not None
        content = content_of(self.path)
        if digest(content) == self.saved:
            self._seen = stamp
            return True
        return not self._has_written and not _is_blank(content)

    def overwrite(self) -> None:
        """Write over what somebody else wrote, which is kept aside; what has been written since then is another matter."""
        self._own.add(self._theirs)
        self.writer.hurry()

    def _check_changed_by_others(self) -> None:
        """Raise ChangedByOtherError if the file has a content that is not ours, after copying it to a file of its own."""
        stamp = self._stamp()
        if stamp is None or stamp == self._seen:
            return
        self._check_content(self.path)
        self._seen = stamp

    def _check_content(self, file: Path) -> None:
        """Raise ChangedByOtherError if the file, which stands in the place or did so, has a content that is not ours."""
        try:
            content = patiently(lambda: content_of(file))
        except FileNotFoundError:
            return
        found = digest(content)
        if found in self._own or _is_blank(content):
            return
        if self.aside is None or self._theirs != found or not self.aside.exists():
            self.aside, self._theirs = self._kept_aside(content, file), found
        raise ChangedByOtherError(errno.EEXIST, f"någon annan har ändrat filen; deras version finns i {self.aside.name}")

    def _kept_aside(self, content: bytes, file: Path) -> Path:
        """Copy somebody else's version to a new file that nobody may read who may not read theirs; that file."""
        name = f"{shortened_name(self.path.stem)} ändrad av annan {datetime.now():%Y-%m-%d %H.%M.%S}"
        names = (f"{name}{more}{self.path.suffix}" for more in ("", *(f" ({number})" for number in range(2, 1000))))
        aside = next(path for path in map(self.path.with_name, names) if not os.path.lexists(path))
        write_atomically(aside, content, like=file)
        return aside

    def _stamp(self) -> tuple[int, ...] | None:
        """What shows that a file was replaced or written to; None if there is none."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns


def _is_blank(content: bytes) -> bool:
    """Whether there is nothing in it, as after somebody's write that failed or a power cut: nobody's version."""
    return not content.strip(b"\0 \t\r\n")


def digest(content: bytes) -> str:
    """The digest by which a file's content is known again."""
    return hashlib.sha256(content).hexdigest()
