"""What the title of an item says of the tasks that are told in it: earlier ones, daily work, usages."""

import re
from typing import Final

from kcminutes.importing.told_words import ASKED, ROUND_THE_TABLE, SOON, USAGES
from kcminutes.meeting.model import Action

OF_EARLIER: Final = r"(?i)^(?:uppföljning av )?(?:föregående|förra)\b|åtgärdslista"
"""What the title has of an item in which earlier åtgärder are gone through."""
_FOLLOWED_UP: Final = (
    r"(?i)^uppföljning av (?:föregående|förra|tidigare)\b|åtgärdslista"
    r"|^(?:föregående|förra) (?:\w+ )?(?:åtgärder|uppdrag|aktiviteter)"
)
"""What the title has of an item in which it is told how far earlier åtgärder have come."""


def may_be_new(task: Action, title: str) -> bool:
    """Whether what is told in an item of the title is a task of this meeting, and no daily work, usage, or earlier task."""
    if re.search(USAGES, title):
        return False
    is_by_a_day = task.due is not None or task.when != ""
    if re.search(_FOLLOWED_UP, title):
        return is_by_a_day
    return not re.search(ROUND_THE_TABLE, title) or is_by_a_day or re.search(rf"\b{SOON}\b|{ASKED}", task.text) is not None
