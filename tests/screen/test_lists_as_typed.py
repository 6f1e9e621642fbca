"""Numbered lists as they are typed and pasted: inner ones begin at 1, and what follows is numbered on."""

from pathlib import Path

import pytest

from support.screens import opened

E = "<enter>"


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        (["1. ett", E, "två", E, "<tab>", "inre", E, "inre2"], "1. ett\n2. två\n   1. inre\n   2. inre2"),
        (["1. ett", E, "två", "<up>", "<end>", E, "<tab>", "x"], "1. ett\n   1. x\n2. två"),
        (["1. ett", E, "två", E, "<tab>", "inre", E, "<shift+tab>", "tre"], "1. ett\n2. två\n   1. inre\n3. tre"),
        (["1. ett", E, "två", E, "tre", "<up>", "<up>", "<end>", E, E], "1. ett\n\n\n2. två\n3. tre"),
        (["1. ett", E, "två", E, "tre", "<up>", "<home>", "<shift+down>", "<ctrl+x>", "<ctrl+v>"], "1. ett\n2. två\n3. tre"),
        (
            ["1. ett", E, "två", E, "tre", "<up>", "<up>", "<home>", "<shift+down>", "<ctrl+x>", "<down>", "<home>", "<ctrl+v>"],
            "1. två\n2. ett\n3. tre",
        ),
        (["- ett", E, "<tab>", "inre", E, "<shift+tab>", "två"], "- ett\n  - inre\n- två"),
    ],
)
async def test_a_list_is_numbered_on_whatever_is_put_in_or_moved(typed: list[str], becomes: str, tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type(*typed)
        assert window.item(1).notes == becomes


@pytest.mark.parametrize(
    ("typed", "pasted", "becomes"),
    [
        (["1. ett", E, "två", "<up>", "<end>"], "\n2. a\n3. b", "1. ett\n2. a\n3. b\n4. två"),
        (["1. ett", E], "1.\tx\n2.\ty", "1. ett\n2. x\n3. y"),
        (["1. ett", E, E, "text", E, E], "4. punkt\n7. punkt", "1. ett\n\ntext\n\n4. punkt\n7. punkt"),
        (["1. a", E, "b"], "\n3. c\n\nRubrik:\n1. x\n2. y", "1. a\n2. b\n3. c\n\nRubrik:\n1. x\n2. y"),
        (["1. a", E], "1. x\n\n2. y\n\n3. z", "1. a\n2. x\n\n3. y\n\n4. z"),
        (["4. d", E, "e", E], "Så sa Bo.\n\n1. x\n2. y", "4. d\n5. e\n6. Så sa Bo.\n\n1. x\n2. y"),
        ([], "Ø\tett\nØ\ttvå\n➢\tinre", "- ett\n- två\n  - inre"),
    ],
)
async def test_a_list_that_is_pasted_into_one_goes_on_with_its_numbers(
    typed: list[str], pasted: str, becomes: str, tmp_path: Path
) -> None:
    async with opened(tmp_path) as window:
        await window.type(*typed)
        before = window.item(1).notes
        await window.paste(pasted)
        assert window.item(1).notes == becomes
        await window.press("ctrl+z")
        assert window.item(1).notes == before


async def test_what_is_typed_where_the_cursor_was_moved_is_a_step_of_its_own(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("hej på dig", "<home>", "x")
        assert window.item(1).notes == "xhej på dig"
        await window.press("ctrl+z")
        assert window.item(1).notes == "hej på dig"
        await window.press("ctrl+end")
        await window.type(" du", "<backspace>", "ä", "<ctrl+z>")
        assert window.item(1).notes == "hej på dig"


async def test_no_line_under_a_long_list_is_lost_when_a_point_is_put_in(tmp_path: Path) -> None:
    lines = "\n".join(f"rad {number}" for number in range(1200))
    async with opened(tmp_path) as window:
        await window.paste(f"1. a\n2. \n{lines}")
        await window.type("<ctrl+home>", "<down>", "<end>", "<tab>", "inre")
        assert window.item(1).notes == f"1. a\n   1. inre\n{lines}"
        await window.type("<up>", "<end>")
        await window.paste("\n2. ny")
        assert window.item(1).notes == f"1. a\n2. ny\n   1. inre\n{lines}"


async def test_another_list_right_under_one_keeps_its_numbers(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.paste("1. a\n2. b\nRubrik:\n1. c\n2. d")
        await window.type("<ctrl+home>", "<end>")
        await window.paste("\n2. ny")
        assert window.item(1).notes == "1. a\n2. ny\n3. b\nRubrik:\n1. c\n2. d"


async def test_a_letter_like_the_one_after_the_cursor_belongs_to_its_word_in_undo(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("foo bar", "<ctrl+left>", "<left>", " ", "n", "e", "w")
        assert window.item(1).notes == "foo new bar"
        await window.press("ctrl+z")
        assert window.item(1).notes == "foo bar"


@pytest.mark.parametrize(
    ("text", "row", "becomes"),
    [
        ("1. \n5. fem\n6. sex", 0, "\n5. fem\n6. sex"),
        ("1. a\n2. \n1. b\n2. c", 1, "1. a\n\n\n1. b\n2. c"),
        ("1. a\n2. \n3. b\n4. c", 1, "1. a\n\n\n2. b\n3. c"),
        ("1. a\n- b\n- \n3. c", 2, "1. a\n- b\n\n\n3. c"),
    ],
)
async def test_enter_at_an_empty_point_numbers_only_what_followed_on_it(text: str, row: int, becomes: str, tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.paste(text)
        await window.type("<ctrl+home>", *["<down>"] * row, "<end>", E)
        assert window.item(1).notes == becomes
