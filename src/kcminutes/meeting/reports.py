"""What a workspace's ``uppfoljning.toml`` holds: what was reported between meetings, and which decisions were replaced."""

from datetime import date
from typing import Final

from msgspec import field

from kcminutes.meeting.model import FORMAT_VERSION, FollowUp, Value

NAME: Final = "uppfoljning.toml"
"""What the file is called, in the workspace's folder."""


class Report(FollowUp, frozen=True, kw_only=True):
    """What was reported of an åtgärd between two meetings: a follow-up with when and by whom."""

    day: date = field(name="datum")
    """When it was reported."""
    by: tuple[str, ...] = field(name="av", default=())
    """By whom."""


class Replacement(Value, frozen=True, kw_only=True):
    """That a decision was replaced by what a later meeting decided."""

    meeting: date = field(name="mote")
    """The day of the meeting that decided it."""
    body: str = field(name="organ")
    """The group whose meeting that was."""
    item: str = field(name="arende")
    """The id of its item."""
    text: str = ""
    """The decision as it was, which tells which of the item's it is; empty for all of them."""
    by_meeting: date = field(name="av_mote")
    """The day of the meeting that decided what replaced it."""
    by_body: str = field(name="av_organ", default="")
    """The group whose meeting that was; empty for the same."""
    by_item: str = field(name="av_arende")
    """The id of that one's item."""
    day: date = field(name="datum")
    """When that was noted."""


class Reports(Value, frozen=True, kw_only=True):
    """The whole file."""

    version: int = FORMAT_VERSION
    """The file format's version."""
    reports: tuple[Report, ...] = field(name="uppfoljning", default=())
    """In the order that they were made."""
    replaced: tuple[Replacement, ...] = field(name="ersatt", default=())
    """In the order that they were noted."""
