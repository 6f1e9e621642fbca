"""The processes that documents are made and printed by: none goes on after whoever waits for it, or after the program."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import subprocess

_running: Final[set["subprocess.Popen[Any]"]] = set()


@contextmanager
def ended_after(process: "subprocess.Popen[Any]") -> Iterator[None]:
    """The process runs no longer than this block, however that ends, nor than until `give_up`."""
    with process:
        _running.add(process)
        try:
            yield
        finally:
            process.kill()
            _running.discard(process)


def give_up() -> None:
    """End all that still run, as the program ends; from any thread."""
    for process in [*_running]:
        process.kill()
