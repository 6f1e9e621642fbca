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
