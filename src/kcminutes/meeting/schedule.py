"""When each item is planned to begin: from when the meeting is called to, and the minutes that its items are planned to take."""

from datetime import time

from kcminutes.meeting.model import Head, Item, ItemPath, Meeting
from kcminutes.meeting.timeline import SECONDS_A_DAY, seconds


def planned_minutes(item: Item) -> int | None:
    """How long the item is planned to take: its own minutes, else the sum of its sub-items'; None if that is not known."""
    if item.planned_minutes is not None or not item.subitems:
        return item.planned_minutes
    parts = [sub.planned_minutes for sub in item.subitems]
    return None if None in parts else sum(filter(None, parts))


def called_minutes(head: Head) -> int:
    """How long the meeting is called to be; 0 if that is not known."""
    if head.start is None or head.end is None:
        return 0
    return int((seconds(head.end) - seconds(head.start)) % SECONDS_A_DAY) // 60


def planned_starts(meeting: Meeting) -> dict[ItemPath, time]:
    """When each item and sub-item begins by plan, in reading order, until the first one after which nobody knows.

    Empty if it is not known when the meeting begins, or no item has minutes.
    """
    starts: dict[ItemPath, time] = {}
    start = meeting.head.start
    if start is None or all(planned_minutes(item) is None for item in meeting.items):
        return starts
    at = int(seconds(start)) // 60
    for index, item in enumerate(meeting.items):
        starts[index,] = _clock(at)
        _put_subitems(starts, index, item, at)
        length = planned_minutes(item)
        if length is None:
            break
        at += length
    return starts


def _put_subitems(starts: dict[ItemPath, time], index: int, item: Item, at: int) -> None:
    """Those of the sub-items, if all have minutes: else the item's own are for all of them, in whatever order."""
    if any(sub.planned_minutes is None for sub in item.subitems):
        return
    for sub_index, sub in enumerate(item.subitems):
        starts[index, sub_index] = _clock(at)
        at += sub.planned_minutes or 0


def _clock(minutes: int) -> time:
    return time(minutes % (SECONDS_A_DAY // 60) // 60, minutes % 60)
