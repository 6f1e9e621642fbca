"""The end of an app: whether it has come, and after a fault one sentence in place of a traceback.

Leans on ``App._exit`` (set by `App.exit`), and on ``App._handle_exception``, to which Textual hands every fault in a message, a
timer or a worker, and what that does: ``_exception`` and ``_exception_event`` (for tests that run the app), ``_return_code``,
``_exit_renderables`` (what is printed once the terminal is as it was) and ``_close_messages_no_wait``. Publicly a fault can't be
met: Textual prints a traceback with what was typed in it.
"""

from collections.abc import Callable
from typing import Any

from rich.console import RenderableType
from textual.app import App


def has_ended(app: App[Any]) -> bool:
    """Whether the app was told to end; its screens may still be there, but nothing that is told on them is seen any more."""
    return app._exit  # noqa: SLF001


def end_on_faults(app: App[Any], last_words: Callable[[Exception], RenderableType]) -> None:
    """Let the app end with return code 1 and the last words about the first fault that nothing else caught.

    ``last_words`` is called while the app still runs: what must be saved is saved there. It is not called if the app has said its
    last words already (`App.exit` with a message).
    """

    def handle(error: Exception) -> None:
        if app._exception is None:  # noqa: SLF001
            app._exception = error  # noqa: SLF001
            app._exception_event.set()  # noqa: SLF001
        app._return_code = 1  # noqa: SLF001
        if not app._exit_renderables:  # noqa: SLF001
            app._exit_renderables.append(last_words(error))  # noqa: SLF001
        app._close_messages_no_wait()  # noqa: SLF001

    app._handle_exception = handle  # type: ignore[method-assign]  # noqa: SLF001
