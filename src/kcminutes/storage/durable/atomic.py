"""Writes a file so that it always is either the old one or the new one, whole; says in Swedish why when it can't be done."""

import contextlib
import errno
import os
import stat
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Final

PREFIX: Final = ".kcminutes-"
"""How the name of a file that is being written begins, until it takes the place of the old one."""

LEFTOVER_AGE: Final = timedelta(days=1)
"""Nobody takes so long to write a file, also where clocks on a shared folder differ."""

_REASONS: Final = {
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "ditt utrymme på disken är slut",
    errno.ENOENT: "mappen finns inte",
    errno.ENOTDIR: "mappen är en fil",
    errno.EISDIR: "det finns en mapp med det namnet",
    errno.EEXIST: "namnet är upptaget",
    errno.EACCES: "du har inte rätt att skriva där",
    errno.EPERM: "du har inte rätt att skriva där",
    errno.EROFS: "enheten är skrivskyddad",
    errno.EIO: "disken svarar med fel",
    errno.EFBIG: "filen är för stor för disken",
    errno.ENAMETOOLONG: "filens namn är för långt",
    errno.ELOOP: "länkarna dit går runt i en ring",
    errno.EBUSY: "filen är upptagen av ett annat program",
    errno.EMFILE: "för många filer är öppna",
    errno.ENFILE: "för många filer är öppna",
    errno.ENODEV: "enheten är borta",
    errno.ENXIO: "enheten är borta",
    errno.ESTALE: "nätverksmappen är borta",
    errno.ETIMEDOUT: "nätverksmappen svarar inte",
    errno.EHOSTDOWN: "nätverksmappen svarar inte",
    errno.EHOSTUNREACH: "nätverksmappen svarar inte",
    errno.ENETUNREACH: "nätverket är borta",
    errno.ENETDOWN: "nätverket är borta",
    errno.ENOTCONN: "nätverksmappen är borta",
}

_NO_WAY_TO_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF, errno.EACCES, errno.EPERM})
"""What file systems answer that can't flush a folder; any other error says that the name may not be on the disk."""


class SwedishError(OSError):
    """An error of the program's own, whose ``strerror`` is a Swedish phrase already."""


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Make the file hold the data, and be sure that it is on the disk.

    A link is followed, an old file's mode and group are kept, a ``private`` file is its owner's alone. An OSError leaves the old
    file as it was and nothing beside it.
    """
    target = Path(os.path.realpath(path))
    old = _old(target)
    waiting = target.with_name(f"{PREFIX}{os.getpid()}-{os.urandom(6).hex()}.tmp")
    descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600 if private else 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if old is not None and not private:
            _copy_mode_and_group(waiting, old)
        waiting.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            waiting.unlink()
        raise
    sync_folder(target.parent)


def clear_leftovers(folder: Path) -> None:
    """Take away what a program that was killed while it wrote left in the folder, once it is older than `LEFTOVER_AGE`."""
    clear_older(folder, f"{PREFIX}*.tmp", LEFTOVER_AGE)


def clear_older(folder: Path, pattern: str, age: timedelta) -> None:
    """Take away the folder's files of a name like the pattern that were written longer ago; what can't be taken away stays."""
    limit = time.time() - age.total_seconds()
    with contextlib.suppress(OSError):
        for file in folder.glob(pattern):
            with contextlib.suppress(OSError):
                if file.lstat().st_mtime < limit:
                    file.unlink()


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make the folder, and those above it that are missing, and be sure that they are on the disk; raises OSError."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=mode, exist_ok=True)
        try:
            sync_folder(folder.parent)
        except OSError:
            with contextlib.suppress(OSError):
                folder.rmdir()  # so that the next attempt makes it anew
            raise


def reason(error: OSError) -> str:
    """Why writing failed, in a few Swedish words for use after a colon."""
    if isinstance(error, SwedishError):
        return str(error.strerror)
    known = _REASONS.get(error.errno) if error.errno is not None else None
    return known or f"oväntat fel ({error.strerror or type(error).__name__})"


def _old(target: Path) -> os.stat_result | None:
    """The old file's, None if there is none; raises OSError if it is no file, or write-protected, which a replace ignores."""
    try:
        old = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(old.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(old.st_mode):  # a device or a pipe, in whose place no file may come
        raise SwedishError(errno.EINVAL, "det är ingen vanlig fil")
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return old


def _copy_mode_and_group(waiting: Path, old: os.stat_result) -> None:
    """Copy the old file's mode and, as far as one may, its group to the new one; the group first, as that takes mode bits."""
    if sys.platform != "win32" and waiting.stat().st_gid != old.st_gid:
        with contextlib.suppress(PermissionError):
            os.chown(waiting, -1, old.st_gid)
    waiting.chmod(stat.S_IMODE(old.st_mode))


def sync_folder(folder: Path) -> None:
    """Have a new name in the folder on the disk too; raises OSError.

    Windows and some network drives have no way to, but the data is safe there too.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_WAY_TO_SYNC:
            raise
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)
