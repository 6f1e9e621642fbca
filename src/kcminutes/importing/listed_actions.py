"""Lists of what is to be done, each point after whoever is to do it: "Kansliet: Boka lokal"."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.importing.item_texts import marked
from kcminutes.importing.label import Label
from kcminutes.importing.labels import PARTS, label_before, meanings
from kcminutes.importing.names_seen import looks_like_name
from kcminutes.importing.responsible import Performers
from kcminutes.importing.source import Line
from kcminutes.importing.told_after import NUMBERED
from kcminutes.importing.told_words import MANY
from kcminutes.swedish.municipalities import MUNICIPALITIES
from kcminutes.swedish.names import split_names

_WHO_BEFORE: Final = r"(?P<who>[A-ZÅÄÖ][\w -]{1,30}(?:, [A-ZÅÄÖ][\w -]{1,30})*):(?:\s+(?P<text>\S.*))?$"
"""Whoever is to do what stands after it, or in the points below: "Alla: Skicka in exempel"."""
_WHO_LAST: Final = r"(?<=\w)\.? \((?P<who>[A-ZÅÄÖ][a-zåäöé]+(?:(?:, | och )[A-ZÅÄÖ][a-zåäöé]+)*|alla|Alla)\)+\.?$"
"""Whoever is to do it in brackets after it, where the minutes name nobody in full: "Rösta på namn (Josefin)."."""
_STATES: Final = frozenset({"Akut", "Klart", "Klar", "Pågår", "Ja", "Nej", "Viktigt", "Bilaga"})


_FEWEST: Final = 2
"""Points of a list."""
_SIGNS: Final = frozenset({"OBS", "PS", "PRIO", "NB", "FYI", "INFO"})
"""Capitals before a text that are nobody's."""


class Point(Struct, frozen=True):
    """A point of a list, in two parts."""

    line: Line
    who: str
    """Empty where nobody is named."""
    text: str
    """Empty where the line only names whoever is to do what stands below."""


class Numbered(Struct, frozen=True):
    """Lines of a list, each as a point of it, and the numbers that were written before the points."""

    lines: list[Line]
    numbers: list[tuple[str, Line]] = []


def as_points(lines: Sequence[Line]) -> Numbered:
    """The lines, where they begin with those of a list that somebody wrote "1.", "2." before, without the numbers."""
    begun = [NUMBERED.match(line.text) if len(line.cells) == 1 else None for line in lines]
    numbers = [(match.group().strip(), line) for match, line in zip(begun, lines, strict=True) if match]
    in_turn = [str(turn) for turn in range(1, len(numbers) + 1)]
    if len(numbers) < _FEWEST or not begun[0] or [number[:-1] for number, _ in numbers] != in_turn:
        return Numbered(list(lines))
    points = [
        replace(line, cells=(replace(line.cells[0], text=line.text[match.end() :]),), bullet=1) if match else line
        for match, line in zip(begun, lines, strict=True)
    ]
    return Numbered(points, numbers)


def points_of(lines: Sequence[Line], known: Performers) -> list[Point]:
    """The points of a list of what is to be done, each with whoever is to do it, where that stands by it or over it."""
    found: list[Point] = []
    over = matter = ""
    in_brackets = sum(re.search(_WHO_LAST, line.plain) is not None for line in lines) > 1  # once, it may be anything
    for line in lines:
        plain = NUMBERED.sub("", line.plain, count=1)
        if in_brackets and (last := re.search(_WHO_LAST, plain)) and _may_be_first_names(last["who"]):
            found.append(Point(line, last["who"], plain[: last.start()].rstrip()))
            continue
        named = re.match(_WHO_BEFORE, plain)
        is_somebody = named is not None and _are_somebody(named["who"], known)
        if named and not named["text"]:
            over, matter = (named["who"], "") if is_somebody else ("", f"{named['who']}: ")
            found.append(Point(line, named["who"], ""))
        elif named:  # what is nobody's name, as in "Budget: ta fram ett underlag", is of the åtgärd
            found.append(Point(line, named["who"], named["text"]) if is_somebody else Point(line, over, plain))
        else:
            found.append(Point(line, over, matter + plain))
    return found


def named_points(lines: Sequence[Line], known: Performers) -> list[Point]:
    """The first of the lines, where several begin with whoever is to do what stands after that, and one of those is somebody."""
    named = [(line, match) for line in lines if (match := re.match(_WHO_BEFORE, line.plain)) and match["text"]]
    count = next((at for at, (line, _) in enumerate(named) if line is not lines[at]), len(named))
    points = [Point(line, match["who"], match["text"]) for line, match in named[:count]]
    labels = [label for point in points if (label := label_before(point.line.text)) is not None]
    often = {point.who for point in points if sum(other.who == point.who for other in points) > 1}
    named_some = [point for point in points if _are_somebody(point.who, known)]
    if len(points) < _FEWEST or not named_some or any(label.among(PARTS) for label in labels):
        return []
    return [point if point in named_some or point.who in often else Point(point.line, "", point.line.plain) for point in points]


def lists_actions(title: str, lines: Sequence[Line]) -> bool:
    """Whether an item is the list of what is to be done: "Att göra", "Actionpoints inför nästa gång", and points below."""
    words = r"(?i)(?:action ?points?|att göra|to do|åtgärdslista|uppdragslista|(?:mötets )?beslutspunkter)\b"
    named = [re.match(_WHO_BEFORE, line.plain) is not None for line in lines]
    is_looked_back_at = re.match(r"(?i)uppföljning|aktiviteter\b", title) is not None and not all(named)
    is_named = (Label.ACTIONS in meanings(title)[0] and not is_looked_back_at) or re.match(words, title) is not None
    are_named = any(named) or not re.search("(?i)beslut", title)
    are_points = all(line.bullet or NUMBERED.match(marked(line)) or is_named for line, is_named in zip(lines, named, strict=True))
    return is_named and are_named and bool(lines) and are_points


def _are_somebody(who: str, known: Performers) -> bool:
    """Whether the words are of the meeting's people, or each may be somebody's all the same."""
    return known.are_known(who) or all(map(_may_act, split_names(who)))


def _may_act(name: str) -> bool:
    """Whether a name that nobody in the meeting has may be somebody's all the same: a full name, "SKL", "Kansliet"."""
    if name in _SIGNS:
        return False
    return looks_like_name(name) or name in MUNICIPALITIES or re.fullmatch(rf"[A-ZÅÄÖ]{{2,5}}|{MANY}", name) is not None


def _may_be_first_names(who: str) -> bool:
    """Whether words in brackets may be people whom the minutes name nowhere else: no places, and no state that a task is in."""
    return not set(re.split(r", | och ", who)) & (MUNICIPALITIES | _STATES)
