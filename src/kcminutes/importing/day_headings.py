"""Programmes of several days, each with a heading of its own over the times of it."""

import re
from bisect import bisect
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.numbers import Candidate, Form
from kcminutes.importing.source import Line
from kcminutes.swedish.almanac import MONTH_NUMBER, one_of
from kcminutes.swedish.dates_in_prose import LONG_WEEKDAY

DAY_HEADING: Final = (
    rf"(?i)(?:{LONG_WEEKDAY})(?:en)?(?: den)? \d{{1,2}}(?:/\d{{1,2}}| (?:{one_of(MONTH_NUMBER)}))\.?(?: \d{{4}})?:?"
    r"|dag \d(?:\s*[–:-]\s*(?:\w+dag(?:en)? )?(?:den )?\d.{2,25})?"
)
"""What stands over each day of a programme of several: "Fredag 22 september"."""
MINUTES: Final = 24 * 60
"""Of a day."""


def day_by_day(every: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """The candidates, where those that begin with a clock time are later the more days' headings stand before them."""
    days = [index for index, line in enumerate(lines) if re.fullmatch(DAY_HEADING, line.plain)]
    if len(days) < 2:
        return every
    return [replace(one, number=one.number + MINUTES * bisect(days, one.line)) if one.form is Form.CLOCK else one for one in every]
