"""Work beside the screen, in a thread that the end of the program does not wait for."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from textual.dom import DOMNode

_T = TypeVar("_T")


def run_beside(node: DOMNode, work: Callable[[], _T], then: Callable[[_T], object] = lambda _: None) -> threading.Thread:
    """Do the work in a thread of its own, which has begun when this returns, and hand what came of it to ``then`` in the screen's.

    ``then`` is not called once the node or the program is gone. A fault in the work is one of the program's, and ends it.
    """
    thread, done = _begun(work)

    async def waited() -> None:
        then(await done)

    node.run_worker(waited())
    return thread


async def beside(work: Callable[[], _T]) -> _T:
    """Do the work in a thread of its own, and give what came of it, or raise what it raised, in the screen's."""
    return await _begun(work)[1]


def _begun(work: Callable[[], _T]) -> tuple[threading.Thread, "asyncio.Future[_T]"]:
    """The thread that does the work, and what will have what comes of it.

    The threads of Textual and of asyncio are waited for at the end, however long they take: a network drive that does not answer
    would keep the program.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[_T] = loop.create_future()

    def tell(settle: Callable[[], None]) -> None:
        if not done.done():  # somebody still waits for it
            settle()

    def worked() -> None:
        try:
            settle = partial(done.set_result, work())
        except Exception as error:  # noqa: BLE001  # it is raised where the screen waits for the work
            settle = partial(done.set_exception, error)
        with contextlib.suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(tell, settle)

    thread = threading.Thread(target=worked, name="beside the screen", daemon=True)
    thread.start()
    return thread, done
