"""Names from what is typed of them: whole words, beginnings, or the initials. A piece from inside a word means nobody."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

PARTICLES: Final = frozenset({"af", "av", "da", "de", "den", "der", "di", "du", "la", "le", "van", "von"})
"""Words of a surname that initials may leave out: Carl von Essen is "ce" and "cve"."""

_SIGNS: Final = ",;&/+|"
_AND: Final = rf"(?:och/eller|och|samt|eller|tillsammans med)(?=[ {_SIGNS}]|$)"
_EACH: Final = rf"(?:resp\.?|respektive)(?=[ {_SIGNS}]|$)"
"""The same between two names; "Respektive kommun" is whoever is meant by it."""
# "Bygg- och miljönämnden" and "Kultur-, fritids- & ungdomsnämnden" are one name each.
_WITHIN_NAME: Final = rf"(?:(?<=\w-)(?:, (?=\w+- )| ?[&/] ?(?=\w)| (?:{_AND}|{_EACH}) (?!{_AND}|[{_SIGNS}]))|(?<=\w- )[&/] ?(?=\w))"
_BETWEEN_NAMES: Final = (
    rf"(?i:(?!{_WITHIN_NAME})(?: ?[{_SIGNS}] ?(?:{_EACH} (?-i:(?=[A-ZÅÄÖ])))?|(?: |^|(?<=[{_SIGNS}])){_AND} ?| {_EACH} ?))"
)
_AFTER_NAME: Final = rf"^(?:{_BETWEEN_NAMES}|$)"
_NAME: Final = r"[A-ZÅÄÖÉ][\w-]*"
_FULL_NAME: Final = rf"{_NAME}(?: {_NAME}| (?:{'|'.join(sorted(PARTICLES))}))* {_NAME}"
_ORGANISATION: Final = (
    rf"(?:{_NAME} )+(?:kommun|stad|region|landsting|AB)(?!\w)|(?:Region|Länsstyrelsen|Landstinget)(?: i)?(?: {_NAME})+"
)
_OF_ORGANISATION: Final = r"\b(?:\w{7,}(?:(?<!s)en|et|erna|na)|Energi|Vatten|Hamn|Bostäder|Turism|Trafik)(?!\w)"
"""A word that is no person's: "Räddningstjänsten", "Förbundet"."""
_NOT_THEMSELVES: Final = frozenset({"for", "at", "till", "hos", "efter", "av", "med", "ersattare", "ers", "vik", "vikarie"})
"""Words before a name that make it somebody else: "ersättare för Eva Ek"."""
_WHERE_FROM: Final = rf", (?P<organisation>{_ORGANISATION})(?={_AFTER_NAME[1:]})(?!, (?:{_ORGANISATION}))"
"""Lars Berg, Umeå kommun. Where another organisation follows, they are a list."""


def matches(typed: str, names: Iterable[str]) -> list[str]:
    """The names that the typed letters can mean, the likeliest first.

    The name itself comes first, then whole words of it, the initials, the beginning, the beginnings of words, and the beginning of
    the initials. Accents and capitals don't matter ("asa" finds Åsa). Nothing typed matches nothing. A name may have in brackets
    what tells it apart from another ("Eva Ek (Umeå kommun)"): words that follow those of the name itself may be of that.
    """
    return [name for _, name in _ranked(typed, names)]


def the_one_meant(typed: str, names: Iterable[str]) -> str | None:
    """The only name that the typed letters fit best; None if they fit none, or several equally well."""
    _, best = next(groupby(_ranked(typed, names), key=lambda found: int(found[0])), (0, iter(())))
    found = [name for _, name in best]  # of beginnings, that of the first name is no likelier than that of another
    return found[0] if len(found) == 1 else None


def split_names(text: str, known: Iterable[str] = ()) -> list[str]:
    """The names in a list that a person typed, parted by commas, semicolons, "&", "/", "+", "och", "samt" or the like, or several.

    One of the known names is never parted, whatever it holds, and neither is what stands in brackets. "Och" is part of no other
    name, but for what is left out before it: "Bygg- och miljönämnden". A dash parts only those who are known. After the full name
    of somebody who is not known, an organisation tells who that is: "Lars Berg, Umeå kommun".
    """
    known = list(known)
    rest, found = " ".join(text.split()), []
    whole = sorted((" ".join(name.split()) for name in known), key=len, reverse=True)
    while rest:
        name = next((name for name in whole if name and rest.startswith(name) and re.match(_AFTER_NAME, rest[len(name) :])), None)
        if name is None:
            ends = (end.start() for end in re.finditer(_BETWEEN_NAMES, rest))
            name = rest[: next((end for end in ends if _is_outside_brackets(rest[:end])), len(rest))]
            name += _where_from(name, rest[len(name) :], known)
        found += _parted_by_dash(name, known) if name not in known else [name]
        rest = re.sub(_AFTER_NAME, "", rest[len(name) :], count=1)
    return [name for name in found if name]


def _parted_by_dash(text: str, known: list[str]) -> list[str]:
    """The known names on both sides of a dash, as typed; the text itself where not all of them are known."""
    sides = re.split(r" [-–—] ", text)
    return sides if len(sides) > 1 and all(the_one_meant(side, known) for side in sides) else [text]


