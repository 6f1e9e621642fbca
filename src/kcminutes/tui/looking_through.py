"""The checks, run beside the screen: a fault in one of them is told, and ends nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kcminutes.tui.fault_report import told
from kcminutes.tui.side_thread import beside

if TYPE_CHECKING:
    from kcminutes.checks import Finding


async def looked_through(look: Callable[[], "list[Finding]"], warn: Callable[[str], object]) -> "list[Finding] | None":
    """What ``look`` finds, in a thread of its own; None if a rule has a fault, of which ``warn`` gets a Swedish sentence."""
    try:
        return await beside(look)
    except Exception as error:  # noqa: BLE001  # a rule's fault is no reason to end the meeting
        warn(told(error, "gör att mötet inte går att granska"))
        return None
