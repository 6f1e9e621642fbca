"""Work beside the screen, in a thread that the end of the program does not wait for."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from typing import Any

from textual.app import App


def run_beside(app: App[Any], work: Callable[[], None], then: Callable[[], None] = lambda: None) -> threading.Thread:
    """Do the work in a thread of its own, which has begun when this returns; ``work`` sees to its own faults.

    ``then`` is called afterwards in the screen's own thread, unless the program has ended meanwhile.

    Textual's own threads of work are waited for at the end, however long they take.
    """
    loop, done = asyncio.get_running_loop(), asyncio.Event()

    def worked() -> None:
        try:
            work()
        finally:
            with contextlib.suppress(RuntimeError):  # the program has ended meanwhile
                loop.call_soon_threadsafe(done.set)

    async def waited() -> None:
        await done.wait()
        then()

    thread = threading.Thread(target=worked, name="beside the screen", daemon=True)
    thread.start()
    app.run_worker(waited())
    return thread
