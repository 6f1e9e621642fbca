"""Every text that stands in a meeting, so that a new key of the file is not forgotten where texts are gone through."""

from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from kcminutes.meeting.model import Meeting

Place = tuple[str | int, ...]
"""Names of fields and indexes, from the meeting inwards."""

NEVER_SHOWN: Final = frozenset({("Item", "id"), ("Action", "id"), ("Origin", "item"), ("FollowUp", "action"), ("Head", "agenda")})
"""Texts that nobody sees: what ties things together."""
NO_WORDS: Final = frozenset({("Head", "numbering"), ("Participant", "items")})
"""Texts that are signs and numbers."""


def every_text(meeting: Meeting) -> dict[Place, str]:
    """The texts that a person can read, by where they stand."""
    return dict(_texts(meeting, ()))


def with_text(meeting: Meeting, place: Place, text: str) -> Meeting:
    """The meeting with another text at the place."""
    changed = _with(meeting, place, text)
    assert isinstance(changed, Meeting)
    return changed


def _texts(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, msgspec.Struct):
        for field in msgspec.structs.fields(value):
            if (type(value).__name__, field.name) not in NEVER_SHOWN | NO_WORDS:
                yield from _texts(getattr(value, field.name), (*place, field.name))
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _texts(one, (*place, index))
    elif type(value) is str and value:
        yield place, value


def _with(value: Any, place: Place, text: str) -> Any:
    if not place:
        return text
    step, *rest = place
    if isinstance(step, int):
        return (*value[:step], _with(value[step], tuple(rest), text), *value[step + 1 :])
    return replace(value, **{step: _with(getattr(value, step), tuple(rest), text)})
