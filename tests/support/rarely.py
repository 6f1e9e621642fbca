"""Cases of a test that are run before a change lands, and not at every run."""

from typing import Any

import pytest


def rarely(*values: Any) -> list[Any]:
    """The values, for a test's parameters, each marked as long."""
    return [pytest.param(value, marks=pytest.mark.long) for value in values]
