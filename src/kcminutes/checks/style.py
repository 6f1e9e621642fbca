"""Hints of house style: odd spaces and dashes, and two ways of writing the same thing in one document."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from kcminutes.checks.findings import CheckedText, Rule, Spot, quoted

_SPACES: Final = Rule("mellanslag", "ett mellanslag är dubbelt, saknas efter punkt eller står före skiljetecken", hint=True)
_DASH: Final = Rule("tankstreck", "ett bindestreck står där ett tankstreck ska stå", hint=True)
_MILLIONS: Final = Rule("mkr-mnkr", "både ”mkr” och ”mnkr” används", hint=True)
_CLOCK: Final = Rule("klockslag", "klockslag skrivs på två sätt, som ”kl” och ”kl.” eller ”13:30” och ”13.30”", hint=True)
RULES: Final = (_SPACES, _DASH, _MILLIONS, _CLOCK)


def odd_spaces(checked: CheckedText) -> Iterator[Spot]:
    """Two spaces in a row within a line, a space before a comma or the like, none after a full stop."""
    text = checked.text
    if "  " in text:
        for match in re.finditer(r"(?<=\S)  +(?=\S)", text):
            line_head = text[max(0, match.start() - 8) : match.start()].rpartition("\n")[2]
            if not re.fullmatch(r"\s*(?:[-*+•–]|[0-9]{1,3}[.)])", line_head):  # after a list's mark they are its layout
                yield Spot(_SPACES, match.start(), "Två mellanslag i rad", "Ta bort det ena.")
    for match in re.finditer(r" [,.;:!?](?=\s|$)", text):
        if re.match(r"\w", text[max(0, match.start() - 1) : match.start()]):
            yield Spot(_SPACES, match.start(), f"Mellanslag före ”{match.group()[1]}”", "Ta bort mellanslaget.")
    for match in re.finditer(r"\.[A-ZÅÄÖ][a-zåäö]", text):
        word = re.search(r"\S*$", text[max(0, match.start() - 40) : match.start()])
        rest = re.match(r"\S*", text[match.end() : match.end() + 40])
        # Not in addresses, file names and names of things ("Node.Js").
        if word and rest and re.fullmatch(r"[(”\"*]*[a-zåäöé]{3,}", word.group()) and not re.search(r"[@/.]\w", rest.group()):
            near = f"{word.group()}{match.group()}{rest.group()}"
            yield Spot(_SPACES, match.start(), f"Mellanslag saknas efter punkten i {quoted(near)}", "Sätt dit ett mellanslag.")


def hyphens_for_dashes(checked: CheckedText) -> Iterator[Spot]:
    """A hyphen with a space on each side, between words."""
    for match in re.finditer(" - ", checked.text):
        around = checked.text[match.start() - 1 : match.start()] + checked.text[match.end() : match.end() + 1]
        if len(around) == 2 and not around[0].isspace() and not around[1].isspace() and not around.isdigit():
            yield Spot(_DASH, match.start(), "Bindestreck med mellanslag omkring", "Skriv tankstreck: –.")


class Way(Struct, frozen=True):
    """One of two ways of writing the same thing."""

    rule: Rule
    pattern: str
    """Finds it, in lower case."""
    needs: str
    """A text that is there whenever the pattern is, as finding that is quicker."""
    text: str
    remedy: str

    def spots(self, checked: CheckedText) -> Iterator[Spot]:
        """Where it is written so, whether or not the other way is used as well."""
        if self.needs in checked.lower:
            for match in re.finditer(self.pattern, checked.lower):
                yield Spot(self.rule, match.start(), self.text, self.remedy)


def _way(rule: Rule, pattern: str, needs: str, own: str, other: str) -> Way:
    return Way(
        rule, pattern, needs, f"Här står {own}, på andra ställen {other}", f"Skriv {other} även här, om det är så ni skriver."
    )


_HOUR: Final = "(?:[01][0-9]|2[0-3])"
PAIRS: Final = tuple(
    (_way(rule, pattern, needs, own, other), _way(rule, other_pattern, other_needs, other, own))
    for rule, own, pattern, needs, other, other_pattern, other_needs in (
        (_MILLIONS, "”mkr”", r"\bmkr\b", "mkr", "”mnkr”", r"\bmnkr\b", "mnkr"),
        (_CLOCK, "”kl”", r"\bkl(?=\s?[0-9])", "kl", "”kl.”", r"\bkl\.(?=\s?[0-9])", "kl."),
        (
            _CLOCK,
            "kolon i klockslaget",
            rf"(?<![\w:.]){_HOUR}:[0-5][0-9](?![\w:])",
            ":",
            "punkt",
            r"\bkl\.?\s?[0-2]?[0-9]\.[0-5][0-9](?![\w.])",
            "kl",
        ),
    )
)
"""Each two ways of writing the same thing; in a document that has both, the rarer is what a reader stumbles over."""
