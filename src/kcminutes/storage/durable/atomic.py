"""Writes a file so that it always is either the old one or the new one, whole; says in Swedish why when it can't be done."""

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from kcminutes.storage.durable.renaming import exchange, move_to_free
from kcminutes.storage.durable.windows import DENIED, NOT_READY, OPEN_ELSEWHERE, hide, replace_patiently, windows_number

PREFIX: Final = ".kcminutes-"
"""How the name of a file that is being written begins, until it takes the place of the old one."""

LEFTOVER_AGE: Final = timedelta(days=1)
"""Nobody takes so long to write a file, also where clocks on a shared folder differ."""

_ACCESS_LIST: Final = "system.posix_acl_access"

_OPEN: Final = "filen är öppen i ett annat program (stäng den där, till exempel i Word)"
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
    errno.EBUSY: _OPEN,
    errno.ETXTBSY: _OPEN,
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


def write_atomically(
    path: Path,
    data: bytes,
    *,
    private: bool = False,
    like: Path | None = None,
    check: Callable[[Path], None] | None = None,
) -> None:
    """Make the file hold the data, and be sure that it is on the disk.

    A link is followed; an old file's owner, group, mode and attributes are kept as far as one may. A new file is nobody's to read
    who may not read ``like``; a ``private`` one is its owner's alone. Nobody reads it before it is whole who may not afterwards.
    ``check`` is called right before the new file takes its place, with a file that would be lost by it, and raises OSError if it
    may not be: with the old one, and where the system can (see `exchange`) once more with what really came out of its place. An
    OSError leaves the old file as it was and nothing beside it.
    """
    target = Path(os.path.realpath(path))
    old = _old(target)
    waiting = waiting_place(target)
    # A new file of no special kind gets the mode of all new files, and its readers may read it from the start.
    mode = 0o666 if old is None and like is None and not private else 0o600
    descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        hide(waiting)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            flush_to_disk(file.fileno())
        hide(waiting, hidden=False)  # it takes that with it to the place that it gets
        if old is not None and not private:
            keep_attributes(waiting, target, old)
        elif like is not None and not private:
            keep_attributes(waiting, like, like.stat(), at_most=0o666 & ~_umask())
        if check is None:
            replace_patiently(waiting, target)
        else:
            _take_place(waiting, target, data, check)
    except BaseException:
        with contextlib.suppress(OSError):
            waiting.unlink()
        raise
    sync_folder(target.parent)


def waiting_place(target: Path) -> Path:
    """A new name beside the target for what is written before it takes its place; left by a crash, `clear_leftovers` takes it."""
    return target.with_name(f"{PREFIX}{os.getpid()}-{os.urandom(6).hex()}.tmp")


def shortened_name(name: str, most: int = 180) -> str:
    """The beginning of a file's name, in so many bytes at most that there is room for more: systems take 255."""
    whole = os.fsencode(name)
    return name if len(whole) <= most else whole[:most].decode(errors="ignore")


def _take_place(waiting: Path, target: Path, data: bytes, check: Callable[[Path], None]) -> None:
    """Let the new file take the target's place, unless what is lost by that is something that may not be."""
    try:
        if not target.exists() and move_to_free(waiting, target):
            return
    except FileExistsError:
        pass  # somebody else made it in this moment
    check(target)
    if not exchange(waiting, target):
        replace_patiently(waiting, target)
        return
    try:
        check(waiting)
    except BaseException:
        _exchange_back(waiting, target, data)
        raise
    with contextlib.suppress(OSError):
        waiting.unlink()


def _exchange_back(waiting: Path, target: Path, data: bytes) -> None:
    """Put back what came out of the target's place; what comes out now is the new file, or else is left where it can be found."""
    if not exchange(waiting, target) or waiting.read_bytes() != data:
        waiting.rename(target.with_name(f"{target.stem} undanlagd {os.urandom(6).hex()}{target.suffix}"))


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
    number = windows_number(error)
    if number in OPEN_ELSEWHERE or (number == DENIED and error.filename2):
        return _OPEN
    if number == DENIED:
        return "filen är öppen i ett annat program (stäng den där, till exempel i Word), eller så är platsen inte din att skriva på"
    if number == NOT_READY:
        return "enheten är inte redo, eller filen är öppen i ett annat program (stäng den där, till exempel i Word)"
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


def keep_attributes(new: Path, old: Path, status: os.stat_result, at_most: int = 0o7777) -> None:
    """Give the new file the old one's owner, group, mode, access list and attributes, as far as one may.

    Whoever could not read the old one can't read the new one: where the group can't be kept it has the rights of all others.
    """
    mode = stat.S_IMODE(status.st_mode) & at_most
    if sys.platform == "win32":
        new.chmod(mode)
        return
    made = new.stat()
    owner_kept, group_kept = made.st_uid == status.st_uid, made.st_gid == status.st_gid
    if not group_kept:  # the group first, as that takes mode bits
        group_kept = _is_chowned(new, -1, status.st_gid)
    if not owner_kept:
        owner_kept = _is_chowned(new, status.st_uid, -1)
    if not group_kept:
        mode &= ~0o070 | (mode & 0o007) << 3
    new.chmod(mode if owner_kept and group_kept else mode & 0o777)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            found = set(os.listxattr(old))
            for name in set(os.listxattr(new)) - found:
                if name == _ACCESS_LIST:  # the folder gave it one
                    os.removexattr(new, name)
            for name in found:
                if name.startswith("user.") or name == "security.selinux" or (name == _ACCESS_LIST and group_kept):
                    with contextlib.suppress(OSError):
                        os.setxattr(new, name, os.getxattr(old, name))


def _is_chowned(file: Path, owner: int, group: int) -> bool:
    try:
        os.chown(file, owner, group)
    except PermissionError:
        return False
    return True


def _umask() -> int:
    """The process's; it can only be asked by setting it, which lets no file be too open."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def flush_to_disk(descriptor: int) -> None:
    """Have what was written on the disk itself; raises OSError. fsync of macOS leaves it in the disk's own memory."""
    if sys.platform != "win32":
        import fcntl

        if full := getattr(fcntl, "F_FULLFSYNC", None):
            with contextlib.suppress(OSError):  # a network drive, and some others, can't
                fcntl.fcntl(descriptor, full)
                return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Have a new name in the folder on the disk too; raises OSError.

    Windows and some network drives have no way to, but the data is safe there too.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        flush_to_disk(descriptor)
    except OSError as error:
        if error.errno not in _NO_WAY_TO_SYNC:
            raise
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)