def _where_from(name: str, after: str, known: list[str]) -> str:
    """The comma and the organisation that tell who an unknown person is; empty where something else comes after the name."""
    found = re.match(_WHERE_FROM, after)
    is_person = re.fullmatch(_FULL_NAME, name) and not re.search(rf"^{_ORGANISATION}$|{_OF_ORGANISATION}", name)
    if not found or not is_person:
        return ""
    meant = the_one_meant(name, known)
    if meant and _folded(found["organisation"]) not in _folded(meant):
        return ""
    return found[0]


def _is_outside_brackets(before: str) -> bool:
    return before.count("(") <= before.count(")")


def those_meant(text: str, known: Iterable[str]) -> list[str]:
    """Whom a responsible person's name, or several in one text, means: a known name if it is that or short for it, else itself.

    What stands recorded is read strictly: the beginning of a name means nobody, and initials in capitals may be a group ("IT").
    """
    names = list(known)
    meant = []
    for part in split_names(text, names):
        same = [name for name in names if _folded(name) == _folded(part)]
        same = same or [name for name in names if _is_short_for(part, name)]
        same = same or [name for name in names if part.islower() and _bare(_folded(part)) in _initials(_own(_folded(name)))]
        same = same or [name for name in names if _names_with_more(part, name)]
        meant.append(same[0] if len(same) == 1 else part)
    return meant


def words(text: str) -> list[str]:
    """The words of a name, in lower case and without accents."""
    return re.findall(r"\w+", _folded(text))


def is_short_for(wanted: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether each word is, in order, a word of the name or the initial of one: "Frida N E" or "Nordin Ekdahl"."""
    rest = iter(whole)
    return any(len(word) > 1 for word in wanted) and all(any(word in (part, part[0]) for part in rest) for word in wanted)


def _is_short_for(part: str, name: str) -> bool:
    """Whether a recorded text is short for the name itself, and not for what tells it apart: an organisation is not a person."""
    own, wanted = words(_own(_folded(name))), words(part)
    return is_short_for(wanted, words(name)) and any(wanted[0] in (word, word[0]) for word in own)


def _names_with_more(part: str, name: str) -> bool:
    """Whether a recorded text is the whole name with a title before it, or others or a word in brackets after it."""
    own = words(_own(_folded(name)))
    told = words(re.sub(r"\([^()]*\)|\bm\.?\s?fl\b\.?", " ", part))
    before = told[: -len(own)]
    return len(own) > 1 and told[-len(own) :] == own and len(before) < 3 and not set(before) & _NOT_THEMSELVES


def _own(folded: str) -> str:
    """The name itself, without what tells it apart in brackets or after a comma: "Lars Berg, Umeå kommun"."""
    own = folded.partition(" (")[0]
    first = own.partition(", ")[0]
    return first if " " in first else own  # "Berg, Lars" is all name


def _bare(folded: str) -> str:
    """What was typed, without signs around it: "(nö)", "nö."."""
    return re.sub(r"^\W+|\W+$", "", folded)


def _ranked(typed: str, names: Iterable[str]) -> list[tuple[float, str]]:
    wanted = _folded(typed)
    if not _bare(wanted):
        return []
    ranked = [(rank, order, name) for order, name in enumerate(names) if (rank := _rank(wanted, name)) is not None]
    return [(rank, name) for rank, _, name in sorted(ranked)]


def _rank(wanted: str, name: str) -> float | None:
    """How well the typed letters fit the name, the best 0; what differs in whole numbers is another kind of fit."""
    folded = _folded(name)
    own = _own(folded)
    parts, rest = words(own), words(folded.removeprefix(own))
    initials = set(_initials(own))
    if folded == wanted:
        return 0
    wanted = _bare(wanted)
    typed = _with_both_initials(words(wanted), own)
    first, *more = typed
    together = "".join(typed) if all(len(word) == 1 for word in typed) else wanted  # "N.Ö."
    # What tells two of one name apart is known by its words, but never by itself: an organisation is not a person.
    if first in parts and _are_words(typed, [*parts, *rest]) and not PARTICLES.issuperset(typed):
        return 1
    if together in initials or (more and first in initials and _begins_parts(more, rest)):
        return 2
    if own.startswith(wanted):
        return 3
    if is_short_for(typed, parts) or _begins_parts(typed, parts):
        return 3.5
    if rest and any(part.startswith(first) for part in parts) and _begins_parts(typed, [*parts, *rest]):
        return 3.5
    return 4 if len(wanted) > 1 and any(all_initials.startswith(wanted) for all_initials in initials) else None


def _with_both_initials(typed: list[str], own: str) -> list[str]:
    """The typed words, with the two letters of a hyphenated name as two: "CG Stenfors" is Claes-Göran Stenfors."""
    both = {"".join(part[0] for part in words(name)) for name in own.split() if "-" in name}
    return [letter for word in typed for letter in (word if len(typed) > 1 and word in both else [word])]


def _initials(own: str) -> Iterator[str]:
    """The initials as people write them: with and without particles, a hyphenated name as one or as two."""
    for parts in (own.replace("-", " ").split(), own.split()):
        yield "".join(part[0] for part in parts)
        yield "".join(part[0] for part in parts if part not in PARTICLES)


def _are_words(typed: list[str], parts: list[str]) -> bool:
    """Whether the typed words are words of the name, in order."""
    rest = iter(parts)
    return all(any(word == part for part in rest) for word in typed)


def _begins_parts(typed: list[str], parts: list[str]) -> bool:
    """Whether each typed word begins a part of the name, in order: "len l" finds Lena Ahl Lindgren."""
    rest = iter(parts)
    return bool(typed) and all(any(part.startswith(word) for part in rest) for word in typed)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", " ".join(text.casefold().split()))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
