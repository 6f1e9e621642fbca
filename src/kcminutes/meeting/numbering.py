"""The numbers of items as people see and type them: by position, never stored."""

import re
from typing import Final

from kcminutes.meeting.model import ItemPath


def number(path: ItemPath) -> str:
    """The number that people see: ``(14, 0)`` gives ``15.1``."""
    return ".".join(str(index + 1) for index in path)


def path_of(text: str) -> ItemPath | None:
    """The path that a typed number stands for ("15.1", also "15,1"), None if it is no number; no such item need exist."""
    match = re.fullmatch(r"\s*([1-9]\d{0,4})(?:[.,]([1-9]\d{0,4})?)?\s*", text)
    return tuple(int(part) - 1 for part in match.groups() if part) if match else None


# A guest's items.


_LONGEST_LIST: Final = 1000
"""Characters of a guest's items; with the widest span, a file of no size at all can't keep the program busy."""
_WIDEST_SPAN: Final = 1000


def attended_paths(text: str) -> list[ItemPath] | None:
    """The paths in a guest's items ("4, 10-11" is items 4, 10 and 11), sorted; None if the text is no such list."""
    found: set[ItemPath] = set()
    if len(text) > _LONGEST_LIST:
        return None
    for part in filter(None, (part.strip() for part in re.split(r"[,;]|\boch\b", text))):
        ends = [path_of(end) if "," not in end else None for end in re.split(r"\s*[-–]\s*", part)]
        first, last = ends[0], ends[-1]
        if (
            first is None
            or last is None
            or len(ends) > 2
            or len(first) != len(last)
            or first[:-1] != last[:-1]
            or last < first
            or last[-1] - first[-1] > _WIDEST_SPAN
        ):
            return None
        found.update((*first[:-1], index) for index in range(first[-1], last[-1] + 1))
    return sorted(found)


def attended_text(guest_paths: list[ItemPath]) -> str:
    """A guest's items as text, the other way of `attended_paths`: runs of three or more, or of two, become "10-11"."""
    runs: list[tuple[ItemPath, ItemPath]] = []
    for path in sorted(guest_paths):
        if runs and path[:-1] == runs[-1][1][:-1] and path[-1] == runs[-1][1][-1] + 1:
            runs[-1] = (runs[-1][0], path)
        else:
            runs.append((path, path))
    return ", ".join(number(first) if first == last else f"{number(first)}-{number(last)}" for first, last in runs)
