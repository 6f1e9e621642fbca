"""Run as ``python slow_disk.py WHAT ARGUMENTS``: kcminutes on a disk on which a save takes long.

WHAT names the files that are slow: "minutes", "journal", both or neither.
"""

import sys
import time
from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

from kcminutes.cli.main import main
from kcminutes.storage.durable import saver
from kcminutes.storage.durable.journal import Journal

SAVE: Final = 5.0
"""Seconds that a save takes."""

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def slowly(do: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """The same, but it takes as long as a save on the slow disk."""

    def call(*args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
        time.sleep(SAVE)
        return do(*args, **kwargs)

    return call


if __name__ == "__main__":
    if "minutes" in sys.argv[1]:
        saver.write_atomically = slowly(saver.write_atomically)  # type: ignore[attr-defined]  # where the saver finds it
    if "journal" in sys.argv[1]:
        Journal.write = slowly(Journal.write)  # type: ignore[method-assign]
    main(sys.argv[2:])
