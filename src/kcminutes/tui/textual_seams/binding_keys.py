"""Keys bound to one screen or app as it is made, since settings choose them.

Leans on ``DOMNode._bindings``, a ``BindingsMap`` whose ``bind`` takes ``priority``. ``App.bind`` is public but takes no priority
(and no screen has it), ``BINDINGS`` is the class's, and a keymap over fixed bindings costs a third of a millisecond at every key.
"""

from textual.dom import DOMNode


def bind_keys(node: DOMNode, keys: str, action: str, description: str) -> None:
    """Let the keys, as in "ctrl+n,f9" or empty for none, do the screen's or app's action, before any widget gets them."""
    if keys:
        node._bindings.bind(keys, action, description, priority=True)  # noqa: SLF001
