"""Cases of a test that are run before a change lands, and not at every run."""

from collections.abc import Iterable
from typing import Any

import pytest


def rarely(*values: Any) -> list[Any]:
    """The values, for a test's parameter, each marked as long."""
    return [pytest.param(value, marks=pytest.mark.long) for value in values]


def rare_cases(*cases: tuple[Any, ...]) -> list[Any]:
    """The cases, each the values of a test's several parameters, marked as long."""
    return [pytest.param(*case, marks=pytest.mark.long) for case in cases]


def thinned(values: Iterable[Any], every: int, ids: Iterable[str]) -> list[Any]:
    """The values, for a test's parameters, with their names; all but one in so many marked as long."""
    return [
        pytest.param(value, id=name, marks=[pytest.mark.long] * (at % every > 0))
        for at, (value, name) in enumerate(zip(values, ids, strict=True))
    ]
