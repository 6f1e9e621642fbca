"""Names from what is typed of them: any part, or the initials."""

import re
import unicodedata
from collections.abc import Iterable


def matches(typed: str, names: Iterable[str]) -> list[str]:
    """The names that the typed letters can mean, the likeliest first.

    Initials come first, then the beginning of a part, then what stands inside one. Accents and capitals don't matter ("asa" finds
    Åsa). Nothing typed matches nothing.
    """
    wanted = _folded(typed)
    if not wanted:
        return []
    ranked = [(rank, order, name) for order, name in enumerate(names) if (rank := _rank(wanted, name)) is not None]
    return [name for _, _, name in sorted(ranked)]


def split_names(text: str) -> list[str]:
    """The names in a list that a person typed, which commas, semicolons or "och" part."""
    parts = text.replace(";", ",").replace(" och ", ",").split(",")
    return [name for name in (" ".join(part.split()) for part in parts) if name]


def those_meant(text: str, known: Iterable[str]) -> list[str]:
    """Whom a responsible person's name, or several in one text, means: a known name if it is that or short for it, else itself."""
    names = list(known)
    meant = []
    for part in split_names(text):
        same = [name for name in names if name.casefold() == part.casefold()]
        same = same or [name for name in names if is_short_for(words(part), words(name))]
        meant.append(same[0] if len(same) == 1 else part)
    return meant


def words(text: str) -> list[str]:
    """The words of a name, in lower case."""
    return re.findall(r"\w+", text.casefold())


def is_short_for(wanted: list[str], whole: list[str]) -> bool:
    """Whether each word is, in order, a word of the name or the initial of one: "Frida N E" or "Nordin Ekdahl"."""
    rest = iter(whole)
    return any(len(word) > 1 for word in wanted) and all(any(word in (part, part[0]) for part in rest) for word in wanted)


def _rank(wanted: str, name: str) -> int | None:
    folded = _folded(name)
    parts = folded.replace("-", " ").split()
    initials = "".join(part[0] for part in parts)
    if folded == wanted:
        return 0
    if initials == wanted:
        return 1
    if folded.startswith(wanted):
        return 2
    if any(part.startswith(wanted) for part in parts) or _begins_parts(wanted.split(), parts):
        return 3
    if initials.startswith(wanted) and len(wanted) > 1:
        return 4
    return 5 if wanted in folded and len(wanted) > 1 else None


def _begins_parts(typed: list[str], parts: list[str]) -> bool:
    """Whether each typed word begins a part of the name, in order: "len l" finds Lena Ahl Lindgren."""
    rest = iter(parts)
    return bool(typed) and all(any(part.startswith(word) for part in rest) for word in typed)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", " ".join(text.casefold().split()))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
