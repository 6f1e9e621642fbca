"""The operating system's lock on a small file: one process at most has it, and it is free when that process ends, however it ends.

The file says nothing by lying there, which no crash would take away. Leans on POSIX ``flock`` and Windows' ``LockFile``.
"""

import contextlib
import errno
import os
import sys
from pathlib import Path
from typing import Final

with contextlib.suppress(ImportError):  # Windows
    import fcntl

_HELD: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK})
"""What a lock that somebody has is refused with; on some shares, and on Windows, as if it were not allowed."""
_FLAGS: Final = os.O_RDWR | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
_FOR_ALL: Final = 0o666
"""Whoever may write in the folder may take the lock, also when somebody with another umask left its file there."""
_TRIES: Final = 10
"""How often the file is opened anew since whoever had the lock took the file away meanwhile, as `SystemLock.release` does."""


class SystemLock:
    """The lock on ``file``, which is made when the lock is taken, and its folder too."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._descriptor: int | None = None

    @property
    def is_ours(self) -> bool:
        """Whether it has been taken here."""
        return self._descriptor is not None

    def acquire(self) -> bool:
        """Take it without waiting: False if somebody has it. Raises OSError where nobody can."""
        if self._descriptor is not None:
            return True
        self.file.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(_TRIES):
            try:
                descriptor = self._opened()
            except (FileNotFoundError, FileExistsError):  # taken away, or made, in between
                if not self.file.parent.is_dir():
                    raise
                continue
            try:
                if not _locked(descriptor):
                    break
                if self._is_at(descriptor):
                    if sys.platform != "win32" and os.fstat(descriptor).st_nlink == 1:
                        with contextlib.suppress(OSError):  # somebody else's file has been given its rights by them
                            os.fchmod(descriptor, _FOR_ALL)
                    self._descriptor, descriptor = descriptor, -1
                    return True
            finally:
                if descriptor >= 0:
                    os.close(descriptor)
        return False

    @property
    def is_whole(self) -> bool:
        """Whether it is ours and its file has not been taken away by somebody, after which another may have it too."""
        try:
            return self._descriptor is not None and self._is_at(self._descriptor)
        except OSError:
            return False

    def release(self) -> None:
        """Give it back and take its file away, if it is ours; raises nothing."""
        is_whole = self.is_whole
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        if sys.platform != "win32" and is_whole:  # while it is ours, and nobody has another file of this name
            self._remove()
        with contextlib.suppress(OSError):
            _unlock(descriptor)
        with contextlib.suppress(OSError):
            os.close(descriptor)
        if sys.platform == "win32":  # deletes no open file, so that whoever has opened it meanwhile keeps it
            self._remove()

    def _opened(self) -> int:
        """Not in one go: Linux lets nobody open as new what another made in a folder like ``/tmp`` (``fs.protected_regular``)."""
        try:
            return os.open(self.file, _FLAGS)
        except FileNotFoundError:
            return os.open(self.file, _FLAGS | os.O_CREAT | os.O_EXCL, _FOR_ALL)

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self.file.unlink(missing_ok=True)

    def _is_at(self, descriptor: int) -> bool:
        """Whether the open file still has the name: a lock on one that was taken away keeps nobody out."""
        if sys.platform == "win32":  # nobody can take it away
            return True
        try:
            there = self.file.lstat()
        except FileNotFoundError:
            return False
        return os.path.samestat(there, os.fstat(descriptor))


def _locked(descriptor: int) -> bool:
    """Lock the open file, without waiting: False if it is locked by somebody. Raises OSError where files can't be locked."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # its first byte, which need not be there
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise
    return True


def _unlock(descriptor: int) -> None:
    """Free the lock before the file is closed, as Windows wants it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
