"""An own template is set in a process of its own: what it takes of time and memory has an end, and it reaches no network."""

import contextlib
import os
import pickle
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Final

from kcminutes.documents.errors import RenderError
from kcminutes.documents.formats.own_templates import own_template
from kcminutes.documents.processes import ended_after
from kcminutes.documents.view import Document

TIME: Final = 30.0
"""Seconds that a document may take; one of 500 items takes two."""
MEMORY: Final = 2 * 1024**3
"""Bytes of address space, where the system keeps a process to it (Linux)."""

_NOWHERE: Final = "http://127.0.0.1:9"
"""A proxy that there is not: Typst asks the environment for one before it fetches a package."""
_THREADS: Final = {"RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}
"""Else the address space that is taken depends on how many processors there are."""


def export_within_limits(document: Document, format_name: str, templates: Path, made: datetime | None) -> bytes:
    """As `export`, in a process of its own that is stopped at the limits. Raises RenderError."""
    name = own_template(format_name, templates)
    asked = pickle.dumps((MEMORY, document, format_name, templates, made))
    proxies = {name: _NOWHERE for each in ("http", "https", "all") for name in (f"{each}_proxy", f"{each.upper()}_PROXY")}
    kept = {name: value for name, value in os.environ.items() if name.lower() != "no_proxy"}
    command = [sys.executable, "-P", "-m", __name__]  # -P: nothing of the folder where she happens to be
    try:
        answered = _answered(command, asked, kept | proxies | _THREADS | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))})
    except subprocess.TimeoutExpired:
        raise RenderError(f"Mallen {name} blir inte färdig på {TIME:.0f} sekunder; rätta eller ta bort den.") from None
    except OSError as error:
        raise RenderError(f"Mallen {name} går inte att köra ({error.strerror}).") from error
    answer: bytes | str | None = None
    with contextlib.suppress(Exception):  # what a process that was stopped left of its answer
        answer = pickle.loads(answered)  # noqa: S301  # our own process wrote it
    if isinstance(answer, bytes):
        return answer
    raise RenderError(answer or f"Mallen {name} fyller minnet, eller har ett annat fel som stoppar den; rätta den.")


def _answered(command: list[str], asked: bytes, environment: dict[str, str]) -> bytes:
    """What the process answers; raises as subprocess does. However this ends, the process does too."""
    process = subprocess.Popen(  # noqa: S603  # the program itself
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    with ended_after(process):
        return process.communicate(asked, timeout=TIME)[0]


def _main() -> None:
    """Set the document that standard in has, and answer with its content, or with a sentence."""
    from kcminutes.documents.formats.making import made_here

    memory, document, format_name, templates, made = pickle.load(sys.stdin.buffer)  # noqa: S301  # our own process wrote it
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing else may come into the answer
    if sys.platform != "win32":
        import resource

        # The time, too, is kept by the system: whoever started this may be gone.
        for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, int(2 * TIME)), (resource.RLIMIT_CORE, 0)):
            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(what, (most, most))
    name = own_template(format_name, templates)
    answer: bytes | str
    try:
        answer = made_here(document, format_name, templates, made)
    except RenderError as error:
        answer = str(error)
    except MemoryError:
        answer = f"Mallen {name} fyller minnet; rätta den."
    with out:
        pickle.dump(answer, out)


if __name__ == "__main__":
    _main()
