"""The paragraph at hand, as a decision or as what somebody is to do: its sentence, its day and its people."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from kcminutes.completion.offer import Task
from kcminutes.completion.people import named_in
from kcminutes.swedish.dates_in_prose import said_dates

_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ”\"])|\n")
_TASK: Final = re.compile(
    r"\b(?:uppdrogs?|uppdrag(?:et)?|ska(?:ll)?|tar|får|åtar|lovade|bevakar|återkommer|skickar|senast)\b", re.IGNORECASE
)
_STATED: Final = re.compile(r"^\s*(?:[-*•]|\d{1,3}\.)\s+")


def task_in(paragraph: str, names: Sequence[str], meeting_day: date) -> Task | None:
    """What is to be done by the paragraph: its last sentence that gives somebody something to do, else the last; None if empty."""
    sentences = [_STATED.sub("", text).strip() for text in _SENTENCE_END.split(paragraph)]
    sentences = [text for text in sentences if text]
    if not sentences:
        return None
    text = next((one for one in reversed(sentences) if _TASK.search(one) and named_in(one, names)), None)
    text = text or next((one for one in reversed(sentences) if _TASK.search(one)), sentences[-1])
    days = [day for said in said_dates(text.lower()) if said.day and said.exists and (day := said.coming(meeting_day))]
    return Task(text, days[-1] if days else None, named_in(text, names))
