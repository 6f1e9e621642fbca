"""Names from what is typed of them: any part, or the initials."""

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
