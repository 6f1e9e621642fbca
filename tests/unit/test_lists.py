"""Lists in prose as they are typed and pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcminutes.tui.widgets.lists import POINT, as_list, closed_up, mark_of, mark_outside, renumbered, without_second_mark


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("•\tett\n•\ttvå", "- ett\n- två"),
        ("\uf0b7\tett\n\uf0a7\tinre\n\uf0b7\ttvå", "- ett\n  - inre\n- två"),
        ("•\tett\no\tinre\n▪\tinnerst\no\tinre\n•\ttvå", "- ett\n  - inre\n    - innerst\n  - inre\n- två"),
        ("1.\tett\n\t•\tinre\n2.\ttvå", "1. ett\n   - inre\n2. två"),
        ("• ett\n• två", "- ett\n- två"),
        ("-\tett\n-\ttvå", "- ett\n- två"),
        ("1)\tett\n2)\ttvå", "1. ett\n2. två"),
        ("o\tett\no\ttvå", "- ett\n- två"),
        ("Text\n•\u00a0ett", "Text\n- ett"),
        ("•\tett\nText\no\ttvå", "- ett\nText\n- två"),
        ("- ett\n- två", "- ett\n- två"),
        ("Namn\tTelefon\nEva\t123", "Namn\tTelefon\nEva\t123"),
        ("2017\t1,2 mkr", "2017\t1,2 mkr"),
        ("a · b", "a · b"),
    ],
)
def test_lists_of_other_programs_become_lists_and_nothing_else_does(pasted: str, text: str) -> None:
    assert as_list(pasted) == text


@given(st.text(alphabet="•o1.\t \nab-)", max_size=30))
def test_what_is_made_of_a_paste_stays_as_it_is_when_pasted_again_and_no_line_is_lost(text: str) -> None:
    made = as_list(text)
    assert made.count("\n") == text.count("\n")
    assert [letter for letter in made if letter in "ab"] == [letter for letter in text if letter in "ab"]


@given(st.integers(1, 90), st.lists(st.sampled_from(["1. x", "7. y", "   - inre", "   text"]), max_size=6))
def test_a_numbered_list_counts_on_after_a_point_that_was_put_in(number: int, rest: list[str]) -> None:
    lines = [*rest, "", "1. annan"]
    changed = renumbered(lines, "", number)
    whole = [*changed, *lines[len(changed) :]]
    numbers = [int(point["number"]) for line in whole[: len(rest)] if (point := POINT.fullmatch(line)) and point["number"]]
    assert numbers == list(range(number + 1, number + 1 + len(numbers)))
    assert whole[len(rest) :] == ["", "1. annan"]
    assert [line.lstrip("0123456789") for line in whole] == [line.lstrip("0123456789") for line in lines]


def test_the_next_point_has_the_next_number_and_the_same_dash() -> None:
    assert [mark_of(point) for text in ("- a", "  9. b") if (point := POINT.fullmatch(text))] == ["- ", "  10. "]


@pytest.mark.parametrize(
    ("before", "kept"),
    [("- -", "-"), ("  - -", "-"), ("-   -", "  -"), ("2. 2.", "2."), ("2. 3)", "3."), ("- •", "-"), ("- a -", None)],
)
def test_of_two_marks_the_one_that_was_typed_counts(before: str, kept: str | None) -> None:
    assert without_second_mark(before) == kept


@pytest.mark.parametrize(
    ("above", "removed", "below", "changed"),
    [
        (["1. a"], ["2. b"], ["3. c", "4. d", "", "5. e"], ["2. c", "3. d"]),
        (["1. a"], ["2. b", "   - inre", "3. c"], ["4. d"], ["2. d"]),
        ([], ["1. a"], ["2. b", "   1. inre", "3. c"], ["1. b", "   1. inre", "2. c"]),
        (["1. a", "   - inre"], ["2. b"], ["3. c"], ["2. c"]),
        (["1. a"], [""], ["3. c"], ["2. c"]),
        (["1. a"], ["2. b"], ["   1. inre", "3. c"], ["   1. inre", "2. c"]),
        (["1. a", "   1. x"], ["   2. y"], ["   3. z", "2. b"], ["   2. z"]),
        (["Text"], ["2. b"], ["Mer"], []),
        (["3. a"], ["7. b"], ["9. c"], []),
        (["1. a"], ["- b"], ["- c"], []),
        (["1. a", ""], ["Text"], ["3. c"], []),
        (["1. a"], ["mer om a"], ["2. b"], []),
    ],
)
def test_a_numbered_list_closes_up_over_what_was_taken_away(
    above: list[str], removed: list[str], below: list[str], changed: list[str]
) -> None:
    assert closed_up(above, removed, below) == changed


def test_the_list_outside_is_the_nearest_one_up_to_a_blank_line() -> None:
    assert mark_outside(["1. a", "   - b"], "   ") == "2. "
    assert mark_outside(["- a", "", "  - b"], "  ") is None
    assert mark_outside(["- a"], "") is None
