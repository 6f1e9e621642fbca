"""What the oldest Pythons that the program runs on do otherwise: 3.11.2 is what Debian 12 has."""

import re
from pathlib import Path

import kcminutes

SOURCES = sorted(Path(kcminutes.__file__).parent.rglob("*.py"))
POSSESSIVE_GROUP = r"\)(?:[*+?]|\{{1,2}\d*,?\d*\}{1,2})\+|\(\?>"


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Before 3.11.5 such a group matches wrongly: https://github.com/python/cpython/issues/106052."""
    assert len(SOURCES) > 100
    assert all(re.search(POSSESSIVE_GROUP, pattern) for pattern in (r"(?:a|b)*+", r"(a){1,2}+", r"(?>a)"))
    assert not [path.name for path in SOURCES if re.search(POSSESSIVE_GROUP, path.read_text(encoding="utf-8"))]
