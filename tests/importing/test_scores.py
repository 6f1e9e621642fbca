import pytest

from support.import_layouts import Layout, layouts
from support.import_scores import THRESHOLDS, read_in, scores, total
from support.import_writers import WRITERS

LAYOUTS = layouts()
OFTEN = {("docx", True)}
"""Of the types, and the layouts kept and held back, those that are read at every run; the others before a landing."""
CASES = [(layout, kind) for layout in LAYOUTS for kind in WRITERS]


@pytest.mark.parametrize(
    ("layout", "kind"),
    [
        pytest.param(*case, id=f"{case[0].name}-{case[1]}", marks=[pytest.mark.long] * (number % 10 > 0))
        for number, case in enumerate(CASES)
    ],
)
def test_no_word_of_a_file_is_lost_and_its_day_is_found(layout: Layout, kind: str) -> None:
    found = scores(layout, read_in(layout, kind))
    assert found["ord"].right == found["ord"].of
    assert found["dag"].share == 1


@pytest.mark.parametrize(
    ("kind", "held_back"),
    [
        pytest.param(kind, held_back, marks=[pytest.mark.long] * ((kind, held_back) not in OFTEN))
        for kind in WRITERS
        for held_back in (False, True)
    ],
)
def test_each_type_is_understood_as_well_as_promised(kind: str, *, held_back: bool) -> None:
    rows = total(scores(layout, read_in(layout, kind)) for layout in LAYOUTS if layout.held_back is held_back)
    below = {field: rows[field].share for field, least in THRESHOLDS.items() if rows[field].share < least}
    assert not below


def test_the_layouts_are_many_and_differ() -> None:
    assert len(LAYOUTS) >= 18
    assert sum(layout.held_back for layout in LAYOUTS) >= len(LAYOUTS) / 4
    assert len({tuple(block.kind for block in layout.blocks) for layout in LAYOUTS}) == len(LAYOUTS)
