import re
import tomllib
from difflib import unified_diff
from pathlib import Path

import pytest

from make_golden import FOLDER, GOLDEN, golden
from support.samples import MINUTES_2013, MINUTES_2016

NOT_SHOWN_AS_TYPED = ("id", "status", "narvaro", "arenden", "forslag")
"""Keys whose words are not there: ids, three that are told in other words, and proposals, which the decisions stand for."""


@pytest.mark.parametrize("name", GOLDEN)
def test_the_document_is_as_the_golden_file_has_it(name: str) -> None:
    shown, form = GOLDEN[name]
    expected = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    difference = "\n".join(unified_diff(expected, golden(shown(), form).splitlines(), name, "now", lineterm="", n=2))
    assert not difference, f"{difference}\n\nIf that is as it should be: python tests/make_golden.py"


def test_there_is_no_golden_file_of_nothing() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_file()} == set(GOLDEN)


def texts(value: object) -> list[str]:
    """Everything that is typed in the file, in no order."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, inside in value.items() if key not in NOT_SHOWN_AS_TYPED for text in texts(inside)]
    return [text for inside in value for text in texts(inside)] if isinstance(value, list) else []


def letters(text: str) -> str:
    """The text without spaces, and without the signs that make lists and emphasis."""
    return re.sub(r"(?m)^ *(?:- |\d+\. )|</?\w+>|[*\s]", "", text)


@pytest.mark.parametrize("path", [MINUTES_2016, MINUTES_2013], ids=["2016", "2013"])
@pytest.mark.parametrize("form", ["pdf", "docx", "html", "md", "txt"])
@pytest.mark.parametrize("layout", ["2016", "2013"])
def test_the_golden_file_has_everything_that_stands_in_the_minutes(path: Path, form: str, layout: str) -> None:
    lines = (FOLDER / f"minutes-{path.stem}-layout-{layout}.{form}.txt").read_text(encoding="utf-8").splitlines()
    shown = letters("".join(line if form == "txt" else line.partition(": ")[2] for line in lines))
    typed = texts(tomllib.loads(path.read_text(encoding="utf-8")))
    assert len(typed) > 100
    missing = [line for text in typed for line in text.splitlines() if letters(line) not in shown]
    assert not missing
