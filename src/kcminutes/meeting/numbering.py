"""The numbers of items as people see and type them: by position, never stored."""

import re
from typing import Final

from msgspec import Struct

from kcminutes.meeting.model import Head, ItemPath
from kcminutes.swedish.typography import NO_BREAK_SPACE

_LONGEST_LIST: Final = 1000
"""Characters of a list of items; with the widest span, a file of no size at all can't keep the program busy."""
_WIDEST_SPAN: Final = 1000
_NUMBER: Final = r"\s*(?:§+\s*)?([1-9]\d{0,4})(?:[.,]([1-9]\d{0,4})?)?\s*"


class Numbering(Struct, frozen=True):
    """How a meeting numbers its items: 1, 2, 3, or § 65, § 66 where the numbers run on from meeting to meeting."""

    sign: str = ""
    """What stands before an item's number; a sub-item's never has it."""
    first: int = 1
    """The first item's number."""

    def number(self, path: ItemPath) -> str:
        """The number without a sign, as in a list: ``(14, 0)`` gives ``15.1``."""
        top, *below = path
        return ".".join(str(part) for part in (top + self.first, *(index + 1 for index in below)))

    def label(self, path: ItemPath) -> str:
        """The number as it stands before the title: ``15.1``, or ``§ 65`` with a no-break space."""
        return f"{self.sign}{NO_BREAK_SPACE}{self.number(path)}" if self.sign and len(path) == 1 else self.number(path)

    def path(self, text: str) -> ItemPath | None:
        """The path that a typed number ("15.1", also "15,1" and "§ 65") stands for, None if it is no number.

        No such item need exist: a number below the first one's gives an index below 0.
        """
        match = re.fullmatch(_NUMBER, text)
        if match is None:
            return None
        top, below = match.groups()
        return (int(top) - self.first, *((int(below) - 1,) if below else ()))

    def paths(self, text: str) -> list[ItemPath] | None:
        """The paths in a list of items ("4, 10-11" is items 4, 10 and 11), sorted; None if the text is no such list."""
        found: set[ItemPath] = set()
        if len(text) > _LONGEST_LIST:
            return None
        for part in filter(None, (part.strip() for part in re.split(r"[,;]|\boch\b", text))):
            ends = [self.path(end) if "," not in end else None for end in re.split(r"\s*[-–]\s*", part)]
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

    def listed(self, paths: list[ItemPath]) -> str:
        """The items as a list, the other way of `paths`: runs of three or more, or of two, become "10-11"."""
        runs: list[tuple[ItemPath, ItemPath]] = []
        for path in sorted(paths):
            if runs and path[:-1] == runs[-1][1][:-1] and path[-1] == runs[-1][1][-1] + 1:
                runs[-1] = (runs[-1][0], path)
            else:
                runs.append((path, path))
        ends = ((self.number(first), self.number(last)) for first, last in runs)
        return ", ".join(first if first == last else f"{first}-{last}" for first, last in ends)


PLAIN: Final = Numbering()
"""1, 2, 3."""


def numbering_of(head: Head) -> Numbering:
    """How the meeting with the head numbers its items."""
    return Numbering(head.numbering, head.first_number)
