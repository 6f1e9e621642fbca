from itertools import product

import pytest

from support.import_layouts import Layout, layouts
from support.import_scores import THRESHOLDS, Score, read_in, scores, total
from support.import_writers import WRITERS

LAYOUTS = layouts()
CASES = list(product(LAYOUTS, WRITERS))[::20]
"""Some of each type, which fail by themselves in every run."""
OFTEN = {("docx", True)}
"""Of the types, and the layouts kept and held back, those that are read at every run; the others before a landing."""


@pytest.mark.parametrize(("layout", "kind"), CASES, ids=[f"{layout.name}-{kind}" for layout, kind in CASES])
def test_no_word_of_a_file_is_lost_and_its_day_is_found(layout: Layout, kind: str) -> None:
    assert not _not_whole({layout.name: scores(layout, read_in(layout, kind))})


@pytest.mark.parametrize(
    ("kind", "held_back"),
    [
        pytest.param(kind, held_back, marks=[pytest.mark.long] * ((kind, held_back) not in OFTEN))
        for kind in WRITERS
        for held_back in (False, True)
    ],
)
def test_each_type_is_understood_as_well_as_promised_and_no_word_is_lost(kind: str, *, held_back: bool) -> None:
    found = {layout.name: scores(layout, read_in(layout, kind)) for layout in LAYOUTS if layout.held_back is held_back}
    assert not _not_whole(found)
    rows = total(found.values())
    assert not {field: rows[field].share for field, least in THRESHOLDS.items() if rows[field].share < least}


def _not_whole(found: dict[str, dict[str, Score]]) -> list[str]:
    """The layouts of which a word is lost, or the day is not what it was."""
    return [name for name, row in found.items() if row["ord"].right != row["ord"].of or row["dag"].share < 1]


def test_the_layouts_are_many_and_differ() -> None:
    assert len(LAYOUTS) >= 18
    assert sum(layout.held_back for layout in LAYOUTS) >= len(LAYOUTS) / 4
    assert len({tuple(block.kind for block in layout.blocks) for layout in LAYOUTS}) == len(LAYOUTS)
