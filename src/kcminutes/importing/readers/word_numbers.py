"""The numbers that Word puts before paragraphs by itself, out of numbering.xml."""

from typing import Final

from lxml import etree
from msgspec import Struct

from kcminutes.importing.readers.attributes import whole

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
DEEPEST_LEVEL: Final = 8
"""Word has nine levels in a list."""
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


class _Level(Struct, frozen=True):
    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    restarts_after: int | None = None


class Numbers:
    """Counts the numbered paragraphs of a document as they come."""

    def __init__(self, root: etree._Element | None) -> None:
        """The numberings of the part; None for a document without any."""
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._overrides: dict[str, dict[int, int]] = {}
        if root is None:
            return
        abstract = {each.get(f"{W}abstractNumId", ""): _levels(each) for each in root.iter(f"{W}abstractNum")}
        for number in root.iter(f"{W}num"):
            own = number.get(f"{W}numId", "")
            link = number.find(f"{W}abstractNumId")
            which = link.get(f"{W}val", "") if link is not None else ""
            levels = dict(abstract.get(which, {}))
            for override in number.iter(f"{W}lvlOverride"):
                at = whole(override.get(f"{W}ilvl"), 0, DEEPEST_LEVEL)
                start = override.find(f"{W}startOverride")
                if start is not None:
                    self._overrides.setdefault(own, {})[at] = whole(start.get(f"{W}val"), 1)
                if (level := override.find(f"{W}lvl")) is not None:
                    levels[at] = _level(level)
            self._levels[own] = levels
            self._abstract[own] = which

    def next(self, number: str, level: int) -> tuple[str, bool, int]:
        """The next paragraph's number as it is shown, whether it is a point's sign instead, and the level, from 0."""
        levels = self._levels.get(number)
        if not levels or number == "0":
            return "", False, level
        own = levels.get(level) or _Level()
        if own.form in ("bullet", "none"):
            return "", own.form == "bullet", level
        counts = self._counts.setdefault(self._abstract[number], {})
        override = self._overrides.get(number, {}).get(level)
        if override is not None and (number, level) not in self._begun:
            counts[level] = override - 1
        self._begun.add((number, level))
        counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        text = own.text
        for each in range(level + 1):
            at = levels.get(each) or _Level()
            form = "decimal" if each < level and own.form == "decimal" else at.form
            text = text.replace(f"%{each + 1}", _written(counts.get(each, at.start), form))
        return text.strip(), False, level


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    return {whole(level.get(f"{W}ilvl"), 0, DEEPEST_LEVEL): _level(level) for level in abstract.iter(f"{W}lvl")}


def _level(level: etree._Element) -> _Level:
    def value(name: str, default: str) -> str:
        found = level.find(f"{W}{name}")
        return found.get(f"{W}val", default) if found is not None else default

    return _Level(value("numFmt", "decimal"), value("lvlText", ""), whole(value("start", "1"), 1))


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = _LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < count < 90:
        left, text = count, ""
        for worth, sign in _ROMAN:
            while left >= worth:
                left, text = left - worth, text + sign
        return text.upper() if form == "upperRoman" else text
    return f"{count:02}" if form == "decimalZero" else str(count)
