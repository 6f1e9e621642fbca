"""Work beside the screen in which a fault is told, and ends nothing."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual.dom import DOMNode

from kcminutes.swedish.refusal import Refusal
from kcminutes.tui.fault_report import told
from kcminutes.tui.side_thread import beside, run_beside

if TYPE_CHECKING:
    from kcminutes.checks import Finding

_T = TypeVar("_T")


def run_safely(
    node: DOMNode, work: Callable[[], _T], then: Callable[[_T | None], object], warn: Callable[[str], object], consequence: str
) -> None:
    """Do the work as `run_beside` does; of a refusal or a fault ``warn`` gets a Swedish sentence, and then ``then`` gets None.

    ``consequence`` is what a fault leads to, as in `told`.
    """

    def settled(outcome: tuple[_T | None, str]) -> None:
        result, problem = outcome
        if problem:
            warn(problem)
        then(result)

    run_beside(node, partial(tried, work, consequence), settled)


async def safely(work: Callable[[], _T], warn: Callable[[str], object], consequence: str) -> _T | None:
    """What comes of the work, done beside the screen; None if a refusal or a fault does, of which ``warn`` is told as above."""
    result, problem = await beside(partial(tried, work, consequence))
    if problem:
        warn(problem)
    return result


async def looked_through(look: Callable[[], "list[Finding]"], warn: Callable[[str], object]) -> "list[Finding] | None":
    """What the checks in ``look`` find; None if a rule has a fault."""
    return await safely(look, warn, "gör att mötet inte går att granska")


def tried(work: Callable[[], _T], consequence: str) -> tuple[_T | None, str]:
    """What came of the work, or else why nothing did, in a Swedish sentence; ``consequence`` is as above."""
    try:
        return work(), ""
    except Refusal as error:
        return None, str(error)
    except Exception as error:  # noqa: BLE001  # it is told, and no reason to end the program
        return None, told(error, consequence)
