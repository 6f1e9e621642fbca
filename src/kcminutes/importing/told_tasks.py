"""What somebody is to do, told in prose: "Lisa A L skickar ut listan senast 24/4.".

Where several items list theirs, only of those that list none. Where several are told in words that are surely of a task, no item
lists any, and what people say is not told in the present, more words count. The prose stays as it is.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from kcminutes.importing.task_teller import TaskTeller
from kcminutes.importing.task_titles import OF_EARLIER
from kcminutes.importing.told_who import LONGEST, ThoseTold, texts_of
from kcminutes.importing.told_words import TELLS
from kcminutes.meeting.model import Item

_FEW: Final = 2
"""Sentences in the present about what people said; more are how the minutes tell it."""
_FEWEST_TOLD: Final = 2
"""Tasks told in words that are surely of one, from which on the minutes are known to tell theirs in prose."""
_FEWEST_LISTS: Final = 3
"""Items that list any, from which on the minutes are known to list theirs."""
_MOST: Final = 10
"""Lines of the longest that a text has."""


def with_told_tasks(
    items: Iterable[Item],
    names: Sequence[str],
    day: date,
    aliases: Mapping[str, str] | None = None,
    organisations: Collection[str] = (),
) -> list[Item]:
    """The items with the åtgärder that their prose tells of; where several list theirs, but for those.

    ``aliases`` are names by the initials that the minutes have for them, ``organisations`` where people come from.
    """
    items = list(items)
    who = ThoseTold(names, aliases or {}, items)
    lists = sum(map(_lists_any, items)) >= _FEWEST_LISTS
    told = list(map(TaskTeller(who, day, organisations, lists=lists).told, items))
    are_few = sum(map(_count, told)) - sum(map(_count, items)) < _FEWEST_TOLD
    if are_few or any(map(_lists_any, items)) or _tells_in_the_present(who, items):
        return told
    return list(map(TaskTeller(who, day, organisations, is_usual=True).told, items))


def _lists_any(item: Item) -> bool:
    """Whether the item lists åtgärder, and not those of earlier meetings."""
    return not re.search(OF_EARLIER, item.title) and (bool(item.actions) or any(map(_lists_any, item.subitems)))


def _count(item: Item) -> int:
    """The åtgärder of the item, and of its sub-items."""
    return len(item.actions) + sum(map(_count, item.subitems))


def _tells_in_the_present(who: ThoseTold, items: Sequence[Item]) -> bool:
    """Whether the minutes tell in the present what people said and did at the meeting, as they tell what is to be done."""
    told = [text for item in items for text in texts_of(item) if len(text) <= _MOST * LONGEST]
    return sum(len(re.findall(rf"(?:{who.pattern}) {TELLS}\b", text)) for text in told) > _FEW
