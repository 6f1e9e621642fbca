"""Whether every word of the file is somewhere: in the meeting, among what was read as values, or among what was not understood."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import to_builtins

from kcminutes.importing.source import Line
from kcminutes.meeting.model import Meeting


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, in lower case."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold().replace("\u00ad", "").replace("_", " "))


def words_in_meeting(meeting: Meeting) -> Counter[str]:
    """How many times each word stands in the meeting's texts."""
    return Counter(word for text in _texts(to_builtins(meeting)) for word in words_of(text))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def lost(lines: Sequence[Line], placed: Counter[str], elsewhere: Mapping[str, Counter[str]]) -> list[tuple[Line, str]]:
    """The lines of which a word is missing, each with the words from its first missing one to its last.

    ``placed`` are the meeting's words, each as many times as it stands there. ``elsewhere`` are the words that became something
    else than a text, or are listed already, by the place that they stand in.
    """
    left, found = Counter(placed), []
    parted = ""
    used: dict[str, Counter[str]] = {}
    for at, line in enumerate(lines):
        text = unicodedata.normalize("NFC", f"{line.number} {line.text}").replace("\u00ad", "")
        words = list(re.finditer(r"[^\W_]+", text))
        missing: list[tuple[int, int]] = []
        spare = used.setdefault(line.place, Counter(elsewhere.get(line.place, ())))
        if line.continues and at:  # what was read with the line that it goes on with stands in that line's place
            spare = used[line.place] = used[lines[at - 1].place] + (spare if line.place != lines[at - 1].place else Counter())
        for turn, match in enumerate(words):
            word = match.group().casefold()
            follows = (
                lines[at + 1].text[:40].split()
                if turn == len(words) - 1 and text.rstrip().endswith("-") and at + 1 < len(lines)
                else []
            )
            whole = word + re.sub(r"[\W_]+", "", follows[0]).casefold() if follows else ""
            if turn == 0 and parted:
                parted = ""  # the end of a word that was whole again with the line before
            elif whole and left[whole] > 0:
                left[whole] -= 1
                parted = whole
            elif spare[word] > 0:
                spare[word] -= 1
            elif left[word] > 0:
                left[word] -= 1
            else:
                missing.append(match.span())
        if missing:
            found.append((line, text[missing[0][0] : missing[-1][1]]))
    return found
