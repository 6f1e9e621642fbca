"""Decisions of many meetings: each with where it was made, its number in the year, and what replaced it."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from msgspec import Struct

from kcminutes.swedish.matching import Letters, Wanted, letters_of


class Source(Struct, frozen=True, kw_only=True):
    """The item of a meeting that something was decided at."""

    body: str
    day: date
    item: str
    """Its id."""
    file: str = ""
    """The meeting's file in the workspace; empty if it can't be had."""
    label: str = ""
    """The item's number as it is shown."""
    title: str = ""


class Decided(Struct, frozen=True, kw_only=True, dict=True):
    """A decision."""

    source: Source
    text: str
    number: int
    """Among the body's decisions of that year, from 1."""
    replaced_by: Source | None = None
    """Where what replaced it was decided; None as long as it counts."""

    @cached_property
    def letters(self) -> Letters:
        """What counts of it and of its item's title, to search in."""
        return letters_of(f"{self.text}\n{self.source.title}")


def with_words(made: Iterable[Decided], words: Iterable[str]) -> list[Decided]:
    """The decisions that have all the words, in themselves or in their item's title."""
    wanted = [one for one in map(Wanted, words) if one]
    return [one for one in made if all(word.is_among(one.letters) for word in wanted)]
