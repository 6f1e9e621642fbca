"""The bodies that meet, known by what people call them: "regionrådet" is "Regionrådet i Umeåregionen", if no other begins so."""

from collections.abc import Iterable
from functools import lru_cache

from kcminutes.swedish.names import the_one_meant, words


@lru_cache(1000)
def body_key(name: str) -> tuple[str, ...]:
    """What is the same of two names of a body, whatever their capitals, accents and spaces."""
    return tuple(words(name))


def is_same_body(one: str, other: str) -> bool:
    """Whether the two names are one body's."""
    return body_key(one) == body_key(other)


def body_meant(written: str, known: Iterable[str]) -> str:
    """The known body that is meant by what stands in a file: its name, or the beginning of only one's; else what is written."""
    names = list(known)
    wanted = body_key(written)
    same = [name for name in names if body_key(name) == wanted]
    begun = same or [name for name in names if wanted and body_key(name)[: len(wanted)] == wanted]
    return begun[0] if len({body_key(name) for name in begun}) == 1 else written


def body_typed(typed: str, known: Iterable[str]) -> str | None:
    """The known body that a person means by any beginning of its name, or its initials; None if that is none, or several."""
    names = list(known)
    meant = body_meant(typed, names)
    if meant in names:
        return meant
    wanted = " ".join(words(typed))
    begun = [name for name in names if wanted and " ".join(words(name)).startswith(wanted)]
    return the_one_meant(typed, names) if not begun else begun[0] if len(begun) == 1 else None
