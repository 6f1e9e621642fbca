"""The list of items: number, title, state in glyph and word, decisions and actions."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from kcminutes.meeting.model import Action, HandedOn, Item
from kcminutes.meeting.states import ItemStatus
from kcminutes.tui.widgets.item_list import item_state, row_text
from support.document_samples import meeting, said
from support.screens import LARGE, MEDIUM, SMALL, opened


@pytest.mark.parametrize(
    ("item", "current", "expected"),
    [
        (Item(title="a"), False, ("○", "kvar")),
        (Item(title="a"), True, ("▶", "nu")),
        (said("text"), False, ("●", "klart")),
        (said("", status=ItemStatus.WITHDRAWN), False, ("✕", "utgick")),
        (said("", status=ItemStatus.WITHDRAWN), True, ("✕", "utgick")),
        (said("", status=ItemStatus.POSTPONED), True, ("→", "bordlagt")),
        (said("", handed_on=(HandedOn(body="Regionrådet"),)), True, ("»", "vidare")),
    ],
)
def test_each_state_has_a_glyph_and_a_word(item: Item, current: bool, expected: tuple[str, str]) -> None:  # noqa: FBT001
    assert item_state(item, current=current) == expected


@pytest.mark.parametrize("title", ["Kort", "Ett långt ärende " * 5, "日本語 " * 10, "👩‍👩‍👧 familjen", "[/b]"])
@pytest.mark.parametrize("width", [20, 38, 80])
def test_a_row_is_as_wide_as_the_list(title: str, width: int) -> None:
    item = said("x", title=title, decisions=("a", "b"), actions=(Action(text="c"),))
    row = row_text(meeting(item), (0,), None, width)
    assert cell_len(row) == width
    assert row.rstrip().endswith("klart B2 Å1")


async def test_the_list_follows_what_is_typed(tmp_path: Path) -> None:
    async with opened(tmp_path, MEDIUM) as window:
        await window.type("text", "<f4>", "ett", "<enter>", "<enter>", "två", "<ctrl+o>", "gör", "<ctrl+n>")
        assert window.row("Mötets öppnande").startswith("● 1 Mötets öppnande")
        assert "klart B2 Å1" in window.row("Mötets öppnande")
        assert window.row("▶").startswith("▶ 2 Föregående")
        assert " nu " in window.row("▶")


async def test_a_sub_item_is_indented_under_its_item(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE) as window:
        await window.type("<ctrl+g>", "15", "<enter>", "<ctrl+g>", ".", "Lokal", "<enter>")
        assert window.row("▶").startswith("▶   15.1 Lokal")


async def test_the_item_at_hand_is_kept_in_view(tmp_path: Path) -> None:
    async with opened(tmp_path, (100, 12)) as window:
        await window.type("<ctrl+g>", "16", "<enter>")
        assert "▶ 16 Nästa möte" in window.text
        await window.type("<ctrl+g>", "1", "<enter>")
        assert "▶ 1 Mötets öppnande" in window.text


async def test_a_click_goes_to_the_item(tmp_path: Path) -> None:
    async with opened(tmp_path, MEDIUM) as window:
        await window.type("ett")
        await window.pilot.click("#items", offset=(5, 3))
        await window.type("fyra")
        assert (window.item(1).notes, window.item(4).notes) == ("ett", "fyra")


async def test_a_narrow_window_shows_no_list_but_go_to_does(tmp_path: Path) -> None:
    async with opened(tmp_path, SMALL) as window:
        assert "2 Föregående" not in window.text
        await window.press("ctrl+g")
        assert "2 Föregående minnesanteckningar" in window.text
        assert "kvar" in window.text
