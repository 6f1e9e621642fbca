"""What Windows does with files as no other system does: one that is open somewhere stays where it is, and a name hides nothing."""

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

_T = TypeVar("_T")

DENIED: Final = 5
"""Windows' number for what may not be done; a file that is open somewhere and is to be replaced has it too."""
NOT_READY: Final = 21
OPEN_ELSEWHERE: Final = frozenset({32, 33})
"""Windows' numbers for a file, and for a part of one, that another program keeps to itself."""
PAUSES: Final = (0.02, 0.05, 0.1, 0.2, 0.3, 0.3)
"""Seconds between attempts: a virus scanner and OneDrive look at a new file for a moment, Word has it for an hour."""

_PASSING: Final = frozenset({DENIED, NOT_READY, *OPEN_ELSEWHERE})
_PASSING_ELSEWHERE: Final = frozenset({errno.EBUSY, errno.ETXTBSY, errno.EAGAIN})
"""What a share that lies on a Windows computer answers on other systems, when somebody there has the file open."""
_HIDDEN: Final = 2
_NO_ATTRIBUTES: Final = 0xFFFFFFFF


def windows_number(error: OSError) -> int:
    """Windows' own number for an error, 0 if it has none."""
    return getattr(error, "winerror", None) or 0


def patiently(do: Callable[[], _T]) -> _T:
    """Do it, again for a second while somebody has the file open; raises OSError. Not for the screen's thread."""
    for pause in PAUSES:
        try:
            return do()
        except OSError as error:
            if not (windows_number(error) in _PASSING or error.errno in _PASSING_ELSEWHERE):
                raise
        time.sleep(pause)
    return do()


def replace_patiently(source: Path, target: Path) -> None:
    """Let the file take the target's place, as `patiently`; an OSError that has ``filename2`` is on that."""
    try:
        patiently(lambda: source.replace(target))
    except OSError as error:
        error.filename2 = error.filename2 or str(target)
        raise


def hide(file: Path, *, hidden: bool = True) -> None:
    """Keep the file out of what the Explorer shows, or show it again; elsewhere the dot in its name does. Raises nothing."""
    if sys.platform != "win32":
        return
    import ctypes

    kernel = ctypes.windll.kernel32
    attributes = kernel.GetFileAttributesW(os.fspath(file)) & _NO_ATTRIBUTES
    wanted = attributes | _HIDDEN if hidden else attributes & ~_HIDDEN
    if attributes not in (_NO_ATTRIBUTES, wanted):
        kernel.SetFileAttributesW(os.fspath(file), wanted)
