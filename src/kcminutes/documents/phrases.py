"""The phrases that several parts of a document have: things in a row, and the items by their numbers."""

from kcminutes.meeting.model import ItemPath
from kcminutes.meeting.numbering import Numbering


def enumeration(words: list[str] | tuple[str, ...], last: str = "och") -> str:
    """The words as a sentence has them: "Åsa, Bo och Cia"; nothing for none."""
    *before, end = words or ("",)
    return f" {last} ".join(filter(None, (", ".join(before), end)))


def item_runs(paths: list[ItemPath], numbering: Numbering) -> list[str]:
    """The items' numbers, each run of neighbours as one: "4", "10–12", "15.1"."""
    return numbering.listed(paths).replace("-", "–").split(", ")


def item_word(paths: list[ItemPath], numbering: Numbering) -> str:
    """What stands before the items' numbers in a phrase: "ärende", or the body's own sign as in "§"."""
    return numbering.sign if numbering.sign and len(min(paths)) == 1 else "ärende"
