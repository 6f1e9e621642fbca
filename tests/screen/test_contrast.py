"""Every text on every screen and in every dialog can be read in every theme that is offered, and a chosen row without colours."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.color import Color
from textual.widgets import OptionList

from kcminutes.tui.textual_seams.marked_list import SIGN
from kcminutes.tui.themes import THEMES, USUAL
from support.contrast import contrast, unreadable
from support.rarely import rarely, thinned
from support.screens import Window, at_home, opened, workspace_with

WIDE = (140, 30)
"""The smallest window with the list of items and the draft."""
TYPED = ["Anteckning.", "<f4>", "Beslut.", "<ctrl+o>", "Ring länet", "<tab>", "24/4", "<tab>", "fne"]
PLACES = {
    "an item with an åtgärd that is typed": TYPED,
    "an item that was withdrawn": ["<ctrl+g>", "x", "skäl", "<enter>"],
    "the background": ["<ctrl+n>", "<f7>"],
    "the findings": ["<ctrl+g>", "g"],
    "attendance": ["<ctrl+r>", "3", "<home>", "<space>"],
    "a search in attendance": ["<ctrl+r>", "a"],
    "a form with examples": ["<ctrl+r>", "+"],
    "a form with a fault and a meaning": ["<ctrl+g>", "r", "<tab>", "fne", "<tab>", "<tab>", "<tab>", "x", "<enter>"],
    "a form with a message": ["<ctrl+g>", "v"],
    "go to": ["<ctrl+g>"],
    "a search that finds nothing": ["<ctrl+f>", "qqq"],
    "a search": ["<ctrl+f>", "möte"],
    "the commands": ["<ctrl+p>"],
    "export": ["<ctrl+g>", "e"],
    "settings": ["<ctrl+g>", ","],
    "the help": ["<f1>"],
    "the help on a dialog": ["<ctrl+r>", "<f1>"],
    "the draft": ["<ctrl+l>"],
}


async def assert_readable(window: Window, themes: Iterable[str] = THEMES) -> None:
    window.app.clear_notifications()
    for theme in themes:
        window.app.theme = theme
        await window.settled()
        await asyncio.sleep(0.02)  # the style sheet is applied as soon as nothing else is to be done
        await window.settled()
        bad = [*unreadable(window.app)]
        assert not bad, (theme, bad)


@pytest.mark.parametrize("themes", [[USUAL, "textual-light"], *rarely(THEMES)], ids=["usual", "all"])
@pytest.mark.parametrize("keys", thinned(PLACES.values(), 4, PLACES))
async def test_every_text_can_be_read_in_every_theme_that_is_offered(keys: list[str], themes: list[str], tmp_path: Path) -> None:
    async with opened(tmp_path, WIDE) as window:
        await window.type(*keys)
        await asyncio.sleep(0.5)  # the draft follows, and pages are made, as typing pauses
        await assert_readable(window, themes)


async def test_the_parts_dividers_are_seen_in_every_theme_that_is_offered(tmp_path: Path) -> None:
    async with opened(tmp_path, WIDE) as window:
        await window.type("<ctrl+g>", "g", "<ctrl+g>", "a")
        for theme in THEMES:
            window.app.theme = theme
            await window.settled()
            await asyncio.sleep(0.02)
            await window.settled()
            tops = [(part, "border_top") for part in ("#findings", "#decisions", "#actions")]
            for selector, edge in [("#items", "border_right"), ("#draft", "border_left"), *tops]:
                part = window.app.screen.query_one(selector)
                around = part.background_colors[1]
                assert contrast(around + getattr(part.styles, edge)[1], around) >= 3, (theme, selector)


async def test_home_can_be_read_in_every_theme_that_is_offered(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    (tmp_path / "agendas" / "2017-01-19.toml").write_text("oläslig", "utf-8")
    async with at_home(tmp_path) as window:
        await window.until(lambda: "Kommunchefsgruppen" in window.text)
        await assert_readable(window)


@pytest.mark.long
async def test_without_colours_every_text_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(tmp_path, WIDE) as window:
        for keys in PLACES.values():
            await window.type(*keys)
            await assert_readable(window, [USUAL, "textual-light"])
            await window.type("<escape>", "<escape>", "<escape>")


def test_the_usual_theme_is_offered_and_a_light_one_beside_it() -> None:
    assert USUAL in THEMES
    assert "textual-light" in THEMES
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert all(f"`{theme}`" in readme for theme in THEMES)


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert round(contrast(Color(0, 0, 0), Color(255, 255, 255)), 1) == 21
    assert round(contrast(Color(0x76, 0x76, 0x76), Color(255, 255, 255)), 2) == 4.54  # the lightest grey that passes


LISTS = {
    "go to": ["<ctrl+g>"],
    "a search": ["<ctrl+f>", "möte"],
    "the commands": ["<ctrl+p>"],
    "export": ["<ctrl+g>", "e"],
    "settings": ["<ctrl+g>", ","],
    "attendance": ["<ctrl+r>"],
    "the findings": ["<ctrl+g>", "g"],
}


@pytest.mark.parametrize("keys", LISTS.values(), ids=LISTS.keys())
async def test_a_chosen_row_has_a_sign(keys: list[str], tmp_path: Path) -> None:
    async with opened(tmp_path, WIDE) as window:
        await window.type(*keys)
        await window.until(lambda: window.app.screen.query_one(OptionList).highlighted is not None)
        for _ in range(2):
            listed = window.app.screen.query_one(OptionList)
            assert listed.highlighted is not None
            region = listed.region
            rows = [row[region.x : region.right] for row in window.rows[region.y : region.bottom]]
            chosen = str(listed.get_option_at_index(listed.highlighted).prompt)
            assert [row.startswith(f"{SIGN}{chosen[:5].rstrip()}") for row in rows if row.startswith(SIGN)] == [True], window.text
            await window.press("down")


async def test_a_chosen_meeting_at_home_has_a_sign(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path) as window:
        await window.until(lambda: "Kommunchefsgruppen" in window.text)
        assert window.row("Kommunchefsgruppen").startswith(SIGN)
