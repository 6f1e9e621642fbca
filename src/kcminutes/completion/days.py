"""Coming days as the group writes them: with or without the weekday and the year."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from kcminutes.swedish.almanac import MONTHS, WEEKDAYS, one_of

_WRITTEN: Final = re.compile(
    rf"(?P<weekday>(?:{one_of(WEEKDAYS)})(?:en)?\s+)?den\s+\d{{1,2}}\s+(?:{one_of(MONTHS)})(?P<year>\s+\d{{4}})?", re.IGNORECASE
)


def as_written(day: date, texts: Iterable[str]) -> list[str]:
    """The day in the ways in which the texts write days, the usual one last: "den 19 januari", "torsdagen den 19 januari 2017"."""
    ways = {(False, False): 0.5}
    for text in texts:
        for found in _WRITTEN.finditer(text):
            way = (bool(found["weekday"]), bool(found["year"]))
            ways[way] = ways.get(way, 0.0) + 1.0
    plain = f"den {day.day} {MONTHS[day.month - 1]}"
    return [
        f"{f'{WEEKDAYS[day.weekday()]}en ' if weekday else ''}{plain}{f' {day.year}' if year else ''}"
        for weekday, year in sorted(ways, key=ways.__getitem__)
    ]
