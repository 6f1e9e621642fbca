"""What is lifted to BESLUT: the proposals that are not taken yet, and what else was said."""

from collections.abc import Iterable

from kcminutes.meeting.decisions import is_decided, paragraphs_of
from kcminutes.meeting.model import Item

_ALIKE = 0.6
"""How much of a decision (0 to 1) must be in a proposal for it to be that, edited."""
_LONGEST = 2000
"""Characters of a text up to which it is looked at whether it is another edited."""


class Adopted:
    """Which proposals were made decisions since the file was opened, so that none is a second time when it is edited then."""

    def __init__(self) -> None:
        self._before: dict[tuple[str, str], tuple[str, ...]] = {}
        """The item's decisions before each was."""

    def note(self, item: Item, proposals: Iterable[str]) -> None:
        """Remember that the proposals are made decisions of the item, which has none of them yet."""
        for proposal in proposals:
            self._before[item.id, proposal] = item.decisions

    def not_taken(self, item: Item) -> list[str]:
        """The item's proposals that are no decisions yet; one that was and is undone, or taken away again, is none.

        One that was edited is: some decision is like it, and neither was there before it nor is another proposal."""
        rest = [part for text in item.decisions for part in paragraphs_of(text)]
        for proposal in item.proposals:  # each decision is one proposal at most, and first those that it is to the letter
            _take(rest, paragraphs_of(proposal))
        left = [proposal for proposal in item.proposals if not is_decided(item.decisions, proposal)]
        return [proposal for proposal in left if not self._is_edited(item, proposal, rest)]

    def _is_edited(self, item: Item, proposal: str, rest: list[str]) -> bool:
        before = self._before.get((item.id, proposal), ())
        # Of several paragraphs one still stands as it was proposed: the others were rewritten, however much.
        if any(is_decided(item.decisions, part) and not is_decided(before, part) for part in paragraphs_of(proposal)):
            return True
        found = next((text for text in rest if not is_decided(before, text) and _is_alike(text, proposal)), None)
        if found is not None:
            rest.remove(found)
        return found is not None


def _take(rest: list[str], parts: Iterable[str]) -> None:
    for part in parts:
        if part in rest:
            rest.remove(part)


def _is_alike(decision: str, proposal: str) -> bool:
    if len(decision) > _LONGEST or len(proposal) > _LONGEST:
        return False
    from difflib import SequenceMatcher  # only a proposal that stands nowhere to the letter needs it

    return any(
        SequenceMatcher(None, said, part, autojunk=False).ratio() >= _ALIKE
        for said in {decision, *paragraphs_of(decision)}
        for part in {proposal, *paragraphs_of(proposal)}
    )
