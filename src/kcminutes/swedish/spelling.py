"""What a misspelt word was meant to be: a key of a file, a command, a printer's name."""

from collections.abc import Iterable
from typing import Final

from kcminutes.swedish.characters import one_line

_ALIKE: Final = 0.7
"""How much of two words must be the same (0 to 1) for one to be taken for the other misspelt."""
_WITHOUT_MARKS: Final = str.maketrans("åäö", "aao")


def nearest(found: str, known: Iterable[str]) -> str:
    """The known text that is most like the one found, whatever its capitals; "" if none is."""
    by_fold = {_folded(name): name for name in known}
    import difflib  # only a misspelt word needs it

    near = difflib.get_close_matches(_folded(found)[:60], by_fold, 1, _ALIKE)
    return by_fold[near[0]] if near else ""


def _folded(text: str) -> str:
    return one_line(text).casefold().translate(_WITHOUT_MARKS)
