"""Decisions of many meetings: each with where it was made, its number in the year, and what replaced it."""

from datetime import date

from msgspec import Struct


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


class Decided(Struct, frozen=True, kw_only=True):
    """A decision."""

    source: Source
    text: str
    number: int
    """Among the body's decisions of that year, from 1."""
    replaced_by: Source | None = None
    """Where what replaced it was decided; None as long as it counts."""
