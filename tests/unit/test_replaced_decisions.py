"""What is offered as replacing a decision is what then counts, and nothing else that is of its day or later."""

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kcminutes.archive.decisions import Decisions, replacing
from kcminutes.archive.record import Record
from kcminutes.meeting.decided import Decided
from kcminutes.meeting.model import Item
from kcminutes.meeting.reports import NAME, Replacement, Reports
from kcminutes.storage.toml.reports import encode_reports
from kcminutes.storage.workspace import Workspace
from support.workspaces import BODY, a_meeting, held, put

DAYS = (date(2016, 12, 8), date(2017, 1, 19))
PAIRS = st.tuples(st.integers(0, 4), st.integers(0, 4))


def row(one: Decided, other: Decided) -> Replacement:
    day = other.source.day
    return Replacement(
        meeting=one.source.day,
        body=BODY,
        item=one.source.item,
        text=one.text,
        by_meeting=day,
        by_item=other.source.item,
        day=day,
    )


def decisions(root: Path, *rows: Replacement) -> Decisions:
    (root / NAME).write_text(encode_reports(Reports(replaced=rows)), "utf-8")
    return Decisions(Record(Workspace(root), use_index=False))


@settings(max_examples=25, deadline=None)
@given(st.lists(PAIRS, max_size=4), PAIRS)
def test_a_decision_is_offered_what_then_counts(before: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        two = Item(id="aaaaaa", title="Larm", decisions=("Ett.", "Två."))
        others = [Item(id=f"{number}bbbbb", title="Polis", decisions=(f"Beslut {number}.",)) for number in range(3)]
        put(root, held(a_meeting(DAYS[0], two, *others[:2])))
        put(root, held(a_meeting(DAYS[1], others[2])))
        made = sorted(decisions(root).made, key=lambda one: one.text)
        rows = tuple(row(made[one], made[other]) for one, other in before)
        now = decisions(root, *rows)
        found = sorted(now.made, key=lambda one: one.text)
        one, other = (found[number] for number in asked)
        counts = len(decisions(root, *rows, row(one, other)).told) == len(now.told)
    if other.source.day < one.source.day:
        assert other not in replacing(found, one)
    elif other in replacing(found, one):
        assert counts
    else:  # a ring through an item of which two decisions were replaced is refused here, and read all the same
        assert not counts or len(rows) > 1
